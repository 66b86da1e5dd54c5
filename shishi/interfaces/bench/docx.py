"""Speed of the .docx writer against python-docx, with equal paragraphs, in the same process, taking turns."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from time import process_time

from docx import Document
from docx.shared import Mm, Pt

from shishi.documents.content import (
    BoundFigure,
    Heading,
    Notice,
    Paragraph,
    Signature,
    Table,
    Text,
    addressee_line,
    chinese_date,
)
from shishi.documents.docx.render import render
from shishi.documents.layout import OFFICE_FONTS, PAGE, SIZE_2, SIZE_3
from shishi.interfaces.cli.ratio import Ratio

LIMIT = 1 / 8
_FIRST_DAY = date(2016, 1, 5)
_SENTENCE = "各牵头部门和协办单位按照年初的责任分解方案，把任务落实到月、到人，按期报送进展，逐件解决困难和问题，"
_PARTS = "一二三四五"


class ContentsDifferError(ValueError):
    """The two documents do not say the same, so their times cannot be compared."""


def run(count: int = 60) -> list[Ratio]:
    """CPU seconds for `count` different notices of about 1,800 characters, each writer on every notice in turn."""
    notices = [_notice(number) for number in range(count)]
    if _paragraphs(render(notices[0])) != _paragraphs(_by_python_docx(notices[0])):
        raise ContentsDifferError("两种方式写出的段落不一致，无法比较。")
    ours = other = 0.0
    for notice in notices:
        ours += _timed(render, notice)
        other += _timed(_by_python_docx, notice)
    return [Ratio(name="docx", ours_s=ours, other_s=other, other_name="python-docx", limit=LIMIT)]


def _timed(write: Callable[[Notice], bytes], notice: Notice) -> float:
    start = process_time()
    write(notice)
    return process_time() - start


def _notice(number: int) -> Notice:
    blocks: list[Heading | Paragraph] = []
    for part in _PARTS:
        blocks.append(Heading(1, (Text(f"{part}、进展情况"),)))
        blocks.extend(
            Paragraph(
                (
                    Text(_SENTENCE),
                    BoundFigure(f"{number + index}", f"bench.{part}.{index}"),
                    Text("件已完成。" + _SENTENCE),
                )
            )
            for index in range(3)
        )
    issuer = "清溪县人民政府办公室"
    signature = Signature(issuer, _FIRST_DAY + timedelta(days=number))
    return Notice(("关于为民兴办实事进展情况的通报",), issuer, ("各乡镇人民政府",), tuple(blocks), signature=signature)


def _paragraphs(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(document)).paragraphs]


def _lines(notice: Notice) -> Iterator[tuple[str, ...]]:
    """The paragraphs, each as the texts of its runs."""
    yield (notice.title,)
    yield (addressee_line(notice),)
    for block in notice.blocks:
        if not isinstance(block, Table):
            yield tuple(part.text for part in block.inlines)
    if notice.signature:
        yield (notice.signature.issuer,)
        yield (chinese_date(notice.signature.on),)


def _by_python_docx(notice: Notice) -> bytes:
    """The same paragraphs, page and sizes as a user of python-docx would set them; less than ours: no styles, no marks."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE.width), Mm(PAGE.height)
    section.top_margin, section.bottom_margin = Mm(PAGE.top), Mm(PAGE.bottom)
    section.left_margin, section.right_margin = Mm(PAGE.left), Mm(PAGE.right)
    document.settings.odd_and_even_pages_header_footer = True
    for line in _lines(notice):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(2 * SIZE_3)
        for text in line:
            run = paragraph.add_run(text)
            run.font.name = OFFICE_FONTS.body
            run.font.size = Pt(SIZE_2 if text == notice.title else SIZE_3)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
