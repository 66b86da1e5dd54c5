"""Second set, lists whose difficulty is the layout: cards, side by side, late headers, four levels, sums at the top."""

from __future__ import annotations

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off


def tier_cells() -> Book:
    def head() -> list[object]:
        return ["项次", may("列入层级", None, "list"), "事项名称", "年度目标任务", "主办单位", "协同配合单位", "分管县领导", "办结时限"]

    rows = [
        wide("云溪县2016年为民兴办实事任务总表", 8),
        head(),
        wide("一、教育类（2件）", 8),
        [1, "省列", "农村寄宿制学校改造", "12所", "县教体局", "县财政局、县住建局", "张卫东", "8月底前"],
        [2, "省列、市列", "公办幼儿园新建", "6所", "县教体局", "县国土局", "张卫东", "2016年11月底"],
        wide("二、卫生健康类（3件）", 8),
        [3, "市列、县列", "标准化村卫生室", "46个", "县卫计局", "各乡镇", "马丽", "年底"],
        wide("云溪县2016年为民兴办实事任务总表（续）", 8),
        head(),
        wide("二、卫生健康类（续）", 8),
        [4, "县列", "适龄妇女免费体检", "3200人次", "县卫计局", "县妇联", "马丽", "2016年10月底"],
        [5, "省列 市列 县列", "乡镇卫生院周转房", "60套", "县卫计局", "县住建局", "马丽", "2016年12月底"],
    ]
    def row(name: str, amount: dict[str, object], lists: str, supports: str, due: str) -> dict[str, object]:
        edu = name in ("农村寄宿制学校改造", "公办幼儿园新建")
        return item(name, amount, list_=lists.split(), aspect="教育类" if edu else "卫生健康类",
                    lead="县教体局" if edu else "县卫计局", supports=supports, leader="张卫东" if edu else "马丽", due=due)

    return Book(
        "blind-list-tier-cells.xlsx", "libreoffice", "list",
        [Sheet("Sheet1", rows)],
        [
            row("农村寄宿制学校改造", target(12, "所"), "省列", "县财政局、县住建局", "2016-08-31"),
            row("公办幼儿园新建", target(6, "所"), "省列 市列", "县国土局", "2016-11-30"),
            row("标准化村卫生室", target(46, "个"), "市列 县列", "各乡镇", "2016-12-31"),
            row("适龄妇女免费体检", target(3200, "人次"), "县列", "县妇联", "2016-10-31"),
            row("乡镇卫生院周转房", target(60, "套"), "省列 市列 县列", "县住建局", "2016-12-31"),
        ],
        about="lists in a cell of each row, group rows with counts and (续), header repeated on the second page",
    )


def card() -> Book:
    rows = [
        wide("云溪县2016年市列为民兴办实事项目卡", 4),
        ["项目名称", "城南综合养老服务中心", LEFT, LEFT],
        ["类别", "养老服务", "总投资", "3200万元"],
        ["建设规模", "床位200张", LEFT, LEFT],
        ["牵头单位", "县民政局", "配合单位", "县住建局、县财政局"],
        ["包抓领导", "刘建国", "完成时限", "2016年11月底"],
        ["备注", "无", LEFT, LEFT],
    ]
    return Book(
        "blind-list-card.xlsx", "openpyxl", "list",
        [Sheet("项目卡", rows, landscape=False)],
        [item("城南综合养老服务中心", target(200, "张", "床位"), list_="市列", aspect="养老服务", lead="县民政局",
              supports="县住建局、县财政局", leader="刘建国", due="2016-11-30", wan=3200)],
        may_ask=[{"sheet": "项目卡"}],
        about="one 件 as a card: names and values in turn",
    )


