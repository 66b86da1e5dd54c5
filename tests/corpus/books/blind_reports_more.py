"""Second set, more monthly reports: measures of other sizes, rates that are no progress, months across, mixed cells."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.sheets import LEFT, UP, Book, Sheet, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_OCT = "2016-10"


def no_progress_rates() -> Book:
    money = [
        wide("云溪县2016年10月省列为民兴办实事资金情况", 6),
        ["序号", "实事名称", "计划投资（万元）", "累计完成投资（万元）", "投资完成率", "推进情况"],
        [1, "易地搬迁", 12800, 8960, fmt(0.7, "0%"), "主体完工"],
        [2, "光伏扶贫", 4200, 4200, fmt(1, "0%"), "并网"],
    ]
    pace = [
        wide("云溪县2016年10月县列为民兴办实事序时情况", 5),
        ["序号", "实事名称", "序时进度", "完成率", "推进情况"],
        [1, "公益岗位", fmt(0.833, "0.0%"), fmt(1.05, "0%"), "超额完成"],
        [2, "职业培训", fmt(0.833, "0.0%"), "—", "未开班"],
    ]
    return Book(
        "blind-report-no-progress-rates.xlsx", "openpyxl", "report",
        [Sheet("省列", money), Sheet("县列", pace)],
        [
            report("易地搬迁", wan=8960, narrative="主体完工"),
            report("光伏扶贫", wan=4200, narrative="并网"),
            report("公益岗位", percent=105, narrative="超额完成"),
            report("职业培训", narrative="未开班"),
        ],
        may_ask=[{"sheet": "县列", "cell": "D3", "row": "公益岗位", "field": "percent"}],
        period=_OCT,
        about="only 投资完成率, only 序时进度: no percent; 105 % is one",
    )


def other_sizes() -> Book:
    odd = "健康体检"
    rows = [
        wide("云溪县2016年10月县列为民兴办实事进展情况表", 6),
        ["序号", "实事名称", "年度目标", "本月完成", "累计完成", "推进情况"],
        [1, "造林", "2.4万亩", "3000亩", "2.1万亩", "秋季造林"],
        [2, "惠农贷款", "1.2亿元", "860万元", "9600万元", "放款"],
        [3, "老年人补贴", "1.6万人", "0", "15800人", "发放"],
        [4, odd, "3200人", "400人", "2900人次", "体检"],
    ]
    return Book(
        "blind-report-other-sizes.xls", "libreoffice", "report",
        [Sheet("10月", rows)],
        [
            report("造林", value("亩", 24000, 21000, 3000), narrative="秋季造林"),
            report("惠农贷款", value("万元", 12000, 9600, 860), narrative="放款"),
            report("老年人补贴", value("人", 16000, 15800, 0), narrative="发放"),
            report(odd, value("人", 3200, None, 400), narrative="体检"),
        ],
        asks=[{"sheet": "10月", "cell": "E6", "row": odd, "field": "values"}],
        may_ask=[{"sheet": "10月", "cell": "D5", "row": "老年人补贴", "field": "values"}],
        period=_OCT,
        about="万亩 and 亩, 亿元 and 万元, 万人 and 人 are one measure; 人 and 人次 are not",
    )


def months_across() -> Book:
    rows = [
        wide("云溪县2016年10月市列为民兴办实事分月完成情况表", 10),
        ["序号", "实事名称", "单位", "任务数", "各月完成数", LEFT, LEFT, "1-10月累计完成", "完成率", "进展情况"],
        [UP, UP, UP, UP, "8月", "9月", "10月", UP, UP, UP],
        [1, "护栏安装", "公里", 86, 9, 11.5, 12, 68.8, fmt(0.8, "0.0%"), "安装中"],
        [2, "路灯更换", "盏", 1200, 200, 180, 0, 1200, fmt(1, "0.0%"), "完工"],
    ]
    return Book(
        "blind-report-months-across.xlsx", "libreoffice", "report",
        [Sheet("Sheet1", rows, headers=2)],
        [
            report("护栏安装", value("公里", 86, 68.8, 12), percent=80, narrative="安装中"),
            report("路灯更换", value("盏", 1200, 1200, 0), percent=100, narrative="完工"),
        ],
        may_ask=[{"sheet": "Sheet1", "cell": cell} for cell in ("E3", "F3")],
        period=_OCT,
        about="a column for each month under one header: only the period's is this month",
    )


def mixed_cells() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事情况表", 6),
        ["序号", "实事名称", "目标任务", "累计完成", "累计完成投资（元）", "工作进展"],
        ["", "", "", "", "", ""],
        ["1-1", "村卫生室", "46个", "38个", "1,900,000", "38个已投用，其中5个为本月新建。"],
        ["1-2", "乡镇卫生院", "3所", "3所", 2600000, "无。"],
        ["2-1", "全县文化广场", "20个", "16个", "80万元", "“一村一广场”；\n还剩4个。"],
        ["合计", None, None, None, 5300000, None],
    ]
    rest = "乡镇卫生院"
    return Book(
        "blind-report-mixed-cells.xls", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [
            report("村卫生室", value("个", 46, 38), wan=190, narrative="38个已投用，其中5个为本月新建。"),
            report(rest, value("所", 3, 3), wan=260),
            report("全县文化广场", value("个", 20, 16), wan=80, narrative="“一村一广场”；还剩4个。"),
        ],
        also_right=[{"row": rest, "field": "narrative", "value": "无。"}],
        period=_OCT,
        about="numbers like 1-1, invested in 元 by the header, a name that begins with 全县, a right sum over mixed units",
    )


def first_three_quarters() -> Book:
    rows = [
        wide("云溪县2016年9月县列为民兴办实事进展情况表", 7),
        ["序号", "实事名称", "计量单位", "年度任务", "当月完成", may("前三季度累计完成", None, "cumulative"), "进展"],
        [1, "厕所改造", "户", 3200, 420, 2600, "改造中"],
        [2, "垃圾桶配置", "个", 5000, 0, 5000, "已配置"],
    ]
    return Book(
        "blind-report-three-quarters.ods", "libreoffice", "report",
        [Sheet("9月", rows)],
        [
            report("厕所改造", value("户", 3200, 2600, 420), narrative="改造中"),
            report("垃圾桶配置", value("个", 5000, 5000, 0), narrative="已配置"),
        ],
        period="2016-09",
        about="前三季度累计完成 in September is the year to date",
    )


def month_only() -> Book:
    rows = [
        wide("云溪县2016年10月省列为民兴办实事月报表", 5),
        ["序号", "实事名称", "计量单位", "本月完成", "进展情况"],
        [1, "新增就业", "人", 310, "招聘会2场"],
        [2, "创业贷款", "万元", "480", "放款中"],
        [3, "托幼补贴", "人", "-", "未发放"],
    ]
    return Book(
        "blind-report-month-only.csv", "csv:utf-8-sig", "report",
        [Sheet("", rows)],
        [
            report("新增就业", value("人", None, None, 310), narrative="招聘会2场"),
            report("创业贷款", value("万元", None, None, 480), narrative="放款中"),
            report("托幼补贴", narrative="未发放"),
        ],
        period=_OCT,
        about="only this month's amounts: no cumulative is made of them",
    )


BOOKS = [no_progress_rates, other_sizes, months_across, mixed_cells, first_three_quarters, month_only]
