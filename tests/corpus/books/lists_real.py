"""Lists under the five real header shapes of domain.md §5.7 and under the superset of a 汇总表. All ordinary."""

from __future__ import annotations

from datetime import date

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, fmt, wide

_SUPERSET = [
    "序号", "类别\n(方面)", "实事名称", "建设内容及规模\n(目标任务)", "总投资\n(万元)", "资金来源", "到位资金", "完成投资", "牵头部门", "协办单位",
    "包抓领导", "责任人", "报送人", "计划开工", "完成时限", "启动", "开工", "形象进度", "进展情况", "存在问题", "下一步打算", "是否完成", "备注",
]  # fmt: skip


def superset() -> Book:
    y, n = "是", "否"
    rows = [
        wide("青禾县2016年省列为民兴办实事进展情况汇总表", 23),
        ["截至2016年7月31日", *[LEFT] * 17, "单位：万元", *[LEFT] * 4],
        _SUPERSET,
        [1, "就业", "城镇新增就业", "2300人", 460, "省级", 460, 300, "县人社局", "县财政局、各乡镇", "李明远", "周志强", "王芳", "2016年1月",
         "2016年12月31日", y, "/", fmt(0.7, "0%"), "已新增就业1610人。", "无", "继续组织招聘会。", n, None],
        [2, UP, "职业技能培训", "800人次", 96, "省级", 96, 60, "县人社局", "县扶贫办", "李明远", "周志强", "王芳", "2016年3月", "2016年11月底", y, "/",
         fmt(0.625, "0.0%"), "已培训500人次。", "无", "下半年再办4期。", n, None],
        [3, "社会救助", "城市低保提标", "1860户", 812.5, "省级、县级", 812.5, 812.5, "县民政局", "县财政局", "陈国栋", "马文斌", "赵丽", "2016年1月",
         "年底", y, "/", fmt(1, "0%"), "提标资金已全部打卡发放。", "无", "/", y, None],
        [4, UP, "农村低保提标", "5240户", 1526, "省级、县级", 1526, 1526, "县民政局", "县财政局", "陈国栋", "马文斌", "赵丽", "2016年1月", "年底", y,
         "/", fmt(1, "0%"), "提标资金已全部打卡发放。", "无", "/", y, None],
        [5, UP, "五保供养提标", "730人", 219, "省级", 219, 219, "县民政局", "县财政局", "陈国栋", "马文斌", "赵丽", "2016年1月", "年底", y, "/",
         fmt(1, "0%"), "已完成。", "无", "/", y, None],
        [6, "安居保障", "棚户区改造", "320户", 9600, "中央、自筹", 4200, 3900, "县住建局", "县国土局、城关镇", "孙海涛", "何建平", "刘洋", "2016年4月",
         "2016年12月31日", y, y, fmt(0.45, "0%"), "一标段主体施工，二标段基础施工。", "征地手续办理较慢。", "倒排工期，加快主体施工。", n, "跨年度"],
    ]  # fmt: skip
    return Book(
        "list-superset.xlsx", "openpyxl", "list",
        [Sheet("省列", rows, titles=2)],
        [
            item("城镇新增就业", target(2300, "人"), list_="省列", aspect="就业", lead="县人社局", supports="县财政局、各乡镇", leader="李明远",
                 due="2016-12-31", wan=460),
            item("职业技能培训", target(800, "人次"), list_="省列", aspect="就业", lead="县人社局", supports="县扶贫办", leader="李明远",
                 due="2016-11-30", wan=96),
            item("城市低保提标", target(1860, "户"), list_="省列", aspect="社会救助", lead="县民政局", supports="县财政局", leader="陈国栋",
                 due="2016-12-31", wan=812.5),
            item("农村低保提标", target(5240, "户"), list_="省列", aspect="社会救助", lead="县民政局", supports="县财政局", leader="陈国栋",
                 due="2016-12-31", wan=1526),
            item("五保供养提标", target(730, "人"), list_="省列", aspect="社会救助", lead="县民政局", supports="县财政局", leader="陈国栋",
                 due="2016-12-31", wan=219),
            item("棚户区改造", target(320, "户"), list_="省列", aspect="安居保障", lead="县住建局", supports="县国土局、城关镇", leader="孙海涛",
                 due="2016-12-31", wan=9600),
        ],
        about="the 23 columns of the superset, aspect merged, 责任人 and 报送人 beside 包抓领导",
    )  # fmt: skip


