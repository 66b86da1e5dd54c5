"""From the sheets of a workbook to rows and asks: finds the tables, reads the lines around them, reads each table."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from shishi.documents.reading import lists, reports
from shishi.documents.reading.asks import Asks
from shishi.documents.reading.bodies import body_of
from shishi.documents.reading.cards import as_table
from shishi.documents.reading.cells import compact, half_width, is_blank, squeeze, text_of
from shishi.documents.reading.dates import arabic
from shishi.documents.reading.grid import Grid, Spot
from shishi.documents.reading.headers import Block, blocks_of
from shishi.documents.reading.parties import FIRST_LEADS
from shishi.documents.reading.roles import Roles, roles_of
from shishi.documents.reading.rows import ListRow, ReadingResult, ReportRow
from shishi.documents.reading.sums import check_sums
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tables import Around, Table
from shishi.documents.reading.tiers import filler_in, lists_in, names_several_years, units_in, year_in

_MONTH_TITLE = re.compile(r"(20\d\d)年(?:\d{1,2}(?:月)?[-—–~至])?(\d{1,2})月")
_SHEET_MONTH = re.compile(r"^(?:20\d\d年)?(?:\d{1,2}(?:月)?[-—–~至])?(\d{1,2})月")
_JSON = {Field.GOAL: "targets", Field.CONTENT: "targets", Field.TARGET: "targets", Field.DUTY: "lead", Field.RATE: "percent", Field.PHYSICAL: "percent", Field.STATE: "narrative"}  # fmt: skip
NOTHING_FOUND = "没有认出表头：请确认表中有“实事名称”（或“项目名称”）等列名，且数据在可见的工作表里"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller knows about the file."""

    year: int | None = None
    month: int | None = None
    list_hint: str | None = None
    known_units: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    list_rows: list[ListRow] = field(default_factory=list)
    report_rows: list[ReportRow] = field(default_factory=list)
    unit_name: str | None = None
    year: int | None = None
    tables: int = 0


def read_list_grids(grids: list[Grid], wanted: Wanted) -> ReadingResult:
    """Every visible sheet as list tables."""

    def read(table: Table, found: _Found) -> None:
        found.list_rows.extend(lists.read_table(table))

    return _read(grids, wanted, read)


def read_report_grids(grids: list[Grid], wanted: Wanted) -> ReadingResult:
    """Every visible sheet as report tables of ``wanted.month``."""

    def read(table: Table, found: _Found) -> None:
        found.report_rows.extend(reports.read_table(table))

    return _read(grids, wanted, read)


def _read(grids: list[Grid], wanted: Wanted, read: Callable[[Table, _Found], None]) -> ReadingResult:
    asks, found = Asks(), _Found()
    for grid in _of_month(grids, wanted, asks):
        _read_sheet(as_table(grid), wanted, read, asks, found)
    if not found.tables:
        return ReadingResult(refused=NOTHING_FOUND)
    return ReadingResult(
        tuple(found.list_rows),
        tuple(found.report_rows),
        tuple(asks.found),
        tuple(dict.fromkeys(asks.notes)),
        found.unit_name,
        found.year or wanted.year,
    )


def _of_month(grids: list[Grid], wanted: Wanted, asks: Asks) -> list[Grid]:
    """Of a workbook with a sheet for each month only the sheets of the month reported are this report."""
    if wanted.month is None or len(grids) < 2:
        return grids
    months = [_month_of(grid) for grid in grids]
    if wanted.month not in months:
        return grids
    for grid, month in zip(grids, months, strict=True):
        if month not in (None, wanted.month):
            asks.notes.append(f"工作表“{grid.name}”是{month}月的，没有读取")
    return [grid for grid, month in zip(grids, months, strict=True) if month in (None, wanted.month)]


def _month_of(grid: Grid) -> int | None:
    named = _SHEET_MONTH.match(arabic(squeeze(half_width(grid.name))))
    if named:
        return int(named[1])
    texts = [value for row in grid.rows[:3] for value in row if isinstance(value, str)]
    found = next((match for text in texts if (match := _MONTH_TITLE.search(squeeze(half_width(text))))), None)
    return int(found[2]) if found else None


