"""Second set, monthly reports with sub-rows, several amounts in a cell, formulas, hidden things and contradictions."""

from __future__ import annotations

from tests.corpus.answers import report, value
from tests.corpus.sheets import LEFT, UP, Book, Cell, Sheet, ask, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_OCT = "2016-10"


def sub_rows() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事进展情况表", 8),
        ["序号", "实事名称", "主要内容", "目标值", "计量单位", "本月完成", "累计完成", "进展情况"],
        [1, "农村学校建设", "新建教学楼", 4, "栋", 0, 3, "3栋封顶。"],
        [UP, UP, "改造运动场", 12000, "平方米", 1500, 9600, UP],
        [2, "农田水利", "渠道衬砌", 68, "公里", 8.2, 61.4, "正在衬砌。"],
        [UP, UP, "维修泵站", 9, "座", "-", 9, UP],
        [3, "村级光伏", "装机容量", 3600, "千瓦", 400, 3200, "组件安装。"],
    ]
    return Book(
        "blind-report-sub-rows.xls", "libreoffice", "report",
        [Sheet("10月", rows)],
        [
            report("农村学校建设", value("栋", 4, 3, 0, "新建教学楼"), value("平方米", 12000, 9600, 1500, "改造运动场"), narrative="3栋封顶。"),
            report("农田水利", value("公里", 68, 61.4, 8.2, "渠道衬砌"), value("座", 9, 9, None, "维修泵站"), narrative="正在衬砌。"),
            report("村级光伏", value("千瓦", 3600, 3200, 400, "装机容量"), narrative="组件安装。"),
        ],
        period=_OCT,
        about="sub-rows are further targets of a name, the text merged over them",
    )


def in_one_cell() -> Book:
    name = "养老设施"
    rows = [
        wide("云溪县2016年10月市列为民兴办实事进展情况表", 5),
        ["序号", "实事名称", "年度目标", "累计完成", "进展情况"],
        [1, name, "日间照料中心4所，床位300张", may("3所，260张", name, "values"), "设备安装"],
        [2, "农村公厕", "52座", "49座", "收尾"],
        [3, "河道整治", "18.6公里", "15公里", "护岸施工"],
    ]
    return Book(
        "blind-report-in-one-cell.xlsx", "libreoffice", "report",
        [Sheet("10月", rows)],
        [
            report(name, value("所", 4, 3, None, "日间照料中心"), value("张", 300, 260, None, "床位"), narrative="设备安装"),
            report("农村公厕", value("座", 52, 49), narrative="收尾"),
            report("河道整治", value("公里", 18.6, 15), narrative="护岸施工"),
        ],
        period=_OCT,
        about="two targets in a cell and two amounts beside them, told apart by their units",
    )


def cell_forms() -> Book:
    done, base = "电子政务网", "老城区供水"
    rows = [
        wide("云溪县2016年10月县列为民兴办实事月报表", 8),
        ["序号", "实事名称", "单位", "任务数", "本月完成", "累计完成", "完成率", "进展情况"],
        [1, "村村通客车", "个", "１２０", " 8 ", "\xa0108", "90%", "无"],
        [2, "产业路", "公里", "1,234.5", "0", "987.6", "８０％", "路面施工"],
        [3, "残疾人托养", "人", 300, "—", 240, 0.8, "正在服务"],
        [4, done, "个", 46, "/", may("全部完成", done, "values"), "100%", "已联网"],
        [5, base, "户", 860, "无", may("基本完成", base, "values"), "-", "扫尾"],
        [6, "农贸市场", "处", 3, 0, 0, 0, "/"],
    ]
    return Book(
        "blind-report-cell-forms.xlsx", "openpyxl", "report",
        [Sheet("10月", rows)],
        [
            report("村村通客车", value("个", 120, 108, 8), percent=90),
            report("产业路", value("公里", 1234.5, 987.6, 0), percent=80, narrative="路面施工"),
            report("残疾人托养", value("人", 300, 240), percent=80, narrative="正在服务"),
            report(done, value("个", 46), percent=100, narrative="已联网"),
            report(base, value("户", 860), narrative="扫尾"),
            report("农贸市场", value("处", 3, 0, 0), percent=0),
        ],
        may_ask=[{"sheet": "10月", "cell": "G5", "row": "残疾人托养", "field": "percent"},
                 {"sheet": "10月", "cell": "E7", "row": base, "field": "values"}],
        also_right=[{"row": done, "field": "values", "value": [value("个", 46, 46)]}],
        period=_OCT,
        about="text numbers, full width, no-break spaces, blanks of every kind, 0.8 in general format, words for numbers",
    )


