"""Text against table, and a table against itself: 州直完成114.8亿元 in the text, 92.0 in the row of 州直."""

from collections.abc import Iterator, Sequence

from shishi.rulebook.proof.findings import Attachment, Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import GROWTH, role_of
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.records import Record, siblings
from shishi.rulebook.proof.rounding import Agreement, Figure, compare, figure, ratio, rounded, same, total_of
from shishi.rulebook.proof.sheets import Cell, Row, Table, tables
from shishi.rulebook.proof.tiers import tier_of
from shishi.rulebook.proof.words import INTERCHANGED
from shishi.rulebook.wording import decimal_text

TEXT = Rule(
    "text-table",
    "正文与表格不符",
    "正文里某地（某部门、某类）的数应与表格同一行同一列一致；正文合并说的“其他各县”应等于表中其余各行之和。",
    "正文“州直完成114.8亿元”，表中“州直”一行为92.0。",
    Severity.ERROR,
)
ROW = Rule(
    "table-rate",
    "表内比率不符",
    "表中一行的完成率应等于该行完成数除以计划数；其他各行都相合时，不合的一行为矛盾。",
    "计划50，完成40，完成率85%：40÷50＝80%。",
    Severity.ERROR,
)
ROWS = Rule(
    "text-attachment",
    "正文件数与附件不符",
    "正文写的某一层级件数（项数），应与同名附件的行数（序号数）一致。",
    "正文“省列实事10件”，附件“省列为民实事汇总表”只有9行。",
    Severity.WARN,
)
SUM = Rule(
    "table-sum",
    "表内合计不符",
    "“合计”一行应等于以上各行之和。",
    "三行为10、20、30，合计写70：10＋20＋30＝60。",
    Severity.ERROR,
)
RULES = (TEXT, ROW, SUM, ROWS)
_MOST_TABLES = 12  # that a bulletin's text speaks of


def check(reading: Reading) -> Iterator[Finding]:
    """Every table with the text around it."""
    yield from _attached(reading)
    found = list(tables(reading))
    if not found:
        return
    pairs = [group.records for group in siblings(reading)]
    for table in found:
        yield from _rates(reading, table)
        yield from _sums(reading, table)
    for table in found[:_MOST_TABLES]:
        for one, row in _named_in(reading, table):
            yield from _against_row(reading, table, one, row)
        yield from _remainders(reading, table, pairs)
        yield from _wholes(reading, table)


def _attached(reading: Reading) -> Iterator[Finding]:
    """The number of rows of each sheet against the total of its tier in the text."""
    for sheet in reading.attachments:
        tier, sizes = tier_of(sheet.name), _sizes(sheet)
        if not tier or not sizes:
            continue
        for frame in reading.frames:
            totals = [one for one in frame.totals if one.unit in INTERCHANGED and not one.level]
            told = tier_of(reading.sentence_text(frame.head.sentence)) or tier_of(
                reading.heading_of(frame.head.section)
            )
            if told != tier or frame.outer is not None or frame.bracket or not totals:
                continue
            if not any(one.amount in sizes for one in totals):
                total, rows = totals[-1], max(sizes)
                message = f"正文写“{reading.words_of(total)}”，附件《{sheet.name}》有{rows}行，请核对。"
                stated = f"{decimal_text(total.value)}{total.token.unit}"
                yield reading.finding(ROWS, span_of(total), message, stated, f"附件{rows}行")
            break


def _sizes(sheet: Attachment) -> set[int]:
    """How many things a sheet lists: its rows with a serial number, and its different serial numbers (8项10件)."""
    serials = [row[0].strip().removesuffix(".0") for row in sheet.rows if row and row[0].strip()]
    numbered = [serial for serial in serials if serial.isdecimal()]
    filled = [row for row in sheet.rows if sum(bool(cell.strip()) for cell in row) > 1]
    first = next((at for at, row in enumerate(filled) if row[0].strip().removesuffix(".0").isdecimal()), None)
    below = [] if first is None else [row for row in filled[first:] if not _is_sum(row)]
    return {size for size in (len(numbered), len(set(numbered)), len(below)) if size}


