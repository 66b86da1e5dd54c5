"""Second set, lists whose difficulty is in the cells: money, dates, targets, blanks, doubtful numbers, hidden things."""

from __future__ import annotations

from datetime import date

from tests.corpus.answers import item, target
from tests.corpus.sheets import LEFT, UP, Book, Cell, Sheet, ask, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off


def money_order() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事投资表", 6),
        [*[None] * 4, "单位：元", LEFT],
        ["序号", "实事名称", "年度计划投资（亿元）", "牵头部门", "完成时限", "备注"],
        [1, "县城北环路", 1.2, "县住建局", "2016年12月底", None],
        [2, "农村公路养护", 0.32, "县交通局", "2016年11月底", None],
        [3, "客运枢纽站", "860万元", "县交通局", "2016年10月底", "续建"],
        [4, "乡道安防", "4500000元", "县交通局", "2016年9月底", None],
        [5, "桥梁加固", "１．５", "县交通局", "2016年8月底", None],
        [6, "交通标线", "—", "县交通局", "2016年7月底", None],
    ]
    wan = {"县城北环路": 12000, "农村公路养护": 3200, "客运枢纽站": 860, "乡道安防": 450, "桥梁加固": 15000, "交通标线": None}
    return Book(
        "blind-list-money-order.ods", "odfpy", "list",
        [Sheet("县列", rows, titles=2)],
        [
            item(name, list_="县列", lead="县住建局" if n == 12 else "县交通局", due=f"2016-{n:02}-{31 if n in (12, 10, 8, 7) else 30}", wan=money)
            for n, (name, money) in zip(range(12, 6, -1), wan.items(), strict=True)
        ],
        about="the cell's unit beats the header's (亿元), the header's beats the line's (元); only a yearly investment",
    )


def unit_line_two() -> Book:
    rows = [
        ["云溪县2016年县列为民兴办实事规模表", None, None, None, None, None],
        [None, None, None, None, "单位：亩、万元", None],
        ["序号", "实事名称", "建设规模", "概算", "牵头单位", "完成时间"],
        [1, "设施葡萄", may("1200", "设施葡萄", "targets"), 960, "县农牧局", "2016年10月底"],
        [2, "中药材基地", "3500亩", 420, "县农牧局", "2016年11月底"],
        [3, "田间道路", "18公里", "1,234.5", "县农牧局", "2016年9月底"],
        [4, "滴灌设备", "2.4万亩", "1.05亿元", "县水务局", "2016年6月底"],
    ]
    return Book(
        "blind-list-unit-line-two.csv", "csv:utf-8", "list",
        [Sheet("", rows, titles=2)],
        [
            item("设施葡萄", target(1200, "亩"), list_="县列", lead="县农牧局", due="2016-10-31", wan=960),
            item("中药材基地", target(3500, "亩"), list_="县列", lead="县农牧局", due="2016-11-30", wan=420),
            item("田间道路", target(18, "公里"), list_="县列", lead="县农牧局", due="2016-09-30", wan=1234.5),
            item("滴灌设备", target(2.4, "万亩"), list_="县列", lead="县水务局", due="2016-06-30", wan=10500),
        ],
        also_right=[{"row": "设施葡萄", "field": "targets", "value": [target(1200, None)]}],
        about="a unit line of two units; one number without its own",
    )


