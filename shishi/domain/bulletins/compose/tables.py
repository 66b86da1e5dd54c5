"""The attachments (汇总表): one table per list, a row per target, every number from the figures."""

from collections.abc import Iterable
from decimal import Decimal

from shishi.documents.content import Align, Cell, Column, Kind, Row, Table
from shishi.domain.bulletins.compose.words import NO_DOCUMENT, matters_of
from shishi.domain.statistics.figures.counts import light_of
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.inputs import Inputs, ListInput
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.rulebook.counting import Item
from shishi.rulebook.progress import Light
from shishi.rulebook.wording import decimal_text, official_date

COLUMNS = (
    Column(("序号",), 3, align=Align.CENTER, grouped=True),
    Column(("方面",), 5, align=Align.CENTER, grouped=True),
    Column(("实事名称",), 11, grouped=True),
    Column(("责任单位", "牵头部门"), 6, align=Align.CENTER, grouped=True),
    Column(("责任单位", "协办单位"), 8, grouped=True),
    Column(("责任单位", "包抓领导"), 5, align=Align.CENTER, grouped=True),
    Column(("总投资（万元）",), 6, kind=Kind.NUMBER, align=Align.RIGHT, decimals=2, grouped=True),
    Column(("完成时限",), 7, align=Align.CENTER, grouped=True),
    Column(("目标完成情况", "指标"), 8),
    Column(("目标完成情况", "单位"), 3, align=Align.CENTER),
    Column(("目标完成情况", "年度目标"), 5, align=Align.RIGHT),
    Column(("目标完成情况", "累计完成"), 5, align=Align.RIGHT),
    Column(("目标完成情况", "完成比例"), 4, align=Align.RIGHT),
    Column(("进展", "状态"), 5, align=Align.CENTER, grouped=True),
    Column(("进展", "进度判定"), 4, align=Align.CENTER, grouped=True),
    Column(("进展情况",), 14, grouped=True),
    Column(("存在问题",), 10, grouped=True),
    Column(("下一步打算",), 10, grouped=True),
)


def table_title(inputs: Inputs, list_of: ListInput) -> str:
    return f"{inputs.area_name}{inputs.year}年{matters_of(list_of)}进展情况汇总表"


def compose_tables(figures: FigureSet) -> tuple[Table, ...]:
    """A table for each list that has 件, in list order: the bulletin's attachments."""
    return tuple(_table(figures, list_of) for list_of in figures.inputs.lists if list_of.listings)


def _table(figures: FigureSet, list_of: ListInput) -> Table:
    name = list_of.name
    rows = [
        row
        for position, item in enumerate(figures.items[name], start=1)
        for row in _rows(figures, name, item, str(position))
    ]
    return Table(
        title=table_title(figures.inputs, list_of),
        columns=COLUMNS,
        rows=tuple(rows),
        unit_line="单位：万元",
        date_line=f"数据截至{official_date(figures.inputs.as_of)}",
        notes=_notes(figures, name),
    )


def _rows(figures: FigureSet, name: str, item: Item, position: str) -> list[Row]:
    """A row per target; a merged 件 keeps its row without values, which stand with the one that took it over."""
    works = [] if item.merged_into else [figures.works[work] for work in item.works]
    before, after = _before(item, works, position), _after(figures, name, item, works)
    targets = [(state, target) for state in works for target in state.targets]
    place = f"{name}/{item.id}"
    cells = [_target(figures, place, state, target, len(works)) for state, target in targets]
    return [Row((*before, *own, *after)) for own in cells or [(Cell(), Cell(), Cell(), Cell(), Cell())]]


