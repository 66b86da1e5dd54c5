"""Photos of a report without JavaScript: kept whatever else is wrong, dropped by a tick, closed to other units."""

import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from shishi.domain.files.models import Photo
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Clearance, Draft, Report
from shishi.rulebook import periods
from tests.factories.files import jpeg
from tests.factories.reporting import make_period
from tests.factories.signing_in import officer_in, signed_in
from tests.interfaces.desk.office import words
from tests.photos.scenes import scene


class Desk:
    """August is open; a reporter of 县交通运输局 sits in front of it."""

    def __init__(self, register):
        self.register = register
        for list_of in register.lists.values():
            make_period(list_of, periods.month(2016, 8))
        self.client = signed_in(register.users["县交通运输局"])
        self.officer = officer_in(register.area)

    def address(self, work, name="report-form"):
        return reverse(f"desk:{name}", args=["2016-08", self.register.works[work].pk])

    def send(self, *photos, work="建设农村公路", act="send", kept=(), **more):
        values = {f"t{target.pk}": "80" for target in self.register.works[work].targets.all()}
        files = [SimpleUploadedFile(name, content) for name, content in photos]
        form = {"key": str(uuid.uuid4()), "base": "0", "narrative": "进展。", **values, **more}
        return self.client.post(self.address(work), {**form, "act": act, "kept": list(kept), "photos": files})

    def tokens(self, html):
        return re.findall(r'name="kept" value="([^"]+)"', html)

    def reports(self, work="建设农村公路"):
        found = Report.objects.filter(commitment=self.register.works[work], period_key="2016-08")
        return list(found.order_by("version"))

    def photos(self, report):
        return [use.photo_id for use in report.photos.order_by("order")]


@pytest.fixture
def desk(register):
    return Desk(register)


def image(report, name="report-photo"):
    return reverse(f"desk:{name}", args=[report.pk, report.photos.order_by("order").first().photo_id])


def test_two_photos_stand_on_receipt_review_and_work(desk):
    answer = desk.send(("一.jpg", jpeg(1)), ("二.jpg", jpeg(2)))
    (report,) = desk.reports()
    assert len(desk.photos(report)) == 2
    for client, address in (
        (desk.client, answer.headers["Location"]),
        (desk.officer, reverse("desk:review", args=[report.pk])),
    ):
        assert client.get(address).content.decode().count(f'<img src="/reports/{report.pk}/photos/') == 2
    entry = LedgerEntry.objects.get(act="reporting.submit_report", object_id=str(report.pk))
    assert all(photo in entry.file_hashes for photo in desk.photos(report))


def test_the_clean_copy_is_shown_in_a_sandbox_and_says_nothing_of_time_and_place(desk):
    desk.send(("一.jpg", jpeg(1)))
    (report,) = desk.reports()
    answer = desk.client.get(image(report))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in answer.content
    assert dict(Image.open(io.BytesIO(answer.content)).getexif()) == {}


def test_the_original_is_for_the_office_alone_and_other_units_see_nothing(desk):
    desk.send(("一.jpg", jpeg(1)))
    (report,) = desk.reports()
    original = image(report, "photo-original")
    answer = desk.officer.get(original)
    assert answer.content == jpeg(1)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert desk.client.get(original).status_code == 404
    other = signed_in(desk.register.users["县教育局"])
    assert other.get(image(report)).status_code == 404
    assert other.get(original).status_code == 404


def test_one_form_sent_twice_is_one_report_with_its_photos_once(desk):
    key = str(uuid.uuid4())
    for _ in range(2):
        desk.send(("一.jpg", jpeg(1)), key=key)
    (report,) = desk.reports()
    assert len(desk.photos(report)) == 1
    assert Photo.objects.count() == 1


def test_a_bad_photo_is_named_and_the_good_one_is_kept_for_the_next_press(desk):
    answer = desk.send(("好.jpg", jpeg(1)), ("坏.jpg", jpeg(2)[:5000]))
    html = answer.content.decode()
    assert "照片“坏.jpg”已损坏或不完整" in html
    assert desk.reports() == []
    (token,) = desk.tokens(html)
    desk.send(kept=[token])
    assert len(desk.photos(desk.reports()[0])) == 1


def test_a_wrong_figure_does_not_cost_the_photos(desk):
    target = desk.register.works["建设农村公路"].targets.first()
    html = desk.send(("一.jpg", jpeg(1)), **{f"t{target.pk}": "五十"}).content.decode()
    assert len(desk.tokens(html)) == 1


def test_a_draft_keeps_its_photos_and_no_other_unit_gets_them(desk):
    desk.send(("一.jpg", jpeg(1)), act="draft")
    html = desk.client.get(desk.address("建设农村公路")).content.decode()
    (token,) = desk.tokens(html)
    preview = re.search(r'<img src="(/mine/[^"]+)"', html)[1]
    assert desk.client.get(preview).content.startswith(b"\xff\xd8\xff")
    assert signed_in(desk.register.users["县教育局"]).get(preview).status_code == 404
    desk.client.post(desk.address("建设农村公路", "save-draft"), {"narrative": "改", "kept": [token]})
    assert Draft.objects.get().content["kept"] == Photo.objects.get().pk


def test_a_forged_token_brings_no_photo(desk):
    desk.send(("一.jpg", jpeg(1)), act="draft")
    photo = Photo.objects.get().pk
    desk.send(kept=[photo, f"{photo}:forged"])
    assert desk.photos(desk.reports()[0]) == []


def test_a_correction_drops_a_photo_by_its_tick_and_the_former_version_keeps_it(desk):
    desk.send(("一.jpg", jpeg(1)), ("二.jpg", jpeg(2)))
    first = desk.reports()[0]
    tokens = desk.tokens(desk.client.get(desk.address("建设农村公路")).content.decode())
    desk.send(kept=tokens[1:], base=str(first.pk), reason="去掉一张")
    first, second = desk.reports()
    assert desk.photos(second) == desk.photos(first)[1:]
    assert len(desk.photos(first)) == 2


def test_more_than_six_are_refused_by_name(desk):
    html = desk.send(*[(f"{number}.jpg", jpeg(number)) for number in range(1, 8)]).content.decode()
    assert "照片最多6张，“7.jpg”没有收下" in html
    assert len(desk.tokens(html)) == 6


def test_a_cropped_reuse_is_shown_side_by_side_to_the_office_until_it_is_settled(desk):
    desk.send(("一.jpg", jpeg(4)))
    cut = jpeg(picture=scene(4).crop((40, 30, 470, 350)), size=(300, 225))
    desk.send(("二.jpg", cut), work="购置公交车")
    (roads,), (buses,) = desk.reports(), desk.reports("购置公交车")
    review = reverse("desk:review", args=[buses.pk])
    html = desk.officer.get(review).content.decode()
    assert "照片1与2016年8月“建设农村公路”的照片相近" in words(html)
    assert image(roads) in html
    assert "线索" not in desk.client.get(reverse("desk:receipt", args=[buses.pk])).content.decode()
    uses = {name: re.search(rf'name="{name}" value="(\d+)"', html)[1] for name in ("use", "earlier")}
    assert desk.client.post(reverse("desk:clear-reuse", args=[buses.pk]), uses).status_code == 404
    desk.officer.post(reverse("desk:clear-reuse", args=[buses.pk]), uses)
    assert Clearance.objects.count() == 1
    assert LedgerEntry.objects.latest("pk").act == "reporting.clear_reuse"
    assert "线索" not in words(desk.officer.get(review).content.decode())
