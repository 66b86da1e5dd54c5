"""Which column of a table serves as what, once its cells have been looked at: names, headings, units, duty."""

import re
from dataclasses import dataclass, field

from shishi.documents.reading.asks import Asks
from shishi.documents.reading.cells import compact, half_width, is_blank, squeeze
from shishi.documents.reading.columns import Meaning, meaning
from shishi.documents.reading.grid import Grid, Value
from shishi.documents.reading.headers import Block
from shishi.documents.reading.synonyms import HEADINGS, INVESTMENT_ORDER, SUBPARTS, WEAK_NAMES, Field
from shishi.documents.reading.units import is_unit

_BENIGN = re.compile(
    r"备注|说明|电话|排名|附件|照片|编码|代码|地点|地址|文号|签字|科室|股室|盖章|审核|审批|日期|时间|来源|依据|性质|人口|效益|标准|要求|频次|评价|分类|措施|方式|对象"
)
_MATTERS = re.compile(
    r"单位|部门|牵头|领导|完成|目标|任务|计划|投资|进度|率|%|数|量|名称|时限|期限|问题|进展|累计|本月"
)
_PROSE = 25
_SAMPLE = 500  # rows that are looked at to tell what an open column holds
_KIND = re.compile(r"^(?:工程|建设|工程建设|补助|补贴|政策|政策补助|服务|培训|服务培训|采购|购置)(?:项目)?类?$")
_BY_CELLS = frozenset({Field.ASPECT, Field.UNIT, Field.TARGET, Field.PROGRESS, Field.PHYSICAL})
_VALUES = (Field.TARGET, Field.CUMULATIVE, Field.MONTH)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning; ``header`` is the cell where its own header text stands."""

    index: int
    field: Field
    unit: str | None
    word: str
    group: str | None
    header: tuple[int, int]


@dataclass(slots=True)
class Measure:
    """Columns that together say one value: its target, its cumulative, its month, its unit."""

    name: str | None
    columns: dict[Field, Column] = field(default_factory=dict)

    def unit_of(self, which: Field) -> str | None:
        """The unit that the header of ``which`` carries, or else that of a sister column."""
        own = self.columns.get(which)
        if own and own.unit and own.unit != "%":
            return own.unit
        return next((column.unit for column in self.columns.values() if column.unit and column.unit != "%"), None)


@dataclass(slots=True)
class Roles:
    """The columns of a table by what they serve as. ``measures`` is empty where the table has no columns of figures."""

    single: dict[Field, Column] = field(default_factory=dict)
    measures: list[Measure] = field(default_factory=list)
    supports: list[Column] = field(default_factory=list)

    def index(self, which: Field) -> int | None:
        """The position of a column, or None where the table has none."""
        column = self.single.get(which)
        return column.index if column else None


def roles_of(grid: Grid, block: Block, last_row: int, month: int | None, asks: Asks) -> Roles:
    """Reads the header's meanings, then settles the doubtful ones by the cells up to ``last_row``; asks for the rest."""
    body = grid.rows[block.bottom + 1 : last_row + 1]
    sample = body[:_SAMPLE]
    columns: list[Column] = []
    # A merge may claim columns beyond the sheet; there is nothing to read in them.
    paths = {index: path for index, path in block.paths.items() if index < grid.width}
    meanings = {index: meaning(path, month) for index, path in paths.items()}
    known = {found.field for found in meanings.values() if found.field}
    has_target = Field.TARGET in known
    for index, path in paths.items():
        found = meanings[index]
        header = _header_spot(grid, block, index)
        settled = _settled(found, [row[index] for row in sample])
        if settled is Field.GOAL and month is not None and not has_target:
            settled, has_target = Field.TARGET, True
        if settled is None and found.instead in known:
            settled = Field.PASSED
        if settled is None:
            _ask_about(grid, header, path, found, values=[row[index] for row in body], asks=asks)
        elif settled is not Field.PASSED:
            columns.append(Column(index, settled, found.unit, found.word, found.group, header))
    columns = _without_hidden(grid, columns, asks)
    roles = Roles()
    _names(grid, columns, body, roles, asks)
    _measures(grid, [column for column in columns if column.field in (*_VALUES, Field.UNIT)], roles, asks)
    _others(grid, columns, roles, asks)
    return roles


def _header_spot(grid: Grid, block: Block, column: int) -> tuple[int, int]:
    for row in range(block.bottom, block.top - 1, -1):
        if not is_blank(grid.at(row, column)) and isinstance(grid.at(row, column), str):
            return row, column
    return block.top, column