def zhonglou() -> Book:
    rows = [
        wide("青禾区2016年民生实事项目责任分解表", 6),
        ["序号", "项目名称", "主要内容", "区政府分管领导", "牵头单位", "配合单位"],
        [1, "农村道路畅通工程", "新建改造农村公路160公里", "孙海涛", "区交通局", "区财政局、区国土局"],
        [2, "农村安居工程", "改造农村危旧房1320户", "孙海涛", "区住建局", "各乡镇"],
        [3, "标准化学校建设", "建成标准化学校40所", "吴秀兰", "区教育局", "区财政局"],
        [4, "光伏扶贫", "2100户", "陈国栋", "区扶贫办", "区发改局\n区供电公司"],
        [5, "光网青禾", "实现行政村宽带网络全覆盖", "李明远", "区工信局", "电信公司、移动公司、联通公司"],
        [6, "城区供水保障", "新建水厂1座", "赵立新", "区水务局", "/"],
    ]
    return Book(
        "list-zhonglou.xls", "libreoffice", "list",
        [Sheet("分解表", rows)],
        [
            item("农村道路畅通工程", target(160, "公里"), list_="县列", lead="区交通局", supports="区财政局、区国土局", leader="孙海涛"),
            item("农村安居工程", target(1320, "户"), list_="县列", lead="区住建局", supports="各乡镇", leader="孙海涛"),
            item("标准化学校建设", target(40, "所"), list_="县列", lead="区教育局", supports="区财政局", leader="吴秀兰"),
            item("光伏扶贫", target(2100, "户"), list_="县列", lead="区扶贫办", supports="区发改局、区供电公司", leader="陈国栋"),
            item("光网青禾", list_="县列", lead="区工信局", supports="电信公司、移动公司、联通公司", leader="李明远"),
            item("城区供水保障", target(1, "座"), list_="县列", lead="区水务局", leader="赵立新"),
        ],
        list_hint="县列",
        about="shape 2; the target stands in a sentence of 主要内容, one has no number",
    )  # fmt: skip


def nanling() -> Book:
    rows = [
        wide("青禾县2016年市列为民兴办实事任务分解表", 5),
        ["序号", "目标与任务", "分管县领导", "牵头责任单位", "责任单位"],
        [1, "城乡低保提标", "陈国栋", "县民政局", "县财政局、县审计局"],
        [2, "小额担保贷款发放", "李明远", "县人社局", "县财政局，县农商行"],
        [3, "村邮站建设", "赵立新", "县邮政局", "各乡镇"],
        [4, "贫困村农村饮水工程", "赵立新", "县水务局", "县扶贫办；各乡镇"],
        [5, "完成通村硬化路生命安全防护工程86公里", "孙海涛", "县交通局", "县交警大队"],
    ]
    return Book(
        "list-nanling.ods", "libreoffice", "list",
        [Sheet("Sheet1", rows, landscape=False)],
        [
            item("城乡低保提标", list_="市列", lead="县民政局", supports="县财政局、县审计局", leader="陈国栋"),
            item("小额担保贷款发放", list_="市列", lead="县人社局", supports="县财政局、县农商行", leader="李明远"),
            item("村邮站建设", list_="市列", lead="县邮政局", supports="各乡镇", leader="赵立新"),
            item("贫困村农村饮水工程", list_="市列", lead="县水务局", supports="县扶贫办、各乡镇", leader="赵立新"),
            item("完成通村硬化路生命安全防护工程86公里", target(86, "公里"), list_="市列", lead="县交通局", supports="县交警大队",
                 leader="孙海涛"),
        ],
        may_ask=[{"sheet": "Sheet1", "cell": "B7", "row": "完成通村硬化路生命安全防护工程86公里", "field": "targets"}],
        about="shape 3; 责任单位 beside 牵头责任单位 are the cooperating units; one name carries its target",
    )  # fmt: skip


