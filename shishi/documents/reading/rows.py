"""What a reading gives: rows with the cell of every value, and asks where a person must decide.

Field meanings are those of docs/reference/import-plan.md; they hold for the JSON output, the page and the register.
Amounts are in the unit written; money in 万元; percent in points (87.6 means 87.6 %).
"""

from decimal import Decimal

from msgspec import Struct


class Quantity(Struct, frozen=True):
    """A quantified target of a list row, as written: ``10`` ``万亩``. ``name`` only where the file names it."""

    quantity: Decimal
    unit: str
    name: str | None = None
    shares: tuple[tuple[str, Decimal], ...] = ()  # townships' or departments' parts, where the cell lists them


class Pending(Struct, frozen=True):
    """A target whose number is not assigned yet (待下达). It is no target of the contract, but a place for one."""

    unit: str
    name: str | None = None


class Reported(Struct, frozen=True):
    """A value of a report row. ``target``, ``cumulative``, ``month`` are in ``unit``; None is not said, 0 is zero."""

    name: str | None
    unit: str | None
    target: Decimal | None
    cumulative: Decimal | None
    month: Decimal | None
    cell: str = ""  # where its figure stands, the cumulative one before all others


class ListRow(Struct, frozen=True):
    """One 件 of a list (汇总表, 分解表)."""

    sheet: str
    row_no: int
    lists: tuple[str, ...]
    aspect: str | None
    heading: str | None
    name: str
    content: str | None
    targets: tuple[Quantity, ...]
    lead: str | None
    supports: tuple[str, ...]
    leader: str | None
    due: str | None  # ISO day, or ISO month where only a month is said
    investment_wan: Decimal | None
    remark: str | None = None
    number: str | None = None
    kind_text: str | None = None  # 项目类型, where a column holds words of kinds: 工程类, 补助类, 服务类, 采购类
    places: dict[str, str] = {}  # field -> its column on the row, or its cell where that is on another row
    pending: tuple[Pending, ...] = ()

    @property
    def cells(self) -> dict[str, str]:
        """Field -> cell, e.g. ``{"lead": "D9"}``."""
        return _cells(self.places, self.row_no)


class ReportRow(Struct, frozen=True):
    """One 件 of a unit's monthly report. The four flags are None where the file doesn't say."""

    sheet: str
    row_no: int
    lists: tuple[str, ...]
    name: str
    values: tuple[Reported, ...]
    percent: Decimal | None
    invested_wan: Decimal | None
    narrative: str | None
    problems: str | None
    next: str | None
    started: bool | None = None
    under_construction: bool | None = None
    done: bool | None = None
    in_use: bool | None = None
    help_needed: str | None = None
    places: dict[str, str] = {}  # as in ListRow

    @property
    def cells(self) -> dict[str, str]:
        """Field -> cell, e.g. ``{"narrative": "I9"}``."""
        return _cells(self.places, self.row_no)


class Ask(Struct, frozen=True):
    """A place where a careful person could not decide, or a cell that is wrong.

    ``cell`` is set, or ``row_no`` alone for a whole row. ``field`` is a field name of the row dataclasses.
    ``value`` is what stands in the cell; ``message`` is one Chinese sentence that says what is unclear and what to do.
    ``command`` follows it on the command line: which option answers. ``places`` are the (list, name) pairs offered where
    the question is whether the row is the same work as those.
    """

    sheet: str
    cell: str | None
    row_no: int | None
    field: str | None
    row: str | None
    value: str | None
    message: str
    wrong: bool = False  # True: cannot be right; False: unclear
    command: str = ""
    places: tuple[tuple[str, str], ...] = ()


class ReadingResult(Struct, frozen=True):
    """All of one file. ``refused`` is the cause in Chinese when the file cannot be read at all; then there are no rows."""

    list_rows: tuple[ListRow, ...] = ()
    report_rows: tuple[ReportRow, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[str, ...] = ()  # said, not asked: hidden rows read, sum rows checked, repeated headers passed over
    unit_name: str | None = None  # 填报单位
    year: int | None = None
    refused: str | None = None


def _cells(places: dict[str, str], row_no: int) -> dict[str, str]:
    return {name: place + str(row_no) if place.isalpha() else place for name, place in places.items()}
