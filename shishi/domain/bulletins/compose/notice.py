from collections.abc import Sequence
from itertools import combinations, pairwise

from shishi.documents.content import Block, Notice, Signature
from shishi.documents.layout import TITLE_CHARS, text_chars
from shishi.domain.bulletins.compose.next_steps import next_part
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.compose.problems import problems_part
from shishi.domain.bulletins.compose.standing import list_part
from shishi.domain.bulletins.compose.tables import table_title
from shishi.domain.bulletins.compose.words import Speaker, day_of, paragraph, topic_parts
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.rulebook.periods import PeriodKind, parse_period


def compose_notice(figures: FigureSet, particulars: Particulars) -> Notice:
    """The whole notice: an opening, a part for each list, problems, next steps; attachments by their titles."""
    inputs, speaker = figures.inputs, Speaker(figures)
    lists = [list_of for list_of in inputs.lists if list_of.listings]
    (first, *more), label = topic_parts(lists), _label(figures)
    about = "".join((first, *more))
    blocks: list[Block] = [
        paragraph(
            f"为确保{inputs.year}年{about}按期保质保量完成，{particulars.supervision_office}对各承办单位"
            f"{label}办理情况进行了督查，现将截至{day_of(figures)}的情况通报如下：",
        ),
    ]
    for number, list_of in enumerate(lists, start=1):
        blocks += list_part(speaker, list_of, number, f"附件{number}" if len(lists) > 1 else "附件")
    blocks += problems_part(speaker, len(lists) + 1)
    blocks += next_part(speaker, len(lists) + 2, particulars)
    return Notice(
        title_lines=title_lines([f"关于{label}{first}", *more, "进展情况的通报"]),
        issuer=particulars.issuer,
        addressees=particulars.addressees,
        blocks=tuple(blocks),
        attachments=tuple(table_title(inputs, list_of) for list_of in lists),
        signature=Signature(particulars.issuer, particulars.dated_on),
        doc_number=particulars.document_number or None,
        head_mark=f"{particulars.issuer}文件",
        copy_to=particulars.copy_to,
        printed_by=particulars.issuer,
        printed_on=particulars.dated_on,
        openness="此件公开发布",
        keywords=(about, "通报", label),
    )


def title_lines(pieces: Sequence[str]) -> tuple[str, ...]:
    """A title in two lines, or in as many more as it needs, broken between its pieces only.

    The longest line is as short as can be. A piece that is longer than a line is left to the page.
    """
    for count in range(2, len(pieces)):
        ways = [
            tuple("".join(pieces[start:end]) for start, end in pairwise((0, *cuts, len(pieces))))
            for cuts in combinations(range(1, len(pieces)), count - 1)
        ]
        best = min(ways, key=lambda lines: max(map(text_chars, lines)))
        if max(map(text_chars, best)) <= TITLE_CHARS:
            return best
    return tuple(pieces)


def _label(figures: FigureSet) -> str:
    """The period as the title says it. A free as-of day is no span of months, so there the year stands alone."""
    period = parse_period(figures.inputs.period_key)
    return f"{figures.inputs.year}年" if period.kind is PeriodKind.FREE else period.to_date().label()
