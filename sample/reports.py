"""The monthly reports of the units: five layouts, as five clerks would lay them out."""

from collections.abc import Callable

from sample.data.model import County, Item, Target, percent_text, said, tidy
from sample.sheets import Look, Sheet, Value
from sample.tables import Column, Form, Line, Per, lines_of, sheet_of

_CONVERTED = "注：以所、座、项、处、个计的整体工程，未建成部分按形象进度折算完成数。"


def reported_items(county: County, unit: str, month: int) -> tuple[Item, ...]:
    """The 件 on which the unit reports in that month, in the order of the lists; shared work only once."""
    return tuple(
        item
        for item in county.items
        if item.lead == unit and month <= item.reported_until and not item.reported_elsewhere
    )


def report_sheet(county: County, unit: str, month: int) -> Sheet:
    items = reported_items(county, unit, month)
    converted = any(target.is_converted for item in items for target in item.targets)
    who = county.unit(unit)
    form = Form(
        title=f"{county.year}年{month}月为民兴办实事进展情况月报表",
        above=(f"填报单位：{unit}", f"填报时间：{_chinese_day(county.period(month).filed_on)}"),
        columns=_LAYOUTS[who.layout],
        below=(
            f"填报人：{who.reporter}    审核人：{who.head}",
            *((_CONVERTED,) if converted else ()),
            county.note,
        ),
        sheet=f"{month}月",
    )
    return sheet_of(form, lines_of(county, items, month))


def _chinese_day(day: str) -> str:
    year, month, in_month = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{in_month}日"


def progress_text(county: County, item: Item, month: int) -> str:
    """What the unit writes under 进展情况: the stage, then what its own figures say."""
    stage = said(item.progress, month)
    parts = [_amount(target, county.cumulative(target, month)) for target in item.targets]
    figures = "；".join(part for part in parts if part)
    return f"{stage}截至{month}月底，{figures}。" if figures else stage


def _amount(target: Target, done: float) -> str:
    if not done or target.quantity is None:
        return ""
    share = percent_text(done, target.quantity)
    if target.is_converted and target.quantity == 1:
        return f"{target.name}形象进度{share}"
    return f"{target.name}累计完成{done}{target.unit}，占年度任务的{share}"


def invested_wan(county: County, item: Item, month: int) -> int:
    """Completed investment: a little behind the first target, as bills come after the work."""
    first = item.targets[0]
    share = 0 if first.quantity is None else min(1.0, county.cumulative(first, month) / first.quantity)
    return round(item.investment_wan * share * 0.95)


def _in_place_wan(line: Line) -> Value:
    return round(min(line.item.investment_wan, invested_wan(line.county, line.item, line.month) * 1.2))


def _flag(reached: Callable[[Item], int | None], yes: str, no: str) -> Callable[[Line], Value]:
    def value(line: Line) -> Value:
        month = reached(line.item)
        return yes if month is not None and month <= line.month else no

    return value


def _built(yes: str, no: str, none: str) -> Callable[[Line], Value]:
    """Whether construction began; where nothing is built the clerk draws a dash."""
    flag = _flag(lambda item: item.built, yes, no)
    return lambda line: none if line.item.built is None else flag(line)


def _started(item: Item) -> int:
    return item.started


def _done(item: Item) -> int | None:
    return item.done


def _quantity(line: Line) -> Value:
    return "待下达" if line.target.quantity is None else line.target.quantity


def _month(line: Line) -> Value:
    return "-" if line.target.quantity is None else line.county.in_month(line.target, line.month)


def _cumulative(line: Line) -> Value:
    return "-" if line.target.quantity is None else line.county.cumulative(line.target, line.month)


def _share(line: Line) -> Value:
    return (
        "-"
        if line.target.quantity is None
        else tidy(line.county.cumulative(line.target, line.month) / line.target.quantity)
    )


def _progress(line: Line) -> Value:
    return progress_text(line.county, line.item, line.month)


def _problems(line: Line) -> Value:
    return said(line.item.problems, line.month) or "无"


def _next(line: Line) -> Value:
    return said(line.item.next_steps, line.month)


def _wishes(line: Line) -> Value:
    return said(line.item.wishes, line.month) or "无"


def _number(line: Line) -> Value:
    return line.item_number


def _name(line: Line) -> Value:
    return line.item.name


def _target(line: Line) -> Value:
    return line.target.name


def _unit(line: Line) -> Value:
    return line.target.unit


_PLAIN = (
    Column(("序号",), 5, _number),
    Column(("实事名称",), 20, _name),
    Column(("指标",), 14, _target, Per.TARGET),
    Column(("计量单位",), 8, _unit, Per.TARGET),
    Column(("年度目标",), 9, _quantity, Per.TARGET),
    Column(("任务量", "本月完成"), 9, _month, Per.TARGET),
    Column(("任务量", "累计完成"), 9, _cumulative, Per.TARGET),
    Column(("推进节点", "是否启动"), 6, _flag(_started, "是", "否")),
    Column(("推进节点", "是否开工"), 6, _built("是", "否", "—")),
    Column(("推进节点", "是否完成"), 6, _flag(_done, "是", "否")),
    Column(("进展情况",), 40, _progress, look=Look.TEXT),
    Column(("存在问题",), 24, _problems, look=Look.TEXT),
    Column(("下一步打算",), 24, _next, look=Look.TEXT),
    Column(("需协调解决的问题",), 18, _wishes, look=Look.TEXT),
)

