"""Yes or no in the many ways a form is filled: 是/否, √/×, 已/未, a date, a number."""

import datetime as dt
import re

from shishi.documents.reading.cells import half_width, is_blank, squeeze
from shishi.documents.reading.dates import read_due
from shishi.documents.reading.grid import Value

_YES = re.compile(
    r"^(?:是|有|√|✓|✔|☑|对|Y|YES|已.*|全部(?:启动|开工|完工|完成|投用)|启动|开工|完工|完成|竣工|投用|●)$", re.IGNORECASE
)
_NO = re.compile(r"^(?:否|×|✗|✘|X|☒|错|N|NO|未.*|没有|尚未.*|没.*|不.*|○)$", re.IGNORECASE)


def read_flag(value: Value) -> bool | None:  # noqa: PLR0911  # one answer for each way of filling a form
    """True, False, or None where the cell does not say. A date means that it happened; a number that so many did."""
    if isinstance(value, bool):
        return value
    if is_blank(value):
        return None
    if isinstance(value, dt.date):
        return True
    if isinstance(value, float | int):
        return value > 0
    text = squeeze(half_width(str(value)))
    if _NO.match(text):
        return False
    if _YES.match(text) and not re.search(r"部分|拟|将|计划|未", text):
        return True
    if re.match(r"^\d+(?:\.\d+)?(?:个|处|项|件)?$", text):
        return float(re.match(r"^[\d.]+", text)[0]) > 0  # type: ignore[index]  # matched on the line above
    return True if read_due(text, 2000).text else None
