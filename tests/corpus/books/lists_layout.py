"""Lists whose difficulty is the layout: stacked and side tables, sub-rows, four header levels, printed pages, sums."""

from __future__ import annotations

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, ask, may, wide


def stacked() -> Book:
    rows = [
        wide("青禾县2016年为民兴办实事任务分解表", 8),
        wide("一、市列为民兴办实事", 8),
        ["序号", "类别", "实事名称", "目标任务", "总投资（万元）", "牵头部门", "协办单位", "完成时限"],
        [1, "农村惠农", "村邮站", "58个", 29, "县邮政局", "各乡镇", "2016年11月底"],
        [2, UP, "贫困村农村饮水工程", "26个村", 780, "县水务局", "县扶贫办", "2016年10月底"],
        [3, "便民服务", "社区日间照料中心", "4所", 120, "县民政局", "城关镇", "2016年9月底"],
        ["合计", LEFT, LEFT, None, 929, None, None, None],
        [None] * 8,
        wide("二、县列为民兴办实事", 8),
        ["序号", "实事名称", "牵头部门", "协办单位", "包抓领导", "目标任务", "完成时限", "总投资（万元）"],
        [1, "路网及村内道路", "县交通局", "各乡镇", "孙海涛", "160公里", "2016年10月31日", 8600],
        [2, "光网青禾", "县工信局", "县电信公司", "李明远", "行政村全覆盖", "2016年12月底", 1500],
        ["合计", LEFT, None, None, None, None, None, 10100],
    ]
    return Book(
        "list-stacked.xls", "xlwt", "list",
        [Sheet("Sheet1", rows)],
        [
            item("村邮站", target(58, "个"), list_="市列", aspect="农村惠农", lead="县邮政局", supports="各乡镇", due="2016-11-30", wan=29),
            item("贫困村农村饮水工程", target(26, "个村"), list_="市列", aspect="农村惠农", lead="县水务局", supports="县扶贫办",
                 due="2016-10-31", wan=780),
            item("社区日间照料中心", target(4, "所"), list_="市列", aspect="便民服务", lead="县民政局", supports="城关镇", due="2016-09-30",
                 wan=120),
            item("路网及村内道路", target(160, "公里"), list_="县列", lead="县交通局", supports="各乡镇", leader="孙海涛", due="2016-10-31",
                 wan=8600),
            item("光网青禾", list_="县列", lead="县工信局", supports="县电信公司", leader="李明远", due="2016-12-31", wan=1500),
        ],
        also_right=[{"row": "贫困村农村饮水工程", "field": "targets", "value": [target(26, "个")]}],
        about="two tables on one sheet, columns in another order in the second, right sums; written by xlwt",
    )  # fmt: skip


_SIDE_ROWS: list[list[object]] = [
    wide("青禾县2016年县列为民兴办实事分解表", 7),
    [
        "序号",
        "实事名称",
        "目标任务",
        "牵头部门",
        "协办单位",
        "包抓领导",
        "完成时限",
        None,
        "单位",
        "联系人",
        "联系电话",
    ],
    [
        1,
        "农村危旧房改造",
        "1320户",
        "县住建局",
        "各乡镇",
        "孙海涛",
        "2016年10月底",
        None,
        "县住建局",
        "何建平",
        "5220011",
    ],
    [
        2,
        "职业技能培训",
        "800人次",
        "县人社局",
        "县扶贫办",
        "李明远",
        "2016年11月底",
        None,
        "县人社局",
        "周志强",
        "5220022",
    ],
    [
        3,
        "县城小学新建",
        "2所",
        "县教育局",
        "县国土局",
        "吴秀兰",
        "2016年12月底",
        None,
        "县教育局",
        "钱学文",
        "5220033",
    ],
    [None, None, None, None, None, None, None, None, "县国土局", "杨帆", "5220044"],
    wide("注：1.本表所列协办单位排名不分先后。2.完成时限以县政府常务会议纪要为准。", 7),
    [None] * 7,
    ["报送联系表", LEFT, LEFT, LEFT, None, None, None],
    ["序号", "单位", "联系人", "联系电话", None, None, None],
    [1, "县政府督查室", "田野", "5221234", None, None, None],
    [2, "县政府办公室", "石磊", "5221235", None, None, None],
    ["填报人：田野", LEFT, None, "审核人：石磊", LEFT, None, None],
]