def _is_sum(row: Sequence[str]) -> bool:
    return any(cell.strip() in {"合计", "总计", "共计"} for cell in row[:2])


def _named_in(reading: Reading, table: Table) -> Iterator[tuple[Mention, Row]]:
    """Mentions of a segment whose first words are the name of a row."""
    rows = {row.name: row for row in table.rows if not row.whole and len(row.name) >= 2}
    row: Row | None = None
    place: tuple[int, int] = (-1, -1)
    for one in reading.mentions:
        here = (one.sentence, one.segment)
        mine = next((rows[name] for name in (one.subject, one.subject.split("完成")[0]) if name in rows), None)
        if mine is not None:
            row, place = mine, here
        elif place != here or (one.subject and one.counts and not one.state):
            row = None
        if row is not None and place == here and not one.depth:
            yield one, row


def _against_row(reading: Reading, table: Table, one: Mention, row: Row) -> Iterator[Finding]:
    if _is_cell(table, one, row) is False:
        yield _against(reading, table, one, row)


def _against(reading: Reading, table: Table, one: Mention, row: Row) -> Finding:
    column = _column(table, one)
    value = row.cells[column].value.scaleb(table.scale(column)) if column is not None else one.amount
    unit = one.token.unit
    shown = decimal_text(value.scaleb(-one.token.scale))
    message = f"正文写“{reading.words_of(one)}”，表中“{row.name}”一行是{shown}{unit}，两处应一致。"
    return reading.finding(TEXT, span_of(one), message, f"{decimal_text(one.value)}{unit}", f"{shown}{unit}")


def _column(table: Table, one: Mention) -> int | None:
    if one.is_rate:
        return None if GROWTH.search(one.label) or one.base != "%" else table.column("rate")
    if one.is_money:
        role = role_of(one)
        return table.column(role, one.base) if role else None
    return table.column("count") if not one.state else None


def _remainders(reading: Reading, table: Table, groups: Sequence[tuple[Record, ...]]) -> Iterator[Finding]:
    """Two records, one a row, the other all other rows: their counts agree, so must their sums."""
    rows = {row.name: row for row in table.rows if not row.whole}
    for pair in groups:
        named = [each for each in pair if each.name in rows]
        others = [each for each in pair if each.name not in rows]
        if not named or len(others) != 1:
            continue
        left = [row for name, row in rows.items() if name not in {each.name for each in named}]
        values = list(others[0].values.values())
        if any(one.counts and _agrees(table, one, left) for one in values):
            for one in values:
                if one.is_money and _agrees(table, one, left) is False:
                    yield _sum_differs(reading, table, one, left)


def _wholes(reading: Reading, table: Table) -> Iterator[Finding]:
    """The whole as the text tells it against the row 合计: where one figure agrees, so must the others beside it."""
    whole = next((row for row in table.rows if row.whole), None)
    if whole is None:
        return
    for one in reading.mentions:
        if not (_column(table, one) is not None and one.total_like and _is_cell(table, one, whole)):
            continue
        beside = [each for each in reading.mentions[one.index + 1 : one.index + 8] if each.line == one.line]
        for other in beside:
            if other.is_money and _is_cell(table, other, whole) is False and not other.among:
                yield _against(reading, table, other, whole)
        return


def _is_cell(table: Table, one: Mention, row: Row) -> bool | None:
    """Whether a mention is what its column has in a row; None where the row has nothing there."""
    column = _column(table, one)
    cell = row.cells.get(column) if column is not None else None
    return None if column is None or cell is None else same(one.loose, _figure(cell, table.scale(column)))


def _column_sum(table: Table, one: Mention, rows: Sequence[Row]) -> Figure | None:
    column = _column(table, one)
    if column is None or any(column not in row.cells for row in rows) or len(rows) < 2:
        return None
    scale = table.scale(column)
    return total_of([_figure(row.cells[column], scale) for row in rows])


