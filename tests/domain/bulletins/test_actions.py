"""Composing and rendering: versions, refusals, files kept once, the same bytes each time."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shishi.core.actor import SystemActor
from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.documents.layout import Profile
from shishi.domain.bulletins.actions import compose_bulletin, particulars_of, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.bulletins.queries import bulletin_file, bulletins_of, files_of, latest_bulletin
from shishi.domain.files.queries import content_of
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.inputs import dump
from tests.domain.bulletins.notices import other_county
from tests.domain.bulletins.rendering import hashes
from tests.domain.statistics.counties import county
from tests.domain.statistics.register import AT, JULY, OFFICER, SmallCounty

LATER = AT + dt.timedelta(days=1)
PARTICULARS = Particulars("柳河县人民政府办公室", dt.date(2024, 8, 5), "柳政办发〔2024〕5号")


@pytest.fixture
def small(db):
    made = SmallCounty()
    made.report(made.promise("低保提标", list_of=made.city, kind="benefit"), 100, done=True)
    made.report(made.promise("敬老院"), 20, started=True, problems="征地困难")
    return made


@pytest.fixture
def snapshot(small):
    return freeze_period(programme=small.programme, period=JULY, by=OFFICER, at=AT)


def compose(snapshot, particulars=PARTICULARS, at=AT):
    return compose_bulletin(snapshot=snapshot, particulars=particulars, by=OFFICER, at=at)


def entries(act):
    return LedgerEntry.objects.filter(act=act).count()


def test_composing_again_gives_the_version_that_is_there(snapshot):
    first, second = compose(snapshot), compose(snapshot, at=LATER)

    assert first == second
    assert entries("bulletins.compose_bulletin") == 1


def test_new_particulars_make_version_2_and_leave_version_1(snapshot):
    first = compose(snapshot)

    second = compose(snapshot, Particulars("柳河县人民政府办公室", dt.date(2024, 8, 6)), at=LATER)

    assert [first.version, second.version] == [1, 2]
    first.refresh_from_db()
    assert particulars_of(first) == PARTICULARS
    assert entries("bulletins.compose_bulletin") == 2


def test_a_correction_makes_a_bulletin_of_the_new_snapshot(small, snapshot):
    first = compose(snapshot)
    small.report(small.city.listings.get().works.get(), 90, at=LATER, reason="更正", done=False)
    corrected = freeze_period(programme=small.programme, period=JULY, by=OFFICER, at=LATER)

    second = compose(corrected, at=LATER)

    assert second.snapshot != first.snapshot
    assert second.text_sha256 != first.text_sha256
    assert latest_bulletin(small.programme, JULY.key) == second
    assert bulletins_of(small.programme, OFFICER) == [second, first]


def test_every_particular_is_kept_with_the_bulletin(snapshot):
    particulars = Particulars(
        "柳河县人民政府办公室",
        dt.date(2024, 8, 5),
        supervision_office="县委县政府督查室",
        addressees=("各镇人民政府",),
        copy_to=("县纪委监委",),
    )

    bulletin = compose(snapshot, particulars)
    bulletin.refresh_from_db()

    assert particulars_of(bulletin) == particulars
    assert render_bulletin(bulletin=bulletin, by=OFFICER, at=AT)


def test_rendering_twice_gives_the_same_bytes_and_keeps_them_once(snapshot):
    bulletin = compose(snapshot)

    first, second = (render_bulletin(bulletin=bulletin, by=OFFICER, at=at) for at in (AT, LATER))

    assert first == second
    assert [file.name for file in first] == [
        "关于2024年1—7月市县列为民兴办实事进展情况的通报（红头文件）.docx",
        "关于2024年1—7月市县列为民兴办实事进展情况的通报（网页稿）.docx",
        "附件1：柳河县2024年市列为民兴办实事进展情况汇总表.xlsx",
        "附件1：柳河县2024年市列为民兴办实事进展情况汇总表.xls",
        "附件2：柳河县2024年县列为民兴办实事进展情况汇总表.xlsx",
        "附件2：柳河县2024年县列为民兴办实事进展情况汇总表.xls",
    ]
    assert [file.name for file in files_of(bulletin)] == [file.name for file in first]
    assert entries("bulletins.render_bulletin") == 1


def test_kept_files_hold_the_rendered_bytes(snapshot):
    bulletin = compose(snapshot)

    rendered = render_bulletin(bulletin=bulletin, by=OFFICER, at=AT)

    kept = [bulletin_file(file.pk, OFFICER) for file in files_of(bulletin)]
    assert [content_of(file.file) for file in kept] == [file.content for file in rendered]


def test_a_further_profile_is_added_to_the_files(snapshot):
    bulletin = compose(snapshot)
    render_bulletin(bulletin=bulletin, by=OFFICER, at=AT, profiles=[Profile.PLAIN])

    render_bulletin(bulletin=bulletin, by=OFFICER, at=LATER)

    assert BulletinFile.objects.filter(bulletin=bulletin).count() == 6
    assert entries("bulletins.render_bulletin") == 2


def test_rendering_refuses_where_the_wording_has_changed_since(snapshot):
    stale = Bulletin.objects.create(
        snapshot=snapshot,
        version=1,
        issuer=PARTICULARS.issuer,
        document_number=PARTICULARS.document_number,
        dated_on=PARTICULARS.dated_on,
        supervision_office=PARTICULARS.supervision_office,
        addressees=list(PARTICULARS.addressees),
        copy_to=list(PARTICULARS.copy_to),
        text_sha256="0" * 64,
        composed_at=AT,
        composed_by="旧版程序",
    )

    with pytest.raises(Conflict) as refused:
        render_bulletin(bulletin=stale, by=OFFICER, at=AT)

    assert refused.value.code == "text-changed"
    assert not BulletinFile.objects.exists()
    assert compose(snapshot).version == 2


def test_a_snapshot_without_any_item_is_not_composed(db):
    empty = freeze_period(programme=SmallCounty().programme, period=JULY, by=OFFICER, at=AT)

    with pytest.raises(DomainError) as refused:
        compose(empty)

    assert refused.value.code == "nothing-listed"


@pytest.mark.parametrize("act", [compose_bulletin, render_bulletin])
def test_acts_need_the_permission(act, snapshot):
    nobody = SystemActor("访客", frozenset())
    bulletin = compose(snapshot)
    given = {
        compose_bulletin: {"snapshot": snapshot, "particulars": PARTICULARS},
        render_bulletin: {"bulletin": bulletin},
    }

    with pytest.raises(NotAllowed):
        act(**given[act], by=nobody, at=AT)


@pytest.mark.parametrize("inputs", [other_county(), county(125)], ids=["other", "generated"])
def test_two_processes_render_the_same_bytes(inputs):
    content = dump(inputs)
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root), "TZ": "America/Lima"}

    other = subprocess.run(
        [sys.executable, Path(__file__).with_name("rendering.py")],
        input=content,
        env={**environment, "DJANGO_SETTINGS_MODULE": "shishi.config.settings"},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.split() == hashes(content)
