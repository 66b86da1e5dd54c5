"""Second set, monthly reports that need no question: forms, rates, money, stages, narratives, several lists."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.sheets import LEFT, UP, Book, Sheet, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_SEPT = "2016-09"


def month_first() -> Book:
    rows = [
        wide("云溪县2016年1-9月县列为民兴办实事进展情况表", 11),
        ["序号", "实事名称", "责任单位", "年度计划", "单位", "本月", "1-9月完成", "占年度计划%", "推进情况", "存在问题", "下步工作"],
        [1, "村级卫生室改造", "县卫计局", 46, "个", 5, 38, fmt(38 / 46, "0.0%"), "38个已投入使用。", "无", "年内全部完成。"],
        [2, "农村公路安防", "县交通局", 120, "公里", 14.5, 90, fmt(0.75, "0%"), "正在安装护栏。", "雨季影响施工进度。", "加快施工。"],
        [3, "就业培训", "县人社局", 1600, "人次", 0, 1600, fmt(1, "0%"), "已完成。", "无", "无"],
        [4, "造林绿化", "县林业局", 2.4, "万亩", "—", 1.8, fmt(0.75, "0.00%"), "春季造林结束。", "—", "做好秋季造林。"],
    ]
    return Book(
        "blind-report-month-first.xlsx", "openpyxl", "report",
        [Sheet("9月", rows)],
        [
            report("村级卫生室改造", value("个", 46, 38, 5), percent=82.6, narrative="38个已投入使用。", next_="年内全部完成。"),
            report("农村公路安防", value("公里", 120, 90, 14.5), percent=75, narrative="正在安装护栏。", problems="雨季影响施工进度。", next_="加快施工。"),
            report("就业培训", value("人次", 1600, 1600, 0), percent=100, narrative="已完成。"),
            report("造林绿化", value("万亩", 2.4, 1.8), percent=75, narrative="春季造林结束。", next_="做好秋季造林。"),
        ],
        period=_SEPT,
        about="this month before the year to date, headers 本月 and 1-9月完成, percents in three formats",
    )


def two_measures() -> Book:
    rows = [
        wide("云溪县2016年9月市列为民兴办实事月报表", 9),
        ["序号", "实事名称", "新建农村公路（公里）", LEFT, LEFT, "安装护栏（米）", LEFT, LEFT, "进展情况"],
        [UP, UP, "计划数", "本月完成", "累计完成", "计划数", "本月完成", "累计完成", UP],
        [1, "东部片区道路", 60, 6.5, 42.5, 12000, 1500, 9000, "路面铺筑"],
        [2, "西部片区道路", 45, 0, 45, "/", "/", "/", "全部通车"],
        [3, "山区片区道路", 30, 4, 12, 8000, "-", 2600, "路基施工"],
    ]
    return Book(
        "blind-report-two-measures.xlsx", "libreoffice", "report",
        [Sheet("9月", rows, headers=2)],
        [
            report("东部片区道路", value("公里", 60, 42.5, 6.5, "新建农村公路"), value("米", 12000, 9000, 1500, "安装护栏"), narrative="路面铺筑"),
            report("西部片区道路", value("公里", 45, 45, 0, "新建农村公路"), narrative="全部通车"),
            report("山区片区道路", value("公里", 30, 12, 4, "新建农村公路"), value("米", 8000, 2600, None, "安装护栏"), narrative="路基施工"),
        ],
        period=_SEPT,
        about="two measures side by side under merged headers which carry the units",
    )


def physical() -> Book:
    rows = [
        wide("云溪县2016年9月县列为民兴办实事形象进度表", 6),
        ["序号", "项目名称", "工程形象进度（%）", "投资完成率（%）", "落实情况", "困难问题"],
        [1, "客运站迁建", 45, 62, "主体四层施工", "电力线路迁改未完成"],
        [2, "体育馆", 62.5, 70, "屋面网架安装", "无"],
        [3, "殡仪馆", "100", "95", "已投用", None],
        [4, "第三水厂", "87.6%", "88%", "设备调试", "-"],
        [5, "污泥处置", 0, 0, "施工图审查", "用地未批复"],
    ]
    return Book(
        "blind-report-physical.xls", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [
            report("客运站迁建", percent=45, narrative="主体四层施工", problems="电力线路迁改未完成"),
            report("体育馆", percent=62.5, narrative="屋面网架安装"),
            report("殡仪馆", percent=100, narrative="已投用"),
            report("第三水厂", percent=87.6, narrative="设备调试"),
            report("污泥处置", percent=0, narrative="施工图审查", problems="用地未批复"),
        ],
        period=_SEPT,
        about="形象进度 in points and as text beside 投资完成率",
    )


def pace() -> Book:
    odd = "城市道路亮化"
    rows = [
        wide("云溪县2016年9月省列为民兴办实事进度通报表", 7),
        ["序号", "实事名称", "序时进度", "任务完成率", "形象进度", "投资完成率", "工作进展"],
        [1, "城市低保提标", fmt(0.75, "0.0%"), fmt(0.912, "0.0%"), fmt(0.9, "0.0%"), fmt(0.88, "0.0%"), "按月发放"],
        [2, "农村危房改造", fmt(0.75, "0.0%"), fmt(0.683, "0.0%"), fmt(0.7, "0.0%"), fmt(0.6, "0.0%"), "竣工218户"],
        [3, odd, fmt(0.75, "0.0%"), "/", may(0.55, odd, "percent", form="0.0%"), fmt(0.4, "0.0%"), "基础浇筑"],
    ]
    return Book(
        "blind-report-pace.ods", "odfpy", "report",
        [Sheet("通报", rows)],
        [
            report("城市低保提标", percent=91.2, narrative="按月发放"),
            report("农村危房改造", percent=68.3, narrative="竣工218户"),
            report(odd, percent=55, narrative="基础浇筑"),
        ],
        also_right=[{"row": odd, "field": "percent", "value": None}],
        may_ask=[{"sheet": "通报", "cell": "D5", "row": odd, "field": "percent"}],
        period=_SEPT,
        about="序时进度 before 任务完成率, 形象进度 and 投资完成率; one row has only 形象进度",
    )


def money() -> Book:
    rows = [
        wide("云溪县2016年9月为民兴办实事投资完成情况表", 9),
        [*[None] * 7, "单位：万元", LEFT],
        ["序号", "实事名称", "总投资", "资金到位", "本月完成投资", "累计完成投资（亿元）", "支付资金", "拨付资金", "进展"],
        [1, "县城北环路", 12000, 8000, 600, 0.78, 5200, 5200, "路基完工"],
        [2, "客运枢纽站", 2600, 2600, 120, "860万元", 700, 700, "主体施工"],
        [3, "农村电网", 4300, 3000, 0, 0.2105, "/", "/", "正在架线"],
        [4, "乡道安防", 450, 450, "-", "—", "-", "-", "招标阶段"],
        [5, "便民服务点", "80", "80", "12", "560000元", "30", "30", "正在装修"],
    ]
    return Book(
        "blind-report-money.xls", "libreoffice", "report",
        [Sheet("投资", rows, titles=2)],
        [
            report("县城北环路", wan=7800, narrative="路基完工"),
            report("客运枢纽站", wan=860, narrative="主体施工"),
            report("农村电网", wan=2105, narrative="正在架线"),
            report("乡道安防", narrative="招标阶段"),
            report("便民服务点", wan=56, narrative="正在装修"),
        ],
        period=_SEPT,
        about="cumulative invested among planned, in place, this month, paid; the cell's unit, the header's, the line's",
    )


def narrative() -> Book:
    first = "完成土方12万立方米，占总量的60%；\n铺设管道8.6公里，完成投资1200万元。"
    rows = [
        wide("云溪县2016年9月县列为民兴办实事进展情况表", 6),
        ["序号", "工作任务", "牵头单位", "工作进展", "存在困难", "下一步工作安排"],
        [1, "城区防洪堤", "县水务局", first, "征迁3户未签协议。", "10月底前完成征迁，11月完成主体。"],
        [2, "老旧小区改造", "县住建局", "12个小区全部开工，已完工5个。", "无", "年底前完工7个。"],
        [3, "就业服务平台", "县人社局", "无", "-", "无"],
    ]
    return Book(
        "blind-report-narrative.ods", "libreoffice", "report",
        [Sheet("9月", rows)],
        [
            report("城区防洪堤", narrative=first, problems="征迁3户未签协议。", next_="10月底前完成征迁，11月完成主体。"),
            report("老旧小区改造", narrative="12个小区全部开工，已完工5个。", next_="年底前完工7个。"),
            report("就业服务平台"),
        ],
        period=_SEPT,
        about="texts full of numbers, which are no values",
    )


def top_sum() -> Book:
    head = ["序号", "实事名称", "牵头单位", "单位", "任务数", "累计", "完成比例", "完成投资（万元）", "进展情况"]
    rows = [
        ["云溪县2016年9月县列为民兴办实事月报表", *[None] * 8],
        ["填报单位：云溪县政府督查室", None, None, None, None, None, None, "2016年9月28日", None],
        head,
        ["合计", None, None, None, None, None, None, "5630", None],
        ["一、教育（2件）", *[None] * 8],
        ["1", "幼儿园新建", "县教体局", "所", "6", "4", "66.7%", "1800", "主体封顶"],
        ["2", "教师周转房", "县教体局", "套", "60", "60", "100%", "720", "已入住"],
        ["二、交通（2件）", *[None] * 8],
        ["3", "通村公路", "县交通局", "公里", "85", "51", "60%", "2550", "面层施工"],
        head,
        ["二、交通（续）", *[None] * 8],
        ["4", "公交站亭", "县交通局", "座", "26", "14", "53.8%", "560", "正在安装"],
        ["填报人：胡军", None, "审核人：毛宁", None, None, "联系电话：6221100", None, None, None],
    ]
    return Book(
        "blind-report-top-sum.csv", "csv:utf-8", "report",
        [Sheet("", rows, titles=2)],
        [
            report("幼儿园新建", value("所", 6, 4), percent=66.7, wan=1800, narrative="主体封顶"),
            report("教师周转房", value("套", 60, 60), percent=100, wan=720, narrative="已入住"),
            report("通村公路", value("公里", 85, 51), percent=60, wan=2550, narrative="面层施工"),
            report("公交站亭", value("座", 26, 14), percent=53.8, wan=560, narrative="正在安装"),
        ],
        period=_SEPT,
        about="the sum first, group rows with counts and (续), header again, signatures; all cells are text",
    )


def stages() -> Book:
    odd = "乡镇垃圾中转站"
    rows = [
        wide("云溪县2016年9月市列为民兴办实事推进情况表", 12),
        ["序号", "事项", "是否启动", "开工情况", "是否完成", "是否投用", "到位资金", "投资完成额", "拨付资金", "完成情况", "制约因素", "需协调解决的问题"],
        [UP, UP, UP, UP, UP, UP, "（万元）", "（万元）", "（万元）", UP, UP, UP],
        [1, "综合文化站", "√", "√", "×", "×", 360, 280, 250, "装修收尾。", "无", "无"],
        [2, "敬老院消防改造", "是", "已开工", "是", "是", 90, 90, 85.5, "已验收。", None, "/"],
        [3, odd, "√", "2016年5月10日", "否", "未投用", 1200, 460.8, 400, "设备采购。", "设备到货慢", "请协调供电接入"],
    ]
    return Book(
        "blind-report-stages.xlsx", "openpyxl", "report",
        [Sheet("9月", rows, headers=2)],
        [
            report("综合文化站", wan=280, narrative="装修收尾。"),
            report("敬老院消防改造", wan=90, narrative="已验收。"),
            report(odd, wan=460.8, narrative="设备采购。", problems="设备到货慢"),
        ],
        period=_SEPT,
        about="stages as ticks, words and a date; 完成情况 is text; what needs help is no problem",
    )


def three_lists() -> Book:
    province = [
        wide("省列为民兴办实事9月进展", 6),
        ["序号", "实事名称", "年度目标任务", "当月完成", "已完成", "落实情况"],
        [1, "农村低保提标", "3860户", "0户", "3860户", "全部发放"],
        [2, "残疾人康复", "420人", "36人", "318人", "正在康复"],
    ]
    city = [
        wide("市列为民兴办实事9月进展", 6),
        ["序号", "实事名称", "进展情况", "年度目标任务", "截至目前完成", "本期完成"],
        [1, "农村公厕改造", "粉刷墙面", "52座", "47座", "9座"],
        [2, "残疾人康复", "与省列同步", "420名", "318名", "36名"],
    ]
    county = [
        wide("县列为民兴办实事9月进展", 5),
        ["序号", "实事名称", "累计完成", "进度", "推进情况"],
        [1, "粮食仓储", "1.2万吨", "80%", "烘干设备安装"],
        [2, "城区绿地", "36000㎡", "90%", "补植"],
    ]
    return Book(
        "blind-report-three-lists.ods", "odfpy", "report",
        [Sheet("省列", province), Sheet("市列", city), Sheet("县列", county)],
        [
            report("农村低保提标", value("户", 3860, 3860, 0), list_="省列", narrative="全部发放"),
            report("残疾人康复", value("人", 420, 318, 36), list_="省列", narrative="正在康复"),
            report("农村公厕改造", value("座", 52, 47, 9), list_="市列", narrative="粉刷墙面"),
            report("残疾人康复", value("人", 420, 318, 36), list_="市列", narrative="与省列同步"),
            report("粮食仓储", value("万吨", None, 1.2), list_="县列", percent=80, narrative="烘干设备安装"),
            report("城区绿地", value("平方米", None, 36000), list_="县列", percent=90, narrative="补植"),
        ],
        may_ask=[{"sheet": "市列", "cell": "B4", "row": "残疾人康复"}],
        period=_SEPT,
        about="three sheets with other words and orders, units inside the cells, one name on two lists",
    )


BOOKS = [month_first, two_measures, physical, pace, money, narrative, top_sum, stages, three_lists]
