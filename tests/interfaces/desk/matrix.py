"""The permission matrix: every address × role × whose thing × method, compared with access.yaml.

The county has a unit of the person's own, one that leads a work which the own unit supports, and a foreign one. Whatever
is the foreign unit's bears a canary. What may be seen is read off the rules of access.yaml alone; how the code asks for
it plays no part here.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from shishi.core.clock import now
from shishi.domain.accounts.access import ACCESS, EVERYONE, PUBLIC, Relation
from shishi.domain.accounts.roles import Role
from shishi.domain.bulletins.actions import compose_bulletin, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.models import BulletinFile
from shishi.domain.intake.models import ImportRun
from shishi.domain.projects.actions.plan import allocate
from shishi.domain.reporting.actions.report import Origin
from shishi.domain.reporting.models import ConfirmationWay
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.units.models import PostKind
from shishi.domain.units.queries import reporting_post
from shishi.interfaces.desk.filling.photos import token_for
from tests.factories.accounts import make_user
from tests.factories.acting import AT, CLERK
from tests.factories.files import make_file, make_photo
from tests.factories.projects import make_list, make_listing, placed, target
from tests.factories.reporting import JULY, make_confirmation, make_period, make_report
from tests.factories.signing_in import signed_in
from tests.factories.units import appointed, deputised, make_post, make_unit

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
OWN, COOPERATING, OTHER, MISSING = "own", "cooperating", "other", "missing"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
OF_A_REPORT = (
    "desk:receipt",
    "desk:print-report",
    "desk:confirm",
    "desk:confirm-on-paper",
    "desk:review",
    "desk:clear-reuse",
)
# What a foreign thing says of itself, and the acts any of which, on everything, lets it be read.
CANARIES = {
    "金丝雀工程": {"work.see", "programme.see", "duty.see", "source.see", "bulletin.see", "unit.see", "ledger.see"},
    "金丝雀进展": {"work.see", "bulletin.see", "source.see", "ledger.see"},
    "县金丝雀局": {"unit.see", "work.see", "programme.see", "duty.see", "bulletin.see", "post.see", "ledger.see"},
    "金丝雀表": {"source.see", "work.see", "ledger.see"},
    "金丝雀函": {"bulletin.see", "ledger.see"},
    "金丝雀人": {"post.see", "account.see", "ledger.see"},
}


@dataclass(frozen=True)
class Page:
    """An address of the resolver; ``fields`` are its parameters."""

    name: str
    fields: tuple[str, ...]


def pages(patterns=None, space="", fields=()):
    """Every named address, however deep it lies; one without a name counts under its route."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found += pages(pattern.url_patterns, inner, (*fields, *pattern.pattern.converters))
        else:
            own = (*fields, *pattern.pattern.converters)
            found.append(Page(f"{space}{pattern.name or pattern.pattern}", own))
    return sorted(set(found), key=lambda page: page.name)


def unruled(found):
    """Addresses that access.yaml says nothing of."""
    return [page.name for page in found if page.name not in ACCESS.pages]


