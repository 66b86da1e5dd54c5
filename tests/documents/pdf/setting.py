"""The fonts the tests set with, and the notices they set."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from shishi.documents.content import Notice, Table
from shishi.documents.fonts import FontSet, find_fonts
from shishi.documents.layout import Profile
from shishi.documents.pdf.render import Pdf, render
from tests.documents.model_notice import NOTICE, TITLES, heading, paragraph, table
from tests.documents.pdf.elements import Wanted

FETCHED = Path(__file__).parents[3] / "var" / "fonts"  # by make fonts; may be absent
SERIF, SANS = "NotoSerifSC-Regular", "NotoSansSC-Regular"
PACKAGE_FACES = {"title": SERIF, "body": SERIF, "hei": SANS, "kai": SERIF, "song": SERIF}
FANDOL_FACES = {
    "title": "FandolSong-Bold",
    "body": "FandolFang-Regular",
    "hei": "FandolHei-Regular",
    "kai": "FandolKai-Regular",
    "song": "FandolSong-Regular",
}
PACKAGE = find_fonts()
FONT_SETS: dict[str, tuple[FontSet, dict[str, str]]] = {"package": (PACKAGE, PACKAGE_FACES)}
if any(FETCHED.glob("FandolFang*")):
    FONT_SETS["fandol"] = (find_fonts(FETCHED), FANDOL_FACES)

ALONE = replace(NOTICE, attachments=())
LEVELS = replace(
    ALONE,
    blocks=(
        heading("一、总体情况"),
        heading("（一）省列事项", 2),
        heading("1.就业培训", 3),
        heading("（1）县城", 4),
        paragraph("全部启动。" * 40),
        heading("（2）乡镇", 4),
        heading("（二）市列事项的进展情况、存在的问题、下一步的打算和需要县政府协调解决的困难", 2),
        heading("二、存在的问题"),
        paragraph("没有。"),
    ),
)
LONG = "清溪县2016年省列为民兴办实事进展情况汇总表以及各乡镇承担任务完成情况的说明材料"


def tables(rows: int) -> list[Table]:
    return [table(rows, title) for title in TITLES]


def last_paragraph(repeats: int) -> Notice:
    """Paragraphs of one line, so many that the signature may find no room beside them."""
    return replace(ALONE, openness="", blocks=(heading("一、情况"), *[paragraph("已办结。")] * repeats))


CASES: dict[str, tuple[Notice, list[Table], Profile]] = {
    "red-head": (NOTICE, [], Profile.RED_HEAD),
    "red-head-with-tables": (NOTICE, tables(14), Profile.RED_HEAD),
    "briefing": (NOTICE, [], Profile.BRIEFING),
    "plain": (NOTICE, [], Profile.PLAIN),
    "sealed": (replace(ALONE, signature=replace(NOTICE.signature, sealed=True)), [], Profile.RED_HEAD),
    "unnumbered": (replace(ALONE, doc_number=None), [], Profile.RED_HEAD),
    "signer": (replace(ALONE, signer="张文"), [], Profile.RED_HEAD),
    "levels": (LEVELS, [], Profile.RED_HEAD),
    "long-names": (replace(NOTICE, attachments=(LONG,)), [table(9, LONG)], Profile.RED_HEAD),
    "eleven-attachments": (replace(NOTICE, attachments=(LONG,) * 11), [], Profile.RED_HEAD),
    "many-rows": (replace(NOTICE, attachments=TITLES[:1]), [table(60, TITLES[0])], Profile.RED_HEAD),
    "empty-month": (NOTICE, tables(0), Profile.RED_HEAD),
    "long-record": (replace(ALONE, copy_to=("县人大常委会办公室",) * 16), [], Profile.RED_HEAD),
    "signature-moved": (last_paragraph(16), [], Profile.PLAIN),
}


@cache
def made(case: str, fonts: FontSet = PACKAGE) -> Pdf:
    notice, sheets, profile = CASES[case]
    return render(notice, sheets, profile, fonts=fonts)


def wanted(case: str, faces: dict[str, str] = PACKAGE_FACES) -> Wanted:
    notice, sheets, profile = CASES[case]
    return Wanted(notice, faces, profile, len(sheets))
