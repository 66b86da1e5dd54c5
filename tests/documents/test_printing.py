"""LibreOffice prints what was written: how many pages, which way round, what stands on each."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import pytest

from shishi.documents.content import plain_text
from shishi.documents.docx.render import render
from shishi.documents.layout import Fonts, Profile
from shishi.documents.xls.render import render as render_xls
from shishi.documents.xlsx.render import render as render_xlsx
from tests.documents.model_notice import NOTICE, TITLES, table

NOTO = Fonts("Noto Serif CJK SC", "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Serif CJK SC")
FILES = {
    "red.docx": lambda: render(NOTICE, Profile.RED_HEAD, NOTO),
    "briefing.docx": lambda: render(NOTICE, Profile.BRIEFING, NOTO),
    "plain.docx": lambda: render(NOTICE, Profile.PLAIN, NOTO),
    "office.docx": lambda: render(NOTICE),
    "inside.docx": lambda: render(replace(NOTICE, blocks=(*NOTICE.blocks, table(40))), Profile.PLAIN, NOTO),
    "sheet.xlsx": lambda: render_xlsx(table(60), fonts=NOTO),
    "old.xls": lambda: render_xls(table(60), fonts=NOTO),
}
MM_PER_POINT = 25.4 / 72

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not shutil.which("soffice") or not shutil.which("pdftotext"), reason="LibreOffice or poppler is missing"
    ),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every file as PDF, printed in one go."""
    folder = tmp_path_factory.mktemp("printed")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in FILES)], check=True, capture_output=True, timeout=240)
    return lambda name: folder / f"{name.partition('.')[0]}.pdf"


def _pages(pdf, *options):
    text = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def _words(pdf):
    """(page, text, x, y, lower edge in mm) of every word."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    for number, page in enumerate(text.split("<page ")[1:], start=1):
        for left, top, right, bottom, words in word.findall(page):
            yield number, words, *(float(value) * MM_PER_POINT for value in (left, top, right, bottom))


def _size(pdf):
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()
    return float(width), float(height)


@pytest.mark.parametrize("name", ["red.docx", "plain.docx", "office.docx"])
def test_the_bulletin_takes_four_pages(printed, name):
    assert len(_pages(printed(name))) == 4


def test_full_pages_carry_22_lines_and_their_number(printed):
    for number, page in enumerate(_pages(printed("plain.docx"), "-layout")[1:3], start=2):
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        assert len(lines) == 23
        assert lines[-1].replace(" ", "") == f"—{number}—"


def test_the_issuers_mark_begins_35_millimetres_below_the_type_area(printed):
    mark = next(word for word in _words(printed("red.docx")) if word[1].startswith(NOTICE.head_mark))
    middle = (mark[3] + mark[5]) / 2
    size_mm = 36 * MM_PER_POINT
    assert middle - size_mm / 2 - 37 == pytest.approx(35, abs=1.5)


def test_a_briefing_bears_its_office_and_day_on_one_line(printed):
    pages = list(_words(printed("briefing.docx")))
    name, office = (next(word for word in pages if word[1] == text) for text in _imprint())
    day = next(word for word in pages if word[1].endswith("日") and abs(word[3] - office[3]) < 0.5)
    middle = (name[3] + name[5]) / 2
    assert office[2] == pytest.approx(28 + 5.6, abs=1)
    assert day[4] == pytest.approx(210 - 26 - 5.6, abs=1)
    assert office[3] > middle + 20


def _imprint():
    return NOTICE.briefing.name, NOTICE.briefing.office


def test_nothing_leaves_the_type_area(printed):
    for _page, text, left, top, right, bottom in _words(printed("red.docx")):
        if "—" not in text and not text.isdigit():
            assert left > 27.5
            assert right < 210 - 26 + 0.5
            assert top > 36
            assert bottom < 297 - 35 + 1.5


@pytest.mark.parametrize("name", ["red.docx", "plain.docx", "office.docx"])
def test_every_character_reaches_the_page(printed, name):
    lost = Counter(plain_text(NOTICE)) - Counter("".join(_pages(printed(name))))
    assert not lost.keys() - {"\n"}
    marks = Counter("".join(_pages(printed("plain.docx"))))
    assert all(marks[mark] == plain_text(NOTICE).count(mark) for mark in "，。、；：")


def test_page_numbers_stand_outside(printed):
    places = {
        page: (left + right) / 2
        for page, text, left, top, right, _bottom in _words(printed("plain.docx"))
        if top > 297 - 35 and text.strip("— ").isdigit()
    }
    assert places.keys() == {1, 2, 3, 4}
    assert all((places[page] > 105) is bool(page % 2) for page in places)


def test_the_closing_record_ends_on_the_lower_edge_of_the_last_page(printed):
    words = [word for word in _words(printed("red.docx")) if word[1].endswith("日印发")]
    assert [word[0] for word in words] == [4]
    assert 297 - 35 - words[0][5] < 3


def test_the_signature_is_not_alone_on_its_page(printed):
    last = _pages(printed("red.docx"))[-1]
    assert last.index("有交有结") < last.index("附件") < last.index("2016 年 8 月 5 日")


@pytest.mark.parametrize("name", ["sheet.xlsx", "old.xls"])
def test_sixty_rows_are_printed_on_landscape_pages_one_wide_with_the_header_on_each(printed, name):
    width, height = _size(printed(name))
    assert (round(width), round(height)) == (842, 595)
    pages = _pages(printed(name))
    assert 4 <= len(pages) <= 8
    for number, page in enumerate(pages, start=1):
        assert "实事名称" in page
        assert "备注" in page
        assert f"—{number}—" in page.replace(" ", "")
    assert TITLES[2] in pages[0]
    assert not any(TITLES[2] in page for page in pages[1:])
    assert sum(page.count("逐户验收") for page in pages) == 20


def test_a_table_inside_the_notice_repeats_its_header(printed):
    pages = [page for page in _pages(printed("inside.docx")) if "村组道路" in page]
    assert len(pages) > 1
    assert all("实事名称" in page for page in pages)