def side_tables() -> Book:
    return Book(
        "list-side-tables.xlsx", "openpyxl", "list",
        [Sheet("县列", _SIDE_ROWS)],
        [
            item("农村危旧房改造", target(1320, "户"), list_="县列", lead="县住建局", supports="各乡镇", leader="孙海涛", due="2016-10-31"),
            item("职业技能培训", target(800, "人次"), list_="县列", lead="县人社局", supports="县扶贫办", leader="李明远", due="2016-11-30"),
            item("县城小学新建", target(2, "所"), list_="县列", lead="县教育局", supports="县国土局", leader="吴秀兰", due="2016-12-31"),
        ],
        about="a contact table beside and another below, a note, signature lines",
    )  # fmt: skip


def sub_rows() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事目标任务表", 9),
        ["序号", "类别", "实事名称", "建设内容", "数量", "单位", "牵头部门", "协办单位", "完成时限"],
        [1, "安居保障", "农村安居建设", "农村危旧房改造", 1320, "户", "县住建局", "各乡镇", "2016年10月底"],
        [UP, UP, UP, "计生“两户”建房", 100, "户", UP, UP, UP],
        [2, "就业创业", "城镇新增就业", "新增就业", 2300, "人", "县人社局", "县财政局", "2016年12月底"],
        [UP, UP, "职业技能培训", "开展培训", 800, "人次", "县人社局", "县扶贫办", "2016年11月底"],
        [3, "教育", "学校建设", "县城小学新建、迁建", 2, "所", "县教育局", "县住建局、县国土局", "2016年12月底"],
        [None, None, None, "标准化学校", 40, "所", None, None, None],
        [4, "水利", "调蓄水库及水厂", "调蓄水库", 2, "座", "县水务局", "县发改局", "2016年12月底"],
        [UP, UP, UP, "水厂", 1, "座", UP, UP, UP],
    ]  # fmt: skip
    dec = "2016-12-31"
    return Book(
        "list-sub-rows.ods", "odfpy", "list",
        [Sheet("目标任务", rows)],
        [
            item("农村安居建设", target(1320, "户", "农村危旧房改造"), target(100, "户", "计生“两户”建房"), list_="县列", aspect="安居保障",
                 lead="县住建局", supports="各乡镇", due="2016-10-31"),
            item("城镇新增就业", target(2300, "人", "新增就业"), list_="县列", aspect="就业创业", lead="县人社局", supports="县财政局", due=dec),
            item("职业技能培训", target(800, "人次", "开展培训"), list_="县列", aspect="就业创业", lead="县人社局", supports="县扶贫办",
                 due="2016-11-30"),
            item("学校建设", target(2, "所", "县城小学新建、迁建"), target(40, "所", "标准化学校"), list_="县列", aspect="教育", lead="县教育局",
                 supports="县住建局、县国土局", due=dec),
            item("调蓄水库及水厂", target(2, "座", "调蓄水库"), target(1, "座", "水厂"), list_="县列", aspect="水利", lead="县水务局",
                 supports="县发改局", due=dec),
        ],
        about="sub-rows merged and blank are further targets; two names under one merged 序号; written by odfpy",
    )  # fmt: skip