def _read_sheet(grid: Grid, wanted: Wanted, read: Callable[[Table, _Found], None], asks: Asks, found: _Found) -> None:
    blocks = _joined(blocks_of(grid))
    tops = [block.top for block, _ in blocks]
    floor = 0
    for place, (block, repeats) in enumerate(blocks):
        later = [top for top in tops[place + 1 :] if top > block.bottom]
        stop = _stop(grid, block, later[0]) if later else len(grid.rows)
        titles = _titles(grid, block, floor)
        if not later or later[0] != block.top:
            floor = stop if not (place + 1 < len(blocks) and blocks[place + 1][0].top == block.top) else floor
        for row in repeats:
            _blank_out(grid, block, row)
        before = len(asks.found)
        roles = roles_of(grid, block, stop - 1, wanted.month, asks)
        if Field.NAME not in roles.single:
            del asks.found[before:]
            _say_nameless(grid, block, roles, asks)
            continue
        found.tables += 1
        _read_table(grid, block, stop, roles, (titles, wanted, read, asks, found))


def _joined(blocks: list[Block]) -> list[tuple[Block, list[tuple[int, int]]]]:
    """A header that comes again (printed on each page) belongs to the table it repeats."""
    result: list[tuple[Block, list[tuple[int, int]]]] = []
    for block in blocks:
        before = next(
            (pair for pair in reversed(result) if pair[0].first == block.first and pair[0].top != block.top), None
        )
        if before and before[0].paths == block.paths and result[-1][0].top < block.top:
            before[1].append((block.top, block.bottom))
        else:
            result.append((block, []))
    return result


def _blank_out(grid: Grid, block: Block, rows: tuple[int, int]) -> None:
    for row in range(rows[0], rows[1] + 1):
        for column in range(block.first, block.last + 1):
            grid.rows[row][column] = ""


def _stop(grid: Grid, block: Block, following: int) -> int:
    """Where the body ends before the next header: the title lines of the next table are not its rows."""
    row = following
    while row - 1 > block.bottom:
        filled = [value for value in grid.rows[row - 1][block.first : block.last + 1] if not is_blank(value)]
        texts = [text_of(value) for value in filled]
        if (
            len(filled) > 2
            or any(not isinstance(value, str) for value in filled)
            or any(text.strip().isdigit() for text in texts)
        ):
            break
        if len(filled) == 2 and not any(":" in half_width(text) or "年" in text for text in texts):
            break
        row -= 1
    return row


def _titles(grid: Grid, block: Block, floor: int) -> list[tuple[Spot, str]]:
    """The lines between the table above and this header that stand over its columns."""
    lines: list[tuple[Spot, str]] = []
    for row in range(floor, block.top):
        for column, value in enumerate(grid.rows[row]):
            if (
                isinstance(value, str)
                and value.strip()
                and (
                    column <= block.last
                    and (column >= block.first or block.first <= 1 or _reaches(grid, row, column, block))
                )
            ):
                lines.append(((row, column), value))
    return lines


def _reaches(grid: Grid, row: int, column: int, block: Block) -> bool:
    return any(top == row and left == column and right >= block.first for top, left, _, right in grid.marks.merges)


def _read_table(
    grid: Grid,
    block: Block,
    stop: int,
    roles: Roles,
    job: tuple[list[tuple[Spot, str]], Wanted, Callable[[Table, _Found], None], Asks, _Found],
) -> None:
    titles, wanted, read, asks, found = job
    around = _around(grid, titles, wanted, asks)
    _take_broken(grid, block, stop, roles, asks)
    base = around.lists or ((wanted.list_hint,) if wanted.list_hint else ())
    body = body_of(grid, block, stop, roles, asks=asks, table_lists=base)
    header_texts = [text for path in block.paths.values() for text in path]
    around.first_leads = any(
        FIRST_LEADS.search(squeeze(half_width(text)))
        for text in (*header_texts, *(text for _, text in titles), *body.notes, *_tail(grid, stop))
    )
    table = Table(grid, block, roles, body, around, asks, wanted.known_units)
    read(table, found)
    check_sums(table)
    _duplicates(table)
    _hidden(table)
    if (
        around.several
        and not base
        and around.lists_spot
        and any(not entry.lists for entry in body.entries)
        and Field.LISTS not in roles.single
    ):
        asks.at(grid, around.lists_spot, "list", None, "标题写了几个列别，没有说明各件实事列在哪个清单上")
    found.year = found.year or around.year
    for text in (*(text for _, text in titles), *body.notes):
        found.unit_name = found.unit_name or filler_in(text)


def _tail(grid: Grid, stop: int) -> list[str]:
    return [value for row in grid.rows[stop : stop + 10] for value in row if isinstance(value, str) and len(value) > 8]


