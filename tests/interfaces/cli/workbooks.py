"""Small workbooks that the command tests import, written cell by cell."""

from openpyxl import Workbook

LIST_HEADER = ("序号", "实事名称", "年度目标", "牵头单位", "协办单位", "包抓领导", "完成时限")
LIST_ROWS = (
    (1, "路网及村内道路", "160公里", "县交通局", "县财政局、城关镇", "副县长周毅", "2016年12月31日"),
    (2, "城镇新增就业", "2300人", "县人社局", "县财政局", "副县长白岚", "年底"),
    (3, "高标准基本农田", "10万亩", "县国土局", "", "副县长周毅", "2016年11月30日"),
)
REPORT_HEADER = ("实事名称", "单位", "年度目标", "本月完成", "累计完成", "是否开工", "进展情况", "存在问题")
REPORT_ROWS = (
    ("路网及村内道路", "公里", 160, 8.4, 52.4, "是", "路基施工。", "征地协议未签订"),
    ("高标准基本农田", "万亩", 10, 0.7, 3.7, "是", "土地平整。", "无"),
)


def write(path, title, header, rows):
    book = Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet.append([title])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return str(path)


def list_file(folder, rows=LIST_ROWS, name="县列.xlsx"):
    return write(folder / name, "榆中县2016年县列为民兴办实事责任分解表", LIST_HEADER, rows)


def report_file(folder, rows=REPORT_ROWS, name="七月.xlsx", month=7):
    return write(folder / name, f"2016年{month}月为民兴办实事进展月报表", REPORT_HEADER, rows)
