"""How long the spreadsheets take: 10,000 rows × 12 beside bare calamine, and 8,500 rows × 33 with merged columns.

The start of the child process is left out: the reading itself is measured, in this process.
"""

import tempfile
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from shishi.documents.reading.child import read_job
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import ReadingResult
from shishi.documents.reading.wire import Job
from shishi.interfaces.bench.turns import least_in_turns
from shishi.interfaces.cli.ratio import Ratio

_YEAR, _MONTH = 2016, 7
_REPORT_ROWS, _LIST_ROWS, _MERGED_OVER = 10_000, 8_500, 5
_REPORT_HEAD = (
    "序号", "项目名称", "计量单位", "年度计划", "本月完成", "累计完成", "完成率", "完成投资（万元）", "进展情况", "存在问题", "下一步打算", "备注",
)  # fmt: skip
_LIST_HEAD = (
    "序号", "类别", "实事名称", "建设内容及规模", "总投资", "资金来源", "到位资金", "完成投资", "牵头部门", "协办单位", "包抓领导", "责任人", "报送人",
    "计划开工", "完成时限", "是否启动", "是否开工", "形象进度", "进展情况", "存在问题", "下一步打算", "是否完成", "备注",
)  # fmt: skip
_LIST_COLUMNS = 33
_TIMES_BARE, _SECONDS = 2.0, 10.0
_MERGED = (1, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21)


class UnreadError(ValueError):
    """A workbook made here that does not come back whole: then a time would mean nothing."""


def run(rounds: int = 7) -> list[Ratio]:
    """Builds both workbooks in a folder of its own and measures; the rows are counted first."""
    with tempfile.TemporaryDirectory() as folder:
        report, listing = Path(folder) / "report.xlsx", Path(folder) / "list.xlsx"
        _write_report(report)
        _write_list(listing)
        _expect(len(_report(report).report_rows), _REPORT_ROWS)
        _expect(len(_list(listing).list_rows), _LIST_ROWS)
        ours, bare = least_in_turns((lambda: _report(report), lambda: _bare(report)), rounds)
        (whole,) = least_in_turns((lambda: _list(listing),), 1)
    return [
        Ratio("月报 10,000 行 × 12 列", ours, bare, "calamine", _TIMES_BARE),
        Ratio("清单 8,500 行 × 33 列，12 列合并", whole, _SECONDS, f"规定的 {_SECONDS:.0f} 秒", 1.0),
    ]


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise UnreadError(f"应读出 {wanted} 行，只读出 {found} 行")


def _report(path: Path) -> ReadingResult:
    return read_job(Job(str(path), Limits(), _YEAR, _MONTH))


def _list(path: Path) -> ReadingResult:
    return read_job(Job(str(path), Limits(), _YEAR))


def _bare(path: Path) -> object:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def _write_report(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("7月")
    percent = book.add_format({"num_format": "0.0%"})
    page.write(0, 0, "示例县2016年7月为民兴办实事进展情况表")
    page.write_row(1, 0, _REPORT_HEAD)
    for row in range(_REPORT_ROWS):
        target, done = 100 + row % 50, 50 + row % 40
        line = (row + 1, f"第{row + 1}号农村公路硬化工程", "公里", target, row % 7, done)
        page.write_row(row + 2, 0, line)
        page.write_number(row + 2, 6, done / target, percent)
        problem = "无" if row % 3 else "土地指标受限"
        page.write_row(row + 2, 7, (12.5 * row, f"第{row}标段路基已经完成，正在铺设路面", problem, "加快施工进度"))
    book.close()


def _write_list(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("县列")
    page.write(0, 0, "示例县2016年县列为民兴办实事汇总表（单位：万元）")
    page.write_row(1, 0, (*_LIST_HEAD, *(f"备注{number}" for number in range(1, _LIST_COLUMNS - len(_LIST_HEAD) + 1))))
    for row in range(_LIST_ROWS):
        line = (
            row + 1, f"农村基础设施{row // _MERGED_OVER}", f"第{row + 1}号公路", "新建公路60公里", 1000 + row, "县级", 1.5, 200.5, "县交通局",
            "县财政局、县国土局", "王某某", "李某", "张某", "2016-03", "2016年10月底前", "是", "是", "80%", "正在铺路", "无", "加快进度", "否", "",
        )  # fmt: skip
        for column, value in enumerate((*line, *("示例" for _ in range(_LIST_COLUMNS - len(line))))):
            if column not in _MERGED:
                page.write(row + 2, column, value)
            elif row % _MERGED_OVER == 0:
                page.merge_range(row + 2, column, row + 1 + _MERGED_OVER, column, value)
    book.close()
