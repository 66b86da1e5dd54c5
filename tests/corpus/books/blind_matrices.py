"""Second set, one column in many wordings: amounts, cooperating units, per cents, money. A list of cells, not of layouts."""

from __future__ import annotations

from typing import TypeAlias

from tests.corpus.answers import item, report, target, value
from tests.corpus.sheets import LEFT, Book, Doubt, Sheet, ask, fmt, may, wide
from tests.corpus.sheets import Cell as SheetCell

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

Amounts: TypeAlias = list[dict[str, object]]
_NAMES = tuple(f"{head}{tail}" for head in ("河东", "河西", "城南", "城北") for tail in ("片区", "新村", "园区", "社区", "街道", "灌区", "林场", "码头"))


def targets() -> Book:
    cells: list[tuple[str, Amounts]] = [
        ("新建公厕26座、改建12座", [target(26, "座"), target(12, "座")]),
        ("建成标准化卫生室46个；配备设备46套", [target(46, "个"), target(46, "套")]),
        ("完成投资3200万元，新建厂房1.2万平方米", [target(3200, "万元"), target(1.2, "万平方米")]),
        ("改造面积25.6万㎡、惠及居民3200户", [target(25.6, "万平方米"), target(3200, "户")]),
        ("培训农民1.2万人次", [target(1.2, "万人次")]),
        ("新增床位500张", [target(500, "张")]),
        ("建设“口袋公园”5个", [target(5, "个")]),
        ("硬化道路12.5千米", [target(12.5, "公里")]),
        ("植树100万株", [target(100, "万株")]),
        ("装机30兆瓦", [target(30, "兆瓦")]),
        ("3个以上", [target(3, "个")]),
        ("至少20处", [target(20, "处")]),
        ("2,000吨", [target(2000, "吨")]),
        ("12 所", [target(12, "所")]),
        ("若干", []),
        ("按上级下达任务执行", []),
        ("待省上下达", []),
        ("全部完成", []),
        ("不少于1.5万亩，其余按规划执行", [target(1.5, "万亩")]),
        ("公路36公里\n桥梁2座\n涵洞18道", [target(36, "公里"), target(2, "座"), target(18, "道")]),
    ]
    names = _NAMES[: len(cells)]
    vague = {"若干", "待省上下达", "按上级下达任务执行", "全部完成", "不少于1.5万亩，其余按规划执行", "3个以上"}
    rows = [
        wide("云溪县2016年县列为民兴办实事目标任务表", 3),
        ["序号", "实事名称", "年度目标任务"],
        *([n, name, may(cell, name, "targets") if cell in vague else cell] for n, (name, (cell, _)) in enumerate(zip(names, cells, strict=True), 1)),
    ]
    return Book(
        "blind-list-matrix-targets.xlsx", "libreoffice", "list",
        [Sheet("县列", rows, landscape=False)],
        [item(name, *amounts, list_="县列") for name, (_, amounts) in zip(names, cells, strict=True)],
        about="twenty wordings of a year's target",
    )


def units() -> Book:
    cells = [
        ("各乡镇（街道）", "各乡镇（街道）"), ("县发改局 ，县财政局", "县发改局、县财政局"), ("县委宣传部、县文明办", "县委宣传部、县文明办"),
        ("/", ""), ("无", ""), ("国网云溪县供电公司", "国网云溪县供电公司"), ("县财政局、\n县审计局", "县财政局、县审计局"),
        ("县财政局;县审计局；县发改局", "县财政局、县审计局、县发改局"), ("县财政局　县审计局", "县财政局、县审计局"), ("—", ""),
        ("县直相关部门", "县直相关部门"), ("县财政局、县审计局。", "县财政局、县审计局"), ("县财政局\n\n县审计局", "县财政局、县审计局"), ("县财政局,县审计局,", "县财政局、县审计局"),
    ]
    names = _NAMES[: len(cells)]
    rows = [
        wide("云溪县2016年县列为民兴办实事责任表", 4),
        ["序号", "实事名称", "牵头单位", "协办单位"],
        *([n, name, "县水务局", cell] for n, (name, (cell, _)) in enumerate(zip(names, cells, strict=True), 1)),
    ]
    return Book(
        "blind-list-matrix-units.ods", "odfpy", "list",
        [Sheet("县列", rows, landscape=False)],
        [item(name, list_="县列", lead="县水务局", supports=said) for name, (_, said) in zip(names, cells, strict=True)],
        also_right=[{"row": names[11], "field": "supports", "value": ["县财政局", "县审计局。"]}],
        about="fourteen ways of writing the cooperating units",
    )


