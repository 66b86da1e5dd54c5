"""A tally against counting item by item."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.counting import RULES, Denominator, Item, Numerator, Rule, Tally, Unit
from shishi.rulebook.stages import Kind

JULY = date(2016, 7, 31)
DAYS = (None, date(2016, 6, 30), JULY, date(2016, 12, 31))
FLAGS = ("started", "under_construction", "done", "in_use", "cancelled", "slow")
EVERY_RULE = (
    *RULES,
    *(
        Rule("x", "x", unit, numerator, denominator, kinds=kinds)
        for unit in Unit
        for numerator in Numerator
        for denominator in (None, *Denominator)
        for kinds in (None, (Kind.WORKS,))
    ),
)
ITEMS = st.lists(
    st.builds(
        Item,
        id=st.just(""),
        name=st.just("件"),
        kind=st.sampled_from(Kind),
        sub_items=st.lists(st.sampled_from("abcd"), max_size=2, unique=True).map(tuple),
        aspect=st.sampled_from(["", "教育", "安居"]),
        heading=st.sampled_from(["", "甲", "乙"]),
        due=st.sampled_from(DAYS),
        **{flag: st.booleans() for flag in FLAGS},
    ),
    max_size=8,
).flatmap(lambda items: st.tuples(*(_placed(place, item, len(items)) for place, item in enumerate(items))))


def _placed(place, item, size):
    """The item with its id, some of its parts done, and perhaps merged into a later one or one of another list."""
    done = st.integers(0, len(item.sub_items)).map(lambda number: item.sub_items[:number])
    into = st.sampled_from([None, None, "他处", *(str(later) for later in range(place + 1, size))])
    return st.tuples(done, into).map(
        lambda drawn: replace(item, id=str(place), sub_items_done=drawn[0], merged_into=drawn[1])
    )


def _left_out(rule, item, ids):
    if item.merged_into in ids:
        return "merged"
    if rule.kinds and item.kind not in rule.kinds:
        return "kind"
    if rule.denominator in {Denominator.WITHOUT_CANCELLED, Denominator.DUE_BY_NOW} and item.cancelled:
        return "cancelled"
    if rule.denominator is Denominator.DUE_BY_NOW and (item.due is None or item.due > JULY):
        return "due"
    return None


def _named(rule, item):
    """(name, done on its own) of what the item stands for in the rule's unit."""
    if rule.unit is Unit.ITEM:
        return [(item.id, False)]
    if rule.unit is Unit.SUB_ITEM:
        return [(part, part in item.sub_items_done) for part in item.sub_items]
    name = item.heading if rule.unit is Unit.HEADING else item.aspect
    return [(name, False)] if name else []


def _hit(numerator, members):
    """``members`` are (item, done)."""
    live = [member for member in members if not member[0].cancelled]
    begun = [item.started or item.under_construction or item.in_use or done for item, done in members]
    begun_live = [item.started or item.under_construction or item.in_use or done for item, done in live]
    return {
        Numerator.ALL: True,
        Numerator.STARTED: any(begun),
        Numerator.UNDER_CONSTRUCTION: any(item.under_construction for item, _ in members),
        Numerator.SLOW: any(item.slow and not done for item, done in live),
        Numerator.DONE: bool(live) and all(done for _, done in live),
        Numerator.IN_USE: bool(live) and all(item.in_use for item, _ in live),
        Numerator.ONGOING: any(begun_live) and not all(done for _, done in live),
        Numerator.NOT_STARTED: bool(live) and not any(begun_live),
        Numerator.CANCELLED: not live,
    }[numerator]


@given(ITEMS)
def test_a_tally_counts_what_counting_item_by_item_counts(items):
    tally, ids = Tally(items), {item.id for item in items}

    for rule in EVERY_RULE:
        figure = tally.count(rule, JULY, "市列")
        counted = [item for item in items if not _left_out(rule, item, ids)]
        groups = {}
        for item in counted:
            for name, done in _named(rule, item):
                groups.setdefault(name, []).append((item, item.done or done))
        assert figure.denominator_ids == tuple(groups)
        assert figure.numerator_ids == tuple(name for name, of in groups.items() if _hit(rule.numerator, of))
        left = [item.id for item in items if _left_out(rule, item, ids) or not _named(rule, item)]
        assert [key for key, reason in figure.exclusions if reason] == left