def contradictions() -> Book:
    names = ("村史馆", "公交专线", "灌溉水池", "蔬菜大棚", "义诊服务", "家庭医生签约", "快递网点", "污水管网")
    rows = [
        wide("云溪县2016年10月县列为民兴办实事月报表", 8),
        ["序号", "实事名称", "计量单位", "计划任务", "本月完成", "累计完成", "任务完成率", "进展情况"],
        [1, names[0], "个", 40, 2, 30, ask(0.5, names[0], "percent", "values", form="0%"), "布展"],
        [2, names[1], "条", 20, ask(12, names[1], "values"), 9, fmt(0.45, "0%"), "试运行"],
        [3, names[2], "座", 60, 3, ask(-3, names[2], "values"), "/", "浇筑"],
        [4, names[3], "座", 500, 40, ask("400余", names[3], "values"), "/", "扣棚"],
        [5, names[4], "场", 50, 5, ask("30-40", names[4], "values"), "/", "继续开展"],
        [6, names[5], "户", 8000, 600, 6400, may("已完成80%", names[5], "percent"), "签约中"],
        [7, names[6], "个", 80, 4, 48, ask("约60%", names[6], "percent"), "挂牌"],
        [8, names[7], "公里", 24, 1.5, ask("#N/A", names[7], "values"), "/", "回填"],
    ]
    return Book(
        "blind-report-contradictions.xlsx", "openpyxl", "report",
        [Sheet("10月", rows)],
        [
            report(names[0], value("个", 40, 30, 2), percent=50, narrative="布展"),
            report(names[1], value("条", 20, 9, 12), percent=45, narrative="试运行"),
            report(names[2], value("座", 60, None, 3), narrative="浇筑"),
            report(names[3], value("座", 500, None, 40), narrative="扣棚"),
            report(names[4], value("场", 50, None, 5), narrative="继续开展"),
            report(names[5], value("户", 8000, 6400, 600), percent=80, narrative="签约中"),
            report(names[6], value("个", 80, 48, 4), narrative="挂牌"),
            report(names[7], value("公里", 24, None, 1.5), narrative="回填"),
        ],
        also_right=[{"row": names[5], "field": "percent", "value": None}],
        may_ask=[{"sheet": "10月", "cell": "F3", "row": names[0], "field": "values"},
                 {"sheet": "10月", "cell": "F4", "row": names[1], "field": "values"},
                 {"sheet": "10月", "cell": "E5", "row": names[2], "field": "values"}],
        period=_OCT,
        about="rate against amounts, month above the year, a negative, about, ranges, an error value",
    )


def formulas() -> Book:
    bad = "供热管网"
    rows = [
        wide("云溪县2016年10月省列为民兴办实事月报表", 8),
        ["序号", "实事名称", "单位", "任务数", "本月完成", "累计完成", "完成率", "完成投资（万元）"],
        [1, "高标准农田", "亩", 18500, 1200, "=14000+E3", fmt("=F3/D3", "0.0%"), "=F3*0.15"],
        [2, "屋顶光伏", "户", 1260, 140, "=900+E4", fmt("=F4/D4", "0.0%"), 1872],
        [3, bad, "公里", 0, 0, 6, ask("=F5/D5", bad, "percent", "values", form="0.0%"), 640],
        ["合计", LEFT, None, None, None, None, None, "=SUM(H3:H5)"],
    ]
    return Book(
        "blind-report-formulas.xls", "libreoffice", "report",
        [Sheet("10月", rows)],
        [
            report("高标准农田", value("亩", 18500, 15200, 1200), percent=82.16, wan=2280),
            report("屋顶光伏", value("户", 1260, 1040, 140), percent=82.54, wan=1872),
            report(bad, value("公里", 0, 6, 0), wan=640),
        ],
        may_ask=[{"sheet": "10月", "cell": cell, "row": bad, "field": "values"} for cell in ("D5", "F5")],
        period=_OCT,
        about="formulas with their cached values in .xls, a division by zero",
    )


def hidden() -> Book:
    rows = [
        wide("云溪县2016年10月县列为民兴办实事进展情况表", 7),
        ["序号", "实事名称", "单位", "任务数", "累计完成", "形象进度", "进展情况"],
        [1, "村级广场", "个", 38, Cell(32, comment="据乡镇上报，尚未复核"), fmt(0.86, "0%"), "铺装"],
        [2, "文化书屋", "个", 20, 20, fmt(1, "0%"), "建成"],
        [3, "健身器材", "套", 90, 72, fmt(0.8, "0%"), "安装"],
    ]
    last = [wide("云溪县2016年9月县列为民兴办实事进展情况表", 5), ["序号", "实事名称", "单位", "任务数", "累计完成"], [1, "村级广场", "个", 38, 27]]
    contacts = [wide("云溪县实事联系人", 4), ["序号", "单位", "联系人", "联系电话"], [1, "县文广局", "田甜", "6220011"], [2, "县体育局", "白雪", "6220012"]]
    return Book(
        "blind-report-hidden.xlsx", "openpyxl", "report",
        [Sheet("10月", rows, hidden_rows=frozenset({4})), Sheet("9月", last, hidden=True), Sheet("联系人", contacts)],
        [
            report("村级广场", value("个", 38, 32), percent=86, narrative="铺装"),
            report("文化书屋", value("个", 20, 20), percent=100, narrative="建成"),
            report("健身器材", value("套", 90, 72), percent=80, narrative="安装"),
        ],
        asks=[{"sheet": "10月", "row_no": 4, "row": "文化书屋"}],
        # 86 % built beside 32 of 38 handed over is another measure, and a careful person may still wonder
        may_ask=[{"sheet": "10月", "cell": "F3", "row": "村级广场", "field": "percent"}],
        optional_rows=["文化书屋"],
        period=_OCT,
        about="a hidden row, last month's sheet hidden, contacts on a sheet of their own, a comment",
    )


