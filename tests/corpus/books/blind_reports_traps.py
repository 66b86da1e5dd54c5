"""Second set, monthly reports that look like something else: months on sheets, rates of money, columns of last year."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.sheets import LEFT, UP, Book, Sheet, ask, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_OCT = "2016-10"


def month_sheets() -> Book:
    def sheet(month: int, first: int, second: float) -> Sheet:
        return Sheet(f"{month}月", [
            wide(f"云溪县2016年{month}月县列为民兴办实事进展情况表", 6),
            ["序号", "实事名称", "单位", "任务数", "累计完成", "进展情况"],
            [1, "农村厕所改造", "户", 3200, first, f"{month}月底已改{first}户。"],
            [2, "通组公路", "公里", 64, second, "正在施工。"],
        ])

    return Book(
        "blind-report-month-sheets.xlsx", "openpyxl", "report",
        [sheet(8, 1400, 30.5), sheet(9, 2100, 41), sheet(10, 2750, 52.5)],
        [
            report("农村厕所改造", value("户", 3200, 2750), narrative="10月底已改2750户。"),
            report("通组公路", value("公里", 64, 52.5), narrative="正在施工。"),
        ],
        may_ask=[{"sheet": "8月"}, {"sheet": "9月"}],
        period=_OCT,
        about="one sheet for each month: only the period's is this report",
    )


def wrong_month() -> Book:
    rows = [
        wide("云溪县2016年8月县列为民兴办实事进展情况表", 6),
        ["序号", "实事名称", "单位", "任务数", "累计完成", "进展情况"],
        [1, "农村厕所改造", "户", 3200, 1400, "正在改造"],
    ]
    return Book(
        "blind-report-wrong-month.xls", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [report("农村厕所改造", value("户", 3200, 1400), narrative="正在改造")],
        asks=[{"sheet": "Sheet1"}],
        optional_rows=["农村厕所改造"],
        period=_OCT,
        about="a report of August handed in for October",
    )


def two_kinds_of_rates() -> Book:
    rows = [
        wide("云溪县2016年10月市列为民兴办实事进展情况表", 10),
        ["序号", "实事名称", "任务量（户）", LEFT, LEFT, "投资情况（万元）", LEFT, LEFT, "进展情况", "存在问题"],
        [UP, UP, "年度目标", "累计完成", "完成率", "总投资", "累计完成", "完成率", UP, UP],
        [1, "易地搬迁", 640, 512, fmt(0.8, "0.0%"), 12800, 8960, fmt(0.7, "0.0%"), "主体完工", "无"],
        [2, "危房改造", 860, 860, fmt(1, "0.0%"), 1720, 1548, fmt(0.9, "0.0%"), "全部入住", "/"],
        ["合计", LEFT, 1500, 1372, fmt(1372 / 1500, "0.0%"), 14520, 10508, fmt(10508 / 14520, "0.0%"), None, None],
    ]
    return Book(
        "blind-report-two-kinds-of-rates.xlsx", "openpyxl", "report",
        [Sheet("10月", rows, headers=2)],
        [
            report("易地搬迁", value("户", 640, 512), percent=80, wan=8960, narrative="主体完工"),
            report("危房改造", value("户", 860, 860), percent=100, wan=1548, narrative="全部入住"),
        ],
        period=_OCT,
        about="累计完成 and 完成率 stand under the work and under the money",
    )


def last_year() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事完成情况统计表", 10),
        ["序号", "实事名称", "计量单位", "年度计划", "上月累计", "本月完成", "累计完成", "去年同期", "同比增减", "完成情况"],
        [1, "新增就业", "人", 3100, 2500, 310, 2810, 2640, 170, "超序时进度"],
        [2, "创业贷款", "万元", 4200, 3300, 480, 3780, 3900, -120, "正常"],
        [3, "技能鉴定", "人次", 900, 945, 0, 945, 800, 145, "超额完成"],
    ]
    return Book(
        "blind-report-last-year.ods", "libreoffice", "report",
        [Sheet("统计", rows)],
        [
            report("新增就业", value("人", 3100, 2810, 310), narrative="超序时进度"),
            report("创业贷款", value("万元", 4200, 3780, 480), narrative="正常"),
            report("技能鉴定", value("人次", 900, 945, 0), narrative="超额完成"),
        ],
        may_ask=[{"sheet": "统计", "cell": cell} for cell in ("E2", "H2", "I2")]
        + [{"sheet": "统计", "cell": "G5", "row": "技能鉴定", "field": "values"}],
        period=_OCT,
        about="last month's and last year's amounts beside; more than the year's task is no mistake",
    )


def unit_from_target() -> Book:
    rows = [
        wide("云溪县2016年10月省列为民兴办实事月报表", 6),
        ["序号", "实事名称", "年度目标任务", "本月完成", "截至10月底累计完成", "进展情况"],
        [1, "通村公路", "160公里", 18, 141.5, "路面施工"],
        [2, "校舍加固", "24所", 0, 24, "已竣工"],
        [3, "节水灌溉", "3.6万亩", "0.4万亩", "2.9万亩", "管道安装"],
        [4, "光伏入户", "2,100户", "１２０", "1,680", "并网"],
    ]
    return Book(
        "blind-report-unit-from-target.xlsx", "libreoffice", "report",
        [Sheet("10月", rows)],
        [
            report("通村公路", value("公里", 160, 141.5, 18), narrative="路面施工"),
            report("校舍加固", value("所", 24, 24, 0), narrative="已竣工"),
            report("节水灌溉", value("万亩", 3.6, 2.9, 0.4), narrative="管道安装"),
            report("光伏入户", value("户", 2100, 1680, 120), narrative="并网"),
        ],
        period=_OCT,
        about="plain amounts take the unit which the year's target says",
    )


def numeric_done() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事情况表", 7),
        ["序号", "具体事项", "目标值（处）", "完成情况", "占年度计划％", "工作进展", "存在的问题"],
        [1, "健身广场", 32, 28, "87.5", "铺装　地砖（第二批）；安装器材。", "资金缺口约30万元。"],
        [2, "候车亭", 26, 26, 100, "完工。", "无"],
        [3, "公益墓地", 4, 1, 25, "绿化。", "—"],
    ]
    return Book(
        "blind-report-numeric-done.xls", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [
            report("健身广场", value("处", 32, 28), percent=87.5, narrative="铺装地砖（第二批）；安装器材。", problems="资金缺口约30万元。"),
            report("候车亭", value("处", 26, 26), percent=100, narrative="完工。"),
            report("公益墓地", value("处", 4, 1), percent=25, narrative="绿化。"),
        ],
        period=_OCT,
        about="完成情况 is a number and the cumulative; a wide per cent sign in the header; punctuation is kept",
    )


def image_words() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事工程进度表", 5),
        ["序号", "项目名称", "形象进度", "累计完成投资（万元）", "存在问题"],
        [1, "体育馆", may("主体三层施工", "体育馆", "percent"), 1260, "无"],
        [2, "图书馆", may("已完成基础工程", "图书馆", "percent"), 480.5, "征地2户未拆"],
        [3, "少年宫", "70%", 960, "-"],
    ]
    return Book(
        "blind-report-image-words.xlsx", "openpyxl", "report",
        [Sheet("10月", rows)],
        [
            report("体育馆", wan=1260),
            report("图书馆", wan=480.5, problems="征地2户未拆"),
            report("少年宫", percent=70, wan=960),
        ],
        also_right=[{"row": "体育馆", "field": "narrative", "value": "主体三层施工"}, {"row": "图书馆", "field": "narrative", "value": "已完成基础工程"}],
        period=_OCT,
        about="形象进度 in words and in per cent",
    )


def started_counts() -> Book:
    rows = [
        wide("云溪县2016年10月农村危房改造等为民兴办实事进度表", 8),
        ["序号", "实事名称", "任务数（户）", "开工数（户）", "竣工数（户）", "入住数（户）", "拨付资金（万元）", "推进情况"],
        [1, "农村危房改造", 860, 860, 700, 640, 980, "扫尾"],
        [2, "抗震农房", 420, 400, 260, 180, 390, "抓紧施工"],
    ]
    doubt = [{"sheet": "10月", "cell": cell} for cell in ("D2", "E2", "F2")]
    return Book(
        "blind-report-started-counts.xls", "libreoffice", "report",
        [Sheet("10月", rows)],
        [report("农村危房改造", narrative="扫尾"), report("抗震农房", narrative="抓紧施工")],
        may_ask=[*doubt, *({"sheet": "10月", "cell": f"{c}{r}"} for r in (3, 4) for c in "DEF")],
        also_right=[{"row": "农村危房改造", "field": "values", "value": [value("户", 860, 700)]},
                    {"row": "抗震农房", "field": "values", "value": [value("户", 420, 260)]}],
        period=_OCT,
        about="counts of starts are a stage and no progress; paid money is not invested money",
    )


def cell_doubts() -> Book:
    names = ("农家书屋", "村邮站", "沼气池", "小水窖", "安全饮水", "人畜分离")
    rows = [
        wide("云溪县2016年10月县列为民兴办实事月报表", 7),
        ["序号", "实事名称", "单位", "任务数", "本月完成", "累计完成", "进展情况"],
        [1, names[0], "个", 46, may("新增5个", names[0], "values"), 38, "上架"],
        [2, names[1], "个", 58, 4, ask("50/58", names[1], "values"), "挂牌"],
        [3, names[2], "座", 200, ask(-6, names[2], "values"), 150, "复核"],
        [4, names[3], "眼", 300, 20, ask("280左右", names[3], "values"), "蓄水"],
        [5, names[4], "户", 900, ask("#DIV/0!", names[4], "values"), 760, "入户"],
        [6, names[5], "户", 120, 10, "100户", "验收"],
    ]
    return Book(
        "blind-report-cell-doubts.xlsx", "openpyxl", "report",
        [Sheet("10月", rows)],
        [
            report(names[0], value("个", 46, 38, 5), narrative="上架"),
            report(names[1], value("个", 58, None, 4), narrative="挂牌"),
            report(names[2], value("座", 200, 150), narrative="复核"),
            report(names[3], value("眼", 300, None, 20), narrative="蓄水"),
            report(names[4], value("户", 900, 760), narrative="入户"),
            report(names[5], value("户", 120, 100, 10), narrative="验收"),
        ],
        also_right=[{"row": names[0], "field": "values", "value": [value("个", 46, 38)]}],
        may_ask=[{"sheet": "10月", "cell": "F5", "row": names[2], "field": "values"}],
        period=_OCT,
        about="a fraction, a negative month, about, an error value; words around a number",
    )


def mixed_measures() -> Book:
    rows = [
        wide("云溪县2016年1—10月省列为民兴办实事进展情况表", 8),
        [*[None] * 6, "金额单位：元", LEFT],
        ["序号", "实事名称", "目标任务", "截至目前完成", "任务完成率（%）", "完成投资", "已拨付资金", "进展"],
        [1, "养老服务", "不少于600张", "480张", 80, fmt(9600000, "#,##0.00"), 7200000, "设备采购"],
        [2, "农田改造", "10万亩", "65000亩", 65, "3250万元", "3000万元", "平整土地"],
        [3, "城区集中供热", "120万㎡", "108万平方米", "90", "0.86亿元", "0.8亿元", "管网联调"],
    ]
    return Book(
        "blind-report-mixed-measures.ods", "odfpy", "report",
        [Sheet("汇总", rows, titles=2)],
        [
            report("养老服务", value("张", 600, 480), percent=80, wan=960, narrative="设备采购"),
            report("农田改造", value("亩", 100000, 65000), percent=65, wan=3250, narrative="平整土地"),
            report("城区集中供热", value("万平方米", 120, 108), percent=90, wan=8600, narrative="管网联调"),
        ],
        period=_OCT,
        about="target and progress in different sizes of one unit; minimum; money in 元 by the line",
    )


BOOKS = [month_sheets, wrong_month, two_kinds_of_rates, last_year, unit_from_target, numeric_done, image_words, started_counts, cell_doubts,
         mixed_measures]
