"""The part about problems: the county as a whole, where it is slow, why, and who has not reported."""

from collections.abc import Iterable, Sequence

from shishi.documents.content import Block, Heading, Text
from shishi.domain.bulletins.compose.words import Part, Speaker, joined, level, listed, named, paragraph, thing
from shishi.domain.statistics.figures.slowness import causes_of, slow_items
from shishi.domain.statistics.figures.values import COUNTY
from shishi.domain.statistics.inputs import ListInput
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.rulebook.causes import Cause
from shishi.rulebook.counting import Item
from shishi.rulebook.wording import heading_number


def problems_part(speaker: Speaker, number: int) -> tuple[Block, ...]:
    """Heading and paragraphs; a paragraph stands only where the data has something to say."""
    paragraphs = [
        _county(speaker),
        _where(speaker),
        _why(speaker),
        _outlook(speaker),
        _silent(speaker),
        _doubtful(speaker),
    ]
    return (
        Heading(1, (Text(f"{heading_number(1, number)}存在的问题"),)),
        *(paragraph(*parts) for parts in paragraphs if parts),
    )


def _county(speaker: Speaker) -> list[Part]:
    lists = [list_of for list_of in speaker.figures.inputs.lists if list_of.listings]
    parts = _total(speaker, lists) if len(lists) > 1 or _shared(speaker, lists, "items") else []
    if not speaker.number(f"{COUNTY}.items_slow"):
        return [*parts, f"目前未发现进度滞后的{thing(speaker.figures)}。"]
    once = "（指向同一工作的合并计算）" if _shared(speaker, lists, "items_slow") else ""
    return [*parts, "目前进度滞后的有", speaker.figure(f"{COUNTY}.items_slow"), f"件{once}，应引起重视。"]


def _total(speaker: Speaker, lists: list[ListInput]) -> list[Part]:
    """The county's total, with the lists it is made of and, where they share work, that it is counted once."""
    levels: list[list[Part]] = [[list_of.name, speaker.figure(f"{list_of.name}.items"), "件"] for list_of in lists]
    shared = _shared(speaker, lists, "items")
    parts: list[Part] = ["各清单中指向同一工作的合并计为一件，" if shared else ""]
    parts += [f"全{level(speaker.figures)}共", speaker.figure(f"{COUNTY}.matters"), "件（", *joined(levels, "、"), "）"]
    if speaker.figures[f"{COUNTY}.completion_rate"].value is None:
        return [*parts, "。"]
    done = speaker.number(f"{COUNTY}.items_done")
    parts += ["，已完成", speaker.figure(f"{COUNTY}.items_done"), "件，"] if done else ["，尚无全面完成的，"]
    return [*parts, "完成率", speaker.grounds(f"{COUNTY}.completion_rate"), "。"]


def _shared(speaker: Speaker, lists: list[ListInput], code: str) -> bool:
    """Whether the lists together count more than the county, because they share work."""
    return sum(speaker.number(f"{list_of.name}.{code}") for list_of in lists) > speaker.number(f"{COUNTY}.{code}")


def _where(speaker: Speaker) -> list[Part]:
    lists = speaker.figures.inputs.lists
    clauses = joined(_where_on(speaker, list_of) for list_of in lists)
    return ["从清单看，", *clauses, "。"] if clauses else []


def _where_on(speaker: Speaker, list_of: ListInput) -> list[Part]:
    name = list_of.name
    slow = slow_items(speaker.figures.items[name])
    if not slow:
        return []
    parts: list[Part] = [name, speaker.figure(f"{name}.items_slow"), "件"]
    aspects = list(dict.fromkeys(item.aspect for item in slow))
    if not all(aspects):
        return [*parts, f"（{listed(slow)}）"]
    if len(aspects) == 1:
        return [*parts, f"，{'均' if len(slow) > 1 else ''}属{aspects[0]}方面（{listed(slow)}）"]
    clauses: list[list[Part]] = [
        [f"{aspect}方面", speaker.figure(f"{name}.slow.{aspect}"), f"件（{_in_aspect(slow, aspect)}）"]
        for aspect in aspects
    ]
    return [*parts, "，其中", *joined(clauses, "、")]


def _in_aspect(items: Sequence[Item], aspect: str) -> str:
    return listed(item for item in items if item.aspect == aspect)


def _why(speaker: Speaker) -> list[Part]:
    slow = slow_items(speaker.figures.matters)
    works = speaker.figures.works
    parts: list[Part] = []
    for cause in Cause:
        named = [item for item in slow if cause in causes_of(item, works)]
        if named:
            parts += ["；" if parts else "从单位反映的原因看，", f"{cause.label}涉及"]
            parts += [speaker.figure(f"{COUNTY}.cause.{cause.value}"), f"件（{listed(named)}）"]
    return [*parts, "。"] if parts else []


def _outlook(speaker: Speaker) -> list[Part]:
    figure = speaker.figures[f"{COUNTY}.cannot_finish"]
    if not figure.numerator:
        return []
    names = named(ref.name for ref in figure.numerator)
    return ["按近三个月速度和同期计划速度推算，", speaker.figure(figure.id), f"件难以按期完成（{names}）。"]


def _silent(speaker: Speaker) -> list[Part]:
    missing = [state for state in speaker.figures.works.values() if state.missing]
    if not missing:
        return []
    names = "；".join(
        f"{unit or '无牵头部门'}：{named(state.work.name for state in missing if state.work.lead == unit)}"
        for unit in _in_order(speaker.figures.inputs.units, (state.work.lead for state in missing))
    )
    return ["未按要求报送本期进展的有", speaker.figure(f"{COUNTY}.reports_missing"), f"件（{names}）。"]


def _doubtful(speaker: Speaker) -> list[Part]:
    """Works that are declared done although a target is not reached, each with the value that says so."""
    parts: list[Part] = []
    for list_name, item, state in _once(speaker):
        values = [_short_of(speaker, f"{list_name}/{item.id}", target) for target in state.short]
        parts += [f"“{state.work.name}”报已完成，但", *joined(values, "，"), "，按未完成计。"]
    return parts


def _once(speaker: Speaker) -> list[tuple[str, Item, WorkStanding]]:
    """Every contradicted work at its first place on a list."""
    found: dict[str, tuple[str, Item, WorkStanding]] = {}
    for list_name, items in speaker.figures.items.items():
        for item in items:
            for state in (speaker.figures.works[work] for work in item.works):
                if state.short and not item.cancelled and not item.merged_into:
                    found.setdefault(state.work.id, (list_name, item, state))
    return list(found.values())


def _short_of(speaker: Speaker, place: str, standing: TargetStanding) -> list[Part]:
    target = standing.target
    if standing.cumulative is None:
        return [f"{target.name or '目标'}未报累计数"]
    return [f"{target.name}累计", speaker.grounds(f"{place}.{target.id}.cumulative")]


def _in_order(units: tuple[str, ...], named: Iterable[str]) -> list[str]:
    """The units that are named, in the office's fixed order; those it does not list stand at the end."""
    wanted = dict.fromkeys(named)
    return [*(unit for unit in units if unit in wanted), *(unit for unit in wanted if unit not in units)]


def works_waiting(items: Iterable[Item]) -> list[Item]:
    """Items that have not broken ground although they are works."""
    return [item for item in items if item.kind == "works" and not item.under_construction and not item.cancelled]
