"""Second set, lists that look like something else: names like sums and notes, numbers that are no amounts, years unsaid."""

from __future__ import annotations

from datetime import datetime

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Sheet, ask, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_DEC = "2016-12-31"


def names_as_written() -> Book:
    names = ["“四好”农村路（二期）", "全县中小学取暖改造", "说明书双语化服务", "注册登记“一窗办”", "D级危房清零", "合计账户（惠农一卡通）清理", "５Ｇ基站", "县城—新区快速路",
             "总计划内校车更新", "序号牌（门牌）更换"]
    rows = [
        wide("云溪县2016年县列为民兴办实事清单", 4),
        ["序号", "实事名称", "目标任务", "牵头部门"],
        *([n, name, f"{n + 10}处", "县政府办（督查室）"] for n, name in enumerate(names, 1)),
        wide("第1页 共1页", 4),
    ]
    return Book(
        "blind-list-names-as-written.xlsx", "openpyxl", "list",
        [Sheet("清单", rows)],
        [item(name, target(n + 10, "处"), list_="县列", lead="县政府办（督查室）") for n, name in enumerate(names, 1)],
        about="names keep their brackets, quotes and dashes; some begin like sums, notes and headers; a page line",
    )


def two_group_levels() -> Book:
    head = ["序号", "实事名称", "目标任务", "牵头部门", "完成时限"]
    rows = [
        wide("云溪县2016年为民兴办实事一览表", 5),
        head,
        ["一、省列为民兴办实事（2件）", *[None] * 4],
        ["（一）教育", *[None] * 4],
        [1, "营养餐食堂", "28个", "县教体局", "8月底"],
        ["（二）卫生", *[None] * 4],
        [2, "县医院扩建", "1所", "县卫计局", "年底"],
        ["二、市列为民兴办实事（2件）", *[None] * 4],
        ["（一）交通", *[None] * 4],
        [1, "农村公路", "85公里", "县交通局", "10月底"],
        [None] * 5,
        ["（二）水利", *[None] * 4],
        [2, "饮水安全", "42处", "县水务局", "11月底"],
        ["三、县列为民兴办实事（1件）", *[None] * 4],
        [1, "公共自行车", "600辆", "县城管局", "9月底"],
    ]
    return Book(
        "blind-list-two-group-levels.xls", "xlwt", "list",
        [Sheet("Sheet1", rows)],
        [
            item("营养餐食堂", target(28, "个"), list_="省列", aspect="教育", lead="县教体局", due="2016-08-31"),
            item("县医院扩建", target(1, "所"), list_="省列", aspect="卫生", lead="县卫计局", due=_DEC),
            item("农村公路", target(85, "公里"), list_="市列", aspect="交通", lead="县交通局", due="2016-10-31"),
            item("饮水安全", target(42, "处"), list_="市列", aspect="水利", lead="县水务局", due="2016-11-30"),
            item("公共自行车", target(600, "辆"), list_="县列", lead="县城管局", due="2016-09-30"),
        ],
        about="group rows without merging, the list above the aspect; no aspect is carried into the next list",
    )


def blank_aspects() -> Book:
    rows = [
        wide("云溪县二〇一六年市列为民兴办实事任务表", 6),
        ["序号", "方面", "实事名称", "目标任务", "牵头部门", "完成时限"],
        [1, "一、社会保障（3件）", "城乡低保", "5300户", "县民政局", "年底"],
        [2, None, "医疗救助", "860人次", "县民政局", "11月30日前"],
        [3, "", "临时救助", "420人次", "县民政局", "10月底"],
        [4, "（二）生态环境", "河道治理", "18.6公里", "县水务局", "10月"],
        [5, None, "荒山绿化", "1.1万亩", "县林业局", "5月底前"],
    ]
    soc, eco = "社会保障", "生态环境"
    return Book(
        "blind-list-blank-aspects.ods", "libreoffice", "list",
        [Sheet("Sheet1", rows)],
        [
            item("城乡低保", target(5300, "户"), list_="市列", aspect=soc, lead="县民政局", due=_DEC),
            item("医疗救助", target(860, "人次"), list_="市列", aspect=soc, lead="县民政局", due="2016-11-30"),
            item("临时救助", target(420, "人次"), list_="市列", aspect=soc, lead="县民政局", due="2016-10-31"),
            item("河道治理", target(18.6, "公里"), list_="市列", aspect=eco, lead="县水务局", due="2016-10"),
            item("荒山绿化", target(1.1, "万亩"), list_="市列", aspect=eco, lead="县林业局", due="2016-05-31"),
        ],
        about="aspects with numbers and counts carried down blank cells; the year in Chinese numerals",
    )


