from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.counting import (
    Item,
    Place,
    UniqueRule,
    check_levels,
    count,
    matter_items,
    rule,
    unique,
)

JULY = date(2016, 7, 31)


def _county():
    """35 listings: 低保 is two 件 for the province and one for the city; 五保 stands on both lists."""
    return {
        "省列": [
            Item("1", "城市低保提标", works=("城市低保",), started=True, done=True),
            Item("2", "农村低保提标", works=("农村低保",), started=True, done=True),
            Item("3", "五保提标", works=("五保",), started=True, done=True),
            *(Item(f"{number}", f"省{number}", works=(f"省{number}",), started=True) for number in range(4, 11)),
        ],
        "市列": [
            Item("1", "城乡低保提标", works=("城市低保", "农村低保"), started=True, done=True),
            Item("2", "五保户补助提标", works=("五保",), started=True, done=True),
            *(
                Item(f"{number}", f"市{number}", works=(f"市{number}",), started=True, done=number < 5)
                for number in range(3, 15)
            ),
            Item("15", "市15", started=True, cancelled=True),
        ],
        "县列": [Item(f"{number}", f"县{number}", started=True) for number in range(1, 11)],
    }


def test_thirty_five_listings_are_32_matters_and_33_works():
    result = unique(_county())

    assert (result.listings, result.total(UniqueRule.MATTERS), result.total(UniqueRule.WORKS)) == (35, 32, 33)
    assert (result.links, result.repeats) == (3, 3)


def test_both_totals_print_their_rule():
    result = unique(_county())

    assert result.printed() == "32件（各级清单共35件，重复3件，按事项去重）"
    assert result.printed(UniqueRule.WORKS) == ("33项工作（各级清单共涉及36项次，重复3项次，按实际工作去重）")
    assert all(entry.printed().startswith(entry.label) for entry in UniqueRule)


def test_a_listing_that_stands_for_two_works_joins_the_listings_of_both():
    [joined] = [matter for matter in unique(_county()).matters if "城市低保" in matter.works]

    assert joined.places == (Place("省列", "1"), Place("省列", "2"), Place("市列", "1"))
    assert joined.works == ("城市低保", "农村低保")


def test_two_listings_that_share_two_works_are_one_link_and_two_repeats():
    pair = {"省列": [Item("1", "甲", works=("a", "b"))], "市列": [Item("1", "甲", works=("b", "a"))]}
    result = unique(pair)

    assert (len(result.matters), result.links, len(result.works), result.repeats) == (1, 1, 2, 2)


def test_a_later_listing_may_join_matters_that_stood_apart():
    lists = {
        "省列": [Item("1", "甲", works=("a",)), Item("2", "乙", works=("b",)), Item("3", "丙", works=("c",))],
        "市列": [Item("1", "合", works=("c", "a"))],
    }

    assert [len(matter.items) for matter in unique(lists).matters] == [3, 1]


def test_an_item_merged_within_its_list_does_not_stand_for_itself():
    lists = {"县列": [Item("1", "甲", merged_into="2"), Item("2", "乙"), Item("3", "丙", merged_into="他处")]}

    assert (unique(lists).listings, len(unique(lists).works)) == (2, 2)


def test_the_county_total_counts_shared_work_once():
    items = matter_items(_county())
    figures = {
        code: count(rule(code, JULY), items, JULY, "全县").value
        for code in ("items", "items_done", "items_cancelled", "items_ongoing", "items_not_started")
    }

    assert figures == {
        "items": 32,
        "items_done": 4,
        "items_cancelled": 1,
        "items_ongoing": 27,
        "items_not_started": 0,
    }


@pytest.mark.parametrize(
    ("city", "done", "cancelled"),
    [
        (Item("1", "市", works=("a",), done=True), True, False),
        (Item("1", "市", works=("a",), started=True), False, False),
        (Item("1", "市", works=("a",), cancelled=True), True, False),
    ],
)
def test_a_matter_is_done_when_its_listings_that_stand_are_done(city, done, cancelled):
    province = Item("1", "省", works=("a",), done=True, due=date(2016, 12, 31))
    [matter] = matter_items({"省列": [province], "市列": [city]})

    assert (matter.id, matter.done, matter.cancelled, matter.due) == ("省列/1+市列/1", done, cancelled, province.due)


def test_a_matter_is_cancelled_when_all_its_listings_are():
    gone = Item("1", "甲", works=("a",), cancelled=True)
    [matter] = matter_items({"省列": [gone], "市列": [gone]})

    assert (matter.cancelled, matter.done) == (True, False)


LISTS = st.dictionaries(
    st.sampled_from(["省列", "市列", "县列"]),
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=3, unique=True).map(tuple), max_size=8).map(
        lambda all_works: [Item(str(number), "件", works=works) for number, works in enumerate(all_works)]
    ),
)


@given(LISTS)
def test_levels_less_overlaps_are_the_unique_total_for_any_lists(lists):
    result = unique(lists)
    levels = {name: len(items) for name, items in lists.items()}

    assert check_levels(levels, result.links, len(result.matters)) == []
    assert result.pointers - result.repeats == len({work for matter in result.matters for work in matter.works})


@given(LISTS)
def test_no_work_lies_in_two_matters_and_every_listing_in_one(lists):
    matters = unique(lists).matters
    works = [work for matter in matters for work in matter.works]
    places = [place for matter in matters for place in matter.places]

    assert len(works) == len(set(works))
    assert len(places) == len(set(places)) == sum(len(items) for items in lists.values())


@given(LISTS)
def test_the_order_of_the_lists_does_not_change_the_totals(lists):
    turned = dict(reversed(lists.items()))

    assert len(unique(lists).matters) == len(unique(turned).matters)
    assert set(unique(lists).works) == set(unique(turned).works)
