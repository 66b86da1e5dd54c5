"""What every page looks like, kept as small greys: `python -m tests.documents.pdf.appearance` writes them anew.

Do that after a change of the look that was meant, and look at the pages first.
"""

import base64
import json
import zlib
from pathlib import Path

from tests.documents.pdf.reader import fingerprint
from tests.documents.pdf.setting import made

KEPT = Path(__file__).with_name("appearance.json")
LOOKED_AT = ("red-head-with-tables", "briefing", "plain", "sealed", "levels", "long-names", "many-rows", "empty-month")
MEAN = 0.6  # of 255: what another version of the reader may shade differently
FIELD = 40


def differences(before: bytes, now: bytes) -> tuple[float, int]:
    """Mean and greatest difference of two pages, of 255."""
    each = [abs(a - b) for a, b in zip(before, now, strict=True)]
    return sum(each) / len(each), max(each)


def kept() -> dict[str, list[bytes]]:
    stored = json.loads(KEPT.read_text(encoding="utf-8"))
    return {case: [zlib.decompress(base64.b64decode(page)) for page in pages] for case, pages in stored.items()}


def main() -> None:
    pages = {case: fingerprint(made(case).content) for case in LOOKED_AT}
    stored = {
        case: [base64.b64encode(zlib.compress(page, 9)).decode() for page in found] for case, found in pages.items()
    }
    KEPT.write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
