"""Monthly reports of 2016-07 with blanks that are not zeros, money in several units, and matters that must be asked."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.sheets import LEFT, Book, Sheet, ask, fmt, may, wide

_JULY = "2016-07"


def blanks() -> Book:
    rows = [
        wide("青禾县2016年7月县列为民兴办实事进展情况表", 8),
        ["序号", "实事名称", "计量单位", "年度目标", "本月完成", "累计完成", "完成情况", "存在问题"],
        [1, "高标准基本农田", "万亩", 10, 0, 3.6, "土地平整。", "无"],
        [2, "光伏扶贫", "户", 2100, "/", 1050, "正在并网。", "—"],
        [3, "村内道路", "公里", 60, "—", "—", "未开工。", "征地问题"],
        [4, "标准化学校", "所", 40, "无", 24, "设备采购中。", "/"],
        [5, "农村危旧房改造", "户", 1320, may("全部开工", "农村危旧房改造", "values"), may("基本完成", "农村危旧房改造", "values"), "扫尾。", None],
        [6, "文化广场", "个", 38, None, 0, "前期工作。", "-"],
    ]  # fmt: skip
    return Book(
        "report-blanks.ods", "odfpy", "report",
        [Sheet("7月", rows)],
        [
            report("高标准基本农田", value("万亩", 10, 3.6, 0), narrative="土地平整。"),
            report("光伏扶贫", value("户", 2100, 1050), narrative="正在并网。"),
            report("村内道路", value("公里", 60), narrative="未开工。", problems="征地问题"),
            report("标准化学校", value("所", 40, 24), narrative="设备采购中。"),
            report("农村危旧房改造", value("户", 1320), narrative="扫尾。"),
            report("文化广场", value("个", 38, 0), narrative="前期工作。"),
        ],
        period=_JULY,
        about="0 is 0; 无, /, — and blank are nothing; 全部开工 and 基本完成 are no numbers",
    )  # fmt: skip


def contradictions() -> Book:
    rows = [
        wide("青禾县2016年7月县列为民兴办实事月报表", 8),
        ["序号", "实事名称", "计量单位", "年度目标", "本月完成", "累计完成", "任务完成率", "进展情况"],
        [1, "农村危旧房改造", "户", 1320, 210, 792, fmt(0.6, "0.0%"), "正常推进"],
        [2, "光伏扶贫", "户", 2100, 430, 1050, ask(0.876, "光伏扶贫", "percent", "values", form="0.0%"), "正在并网"],
        [3, "村内道路", "公里", 60, ask(35, "村内道路", "values"), 21, fmt(0.35, "0.0%"), "路基施工"],
        [4, "标准化学校", "所", 40, 6, 24, fmt(0.6, "0.0%"), "设备采购"],
        [5, "职业技能培训", "人次", 800, 100, 701, fmt(0.876, "0.0%"), "再办2期"],
    ]
    return Book(
        "report-contradictions.xlsx",
        "openpyxl",
        "report",
        [Sheet("7月", rows)],
        [
            report("农村危旧房改造", value("户", 1320, 792, 210), percent=60, narrative="正常推进"),
            report("光伏扶贫", value("户", 2100, 1050, 430), percent=87.6, narrative="正在并网"),
            report("村内道路", value("公里", 60, 21, 35), percent=35, narrative="路基施工"),
            report("标准化学校", value("所", 40, 24, 6), percent=60, narrative="设备采购"),
            report("职业技能培训", value("人次", 800, 701, 100), percent=87.6, narrative="再办2期"),
        ],
        may_ask=[
            {"sheet": "7月", "cell": "F4", "row": "光伏扶贫", "field": "values"},
            {"sheet": "7月", "cell": "F5", "row": "村内道路", "field": "values"},
        ],
        period=_JULY,
        about="87.6% against 1050/2100; this month above the year; 701/800 is 87.6 when rounded",
    )


def half_year_only() -> Book:
    rows = [
        wide("青禾县2016年7月为民兴办实事进展情况表", 6),
        ["序号", "实事名称", "年度目标", "1-6月累计完成", "7月完成", "工作进展"],
        [1, "路网及村内道路", "160公里", "71.5公里", "16.5公里", "路基完成"],
        [2, "光伏扶贫", "2100户", "620户", "430户", "正在并网"],
        [3, "文化广场", "38个", "20个", "4个", "正在铺装"],
    ]
    names = ("路网及村内道路", "光伏扶贫", "文化广场")
    return Book(
        "report-half-year.xls", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [
            report(names[0], value("公里", 160, None, 16.5), narrative="路基完成"),
            report(names[1], value("户", 2100, None, 430), narrative="正在并网"),
            report(names[2], value("个", 38, None, 4), narrative="正在铺装"),
        ],
        may_ask=[{"sheet": "Sheet1", "cell": "D2", "field": "values"},
                 *({"sheet": "Sheet1", "cell": f"D{r}", "row": name, "field": "values"} for r, name in enumerate(names, 3))],
        period=_JULY,
        about="1-6月 in a July report is neither this month nor the year to date; nothing is added up",
    )  # fmt: skip


def formulas() -> Book:
    rows = [
        wide("青禾县2016年7月市列为民兴办实事月报表", 9),
        ["序号", "实事名称", "单位", "年度任务", "上月累计", "本月完成", "累计完成", "完成率", "完成投资（万元）"],
        [1, "村邮站", "个", 58, 10, 5, "=E3+F3", fmt("=G3/D3", "0.0%"), "=G3*0.5"],
        [2, "农村饮水工程", "处", 26, 9, 2, "=E4+F4", fmt("=G4/D4", "0.0%"), 330],
        [3, "安全防护工程", "公里", 86, 13, 8, ask("=E5+#REF!", "安全防护工程", "values", "percent"),
         may("=G5/D5", "安全防护工程", "percent", form="0.0%"), 195.4],
        [4, "日间照料中心", "所", 4, 1, 1, "=E6+F6", fmt("=G6/D6", "0.0%"), '=IF(1>2,1,"")'],
        ["合计", LEFT, None, None, None, None, None, None, "=SUM(I3:I6)"],
    ]  # fmt: skip
    return Book(
        "report-formulas.xlsx",
        "libreoffice",
        "report",
        [Sheet("市列", rows)],
        [
            report("村邮站", value("个", 58, 15, 5), list_="市列", percent=25.86, wan=7.5),
            report("农村饮水工程", value("处", 26, 11, 2), list_="市列", percent=42.31, wan=330),
            report("安全防护工程", value("公里", 86, None, 8), list_="市列", wan=195.4),
            report("日间照料中心", value("所", 4, 2, 1), list_="市列", percent=50),
        ],
        period=_JULY,
        about="formulas with the values that LibreOffice cached; 上月累计 is no field; one broken reference",
    )


def money_units() -> Book:
    rows = [
        wide("青禾县2016年7月为民兴办实事投资完成情况表", 7),
        [*[None] * 5, "金额单位：元", LEFT],
        ["序号", "实事名称", "计划投资", "到位资金", "累计完成投资", "已拨付资金", "进展情况"],
        [1, "县城九年制学校", 200000000, 120000000, 98000000, 76000000, "主体施工"],
        [2, "南坡调蓄水库", "6200万元", "4000万元", "3150万元", "2800万元", "坝体填筑"],
        [3, "高标准基本农田", "1.2亿元", "0.8亿元", "0.52亿元", "0.5亿元", "土地平整"],
        [4, "村级文化广场", fmt(1140000, "#,##0.00"), "1,140,000", "５７０，０００", "", "正在铺装"],
    ]
    return Book(
        "report-money-yuan.xls",
        "libreoffice",
        "report",
        [Sheet("投资", rows, titles=2)],
        [
            report("县城九年制学校", wan=9800, narrative="主体施工"),
            report("南坡调蓄水库", wan=3150, narrative="坝体填筑"),
            report("高标准基本农田", wan=5200, narrative="土地平整"),
            report("村级文化广场", wan=57, narrative="正在铺装"),
        ],
        period=_JULY,
        about="元 by the unit line, 万元 and 亿元 in cells, full-width separators; 到位 and 拨付 are not invested",
    )


def percent_texts() -> Book:
    rows = [
        wide("青禾县2016年7月实事形象进度表", 6),
        ["序号", "实事名称", "形象进度（%）", "投资完成率（%）", "序时进度（%）", "进展"],
        [1, "城区集中供热", 87.6, 80, 58.3, "管网铺设"],
        [2, "垃圾中转站", "４５．５", 40, 58.3, "设备安装"],
        [3, "农贸市场改造", "30%", 25, 58.3, "棚顶施工"],
        [4, "公共停车场", 100, 96, 58.3, "已投用"],
        [5, "城北公园", "/", "/", 58.3, "已取消"],
        [6, "污水管网", ask("约60%", "污水管网", "percent"), 55, 58.3, "沟槽开挖"],
        [7, "路灯亮化", ask("50%-60%", "路灯亮化", "percent"), 48, 58.3, "灯杆安装"],
        [8, "街道绿化", 0, 0, 58.3, "秋季栽植"],
    ]
    return Book(
        "report-percent-texts.xlsx",
        "openpyxl",
        "report",
        [Sheet("Sheet1", rows, landscape=False)],
        [
            report("城区集中供热", percent=87.6, narrative="管网铺设"),
            report("垃圾中转站", percent=45.5, narrative="设备安装"),
            report("农贸市场改造", percent=30, narrative="棚顶施工"),
            report("公共停车场", percent=100, narrative="已投用"),
            report("城北公园", narrative="已取消"),
            report("污水管网", narrative="沟槽开挖"),
            report("路灯亮化", narrative="灯杆安装"),
            report("街道绿化", percent=0, narrative="秋季栽植"),
        ],
        period=_JULY,
        about="points under a % header as number, text and full width; 约 and a range are asked about",
    )


def wps_report() -> Book:
    head = ["编号", "项目名称", "目标任务", "当月完成", "累计完成", "工程进度", "落实情况", "需协调事项"]
    rows = [
        [None, *wide("青禾县水务局", 7)],
        [None, *wide("2016年7月份为民兴办实事进展情况统计表", 7)],
        head,
        ["①", "贫困村农村\n饮水工程", "26处", "2处", "11处", "42%", "完成管网12km。", "请县财政局拨付配套资金"],
        ["②", "南坡调蓄水库", "2座", "0", "0", "57%", "坝体填筑至1860m高程。", "无"],
        wide("2016年7月份为民兴办实事进展情况统计表（续）", 8),
        head,
        ["③", "水 厂 建 设", "1座", "", "", "35%", "设备基础完成。", None],
        ["④", "河道治理", "18.6公里", "2.1公里", "9.3公里", "50%", "完成护岸9.3公里。", None],
        ["填表人：李强", LEFT, LEFT, "单位负责人：王军", LEFT, LEFT, LEFT, LEFT],
        *[[None] * 8] * 25,
    ]
    return Book(
        "report-page-breaks.xls", "libreoffice", "report",
        [Sheet("Sheet1", rows, titles=2), Sheet("Sheet2", []), Sheet("Sheet3", [])],
        [
            report("贫困村农村饮水工程", value("处", 26, 11, 2), percent=42, narrative="完成管网12km。"),
            report("南坡调蓄水库", value("座", 2, 0, 0), percent=57, narrative="坝体填筑至1860m高程。"),
            report("水厂建设", value("座", 1), percent=35, narrative="设备基础完成。"),
            report("河道治理", value("公里", 18.6, 9.3, 2.1), percent=50, narrative="完成护岸9.3公里。"),
        ],
        may_ask=[
            {"sheet": "Sheet1", "cell": "D5", "row": "南坡调蓄水库", "field": "values"},
            {"sheet": "Sheet1", "cell": "E5", "row": "南坡调蓄水库", "field": "values"},
            {"sheet": "Sheet1", "cell": "F5", "row": "南坡调蓄水库", "field": "percent"},
        ],
        period=_JULY,
        about="title and header again in the middle, numbers in circles, zeros as text without a unit, empty texts",
    )  # fmt: skip


def two_tables() -> Book:
    rows = [
        wide("青禾县2016年1-7月为民兴办实事进展情况表", 7),
        wide("（一）省列为民兴办实事（2件）", 7),
        ["序号", "实事名称", "目标任务", "累计完成", "完成比例", "进展情况", "存在问题"],
        [1, "城镇新增就业", "2300人", "1610人", fmt(0.7, "0%"), "按计划推进", "无"],
        [2, "农村教师生活补贴", "1860人", "1860人", fmt(1, "0%"), "已发放", "无"],
        wide("（二）县列为民兴办实事（2件）", 7),
        ["序号", "实事名称", "进展情况", "存在问题", "目标任务", "累计完成", "完成比例"],
        [1, "城镇新增就业", "招聘会6场", "无", "2300人", "1610人", fmt(0.7, "0%")],
        [2, "光伏扶贫", "正在并网", "屋顶条件差", "2100户", "1050户", fmt(0.5, "0%")],
        wide("备注：数据截至2016年7月31日。", 7),
    ]
    return Book(
        "report-two-tables.xlsx", "openpyxl", "report",
        [Sheet("汇总", rows)],
        [
            report("城镇新增就业", value("人", 2300, 1610), list_="省列", percent=70, narrative="按计划推进"),
            report("农村教师生活补贴", value("人", 1860, 1860), list_="省列", percent=100, narrative="已发放"),
            report("城镇新增就业", value("人", 2300, 1610), list_="县列", percent=70, narrative="招聘会6场"),
            report("光伏扶贫", value("户", 2100, 1050), list_="县列", percent=50, narrative="正在并网", problems="屋顶条件差"),
        ],
        may_ask=[
            {"sheet": "汇总", "cell": "B4", "row": "城镇新增就业"},
            {"sheet": "汇总", "cell": "B8", "row": "城镇新增就业"},
        ],
        period=_JULY,
        about="two stacked tables, the columns of the second in another order, one name on two lists",
    )  # fmt: skip


BOOKS = [blanks, contradictions, half_year_only, formulas, money_units, percent_texts, wps_report, two_tables]
