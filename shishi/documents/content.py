"""What a notice and its tables say, before anybody decides how they look.

One tree is composed and every format is rendered from it, so the figures of the editable file, the printed page and
the web page cannot differ. Nothing in it knows of fonts, pages or files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

HEADING_LEVELS = (1, 2, 3, 4)


class ContentFaultError(ValueError):
    """The tree contradicts itself. `code` is for programs, the sentence is for the person who compiles the notice."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Text:
    """Words that carry no figure of the register."""

    text: str


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure of the register: printed as `text`, traceable by `figure_id` in every format that can carry it."""

    text: str
    figure_id: str

    def __post_init__(self) -> None:
        if not self.text or not self.figure_id:
            raise ContentFaultError("figure-unbound", f"数字“{self.text}”没有绑定登记的数据。")


Inline = Text | BoundFigure


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number written out: level 1 `一、`, 2 `（一）`, 3 `1.`, 4 `（1）` (GB/T 9704-2012, 7.3.3)."""

    level: int
    inlines: tuple[Inline, ...]

    def __post_init__(self) -> None:
        if self.level not in HEADING_LEVELS:
            raise ContentFaultError("heading-level", f"公文标题只有四级，没有第{self.level}级。")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text."""

    inlines: tuple[Inline, ...]


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are written."""

    TEXT = "text"
    NUMBER = "number"  # Decimal or int, shown with `Column.decimals`
    PERCENT = "percent"  # in points: Decimal("28.6") is shown as 28.6%
    DATE = "date"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `titles` runs from the top header row to the lowest: ("资金（万元）", "到位"). Neighbours that share the upper titles
    are printed under one merged cell; a shorter path is merged downwards. `width` is in Chinese characters.
    `grouped` merges equal neighbouring cells vertically, inside the groups of the grouped columns to its left.
    """

    titles: tuple[str, ...]
    width: float
    kind: Kind = Kind.TEXT
    align: Align = Align.LEFT
    decimals: int = 0
    grouped: bool = False

    def __post_init__(self) -> None:
        if not self.titles or self.width <= 0 or self.decimals < 0:
            raise ContentFaultError("column-shape", f"表格的列“{'/'.join(self.titles)}”缺少标题或宽度不对。")


CellValue = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; None is blank, which is not 0. Text in a number column ("待下达") stays text."""

    value: CellValue = None
    figure_id: str | None = None


class RowKind(StrEnum):
    ITEM = "item"
    SUM = "sum"  # 合计, 小计


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ITEM


@dataclass(frozen=True, slots=True)
class Table:
    """A summary table (汇总表): title above, unit and date lines, header, rows, notes (口径, cancelled items) below."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit_line: str = ""  # 单位：万元
    date_line: str = ""  # 数据截至2016年7月31日
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise ContentFaultError("table-without-columns", f"表格“{self.title}”没有列。")
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                raise ContentFaultError(
                    "row-width",
                    f"表格“{self.title}”第{number}行有{len(row.cells)}格，应有{len(self.columns)}格。",
                )


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and the date the document was made (成文日期). `sealed` leaves the place for the unit's own seal."""

    issuer: str
    on: date
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """The head of a briefing (简报): the periodical's name in red, its issue, who compiles it, and the day."""

    name: str  # 清溪县政务督查
    issue: int  # counts within the year: 第20期
    office: str  # 清溪县人民政府督查室
    on: date

    @property
    def issue_line(self) -> str:
        return f"第{self.issue}期"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice (通报) with all elements of GB/T 9704-2012 that this office uses; what is empty is not printed.

    The mark, the number and the signer appear in the red-head profile only, `briefing` in that of the briefing, the
    closing record in both.
    """

    title_lines: tuple[str, ...]  # the lines as broken by sense, never inside a word
    issuer: str  # 发文机关, also the author in the file's properties
    addressees: tuple[str, ...]  # 主送机关, without the colon
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = ()  # titles of the attachments, in order, without number or file ending
    signature: Signature | None = None
    doc_number: str | None = None  # 榆政办发〔2016〕5号
    head_mark: str = ""  # 发文机关标志: 榆中县人民政府办公室文件
    signer: str = ""  # 签发人, upward documents only
    openness: str = ""  # 附注 without brackets: 此件公开发布
    copy_to: tuple[str, ...] = ()  # 抄送机关
    printed_by: str = ""  # 印发机关
    printed_on: date | None = None  # 印发日期
    keywords: tuple[str, ...] = ()  # for the file's properties; never printed
    briefing: Briefing | None = None

    @property
    def title(self) -> str:
        return "".join(self.title_lines)

    @property
    def dated(self) -> date | None:
        """The date the file's properties carry, so that the same notice gives the same bytes on any day."""
        return self.signature.on if self.signature else self.printed_on


