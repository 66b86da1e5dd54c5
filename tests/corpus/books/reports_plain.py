"""Ordinary monthly reports of 2016-07: nothing in them needs a question."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.books.lists_real import superset
from tests.corpus.sheets import LEFT, UP, Book, Sheet, fmt, wide

_JULY = "2016-07"


def monthly() -> Book:
    rows = [
        wide("青禾县2016年7月份为民兴办实事进展情况月报表", 11),
        ["填报单位：县住建局（盖章）", *[LEFT] * 5, "填报时间：2016年7月28日", *[LEFT] * 4],
        ["序号", "实事名称", "计量单位", "年度计划", "本月完成", "累计完成", "完成率", "进展情况", "存在问题", "下一步打算", "备注"],
        [1, "农村危旧房改造", "户", 1320, 210, 792, fmt(0.6, "0.0%"), "已开工1100户，其中竣工792户。", "部分农户自筹资金困难。",
         "督促乡镇加快进度，9月底前全部竣工。", None],
        [2, "计生“两户”建房", "户", 100, 12, 45, fmt(0.45, "0.0%"), "已竣工45户。", "无", "加强技术指导。", None],
        [3, "棚户区改造", "套", 320, 0, 144, fmt(0.45, "0.0%"), "主体施工。", "征地手续未办结。", "与县国土局衔接。", None],
        ["填报人：刘洋", *[LEFT] * 3, "审核人：何建平", *[LEFT] * 3, "联系电话：5220011", LEFT, LEFT],
    ]  # fmt: skip
    return Book(
        "report-monthly.xlsx", "openpyxl", "report",
        [Sheet("7月", rows, titles=2)],
        [
            report("农村危旧房改造", value("户", 1320, 792, 210), percent=60, narrative="已开工1100户，其中竣工792户。",
                   problems="部分农户自筹资金困难。", next_="督促乡镇加快进度，9月底前全部竣工。"),
            report("计生“两户”建房", value("户", 100, 45, 12), percent=45, narrative="已竣工45户。", next_="加强技术指导。"),
            report("棚户区改造", value("套", 320, 144, 0), percent=45, narrative="主体施工。", problems="征地手续未办结。",
                   next_="与县国土局衔接。"),
        ],
        period=_JULY,
        about="a unit's monthly form with 填报单位, signatures and a true zero; 完成率 as a percent format",
    )  # fmt: skip


def cangnan() -> Book:
    rows = [
        wide("青禾县未完成民生实事项目进度表（截至2016年7月31日）", 5),
        ["序号", "项目内容", "当前进度", "牵头单位", "备注"],
        [1, "城区公共停车场建设", "80%", "县住建局", "县民生实事"],
        [2, "村邮站建设", "45%", "县邮政局", "市民生实事"],
        [3, "农村幸福院建设", "62.5%", "县民政局", "县民生实事"],
        [4, "饮用水水源保护", fmt(0.3, "0%"), "县水务局", "市民生实事"],
    ]
    return Book(
        "report-cangnan.xlsx", "openpyxl", "report",
        [Sheet("进度表", rows, landscape=False)],
        [
            report("城区公共停车场建设", percent=80),
            report("村邮站建设", percent=45),
            report("农村幸福院建设", percent=62.5),
            report("饮用水水源保护", percent=30),
        ],
        period=_JULY,
        about="shape 1; 当前进度 as text and as a percent format",
    )  # fmt: skip


def superset_report() -> Book:
    sheet = superset().sheets[0]
    return Book(
        "report-superset.xls", "libreoffice", "report",
        [sheet],
        [
            report("城镇新增就业", percent=70, wan=300, narrative="已新增就业1610人。", next_="继续组织招聘会。"),
            report("职业技能培训", percent=62.5, wan=60, narrative="已培训500人次。", next_="下半年再办4期。"),
            report("城市低保提标", percent=100, wan=812.5, narrative="提标资金已全部打卡发放。"),
            report("农村低保提标", percent=100, wan=1526, narrative="提标资金已全部打卡发放。"),
            report("五保供养提标", percent=100, wan=219, narrative="已完成。"),
            report("棚户区改造", percent=45, wan=3900, narrative="一标段主体施工，二标段基础施工。", problems="征地手续办理较慢。",
                   next_="倒排工期，加快主体施工。"),
        ],
        period=_JULY,
        about="the superset 汇总表 read as a report: 形象进度, 完成投资 in the sheet's 万元, 到位资金 is not invested",
    )  # fmt: skip


def columns_of_months() -> Book:
    rows = [
        wide("青禾县2016年1—7月为民兴办实事任务完成情况表", 10),
        [
            "序号",
            "实事名称",
            "年度目标任务",
            LEFT,
            "完成数",
            LEFT,
            LEFT,
            "任务完成率（%）",
            "序时进度（%）",
            "工作进展",
        ],
        [UP, UP, "数量", "单位", "1-6月完成", "7月完成", "1-7月累计完成", UP, UP, UP],
        [1, "路网及村内道路", 160, "公里", 71.5, 16.5, 88, 55, 58.3, "路基完成。"],
        [2, "光伏扶贫", 2100, "户", 620, 430, 1050, 50, 58.3, "正在并网。"],
        [3, "城镇新增就业", 2300, "人", 1400, 210, 1610, 70, 58.3, "按计划推进。"],
        [4, "标准化学校", 40, "所", 18, 0, 18, 45, 58.3, "设备采购中。"],
    ]
    return Book(
        "report-month-columns.ods", "libreoffice", "report",
        [Sheet("完成情况", rows, headers=2)],
        [
            report("路网及村内道路", value("公里", 160, 88, 16.5), percent=55, narrative="路基完成。"),
            report("光伏扶贫", value("户", 2100, 1050, 430), percent=50, narrative="正在并网。"),
            report("城镇新增就业", value("人", 2300, 1610, 210), percent=70, narrative="按计划推进。"),
            report("标准化学校", value("所", 40, 18, 0), percent=45, narrative="设备采购中。"),
        ],
        period=_JULY,
        about="1-6月, 7月 and 1-7月 beside each other; 序时进度 is no rate of the work; percents under a % header",
    )  # fmt: skip


def four_rates() -> Book:
    rows = [
        wide("青禾县2016年为民兴办实事项目进度表（7月）", 9),
        [*[None] * 7, "单位：万元、%", LEFT],
        ["序号", "实事名称", "总投资", "累计完成投资", "投资完成率", "序时进度", "形象进度", "任务完成率", "存在问题"],
        [1, "县城九年制学校", 20000, 9800, 49, 58.3, 55, 52.5, "土地指标受限"],
        [2, "南坡调蓄水库", 6200, 3150, 50.8, 58.3, 60, 57.6, "—"],
        [3, "中医院住院楼", 4300, 3870, 90, 58.3, 85, 87.6, "/"],
        ["合计", LEFT, 30500, 16820, None, None, None, None, None],
    ]
    return Book(
        "report-four-rates.xls", "xlwt", "report",
        [Sheet("Sheet1", rows, titles=2)],
        [
            report("县城九年制学校", percent=52.5, wan=9800, problems="土地指标受限"),
            report("南坡调蓄水库", percent=57.6, wan=3150),
            report("中医院住院楼", percent=87.6, wan=3870),
        ],
        period=_JULY,
        about="投资完成率, 序时进度, 形象进度 and 任务完成率 together: only the last is the percent; a right sum",
    )  # fmt: skip


def benefit_csv() -> Book:
    rows = [
        ["青禾县2016年7月民生实事进展情况表", None, None, None, None, None, None],
        ["填报单位：县民政局", None, None, None, None, None, None],
        ["序号", "事项名称", "计量单位", "任务数", "累计完成", "进展情况", "下步措施"],
        ["1", "城市低保提标", "户", "1,860", "1,860", "资金已全部发放到户", "-"],
        ["2", "农村低保提标", "户", "5,240", "5,240", "资金已全部发放到户，\n打卡率100%。", "做好动态管理"],
        ["3", "日间照料中心", "所", "4", "2", "建成2所，在建2所", "确保9月底前建成"],
    ]
    return Book(
        "report-benefit.csv", "csv:utf-8-sig", "report",
        [Sheet("", rows)],
        [
            report("城市低保提标", value("户", 1860, 1860), narrative="资金已全部发放到户"),
            report("农村低保提标", value("户", 5240, 5240), narrative="资金已全部发放到户，打卡率100%。", next_="做好动态管理"),
            report("日间照料中心", value("所", 4, 2), narrative="建成2所，在建2所", next_="确保9月底前建成"),
        ],
        period=_JULY,
        about="UTF-8 with a byte order mark, separators inside quotes, a line break inside a cell",
    )  # fmt: skip


def gb_csv() -> Book:
    rows = [
        ["实事名称", "牵头单位", "目标任务", "本月完成", "累计完成", "形象进度", "存在的问题"],
        ["路网及村内道路", "县交通局", "160公里", "16.5公里", "88公里", "55%", "征地困难"],
        ["农村客运站", "县交通局", "3个", "0个", "1个", "33.3%", "无"],
        ["通村硬化路生命安全防护工程", "县交通局", "86公里", "8公里", "21公里", "24.4%", "市上计划指标下达较晚"],
    ]
    return Book(
        "report-gb18030.csv", "csv:gb18030", "report",
        [Sheet("", rows, titles=0)],
        [
            report("路网及村内道路", value("公里", 160, 88, 16.5), percent=55, problems="征地困难"),
            report("农村客运站", value("个", 3, 1, 0), percent=33.3),
            report("通村硬化路生命安全防护工程", value("公里", 86, 21, 8), percent=24.4, problems="市上计划指标下达较晚"),
        ],
        period=_JULY,
        about="no title, units in the cells, GB18030",
    )  # fmt: skip


def three_tiers() -> Book:
    def page(tier: str, body: list[list[object]]) -> Sheet:
        head = [
            wide(f"青禾县2016年{tier}为民兴办实事进展情况表", 8),
            wide("截至2016年7月31日", 8),
            ["序号", "类别", "实事名称", "目标任务", "截至目前完成", "工程形象进度", "推进情况", "困难问题"],
        ]
        return Sheet(tier, [*head, *body], titles=2)

    whole = fmt(1, "0%")
    city = [
        [1, "社会保障", "城乡低保提标", "7100户", "7100户", whole, "已完成", "无"],
        [2, UP, "小额担保贷款", "3000万元", "3000万元", whole, "已完成", "无"],
        [3, "农村惠农", "村邮站", "58个", "15个", fmt(0.26, "0%"), "正在选址", "指标下达较晚"],
    ]
    county = [
        [1, "安居", "农村危旧房改造", "1320户", "792户", fmt(0.6, "0%"), "加快施工", "无"],
        [2, "生态", "水源涵养区保护", "1项", "0项", fmt(0.65, "0%"), "围栏施工", "无"],
    ]
    return Book(
        "report-three-tiers.et", "libreoffice", "report",
        [page("市列", city), page("县列", county)],
        [
            report("城乡低保提标", value("户", 7100, 7100), list_="市列", percent=100, narrative="已完成"),
            report("小额担保贷款", value("万元", 3000, 3000), list_="市列", percent=100, narrative="已完成"),
            report("村邮站", value("个", 58, 15), list_="市列", percent=26, narrative="正在选址", problems="指标下达较晚"),
            report("农村危旧房改造", value("户", 1320, 792), list_="县列", percent=60, narrative="加快施工"),
            report("水源涵养区保护", value("项", 1, 0), list_="县列", percent=65, narrative="围栏施工"),
        ],
        may_ask=[{"sheet": "县列", "cell": "F5", "row": "水源涵养区保护", "field": "percent"}],
        period=_JULY,
        about="a sheet per list; 形象进度 may be above 0 while no whole 项 is finished",
    )  # fmt: skip


def sub_targets() -> Book:
    rows = [
        wide("青禾县2016年7月县列为民兴办实事完成情况月报", 9),
        ["序号", "实事名称", "指标", "单位", "年度任务", "本月完成数", "累计完成数", "完成情况", "制约因素"],
        [1, "农村安居建设", "农村危旧房改造", "户", 1320, 210, 792, "总体进展顺利。", "无"],
        [UP, UP, "计生“两户”建房", "户", 100, 12, 45, UP, UP],
        [2, "就业培训", "城镇新增就业", "人", 2300, 210, 1610, "完成招聘会6场。", "—"],
        [UP, UP, "职业技能培训", "人次", 800, 100, 500, UP, UP],
        [3, "学校建设", "新建小学", "所", 2, 0, 0, "主体封顶。", "土地指标受限"],
        [None, None, "标准化学校", "所", 40, 6, 24, None, None],
    ]
    return Book(
        "report-sub-targets.ods", "odfpy", "report",
        [Sheet("月报", rows)],
        [
            report("农村安居建设", value("户", 1320, 792, 210, "农村危旧房改造"), value("户", 100, 45, 12, "计生“两户”建房"),
                   narrative="总体进展顺利。"),
            report("就业培训", value("人", 2300, 1610, 210, "城镇新增就业"), value("人次", 800, 500, 100, "职业技能培训"),
                   narrative="完成招聘会6场。"),
            report("学校建设", value("所", 2, 0, 0, "新建小学"), value("所", 40, 24, 6, "标准化学校"), narrative="主体封顶。",
                   problems="土地指标受限"),
        ],
        period=_JULY,
        about="each target on its own sub-row, merged and blank",
    )  # fmt: skip


def long_text() -> Book:
    long = (
        "1.一标段：基础工程已完成，主体施工至三层，\n  完成总工程量的65%；\n2.二标段：正在进行基础开挖，已完成土方3.2万立方米；\n"
        "3.室外管网：完成招投标，中标价286万元，计划8月10日进场。"
    )
    ask_next = "一是加快主体施工，确保10月底前封顶；\n二是协调县国土局办理用地手续；\n三是8月底前完成管网铺设1.6公里。"
    rows = [
        wide("青禾县教育局2016年7月实事进展情况报告表", 8),
        ["序号", "实事名称", "包抓领导", "责任人", "进展情况", "存在的问题", "下一步工作安排", "完成投资（万元）"],
        [
            1,
            "县城九年制学校",
            "吴秀兰",
            "钱学文",
            long,
            "1.土地指标受限，\n二标段用地未批复；\n2.社会资金到位慢。",
            ask_next,
            9800,
        ],
        [2, "三角小学迁建", "吴秀兰", "钱学文", "主体已封顶，正在进行内外粉刷。", "无", "确保9月1日投入使用。", 1260.5],
    ]
    return Book(
        "report-long-text.xlsx", "libreoffice", "report",
        [Sheet("7月报告", rows, widths=[6, 16, 10, 10, 46, 30, 40, 12])],
        [
            report("县城九年制学校", narrative=long, problems="1.土地指标受限，二标段用地未批复；2.社会资金到位慢。", next_=ask_next, wan=9800),
            report("三角小学迁建", narrative="主体已封顶，正在进行内外粉刷。", next_="确保9月1日投入使用。", wan=1260.5),
        ],
        period=_JULY,
        about="long narratives with numbers and line breaks that are text and nothing else",
    )  # fmt: skip


BOOKS = [
    monthly, cangnan, superset_report, columns_of_months, four_rates, benefit_csv, gb_csv, three_tiers, sub_targets, long_text,
]  # fmt: skip
