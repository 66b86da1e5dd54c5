"""The lists as a county office writes them: each list in its own layout."""

from collections.abc import Callable

from sample.data.model import FUND_SOURCES, County, Item, Listed
from sample.sheets import Look, Sheet, Value
from sample.tables import Column, Form, Line, Per, lines_of, sheet_of


def list_sheet(county: County, listed: Listed) -> Sheet:
    """The list's table; which layout it has is decided by the place of the list in its county."""
    layout = _LAYOUTS[county.folder, listed.name]
    return sheet_of(layout(county, listed), lines_of(county, listed.items, listed=listed))


def _form(
    county: County, listed: Listed, columns: tuple[Column, ...], unit: str = "", *, grouped: bool = False
) -> Form:
    return Form(
        title=listed.title,
        above=(f"制表单位：{county.supervision_office}", unit),
        columns=columns,
        below=(county.note,),
        sheet=listed.name,
        grouped=grouped,
    )


def _head(line: Line) -> Value:
    return line.county.unit(line.item.lead).head


def _reporter(line: Line) -> Value:
    return line.county.unit(line.item.lead).reporter


def _supports(separator: str) -> Callable[[Line], Value]:
    return lambda line: separator.join(line.item.supports)


def _due(line: Line) -> Value:
    return line.item.due or (line.listed.due if line.listed else "")


def _remark(line: Line) -> Value:
    shares = "、".join(f"{place}{quantity}" for target in line.item.targets for place, quantity in target.shares)
    return f"分解到乡镇：{shares}" if shares else line.item.remark


def _quantity(line: Line) -> Value:
    return "待下达" if line.target.quantity is None else line.target.quantity


def _quantities(line: Line) -> Value:
    """All targets in one cell: 5000万元；450人. A clerk writes their names only where the units are the same."""
    targets = line.item.targets
    is_clear = len({target.unit for target in targets}) == len(targets)
    return "；".join(f"{'' if is_clear else target.name}{target.quantity}{target.unit}" for target in targets)


def _fund(at: int) -> Callable[[Line], Value]:
    return lambda line: line.item.funds[at] or "-"


def _sources(item: Item) -> str:
    return "、".join(source for source, sum_wan in zip(FUND_SOURCES, item.funds, strict=True) if sum_wan) or "-"


def _fund_columns(*above: str, summed: bool = False) -> tuple[Column, ...]:
    return tuple(
        Column((*above, "资金来源", source), 7, _fund(at), summed=summed) for at, source in enumerate(FUND_SOURCES)
    )


def _three_levels(county: County, listed: Listed) -> Form:
    """One 序号 per 项, so that two 件 may stand under one number; 方面 and 项 merged."""
    duty = "责任分工"
    return _form(
        county,
        listed,
        (
            Column(("序号",), 5, lambda line: line.heading_number, Per.HEADING),
            Column(("方面",), 9, lambda line: line.item.aspect, Per.ASPECT),
            Column(("实事项目",), 15, lambda line: line.item.heading, Per.HEADING),
            Column(("实事名称",), 18, lambda line: line.item.name),
            Column(("项目类型",), 8, lambda line: line.item.kind.value),
            Column(("建设内容及规模",), 32, lambda line: line.item.content, look=Look.TEXT),
            Column(("年度任务", "指标"), 13, lambda line: line.target.name, Per.TARGET),
            Column(("年度任务", "计量单位"), 8, lambda line: line.target.unit, Per.TARGET),
            Column(("年度任务", "目标值"), 9, _quantity, Per.TARGET),
            Column(("投资（万元）", "总投资"), 8, lambda line: line.item.investment_wan),
            *_fund_columns("投资（万元）"),
            Column((duty, "牵头部门"), 10, lambda line: line.item.lead),
            Column((duty, "协办单位"), 18, _supports("、")),
            Column((duty, "包抓领导"), 13, lambda line: line.item.leader),
            Column((duty, "责任人"), 8, _head),
            Column((duty, "报送人"), 8, _reporter),
            Column(("完成时限",), 9, _due),
            Column(("备注",), 15, _remark, look=Look.TEXT),
        ),
    )


def _targets_in_a_cell(county: County, listed: Listed) -> Form:
    """One row per 件, its targets in one cell, its investment with the unit in the header and a sum row."""
    duty = "责任分工"
    rows = (
        Column(("序号",), 5, lambda line: line.item_number),
        Column(("类别",), 9, lambda line: line.item.aspect, Per.ASPECT),
        Column(("实事名称",), 19, lambda line: line.item.name),
        Column(("项目类型",), 8, lambda line: line.item.kind.value),
        Column(("主要内容",), 34, lambda line: line.item.content, look=Look.TEXT),
        Column(("年度计划",), 14, _quantities),
        Column(("总投资（万元）",), 9, lambda line: line.item.investment_wan, summed=True),
        Column(("资金来源",), 12, lambda line: _sources(line.item)),
        Column((duty, "牵头单位"), 12, lambda line: line.item.lead),
        Column((duty, "协办单位"), 18, _supports("\n")),
        Column((duty, "分管县领导"), 13, lambda line: line.item.leader),
        Column((duty, "责任人"), 8, _head),
        Column((duty, "联络员"), 8, _reporter),
        Column(("完成时限",), 12, _due),
        Column(("备注",), 17, _remark, look=Look.TEXT),
    )
    return _form(county, listed, rows)


