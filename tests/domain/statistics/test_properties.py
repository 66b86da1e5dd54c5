"""What holds for every county, whatever it promised and reported."""

import hashlib
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.inputs import Inputs, dump, load
from tests.domain.statistics.counties import change, county
from tests.domain.statistics.written import inputs as county_of
from tests.domain.statistics.written import listing, work

counties = st.integers(min_value=0, max_value=10**9).map(county)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@given(counties)
@settings(max_examples=50)
def test_dumped_inputs_load_as_they_were(inputs: Inputs):
    assert load(dump(inputs)) == inputs


@given(counties)
@settings(max_examples=50)
def test_the_dump_gives_the_figures_of_the_inputs(inputs: Inputs):
    assert figures_of(load(dump(inputs))).figures == figures_of(inputs).figures


@given(st.integers(min_value=0, max_value=10**9))
def test_the_same_content_has_the_same_hash(seed: int):
    assert sha256(dump(county(seed))) == sha256(dump(county(seed)))


@given(counties)
@settings(max_examples=50)
def test_amounts_of_equal_value_are_dumped_alike(inputs: Inputs):
    padded = tuple(
        structs.replace(
            work,
            targets=tuple(
                structs.replace(target, quantity=target.quantity and target.quantity.quantize(Decimal("0.0001")))
                for target in work.targets
            ),
        )
        for work in inputs.works
    )

    assert dump(structs.replace(inputs, works=padded)) == dump(inputs)


@given(counties)
@settings(max_examples=50)
def test_no_identity_breaks(inputs: Inputs):
    assert figures_of(inputs).breaches == ()


@given(counties)
@settings(max_examples=50)
def test_slow_is_yellow_and_red(inputs: Inputs):
    figures = figures_of(inputs)

    for scope in (*figures.items, "全县"):
        slow = {ref.id for ref in figures[f"{scope}.items_slow"].numerator}
        lit = {ref.id for code in ("slow", "stalled") for ref in figures[f"{scope}.light.{code}"].numerator}
        assert slow == lit


@given(counties)
@settings(max_examples=50)
def test_lights_together_are_all_items(inputs: Inputs):
    figures = figures_of(inputs)

    for scope in (*figures.items, "全县"):
        lit = sum(
            int(figures[f"{scope}.light.{code}"].value) for code in ("ahead", "normal", "slow", "stalled", "grey")
        )
        assert lit == figures[f"{scope}.items"].value


@given(counties)
@settings(max_examples=50)
def test_rates_say_100_or_0_only_where_they_are_exact(inputs: Inputs):
    for figure in figures_of(inputs).figures.values():
        if figure.unit == "%" and figure.rule_code != "reported_share" and figure.value is not None:
            assert (figure.value == 100) == (len(figure.numerator) == len(figure.denominator))
            assert (figure.value == 0) == (not figure.numerator)


@given(counties)
@settings(max_examples=50)
def test_reported_shares_say_100_or_0_only_where_they_are_exact(inputs: Inputs):
    figures = figures_of(inputs).figures
    goals = {target.id: target.quantity for work in inputs.works for target in work.targets}

    for key, figure in figures.items():
        if figure.rule_code == "reported_share":
            reported = figures[key.replace(".share", ".cumulative")].value
            assert (figure.value == 100) == (reported == goals[key.split(".")[-2]])
            assert (figure.value == 0) == (reported == 0)


@given(counties)
@settings(max_examples=50)
def test_what_is_counted_is_named(inputs: Inputs):
    """A figure's numerator is as long as the figure says, part of its denominator, and apart from what is left out."""
    for figure in figures_of(inputs).figures.values():
        if figure.unit in {"件", "项", "个方面", "方面", "子项"}:
            assert figure.value == len(figure.numerator)
            assert set(figure.numerator) <= set(figure.denominator)
            assert not {ref.id for ref in figure.denominator} & {left.id for left in figure.exclusions}