def dates() -> Book:
    dues: list[tuple[object, str | None]] = [
        (fmt(date(2016, 10, 31), "yyyy/m/d"), "2016-10-31"), ("10月底前", "2016-10-31"), ("2016.10", "2016-10"),
        ("2016年10月", "2016-10"), ("三季度末", "2016-09-30"), ("上半年", "2016-06-30"), ("年底", "2016-12-31"),
        ("全年", None), ("长期", None), ("待定", None), ("2016年11月底前", "2016-11-30"), ("2016-08-15", "2016-08-15"),
        ("６月底", "2016-06-30"), ("2017年2月底", "2017-02-28"), ("2016 年 9 月 20 日", "2016-09-20"), ("—", None),
        ("一季度末", "2016-03-31"), ("2016年年底前", "2016-12-31"), ("2016.7.5", "2016-07-05"), ("12月31日", "2016-12-31"),
    ]
    names = [f"{one}区供水管网" for one in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    serial = "戌区供水管网"
    rows = [
        wide("云溪县2016年县列为民兴办实事时限表", 4),
        ["序号", "实事名称", "牵头单位", "完成期限"],
        *([n, name, "县水务局", due] for n, (name, (due, _)) in enumerate(zip(names, dues, strict=True), 1)),
        [21, serial, "县水务局", may(42674, serial, "due")],
    ]
    vague = [{"sheet": "时限", "cell": f"D{n + 3}", "row": names[n], "field": "due"} for n in (7, 8, 9)]
    return Book(
        "blind-list-dates.xls", "xlwt", "list",
        [Sheet("时限", rows, landscape=False)],
        [
            *(item(name, list_="县列", lead="县水务局", due=due) for name, (_, due) in zip(names, dues, strict=True)),
            item(serial, list_="县列", lead="县水务局", due="2016-10-31"),
        ],
        may_ask=vague,
        about="twenty ways of a date, and the day number that a lost format leaves (42674)",
    )


def targets() -> Book:
    cells: list[tuple[str, str, list[dict[str, object]]]] = [
        ("造林", "不少于2.5万亩", [target(2.5, "万亩")]),
        ("造林抚育", "8600亩", [target(8600, "亩")]),
        ("职工培训", "≥1500人次", [target(1500, "人次")]),
        ("送戏下乡", "120场以上", [target(120, "场")]),
        ("图书更新", "不低于3万册", [target(3, "万册")]),
        ("校舍改造", "新建2所、改建5所，维修11所", [target(2, "所"), target(5, "所"), target(11, "所")]),
        ("供水设施", "水厂1座；管网46.8km；入户3200户", [target(1, "座"), target(46.8, "公里"), target(3200, "户")]),
        ("村部建设", "新建村部9个\n广场12000㎡", [target(9, "个"), target(12000, "平方米")]),
        ("平安村建设", "完善村级治安防控体系", []),
        ("网络覆盖", "实现自然村光纤全覆盖", []),
        ("妇女体检", "1，860名", [target(1860, "人")]),
        ("学生营养餐", "２．３万人", [target(2.3, "万人")]),
        ("粮食补贴", "发放补贴1.6亿元", [target(1.6, "亿元")]),
    ]
    rows = [
        wide("云溪县2016年县列为民兴办实事目标任务表", 4),
        ["序号", "实事名称", "目标任务", "牵头部门"],
        *([n, name, cell, "县政府办"] for n, (name, cell, _) in enumerate(cells, 1)),
    ]
    return Book(
        "blind-list-targets.xlsx", "openpyxl", "list",
        [Sheet("县列", rows, widths=[6, 18, 36, 14])],
        [item(name, *amounts, list_="县列", lead="县政府办") for name, _, amounts in cells],
        may_ask=[{"sheet": "县列", "cell": "C13", "row": "妇女体检", "field": "targets"},
                 {"sheet": "县列", "cell": "C6", "row": "送戏下乡", "field": "targets"},
                 {"sheet": "县列", "cell": "C12", "row": "网络覆盖", "field": "targets"}],
        about="minimums, several amounts in a cell by every separator, 万亩 and 亩, texts without a number",
    )


def doubtful() -> Book:
    names = ("设施大棚", "蓄水池", "育苗基地", "粮库维修", "农机合作社", "水产养殖", "畜禽防疫", "良种推广", "冷链物流", "农田林网")
    cells: list[tuple[object, object]] = [
        (ask("约500座", names[0], "targets"), 300), (ask("30余座", names[1], "targets"), 90), (ask("200—300亩", names[2], "targets"), 60),
        ("6座", ask(-120, names[3], "investment_wan")), ("15个", ask("#N/A", names[4], "investment_wan")),
        ("800亩", ask("约200", names[5], "investment_wan")), ("12万头（只）", ask("300-400", names[6], "investment_wan")),
        (ask("近2万亩", names[7], "targets"), 80), ("3座", "—"), ("46公里", 0),
    ]
    rows = [
        wide("云溪县2016年县列为民兴办实事任务表", 5),
        ["序号", "实事名称", "目标任务", "总投资（万元）", "牵头部门"],
        *([n, name, goal, money, "县农牧局"] for n, (name, (goal, money)) in enumerate(zip(names, cells, strict=True), 1)),
    ]
    made = [([], 300), ([], 90), ([], 60), ([target(6, "座")], None), ([target(15, "个")], None), ([target(800, "亩")], None),
            ([target(12, "万头（只）")], None), ([], 80), ([target(3, "座")], None), ([target(46, "公里")], 0)]
    return Book(
        "blind-list-doubtful.xlsx", "openpyxl", "list",
        [Sheet("县列", rows)],
        [item(name, *amounts, list_="县列", lead="县农牧局", wan=wan) for name, (amounts, wan) in zip(names, made, strict=True)],
        may_ask=[{"sheet": "县列", "cell": "D12", "row": names[9], "field": "investment_wan"},
                 {"sheet": "县列", "cell": "C9", "row": names[6], "field": "targets"}],
        also_right=[{"row": names[6], "field": "targets", "value": [target(12, unit)]} for unit in ("万头", "万头(只)")],
        about="约, 余, 近, ranges, a negative and a broken amount are asked about; a dash is blank and 0 is 0",
    )


def typing() -> Book:
    rows = [
        ["云溪县２０１６年省列为民兴办实事清单", *[None] * 6],
        [" 序 号", "实事\xa0名称", "计划数", "计量单位", "投资额(万元)", "牵头部门 ", "完成时限"],
        ["１", "公共\u3000厕所", "２６", "座", "1,234.5", "县城管局\xa0", "2016年10月底"],
        ["２", "垃圾压缩站", " 3 ", "座", "\xa0960", "县城管局", "2016年11月底"],
        ["３", "环卫车辆", "14", "辆", "/", "县城管局", "无"],
        ["４", "果皮箱", "1,800", "个", "36.50", " 县城管局", "2016年6月底"],
        ["５", "渣土场", "0", "处", "无", "县城管局", "-"],
    ]
    return Book(
        "blind-list-typing.csv", "csv:gb18030", "list",
        [Sheet("", rows)],
        [
            item("公共厕所", target(26, "座"), list_="省列", lead="县城管局", due="2016-10-31", wan=1234.5),
            item("垃圾压缩站", target(3, "座"), list_="省列", lead="县城管局", due="2016-11-30", wan=960),
            item("环卫车辆", target(14, "辆"), list_="省列", lead="县城管局"),
            item("果皮箱", target(1800, "个"), list_="省列", lead="县城管局", due="2016-06-30", wan=36.5),
            item("渣土场", target(0, "处"), list_="省列", lead="县城管局"),
        ],
        also_right=[{"row": "渣土场", "field": "targets", "value": []}],
        may_ask=[{"sheet": None, "cell": "C7", "row": "渣土场", "field": "targets"}],
        about="numbers as text, full width, no-break spaces, separators, /, 无 and - as blanks",
    )


def hidden() -> Book:
    rows = [
        wide("云溪县2016年县列为民兴办实事分解表", 7),
        ["序号", "实事名称", "目标任务", "联系电话", "总投资（万元）", "牵头部门", "完成时限"],
        [1, "社区活动室", Cell("14个", comment="原18个，已核减4个"), "6220001", 280, "县民政局", "2016年9月底"],
        [2, "婚姻登记处", "1处", "6220001", 60, "县民政局", "2016年6月底"],
        [3, "公益性公墓", "2处", "6220001", 750, "县民政局", "2016年11月底"],
        wide("注：序号2已按县政府第9次常务会议调整。", 7),
    ]
    old = [wide("云溪县2015年县列为民兴办实事分解表", 3), ["序号", "实事名称", "目标任务"], [1, "老年食堂", "6个"], [2, "社区活动室", "9个"]]
    return Book(
        "blind-list-hidden.xlsx", "openpyxl", "list",
        [Sheet("2016", rows, hidden_rows=frozenset({4}), hidden_columns=frozenset({"D"})), Sheet("2015", old, hidden=True)],
        [
            item("社区活动室", target(14, "个"), list_="县列", lead="县民政局", due="2016-09-30", wan=280),
            item("婚姻登记处", target(1, "处"), list_="县列", lead="县民政局", due="2016-06-30", wan=60),
            item("公益性公墓", target(2, "处"), list_="县列", lead="县民政局", due="2016-11-30", wan=750),
        ],
        asks=[{"sheet": "2016", "row_no": 4, "row": "婚姻登记处"}],
        may_ask=[{"sheet": "2016", "cell": "D2"}],
        optional_rows=["婚姻登记处"],
        about="a hidden row (asked about), a hidden column of telephone numbers, last year's sheet hidden, a comment",
    )


def twins_and_sums() -> Book:
    name = "农村危房改造"
    rows = [
        wide("云溪县2016年市列为民兴办实事投资表", 6),
        ["序号", "类别", "实事名称", "目标任务", "总投资（万元）", "牵头部门"],
        [1, "住房", name, "320户", 640, "县住建局"],
        [2, UP, "公租房配租", "150套", 75, "县住建局"],
        [3, "扶贫", name, "85户", 170, "县住建局"],
        ["合计", LEFT, LEFT, None, ask(985), None],
    ]
    return Book(
        "blind-list-twins-and-sums.ods", "libreoffice", "list",
        [Sheet("市列", rows)],
        [
            item(name, target(320, "户"), list_="市列", aspect="住房", lead="县住建局", wan=640),
            item("公租房配租", target(150, "套"), list_="市列", aspect="住房", lead="县住建局", wan=75),
            item(name, target(85, "户"), list_="市列", aspect="扶贫", lead="县住建局", wan=170),
        ],
        asks=[{"sheet": "市列", "cell": "C5", "also": ["C3"], "row": name}],
        may_ask=[{"sheet": "市列", "cell": "E4", "row": "公租房配租", "field": "investment_wan"}],
        optional_rows=[name],
        about="one name twice on a list; the sum is 885 by addition",
    )


BOOKS = [money_order, unit_line_two, dates, targets, doubtful, typing, hidden, twins_and_sums]