def several_targets() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事目标任务表", 5),
        ["序号", "实事名称", "目标任务", "牵头部门", "完成时限"],
        [1, "学校建设", "新建小学2所，创建标准化学校40所", "县教育局", "2016年12月底"],
        [2, "就业培训", "城镇新增就业2300人；职业技能培训800人次", "县人社局", "2016年11月底"],
        [3, "城区九年制学校", "1所\n2亿元", "县教育局", "2016年12月底"],
        [4, "饮水安全", "水库2座、水厂1座、管网35.6km", "县水务局", "2016年12月底"],
        [5, "造林绿化", "不少于1.5万亩", "县林业局", "2016年11月底"],
        [6, "文化惠民", "≥120场（次）", "县文广局", "2016年12月底"],
        [7, "养老服务", "新建农村幸福院", "县民政局", "2016年12月底"],
    ]  # fmt: skip
    dec = "2016-12-31"
    return Book(
        "list-several-targets.xlsx", "openpyxl", "list",
        [Sheet("县列", rows, widths=[6, 18, 40, 14, 16])],
        [
            item("学校建设", target(2, "所", "新建小学"), target(40, "所", "创建标准化学校"), list_="县列", lead="县教育局", due=dec),
            item("就业培训", target(2300, "人", "城镇新增就业"), target(800, "人次", "职业技能培训"), list_="县列", lead="县人社局",
                 due="2016-11-30"),
            item("城区九年制学校", target(1, "所"), target(2, "亿元"), list_="县列", lead="县教育局", due=dec),
            item("饮水安全", target(2, "座", "水库"), target(1, "座", "水厂"), target(35.6, "km", "管网"), list_="县列", lead="县水务局", due=dec),
            item("造林绿化", target(1.5, "万亩"), list_="县列", lead="县林业局", due="2016-11-30"),
            item("文化惠民", target(120, "场（次）"), list_="县列", lead="县文广局", due=dec),
            item("养老服务", list_="县列", lead="县民政局", due=dec),
        ],
        may_ask=[
            {"sheet": "县列", "cell": "C8", "row": "文化惠民", "field": "targets"},
        ],
        also_right=[
            {"row": "文化惠民", "field": "targets", "value": [target(120, unit)]} for unit in ("场", "场次", "场(次)")
        ],
        about="several targets in a cell, minimums, a text without a number",
    )  # fmt: skip


def four_levels() -> Book:
    rows = [
        wide("青禾县2016年市列为民兴办实事总表", 12),
        ["序号", "类别", "实事名称", "实施方案", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, "备注"],
        [UP, UP, UP, "任务", LEFT, "资金", LEFT, "责任", LEFT, LEFT, "时限", UP],
        [UP, UP, UP, "年度目标", LEFT, "总投资", LEFT, "单位", LEFT, "包抓领导", "完成时间", UP],
        [UP, UP, UP, "数量", "计量单位", "金额（万元）", "来源", "牵头单位", "协办单位", UP, UP, UP],
        [
            1,
            "社会保障",
            "公益性岗位开发",
            150,
            "个",
            360,
            "市级",
            "县人社局",
            "县财政局",
            "李明远",
            "2016年6月底",
            None,
        ],
        [2, UP, "残疾人托养", 45, "名", 54, "市级", "县残联", "县民政局", "陈国栋", "2016年11月底", None],
        [
            3,
            "社会事业",
            "乡镇卫生院改扩建",
            3,
            "所",
            690,
            "市、县",
            "县卫计局",
            "县发改局",
            "吴秀兰",
            "2016年12月底",
            "跨年",
        ],
    ]
    return Book(
        "list-four-levels.xlsx", "openpyxl", "list",
        [Sheet("市列", rows, headers=4)],
        [
            item("公益性岗位开发", target(150, "个"), list_="市列", aspect="社会保障", lead="县人社局", supports="县财政局", leader="李明远",
                 due="2016-06-30", wan=360),
            item("残疾人托养", target(45, "名"), list_="市列", aspect="社会保障", lead="县残联", supports="县民政局", leader="陈国栋",
                 due="2016-11-30", wan=54),
            item("乡镇卫生院改扩建", target(3, "所"), list_="市列", aspect="社会事业", lead="县卫计局", supports="县发改局", leader="吴秀兰",
                 due="2016-12-31", wan=690),
        ],
        about="four header levels with merged cells both ways",
    )  # fmt: skip