def _settled(found: Meaning, values: list[Value]) -> Field | None:  # noqa: PLR0911  # one answer for each open name
    """Columns whose name leaves two readings open are decided by what stands in them."""
    if found.field not in _BY_CELLS:
        return found.field
    filled = [value for value in values if not is_blank(value)]
    if found.field is Field.UNIT:
        texts = [half_width(squeeze(value)) for value in filled if isinstance(value, str)]
        units = [text for text in texts if is_unit(text)]
        return Field.UNIT if len(units) * 2 >= len(filled) else None
    if found.field is Field.TARGET:
        wordy = [
            value
            for value in filled
            if isinstance(value, str) and not re.search(r"[\d０-９]", value) and len(value) > 6
        ]
        return Field.GOAL if len(wordy) * 2 > len(filled) else Field.TARGET
    if found.field is Field.ASPECT:
        kinds = [value for value in filled if isinstance(value, str) and _KIND.match(squeeze(value))]
        return Field.KIND if "类型" in found.word and kinds and len(kinds) == len(filled) else Field.ASPECT
    if found.field is Field.PROGRESS:
        return Field.RATE if _numeric_share(filled) > 0.5 else Field.NARRATIVE
    if found.field is Field.PHYSICAL and filled and _numeric_share(filled) == 0:
        return Field.NARRATIVE
    return found.field


def _numeric_share(filled: list[Value]) -> float:
    if not filled:
        return 1.0
    numeric = [value for value in filled if not isinstance(value, str) or re.match(r"^\s*[\d０-９.]+\s*[%％]?", value)]
    return len(numeric) / len(filled)


def _ask_about(
    grid: Grid, header: tuple[int, int], path: tuple[str, ...], found: Meaning, *, values: list[Value], asks: Asks
) -> None:
    filled = sum(1 for value in values if not is_blank(value))
    if not filled or (not path and filled < 2):
        return
    name = "".join(squeeze(text) for text in path)
    if found.asked:
        asks.at(grid, header, None, None, f"{found.asked}，这一列没有读取，请改列名或说明它是什么")
    elif found.field is Field.UNIT:
        asks.at(grid, header, None, None, f"列名“{name}”既像计量单位又像责任单位，其内容也不是计量单位，请改列名")
    elif not name:
        asks.at(grid, (header[0], header[1]), None, None, "这一列没有列名却有内容，没有读取，请补列名")
    elif _MATTERS.search(name) or not _BENIGN.search(name):
        asks.at(grid, header, None, None, f"认不出列名“{name}”，这一列没有读取，请改列名或说明它是什么")
    else:
        asks.notes.append(f"工作表“{grid.name}”的“{name}”一列没有读取")


def _without_hidden(grid: Grid, columns: list[Column], asks: Asks) -> list[Column]:
    shown = {column.field for column in columns if column.index not in grid.marks.hidden_columns}
    kept: list[Column] = []
    for column in columns:
        if column.index not in grid.marks.hidden_columns:
            kept.append(column)
        elif column.field not in shown:
            asks.at(grid, column.header, None, None, f"“{column.word}”是隐藏的列，已读取，请确认是否有效")
            kept.append(column)
    return kept


def _names(grid: Grid, columns: list[Column], body: list[list[Value]], roles: Roles, asks: Asks) -> None:
    names = [column for column in columns if column.field is Field.NAME]
    if not names:
        _name_from_content(grid, columns, roles, asks)
        return
    chosen, heading, rest = _ranked(names, body)
    roles.single[Field.NAME] = chosen
    if heading:
        roles.single[Field.HEADING] = heading
    for column in rest:
        if column.word in WEAK_NAMES:
            columns.append(Column(column.index, Field.GOAL, column.unit, column.word, None, column.header))
        else:
            asks.at(
                grid,
                column.header,
                "name",
                None,
                f"“{chosen.word}”和“{column.word}”都像实事名称，按“{chosen.word}”读取，请确认",
            )