_MERGED = (
    Column(("序号",), 5, _number),
    Column(("事项名称",), 18, _name),
    Column(("牵头单位",), 10, lambda line: line.item.lead),
    Column(("年度任务", "指标"), 16, _target, Per.TARGET),
    Column(("年度任务", "单位"), 7, _unit, Per.TARGET),
    Column(("年度任务", "数量", "计划数"), 8, _quantity, Per.TARGET),
    Column(("年度任务", "数量", "当月完成"), 8, _month, Per.TARGET),
    Column(("年度任务", "数量", "累计完成"), 8, _cumulative, Per.TARGET),
    Column(("启动情况",), 8, _flag(_started, "已启动", "未启动")),
    Column(("开工情况",), 8, _built("已开工", "未开工", "/")),
    Column(("完工情况",), 8, _flag(_done, "已完成", "未完成")),
    Column(("推进情况",), 40, _progress, look=Look.TEXT),
    Column(("存在的问题",), 24, _problems, look=Look.TEXT),
    Column(("下步措施",), 22, _next, look=Look.TEXT),
    Column(("需协调事项",), 18, _wishes, look=Look.TEXT),
)

_PERCENT = (
    Column(("项次",), 5, _number),
    Column(("项目名称",), 20, _name),
    Column(("指标名称",), 18, _target, Per.TARGET),
    Column(("单位",), 7, _unit, Per.TARGET),
    Column(("任务数",), 8, _quantity, Per.TARGET),
    Column(("累计完成",), 9, _cumulative, Per.TARGET),
    Column(("本月完成",), 9, _month, Per.TARGET),
    Column(("完成率",), 9, _share, Per.TARGET, Look.PERCENT),
    Column(("是否启动",), 6, _flag(_started, "√", "×")),
    Column(("是否开工",), 6, _built("√", "×", "/")),
    Column(("是否完成",), 6, _flag(_done, "√", "×")),
    Column(("落实情况",), 40, _progress, look=Look.TEXT),
    Column(("困难问题",), 24, _problems, look=Look.TEXT),
    Column(("下一步打算",), 22, _next, look=Look.TEXT),
    Column(("需协调解决的问题",), 18, _wishes, look=Look.TEXT),
)

_INVESTED = (
    Column(("序号",), 5, _number, merged=False),
    Column(("实事名称",), 18, _name, merged=False),
    Column(("包抓领导",), 14, lambda line: line.item.leader, merged=False),
    Column(("指标",), 14, _target, Per.TARGET),
    Column(("年度计划",), 8, _quantity, Per.TARGET),
    Column(("计量单位",), 8, _unit, Per.TARGET),
    Column(("本期完成",), 8, _month, Per.TARGET),
    Column(("累计完成",), 8, _cumulative, Per.TARGET),
    Column(("到位资金（万元）",), 9, _in_place_wan, merged=False),
    Column(("累计完成投资（万元）",), 11, lambda line: invested_wan(line.county, line.item, line.month), merged=False),
    Column(("是否启动",), 6, _flag(_started, "是", "否"), merged=False),
    Column(("是否开工",), 6, _built("是", "否", "-"), merged=False),
    Column(("是否完成",), 6, _flag(_done, "是", "否"), merged=False),
    Column(("工作进展",), 36, _progress, look=Look.TEXT, merged=False),
    Column(("存在问题",), 22, _problems, look=Look.TEXT, merged=False),
    Column(("下一步工作安排",), 20, _next, look=Look.TEXT, merged=False),
    Column(("需协调解决的问题",), 17, _wishes, look=Look.TEXT, merged=False),
)

_REORDERED = (
    Column(("编号",), 5, _number),
    Column(("项目内容",), 20, _name),
    Column(("工作进展",), 40, _progress, look=Look.TEXT),
    Column(("截至目前完成",), 9, _cumulative, Per.TARGET),
    Column(("本月",), 8, _month, Per.TARGET),
    Column(("目标值",), 8, _quantity, Per.TARGET),
    Column(("计量单位",), 8, _unit, Per.TARGET),
    Column(("启动情况",), 8, _flag(_started, "是", "否")),
    Column(("开工情况",), 8, _built("是", "否", "—")),
    Column(("竣工情况",), 8, _flag(_done, "是", "否")),
    Column(("制约因素",), 26, _problems, look=Look.TEXT),
    Column(("工作计划",), 24, _next, look=Look.TEXT),
    Column(("需协调事项",), 18, _wishes, look=Look.TEXT),
)

_LAYOUTS = {
    "plain": _PLAIN,
    "merged": _MERGED,
    "percent": _PERCENT,
    "invested": _INVESTED,
    "reordered": _REORDERED,
}
