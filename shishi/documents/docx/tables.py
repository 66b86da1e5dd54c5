"""A table inside the notice: bordered, as wide as the type area, its header repeated on every page."""

from shishi.documents import layout
from shishi.documents.content import Cell, Column, Table, shown
from shishi.documents.docx.runs import FigureMarks, paragraph, run
from shishi.documents.docx.styles import Style
from shishi.documents.spans import Span, group_spans, header_depth, header_spans

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)
_CELL_MARGIN_TWIPS = 57


def table_xml(table: Table, marks: FigureMarks) -> str:
    """Title, unit and date line, the table, its notes."""
    widths = _widths(table.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    above = "　".join(filter(None, (table.date_line, table.unit_line)))
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL_MARGIN_TWIPS}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL_MARGIN_TWIPS}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return "".join(
        (
            paragraph(Style.TABLE_TITLE, run(table.title)) if table.title else "",
            paragraph(Style.TABLE_TEXT, run(above), '<w:jc w:val="right"/>', "<w:keepNext/>") if above else "",
            f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{_header(table, widths)}{_rows(table, widths, marks)}</w:tbl>",
            *(paragraph(Style.TABLE_TEXT, run(note)) for note in table.notes),
            "" if table.notes else paragraph(Style.ANCHOR, ""),  # two tables that touch would become one
        )
    )


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """The type area shared out by the columns' widths; what rounding leaves goes to the last."""
    total, available = sum(column.width for column in columns), layout.twips(layout.PAGE.text_width)
    widths = [int(available * column.width / total) for column in columns]
    widths[-1] += available - sum(widths)
    return widths


def _header(table: Table, widths: list[int]) -> str:
    spans = header_spans(table.columns)
    rows = []
    for level in range(header_depth(table.columns)):
        cells = []
        for span in sorted(spans, key=lambda span: span.column):
            if span.row <= level < span.row + span.rows:
                width = sum(widths[span.column : span.column + span.columns])
                text = paragraph(Style.TABLE_HEAD, run(span.text) if span.row == level else "")
                cells.append(_cell(width, text, columns=span.columns, merge=_merge(span, level)))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>")
    return "".join(rows)


def _merge(span: Span | None, row: int) -> str:
    if span is None or span.rows == 1:
        return ""
    return '<w:vMerge w:val="restart"/>' if span.row == row else "<w:vMerge/>"


def _rows(table: Table, widths: list[int], marks: FigureMarks) -> str:
    merged = {(row, span.column): span for span in group_spans(table) for row in range(span.row, span.row + span.rows)}
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            span = merged.get((number, index))
            hidden = span is not None and span.row != number
            runs = "" if hidden else _runs(column, cell, marks)
            text = paragraph(Style.TABLE_TEXT, runs, f'<w:jc w:val="{column.align}"/>')
            cells.append(_cell(widths[index], text, merge=_merge(span, number)))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return "".join(rows)


def _runs(column: Column, cell: Cell, marks: FigureMarks) -> str:
    text = shown(column, cell.value)
    if not text:
        return ""
    return marks.marked(text, cell.figure_id) if cell.figure_id else run(text)


def _cell(width: int, text: str, *, columns: int = 1, merge: str = "") -> str:
    across = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
