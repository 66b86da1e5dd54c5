"""The quick way of reading whole columns gives what reading cell by cell gives, rows and asks, for any cells."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishi.documents.reading.asks import Asks
from shishi.documents.reading.bodies import body_of
from shishi.documents.reading.grid import Grid, Marks
from shishi.documents.reading.headers import blocks_of
from shishi.documents.reading.lists import ListReader
from shishi.documents.reading.lists import read_table as read_list
from shishi.documents.reading.reports import ReportReader
from shishi.documents.reading.reports import read_table as read_report
from shishi.documents.reading.roles import roles_of
from shishi.documents.reading.tables import Around, Table

REPORT = [
    "序号",
    "项目名称",
    "计量单位",
    "年度计划",
    "本月完成",
    "累计完成",
    "任务完成率",
    "累计完成投资（万元）",
    "是否开工",
    "进展情况",
    "备注",
]
LISTED = [
    "序号",
    "实事名称",
    "目标值",
    "计量单位",
    "总投资（万元）",
    "牵头单位",
    "配合单位",
    "包抓领导",
    "完成时限",
    "项目类型",
    "备注",
]
WORDED = ["序号", "实事名称", "建设内容及规模", "总投资", "责任单位", "完成时限"]

FIGURE = st.one_of(
    st.sampled_from(["", "-", "10户", "约5", "全部", "1,320", "2户；3户", -1.0, float("inf"), True, None]),
    st.integers(0, 200).map(float),
    st.floats(0, 100),
)
TEXT = st.sampled_from(
    [
        "",
        "无",
        "/",
        "正常推进",
        "　两头有空格 ",
        "已完成60公里",
        "省列",
        "10余所",
        "新建小学2所",
        "2016年底",
        "10月底前",
        "10月前",
    ]
)
UNIT = st.sampled_from(["户", "公里", "", "％", "户 "])
PARTY = st.sampled_from(["县教育局", "甲局、乙局", "", "县住建局（牵头）、丙局"])
CELLS = {
    "计量单位": UNIT, "年度计划": FIGURE, "本月完成": FIGURE, "累计完成": FIGURE, "任务完成率": st.one_of(FIGURE, st.sampled_from(["50%", "87.6%"])),
    "累计完成投资（万元）": FIGURE, "总投资（万元）": FIGURE, "总投资": FIGURE, "目标值": FIGURE, "牵头单位": PARTY, "配合单位": PARTY, "责任单位": PARTY,
}  # fmt: skip


def bodies(head):
    row = st.tuples(*(CELLS.get(word, TEXT) for word in head[2:]))
    return st.lists(row, min_size=1, max_size=8).map(
        lambda rows: [[float(place + 1), f"实事{place}", *cells] for place, cells in enumerate(rows)]
    )


def table_of(head, rows, month, percents):
    marks = Marks()
    for row in percents if "任务完成率" in head else ():
        if row <= len(rows):
            marks.show_percent((row, head.index("任务完成率")), 1)
    grid = Grid("表", [list(head), *(list(row) for row in rows)], marks, len(head))
    asks, (block,) = Asks(), blocks_of(grid)
    roles = roles_of(grid, block, len(rows), month, asks)
    body = body_of(grid, block, len(grid.rows), roles, asks=asks, table_lists=())
    return Table(grid, block, roles, body, Around(year=2016), asks)


@settings(max_examples=150)
@given(rows=bodies(REPORT), percents=st.sets(st.integers(1, 8)))
def test_reports_read_both_ways_alike(rows, percents):
    quick, slow = table_of(REPORT, rows, 7, percents), table_of(REPORT, rows, 7, percents)
    reader = ReportReader(slow)
    assert read_report(quick) == [reader.row(entry) for entry in slow.body.entries]
    assert quick.asks.found == slow.asks.found


@settings(max_examples=150)
@example(
    rows=(WORDED, [[1.0, "实事0", "", True, "县教育局", ""], [2.0, "实事1", "", 1.0, "县教育局", ""]])
)  # 1 == True
@given(rows=st.sampled_from([LISTED, WORDED]).flatmap(lambda head: bodies(head).map(lambda rows: (head, rows))))
def test_lists_read_both_ways_alike(rows):
    head, body = rows
    quick, slow = table_of(head, body, None, ()), table_of(head, body, None, ())
    reader = ListReader(slow)
    assert read_list(quick) == [reader.row(entry) for entry in slow.body.entries]
    assert quick.asks.found == slow.asks.found
