"""Photos as evidence: kept once, named by versions, in the ledger; reuse is a clue to the office until it is settled."""

import io

import pytest

from shishi.core.actor import SystemActor
from shishi.core.errors import Conflict, DomainError
from shishi.documents.reading.pictures.wire import Picture
from shishi.domain.files.actions import keep_photo
from shishi.domain.files.models import Likeness, Photo, StoredFile
from shishi.domain.files.queries import content_of
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.actions.photos import clear_reuse
from shishi.domain.reporting.evidence import reuses_for
from shishi.domain.reporting.models import ReportPhoto
from shishi.rulebook import periods
from tests.factories.acting import AT, CLERK, EVERY_PERMISSION
from tests.factories.files import jpeg, make_photo
from tests.factories.reporting import make_report
from tests.photos.scenes import scene

AUGUST = periods.month(2016, 8)
ROADS, BUSES = "建设农村公路", "购置公交车"


def cropped(seed):
    return make_photo_content(scene(seed).crop((40, 30, 470, 350)).resize((300, 225)))


def make_photo_content(picture):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def report(register, work, *photos, period=AUGUST, **more):
    return make_report(register.works[work], "72", period=period, photos=photos, **more)


def test_a_photo_is_kept_once_with_time_place_and_a_clean_copy(register):
    photo, again = make_photo(register.area), make_photo(register.area, name="别名.jpg")
    assert photo == again
    assert Photo.objects.count() == 1
    assert content_of(photo.original) == jpeg(1)
    assert b"Exif" not in content_of(photo.clean_copy)
    assert (photo.taken_at, photo.latitude, photo.longitude) == ("2016-07-26 10:30:00", -30.5, -110.25)
    entry = LedgerEntry.objects.get(act="files.keep_photo")
    assert photo.pk in entry.file_hashes
    assert photo.clean_copy_id in entry.file_hashes


def test_what_the_child_refused_is_not_kept(register):
    with pytest.raises(DomainError, match="打不开"):
        keep_photo(
            area_code=register.area.pk,
            content=b"x",
            name="坏.jpg",
            seen=Picture(refused="照片“坏.jpg”打不开。"),
            by=CLERK,
            at=AT,
        )
    assert not StoredFile.objects.filter(name="坏.jpg").exists()


def test_the_ledger_entry_of_a_report_carries_its_photos(register):
    photos = [make_photo(register.area, seed) for seed in (1, 2)]
    made = report(register, ROADS, *photos)
    entry = LedgerEntry.objects.get(act="reporting.submit_report", object_id=str(made.pk))
    for photo in photos:
        assert photo.pk in entry.after
        assert photo.pk in entry.file_hashes
        assert photo.clean_copy_id in entry.file_hashes


def test_a_correction_names_its_own_photos_and_the_former_keeps_its(register):
    one, two = make_photo(register.area, 1), make_photo(register.area, 2)
    first = report(register, ROADS, one, two)
    second = report(register, ROADS, two, reason="去掉一张照片")
    assert [use.photo for use in first.photos.order_by("order")] == [one, two]
    assert [use.photo for use in second.photos.all()] == [two]


def test_a_seventh_photo_is_refused(register):
    photos = [make_photo(register.area, seed) for seed in range(1, 8)]
    with pytest.raises(DomainError, match="照片最多6张，请去掉1张"):
        report(register, ROADS, *photos)
    assert not ReportPhoto.objects.exists()


def test_a_cropped_photo_of_another_item_is_a_clue(register):
    old = make_photo(register.area, 4)
    report(register, ROADS, old)
    new = make_photo(register.area, content=cropped(4))
    made = report(register, BUSES, make_photo(register.area, 5), new)
    (clue,) = reuses_for(CLERK, made)
    assert (clue.use.photo, clue.earlier.photo) == (new, old)
    assert Likeness.objects.count() == 1


def test_the_very_same_photo_in_another_month_is_a_clue(register):
    photo = make_photo(register.area, 4)
    report(register, ROADS, photo)
    later = report(register, ROADS, photo, period=periods.month(2016, 9))
    assert len(reuses_for(CLERK, later)) == 1


def test_versions_of_one_report_and_later_uses_are_no_clue(register):
    photo = make_photo(register.area, 4)
    first = report(register, ROADS, photo)
    second = report(register, ROADS, photo, reason="更正数字")
    report(register, BUSES, photo)
    assert reuses_for(CLERK, first) == []
    assert reuses_for(CLERK, second) == []


def test_nobody_but_the_office_gets_a_clue(register):
    photo = make_photo(register.area, 4)
    report(register, ROADS, photo)
    made = report(register, BUSES, photo)
    unit = SystemActor("unit", EVERY_PERMISSION - {"reporting.review"})
    assert reuses_for(unit, made) == []


def test_a_settled_clue_is_quiet_also_on_the_next_version_but_not_for_another_item(register):
    photo = make_photo(register.area, 4)
    report(register, ROADS, photo)
    made = report(register, BUSES, photo)
    (clue,) = reuses_for(CLERK, made)
    clear_reuse(report=made, use=clue.use.pk, earlier=clue.earlier.pk, by=CLERK, at=AT)
    assert LedgerEntry.objects.latest("pk").act == "reporting.clear_reuse"
    assert reuses_for(CLERK, made) == []
    assert reuses_for(CLERK, report(register, BUSES, photo, reason="更正数字")) == []
    assert len(reuses_for(CLERK, report(register, "新建城关敬老院", photo))) == 2
    with pytest.raises(Conflict, match="已经核实过"):
        clear_reuse(report=made, use=clue.use.pk, earlier=clue.earlier.pk, by=CLERK, at=AT)


def test_the_clues_take_as_many_queries_for_one_photo_as_for_six(register, django_assert_num_queries):
    photos = [make_photo(register.area, seed) for seed in range(1, 7)]
    report(register, ROADS, *photos)
    one, six = report(register, BUSES, photos[0]), report(register, "新建城关敬老院", *photos)
    for made in (one, six):
        made.refresh_from_db()
        _ = made.commitment
        with django_assert_num_queries(4):
            assert reuses_for(CLERK, made)
