"""The typesetter: one per thread and set of fonts, kept, since reading fonts takes longer than setting a notice."""

import json
import os
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import typst

from shishi.documents.pdf.page_data import PageData

TEMPLATE = Path(__file__).with_name("bulletin.typ")

_kept = threading.local()
_reading = threading.Lock()
_processes: set[int] = set()  # that have set a document; a fork inherits the number of its parent


@dataclass(frozen=True, slots=True)
class Facts:
    """What the finished layout says of itself; lengths are points from the upper edge of the page."""

    pages: int
    first_page: int  # where the body begins
    body_page: int  # where it ends
    body_bottom: float
    last_page: int  # where its last paragraph begins
    last_top: float
    signature_page: int  # 0 where nobody signs
    rows: tuple[tuple[int, int, int], ...]  # attachment, row counted with the header, page
    notes: tuple[tuple[int, int], ...]  # attachment, page on which the last note below its table ends

    def row_pages(self, attachment: int) -> dict[int, int]:
        return {row: page for number, row, page in self.rows if number == attachment}


@dataclass(frozen=True, slots=True)
class Compiled:
    document: bytes
    facts: Facts
    warnings: tuple[str, ...]


def compiled(data: PageData, folders: tuple[Path, ...], template: Path = TEMPLATE) -> Compiled:
    """Sets one document. Raises typst.TypstError as the typesetter words it.

    Texts travel as JSON beside the template and never inside it. In a process forked off one that has set a document the
    typesetter would wait for ever for threads that only the parent has: that is a RuntimeError.
    """
    _processes.add(os.getpid())
    if len(_processes) > 1:
        raise RuntimeError("a process forked off one that has set a document cannot set another: start it afresh")
    compiler = _compiler(folders, template)
    inputs = {"notice": msgspec.json.encode(data).decode()}
    document, warnings = compiler.compile_with_warnings(sys_inputs=inputs, format="pdf", pdf_standards=["a-2a", "ua-1"])
    if not isinstance(document, bytes):
        raise TypeError("the typesetter gave no single file")
    return Compiled(document, _facts(compiler), tuple(warning.message for warning in warnings))


def _facts(compiler: typst.Compiler) -> Facts:
    told = json.loads(compiler.query("<facts>", field="value", one=True))
    rows = tuple((number, row, page) for number, row, page in told.pop("rows"))
    notes = tuple((number, page) for number, page in told.pop("notes"))
    return Facts(**told, rows=rows, notes=notes)


def _compiler(folders: tuple[Path, ...], template: Path) -> typst.Compiler:
    """One for each thread: a typesetter that two share refuses the second."""
    compilers: dict[tuple[tuple[Path, ...], Path], typst.Compiler] = _kept.__dict__.setdefault("compilers", {})
    if (folders, template) not in compilers:
        with _reading:
            fonts = _fonts(folders)
        compilers[folders, template] = typst.Compiler(
            template, root=template.parent, font_paths=fonts, ignore_system_fonts=True
        )
    return compilers[folders, template]


@cache
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    """Nothing but these folders, so that a machine's own fonts never change a page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
