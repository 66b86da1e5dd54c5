"""Named paragraph styles: a clerk who edits the file finds 公文标题 or 一级标题, not loose formatting."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from shishi.documents import layout
from shishi.documents.characters import escaped
from shishi.documents.layout import CHAR_TWIPS, LINE_PITCH_TWIPS, Fonts, Profile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RED = "FF0000"
OFF_GRID = '<w:snapToGrid w:val="0"/>'
RECORD_LINE_TWIPS = round(layout.RECORD_PITCH * layout.TWIPS_PER_POINT)
_WORD_CHARS = 3  # 附件：
_POINT_CHARS = 1  # "1." is two half-width characters
_TEXT_WIDTH = layout.twips(layout.PAGE.text_width)


class Style(StrEnum):
    """Style ids; the names that people see stand beside the definitions."""

    BODY = "GwBody"
    HEAD_MARK = "GwHeadMark"
    NUMBER = "GwNumber"
    ISSUE = "GwIssue"
    IMPRINT = "GwImprint"
    TITLE = "GwTitle"
    ADDRESSEE = "GwAddressee"
    HEADING_1 = "GwHeading1"
    HEADING_2 = "GwHeading2"
    HEADING_3 = "GwHeading3"
    HEADING_4 = "GwHeading4"
    ATTACHMENT = "GwAttachment"
    ATTACHMENT_NEXT = "GwAttachmentNext"
    SIGNATURE = "GwSignature"
    DATE = "GwDate"
    NOTE = "GwNote"
    COPY_TO = "GwCopyTo"
    PRINTED = "GwPrinted"
    PAGE_ODD = "GwPageOdd"
    PAGE_EVEN = "GwPageEven"
    TABLE_TITLE = "GwTableTitle"
    TABLE_HEAD = "GwTableHead"
    TABLE_TEXT = "GwTableText"
    ANCHOR = "GwAnchor"


@dataclass(frozen=True, slots=True)
class _Look:
    """One style. Indents are in characters of the style's own size, blank lines in lines of the grid."""

    name: str
    family: str
    size: float = layout.SIZE_3
    justify: str = "both"
    first_line: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    before_lines: int = 0
    line_twips: int = LINE_PITCH_TWIPS
    tightened: bool = True
    outline: int | None = None
    keep_next: bool = False
    color: str = ""
    on_grid: bool = True  # off where a large or a small font would be given two lines or too many
    extra: str = ""  # further paragraph properties that precede spacing, as XML


def indents(*, first_line: float = 0, left: float = 0, right: float = 0, hanging: float = 0, char: int) -> str:
    """`w:ind` with twips for every program and, for whole characters, hundredths for those that prefer them."""
    parts = (("left", left), ("right", right), ("firstLine", first_line), ("hanging", hanging))
    written = "".join(
        f' w:{name}Chars="{round(chars * 100)}" w:{name}="{round(chars * char)}"' for name, chars in parts if chars
    )
    return f"<w:ind{written}/>" if written else ""


def _number_border() -> str:
    """The red line as the number's lower border: 4 mm below the characters, which stand in the middle of their line."""
    drop = layout.RED_LINE_DROP * layout.TWIPS_PER_MM / layout.TWIPS_PER_POINT
    under_text = (LINE_PITCH_TWIPS / layout.TWIPS_PER_POINT - layout.SIZE_3) / 2
    eighths = round(layout.RED_LINE * 8)
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="{round(drop - under_text)}" w:color="{RED}"/></w:pBdr>'


def _tabs(*stops: tuple[str, int]) -> str:
    written = (f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops)
    return f"<w:tabs>{''.join(written)}</w:tabs>"


def _head_looks(profile: Profile, fonts: Fonts) -> dict[Style, _Look]:
    """From the issuer's mark to the addressees. Without any head the title stands on the first line."""
    title_blanks = layout.TITLE_BLANK_LINES if profile is not Profile.PLAIN else 0
    number_tabs = _tabs(("left", CHAR_TWIPS), ("right", _TEXT_WIDTH - CHAR_TWIPS))
    return {
        Style.HEAD_MARK: _Look("红头", fonts.title, justify="center", tightened=False, on_grid=False, color=RED),
        Style.NUMBER: _Look(
            "文号",
            fonts.body,
            justify="center",
            before_lines=layout.NUMBER_BLANK_LINES,
            extra=_number_border() + number_tabs,
        ),
        Style.ISSUE: _Look("期号", fonts.body, justify="center", before_lines=layout.ISSUE_BLANK_LINES),
        Style.IMPRINT: _Look("刊头", fonts.body, justify="left", extra=_number_border() + number_tabs),
        Style.TITLE: _Look(
            "公文标题", fonts.title, layout.SIZE_2, "center", before_lines=title_blanks, tightened=False, on_grid=False
        ),
        Style.ADDRESSEE: _Look("主送机关", fonts.body, before_lines=layout.ADDRESSEE_BLANK_LINES),
    }