def _around(grid: Grid, titles: list[tuple[Spot, str]], wanted: Wanted, asks: Asks) -> Around:
    around = Around(year=wanted.year)
    sheet_lists = lists_in(grid.name) or _bare_sheet_list(grid.name)
    for spot, text in titles:
        year = year_in(text)
        if year:
            if wanted.year and year != wanted.year:
                asks.at(grid, spot, None, None, f"标题是{year}年，导入的是{wanted.year}年，请核对", wrong=True)
            around.year = year
        month = _MONTH_TITLE.search(squeeze(half_width(text)))
        if wanted.month and month and int(month[2]) != wanted.month and not re.search(r"填报|报送|制表|日期", text):
            asks.at(grid, spot, None, None, f"标题是{month[2]}月，导入的是{wanted.month}月，请核对", wrong=True)
        around.units = (*around.units, *units_in(text))
        named = lists_in(text)
        if named:
            around.lists, around.lists_spot = named, spot
    around.year = around.year or year_in(grid.name)
    if any(names_several_years(text) for _, text in titles):
        around.year = None
    around.several = len(around.lists) > 1
    if around.several or not around.lists:
        around.lists = sheet_lists if len(sheet_lists) == 1 or not around.several else ()
    hint = wanted.list_hint
    if hint and around.lists and hint not in around.lists:
        asks.at(
            grid,
            around.lists_spot or (0, 0),
            "list",
            None,
            f"文件写的是{'、'.join(around.lists)}，导入时指定的是{hint}，请核对",
            wrong=True,
        )
    return around


def _bare_sheet_list(name: str) -> tuple[str, ...]:
    match = re.match(r"^([省市县区])级?(?:实事|项目|清单|表)?$", squeeze(name))
    return lists_in(match[1] + "列") if match else ()


def _take_broken(grid: Grid, block: Block, stop: int, roles: Roles, asks: Asks) -> None:
    """Error cells and formulas without a result are asked about and then count as empty."""
    if not grid.marks.broken:
        return
    about = {column.index: _JSON.get(which, which.value) for which, column in roles.single.items()}
    about |= {column.index: which.value for measure in roles.measures for which, column in measure.columns.items()}
    about |= {column.index: "supports" for column in roles.supports}
    name_column = roles.single[Field.NAME].index
    for (row, column), error in sorted(grid.marks.broken.items()):
        if block.bottom < row < stop and column in about:
            name = compact(grid.at(row, name_column)) if column != name_column else None
            reason = f"单元格是错误值{error}" if error else "单元格是公式，文件里没有存下它的结果"
            asks.at(
                grid,
                (row, column),
                about[column],
                name,
                f"{reason}，请在 WPS 或 Excel 里重新计算、保存后再上传",
                wrong=bool(error),
            )
            grid.rows[row][column] = ""


def _duplicates(table: Table) -> None:
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    index = table.roles.single[Field.NAME].index
    names = table.texts(Field.NAME)
    said = [names[entry.offset] for entry in table.body.entries]
    if len(set(said)) == len(said):
        return
    for entry in table.body.entries:
        name = names[entry.offset] or ""
        key = (name, table.lists_for(entry, name) if Field.LISTS in table.roles.single else entry.lists)
        first = seen.setdefault(key, entry.offset)
        if first != entry.offset and name:
            table.ask(
                entry.offset,
                index,
                "name",
                name,
                f"与第{table.body.start + first + 1}行的实事名称重复，请核对",
                wrong=True,
            )


def _hidden(table: Table) -> None:
    if not table.grid.marks.hidden_rows:
        return
    names = table.texts(Field.NAME)
    hidden = []
    for entry in table.body.entries:
        for offset in (entry.offset, *entry.subs):
            row = table.body.start + offset
            if row in table.grid.marks.hidden_rows:
                hidden.append(row + 1)
                table.asks.on_row(table.grid, row, names[entry.offset], "这一行是隐藏的，已读取，请确认它是否有效")
    if hidden:
        table.asks.notes.append(f"工作表“{table.grid.name}”有隐藏的行，已读取：第{'、'.join(map(str, hidden))}行")


def _say_nameless(grid: Grid, block: Block, roles: Roles, asks: Asks) -> None:
    if roles.single.keys() & {Field.LEAD, Field.DUTY} and Field.NUMBER in roles.single:
        asks.at(grid, (block.top, block.first), "name", None, "这张表没有认出实事名称一列，没有读取，请改列名")
    else:
        asks.notes.append(f"工作表“{grid.name}”第{block.top + 1}行起的表不是清单或月报，没有读取")
