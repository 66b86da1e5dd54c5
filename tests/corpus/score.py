"""The reader's score on the corpus: `python -m tests.corpus.score [part of a file name]`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.corpus.adapter import read
from tests.corpus.compare import Tally, compare, load

FOLDER = Path(__file__).parent / "intake"


def answers(wanted: str = "") -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.expected.json") if wanted in path.name)


def judge(answer: Path) -> Tally:
    """Read one workbook and hold it against its answers."""
    path, expected = load(answer)
    return compare(expected, read(path, expected))


def score(wanted: str = "") -> Tally:
    """Read every workbook, print its faults and the sum, and return the sum."""
    total, flawless = Tally(), 0
    for answer in answers(wanted):
        tally = judge(answer)
        flawless += not tally.faults()
        print(
            f"{answer.name.removesuffix('.expected.json'):28}{tally.right:4}/{tally.fields:<4}{len(tally.faults()) or ''}"
        )
        for fault in tally.faults():
            print(f"    {fault}")
        total.add(tally)
    share = 100 * total.right / total.fields if total.fields else 0.0
    print(
        f"\nbooks without a fault {flawless}/{len(answers(wanted))}; fields right {total.right}/{total.fields} ({share:.1f} %)"
    )
    print(
        f"wrong silent values {len(total.silent)}; left out {len(total.absent)}; missed asks {len(total.missed)}; "
        f"false asks {len(total.false)}; refused {len(total.refused)}"
    )
    return total


if __name__ == "__main__":
    score(*sys.argv[1:2])
