"""Speed of the .pdf writer against LibreOffice converting our own .docx of the same notices, in one run, taking turns."""

import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from pypdfium2 import PdfDocument

from shishi.documents.content import BoundFigure, Heading, Notice, Paragraph, Signature, Text
from shishi.documents.docx.render import render as render_docx
from shishi.documents.fonts import find_fonts
from shishi.documents.pdf.render import render
from shishi.interfaces.cli.ratio import Ratio

LIMIT = 1 / 4
BATCH = 20  # files to a call of LibreOffice: its start, which takes seconds, is shared by them
_FIRST_DAY = date(2016, 1, 5)
_PARTS = "一二三四五"
_SENTENCE = "各牵头部门和协办单位按照年初的责任分解方案，把任务落实到月、到人，按期报送进展，逐件解决困难和问题。"
_TIMEOUT_S = 300


class AlternativeMissingError(RuntimeError):
    """LibreOffice is not installed, so there is nothing to compare with."""


class ContentsDifferError(ValueError):
    """The two files do not say the same, so their times cannot be compared."""


def run(count: int = 2 * BATCH) -> list[Ratio]:
    """Seconds on the clock for `count` different notices of about 1,800 characters, red head and all.

    LibreOffice works in processes of its own, so the clock is the one measure both have. Both are warm: our fonts are
    read and its profile is made before the clock starts.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise AlternativeMissingError("没有安装LibreOffice，无法比较。")
    fonts = find_fonts()
    ours = other = 0.0
    with tempfile.TemporaryDirectory(prefix="shishi-bench-") as name:
        folder = Path(name)
        first = _notice(0)
        _convert(program, folder, [_written(folder, first)])
        _compare(render(first, fonts=fonts).content, (folder / f"{_name(first)}.pdf").read_bytes())
        for start in range(0, count, BATCH):
            notices = [_notice(number) for number in range(start, min(start + BATCH, count))]
            files = [_written(folder, notice) for notice in notices]
            began = perf_counter()
            for notice in notices:
                render(notice, fonts=fonts)
            ours += perf_counter() - began
            began = perf_counter()
            _convert(program, folder, files)
            other += perf_counter() - began
    return [Ratio(name="pdf", ours_s=ours, other_s=other, other_name="LibreOffice headless", limit=LIMIT)]


def _convert(program: str, folder: Path, files: Sequence[Path]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_S)  # noqa: S603 - found on the path, our own files


def _written(folder: Path, notice: Notice) -> Path:
    file = folder / f"{_name(notice)}.docx"
    file.write_bytes(render_docx(notice))
    return file


def _name(notice: Notice) -> str:
    return f"{notice.dated}"


def _compare(first: bytes, second: bytes) -> None:
    """Every character of one must be in the other; page numbers and the places of line ends may differ."""
    if _characters(first) != _characters(second):
        raise ContentsDifferError("两种方式印出的文字不一致，无法比较。")


def _characters(document: bytes) -> Counter[str]:
    with PdfDocument(document) as opened:
        text = "".join(page.get_textpage().get_text_bounded() for page in opened)
    return Counter(character for character in text if not character.isspace())


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
    issuer, day = "清溪县人民政府办公室", _FIRST_DAY + timedelta(days=number)
    return Notice(
        ("关于为民兴办实事进展情况的通报",),
        issuer,
        ("各乡镇人民政府",),
        tuple(blocks),
        signature=Signature(issuer, day),
        doc_number=f"清政办发〔2016〕{number + 1}号",
        head_mark=f"{issuer}文件",
        copy_to=("县委办公室",),
        printed_by=issuer,
        printed_on=day,
    )