def printed_pages() -> Book:
    head = ["序 号", "类 别", "实 事 名 称", "目标任务", "牵头\n部门", "协办\n单位", "完成\n时限"]
    blank = [None] * 7
    rows = [
        blank,
        [None, *wide("青禾县2016年省列为民兴办实事任务表", 6)],
        head,
        [1, "就业", "高校毕业生\n就业", "300人", "县人社局", "县编办", "2016年10月底"],
        [2, UP, "劳务输转", "6.5万人", "县劳务办", "各乡镇", "2016年12月底"],
        [3, "教育助学", "学前教育\n资助", "4200名", "县教育局", "县财政局", "2016年12月底"],
        wide("青禾县2016年省列为民兴办实事任务表（续）", 7),
        head,
        [4, "教育助学（续）", "农村教师生活补贴", "1860人", "县教育局", "县财政局", "2016年12月底"],
        [5, "安居保障", "农村D级危房改造", "860户", "县住建局", "各乡镇", "2016年11月底"],
        *[blank] * 40,
    ]
    return Book(
        "list-printed-pages.xls", "libreoffice", "list",
        [Sheet("Sheet1", rows, titles=2), Sheet("Sheet2", []), Sheet("Sheet3", [])],
        [
            item("高校毕业生就业", target(300, "人"), list_="省列", aspect="就业", lead="县人社局", supports="县编办", due="2016-10-31"),
            item("劳务输转", target(6.5, "万人"), list_="省列", aspect="就业", lead="县劳务办", supports="各乡镇", due="2016-12-31"),
            item("学前教育资助", target(4200, "名"), list_="省列", aspect="教育助学", lead="县教育局", supports="县财政局", due="2016-12-31"),
            item("农村教师生活补贴", target(1860, "人"), list_="省列", aspect="教育助学", lead="县教育局", supports="县财政局", due="2016-12-31"),
            item("农村D级危房改造", target(860, "户"), list_="省列", aspect="安居保障", lead="县住建局", supports="各乡镇", due="2016-11-30"),
        ],
        about="a page break by hand: title and header again in the middle, (续), spaced headers, 40 bordered blank rows",
    )  # fmt: skip


def wrong_sums() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事投资计划表", 6),
        ["序号", "类别", "实事名称", "牵头部门", "总投资（万元）", "完成时限"],
        [1, "交通", "通村公路", "县交通局", 3200, "2016年10月底"],
        [2, UP, "农村客运站", "县交通局", 480, "2016年11月底"],
        ["小计", LEFT, LEFT, None, 3680, None],
        [3, "水利", "饮水安全巩固", "县水务局", 1260, "2016年12月底"],
        [4, UP, "河道治理", "县水务局", 950, "2016年12月底"],
        ["小计", LEFT, LEFT, None, ask(2120), None],
        ["总计", LEFT, LEFT, None, may(5890), None],
    ]
    dec = "2016-12-31"
    return Book(
        "list-wrong-sums.xlsx",
        "openpyxl",
        "list",
        [Sheet("县列", rows)],
        [
            item("通村公路", list_="县列", aspect="交通", lead="县交通局", due="2016-10-31", wan=3200),
            item("农村客运站", list_="县列", aspect="交通", lead="县交通局", due="2016-11-30", wan=480),
            item("饮水安全巩固", list_="县列", aspect="水利", lead="县水务局", due=dec, wan=1260),
            item("河道治理", list_="县列", aspect="水利", lead="县水务局", due=dec, wan=950),
        ],
        may_ask=[
            {"sheet": "县列", "cell": "E6", "row": "饮水安全巩固", "field": "investment_wan"},
            {"sheet": "县列", "cell": "E7", "row": "河道治理", "field": "investment_wan"},
        ],
        about="one subtotal is wrong (2210 by addition), the other and the total are right",
    )