def no_year() -> Book:
    rows = [
        wide("云溪县县列为民兴办实事任务表", 4),
        ["序号", "实事名称", "目标任务", "完成时限"],
        [1, "社区食堂", "6个", ask("10月底", "社区食堂", "due")],
        [2, "便民菜店", "12个", "2016年9月底"],
        [3, "老年大学", "1所", ask("三季度末", "老年大学", "due")],
    ]
    return Book(
        "blind-list-no-year.xlsx", "openpyxl", "list",
        [Sheet("Sheet1", rows)],
        [
            item("社区食堂", target(6, "个"), list_="县列"),
            item("便民菜店", target(12, "个"), list_="县列", due="2016-09-30"),
            item("老年大学", target(1, "所"), list_="县列"),
        ],
        may_ask=[{"sheet": "Sheet1", "cell": "A1"}],
        about="a title without a year: a month alone cannot be dated",
    )


def numbers_no_amounts() -> Book:
    cells: list[tuple[str, str, list[dict[str, object]]]] = [
        ("幼儿园建设", "2016年底前建成幼儿园6所", [target(6, "所")]),
        ("农网改造", "改造10kV线路28公里", [target(28, "公里")]),
        ("危房改造", "改造D级危房860户", [target(860, "户")]),
        ("二期供水", "第二批20处供水点", [target(20, "处")]),
        ("送医下乡", "8月底前完成巡诊150场", [target(150, "场")]),
        ("四级公路", "建设四级公路4.5公里", [target(4.5, "公里")]),
        ("5号桥加固", "完成5号桥主体工程", []),
        ("学前教育", "落实“十三五”规划，完善普惠政策", []),
    ]
    rows = [
        wide("云溪县2016年市列为民兴办实事目标任务表", 4),
        ["序号", "实事名称", "主要内容", "牵头部门"],
        *([n, name, cell, "县政府办"] for n, (name, cell, _) in enumerate(cells, 1)),
        [9, "道路硬化", may("160公里（其中通组路90公里）", "道路硬化", "targets"), "县政府办"],
        [10, "低保提标", may("月人均补助提高到450元", "低保提标", "targets"), "县政府办"],
    ]
    return Book(
        "blind-list-numbers-no-amounts.xlsx", "libreoffice", "list",
        [Sheet("市列", rows, widths=[6, 18, 40, 14])],
        [
            *(item(name, *amounts, list_="市列", lead="县政府办") for name, _, amounts in cells),
            item("道路硬化", target(160, "公里"), list_="市列", lead="县政府办"),
            item("低保提标", target(450, "元"), list_="市列", lead="县政府办"),
        ],
        also_right=[
            {"row": "道路硬化", "field": "targets", "value": [target(160, "公里"), target(90, "公里")]},
            {"row": "低保提标", "field": "targets", "value": []},
            {"row": "道路硬化", "field": "targets", "value": []},
            {"row": "二期供水", "field": "targets", "value": [target(20, "处供水点")]},
        ],
        may_ask=[{"sheet": "市列", "cell": f"C{n + 2}", "row": cells[n - 1][0], "field": "targets"} for n in (2, 4)],
        about="years, dates, voltages, grades, ordinals and names with numbers are no targets",
    )


def two_leads() -> Book:
    names = ("智慧社区", "城市书房", "残疾儿童筛查")
    rows = [
        wide("云溪县2016年县列为民兴办实事责任表", 6),
        ["序号", "实事名称", "目标任务", "牵头单位", "配合单位", "分管领导"],
        [1, names[0], "5个", ask("县民政局、县公安局", names[0], "lead", "supports"), "县财政局", "刘建国"],
        [2, names[1], "3处", "县文广局", "各乡镇（街道）、县财政局", "马丽"],
        [3, names[2], "420人", "县残联", "县卫计局，县教体局 县财政局", "马丽"],
    ]
    return Book(
        "blind-list-two-leads.xls", "libreoffice", "list",
        [Sheet("责任表", rows)],
        [
            item(names[0], target(5, "个"), list_="县列", supports="县财政局", leader="刘建国"),
            item(names[1], target(3, "处"), list_="县列", lead="县文广局", supports="各乡镇（街道）、县财政局", leader="马丽"),
            item(names[2], target(420, "人"), list_="县列", lead="县残联", supports="县卫计局、县教体局、县财政局", leader="马丽"),
        ],
        about="two units under 牵头单位: which leads is to be asked; brackets inside a unit's name stay",
    )


def money_texts() -> Book:
    rows = [
        wide("云溪县2017年度县列为民兴办实事投资表", 5),
        ["序号", "实事名称", "投资（万元）", LEFT, "牵头部门"],
        [UP, UP, "计划投资", "县级配套", UP],
        [1, "文化中心", "1.2亿元", 3000, "县文广局"],
        [2, "体育公园", "总投资2600万元", 800, "县体育局"],
        [3, "福利院", "１，８００", 600, "县民政局"],
        [4, "档案馆", may("1.05亿", "档案馆", "investment_wan"), 500, "县档案局"],
        [5, "气象站", "365000元", 36.5, "县气象局"],
        [6, "消防站", may("待定", "消防站", "investment_wan"), "-", "县公安局"],
        [7, "救助站", ask("900万元左右", "救助站", "investment_wan"), 300, "县民政局"],
    ]
    wan = {"文化中心": 12000, "体育公园": 2600, "福利院": 1800, "档案馆": 10500, "气象站": 36.5, "消防站": None, "救助站": None}
    leads = ["县文广局", "县体育局", "县民政局", "县档案局", "县气象局", "县公安局", "县民政局"]
    return Book(
        "blind-list-money-texts.xlsx", "openpyxl", "list",
        [Sheet("投资", rows, headers=2)],
        [item(name, list_="县列", lead=lead, wan=money) for (name, money), lead in zip(wan.items(), leads, strict=True)],
        may_ask=[{"sheet": "投资", "cell": "C5", "row": "体育公园", "field": "investment_wan"}, {"sheet": "投资", "cell": "D3"}],
        about="words around money, 亿 without 元, about; 县级配套 is no total; 2017年度",
    )


