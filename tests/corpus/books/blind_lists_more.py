"""Second set, more lists: ticks for the lists, words for dates, two yearly ranges, two 单位 columns, what stands around."""

from __future__ import annotations

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, ask, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_DEC = "2016-12-31"


def ticks() -> Book:
    rows = [
        wide("云溪县2016年为民兴办实事汇总表", 8),
        ["序号", "实事名称", may("列入层级", None, "list"), LEFT, LEFT, "目标任务", "牵头部门", "完成时限"],
        [UP, UP, may("省列", None, "list"), may("市列", None, "list"), may("县列", None, "list"), UP, UP, UP],
        [1, "农村低保提标", "√", "√", None, "3860户", "县民政局", "年底"],
        [2, "农村公厕改造", None, "√", "√", "52座", "县住建局", "9月底"],
        [3, "公共自行车", None, None, "√", "600辆", "县城管局", "10月底"],
    ]
    return Book(
        "blind-list-ticks.xlsx", "openpyxl", "list",
        [Sheet("汇总", rows, headers=2)],
        [
            item("农村低保提标", target(3860, "户"), list_=["省列", "市列"], lead="县民政局", due=_DEC),
            item("农村公厕改造", target(52, "座"), list_=["市列", "县列"], lead="县住建局", due="2016-09-30"),
            item("公共自行车", target(600, "辆"), list_="县列", lead="县城管局", due="2016-10-31"),
        ],
        about="a column for each list with ticks",
    )


def date_words() -> Book:
    dues: list[tuple[str, str | None, bool]] = [
        ("十月底前", "2016-10-31", False), ("11月底完成", "2016-11-30", False), ("2016年10月31日前完成", "2016-10-31", False),
        ("2016年第三季度末", "2016-09-30", False), ("6月30日前", "2016-06-30", False), ("二〇一六年十月", "2016-10", False),
        ("年内", _DEC, True), ("下半年", _DEC, True), ("四季度", _DEC, True), ("10月中旬", "2016-10-20", True), ("6月—10月", "2016-10", True),
        ("2016年上半年", "2016-06-30", False), ("9月份", "2016-09", False), ("2月底", "2016-02-29", False),
    ]
    names = [f"{one}片区管网" for one in "东南西北中上下前后左右内外新"]
    rows = [
        wide("云溪县2016年县列为民兴办实事时限表", 3),
        ["序号", "实事名称", "完成时限"],
        *([n, name, may(due, name, "due") if doubt else due] for n, (name, (due, _, doubt)) in enumerate(zip(names, dues, strict=True), 1)),
    ]
    loose: dict[str, list[str | None]] = {"10月中旬": [None, "2016-10"], "6月—10月": [None], "年内": [None], "下半年": [None], "四季度": [None]}
    return Book(
        "blind-list-date-words.ods", "odfpy", "list",
        [Sheet("县列", rows, landscape=False)],
        [item(name, list_="县列", due=due) for name, (_, due, _) in zip(names, dues, strict=True)],
        also_right=[
            {"row": name, "field": "due", "value": other}
            for name, (due, _, _) in zip(names, dues, strict=True) for other in loose.get(due, [])
        ],
        about="dates in words; vague ones may be left out, dated or asked about",
    )


def three_years() -> Book:
    rows = [
        ["附件1", *[None] * 4],
        wide("云溪县2016—2018年县列为民兴办实事滚动计划", 5),
        ["序号", "实事名称", "目标任务", "牵头部门", "完成时限"],
        [1, "老旧管网更新", "86公里", "县住建局", "2018年10月底"],
        [2, "乡镇污水厂", "5座", "县环保局", ask("11月底", "乡镇污水厂", "due")],
        [3, "智慧停车", "3200个", "县公安局", "2017年年底"],
    ]
    return Book(
        "blind-list-three-years.xlsx", "libreoffice", "list",
        [Sheet("Sheet1", rows, titles=2)],
        [
            item("老旧管网更新", target(86, "公里"), list_="县列", lead="县住建局", due="2018-10-31"),
            item("乡镇污水厂", target(5, "座"), list_="县列", lead="县环保局"),
            item("智慧停车", target(3200, "个"), list_="县列", lead="县公安局", due="2017-12-31"),
        ],
        about="a title of three years: a month alone cannot be dated",
    )


def two_unit_columns() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事表", 7),
        ["序号", "实事名称", "数量", "单位", "总投资（亿元）", "年度计划投资（万元）", "主办单位"],
        [1, "县医院迁建", 1, "所", 3.6, 12000, "县卫计局"],
        [2, "学生公寓", 1.8, "万平方米", 0.54, 5400, "县教体局"],
        [3, "公共厕所", 26, "座", 0.078, 780, "县城管局"],
        ["合计", LEFT, None, None, 4.218, 18180, None],
    ]
    return Book(
        "blind-list-two-money-columns.xls", "xlwt", "list",
        [Sheet("县列", rows)],
        [
            item("县医院迁建", target(1, "所"), list_="县列", lead="县卫计局", wan=36000),
            item("学生公寓", target(1.8, "万平方米"), list_="县列", lead="县教体局", wan=5400),
            item("公共厕所", target(26, "座"), list_="县列", lead="县城管局", wan=780),
        ],
        about="total in 亿元 beside the year's in 万元; 单位 beside numbers; right sums with binary fractions",
    )


