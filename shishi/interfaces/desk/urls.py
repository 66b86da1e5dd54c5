from django.urls import path

from shishi.interfaces.desk.accounts import views as accounts
from shishi.interfaces.desk.bulletins import views as bulletins
from shishi.interfaces.desk.figures import views as figures
from shishi.interfaces.desk.filling import photo_views as photos
from shishi.interfaces.desk.filling import receipt_views as receipts
from shishi.interfaces.desk.filling import views as filling
from shishi.interfaces.desk.imports import views as imports
from shishi.interfaces.desk.ledger import views as ledger
from shishi.interfaces.desk.matters import views as matters
from shishi.interfaces.desk.mine import views as mine
from shishi.interfaces.desk.notices import views as notices
from shishi.interfaces.desk.periods import acts as period_acts
from shishi.interfaces.desk.periods import views as periods
from shishi.interfaces.desk.posts import views as posts
from shishi.interfaces.desk.programme import views as programme
from shishi.interfaces.desk.proof import views as proof
from shishi.interfaces.desk.reviews import views as reviews
from shishi.interfaces.desk.setup import views as setup
from shishi.interfaces.desk.setup import works as setup_works
from shishi.interfaces.desk.sources import views as sources
from shishi.interfaces.desk.targets import views as targets
from shishi.interfaces.desk.units import views as units
from shishi.interfaces.desk.workbooks import views as workbooks

app_name = "desk"
urlpatterns = [
    path("", programme.programme, name="programme"),
    path("matters/<int:pk>/", matters.matter, name="matter"),
    path("works/<int:pk>/targets/", targets.targets, name="targets"),
    path("works/<int:pk>/targets/<int:target>/quantity/", targets.quantity, name="target-quantity"),
    path("works/<int:pk>/targets/<int:target>/plan/", targets.plan, name="target-plan"),
    path("works/<int:pk>/targets/<int:target>/shares/", targets.shares, name="target-shares"),
    path("works/<int:pk>/targets/<int:target>/sites/", targets.sites, name="target-sites"),
    path("works/<int:pk>/targets/<int:target>/sites/<int:site>/", targets.site, name="target-site"),
    path("units/", units.units, name="units"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("periods/", periods.periods, name="periods"),
    path("periods/open/", period_acts.open_period, name="open-period"),
    path("periods/lists/<int:pk>/lock/", period_acts.lock_period, name="lock-period"),
    path("periods/lists/<int:pk>/unlock/", period_acts.unlock_period, name="unlock-period"),
    path("periods/<str:key>/", periods.period, name="period"),
    path("periods/<str:key>/urge/", period_acts.urge, name="urge"),
    path("periods/<str:key>/extend/", period_acts.extend, name="extend"),
    path("periods/<str:key>/exempt/", period_acts.exempt, name="exempt"),
    path("periods/<str:key>/require-again/", period_acts.require_again, name="require-again"),
    path("periods/<str:key>/calls/", period_acts.note_call, name="note-call"),
    path("notices/", notices.notices, name="notices"),
    path("notices/contact/", notices.own_contact, name="own-contact"),
    path("contacts/<int:pk>/", notices.contact, name="contact"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/<int:pk>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/files/<int:pk>/", bulletins.download, name="bulletin-file"),
    path("proof/", proof.proof, name="proof"),
    path("proof/report/", proof.report, name="proof-report"),
    path("figures/<str:digest>/<path:figure_id>/", figures.figure, name="figure"),
    path("sources/<str:sha256>/", sources.source, name="source"),
    path("sources/<str:sha256>/file/", sources.download, name="source-file"),
    path("imports/", imports.upload, name="import"),
    path("imports/check/", imports.check, name="import-check"),
    path("mine/", mine.mine, name="mine"),
    path("mine/no-change/", mine.no_change, name="no-change"),
    path("mine/<str:key>/sheet/", workbooks.workbook, name="workbook"),
    path("mine/<str:key>/sheet/file/", workbooks.download, name="workbook-file"),
    path("mine/<str:key>/sheet/check/", workbooks.check_sheet, name="workbook-check"),
    path("mine/<str:key>/<int:pk>/", filling.report_form, name="report-form"),
    path("mine/<str:key>/<int:pk>/draft/", filling.save_draft, name="save-draft"),
    path("mine/<str:key>/<int:pk>/photos/<str:token>/", photos.draft_photo, name="draft-photo"),
    path("reports/<int:pk>/", receipts.show, name="receipt"),
    path("reports/<int:pk>/print/", receipts.printed, name="print-report"),
    path("reports/<int:pk>/confirm/", receipts.confirm, name="confirm"),
    path("reports/<int:pk>/paper/", receipts.confirm_on_paper, name="confirm-on-paper"),
    path("reports/<int:pk>/papers/<str:sha256>/", receipts.paper, name="report-paper"),
    path("reports/<int:pk>/photos/<str:sha256>/", photos.report_photo, name="report-photo"),
    path("reports/<int:pk>/photos/<str:sha256>/original/", photos.original, name="photo-original"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/accept/", reviews.accept_unchanged, name="accept-unchanged"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/reuse/", reviews.clear, name="clear-reuse"),
    path("posts/", posts.people, name="people"),
    path("posts/hand-over/", posts.hand_over, name="hand-over"),
    path("posts/<int:pk>/appoint/", posts.appoint, name="appoint"),
    path("posts/<int:pk>/delegate/", posts.delegate, name="delegate"),
    path("posts/delegations/<int:pk>/end/", posts.end_delegation, name="end-delegation"),
    path("setup/", setup.setup, name="setup"),
    path("setup/lists/new/", setup.new_list, name="new-list"),
    path("setup/lists/<int:pk>/", setup.edit_list, name="edit-list"),
    path("setup/lists/<int:pk>/aspects/", setup.aspects, name="aspects"),
    path("setup/lists/<int:pk>/headings/", setup.headings, name="headings"),
    path("setup/lists/<int:pk>/matters/new/", setup_works.new_matter, name="new-matter"),
    path("setup/lists/<int:pk>/matters/adopt/", setup_works.adopt_matter, name="adopt-matter"),
    path("setup/listings/<int:pk>/", setup_works.move, name="move-listing"),
    path("setup/works/<int:pk>/", setup_works.setup_work, name="setup-work"),
    path("setup/works/<int:pk>/particulars/", setup_works.correct, name="correct-work"),
    path("setup/works/<int:pk>/stages/", setup_works.record_stage, name="record-stage"),
    path("setup/works/<int:pk>/changes/", setup_works.record_change, name="record-change"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/register/", accounts.register, name="register-account"),
    path("accounts/<int:pk>/code/", accounts.issue_code, name="issue-code"),
    path("accounts/<int:pk>/close/", accounts.close, name="close-account"),
    path("accounts/<int:pk>/role/", accounts.grant_role, name="grant-role"),
    path("accounts/<int:pk>/factors/", accounts.reset_factors, name="reset-factors"),
    path("ledger/", ledger.ledger, name="ledger"),
]