def tier_column() -> Book:
    rows = [
        wide("青禾县2016年省市县列为民兴办实事汇总表", 7),
        ["序号", may("实事级别", None, "list"), "领域", "实事名称", "目标任务", "牵头部门", "完成时限"],
        [1, "省列、市列", "社会救助", "城市低保提标", "1860户", "县民政局", "2016年12月底"],
        [2, "省列、市列", UP, "农村低保提标", "5240户", "县民政局", "2016年12月底"],
        [3, "市列", "农村惠农", "村邮站", "58个", "县邮政局", "2016年11月底"],
        [4, "县列", "交通", "路网及村内道路", "160公里", "县交通局", "2016年10月31日"],
    ]
    both, dec = ["省列", "市列"], "2016-12-31"
    return Book(
        "list-tier-column.xlsx", "libreoffice", "list",
        [Sheet("汇总", rows)],
        [
            item("城市低保提标", target(1860, "户"), list_=both, aspect="社会救助", lead="县民政局", due=dec),
            item("农村低保提标", target(5240, "户"), list_=both, aspect="社会救助", lead="县民政局", due=dec),
            item("村邮站", target(58, "个"), list_="市列", aspect="农村惠农", lead="县邮政局", due="2016-11-30"),
            item("路网及村内道路", target(160, "公里"), list_="县列", aspect="交通", lead="县交通局", due="2016-10-31"),
        ],
        about="a column says on which lists a 件 stands, two on both",
    )  # fmt: skip


def loose_typing() -> Book:
    wide_space, no_break, zero = "\u3000", "\xa0", "\u200b"
    rows = [
        [None] * 9,
        [None, *wide(f"{wide_space}青禾县２０１６年县列为民兴办实事任务分解表{wide_space}", 8)],
        [None, *[None] * 6, "单位:万元", LEFT],
        [None, "备 注", f"完成{no_break}时限", "包抓\n领导", "协办单位 ", f"牵{wide_space}头{wide_space}单{wide_space}位", "总投资", "目标任务", "实事名称"],
        [None, None, "2016年10月底", "孙 海涛", "县国土局 、各乡镇", f"县住建局{no_break}", " 2500 ", f"1320{no_break}户", f"农村危旧房{wide_space}改造"],
        [None, "结转", "2016年12月底", "赵立新", "县发改局,县财政局", " 县水务局", "６２００", "2 座", f"{zero}南坡调蓄水库"],
        [None, " ", "2016年11月30日", "赵立新", wide_space, "县林业局", 1100.0, "1.5 万亩", "造林\n绿化"],
        *[[None, " ", wide_space, *[None] * 6]] * 12,
    ]  # fmt: skip
    return Book(
        "list-loose-typing.xlsx", "openpyxl", "list",
        [Sheet("Sheet1", rows, titles=3)],
        [
            item("农村危旧房改造", target(1320, "户"), list_="县列", lead="县住建局", supports="县国土局、各乡镇", leader="孙海涛",
                 due="2016-10-31", wan=2500),
            item("南坡调蓄水库", target(2, "座"), list_="县列", lead="县水务局", supports="县发改局、县财政局", leader="赵立新", due="2016-12-31",
                 wan=6200),
            item("造林绿化", target(1.5, "万亩"), list_="县列", lead="县林业局", leader="赵立新", due="2016-11-30", wan=1100),
        ],
        about="table begins at B2, columns backwards without 序号, wide, no-break and zero-width spaces, blank-looking rows",
    )  # fmt: skip


BOOKS = [
    stacked,
    side_tables,
    sub_rows,
    several_targets,
    four_levels,
    printed_pages,
    wrong_sums,
    tier_column,
    loose_typing,
]
