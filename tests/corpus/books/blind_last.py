"""Second set, last part: the same difficulties in other dress, lists and reports."""

from __future__ import annotations

from tests.corpus.answers import item, report, target, value
from tests.corpus.sheets import LEFT, UP, Book, Sheet, fmt, may, wide

# A row of a table stays on its line here, as it does on the sheet.
# fmt: off

_DEC = "2016-12-31"


def numbered_groups() -> Book:
    rows = [
        wide("云溪县2016年市列为民兴办实事投资计划表", 6),
        ["序号", "实事名称", "建设规模", "总投资（万元）", "牵头单位", "完成时限"],
        [None, "合  计", None, 4680, None, None],
        ["一", "城乡教育（2件）", None, 2600, None, None],
        [1, "寄宿制学校", "12所", 2200, "县教体局", "8月底"],
        [2, "校园监控", "46处", 400, "县教体局", "6月底"],
        ["二", "基础设施（1件）", None, 2080, None, None],
        [3, "通组道路", "52㎞", 2080, "县交通局", "10月底"],
    ]
    edu, base = "城乡教育", "基础设施"
    return Book(
        "blind-list-numbered-groups.xls", "xlwt", "list",
        [Sheet("Sheet1", rows)],
        [
            item("寄宿制学校", target(12, "所"), list_="市列", aspect=edu, lead="县教体局", due="2016-08-31", wan=2200),
            item("校园监控", target(46, "处"), list_="市列", aspect=edu, lead="县教体局", due="2016-06-30", wan=400),
            item("通组道路", target(52, "公里"), list_="市列", aspect=base, lead="县交通局", due="2016-10-31", wan=2080),
        ],
        about="groups numbered 一 and 二 in 序号, named in the name column, with their sums; 合计 with spaces",
    )


def loose_header() -> Book:
    rows = [
        ["云溪县2016年县列为民兴办实事任务表", *[None] * 8],
        ["序号", "实事名称", "年度目标", None, "责任分工", None, None, "完成时限", "备注"],
        [None, None, "数量", "单位", "牵头部门", "配合部门", "分管领导", None, None],
        [1, "村级文化站", 16, "个", "县文广局", "各乡镇", "马丽", "2016年11月底", None],
        [2, "体育器材", 90, "套", "县体育局", "-", "马丽", "2016年9月底", None],
        [3, "农家书屋", 38, "个", "县文广局", "县教体局 县财政局", "马丽", "2016年10月底", "续建"],
    ]
    return Book(
        "blind-list-loose-header.xlsx", "openpyxl", "list",
        [Sheet("Sheet1", rows, headers=2)],
        [
            item("村级文化站", target(16, "个"), list_="县列", lead="县文广局", supports="各乡镇", leader="马丽", due="2016-11-30"),
            item("体育器材", target(90, "套"), list_="县列", lead="县体育局", leader="马丽", due="2016-09-30"),
            item("农家书屋", target(38, "个"), list_="县列", lead="县文广局", supports="县教体局、县财政局", leader="马丽", due="2016-10-31"),
        ],
        about="two header levels without any merged cell",
    )


def second_cell_groups() -> Book:
    rows = [
        wide("云溪县2016年省列为民兴办实事任务表", 6),
        ["序号", "件名", "任务目标", "牵头部门", "协办单位", "办结时限"],
        [None, "一、扶贫攻坚", *[LEFT] * 4],
        [1, "整村推进", "18个", "县扶贫办", "各乡镇", "年底"],
        [2, "技能培训", "1600人", UP, "县人社局", "11月底"],
        ["合计：2件", LEFT, None, None, None, None],
        [None, "二、生态建设（1件）", *[LEFT] * 4],
        [3, "退耕还林", "1.2万亩", "县林业局", "县国土局", "5月底"],
        ["合计：1件", LEFT, None, None, None, None],
    ]
    poor = "扶贫攻坚"
    return Book(
        "blind-list-second-cell-groups.ods", "libreoffice", "list",
        [Sheet("省列", rows)],
        [
            item("整村推进", target(18, "个"), list_="省列", aspect=poor, lead="县扶贫办", supports="各乡镇", due=_DEC),
            item("技能培训", target(1600, "人"), list_="省列", aspect=poor, lead="县扶贫办", supports="县人社局", due="2016-11-30"),
            item("退耕还林", target(1.2, "万亩"), list_="省列", aspect="生态建设", lead="县林业局", supports="县国土局", due="2016-05-31"),
        ],
        about="groups in the second cell, a lead merged over two 件, sums that count 件",
    )


def levels_in_words() -> Book:
    rows = [
        wide("云溪县2016年省市县列为民兴办实事一览表", 7),
        ["序号", may("列入层级", None, "list"), "实事名称", "目标任务", "牵头部门", "完成时限", "总投资（万元）"],
        [1, "省列、市列、县列", "农村危房改造", "860户", "县住建局", "6月底前开工，10月底前完工", 1720],
        [2, "市列/县列", "农村公路", "85公里", "县交通局", "2016年10月底前主体完工", "12000（其中省级3000）"],
        [3, "县列", "社区食堂", "6个", "县民政局", "2016.12.31", 90],
    ]
    return Book(
        "blind-list-levels-in-words.xlsx", "libreoffice", "list",
        [Sheet("Sheet1", rows)],
        [
            item("农村危房改造", target(860, "户"), list_=["省列", "市列", "县列"], lead="县住建局", due="2016-10-31", wan=1720),
            item("农村公路", target(85, "公里"), list_=["市列", "县列"], lead="县交通局", due="2016-10-31", wan=12000),
            item("社区食堂", target(6, "个"), list_="县列", lead="县民政局", due=_DEC, wan=90),
        ],
        may_ask=[{"sheet": "Sheet1", "cell": "F3", "row": "农村危房改造", "field": "due"},
                 {"sheet": "Sheet1", "cell": "F4", "row": "农村公路", "field": "due"},
                 {"sheet": "Sheet1", "cell": "G4", "row": "农村公路", "field": "investment_wan"}],
        about="several lists in a cell by two separators; dates and money with words around, which may be asked about",
    )


