"""Lists whose difficulty is in the cells: ways of writing numbers, money, dates and units, and what must be asked."""

from __future__ import annotations

from datetime import date

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Cell, Sheet, ask, fmt, may, wide


def number_forms() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事投资及任务表", 6),
        [*[None] * 4, "单位：元", LEFT],
        ["序号", "实事名称", "目标任务", "总投资", "牵头部门", "完成时限"],
        ["１", "农村危旧房改造", "１３２０户", fmt(25000000, "#,##0"), "县住建局", "2016年10月底"],
        ["２", "城镇新增就业", "2,300人", "4,600,000", "县人社局", "2016年12月底"],
        ["３", "高标准基本农田", "10万亩", "1.2亿元", "县国土局", "2016年12月底"],
        ["４", "路网及村内道路", "160公里", "8600万元", "县交通局", "2016年11月底"],
        ["５", "光伏扶贫", "2100户", "５２５０００００", "县扶贫办", "2016年12月底"],
        ["６", "村级文化广场", " 38 个 ", fmt(1140000, "#,##0.00"), "县文广局", "2016年9月底"],
        ["合计", LEFT, None, fmt(289240000, "#,##0"), None, None],
    ]
    dec = "2016-12-31"
    return Book(
        "list-number-forms.xlsx", "openpyxl", "list",
        [Sheet("县列", rows, titles=2)],
        [
            item("农村危旧房改造", target(1320, "户"), list_="县列", lead="县住建局", due="2016-10-31", wan=2500),
            item("城镇新增就业", target(2300, "人"), list_="县列", lead="县人社局", due=dec, wan=460),
            item("高标准基本农田", target(10, "万亩"), list_="县列", lead="县国土局", due=dec, wan=12000),
            item("路网及村内道路", target(160, "公里"), list_="县列", lead="县交通局", due="2016-11-30", wan=8600),
            item("光伏扶贫", target(2100, "户"), list_="县列", lead="县扶贫办", due=dec, wan=5250),
            item("村级文化广场", target(38, "个"), list_="县列", lead="县文广局", due="2016-09-30", wan=114),
        ],
        about="unit line 元, the cell's own unit beats it; text numbers, full-width digits, separators; the sum is right",
    )  # fmt: skip


def date_forms() -> Book:
    def row(n: int, name: str, due: object) -> list[object]:
        return [n, name, "县住建局", due]

    rows = [
        wide("青禾县2016年县列为民兴办实事完成时限表", 4),
        ["序号", "实事名称", "牵头单位", "完成时限"],
        row(1, "甲小区改造", fmt(date(2016, 10, 31), "yyyy-mm-dd")),
        row(2, "乙小区改造", "10月底"),
        row(3, "丙小区改造", "10月底前"),
        row(4, "丁小区改造", "年底"),
        row(5, "戊小区改造", "三季度末"),
        row(6, "己小区改造", "2016.10"),
        row(7, "庚小区改造", "2016年10月31日"),
        row(8, "辛小区改造", "全年"),
        row(9, "壬小区改造", "上半年"),
        row(10, "癸小区改造", "2016年9月"),
        row(11, "城西公园管护", "长期"),
        row(12, "城东公园建设", "待定"),
        row(13, "污水处理厂扩建", "2016/11/30"),
        row(14, "垃圾中转站", fmt(date(2016, 8, 20), 'm"月"d"日"')),
        row(15, "农贸市场改造", may(date(2016, 10, 1), "农贸市场改造", "due", form='yyyy"年"m"月"')),
        row(16, "公共停车场", "2016.11.15"),
        row(17, "路灯亮化", "11月30日前"),
    ]
    dues = ["2016-10-31", "2016-10-31", "2016-10-31", "2016-12-31", "2016-09-30", "2016-10", "2016-10-31", None, "2016-06-30",
            "2016-09", None, None, "2016-11-30", "2016-08-20", "2016-10", "2016-11-15", "2016-11-30"]  # fmt: skip
    names = [str(line[1]) for line in rows[2:]]
    return Book(
        "list-date-forms.xlsx", "openpyxl", "list",
        [Sheet("县列", rows, landscape=False)],
        [item(name, list_="县列", lead="县住建局", due=due) for name, due in zip(names, dues, strict=True)],
        may_ask=[{"sheet": "县列", "cell": cell, "row": name, "field": "due"} for cell, name in
                 (("D14", "城东公园建设"), ("D13", "城西公园管护"), ("D10", "辛小区改造"))],
        about="dates as dates and as text; a date cell that shows a month only is a month",
    )  # fmt: skip


