"""The parts of the package that do not depend on what the notice says, and the properties that hardly do."""

from functools import cache

from shishi.documents import layout
from shishi.documents.characters import escaped
from shishi.documents.content import Notice
from shishi.documents.docx.styles import WORD, Style
from shishi.documents.layout import PAGE, SUBSTITUTES, Fonts, twips

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{HEADER}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD_TYPE}.fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD_TYPE}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{_WORD_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

PACKAGE_RELATIONS = (
    f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

FOOTER_ODD_ID, FOOTER_EVEN_ID = "rId4", "rId5"
DOCUMENT_RELATIONS = (
    f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONS}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="{FOOTER_ODD_ID}" Type="{RELATIONS}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="{FOOTER_EVEN_ID}" Type="{RELATIONS}/footer" Target="footer2.xml"/>'
    f'<Relationship Id="rId6" Type="{RELATIONS}/customXml" Target="../customXml/item1.xml"/>'
    "</Relationships>"
)

SETTINGS = (
    f'{HEADER}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def _footer(style: Style) -> str:
    """`— 1 —` with the page as a field, so that it stays right after editing."""
    return (
        f'{HEADER}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


FOOTER_ODD = _footer(Style.PAGE_ODD)
FOOTER_EVEN = _footer(Style.PAGE_EVEN)


def section() -> str:
    """`w:sectPr`: the page, 22 lines to it, and the footers for odd and even pages.

    The footer's lower edge is set so that the middle of its line, where the dashes are, lies 7 mm below the type area.
    """
    half_line = layout.SIZE_4 * layout.TWIPS_PER_POINT / layout.TWIPS_PER_MM / 2
    footer = twips(PAGE.bottom - layout.PAGE_NUMBER_DROP - half_line)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER_ODD_ID}"/>'
        f'<w:footerReference w:type="even" r:id="{FOOTER_EVEN_ID}"/>'
        f'<w:pgSz w:w="{twips(PAGE.width)}" w:h="{twips(PAGE.height)}"/>'
        f'<w:pgMar w:top="{twips(PAGE.top)}" w:right="{twips(PAGE.right)}" w:bottom="{twips(PAGE.bottom)}" '
        f'w:left="{twips(PAGE.left)}" w:header="851" w:footer="{footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{layout.LINE_PITCH_TWIPS}"/></w:sectPr>'
    )


@cache
def font_table(fonts: Fonts) -> str:
    """`word/fontTable.xml`: names what may stand in on a machine without the family."""
    entries = []
    for family in fonts.families():
        other = SUBSTITUTES.get(family)
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        entries.append(
            f'<w:font w:name="{escaped(family)}">{alternative}<w:charset w:val="86"/><w:family w:val="auto"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )
    return f'{HEADER}<w:fonts xmlns:w="{WORD}">{"".join(entries)}</w:fonts>'


def core_properties(notice: Notice) -> str:
    """`docProps/core.xml`: title, issuer, keywords; dated by the notice, so that no clock enters the bytes."""
    dated = f"{notice.dated.isoformat()}T00:00:00Z" if notice.dated else ""
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{dated}</dcterms:{name}>'
        for name in ("created", "modified")
        if dated
    )
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(notice.title)}</dc:title><dc:creator>{escaped(notice.issuer)}</dc:creator>"
        f"<cp:keywords>{escaped('；'.join(notice.keywords))}</cp:keywords><dc:language>zh-CN</dc:language>{times}"
        "</cp:coreProperties>"
    )
