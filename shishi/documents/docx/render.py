"""A notice as a .docx file."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shishi.documents.content import Notice
from shishi.documents.docx import parts
from shishi.documents.docx.body import body_xml
from shishi.documents.docx.record import NAMESPACES
from shishi.documents.docx.runs import FigureMarks
from shishi.documents.docx.styles import WORD, styles_part
from shishi.documents.layout import OFFICE_FONTS, Fonts, Profile

_EARLIEST = date(1980, 1, 1)  # zip knows nothing earlier


def render(notice: Notice, profile: Profile = Profile.RED_HEAD, fonts: Fonts = OFFICE_FONTS) -> bytes:
    """The notice as WordprocessingML. The same arguments give the same bytes, today and on any other machine."""
    marks = FigureMarks()
    body = body_xml(notice, profile, fonts, marks)
    document = (
        f'{parts.HEADER}<w:document xmlns:w="{WORD}" xmlns:r="{parts.RELATIONS}" {NAMESPACES}><w:body>{body}{parts.section()}'
        "</w:body></w:document>"
    )
    members = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "customXml/item1.xml": marks.part(),
        "docProps/core.xml": parts.core_properties(notice),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/document.xml": document,
        "word/fontTable.xml": parts.font_table(fonts),
        "word/footer1.xml": parts.FOOTER_ODD,
        "word/footer2.xml": parts.FOOTER_EVEN,
        "word/settings.xml": parts.SETTINGS,
        "word/styles.xml": styles_part(profile, fonts),
    }
    return _zipped(members, max(notice.dated or _EARLIEST, _EARLIEST))


def _zipped(members: dict[str, str], dated: date) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in sorted(members.items()):
            entry = ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the system that wrote the file would show in its bytes
            package.writestr(entry, text.encode())
    return stream.getvalue()