def _figure(cell: Cell, scale: int) -> Figure:
    return figure(cell.value.scaleb(scale), cell.places - scale, exact=cell.places == 0 and not cell.percent)


def _agrees(table: Table, one: Mention, rows: Sequence[Row]) -> bool | None:
    added = _column_sum(table, one, rows)
    return None if added is None else same(one.figure, added)


def _sum_differs(reading: Reading, table: Table, one: Mention, rows: Sequence[Row]) -> Finding:
    added = _column_sum(table, one, rows)
    value = added.value if added else one.amount
    shown = decimal_text(value.scaleb(-one.token.scale))
    unit = one.token.unit
    message = f"正文写“{reading.words_of(one)}”，表中其余{len(rows)}行合计{shown}{unit}，两处应一致。"
    return reading.finding(TEXT, span_of(one), message, f"{decimal_text(one.value)}{unit}", f"{shown}{unit}")


def _rates(reading: Reading, table: Table) -> Iterator[Finding]:
    done, plan, rate = table.column("done"), table.column("plan"), table.column("rate")
    if done is None or plan is None or rate is None or table.scale(done) != table.scale(plan):
        return
    fitting, unlike = 0, []
    for row in table.rows:
        if not {done, plan, rate} <= row.cells.keys() or not row.cells[plan].value:
            continue
        computed = ratio(_figure(row.cells[done], 0), _figure(row.cells[plan], 0))
        stated = row.cells[rate]
        if computed and compare(stated.value, stated.places, computed) is Agreement.OFF:
            unlike.append((row, computed))
        else:
            fitting += 1
    if fitting > len(unlike):
        for row, computed in unlike:
            yield _rate_differs(reading, table, row, row.cells[rate], (row.cells[done], row.cells[plan]), computed)


def _rate_differs(  # noqa: PLR0917 - the row, its figures and their table
    reading: Reading, table: Table, row: Row, stated: Cell, parts: tuple[Cell, Cell], computed: Figure
) -> Finding:
    shown = decimal_text(rounded(computed.value, max(1, stated.places)))
    sum_shown = f"{decimal_text(parts[0].value)}÷{decimal_text(parts[1].value)}＝{shown}%"
    message = f"{_where(table, stated)}中“{row.name}”一行：{sum_shown}，表里写的是{decimal_text(stated.value)}%。"
    return _at(reading, ROW, stated, message, f"{decimal_text(stated.value)}%", sum_shown)


def _at(reading: Reading, rule: Rule, cell: Cell, message: str, stated: str, computed: str) -> Finding:  # noqa: PLR0917 - the facts of a finding
    """A finding at a cell of the text; at the text's beginning for a sheet beside it."""
    span = (cell.start, cell.end) if cell.start >= 0 else (0, 0)
    return reading.finding(rule, span, message, stated, computed)


def _where(table: Table, cell: Cell) -> str:
    return "表" if cell.start >= 0 else f"附件《{table.title}》"


def _sums(reading: Reading, table: Table) -> Iterator[Finding]:
    whole = [row for row in table.rows if row.whole]
    rows = [row for row in table.rows if not row.whole]
    if len(whole) != 1 or len(rows) < 2:
        return
    unlike, fitting = [], 0
    for column, role in table.roles.items():
        if role == "rate" or column not in whole[0].cells or any(column not in row.cells for row in rows):
            continue
        added = total_of([_figure(row.cells[column], 0) for row in rows])
        if same(_figure(whole[0].cells[column], 0), added):
            fitting += 1
        else:
            unlike.append((whole[0].cells[column], added.value))
    for cell, value in unlike if fitting or len(unlike) == 1 else []:
        shown = decimal_text(value)
        message = f"{_where(table, cell)}中“{whole[0].name}”一行写的是{decimal_text(cell.value)}，以上{len(rows)}行合计{shown}。"
        yield _at(reading, SUM, cell, message, decimal_text(cell.value), shown)