class Site:
    """The county with its three units, and one person of each role; the two unit roles have posts in the own unit."""

    def __init__(self, area):
        self.area, self.units, self.works, self.sites, self.files, self.reports = area, {}, {}, {}, {}, {}
        self.photos = {}
        self.list_of = make_list(area)
        for relation, name in ((OWN, "县教育局"), (COOPERATING, "县民政局"), (OTHER, "县金丝雀局")):
            self.units[relation] = make_unit(area, name)
        self._works()
        self._reports()
        self._papers()
        self._people()

    def _works(self):
        for relation, name in ((OWN, "改造学校"), (COOPERATING, "新建敬老院"), (OTHER, "金丝雀工程")):
            supports = (self.units[OWN],) if relation == COOPERATING else ()
            listing = make_listing(
                self.list_of, name, lead=self.units[relation], supports=supports, targets=[target("10", "所")]
            )
            work = self.works[relation] = listing.works.get()
            share = allocate(
                target=work.targets.get(), unit=self.units[relation], quantity=Decimal(10), by=CLERK, at=AT
            )
            self.sites[relation] = placed(share, f"{name}点")

    def _reports(self):
        self.period = make_period(self.list_of)
        for relation, word in ((OWN, "学校"), (COOPERATING, "敬老院"), (OTHER, "金丝雀")):
            stored = make_file(self.area, word.encode(), f"{word}表.xlsx")
            ImportRun.objects.create(
                programme=self.list_of.programme, kind="reports", file=stored, period_key="2016-07",
                new=1, changed=0, unchanged=0, left_out=0, at=AT, by=CLERK.label,
            )  # fmt: skip
            photo = make_photo(self.area, 20 + len(self.photos), name=f"{word}照片.jpg")
            self.reports[relation] = make_report(
                self.works[relation], "4", origin=Origin(stored, "7月", 5), narrative=f"{word}进展。", photos=(photo,)
            )
            self.photos[relation] = photo
            make_confirmation(self.reports[relation], ConfirmationWay.SEALED_PAPER, f"{word}局长", paper=stored)
            self.files[relation] = stored

    def _papers(self):
        self.snapshot = freeze_period(programme=self.list_of.programme, period=JULY, by=CLERK, at=AT)
        particulars = Particulars(
            issuer="青山县人民政府办公室", dated_on=dt.date(2016, 8, 5), document_number="金丝雀函〔2016〕1号"
        )
        self.bulletin = compose_bulletin(snapshot=self.snapshot, particulars=particulars, by=CLERK, at=AT)
        render_bulletin(bulletin=self.bulletin, by=CLERK, at=AT)

    def _people(self):
        today, area = now().date(), self.area
        foreign = make_user(area, "jinsique", "金丝雀人", Role.REPORTER)
        appointed(reporting_post(self.units[OTHER]), foreign, dt.date(2016, 1, 1))
        self.delegations = {
            relation: deputised(make_post(unit), foreign, today, today + dt.timedelta(days=30))
            for relation, unit in self.units.items()
            if relation != OWN
        }
        self.accounts = {OTHER: foreign}
        for role in Role:
            user = make_user(area, f"user-{role.value}".replace("_", "-"), f"{role.label}某", role)
            if role in {Role.REPORTER, Role.HEAD}:
                kind = PostKind.HEAD if role == Role.HEAD else PostKind.REPORTER
                post = make_post(self.units[OWN], f"{role.label}岗", kind)
                appointed(post, user, dt.date(2016, 1, 1))
            self.accounts[role] = user
        own = make_post(self.units[OWN], "值班岗")
        self.delegations[OWN] = deputised(own, self.accounts[Role.OFFICER], today, today + dt.timedelta(days=30))

    def things(self, page):
        """What the parameters of a page may name, by relation; one that does not exist is always among them."""
        digest = self.snapshot.sha256[:8]
        by_unit = {relation: {"pk": unit.pk} for relation, unit in self.units.items()}
        posts = {relation: {"pk": reporting_post(unit).pk} for relation, unit in self.units.items()}
        files = {relation: {"sha256": stored.pk} for relation, stored in self.files.items()}
        sent = {relation: {"pk": report.pk} for relation, report in self.reports.items()}
        forms = {relation: {"key": "2016-07", "pk": work.pk} for relation, work in self.works.items()}
        aims = {who: {"pk": work.pk, "target": work.targets.get().pk} for who, work in self.works.items()}
        papers = {relation: {**sent[relation], **files[relation]} for relation in sent}
        known = {
            **self._photo_pages(),
            "desk:report-form": forms,
            "desk:save-draft": forms,
            "desk:report-paper": papers,
            **dict.fromkeys(OF_A_REPORT, sent),
            "desk:matter": {relation: {"pk": work.pk} for relation, work in self.works.items()},
            "desk:targets": {relation: {"pk": work.pk} for relation, work in self.works.items()},
            **dict.fromkeys(
                ("desk:target-quantity", "desk:target-plan", "desk:target-shares", "desk:target-sites"), aims
            ),
            "desk:target-site": {who: {**aim, "site": self.sites[who].pk} for who, aim in aims.items()},
            **{
                f"desk:{act}": {relation: {"pk": work.pk} for relation, work in self.works.items()}
                for act in ("setup-work", "correct-work", "record-stage", "record-change")
            },
            "desk:move-listing": {relation: {"pk": work.listings.get().pk} for relation, work in self.works.items()},
            **{
                f"desk:{act}": {OTHER: {"pk": self.list_of.pk}}
                for act in ("edit-list", "aspects", "headings", "new-matter", "adopt-matter")
            },
            "desk:unit": by_unit,
            **{
                key: {OWN: {"key": "2016-07"}} for key in ("desk:workbook", "desk:workbook-file", "desk:workbook-check")
            },
            "desk:period": {OTHER: {"key": "2016-07"}},
            **{
                f"desk:{act}": {OTHER: {"key": "2016-07"}}
                for act in ("urge", "extend", "exempt", "require-again", "note-call")
            },
            "desk:lock-period": {OTHER: {"pk": self.period.pk}},
            "desk:unlock-period": {OTHER: {"pk": self.period.pk}},
            "desk:bulletin": {OTHER: {"pk": self.bulletin.pk}},
            "desk:bulletin-file": {OTHER: {"pk": BulletinFile.objects.order_by("pk").first().pk}},
            "desk:figure": {OTHER: {"digest": digest, "figure_id": "县列.items"}},
            "desk:source": files,
            "desk:source-file": files,
            "desk:appoint": posts,
            "desk:delegate": posts,
            "desk:end-delegation": {relation: {"pk": one.pk} for relation, one in self.delegations.items()},
        }
        account = {OTHER: {"pk": self.accounts[OTHER].pk}}
        missing = {"pk": 999999, "key": "2015-07", "digest": "0" * 8, "figure_id": "x", "sha256": "0" * 64}
        missing |= {"target": 999999, "site": 999999, "token": "x"}
        return known.get(page.name, account) | {MISSING: {field: missing[field] for field in page.fields}}

    def _photo_pages(self):
        photos = {who: {"pk": self.reports[who].pk, "sha256": photo.pk} for who, photo in self.photos.items()}
        duties = {who: work.obligations.get() for who, work in self.works.items()}
        signed = {
            who: {"key": "2016-07", "pk": work.pk, "token": token_for(duties[who], self.photos[who])}
            for who, work in self.works.items()
        }
        return {"desk:report-photo": photos, "desk:photo-original": photos, "desk:draft-photo": signed}

    def client(self, role):
        return Visitor(signed_in(self.accounts[role]), role)


