"""Second set, lists whose difficulty is who does what: 责任单位 in its three meanings, leaders with titles, group rows."""

from __future__ import annotations

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, ask, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off


def duty_beside_lead() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事责任清单", 7),
        ["序号", "类型", "目标与任务", "牵头单位", "责任单位", "责任人", "完成时间"],
        [1, "就业创业", "城镇新增就业3100人", "县人社局", "县财政局、各乡镇", "王海", "2016年12月底"],
        [2, UP, "创业担保贷款4200万元", "县人社局", "县财政局 县农商行", "王海", "2016年10月底"],
        [3, "食品安全", "农贸市场快检室8个", "县市场监管局", "县商务局", "李娟", "2016年9月底"],
        [4, UP, "放心早餐网点15处", "县商务局", "-", "周平", "2016年8月底"],
    ]
    return Book(
        "blind-list-duty-beside-lead.xlsx", "openpyxl", "list",
        [Sheet("清单", rows)],
        [
            item("城镇新增就业3100人", target(3100, "人"), list_="县列", aspect="就业创业", lead="县人社局", supports="县财政局、各乡镇",
                 due="2016-12-31"),
            item("创业担保贷款4200万元", target(4200, "万元"), list_="县列", aspect="就业创业", lead="县人社局", supports="县财政局、县农商行",
                 due="2016-10-31"),
            item("农贸市场快检室8个", target(8, "个"), list_="县列", aspect="食品安全", lead="县市场监管局", supports="县商务局", due="2016-09-30"),
            item("放心早餐网点15处", target(15, "处"), list_="县列", aspect="食品安全", lead="县商务局", due="2016-08-31"),
        ],
        also_right=[
            {"row": name, "field": "targets", "value": []}
            for name in ("城镇新增就业3100人", "创业担保贷款4200万元", "农贸市场快检室8个", "放心早餐网点15处")
        ],
        about="责任单位 beside 牵头单位 are the others; 责任人 is no leader; numbers inside the names",
    )


def duty_alone() -> Book:
    names = ("街道路灯改造", "雨污分流", "口袋公园", "背街小巷硬化")
    rows = [
        wide("云溪县2016年县列为民兴办实事一览表", 6),
        ["序号", "实事名称", "目标任务", "责任单位", "责任领导", "完成时限"],
        [1, names[0], "1200盏", "县城管局", "孙涛", "2016年9月底"],
        [2, names[1], "12.6公里", ask("县住建局；县水务局", names[1], "lead", "supports"), "孙涛", "2016年11月底"],
        [3, names[2], "5个", ask("县林业局 城关镇 东街街道办", names[2], "lead", "supports"), "孙涛", "2016年10月底"],
        [4, names[3], "23条", "城关镇", "孙涛", "2016年10月底"],
    ]
    return Book(
        "blind-list-duty-alone.xls", "xlwt", "list",
        [Sheet("Sheet1", rows)],
        [
            item(names[0], target(1200, "盏"), list_="县列", lead="县城管局", leader="孙涛", due="2016-09-30"),
            item(names[1], target(12.6, "公里"), list_="县列", leader="孙涛", due="2016-11-30"),
            item(names[2], target(5, "个"), list_="县列", leader="孙涛", due="2016-10-31"),
            item(names[3], target(23, "条"), list_="县列", lead="城关镇", leader="孙涛", due="2016-10-31"),
        ],
        known_units=["县城管局", "县住建局", "县水务局", "县林业局", "城关镇", "东街街道办"],
        about="责任单位 alone: one unit leads; of several nobody can say",
    )


def first_in_header() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事一览表", 5),
        ["序号", "项目内容", "年度目标", "责任单位\n（第一个为牵头单位）", "完成时限"],
        [1, "农村垃圾收集点", "310处", "县环保局、各乡镇", "2016年10月底"],
        [2, "河道清淤", "27公里", "县水务局\n县环保局\n城关镇", "2016年6月底"],
        [3, "秸秆利用示范点", "4个", "县农牧局", "2016年12月底"],
    ]
    return Book(
        "blind-list-first-in-header.et", "openpyxl", "list",
        [Sheet("Sheet1", rows)],
        [
            item("农村垃圾收集点", target(310, "处"), list_="县列", lead="县环保局", supports="各乡镇", due="2016-10-31"),
            item("河道清淤", target(27, "公里"), list_="县列", lead="县水务局", supports="县环保局、城关镇", due="2016-06-30"),
            item("秸秆利用示范点", target(4, "个"), list_="县列", lead="县农牧局", due="2016-12-31"),
        ],
        about="the header says that the first of several leads; a new workbook (zip) with the ending of WPS",
    )


def first_in_note() -> Book:
    rows = [
        ["云溪县2017年市列为民兴办实事任务分解表", None, None, None, None],
        ["注：责任单位一栏排在第一位的为牵头单位。", None, None, None, None],
        ["序号", "重点工作任务", "下达任务", "责任单位", "办结时限"],
        [1, "农村电商服务站", "26个", "县商务局、县邮政局", "2017年7月底"],
        [2, "高标准农田建设", "1.85万亩", "县国土局,县农牧局,县水务局", "2017年12月底"],
        [3, "贫困户安置房", "180套", "县发改局", "2017年11月底"],
    ]
    return Book(
        "blind-list-first-in-note.csv", "csv:gb18030", "list",
        [Sheet("", rows)],
        [
            item("农村电商服务站", target(26, "个"), list_="市列", lead="县商务局", supports="县邮政局", due="2017-07-31"),
            item("高标准农田建设", target(1.85, "万亩"), list_="市列", lead="县国土局", supports="县农牧局、县水务局", due="2017-12-31"),
            item("贫困户安置房", target(180, "套"), list_="市列", lead="县发改局", due="2017-11-30"),
        ],
        about="a note above the table says that the first leads; GB18030",
    )