def _body_looks(fonts: Fonts) -> dict[Style, _Look]:
    """Body, headings, attachments, signature."""
    indent = layout.BODY_INDENT_CHARS
    number = _WORD_CHARS + _POINT_CHARS
    return {
        Style.BODY: _Look("公文正文", fonts.body, first_line=indent),
        Style.HEADING_1: _Look("一级标题", fonts.hei, first_line=indent, outline=0),
        Style.HEADING_2: _Look("二级标题", fonts.kai, first_line=indent, outline=1),
        Style.HEADING_3: _Look("三级标题", fonts.body, first_line=indent, outline=2),
        Style.HEADING_4: _Look("四级标题", fonts.body, first_line=indent, outline=3),
        Style.ATTACHMENT: _Look(
            "附件说明",
            fonts.body,
            left=indent + number,
            hanging=number,
            before_lines=layout.ATTACHMENT_BLANK_LINES,
        ),
        Style.ATTACHMENT_NEXT: _Look("附件说明续", fonts.body, left=indent + number, hanging=_POINT_CHARS),
        Style.SIGNATURE: _Look("署名", fonts.body, justify="right", keep_next=True),
        Style.DATE: _Look("成文日期", fonts.body, justify="right"),
        Style.NOTE: _Look("附注", fonts.body, first_line=indent),
    }


def _foot_looks(fonts: Fonts) -> dict[Style, _Look]:
    """Closing record, page numbers and tables: smaller sizes, not tightened, off the grid of 22 lines."""
    char = int(layout.SIZE_4 * layout.TWIPS_PER_POINT)
    small = _Look("", fonts.body, layout.SIZE_4, "left", line_twips=RECORD_LINE_TWIPS, tightened=False, on_grid=False)
    page = replace(small, family=fonts.song, line_twips=char)
    table = replace(small, name="表格文字", size=layout.SIZE_TABLE, line_twips=320)
    return {
        Style.COPY_TO: replace(small, name="抄送", justify="both", left=4, right=1, hanging=3),
        Style.PRINTED: replace(small, name="印发", left=1, right=1, extra=_tabs(("right", _TEXT_WIDTH - char))),
        Style.PAGE_ODD: replace(page, name="页码奇", justify="right", right=1),
        Style.PAGE_EVEN: replace(page, name="页码偶", left=1),
        Style.TABLE_TITLE: _Look("表题", fonts.hei, justify="center", keep_next=True),
        Style.TABLE_HEAD: replace(table, name="表头", family=fonts.hei, justify="center"),
        Style.TABLE_TEXT: table,
        Style.ANCHOR: replace(small, name="版记锚", size=1, line_twips=20),
    }


def _style_xml(style: Style, look: _Look) -> str:
    char = int(look.size * layout.TWIPS_PER_POINT) - (layout.CHAR_TIGHTENING_TWIPS if look.tightened else 0)
    family = escaped(look.family)
    before = f' w:beforeLines="{look.before_lines * 100}" w:before="{look.before_lines * LINE_PITCH_TWIPS}"'
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    tightening = -layout.CHAR_TIGHTENING_TWIPS if look.tightened else 0
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if look.keep_next else ""}{look.extra}'
        f"{'' if look.on_grid else OFF_GRID}"
        f'<w:spacing{before if look.before_lines else ""} w:line="{look.line_twips}" w:lineRule="exact"/>'
        f"{indents(first_line=look.first_line, left=look.left, right=look.right, hanging=look.hanging, char=char)}"
        f'<w:jc w:val="{look.justify}"/>{outline}</w:pPr>'
        f'<w:rPr>{fonts_xml(family)}{color}<w:spacing w:val="{tightening}"/>{size_xml(look.size)}</w:rPr></w:style>'
    )


def fonts_xml(family: str) -> str:
    """One family for Chinese, letters and digits alike; `family` is already escaped."""
    return f'<w:rFonts w:ascii="{family}" w:eastAsia="{family}" w:hAnsi="{family}" w:cs="{family}"/>'


def size_xml(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


@cache
def styles_part(profile: Profile, fonts: Fonts) -> str:
    """`word/styles.xml`. Spaces between Chinese and letters are off.

    `overflowPunct` is said aloud although it is the default: LibreOffice (seen in 7.4) reads it the wrong way round, and
    where it is off or unsaid, drops punctuation at the ends of justified lines from the page.
    """
    body = escaped(fonts.body)
    looks = {**_body_looks(fonts), **_head_looks(profile, fonts), **_foot_looks(fonts)}
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{WORD}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts_xml(body)}<w:kern w:val="0"/>{size_xml(layout.SIZE_3)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>'
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE_PITCH_TWIPS}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(_style_xml(style, look) for style, look in looks.items())}</w:styles>"
    )