def briefing_of(notice: Notice) -> Briefing:
    """The head of the notice as a briefing. Raises ContentFaultError `briefing-missing`."""
    if notice.briefing is None:
        raise ContentFaultError("briefing-missing", "简报要有刊名和期号。")
    return notice.briefing


def inline_text(inlines: Sequence[Inline]) -> str:
    return "".join(part.text for part in inlines)


def chinese_date(day: date) -> str:
    """The date as GB/T 9704-2012 7.3.5.4 asks: Arabic digits, whole year, no padding: 2016年8月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def shown(column: Column, value: CellValue) -> str:
    """The cell as a reader sees it, the same in every format."""
    if value is None:
        return ""
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, str):
        return value
    number = Decimal(value)
    if column.kind is Kind.PERCENT:
        return f"{_rounded(number, column.decimals)}%"
    return str(_rounded(number, column.decimals)) if column.kind is Kind.NUMBER else format(number, "f")


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def addressee_line(notice: Notice) -> str:
    """主送机关, ended by the full-width colon; empty when nobody is addressed."""
    return f"{'，'.join(notice.addressees)}：" if notice.addressees else ""


def attachment_lines(notice: Notice) -> tuple[str, ...]:
    """附件说明 line by line; a single attachment bears no number (GB/T 9704-2012, 7.3.4)."""
    if len(notice.attachments) == 1:
        return (f"附件：{notice.attachments[0]}",)
    numbered = (f"{number}.{title}" for number, title in enumerate(notice.attachments, start=1))
    return tuple(line if number else f"附件：{line}" for number, line in enumerate(numbered))


def table_lines(table: Table) -> Iterator[str]:
    """The table as lines of text, cells parted by tabs."""
    yield from filter(None, (table.title, table.unit_line, table.date_line))
    yield "\t".join("/".join(column.titles) for column in table.columns)
    for row in table.rows:
        yield "\t".join(shown(column, cell.value) for column, cell in zip(table.columns, row.cells, strict=True))
    yield from table.notes


def plain_text(notice: Notice) -> str:
    """The notice as text, one paragraph a line: title, addressees, body, attachments, signature, note."""
    lines = [notice.title, addressee_line(notice)]
    for block in notice.blocks:
        lines.extend(table_lines(block) if isinstance(block, Table) else (inline_text(block.inlines),))
    lines.extend(attachment_lines(notice))
    if notice.signature:
        lines.extend((notice.signature.issuer, chinese_date(notice.signature.on)))
    if notice.openness:
        lines.append(f"（{notice.openness}）")
    return "\n".join(filter(None, lines))


def figures_of(notice: Notice) -> tuple[BoundFigure, ...]:
    """Every bound figure of the notice in reading order, those in tables included."""
    found: list[BoundFigure] = []
    for block in notice.blocks:
        if isinstance(block, Table):
            found.extend(figures_of_table(block))
        else:
            found.extend(part for part in block.inlines if isinstance(part, BoundFigure))
    return tuple(found)


def figures_of_table(table: Table) -> tuple[BoundFigure, ...]:
    """Every bound figure of a table, row by row."""
    return tuple(
        BoundFigure(shown(column, cell.value), cell.figure_id)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.figure_id and cell.value is not None
    )


def check_attachments(notice: Notice, tables: Sequence[Table]) -> None:
    """附件说明 must name exactly the attachments, in their order (GB/T 9704-2012, 7.3.4 and 7.3.7).

    Raises ContentFaultError with code `attachments-differ`.
    """
    titles = tuple(table.title for table in tables)
    if notice.attachments != titles:
        raise ContentFaultError(
            "attachments-differ",
            f"附件说明（{'；'.join(notice.attachments)}）与附件标题（{'；'.join(titles)}）不一致。",
        )