class Visitor:
    """A client whose requests leave nothing behind, so that one does not spoil the next."""

    def __init__(self, client, role):
        self.client, self.role = client, role
        self.cookies = client.cookies.copy()

    def answer(self, method, address):
        self.client.cookies = self.cookies.copy()
        self.client.raise_request_exception = False
        with transaction.atomic():
            answer = getattr(self.client, method.lower())(address)
            transaction.set_rollback(True)
        return answer.status_code, TOKEN.sub("", answer.content.decode(errors="replace"))


def leaks(site, role, found=None):
    """Where the site answers a role otherwise than access.yaml says, or with a canary; one sentence each."""
    visitor, faults = site.client(role), []
    for page in pages() if found is None else found:
        if ACCESS.pages.get(page.name) in {PUBLIC, EVERYONE}:
            addresses = {} if page.fields else {"": reverse(page.name)}
        elif page.fields:
            addresses = {who: reverse(page.name, kwargs=kwargs) for who, kwargs in site.things(page).items()}
        else:
            addresses = {"": reverse(page.name)}
        faults += _faults(visitor, page, addresses)
    return faults


def _faults(visitor, page, addresses):
    faults = []
    for method in METHODS:
        answers = {who: visitor.answer(method, address) for who, address in addresses.items()}
        for who, (status, body) in answers.items():
            place = f"{visitor.role.value} {method} {page.name} {who}"
            faults += [f"{place}: {word}" for word in _seen(visitor.role, body)]
            faults += [f"{place}: {status}"] if status >= 500 else []
            wrong = _wrong(visitor.role, page, who, method, status)
            faults += [f"{place}: {status}, {wrong}"] if wrong else []
            if (
                who not in {"", MISSING}
                and not allowed(visitor.role, page.name, who)
                and answers[MISSING] != (status, body)
            ):
                faults.append(f"{place}: not like what does not exist")
    return faults


def allowed(role, name, who):
    """Whether a rule of access.yaml lets the role onto the page for a thing of that relation."""
    act = ACCESS.pages.get(name)
    if act in {PUBLIC, EVERYONE}:
        return True
    relations = set(ACCESS.relations(role.value, act or ""))
    if relations & {Relation.ANY, Relation.SELF}:
        return who != MISSING
    return who in {relation.value for relation in relations} or (who == "" and bool(relations))


def _wrong(role, page, who, method, status):
    """What is wrong with a status, if anything. A page that only takes forms answers reading with 405, and vice versa."""
    if ACCESS.pages.get(page.name) in {PUBLIC, EVERYONE}:
        return ""
    if allowed(role, page.name, who):
        return "" if status not in {403, 404} or method not in {"GET", "HEAD"} else "access.yaml lets the role in"
    if status == 405 or (page.name == "desk:programme" and status == 302):
        return ""
    wanted = 404 if page.fields else 403
    return "" if status == wanted else f"access.yaml wants {wanted}"


def _seen(role, body):
    """Canaries in an answer that the role may not read anywhere."""
    everything = {act for act in ACCESS.acts() if Relation.ANY in set(ACCESS.relations(role.value, act))}
    return [word for word, acts in CANARIES.items() if word in body and not acts & everything]