@given(counties, st.data())
@settings(max_examples=50)
def test_a_work_changes_only_figures_that_it_stands_in(inputs: Inputs, data: st.DataObject):
    chosen = data.draw(st.sampled_from(inputs.works))
    cancelled = structs.replace(chosen, changes=(change("cancel", "柳政函〔2024〕99号"),))
    works = tuple(cancelled if work is chosen else work for work in inputs.works)
    before = figures_of(inputs)

    after = figures_of(structs.replace(inputs, works=works))

    concerned = {work.id for work in inputs.works if leads_to(work.id, chosen.id, inputs)}
    untouched = {
        listed.name for listed in inputs.lists if not any(concerned & set(listing.works) for listing in listed.listings)
    }
    for key, figure in before.figures.items():
        if figure.scope.split("/")[0] in untouched:
            assert after.figures[key] == figure


def leads_to(start: str, end: str, inputs: Inputs) -> bool:
    """Whether a work is the other one, or was merged into it, by whatever steps."""
    into = {work.id: [gone.into for gone in work.changes if gone.into] for work in inputs.works}
    while start != end and into[start]:
        start = into[start][0]
    return start == end


def test_every_oddity_is_among_the_300_counties():
    everything = [county(seed) for seed in range(300)]
    works = [work for inputs in everything for work in inputs.works]
    targets = [target for work in works for target in work.targets]
    values = [value for work in works for report in work.reports for value in report.values]
    places = [listing for inputs in everything for listed in inputs.lists for listing in listed.listings]
    seen = {
        "shared": any(len(on_lists(inputs, work.id)) > 1 for inputs in everything for work in inputs.works),
        "two works": any(len(place.works) > 1 for place in places),
        "several targets": any(len(work.targets) > 1 for work in works),
        "待下达": any(target.quantity is None for target in targets),
        "target of 0": any(target.quantity == 0 for target in targets),
        "less is better": any(target.better == "less" for target in targets),
        "own plan": any(target.plan for target in targets),
        "blank": any(value.cumulative is None for value in values),
        "zero": any(value.cumulative == 0 for value in values),
        "reviewed": any(value.reviewed is not None for value in values),
        "missing": any(not work.reports for work in works),
        "out of order": any([r.month for r in work.reports] != sorted(r.month for r in work.reports) for work in works),
        **{kind: any(gone.kind == kind for work in works for gone in work.changes) for kind in KINDS},
        "on one list": any(gone.list_name for work in works for gone in work.changes),
    }

    assert [name for name, found in seen.items() if not found] == []


KINDS = ("cancel", "merge", "postpone", "adjust")


def on_lists(inputs: Inputs, work: str) -> set[str]:
    return {listed.name for listed in inputs.lists for listing in listed.listings if work in listing.works}


def test_the_text_of_a_snapshot_stays_the_same_to_the_last_byte():
    text = dump(county_of([work(1, "敬老院", "60.50")], ("县列", "为民实事", [listing(1, "建敬老院", "w1")])))

    assert text.startswith(
        '{"area_code":"620123","area_name":"柳河县","as_of":"2024-07-31","format":1,"lists":[{"kind":'
    )
    assert '"values":[{"cell":"","cumulative":"60.5","month":null,"reviewed":null,"target":"t1"}]' in text
    assert sha256(text) == "5a4aace7f017dd771d57a4831e039d6f08745767400b93a6e1159da63fc3f1db"


def test_a_snapshot_of_another_format_is_refused():
    text = dump(county(1)).replace('"format":1', '"format":2')

    with pytest.raises(ValueError, match="格式2"):
        load(text)
    with pytest.raises(ValueError, match="格式2"):
        load('{"format":2,"works":"another shape"}')


def test_a_snapshot_that_is_not_whole_is_refused_with_the_place():
    with pytest.raises(msgspec.ValidationError, match="works"):
        load(dump(county(1)).replace('"works":', '"work":'))