def duty_unclear() -> Book:
    names = ("老旧小区改造", "城区停车场建设", "农贸市场改造", "背街小巷整治")
    rows = [
        wide("青禾县2016年县列为民兴办实事责任分解表", 5),
        ["序号", "实事名称", "目标任务", "责任单位", "完成时限"],
        [1, names[0], "12个", ask("县住建局、城关镇", names[0], "lead", "supports"), "2016年10月底"],
        [2, names[1], "3处", "县住建局", "2016年11月底"],
        [3, names[2], "2处", ask("县商务局\n县市场监管局\n城关镇", names[2], "lead", "supports"), "2016年12月底"],
        [4, names[3], "18条", "县城管局", "2016年12月底"],
    ]
    end = "2016-12-31"
    return Book(
        "list-duty-unclear.ods", "libreoffice", "list",
        [Sheet("县列", rows)],
        [
            item(names[0], target(12, "个"), list_="县列", due="2016-10-31"),
            item(names[1], target(3, "处"), list_="县列", lead="县住建局", due="2016-11-30"),
            item(names[2], target(2, "处"), list_="县列", due=end),
            item(names[3], target(18, "条"), list_="县列", lead="县城管局", due=end),
        ],
        known_units=["县住建局", "城关镇", "县商务局", "县市场监管局", "县城管局"],
        about="責任单位 alone: one unit leads, of several nobody can say".replace("責", "责"),
    )  # fmt: skip


def first_leads() -> Book:
    rows = [
        wide("青禾县2016年县列为民兴办实事责任分解表", 5),
        ["序号", "实事名称", "目标任务", "责任单位", "完成时限"],
        [1, "老旧小区改造", "12个", "县住建局、城关镇", "2016年10月底"],
        [2, "城区停车场建设", "3处", "县住建局", "2016年11月底"],
        [3, "农贸市场改造", "2处", "县商务局、县市场监管局、城关镇", "2016年12月底"],
        wide("注：责任单位栏中排在第一位的为牵头单位，其余为协办单位。", 5),
    ]
    return Book(
        "list-first-leads.et", "xlwt", "list",
        [Sheet("Sheet1", rows)],
        [
            item("老旧小区改造", target(12, "个"), list_="县列", lead="县住建局", supports="城关镇", due="2016-10-31"),
            item("城区停车场建设", target(3, "处"), list_="县列", lead="县住建局", due="2016-11-30"),
            item("农贸市场改造", target(2, "处"), list_="县列", lead="县商务局", supports="县市场监管局、城关镇", due="2016-12-31"),
        ],
        about="the note says that the first of several leads; an .xls with the ending of WPS",
    )  # fmt: skip


def approximate() -> Book:
    def row(n: int, name: str, quantity: object, money: object = 100) -> list[object]:
        return [n, name, quantity, money, "县农业局", "2016年12月底"]

    names = ("设施蔬菜", "人饮管网", "养殖小区", "土地整治", "农机补贴", "农民培训", "沼气建设", "冷库建设")
    rows = [
        wide("青禾县2016年县列为民兴办实事任务表", 6),
        ["序号", "实事名称", "目标任务", "总投资（万元）", "牵头部门", "完成时限"],
        row(1, names[0], ask("约3000亩", names[0], "targets")),
        row(2, names[1], ask("120余公里", names[1], "targets")),
        row(3, names[2], ask("20个左右", names[2], "targets")),
        row(4, names[3], ask("5000-6000亩", names[3], "targets")),
        row(5, names[4], "不低于400台"),
        row(6, names[5], may("1500人次以上", names[5], "targets")),
        row(7, names[6], "200座", ask("约300", names[6], "investment_wan")),
        row(8, names[7], "15座", ask("800～1000", names[7], "investment_wan")),
    ]

    def made(name: str, *targets: dict[str, object], wan: int | None = 100) -> dict[str, object]:
        return item(name, *targets, list_="县列", lead="县农业局", due="2016-12-31", wan=wan)

    return Book(
        "list-approximate.xlsx", "openpyxl", "list",
        [Sheet("县列", rows)],
        [
            *(made(name) for name in names[:4]),
            made(names[4], target(400, "台")),
            made(names[5], target(1500, "人次")),
            made(names[6], target(200, "座"), wan=None),
            made(names[7], target(15, "座"), wan=None),
        ],
        about="约, 余, 左右 and ranges are asked about; a minimum is its number",
    )  # fmt: skip


def hidden_and_broken() -> Book:
    names = ("垃圾填埋场", "城区公厕", "天然气入户", "公交站亭", "街道绿化")
    rows = [
        wide("青禾县2016年县列为民兴办实事分解表", 6),
        ["序号", "实事名称", "目标任务", "总投资（万元）", "牵头部门", "完成时限"],
        [1, names[0], "1座", 2600, "县城管局", "2016年12月底"],
        [2, names[1], Cell("12座", comment="原计划15座，请示后调整"), 180, "县城管局", "2016年9月底"],
        [3, names[2], "3000户", ask("#REF!", names[2], "investment_wan"), "县住建局", "2016年11月底"],
        [4, names[3], "40个", 60, "县交通局", "2016年8月底"],
        [5, names[4], ask("#N/A", names[4], "targets"), 90, "县林业局", "2016年10月底"],
    ]
    return Book(
        "list-hidden-and-broken.xlsx", "openpyxl", "list",
        [Sheet("县列", rows, hidden_rows=frozenset({6}))],
        [
            item(names[0], target(1, "座"), list_="县列", lead="县城管局", due="2016-12-31", wan=2600),
            item(names[1], target(12, "座"), list_="县列", lead="县城管局", due="2016-09-30", wan=180),
            item(names[2], target(3000, "户"), list_="县列", lead="县住建局", due="2016-11-30"),
            item(names[3], target(40, "个"), list_="县列", lead="县交通局", due="2016-08-31", wan=60),
            item(names[4], list_="县列", lead="县林业局", due="2016-10-31", wan=90),
        ],
        asks=[{"sheet": "县列", "row_no": 6, "row": names[3]}],
        optional_rows=[names[3]],
        about="a hidden row (said), a comment (not data), error values in two cells",
    )  # fmt: skip


def duplicates() -> Book:
    name = "农村安全饮水工程"
    rows = [
        wide("青禾县2016年县列为民兴办实事分解表", 5),
        ["序号", "实事名称", "目标任务", "牵头部门", "完成时限"],
        [1, name, "26处", "县水务局", "2016年10月底"],
        [2, "通村道路", "86公里", "县交通局", "2016年10月底"],
        [3, name, "12处", "县水务局", "2016年12月底"],
    ]
    return Book(
        "list-duplicates.xls",
        "xlwt",
        "list",
        [Sheet("县列", rows)],
        [
            item(name, target(26, "处"), list_="县列", lead="县水务局", due="2016-10-31"),
            item("通村道路", target(86, "公里"), list_="县列", lead="县交通局", due="2016-10-31"),
            item(name, target(12, "处"), list_="县列", lead="县水务局", due="2016-12-31"),
        ],
        asks=[{"sheet": "县列", "cell": "B5", "also": ["B3"], "row": name}],
        optional_rows=[name],
        about="two rows of one name on one list",
    )


def lead_and_duty() -> Book:
    rows = [
        wide("青禾县2016年市列为民兴办实事责任分解表", 7),
        ["序号", "类别", "实事名称", "责任领导", "责任单位及责任人", LEFT, "备注"],
        [UP, UP, UP, UP, "牵头单位", "责任人", UP],
        [1, "“双创”", "众创空间", "李明远", "县工信局", "韩雪", "示范县任务"],
        [2, UP, "电商服务站", "李明远", "县商务局", "郑浩", "/"],
        [3, "便民服务", "政务服务大厅", "张宏", "县政务中心", "许静", None],
    ]
    return Book(
        "list-lead-and-person.csv", "csv:utf-8-sig", "list",
        [Sheet("", [[None if cell in (LEFT, UP) else cell for cell in row] for row in rows], headers=2)],
        [
            item("众创空间", list_="市列", aspect="“双创”", lead="县工信局", leader="李明远"),
            item("电商服务站", list_="市列", aspect="“双创”", lead="县商务局", leader="李明远"),
            item("政务服务大厅", list_="市列", aspect="便民服务", lead="县政务中心", leader="张宏"),
        ],
        about="two header levels in a .csv with a byte order mark; 责任领导 beside 责任人",
    )  # fmt: skip


BOOKS = [number_forms, date_forms, duty_unclear, first_leads, approximate, hidden_and_broken, duplicates, lead_and_duty]