def _before(item: Item, works: list[WorkStanding], position: str) -> tuple[Cell, ...]:
    """The columns left of the targets. A sum of several works' investments stands only where all are known."""
    invested = [state.work.investment_wan for state in works]
    known = [amount for amount in invested if amount is not None]
    return (
        Cell(position),
        Cell(item.aspect or None),
        Cell(item.name),
        Cell(_joined(state.work.lead for state in works)),
        Cell(_joined(unit for state in works for unit in state.work.supports)),
        Cell(_joined(state.work.leader for state in works)),
        Cell(sum(known, Decimal(0)) if known and len(known) == len(invested) else None),
        Cell(official_date(item.due) if item.due and not item.merged_into else None),
    )


def _after(figures: FigureSet, name: str, item: Item, works: list[WorkStanding]) -> tuple[Cell, ...]:
    reports = [state.report for state in works if state.report is not None]
    return (
        Cell(_state(item)),
        Cell(_light(figures, item)),
        Cell(_changed(figures, name, item) or _joined((report.narrative for report in reports), "\n")),
        Cell(_joined((report.problems for report in reports), "\n")),
        Cell(_joined((report.next_step for report in reports), "\n")),
    )


def _light(figures: FigureSet, item: Item) -> str | None:
    if item.cancelled or item.merged_into or item.done:
        return None
    light = light_of(item, figures.works)
    return "待下达" if light is Light.GREY else f"{light.shape}{light.label}"


def _changed(figures: FigureSet, name: str, item: Item) -> str | None:
    """What was decided about a 件 that no longer goes on by itself, in place of its progress."""
    if item.merged_into:
        into = next(other.name for other in figures.items[name] if other.id == item.merged_into)
        return f"经批准并入“{into}”（{item.approval or NO_DOCUMENT}）"
    return f"经批准取消（{item.approval or NO_DOCUMENT}）" if item.cancelled else None


def _target(
    figures: FigureSet,
    place: str,
    state: WorkStanding,
    standing: TargetStanding,
    works: int,
) -> tuple[Cell, ...]:
    target = standing.target
    name = f"{state.work.name}：{target.name}".removesuffix("：") if works > 1 else target.name
    figure_id = f"{place}.{target.id}.cumulative"
    figure = figures.figures.get(figure_id)
    portion = figures.figures.get(f"{place}.{target.id}.share")
    return (
        Cell(name or None),
        Cell(target.unit),
        Cell("待下达" if target.quantity is None else decimal_text(target.quantity)),
        Cell(figure.text, figure_id) if figure else Cell(),
        Cell(portion.text, portion.id) if portion else Cell(),
    )


def _state(item: Item) -> str:
    """One word, by the same order in which the counts are taken."""
    if item.merged_into:
        return "已合并"
    if item.cancelled:
        return "已取消"
    if item.done:
        return "已完成"
    if item.under_construction and item.kind == "works":
        return "已开工"
    return "已启动" if item.started or item.under_construction or item.in_use else "未启动"


def _joined(texts: Iterable[str], mark: str = "、") -> str | None:
    return mark.join(dict.fromkeys(text for text in texts if text)) or None


def _notes(figures: FigureSet, name: str) -> tuple[str, ...]:
    """The count of the table by its own figures, the rules, and what is left out with its document."""
    counts = "，".join(
        f"{label}{figures[f'{name}.{code}'].grounds}"
        for code, label in (
            ("items", "合计"),
            ("items_started", "已启动"),
            ("items_done", "已完成"),
            ("items_ongoing", "正在推进"),
            ("items_not_started", "未启动"),
            ("items_cancelled", "取消"),
            ("items_slow", "进度滞后（含偏慢）"),
        )
        if code in {"items", "items_done"} or figures[f"{name}.{code}"].value
    )
    rate = figures[f"{name}.completion_rate"]
    completion = f"；完成率{rate.grounds}" if rate.value is not None else ""
    left_out = [f"{exclusion.name}：{exclusion.reason}" for exclusion in rate.exclusions]
    return (
        f"注：1.{counts}{completion}。",
        f"2.{rate.rule_text}",
        f"3.{figures[f'{name}.light.normal'].rule_text}",
        *(f"{number}.{sentence}。" for number, sentence in enumerate(left_out, start=4)),
    )