def qiaocheng() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事重点工作任务清单", 4),
        ["序号", "重点工作任务", "主要责任单位", "协同配合单位"],
        wide("一、就业创业（2件）", 4),
        [1, "建设创业孵化基地", "县人社局", "县工信局 县财政局"],
        [2, "开发公益性岗位", "县人社局", "各乡镇人民政府"],
        wide("二、教育助学（2件）", 4),
        [3, "迁建三角小学", "县教育局", "县住建局、县国土局"],
        [4, "资助贫困大学生", "县教育局", "县民政局、团县委"],
        wide("三、便民服务（1件）", 4),
        [5, "改造城区公厕", "县城管局", "—"],
    ]
    return Book(
        "list-qiaocheng.xlsx", "openpyxl", "list",
        [Sheet("任务清单", rows)],
        [
            item("建设创业孵化基地", list_="县列", aspect="就业创业", lead="县人社局", supports="县工信局、县财政局"),
            item("开发公益性岗位", list_="县列", aspect="就业创业", lead="县人社局", supports="各乡镇人民政府"),
            item("迁建三角小学", list_="县列", aspect="教育助学", lead="县教育局", supports="县住建局、县国土局"),
            item("资助贫困大学生", list_="县列", aspect="教育助学", lead="县教育局", supports="县民政局、团县委"),
            item("改造城区公厕", list_="县列", aspect="便民服务", lead="县城管局"),
        ],
        about="shape 4 with group rows",
    )  # fmt: skip


def division() -> Book:
    rows = [
        ["青禾县2016年为民办实事工作分工表", None, None, None],
        ["工作任务", "分管领导", "牵头组织实施单位", "完成时限"],
        ["农村危旧房改造", "孙海涛", "县住建局", "2016年10月底"],
        ["计生“两户”建房", "孙海涛", "县卫计局", "2016年10月底前"],
        ["职业技能培训", "李明远", "县人社局", "三季度末"],
        ["南坡调蓄水库", "赵立新", "县水务局", "年底"],
        ["城乡居民健康档案", "吴秀兰", "县卫计局", "全年"],
    ]
    return Book(
        "list-division.csv", "csv:gb18030", "list",
        [Sheet("", rows)],
        [
            item("农村危旧房改造", list_="县列", lead="县住建局", leader="孙海涛", due="2016-10-31"),
            item("计生“两户”建房", list_="县列", lead="县卫计局", leader="孙海涛", due="2016-10-31"),
            item("职业技能培训", list_="县列", lead="县人社局", leader="李明远", due="2016-09-30"),
            item("南坡调蓄水库", list_="县列", lead="县水务局", leader="赵立新", due="2016-12-31"),
            item("城乡居民健康档案", list_="县列", lead="县卫计局", leader="吴秀兰"),
        ],
        list_hint="县列",
        about="shape 5 without a number column, in GB18030; the list is said by the caller",
    )  # fmt: skip


def _page(tier: str, number: int, body: list[list[object]]) -> Sheet:
    head = [
        [f"附件{number}", *[None] * 10],
        wide(f"青禾县2016年{tier}为民兴办实事任务分解表", 11),
        [*[None] * 9, "单位：万元", LEFT],
        ["序号", "类别", "实事名称", "目标任务", LEFT, "总投资", "责任分工", LEFT, LEFT, LEFT, "完成时限"],
        [UP, UP, UP, "数量", "计量单位", UP, "牵头部门", "协办单位", "包抓领导", "责任人", UP],
    ]
    return Sheet(tier, [*head, *body], titles=3, headers=2)