def own_month() -> Book:
    rows = [
        wide("云溪县2016年10月份为民兴办实事完成情况表", 8),
        ["序号", "实事名称", "计量单位", "目标数", "1-10月完成", "10月完成", "完成目标百分比", "完成情况"],
        [1, "农机购置补贴", "台", 650, 598, 42, "92%", "公示第三批"],
        [2, "动物防疫", "万头", 12.5, 11, 1.2, "88%", "秋防开始"],
        [3, "测土配方", "万亩", 30, 30, 0, "100%", "全部完成"],
        wide("备注：数据截至2016年10月31日。", 8),
    ]
    return Book(
        "blind-report-own-month.et", "xlwt", "report",
        [Sheet("Sheet1", rows)],
        [
            report("农机购置补贴", value("台", 650, 598, 42), percent=92, narrative="公示第三批"),
            report("动物防疫", value("万头", 12.5, 11, 1.2), percent=88, narrative="秋防开始"),
            report("测土配方", value("万亩", 30, 30, 0), percent=100, narrative="全部完成"),
        ],
        period=_OCT,
        about="the month and the year to date are named by their months",
    )


def quoted() -> Book:
    rows = [
        ["云溪县2016年10月市列为民兴办实事进展情况表", *[None] * 6],
        ["序号", "件名", "年度目标任务", "本期完成", "截至目前完成", "当前进度", "推进情况"],
        ["1", "小型水库加固", "6座", "1座", "5座", "83.3%", "第一，5座已加固，\n第二，剩余1座正在灌浆。"],
        ["2", "农村饮水", "2.6万人", "1200人", "2.1万人", "81%", "管网试压，“通水”2.1万人。"],
        ["3", "水质监测站", "3处", "-", "1处", "35%", "无"],
    ]
    return Book(
        "blind-report-quoted.csv", "csv:gb18030", "report",
        [Sheet("", rows)],
        [
            report("小型水库加固", value("座", 6, 5, 1), percent=83.3, narrative="第一，5座已加固，第二，剩余1座正在灌浆。"),
            report("农村饮水", value("万人", 2.6, 2.1, 0.12), percent=81, narrative="管网试压，“通水”2.1万人。"),
            report("水质监测站", value("处", 3, 1), percent=35),
        ],
        period=_OCT,
        about="line breaks and commas inside quoted cells, 人 beside 万人; GB18030",
    )


def twins_and_sums() -> Book:
    name = "公共停车场"
    rows = [
        wide("云溪县2016年10月县列为民兴办实事投资进度表", 6),
        ["单位：万元", *[LEFT] * 5],
        ["序号", "实事名称", "计划投资", "累计完成投资", "形象进度", "进展情况"],
        [1, name, 600, 420, fmt(0.7, "0.0%"), "地面硬化"],
        [2, "立体车库", 1500, 900, fmt(0.6, "0.0%"), "设备安装"],
        [3, name, 380, 95, fmt(0.25, "0.0%"), "土方开挖"],
        ["总计", LEFT, 2480, ask(1515), None, None],
    ]
    return Book(
        "blind-report-twins-and-sums.xlsx", "openpyxl", "report",
        [Sheet("县列", rows, titles=2)],
        [
            report(name, percent=70, wan=420, narrative="地面硬化"),
            report("立体车库", percent=60, wan=900, narrative="设备安装"),
            report(name, percent=25, wan=95, narrative="土方开挖"),
        ],
        asks=[{"sheet": "县列", "cell": "B6", "also": ["B4"], "row": name}],
        may_ask=[{"sheet": "县列", "cell": "D5", "row": "立体车库", "field": "invested_wan"}],
        optional_rows=[name],
        period=_OCT,
        about="one name twice on a list; the invested sum is 1415 by addition",
    )


BOOKS = [sub_rows, in_one_cell, cell_forms, contradictions, formulas, hidden, own_month, quoted, twins_and_sums]