def side_by_side() -> Book:
    head = ["序号", "实事名称", "目标任务", "牵头单位", "完成时限"]
    rows = [
        wide("云溪县2016年为民兴办实事责任分解表", 11),
        [*wide("省列为民兴办实事", 5), None, *wide("市列为民兴办实事", 5)],
        [*head, None, *head],
        [1, "农村低保提标", "3860户", "县民政局", "年底", None, 1, "村级文化服务中心", "30个", "县文广局", "10月底"],
        [2, "残疾人康复救助", "420人", "县残联", "11月底", None, 2, "农村公厕改造", "52座", "县住建局", "9月底"],
        [None, None, None, None, None, None, 3, "冬春蔬菜储备", "600吨", "县商务局", "年底"],
    ]
    return Book(
        "blind-list-side-by-side.xlsx", "openpyxl", "list",
        [Sheet("分解表", rows)],
        [
            item("农村低保提标", target(3860, "户"), list_="省列", lead="县民政局", due="2016-12-31"),
            item("残疾人康复救助", target(420, "人"), list_="省列", lead="县残联", due="2016-11-30"),
            item("村级文化服务中心", target(30, "个"), list_="市列", lead="县文广局", due="2016-10-31"),
            item("农村公厕改造", target(52, "座"), list_="市列", lead="县住建局", due="2016-09-30"),
            item("冬春蔬菜储备", target(600, "吨"), list_="市列", lead="县商务局", due="2016-12-31"),
        ],
        about="two lists side by side under one title, the right one longer",
    )


def late_header() -> Book:
    rows = [
        ["附件2", *[None] * 7],
        wide("云溪县2017年县列为民兴办实事责任分解表", 8),
        wide("说明：1.本表依据县政府第12次常务会议审定的《实施方案》编制，共5件，责任到部门。", 8),
        wide("2.各牵头部门要在每月25日前报送进展情况，逾期3次以上的予以通报。", 8),
        wide("3.完成时限以本表为准，确需调整的，须报县政府同意。", 8),
        [None] * 8,
        ["序\n号", "类\n别", "实 事 名 称", "目 标\n任 务", "牵 头\n部 门", "配 合\n单 位", "包 抓\n领 导", "完 成\n时 限"],
        [1, "交 通", "通村道路硬化", "85公里", "县交通局", "县财政局 县扶贫办", "孙 涛", "10月底前"],
        [2, UP, "农村公交\n站亭", "26座", "县交通局", "县财政局；县审计局", "孙 涛", "三季度末"],
        [3, "民 生", "敬老院改造", "3所", "县民政局", "县财政局\n县发改局", "刘建国", "上半年"],
        [4, UP, "保障性住房", "240套", "县住建局", "县财政局，县国土局、城关镇", "刘建国", "2017.10"],
        [5, UP, "机井配套", "38眼", "县水务局", "县财政局/县农牧局", "刘建国", "2017年10月"],
    ]
    names = ["通村道路硬化", "农村公交站亭", "敬老院改造", "保障性住房", "机井配套"]
    return Book(
        "blind-list-late-header.xls", "libreoffice", "list",
        [Sheet("Sheet1", rows, titles=6)],
        [
            item(names[0], target(85, "公里"), list_="县列", aspect="交通", lead="县交通局", supports="县财政局、县扶贫办", leader="孙涛",
                 due="2017-10-31"),
            item(names[1], target(26, "座"), list_="县列", aspect="交通", lead="县交通局", supports="县财政局、县审计局", leader="孙涛",
                 due="2017-09-30"),
            item(names[2], target(3, "所"), list_="县列", aspect="民生", lead="县民政局", supports="县财政局、县发改局", leader="刘建国",
                 due="2017-06-30"),
            item(names[3], target(240, "套"), list_="县列", aspect="民生", lead="县住建局", supports="县财政局、县国土局、城关镇", leader="刘建国",
                 due="2017-10"),
            item(names[4], target(38, "眼"), list_="县列", aspect="民生", lead="县水务局", supports="县财政局、县农牧局", leader="刘建国",
                 due="2017-10"),
        ],
        about="header in row 7 below long notes, spaces and breaks in headers and cells, every separator between units",
    )