def what_stands_around() -> Book:
    pad: list[object] = [None] * 3
    rows = [
        ["云政办发〔2015〕86号附件", *[None] * 9],
        [*pad, *wide("云溪县2016年市列为民兴办实事责任分解表", 7)],
        [*pad, "填报单位：县政府督查室（盖章）", LEFT, LEFT, None, None, "填报时间：2016年3月15日", LEFT],
        [None] * 10,
        [*pad, "序号", "实事名称", "年度目标", "资金来源", "牵头部门", "完成时限", "备注"],
        [*pad, 1, "村级互助资金", "18个村", "中央300万元、省级60万元", "县扶贫办", "10月底", "2015年结转2个村"],
        [*pad, 2, "小额信贷", "6200万元", "银行贷款", "县金融办", "年底", None],
        [None] * 10,
        [*pad, "备注：1.本表一式3份；2.涉及2个以上部门的，由牵头部门汇总。", *[LEFT] * 6],
        [*pad, "填报人：毛宁", LEFT, "审核人：胡军", "联系电话：0933-6220001", LEFT, LEFT, LEFT],
        [*pad, "抄送：县委办公室，县人大常委会办公室。", *[LEFT] * 6],
    ]
    return Book(
        "blind-list-what-stands-around.xlsx", "openpyxl", "list",
        [Sheet("Sheet1", rows, titles=4)],
        [
            item("村级互助资金", target(18, "个村"), list_="市列", lead="县扶贫办", due="2016-10-31"),
            item("小额信贷", target(6200, "万元"), list_="市列", lead="县金融办", due=_DEC),
        ],
        also_right=[{"row": "村级互助资金", "field": "targets", "value": [target(18, "个")]}, {"row": "村级互助资金", "field": "targets", "value": [target(18, "村")]}],
        about="the table begins at D5; document number of another year, stamps, signatures, copies; money of a source is no target",
    )


def hinted() -> Book:
    rows = [
        wide("2016年民生实事项目", 5),
        ["项次", "项目", "重点工作任务", "任务数", "牵头单位"],
        [1, "教育惠民", "营养午餐", "12600人", "县教体局"],
        [UP, UP, "校园直饮水", "46处", "县教体局"],
        [2, "健康惠民", "家庭医生", "8000户", "县卫计局"],
    ]
    return Book(
        "blind-list-hinted.csv", "csv:utf-8", "list",
        [Sheet("", [[None if cell in (LEFT, UP) else cell for cell in row] for row in rows])],
        [
            item("营养午餐", target(12600, "人"), list_="县列", lead="县教体局"),
            item("校园直饮水", target(46, "处"), list_="县列", lead="县教体局"),
            item("家庭医生", target(8000, "户"), list_="县列", lead="县卫计局"),
        ],
        list_hint="县列",
        also_right=[{"row": name, "field": "aspect", "value": aspect} for name, aspect in
                    (("营养午餐", "教育惠民"), ("校园直饮水", "教育惠民"), ("家庭医生", "健康惠民"))],
        about="the list comes with the command; 项目 beside 重点工作任务 is the heading above it",
    )


def top_groups() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事投资表", 5),
        ["序号", "实事名称", "建设规模", "总投资（万元）", "牵头部门"],
        ["总计（5件）", LEFT, None, 3580, None],
        ["一、交通（2件）", LEFT, None, 2100, None],
        [1, "通村公路", "36公里", 1800, "县交通局"],
        [2, "农村客运站", "3个", 300, "县交通局"],
        ["二、水利（3件）", LEFT, None, 1480, None],
        [3, "渠道衬砌", "42公里", 840, "县水务局"],
        [4, "机井", "16眼", 160, "县水务局"],
        [5, "河堤", "8公里", 480, "县水务局"],
    ]
    return Book(
        "blind-list-groups-with-sums.xlsx", "libreoffice", "list",
        [Sheet("县列", rows)],
        [
            item("通村公路", target(36, "公里"), list_="县列", aspect="交通", lead="县交通局", wan=1800),
            item("农村客运站", target(3, "个"), list_="县列", aspect="交通", lead="县交通局", wan=300),
            item("渠道衬砌", target(42, "公里"), list_="县列", aspect="水利", lead="县水务局", wan=840),
            item("机井", target(16, "眼"), list_="县列", aspect="水利", lead="县水务局", wan=160),
            item("河堤", target(8, "公里"), list_="县列", aspect="水利", lead="县水务局", wan=480),
        ],
        about="group rows carry their sums, the total stands first with its count",
    )


BOOKS = [ticks, date_words, three_years, two_unit_columns, what_stands_around, hinted, top_groups]
