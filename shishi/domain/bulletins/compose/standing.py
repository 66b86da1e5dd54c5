"""The part of the bulletin about one list: how many, how far, which ones, by which rule."""

from collections.abc import Sequence

from shishi.documents.content import Block, Heading, Text
from shishi.domain.bulletins.compose.words import (
    NO_DOCUMENT,
    Part,
    Speaker,
    day_of,
    joined,
    level,
    listed,
    matters_of,
    paragraph,
    some,
)
from shishi.domain.statistics.figures.slowness import slow_items
from shishi.domain.statistics.inputs import ListInput
from shishi.rulebook.counting import Item, rule
from shishi.rulebook.wording import heading_number


def list_part(speaker: Speaker, list_of: ListInput, number: int, attachment: str) -> tuple[Block, ...]:
    """Heading and paragraphs of the list that stands at ``number`` (from 1); ``attachment`` is how its table is called."""
    name, items = list_of.name, speaker.figures.items[list_of.name]
    title = f"{heading_number(1, number)}{matters_of(list_of)}进展情况（详见{attachment}）"
    rest = joined([_going_on(speaker, name, items), _waiting(speaker, name, items), _late(speaker, name, items)])
    gone = joined([_cancelled(speaker, name, items), _merged(items), _postponed(items)])
    paragraphs: list[list[Part]] = [
        [*_scope(speaker, list_of, _standing(items)), *_reached(speaker, name, items)],
        [*gone, *(["。"] if gone else []), *rest, *(["。"] if rest else [])],
        _rule(speaker, name),
    ]
    return (Heading(1, (Text(title),)), *(paragraph(*parts) for parts in paragraphs if parts))


def _scope(speaker: Speaker, list_of: ListInput, items: Sequence[Item]) -> list[Part]:
    name, inputs = list_of.name, speaker.figures.inputs
    when = "今年" if inputs.as_of.year == inputs.year else f"{inputs.year}年"
    parts: list[Part] = [f"{when}，全{level(speaker.figures)}承办{matters_of(list_of)}"]
    headings = [item.heading for item in items]
    if all(headings) and len(set(headings)) < len(items):
        parts += [speaker.figure(f"{name}.headings"), "项"]
    parts += [speaker.figure(f"{name}.items"), "件"]
    aspects = list(dict.fromkeys(item.aspect for item in items if item.aspect))
    if len(aspects) == 1:
        parts.append(f"，涉及{aspects[0]}方面")
    elif aspects:
        parts += [f"，涵盖{'、'.join(aspects)}等", speaker.figure(f"{name}.aspects"), "个方面"]
    return [*parts, "。"]


def _reached(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    if speaker.figures[f"{name}.start_rate"].value is None:  # every 件 cancelled: nothing to divide by
        return []
    clauses = [_started(speaker, name), _under_construction(speaker, name), _done(speaker, name, items)]
    return [f"截至{day_of(speaker.figures)}，", *joined(clauses), "。"]


def _started(speaker: Speaker, name: str) -> list[Part]:
    rate = speaker.grounds(f"{name}.start_rate")
    started, counted = speaker.number(f"{name}.items_started"), len(speaker.figures[f"{name}.start_rate"].numerator)
    if not started:
        return ["均未启动，启动率" if speaker.number(f"{name}.items") > 1 else "尚未启动，启动率", rate]
    parts: list[Part] = ["已启动", speaker.figure(f"{name}.items_started"), "件"]
    return [*parts, "（含启动后取消的）" if started > counted else "", "，启动率", rate]


def _under_construction(speaker: Speaker, name: str) -> list[Part]:
    if speaker.figures[f"{name}.construction_rate"].value is None:
        return []
    return ["工程建设类开工率", speaker.grounds(f"{name}.construction_rate")]


def _done(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    rate = speaker.grounds(f"{name}.completion_rate")
    done = [item for item in _standing(items) if item.done and not item.cancelled]
    if not done:
        return ["尚无全面完成的，完成率", rate]
    if len(done) == len(speaker.figures[f"{name}.completion_rate"].denominator):
        return ["已全部完成，完成率", rate]
    return ["已完成", speaker.figure(f"{name}.items_done"), f"件（{some(done)}），完成率", rate]


def _cancelled(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    gone = [item for item in _standing(items) if item.cancelled]
    if not gone:
        return []
    named = "；".join(f"{item.name}，{item.approval or NO_DOCUMENT}" for item in gone)
    return ["经批准取消", speaker.figure(f"{name}.items_cancelled"), f"件（{named}）"]


def _merged(items: tuple[Item, ...]) -> list[Part]:
    names = {item.id: item.name for item in items}
    return joined(
        [f"{item.name}经批准并入“{names[item.merged_into]}”（{item.approval or NO_DOCUMENT}），不重复计数"]
        for item in items
        if item.merged_into is not None
    )


def _postponed(items: tuple[Item, ...]) -> list[Part]:
    late = [item for item in _standing(items) if item.postponed and not item.cancelled and not item.done]
    named = "、".join(f"{item.name}（{item.approval or NO_DOCUMENT}）" for item in late)
    return [f"经批准延期的有{named}"] if named else []


def _going_on(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    """其余 stands only where it is true: what is neither done nor cancelled is all going on."""
    number, total = speaker.number(f"{name}.items_ongoing"), speaker.number(f"{name}.items")
    if not number:
        return []
    others = total - speaker.number(f"{name}.items_done") - speaker.number(f"{name}.items_cancelled")
    figure = speaker.figure(f"{name}.items_ongoing")
    all_of_them = "件均正在推进" if number == total > 1 else "件正在推进"
    parts: list[Part] = ["其余" if number == others < total else "", figure, all_of_them]
    slow = slow_items(items)
    if not slow:
        return [*parts, "，未出现进度滞后"]
    if any(_not_started(item) for item in slow):
        return parts
    if len(slow) == number:
        return [*parts, "，进度均滞后" if number > 1 else "，进度滞后"]
    return [*parts, "，其中进度滞后", speaker.figure(f"{name}.items_slow"), "件"]


def _waiting(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    waiting = [item for item in _standing(items) if not item.cancelled and _not_started(item)]
    if not waiting:
        return []
    return ["尚未启动的有", speaker.figure(f"{name}.items_not_started"), f"件（{listed(waiting)}）"]


def _late(speaker: Speaker, name: str, items: tuple[Item, ...]) -> list[Part]:
    """The slow ones by themselves, where some have not started and so are not among those going on. Problems name them."""
    slow = slow_items(items)
    if not any(_not_started(item) for item in slow):
        return []
    return ["进度滞后的有", speaker.figure(f"{name}.items_slow"), "件"]


def _standing(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.merged_into is None]


def _not_started(item: Item) -> bool:
    return not (item.started or item.under_construction or item.in_use or item.done)


def _rule(speaker: Speaker, name: str) -> list[Part]:
    """The rules of the paragraph's rates, each as its division; rounding stands under the attachments."""
    codes = ("start_rate", "construction_rate", "completion_rate")
    as_of = speaker.figures.inputs.as_of
    said = [rule(code, as_of).brief() for code in codes if speaker.figures[f"{name}.{code}"].value is not None]
    if not said:
        return []
    slow = "；进度滞后指进度判定为偏慢、滞后的" if speaker.number(f"{name}.items_slow") else ""
    return [f"统计口径：按件计，并入他项的不重复计；{'；'.join(said)}{slow}。"]