def _ranked(names: list[Column], body: list[list[Value]]) -> tuple[Column, Column | None, list[Column]]:
    """The column of the 件, that of the 项 above it, and what is left."""
    if len(names) == 1:
        return names[0], None, []
    parts = [column for column in names if column.word in SUBPARTS]
    weak = [column for column in names if column.word in WEAK_NAMES]
    headings = [column for column in names if column.word in HEADINGS and column not in parts]
    strong = [column for column in names if column not in parts and column not in weak and column not in headings]
    if parts:
        chosen, above = parts[0], [*headings, *strong, *weak]
    elif strong and headings:
        chosen, above = strong[0], headings
    elif headings and weak:
        prose = sum(len(compact(row[weak[0].index]) or "") for row in body) > _PROSE * max(len(body), 1)
        chosen, above = (headings[0], []) if prose else (weak[0], headings)
    elif len(strong) > 1 and _sparser(strong[0], strong[1], body):
        chosen, above = strong[1], strong[:1]
    else:
        chosen, above = (strong or headings or weak)[0], []
    heading = above[0] if above else None
    return chosen, heading, [column for column in names if column not in (chosen, heading)]


def _sparser(first: Column, second: Column, body: list[list[Value]]) -> bool:
    """The first of two name columns is filled on fewer rows: it is the 项 over the 件 of the second."""
    one = sum(1 for row in body if not is_blank(row[first.index]))
    two = sum(1 for row in body if not is_blank(row[second.index]))
    return one < two


def _name_from_content(grid: Grid, columns: list[Column], roles: Roles, asks: Asks) -> None:
    texts = [column for column in columns if column.field in {Field.GOAL, Field.CONTENT}]
    if len(texts) == 1 and any(column.field in {Field.LEAD, Field.DUTY, Field.NUMBER} for column in columns):
        column = texts[0]
        roles.single[Field.NAME] = Column(column.index, Field.NAME, None, column.word, None, column.header)
        asks.at(grid, column.header, "name", None, f"没有实事名称一列，把“{column.word}”当作名称读取，请确认")


def _measures(grid: Grid, columns: list[Column], roles: Roles, asks: Asks) -> None:
    """Figures that belong together share an item name or a unit in their headers; a lone unit column serves all."""
    repeated = {
        which for which in _VALUES if sum(1 for column in columns if column.field is which and not column.group) > 1
    }
    measures: dict[str, Measure] = {}
    for column in columns:
        by_unit = column.unit if column.field in _VALUES and (repeated and column.unit) else ""
        key = column.group or by_unit or ""
        measure = measures.setdefault(key, Measure(column.group))
        if column.field in measure.columns:
            first = measure.columns[column.field]
            asks.at(
                grid,
                column.header,
                None,
                None,
                f"“{column.word}”和“{first.word}”像是同一个数，按“{first.word}”读取，请确认",
            )
            continue
        measure.columns[column.field] = column
    shared = measures.get("")
    for measure in measures.values():
        if Field.UNIT in measure.columns:
            roles.single.setdefault(Field.UNIT, measure.columns[Field.UNIT])
    roles.measures = [measure for measure in measures.values() if any(which in measure.columns for which in _VALUES)]
    if shared and Field.UNIT in shared.columns:
        for measure in roles.measures:
            measure.columns.setdefault(Field.UNIT, shared.columns[Field.UNIT])


def _others(grid: Grid, columns: list[Column], roles: Roles, asks: Asks) -> None:
    has_lead = any(column.field is Field.LEAD for column in columns)
    for column in columns:
        which = column.field
        if which in (*_VALUES, Field.UNIT, Field.NAME, Field.HEADING):
            continue
        if which is Field.SUPPORTS or (which is Field.DUTY and has_lead):
            roles.supports.append(column)
            continue
        held = roles.single.get(which)
        if held is None:
            roles.single[which] = column
        elif _better(column, held):
            roles.single[which] = column
            _ask_second(grid, held, column, asks)
        else:
            _ask_second(grid, column, held, asks)


def _better(column: Column, held: Column) -> bool:
    if column.field is Field.INVESTMENT:
        order = {word: place for place, word in enumerate(INVESTMENT_ORDER)}
        return order.get(column.word, 99) < order.get(held.word, 99)
    if column.field is Field.LEAD:
        return "牵头" in column.word and "牵头" not in held.word
    if column.field is Field.RATE:
        return "任务" in column.word and "任务" not in held.word
    if column.field is Field.GOAL:
        return "目标" in column.word and "目标" not in held.word
    return False


def _ask_second(grid: Grid, second: Column, chosen: Column, asks: Asks) -> None:
    if second.field in {Field.INVESTMENT, Field.REMARK, Field.GOAL, Field.CONTENT, Field.NUMBER}:
        return
    asks.at(
        grid,
        second.header,
        second.field.value,
        None,
        f"“{second.word}”和“{chosen.word}”像是同一项，按“{chosen.word}”读取，请确认",
    )