def three_sheets() -> Book:
    end = "2016年12月底"
    province = [
        [1, "就业", "城镇新增就业", 2300, "人", 460, "县人社局", "县财政局", "李明远", "周志强", end],
        [2, "教育助学", "农村幼儿园建设", 6, "所", 1080, "县教育局", "县住建局", "吴秀兰", "钱学文", "2016年9月底"],
        ["合计", LEFT, LEFT, None, None, 1540, None, None, None, None, None],
    ]
    city = [
        [1, "社会保障", "小额担保贷款", 3000, "万元", 3000, "县人社局", "县农商行", "李明远", "周志强", end],
        [2, UP, "城乡低保提标", 7100, "户", 2338.5, "县民政局", "县财政局", "陈国栋", "马文斌", end],
        [3, "农村惠农", "村邮站", 58, "个", 29, "县邮政局", "各乡镇", "赵立新", "冯立", end],
        ["合计", LEFT, LEFT, None, None, 5367.5, None, None, None, None, None],
    ]
    county = [
        [1, "基础设施", "高标准基本农田", 10, "万亩", 12000, "县国土局", "各乡镇", "赵立新", "杨帆", end],
        [2, UP, "路网及村内道路", 160, "公里", 8600, "县交通局", "各乡镇", "孙海涛", "何建平", "2016年10月31日"],
        [3, "扶贫", "光伏扶贫", 2100, "户", 5250, "县扶贫办", "县供电公司", "陈国栋", "高峰", end],
        ["合计", LEFT, LEFT, None, None, 25850, None, None, None, None, None],
    ]
    old = [
        wide("青禾县2015年县列为民兴办实事", 4),
        ["序号", "实事名称", "牵头部门", "完成时限"],
        [1, "县医院门诊楼", "县卫生局", "2015年12月底"],
    ]
    notes = [
        ["填报说明"],
        ["1.本表由县政府督查室负责解释。"],
        ["2.请各单位于每月28日前报送。"],
    ]
    dec = "2016-12-31"
    return Book(
        "list-three-sheets.xlsx", "openpyxl", "list",
        [_page("省列", 1, province), _page("市列", 2, city), _page("县列", 3, county), Sheet("2015年", old, hidden=True),
         Sheet("填报说明", notes)],
        [
            item("城镇新增就业", target(2300, "人"), list_="省列", aspect="就业", lead="县人社局", supports="县财政局", leader="李明远", due=dec,
                 wan=460),
            item("农村幼儿园建设", target(6, "所"), list_="省列", aspect="教育助学", lead="县教育局", supports="县住建局", leader="吴秀兰",
                 due="2016-09-30", wan=1080),
            item("小额担保贷款", target(3000, "万元"), list_="市列", aspect="社会保障", lead="县人社局", supports="县农商行", leader="李明远",
                 due=dec, wan=3000),
            item("城乡低保提标", target(7100, "户"), list_="市列", aspect="社会保障", lead="县民政局", supports="县财政局", leader="陈国栋",
                 due=dec, wan=2338.5),
            item("村邮站", target(58, "个"), list_="市列", aspect="农村惠农", lead="县邮政局", supports="各乡镇", leader="赵立新", due=dec, wan=29),
            item("高标准基本农田", target(10, "万亩"), list_="县列", aspect="基础设施", lead="县国土局", supports="各乡镇", leader="赵立新", due=dec,
                 wan=12000),
            item("路网及村内道路", target(160, "公里"), list_="县列", aspect="基础设施", lead="县交通局", supports="各乡镇", leader="孙海涛",
                 due="2016-10-31", wan=8600),
            item("光伏扶贫", target(2100, "户"), list_="县列", aspect="扶贫", lead="县扶贫办", supports="县供电公司", leader="陈国栋", due=dec,
                 wan=5250),
        ],
        may_ask=[{"sheet": "2015年"}],
        about="one sheet per list, two header levels, right sums, a hidden sheet of last year and a sheet of notes",
    )  # fmt: skip


def plain_2016() -> Book:
    rows = [
        wide("2016年度青禾县县列为民兴办实事项目一览表", 8),
        ["项次", "事项名称", "年度目标", "概算（亿元）", "牵头单位", "协办单位", "县级领导", "竣工时间"],
        ["1", "县城九年制学校", "1所", 2, "县教育局", "县国土局/县住建局", "吴秀兰", date(2016, 12, 20)],
        ["2", "兴隆湖水源涵养区保护工程", "1项", 0.35, "县林业局", "县水务局", "赵立新", date(2016, 10, 31)],
        ["3", "城区集中供热", "120万㎡", 1.2, "县住建局", "县热力公司", "孙海涛", date(2016, 10, 15)],
        ["4", "中医院住院楼", "8600平方米", 0.43, "县卫计局", "无", "吴秀兰", date(2016, 11, 30)],
    ]
    return Book(
        "list-yi-yuan.xlsx", "libreoffice", "list",
        [Sheet("一览表", rows)],
        [
            item("县城九年制学校", target(1, "所"), list_="县列", lead="县教育局", supports="县国土局、县住建局", leader="吴秀兰", due="2016-12-20",
                 wan=20000),
            item("兴隆湖水源涵养区保护工程", target(1, "项"), list_="县列", lead="县林业局", supports="县水务局", leader="赵立新",
                 due="2016-10-31", wan=3500),
            item("城区集中供热", target(120, "万㎡"), list_="县列", lead="县住建局", supports="县热力公司", leader="孙海涛", due="2016-10-15",
                 wan=12000),
            item("中医院住院楼", target(8600, "平方米"), list_="县列", lead="县卫计局", leader="吴秀兰", due="2016-11-30", wan=4300),
        ],
        about="money in 亿元 by the header, true dates, areas in 万㎡ and 平方米, saved by LibreOffice",
    )  # fmt: skip


BOOKS = [superset, zhonglou, nanling, qiaocheng, division, three_sheets, plain_2016]