def four_levels() -> Book:
    rows = [
        wide("云溪县2016年市列为民兴办实事投资计划表", 15),
        ["序号", "实事名称", "年度目标", LEFT, "投资及资金来源（万元）", *[LEFT] * 6, "责任分工", LEFT, LEFT, "完成时限"],
        [UP, UP, "目标值", "计量单位", "总投资", "年度计划投资", "资金来源", *[LEFT] * 4, "牵头单位", "配合单位", "分管领导", UP],
        [UP, UP, UP, UP, UP, UP, "财政资金", LEFT, LEFT, LEFT, "自筹", UP, UP, UP, UP],
        [UP, UP, UP, UP, UP, UP, "中央", "省", "市", "县", UP, UP, UP, UP, UP],
        [1, "城区供热管网改造", 18.5, "公里", 9600, 4200, 3000, 1200, 600, 800, 4000, "县住建局", "县发改局", "孙涛", "2016年10月底"],
        [2, "农村饮水巩固提升", 42, "处", 3150.5, 3150.5, 2000, 600, 200, 350.5, 0, "县水务局", "县财政局、县卫计局", "刘建国", "2016年11月底"],
        [3, "产业扶贫到户", 1260, "户", 2520, 1800, "-", 1260, "/", 630, 630, "县扶贫办", "各乡镇", "刘建国", "2016年12月底"],
        ["合计", LEFT, None, None, 15270.5, 9150.5, 5000, 3060, 800, 1780.5, 4630, None, None, None, None],
    ]
    return Book(
        "blind-list-four-levels.xlsx", "openpyxl", "list",
        [Sheet("投资计划", rows, headers=4)],
        [
            item("城区供热管网改造", target(18.5, "公里"), list_="市列", lead="县住建局", supports="县发改局", leader="孙涛",
                 due="2016-10-31", wan=9600),
            item("农村饮水巩固提升", target(42, "处"), list_="市列", lead="县水务局", supports="县财政局、县卫计局", leader="刘建国",
                 due="2016-11-30", wan=3150.5),
            item("产业扶贫到户", target(1260, "户"), list_="市列", lead="县扶贫办", supports="各乡镇", leader="刘建国",
                 due="2016-12-31", wan=2520),
        ],
        about="four header levels, total and yearly investment, five fund sources, right sums",
    )


def top_sums() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事投资概算表", 6),
        ["单位：万元", *[LEFT] * 5],
        ["序号", "领域", "具体事项", "概算", "承办单位", "竣工时间"],
        ["全县", LEFT, LEFT, 6870, None, None],
        ["小计", LEFT, LEFT, 5450, None, None],
        [1, "水利", "病险水库加固", 4200, "县水务局", "2016年9月30日"],
        [2, UP, "堤防维修", 1250, "县水务局", "2016年11月15日"],
        ["小计", LEFT, LEFT, 1420, None, None],
        [3, "文化", "县博物馆布展", 980, "县文广局", "2016年12月31日"],
        [4, UP, "农家书屋更新", 440, "县文广局", "2016年6月30日"],
    ]
    return Book(
        "blind-list-top-sums.xls", "xlwt", "list",
        [Sheet("县列", rows, titles=2)],
        [
            item("病险水库加固", list_="县列", aspect="水利", lead="县水务局", due="2016-09-30", wan=4200),
            item("堤防维修", list_="县列", aspect="水利", lead="县水务局", due="2016-11-15", wan=1250),
            item("县博物馆布展", list_="县列", aspect="文化", lead="县文广局", due="2016-12-31", wan=980),
            item("农家书屋更新", list_="县列", aspect="文化", lead="县文广局", due="2016-06-30", wan=440),
        ],
        about="sums stand above what they add up, the whole county first; all right",
    )


def headings() -> Book:
    rows = [
        wide("云溪县2016年省列为民兴办实事目标责任表", 10),
        ["编号", "方面", "实事项目", "实事名称", "主要内容", "目标值", "计量单位", "牵头责任单位", "配合部门", "完成期限"],
        ["一", "社会保障", "困难群众救助", "城市低保提标", "补助资金发放", 1450, "户", "县民政局", "县财政局", "2016年12月底"],
        [UP, UP, UP, "医疗救助", "住院救助", 860, "人次", "县民政局", "县卫计局", "2016年12月底"],
        [UP, UP, UP, UP, "门诊救助", 2100, "人次", UP, UP, UP],
        ["二", "基础设施", "农村道路", "村组道路硬化", "硬化路面", 96.4, "公里", "县交通局", "各乡镇", "2016年10月底"],
        [UP, UP, UP, UP, "错车道", 58, "处", UP, UP, UP],
        [UP, UP, "农村电网", "低压线路改造", "改造线路", 120, "千米", "县供电公司", "/", "2016年11月底"],
    ]
    dec = "2016-12-31"
    return Book(
        "blind-list-headings.xls", "libreoffice", "list",
        [Sheet("责任表", rows)],
        [
            item("城市低保提标", target(1450, "户", "补助资金发放"), list_="省列", aspect="社会保障", lead="县民政局", supports="县财政局", due=dec),
            item("医疗救助", target(860, "人次", "住院救助"), target(2100, "人次", "门诊救助"), list_="省列", aspect="社会保障", lead="县民政局",
                 supports="县卫计局", due=dec),
            item("村组道路硬化", target(96.4, "公里", "硬化路面"), target(58, "处", "错车道"), list_="省列", aspect="基础设施", lead="县交通局",
                 supports="各乡镇", due="2016-10-31"),
            item("低压线路改造", target(120, "公里", "改造线路"), list_="省列", aspect="基础设施", lead="县供电公司", due="2016-11-30"),
        ],
        about="实事项目 beside 实事名称, several names under one number, sub-rows as further targets",
    )


