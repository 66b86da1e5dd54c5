"""Composing and rendering: versions, refusals, files kept once, the same bytes each time."""

import dataclasses
import datetime as dt
import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from docx import Document
from pypdfium2 import PdfDocument

from shishi.core.actor import SystemActor
from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.documents.content import Briefing
from shishi.documents.layout import Profile
from shishi.domain.bulletins import actions
from shishi.domain.bulletins.actions import FiguresContradict, compose_bulletin, particulars_of, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.bulletins.queries import bulletin_file, bulletins_of, files_of, latest_bulletin
from shishi.domain.files.queries import content_of
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.figures.sets import figures_from
from shishi.domain.statistics.inputs import dump
from shishi.rulebook.counting import check_states
from tests.domain.bulletins.notices import other_county
from tests.domain.bulletins.rendering import hashes
from tests.domain.statistics.counties import county
from tests.domain.statistics.register import AT, JULY, OFFICER, SmallCounty
from tests.factories.fonts import renamed_font

ROOT = Path(__file__).parents[3]
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


def text_of(pdf):
    with PdfDocument(pdf) as opened:
        return "".join(page.get_textpage().get_text_bounded() for page in opened)


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
        "关于2024年1—7月市县列为民兴办实事进展情况的通报（红头文件）.pdf",
        "关于2024年1—7月市县列为民兴办实事进展情况的通报（网页稿）.docx",
        "关于2024年1—7月市县列为民兴办实事进展情况的通报（网页稿）.pdf",
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

    names = [file.name.partition("的通报")[2] for file in files_of(bulletin)[:4]]
    assert names == ["（红头文件）.docx", "（红头文件）.pdf", "（网页稿）.docx", "（网页稿）.pdf"]
    assert BulletinFile.objects.filter(bulletin=bulletin).count() == 8
    assert entries("bulletins.render_bulletin") == 2


def test_a_briefing_bears_its_issue_and_needs_one(snapshot):
    bulletin = compose(snapshot)
    issue = Briefing("柳河县政务督查", 7, "柳河县人民政府督查室", PARTICULARS.dated_on)

    rendered = render_bulletin(bulletin=bulletin, by=OFFICER, at=AT, profiles=[Profile.BRIEFING], briefing=issue)

    names = [file.name.partition("的通报")[2] for file in rendered[:2]]
    assert names == ["（柳河县政务督查第7期）.docx", "（柳河县政务督查第7期）.pdf"]
    assert "柳河县政务督查\r\n第7期\r\n柳河县人民政府督查室" in text_of(rendered[1].content)
    with pytest.raises(DomainError) as refused:
        render_bulletin(bulletin=bulletin, by=OFFICER, at=AT, profiles=[Profile.BRIEFING])
    assert refused.value.code == "briefing-missing"


def test_the_pdf_says_what_the_word_file_says_and_ends_with_the_attachments(snapshot):
    word, red, _word, plain, *_sheets = render_bulletin(bulletin=compose(snapshot), by=OFFICER, at=AT)

    text = text_of(red.content)

    words = "".join(paragraph.text for paragraph in Document(BytesIO(word.content)).paragraphs)
    assert not Counter("".join(words.split())) - Counter(text)
    assert text.index("附件1\r\n") < text.index("附件2\r\n") < text.index("抄送：")
    assert text.startswith("柳河县人民政府办公室文件")
    assert text_of(plain.content).startswith("关于2024年1—7月")


def test_substituted_fonts_are_kept_with_the_pdf(snapshot, settings):
    settings.FONT_FOLDERS = ()
    bulletin = compose(snapshot)

    rendered = render_bulletin(bulletin=bulletin, by=OFFICER, at=AT)

    assert "缺少字体“仿宋_GB2312”，用“Noto Serif SC”代替。" in rendered[1].substituted
    assert [tuple(file.substituted) for file in files_of(bulletin)] == [file.substituted for file in rendered]
    assert [file.name for file in rendered if file.substituted] == [rendered[1].name, rendered[3].name]


def test_a_font_that_was_installed_makes_a_further_version(snapshot, settings, tmp_path):
    settings.FONT_FOLDERS = (tmp_path,)
    bulletin = compose(snapshot)
    before = render_bulletin(bulletin=bulletin, by=OFFICER, at=AT)
    renamed_font(pylopdf_fonts_zh_cn.sans_path(), tmp_path / "fang.otf", "Noto Sans SC", "FandolFang R")

    after = render_bulletin(bulletin=bulletin, by=OFFICER, at=LATER)

    assert before[1].content != after[1].content
    offered = files_of(bulletin)
    assert [content_of(file.file) for file in offered] == [file.content for file in after]
    assert [file.version for file in offered] == [1, 2, 1, 2, 1, 1, 1, 1]
    assert "缺少字体“仿宋_GB2312”，用“FandolFang R”代替。" in offered[1].substituted
    (tmp_path / "fang.otf").unlink()
    assert render_bulletin(bulletin=bulletin, by=OFFICER, at=LATER) == before
    assert [file.version for file in files_of(bulletin)] == [1, 3, 1, 3, 1, 1, 1, 1]


def test_a_character_that_no_font_has_is_named_and_nothing_is_kept(snapshot):
    strange = Particulars("柳河县人民政府办公室", dt.date(2024, 8, 5), addressees=("各镇\U00030000政府",))

    with pytest.raises(DomainError, match=r"U\+30000") as refused:
        render_bulletin(bulletin=compose(snapshot, strange), by=OFFICER, at=AT)

    assert refused.value.code == "glyph-missing"
    assert not BulletinFile.objects.exists()


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


def test_figures_that_contradict_each_other_are_not_composed(snapshot, monkeypatch):
    """Should a rule ever lose an item, as 3件完成、其余6件 of 10件 did, no bulletin is made of it."""
    broken = tuple(check_states(10, {"完成": 3, "其余": 6}, "省列"))
    figures = dataclasses.replace(figures_from(snapshot), breaches=broken)
    monkeypatch.setattr(actions, "figures_from", lambda _: figures)

    with pytest.raises(FiguresContradict, match="省列") as refused:
        compose(snapshot)

    assert ("10" in refused.value.message, "9" in refused.value.message) == (True, True)
    assert (Bulletin.objects.count(), entries("bulletins.compose_bulletin")) == (0, 0)


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
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "TZ": "America/Lima"}

    other = subprocess.run(
        [sys.executable, Path(__file__).with_name("rendering.py")],
        input=content,
        env={**environment, "DJANGO_SETTINGS_MODULE": "shishi.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.split() == hashes(content)