def _sub_rows(county: County, listed: Listed) -> Form:
    """Further targets in rows without a name of their own; amounts in the unit of the unit line; a sum row."""
    return _form(
        county,
        listed,
        (
            Column(("序号",), 5, lambda line: line.item_number, merged=False),
            Column(("领域",), 8, lambda line: line.item.aspect, Per.ASPECT),
            Column(("项目名称",), 20, lambda line: line.item.name, merged=False),
            Column(("项目类型",), 8, lambda line: line.item.kind.value, merged=False),
            Column(("建设内容",), 26, lambda line: line.item.content, look=Look.TEXT, merged=False),
            Column(("年度任务", "指标"), 16, lambda line: line.target.name, Per.TARGET),
            Column(("年度任务", "单位"), 7, lambda line: line.target.unit, Per.TARGET),
            Column(("年度任务", "计划数"), 8, _quantity, Per.TARGET),
            Column(("总投资",), 8, lambda line: line.item.investment_wan, merged=False, summed=True),
            *(
                Column(column.head, column.width, column.value, merged=False, summed=True)
                for column in _fund_columns(summed=True)
            ),
            Column(("牵头部门",), 10, lambda line: line.item.lead, merged=False),
            Column(("协办单位",), 22, _supports("、"), merged=False),
            Column(("包抓领导",), 16, lambda line: line.item.leader, merged=False),
            Column(("责任人",), 8, _head, merged=False),
            Column(("报送人",), 8, _reporter, merged=False),
            Column(("时间", "计划开工"), 10, lambda line: line.item.plan_start, merged=False),
            Column(("时间", "完成时限"), 15, _due, merged=False),
            Column(("备注",), 24, _remark, look=Look.TEXT, merged=False),
        ),
        "单位：万元",
    )


def _group_rows(county: County, listed: Listed) -> Form:
    """方面 as rows across the table."""
    return _form(
        county,
        listed,
        (
            Column(("序号",), 6, lambda line: line.item_number),
            Column(("目标与任务",), 24, lambda line: line.item.name),
            Column(("项目类型",), 9, lambda line: line.item.kind.value),
            Column(("主要建设内容",), 36, lambda line: line.item.content, look=Look.TEXT),
            Column(("年度任务", "指标"), 16, lambda line: line.target.name, Per.TARGET),
            Column(("年度任务", "任务数"), 9, _quantity, Per.TARGET),
            Column(("年度任务", "计量单位"), 9, lambda line: line.target.unit, Per.TARGET),
            Column(("分管县领导",), 14, lambda line: line.item.leader),
            Column(("牵头责任单位",), 13, lambda line: line.item.lead),
            Column(("责任单位",), 20, _supports("、")),
            Column(("估算总投资（亿元）",), 11, lambda line: line.item.investment_wan / 10000),
            Column(("完成时间",), 11, _due),
            Column(("备注",), 16, _remark, look=Look.TEXT),
        ),
        grouped=True,
    )


def _work_division(county: County, listed: Listed) -> Form:
    """A division of other work of the office: no investment, targets in one cell."""
    return _form(
        county,
        listed,
        (
            Column(("序号",), 6, lambda line: line.item_number),
            Column(("领域",), 11, lambda line: line.item.aspect, Per.ASPECT),
            Column(("工作任务",), 24, lambda line: line.item.name),
            Column(("项目类型",), 9, lambda line: line.item.kind.value),
            Column(("任务指标", "指标"), 18, lambda line: line.target.name, Per.TARGET),
            Column(("任务指标", "年度计划"), 10, _quantity, Per.TARGET),
            Column(("任务指标", "单位"), 8, lambda line: line.target.unit, Per.TARGET),
            Column(("分管领导",), 14, lambda line: line.item.leader),
            Column(("牵头组织实施单位",), 14, lambda line: line.item.lead),
            Column(("配合单位",), 20, _supports("，")),
            Column(("完成时限",), 12, _due),
        ),
    )


_LAYOUTS: dict[tuple[str, str], Callable[[County, Listed], Form]] = {
    ("yuzhong-2016", "省列"): _three_levels,
    ("yuzhong-2016", "市列"): _targets_in_a_cell,
    ("yuzhong-2016", "县列"): _sub_rows,
    ("qinghe-2025", "市列"): _group_rows,
    ("qinghe-2025", "县列"): _sub_rows,
    ("qinghe-2025", "政府工作报告任务"): _work_division,
}