def rates() -> Book:
    cells: list[tuple[object, float | None]] = [
        ("87.6％", 87.6), ("87.6 %", 87.6), ("0%", 0), ("12.50%", 12.5), ("—", None), ("/", None), (fmt(0.876, "0.0%"), 87.6), (fmt(1, "0%"), 100),
        (fmt(0.3333, "0.00%"), 33.33), ("１００％", 100), ("无", None), (fmt(0, "0%"), 0), (None, None), (fmt(0.005, "0.0%"), 0.5),
    ]
    loose: list[tuple[str, float]] = [("已完成80%", 80), ("超过90%", 90), ("90%以上", 90)]
    names = _NAMES[: len(cells) + len(loose) + 1]
    rows = [
        wide("云溪县2016年10月县列为民兴办实事进度表", 4),
        ["序号", "实事名称", "完成比例", "进展情况"],
        *([n, names[n - 1], cell, "施工中"] for n, (cell, _) in enumerate(cells, 1)),
        *([n, names[n - 1], may(cell, names[n - 1], "percent"), "施工中"] for n, (cell, _) in enumerate(loose, len(cells) + 1)),
        [len(names), names[-1], ask("70%左右", names[-1], "percent"), "施工中"],
    ]
    said = [share for _, share in cells] + [share for _, share in loose]
    return Book(
        "blind-report-matrix-rates.xlsx", "openpyxl", "report",
        [Sheet("10月", rows, landscape=False)],
        [*(report(name, percent=share, narrative="施工中") for name, share in zip(names, said, strict=False)), report(names[-1], narrative="施工中")],
        also_right=[{"row": name, "field": "percent", "value": None} for name in names[len(cells) : -1]],
        period="2016-10",
        about="wordings of a rate; words around it may be asked about, about must",
    )


def invested() -> Book:
    cells: list[tuple[object, float | None, bool]] = [
        ("1,260.50", 1260.5, False), ("0.126亿元", 1260, False), ("12600000元", 1260, False), ("１２６０", 1260, False), (fmt(1260, "#,##0.00"), 1260, False),
        ("1260万元", 1260, False), ("-", None, False), (0, 0, False), ("\xa01260\xa0", 1260, False), ("1260万", 1260, True), ("已完成1260万元", 1260, True),
        ("￥1260", 1260, True), ("1260万元（含县级配套60万元）", 1260, True), ("无", None, False), ("尚未开工", None, True), ("1.26E3", 1260, True),
    ]
    names = _NAMES[: len(cells)]
    rows = [
        wide("云溪县2016年10月市列为民兴办实事投资表", 4),
        [None, None, "单位：万元", LEFT],
        ["序号", "实事名称", "累计完成投资", "进展情况"],
        *([n, name, SheetCell(cell, may=Doubt(name, "invested_wan")) if doubt else cell, "施工中"]
          for n, (name, (cell, _, doubt)) in enumerate(zip(names, cells, strict=True), 1)),
    ]
    return Book(
        "blind-report-matrix-money.xls", "xlwt", "report",
        [Sheet("投资", rows, titles=2, landscape=False)],
        [report(name, wan=wan, narrative="施工中") for name, (_, wan, _) in zip(names, cells, strict=True)],
        also_right=[{"row": name, "field": "invested_wan", "value": None} for name, (_, _, doubt) in zip(names, cells, strict=True) if doubt],
        period="2016-10",
        about="sixteen wordings of the money invested",
    )


def progress() -> Book:
    rows_in: list[tuple[str, object, object, dict[str, object], bool]] = [
        ("160公里", "16.5公里", "88公里", value("公里", 160, 88, 16.5), False),
        ("2,300人", "210", "1,610", value("人", 2300, 1610, 210), False),
        ("不少于600张", "—", "480张", value("张", 600, 480), False),
        ("46个", "无", "46个", value("个", 46, 46), False),
        ("3.2万㎡", "0", "28000平方米", value("平方米", 32000, 28000, 0), True),
        ("18公里", "500米", "12.6公里", value("公里", 18, 12.6, 0.5), True),
        ("24所", "/", "基本完成", value("所", 24), True),
        ("52座", "全部完成", "52座", value("座", 52, 52), True),
        ("1260户", "140户", "1040户（其中贫困户620户）", value("户", 1260, 1040, 140), True),
        ("96.4㎞", "8.2㎞", "61.4㎞", value("公里", 96.4, 61.4, 8.2), False),
        ("１２０场", "８场", "９６场", value("场", 120, 96, 8), False),
        ("30万株", "2万株", "26.5万株", value("万株", 30, 26.5, 2), False),
    ]
    names = _NAMES[: len(rows_in)]
    rows = [
        wide("云溪县2016年10月县列为民兴办实事完成情况表", 5),
        ["序号", "实事名称", "目标任务", "本月完成", "累计完成"],
        *([n, name, *cells] for n, (name, (*cells, _, _)) in enumerate(zip(names, rows_in, strict=True), 1)),
    ]
    doubtful = [(n, name) for n, (name, (*_, doubt)) in enumerate(zip(names, rows_in, strict=True), 3) if doubt]
    return Book(
        "blind-report-matrix-progress.ods", "libreoffice", "report",
        [Sheet("10月", rows, landscape=False)],
        [report(name, said) for name, (*_, said, _) in zip(names, rows_in, strict=True)],
        may_ask=[{"sheet": "10月", "cell": f"{column}{n}", "row": name, "field": "values"} for n, name in doubtful for column in "CDE"],
        period="2016-10",
        about="target, month and cumulative with their units inside the cells, of one measure in several sizes",
    )


BOOKS = [targets, units, rates, invested, progress]
