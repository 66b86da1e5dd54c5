import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Particulars:
    """What figures do not give: who issues, under which number and date, and how the county's offices are called."""

    issuer: str
    dated_on: dt.date
    document_number: str = ""
    supervision_office: str = "县政府督查室"
    addressees: tuple[str, ...] = ("各乡镇人民政府", "县政府各部门")
    copy_to: tuple[str, ...] = ("县委办公室", "县人大常委会办公室", "县政协办公室")
