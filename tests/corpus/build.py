"""Build the workbooks of `intake/` and the answers beside them: `python -m tests.corpus.build [part of a file name]`.

The committed files are the fixture; this script is how they were made. It needs openpyxl, xlwt, odfpy and LibreOffice.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.corpus.books import (
    blind_last,
    blind_lists_cells,
    blind_lists_duty,
    blind_lists_layout,
    blind_lists_more,
    blind_lists_traps,
    blind_matrices,
    blind_reports_hard,
    blind_reports_more,
    blind_reports_plain,
    blind_reports_traps,
    lists_cells,
    lists_layout,
    lists_real,
    reports_hard,
    reports_plain,
)
from tests.corpus.writers import write

FOLDER = Path(__file__).parent / "intake"
FIRST = (lists_real, lists_layout, lists_cells, reports_plain, reports_hard)
BLIND_LISTS = (blind_lists_layout, blind_lists_duty, blind_lists_cells, blind_lists_traps, blind_lists_more)
BLIND_REPORTS = (blind_reports_plain, blind_reports_hard, blind_reports_traps, blind_reports_more)
MAKERS = [
    make for module in (*FIRST, *BLIND_LISTS, *BLIND_REPORTS, blind_last, blind_matrices) for make in module.BOOKS
]


def main(wanted: str = "") -> None:
    FOLDER.mkdir(exist_ok=True)
    for make in MAKERS:
        book = make()
        if wanted not in book.file:
            continue
        path = write(book, FOLDER)
        answers = json.dumps(book.expected(), ensure_ascii=False, indent=1)
        path.with_suffix(".expected.json").write_text(f"{answers}\n", encoding="utf-8")
        print(f"{book.file:32}{'clean' if book.clean else 'asks'}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
