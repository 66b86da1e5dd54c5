"""The part about what to do next: one point per thing that the data calls for."""

from collections.abc import Sequence

from shishi.documents.content import Block, Heading, Text
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.compose.problems import works_waiting
from shishi.domain.bulletins.compose.words import Part, Speaker, joined, level, listed, paragraph, thing
from shishi.domain.statistics.figures.slowness import causes_of, slow_items
from shishi.domain.statistics.figures.values import COUNTY
from shishi.rulebook.causes import Cause
from shishi.rulebook.counting import Item
from shishi.rulebook.stages import Kind
from shishi.rulebook.wording import heading_number, point_number

_FOUR_SYSTEMS = (
    "要确保质量和安全。严格执行项目法人责任制、招投标制、工程监理制和工程质量终身负责制，落实安全生产责任，"
    "项目资金专账核算、专款专用。"
)


def next_part(speaker: Speaker, number: int, particulars: Particulars) -> tuple[Block, ...]:
    """Heading, a sentence about the time that is left, and the points in order."""
    open_items = [item for item in speaker.figures.matters if not item.done and not item.cancelled]
    points = [
        _pace(speaker, particulars, open_items),
        _obstacles(speaker),
        _start(speaker, open_items),
        _quality(open_items),
        _reporting(speaker, particulars),
    ]
    said = [point for point in points if point]
    numbered = [
        paragraph(point_number(position) if len(said) > 1 else "", *point)
        for position, point in enumerate(said, start=1)
    ]
    return (
        Heading(1, (Text(f"{heading_number(1, number)}下一步工作要求"),)),
        paragraph(*_time(speaker), f"各责任单位要高度重视，{_goal(speaker, open_items)}"),
        *numbered,
    )


def _goal(speaker: Speaker, open_items: Sequence[Item]) -> str:
    if open_items:
        return f"逐项排查问题，确保各项{thing(speaker.figures)}按期保质保量完成。"
    return "做好后续管理，巩固办理成果。" if speaker.number(f"{COUNTY}.items_done") else "做好后续工作。"


def _time(speaker: Speaker) -> list[Part]:
    figure = speaker.figures.figures.get(f"{COUNTY}.time_left")
    if figure is None:
        return []
    if figure.value == 0:  # the figure says today, but the notice is read on another day
        return ["完成时限已到。"]
    if int(figure.value or 0) < 0:
        return ["最后的完成时限", speaker.figure(figure.id), "。"]
    return ["距最后的完成时限", "" if figure.text.startswith("不足") else "还有", speaker.figure(figure.id), "。"]


def _pace(speaker: Speaker, particulars: Particulars, open_items: Sequence[Item]) -> list[Part]:
    if not open_items and not speaker.number(f"{COUNTY}.items_done"):
        return []
    if not open_items:
        return ["要落实管护。各牵头部门要明确管护责任和经费，让群众长期受益。"]
    clauses: list[list[Part]] = []
    if speaker.number(f"{COUNTY}.items_slow"):
        slow: list[Part] = ["对进度滞后的", speaker.figure(f"{COUNTY}.items_slow"), "件，各牵头部门要逐件查明原因，"]
        clauses.append([*slow, "排出每月完成量，落实到责任单位和责任人"])
    if speaker.number(f"{COUNTY}.cannot_finish"):
        late: list[Part] = [
            "对推算难以按期完成的",
            speaker.figure(f"{COUNTY}.cannot_finish"),
            "件，牵头部门要提出补救措施，",
        ]
        clauses.append([*late, f"报{particulars.supervision_office}"])
    if not clauses:
        return ["要保持进度。各牵头部门要按计划逐月落实，防止前紧后松。"]
    return ["要加快进度。", *joined(clauses), "。"]


def _obstacles(speaker: Speaker) -> list[Part]:
    named = {cause for item in slow_items(speaker.figures.matters) for cause in causes_of(item, speaker.figures.works)}
    measures = "；".join(cause.measure for cause in Cause if cause in named)
    return (
        [f"要破解制约。{measures}。需要{level(speaker.figures)}政府协调的事项，及时向分管领导汇报。"]
        if measures
        else []
    )


def _start(speaker: Speaker, open_items: Sequence[Item]) -> list[Part]:
    waiting = works_waiting(open_items)
    if not waiting:
        return []
    things = thing(speaker.figures)
    return [f"要尽快开工。尚未开工的{things}（{listed(waiting)}），要抓紧做好资金筹措、招投标等前期工作。"]


def _quality(open_items: Sequence[Item]) -> list[Part]:
    if not any(item.kind is Kind.WORKS for item in open_items):
        return []
    return [_FOUR_SYSTEMS]


def _reporting(speaker: Speaker, particulars: Particulars) -> list[Part]:
    parts: list[Part] = ["要按时报送。各责任单位要确定专人，按月报送进展"]
    if speaker.number(f"{COUNTY}.reports_missing"):
        parts += ["；尚未报送本期进展的", speaker.figure(f"{COUNTY}.reports_missing"), "件，由牵头部门尽快补报"]
    return [*parts, f"。{particulars.supervision_office}将继续督查并通报。"]