def side_reports() -> Book:
    head = ["序号", "实事名称", "任务数", "单位", "累计完成"]
    rows = [
        wide("云溪县2016年10月为民兴办实事完成情况", 11),
        [*wide("市列", 5), None, *wide("县列", 5)],
        [*head, None, *head],
        [1, "公厕改造", 52, "座", 49, None, 1, "路灯亮化", 1200, "盏", 1104],
        [2, "村文化室", 30, "个", 22, None, 2, "公厕改造", 18, "座", 18],
        ["合计", LEFT, None, None, None, None, 3, "口袋公园", 5, "个", 3],
    ]
    return Book(
        "blind-report-side-by-side.xlsx", "openpyxl", "report",
        [Sheet("10月", rows)],
        [
            report("公厕改造", value("座", 52, 49), list_="市列"),
            report("村文化室", value("个", 30, 22), list_="市列"),
            report("路灯亮化", value("盏", 1200, 1104), list_="县列"),
            report("公厕改造", value("座", 18, 18), list_="县列"),
            report("口袋公园", value("个", 5, 3), list_="县列"),
        ],
        may_ask=[{"sheet": "10月", "cell": "B4", "row": "公厕改造"}, {"sheet": "10月", "cell": "H5", "row": "公厕改造"}],
        period="2016-10",
        about="two lists side by side, one name on both, a sum row on one side only",
    )


def month_sheets_in_words() -> Book:
    def sheet(name: str, done: float, share: float) -> Sheet:
        return Sheet(name, [
            wide("云溪县2016年县列为民兴办实事进展情况表", 6),
            ["序号", "实事名称", "单位", "任务数", "累计完成", "任务完成率"],
            [1, "农村供水管网", "公里", 64, done, fmt(share, "0.00%")],
        ])

    return Book(
        "blind-report-month-sheets-in-words.xls", "libreoffice", "report",
        [sheet("八月", 32, 0.5), sheet("九月", 40, 0.625), sheet("十月", 52, 0.8125)],
        [report("农村供水管网", value("公里", 64, 52), percent=81.25)],
        may_ask=[{"sheet": "八月"}, {"sheet": "九月"}],
        period="2016-10",
        about="months on sheets, named in Chinese numerals and by nothing else",
    )


def groups_in_report() -> Book:
    rows = [
        wide("云溪县2016年10月为民兴办实事进展情况统计表", 8),
        ["", *[None] * 5, "单位：万元、亩", LEFT],
        ["序号", "实事名称", "目标任务", "本月完成", "累计完成", "完成率", "完成投资", "推进情况"],
        ["一", "省列（2件）", None, None, None, None, 3160, None],
        [1, "高标准农田", "18500亩", "1200亩", "15200亩", fmt(15200 / 18500, "0.0%"), 2280, "平整土地"],
        [2, "设施蔬菜", "3200亩", "260亩", "2816亩", fmt(0.88, "0.0%"), 880, "建棚"],
        ["二", "县列（1件）", None, None, None, None, 640, None],
        [1, "供热管网", "18公里", "1.5公里", "13.5公里", fmt(0.75, "0.0%"), 640, "沟槽回填"],
        ["合计（3件）", LEFT, None, None, None, None, 3800, None],
    ]
    return Book(
        "blind-report-numbered-groups.xlsx", "openpyxl", "report",
        [Sheet("统计", rows, titles=2)],
        [
            report("高标准农田", value("亩", 18500, 15200, 1200), list_="省列", percent=82.2, wan=2280, narrative="平整土地"),
            report("设施蔬菜", value("亩", 3200, 2816, 260), list_="省列", percent=88, wan=880, narrative="建棚"),
            report("供热管网", value("公里", 18, 13.5, 1.5), list_="县列", percent=75, wan=640, narrative="沟槽回填"),
        ],
        period="2016-10",
        about="lists as numbered groups with sums, a sum row that counts 件, a unit line of two units",
    )


def cards() -> Book:
    def sheet(name: str, work: str, done: str, share: str, text: str) -> Sheet:
        return Sheet(name, [
            wide("云溪县2016年10月为民兴办实事进展情况卡", 4),
            ["实事名称", work, "牵头单位", "县水务局"],
            ["年度目标", "42处", "累计完成", done],
            ["形象进度", share, "存在问题", "无"],
            ["进展情况", text, LEFT, LEFT],
        ])

    return Book(
        "blind-report-cards.xlsx", "openpyxl", "report",
        [sheet("一", "饮水安全", "36处", "86%", "管网试压。"), sheet("二", "水源井", "42处", "100%", "已验收。")],
        [
            report("饮水安全", value("处", 42, 36), percent=86, narrative="管网试压。"),
            report("水源井", value("处", 42, 42), percent=100, narrative="已验收。"),
        ],
        may_ask=[{"sheet": "一"}, {"sheet": "二"}],
        period="2016-10",
        about="a card for each 件 on its own sheet",
    )


BOOKS = [numbered_groups, loose_header, second_cell_groups, levels_in_words, side_reports, month_sheets_in_words, groups_in_report, cards]
