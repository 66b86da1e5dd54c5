"""HTML of a notice and of its tables: fragments for a page, without style attributes or scripts."""

from collections.abc import Callable, Sequence
from html import escape

from shishi.documents.content import (
    Block,
    BoundFigure,
    Heading,
    Inline,
    Kind,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Table,
    addressee_line,
    attachment_lines,
    chinese_date,
    shown,
)
from shishi.documents.spans import group_spans, header_depth, header_spans

Link = Callable[[str], str]

# h1 is the title of the notice, so its own levels follow.
_TAGS = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}


def notice_html(notice: Notice, link: Link) -> str:
    """The notice from title to note. ``link`` gives the address of a figure's page from its id; none leaves plain text."""
    parts = [f"<h1>{'<br>'.join(map(escape, notice.title_lines))}</h1>"]
    if notice.doc_number:
        parts.append(f'<p class="doc-number">{escape(notice.doc_number)}</p>')
    parts.append(f'<p class="addressee">{escape(addressee_line(notice))}</p>' if notice.addressees else "")
    parts += [_block(block, link) for block in notice.blocks]
    lines = attachment_lines(notice) if notice.attachments else ()
    parts += [f'<p class="attachment-line">{escape(line)}</p>' for line in lines]
    if notice.signature:
        signed = chinese_date(notice.signature.on)
        parts.append(f'<p class="signature">{escape(notice.signature.issuer)}<br>{signed}</p>')
    if notice.openness:
        parts.append(f'<p class="openness">（{escape(notice.openness)}）</p>')
    return "\n".join(filter(None, parts))


def table_html(table: Table, link: Link) -> str:
    """A table with caption, header spans, vertically merged groups and notes, as it is printed."""
    lines = " ".join(filter(None, (table.date_line, table.unit_line)))
    head = "".join(f"<tr>{cells}</tr>" for cells in _header_rows(table))
    notes = "".join(f'<p class="table-note">{escape(note)}</p>' for note in table.notes)
    return (
        f'<table class="summary"><caption>{escape(table.title)}<span>{escape(lines)}</span></caption>'
        f"<thead>{head}</thead><tbody>{_body(table, link)}</tbody></table>{notes}"
    )


def _block(block: Block, link: Link) -> str:
    match block:
        case Heading():
            tag = _TAGS[block.level]
            return f"<{tag}>{_inlines(block.inlines, link)}</{tag}>"
        case Paragraph():
            return f"<p>{_inlines(block.inlines, link)}</p>"
        case Table():
            return table_html(block, link)


def _inlines(inlines: Sequence[Inline], link: Link) -> str:
    return "".join(
        _figure(part.text, part.figure_id, link) if isinstance(part, BoundFigure) else escape(part.text)
        for part in inlines
    )


def _figure(text: str, figure_id: str, link: Link) -> str:
    address = escape(link(figure_id), quote=True)
    if not address:
        return escape(text)
    return f'<a class="figure" href="{address}" data-figure="{escape(figure_id, quote=True)}">{escape(text)}</a>'


def _header_rows(table: Table) -> list[str]:
    rows = [""] * header_depth(table.columns)
    for span in header_spans(table.columns):
        scope = "colgroup" if span.columns > 1 else "col"
        spans = _span("colspan", span.columns) + _span("rowspan", span.rows)
        rows[span.row] += f'<th scope="{scope}"{spans}>{escape(span.text)}</th>'
    return rows


def _span(name: str, number: int) -> str:
    return f' {name}="{number}"' if number > 1 else ""


def _body(table: Table, link: Link) -> str:
    heights: dict[tuple[int, int], int] = {}
    for span in group_spans(table):
        heights |= {(row, span.column): 0 for row in range(span.row, span.row + span.rows)}
        heights[span.row, span.column] = span.rows
    return "".join(_row(table, number, row, heights, link) for number, row in enumerate(table.rows))


def _row(table: Table, number: int, row: Row, heights: dict[tuple[int, int], int], link: Link) -> str:
    cells = ""
    for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        height = heights.get((number, index), 1)
        if height == 0:  # covered by the merged cell above
            continue
        text = shown(column, cell.value)
        content = _figure(text, cell.figure_id, link) if cell.figure_id and text else escape(text).replace("\n", "<br>")
        numeric = ' class="n"' if column.kind in {Kind.NUMBER, Kind.PERCENT} else ""
        cells += f"<td{numeric}{_span('rowspan', height)}>{content}</td>"
    kind = ' class="sum"' if row.kind is RowKind.SUM else ""
    return f"<tr{kind}>{cells}</tr>"