def three_headers() -> Book:
    first = [
        wide("省列为民兴办实事（2016年）", 8),
        ["编号", "领域", "件名", "任务目标", "牵头责任单位", "参与单位", "县级领导", "竣工时间"],
        [1, "生态", "退耕还林", "1.2万亩", "县林业局", "县国土局", "赵明", "2016年5月底"],
        [2, UP, "荒山造林", "8500亩", "县林业局", "各乡镇", "赵明", "2016年11月底"],
    ]
    second = [
        wide("市列为民兴办实事（2016年）", 8),
        ["项目序号", "项目类别", "工作任务", "工作目标", "牵头组织实施单位", "配合部门", "责任领导", "时间节点"],
        [1, "（一）城建", "城区公共自行车", "600辆", "县城管局", "县交通局", "孙涛", "2016-09-30"],
        [2, "（二）商务", "乡镇农贸市场", "3处", "县商务局", "县市场监管局", "赵明", "2016/10/31"],
    ]
    third = [
        wide("县列为民兴办实事（2016年）", 10),
        ["项次", "实事类别", "实事内容", "计划任务", "单位", "承办单位", "协办部门", "牵头领导", "完成期限", "投资额（万元）"],
        [1, "体育", "全民健身路径", 35, "条", "县体育局", "各乡镇", "马丽", "2016年8月底", 105],
        [2, UP, "笼式足球场", 4, "片", "县体育局", "县国土局", "马丽", "2016年10月底", "128.6"],
    ]
    contacts = [wide("联系方式", 3), ["单位", "联络员", "联系电话"], ["县体育局", "胡军", "6221100"], ["县林业局", "毛宁", "6221101"]]
    return Book(
        "blind-list-three-headers.ods", "odfpy", "list",
        [Sheet("省", first), Sheet("市", second), Sheet("县", third), Sheet("联系方式", contacts), Sheet("Sheet5", [])],
        [
            item("退耕还林", target(1.2, "万亩"), list_="省列", aspect="生态", lead="县林业局", supports="县国土局", leader="赵明", due="2016-05-31"),
            item("荒山造林", target(8500, "亩"), list_="省列", aspect="生态", lead="县林业局", supports="各乡镇", leader="赵明", due="2016-11-30"),
            item("城区公共自行车", target(600, "辆"), list_="市列", aspect="城建", lead="县城管局", supports="县交通局", leader="孙涛",
                 due="2016-09-30"),
            item("乡镇农贸市场", target(3, "处"), list_="市列", aspect="商务", lead="县商务局", supports="县市场监管局", leader="赵明",
                 due="2016-10-31"),
            item("全民健身路径", target(35, "条"), list_="县列", aspect="体育", lead="县体育局", supports="各乡镇", leader="马丽", due="2016-08-31",
                 wan=105),
            item("笼式足球场", target(4, "片"), list_="县列", aspect="体育", lead="县体育局", supports="县国土局", leader="马丽", due="2016-10-31",
                 wan=128.6),
        ],
        about="three lists on three sheets, each with other names for the same columns; a sheet of contacts, an empty one",
    )


BOOKS = [tier_cells, card, side_by_side, late_header, four_levels, top_sums, headings, three_headers]