def ragged() -> Book:
    rows = [
        ["云溪县2016年省列为民兴办实事任务分解表"],
        [],
        ["序号", "实事名称", "目标任务", "牵头部门", "协办单位", "完成时限", ""],
        ["1", "农民工技能培训", "1600人次", "县人社局", "县农牧局;县扶贫办", "2016-11-30"],
        [],
        ["2", "贫困大学生资助", "310人", "县教体局", "", "2016/9/10", "", ""],
        ["3", "零就业家庭援助", "85户", "县人社局"],
        ["", "", "", "", "", "", ""],
        ["注：以上任务由县政府督查室负责督办。"],
    ]
    return Book(
        "blind-list-ragged.csv", "csv:utf-8-sig", "list",
        [Sheet("", rows, titles=2)],
        [
            item("农民工技能培训", target(1600, "人次"), list_="省列", lead="县人社局", supports="县农牧局、县扶贫办", due="2016-11-30"),
            item("贫困大学生资助", target(310, "人"), list_="省列", lead="县教体局", due="2016-09-10"),
            item("零就业家庭援助", target(85, "户"), list_="省列", lead="县人社局"),
        ],
        about="lines of uneven length, blank lines between, a byte order mark",
    )


def started_and_due() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事建设计划表", 10),
        ["序号", "实事名称", "建设内容", LEFT, "责任分工", LEFT, LEFT, "计划起止时间", LEFT, "说明"],
        [UP, UP, "数量", "单位", "牵头单位", "责任单位", "县级领导", "开工时间", "竣工时间", UP],
        [1, "乡镇中心学校", 2, "所", "县教体局", "县住建局", "马丽", fmt(datetime(2016, 3, 15), "yyyy-mm-dd"), fmt(datetime(2016, 10, 20), "yyyy-mm-dd"), None],  # noqa: DTZ001 - a cell's date has no zone
        [2, "园区道路", 4.6, "公里", "县住建局", "县交通局", "孙涛", "2016年4月", "2016年9月底", "续建"],
        [3, "标准厂房", "12000", "平方米", "县工信局", "/", "赵明", "已开工", "年底", "/"],
    ]
    return Book(
        "blind-list-started-and-due.xlsx", "openpyxl", "list",
        [Sheet("计划", rows, headers=2)],
        [
            item("乡镇中心学校", target(2, "所"), list_="县列", lead="县教体局", supports="县住建局", leader="马丽", due="2016-10-20"),
            item("园区道路", target(4.6, "公里"), list_="县列", lead="县住建局", supports="县交通局", leader="孙涛", due="2016-09-30"),
            item("标准厂房", target(12000, "㎡"), list_="县列", lead="县工信局", leader="赵明", due=_DEC),
        ],
        about="数量 and 单位 under 建设内容, start beside due under one header, both kinds of units under another",
    )


def two_sheets_one_name() -> Book:
    def sheet(title: str, *lines: list[object]) -> list[list[object]]:
        return [wide(title, 5), ["序号", "实事名称", "目标任务", "牵头部门", "完成时限"], *lines]

    both = "农村危房改造"
    return Book(
        "blind-list-one-name-two-lists.xls", "xlwt", "list",
        [
            Sheet("省列", sheet("2016年为民兴办实事", [1, both, "860户", "县住建局", "10月底"], [2, "村卫生室", "46个", "县卫计局", "11月底"])),
            Sheet("县列", sheet("2016年为民兴办实事", [1, both, "860户", "县住建局", "10月底"], [2, "路灯亮化", "1200盏", "县城管局", "年底"])),
        ],
        [
            item(both, target(860, "户"), list_=["省列", "县列"], lead="县住建局", due="2016-10-31"),
            item("村卫生室", target(46, "个"), list_="省列", lead="县卫计局", due="2016-11-30"),
            item("路灯亮化", target(1200, "盏"), list_="县列", lead="县城管局", due=_DEC),
        ],
        may_ask=[{"sheet": "县列", "cell": "B3", "row": both}],
        about="the list is said by the sheets' names only; one 件 on both",
    )


BOOKS = [names_as_written, two_group_levels, blank_aspects, no_year, numbers_no_amounts, two_leads, money_texts, ragged, started_and_due,
         two_sheets_one_name]