def leader_titles() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事包抓责任表", 9),
        ["序号", "实事名称", "主要建设内容", "牵头部门", "协办部门", "包抓领导", "项目负责人", "联络员", "备注"],
        [1, "县医院住院楼", "新建住院楼1栋", "县卫计局", "县发改局", "副县长 张三", "贾宁", "汪洋", None],
        [2, "文化馆改造", "改造馆舍2600平方米", "县文广局", "县住建局", "县委常委、宣传部部长 李四", "石岩", "田甜", "续建"],
        [3, "乡镇敬老院", "改扩建3所", "县民政局", "各乡镇", "刘建国", "程功", "白雪", None],
    ]
    return Book(
        "blind-list-leader-titles.ods", "libreoffice", "list",
        [Sheet("包抓", rows)],
        [
            item("县医院住院楼", target(1, "栋"), list_="县列", lead="县卫计局", supports="县发改局", leader="副县长张三"),
            item("文化馆改造", target(2600, "㎡"), list_="县列", lead="县文广局", supports="县住建局", leader="县委常委、宣传部部长李四"),
            item("乡镇敬老院", target(3, "所"), list_="县列", lead="县民政局", supports="各乡镇", leader="刘建国"),
        ],
        also_right=[
            {"row": "县医院住院楼", "field": "leader", "value": "张三"},
            {"row": "文化馆改造", "field": "leader", "value": "李四"},
        ],
        about="leaders with their posts; 项目负责人 and 联络员 are no leaders",
    )


def group_support() -> Book:
    group = "二、住房保障（配合单位：县国土局、县财政局）"
    rows = [
        wide("云溪县2016年省列为民兴办实事责任分解表", 6),
        ["序号", "实事名称", "目标任务", "牵头单位", "分管领导", "完成期限"],
        wide("一、养老助残（2件）", 6),
        [1, "农村互助老人幸福院", "22个", "县民政局", "刘建国", "2016年10月底"],
        [2, "残疾人辅具适配", "350件", "县残联", "刘建国", "2016年9月底"],
        [may(group), *[LEFT] * 5],
        [3, "城镇棚户区改造", "460户", may("县住建局", "城镇棚户区改造", "supports"), "孙涛", "2016年12月底"],
    ]
    old, home = "养老助残", "住房保障"
    return Book(
        "blind-list-group-support.xlsx", "libreoffice", "list",
        [Sheet("省列", rows)],
        [
            item("农村互助老人幸福院", target(22, "个"), list_="省列", aspect=old, lead="县民政局", leader="刘建国", due="2016-10-31"),
            item("残疾人辅具适配", target(350, "件"), list_="省列", aspect=old, lead="县残联", leader="刘建国", due="2016-09-30"),
            item("城镇棚户区改造", target(460, "户"), list_="省列", aspect=home, lead="县住建局", supports="县国土局、县财政局", leader="孙涛",
                 due="2016-12-31"),
        ],
        also_right=[
            {"row": "城镇棚户区改造", "field": "supports", "value": []},
            {"row": "城镇棚户区改造", "field": "aspect", "value": group.removeprefix("二、")},
        ],
        about="a group row that also names the cooperating units",
    )


def second_words() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事项目表", 13),
        ["序号", "类别", "项目名称", "建设内容及规模", "主要责任单位", "协同配合单位", "区政府分管领导", "主要责任人", "联系人", "开工日期",
         "计划完成时间", "估算总投资（亿元）", "筹资渠道"],
        [1, "产业扶贫", "食用菌大棚", "新建大棚320座", "县农牧局", "县扶贫办", "赵明", "胡军", "6221102", "2016年3月1日", "2016年8月31日", 0.192, "省级、自筹"],
        [2, UP, "肉羊养殖场", "新建圈舍1.2万平方米", "县农牧局", "县环保局", "赵明", "胡军", "6221102", "2016年4月", "2016年11月", 0.36, "自筹"],
        [3, "旅游扶贫", "乡村客栈", "改造农户68户", "县旅游局", "县住建局", "马丽", "毛宁", "6221103", "2016-05-10", "年底", "980万元", "中央"],
    ]
    return Book(
        "blind-list-second-words.xlsx", "openpyxl", "list",
        [Sheet("项目表", rows)],
        [
            item("食用菌大棚", target(320, "座", "新建大棚"), list_="县列", aspect="产业扶贫", lead="县农牧局", supports="县扶贫办", leader="赵明",
                 due="2016-08-31", wan=1920),
            item("肉羊养殖场", target(1.2, "万平方米", "新建圈舍"), list_="县列", aspect="产业扶贫", lead="县农牧局", supports="县环保局",
                 leader="赵明", due="2016-11", wan=3600),
            item("乡村客栈", target(68, "户", "改造农户"), list_="县列", aspect="旅游扶贫", lead="县旅游局", supports="县住建局", leader="马丽",
                 due="2016-12-31", wan=980),
        ],
        about="the rarer words of every column, investment in 亿元, one cell in 万元",
    )


BOOKS = [duty_beside_lead, duty_alone, first_in_header, first_in_note, leader_titles, group_support, second_words]
