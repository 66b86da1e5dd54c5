"""Bulletins as other programs make them: python-docx writes one, LibreOffice turns it into the other forms."""

import re
import subprocess

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

TITLE = "关于2016年1—7月为民兴办实事进展情况的通报"
PROSE = (
    "各乡镇人民政府，县政府各工作部门：",
    (
        "今年，全县承办市列为民兴办实事6个方面15件，涵盖社会保障、社会事业、农村惠农、安居保障、“双创”、便民服务等6个方面。"
        "市列15件为民兴办实事全面启动实施，启动率100%。其中城乡低保提标、五保户补助提标、小额担保贷款等4件实事已全面完成，"
        "完成率达到30%，1件取消，其余10件正在按目标进度要求紧张有序推进。"
    ),
    "一、存在的问题",
    (
        "总体来看，1—7月，工作进展顺利，但受市上计划指标下达较晚、土地指标受限、征地问题等因素影响，工程建设进度缓慢，"
        "累计完成投资11.54亿元，占年度计划的62.3%。"
    ),
)
ROWS = (("项目", "目标", "完成"), ("农村公路", "60公里", "52.4公里"), ("合计", "2件", "1件"))
LONG = (
    "要靠实责任，全力加快实事进度。各牵头部门要进一步强化工作措施，已开工建设的项目要抢时间、抓进度，在保证工程质量的基础上，"
    "进一步加快工程进度，没有开工建设的第{}批项目要抓紧做好开工前的资金筹措、招投标等工作，确保尽快开工建设。"
)
MORE = tuple(f"{number}." + LONG.format(number) for number in range(1, 13))
LINES = (TITLE, *PROSE, *("\t".join(row) for row in ROWS), *MORE)
TEXT = "\n".join(LINES)


def write_docx(path):
    """Two pages with header, page number and a table."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.header.paragraphs[0].text = "榆中县人民政府办公室文件稿纸"
    _page_number(section.footer.paragraphs[0])
    for place, line in enumerate((TITLE, *PROSE)):
        _paragraph(document, line, indent=place > 1, centred=place == 0)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    table.style = "Table Grid"
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for line in MORE:
        _paragraph(document, line, indent=True)
    document.save(path)
    return path


def _paragraph(document, text, *, indent, centred=False):
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    for run in paragraph.runs:
        run.font.size = Pt(16)


def _page_number(paragraph):
    for kind in ("begin", None, "end"):
        run = f'<w:fldChar w:fldCharType="{kind}"/>' if kind else "<w:instrText>PAGE</w:instrText>"
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))


def paragraph_of(xml):
    """A document with one paragraph of the given XML."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    return document


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def convert(path, filters):
    """LibreOffice's own form of a file; gives the paths by ending."""
    folder = path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for kind in filters:
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return {kind.partition(":")[0]: path.with_suffix("." + kind.partition(":")[0]) for kind in filters}


def squeezed(text):
    return re.sub(r"\s+", "", text)
