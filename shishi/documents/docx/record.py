"""版记, the closing record: who gets copies, who printed it and when (GB/T 9704-2012, clause 7.4)."""

from shishi.documents import layout
from shishi.documents.content import Notice, chinese_date
from shishi.documents.docx.runs import paragraph, run
from shishi.documents.docx.styles import RECORD_LINE_TWIPS, Style

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMESPACES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:wps="{_SHAPE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_EMU_PER_TWIP = 635
_COPY_TO_CHARS = layout.PAGE.text_width * layout.TWIPS_PER_MM / layout.TWIPS_PER_POINT / layout.SIZE_4 - 5


def record_xml(notice: Notice) -> str:
    """Lines as wide as the type area, the last of them on its lower edge, on the page where the notice ends.

    A text box, because it is the only thing that every word processor puts on the lower edge at full width. The
    paragraph that holds it is one point high.
    """
    rows = []
    lines = 0
    if notice.copy_to:
        copied = f"抄送：{'，'.join(notice.copy_to)}。"
        rows.append(paragraph(Style.COPY_TO, run(copied)))
        lines += max(1, -int(-(layout.text_chars(copied) - 3) // _COPY_TO_CHARS))
    if notice.printed_by or notice.printed_on:
        printed = f"{chinese_date(notice.printed_on)}印发" if notice.printed_on else ""
        rows.append(paragraph(Style.PRINTED, run(f"{notice.printed_by}\t{printed}")))
        lines += 1
    if not rows:
        return ""
    height = lines * RECORD_LINE_TWIPS + 2 * layout.TWIPS_PER_POINT
    return paragraph(Style.ANCHOR, f"<w:r>{_box(_table(rows), height)}</w:r>")


def _table(rows: list[str]) -> str:
    width = layout.twips(layout.PAGE.text_width)
    thick, thin = _border(layout.RECORD_THICK), _border(layout.RECORD_THIN)
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{row}</w:tc></w:tr>'
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders><w:top {thick}/><w:bottom {thick}/>'
        f'<w:insideH {thin}/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{cells}</w:tbl>{paragraph(Style.ANCHOR, "")}'
    )


def _border(mm: float) -> str:
    """Line widths are written in eighths of a point."""
    eighths = round(mm * layout.TWIPS_PER_MM / layout.TWIPS_PER_POINT * 8)
    return f'w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"'


def _box(content: str, height: int) -> str:
    """A frameless text box at the foot of the type area; its text stands on the lower edge."""
    size = f'cx="{layout.twips(layout.PAGE.text_width) * _EMU_PER_TWIP}" cy="{height * _EMU_PER_TWIP}"'
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )
