from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.counting import check_cumulative, check_levels, check_states


def test_the_model_bulletins_province_list_does_not_add_up():
    [breach] = check_states(10, {"已完成": 3, "其余": 6}, "省列")

    assert breach.code == "states_do_not_add_up"
    assert breach.sentence == "省列：已完成3件＋其余6件＝9件，与总数10件不符，相差1件。"


def test_the_model_bulletins_city_list_adds_up():
    assert check_states(15, {"已完成": 4, "取消": 1, "其余": 10}) == []


def test_a_negative_state_is_a_breach_of_its_own():
    codes = [breach.code for breach in check_states(2, {"已完成": 3, "其余": -1})]

    assert codes == ["negative_part"]


@given(st.dictionaries(st.sampled_from("甲乙丙丁"), st.integers(0, 50)), st.integers(0, 200))
def test_states_are_in_order_exactly_when_their_sum_is_the_total(parts, total):
    assert (check_states(total, parts) == []) == (sum(parts.values()) == total)


def test_levels_less_overlaps_are_the_unique_total():
    assert check_levels({"省列": 20, "本级": 11}, 7, 24) == []
    assert check_levels({"省列": 10, "市列": 15, "县列": 10}, 3, 32) == []
    [breach] = check_levels({"省列": 10, "市列": 15, "县列": 10}, 0, 32)
    assert breach.sentence == "省列10件＋市列15件＋县列10件−重复0件＝35件，与去重后的32件不符，相差3件。"


def test_overlaps_are_taken_off_in_the_sentence():
    [breach] = check_levels({"省列": 10, "市列": 15}, 3, 20)

    assert breach.sentence == "省列10件＋市列15件−重复3件＝22件，与去重后的20件不符，相差2件。"


def test_a_negative_overlap_is_named():
    assert [breach.code for breach in check_levels({"省列": 10}, -1, 11)] == ["negative_overlap"]


def test_a_cumulative_value_that_falls_is_named_with_both_months():
    [breach] = check_cumulative([("5月", 80), ("6月", 100), ("7月", 90)])

    assert breach.sentence == "7月累计数90小于6月的100，且无更正记录。"


def test_a_registered_correction_may_lower_a_cumulative_value():
    assert check_cumulative([("6月", 100), ("7月", 90), ("8月", 95)], ["7月"]) == []


@given(st.lists(st.integers(0, 9)))
def test_a_rising_series_has_no_breach(values):
    series = [(f"{number}月", value) for number, value in enumerate(sorted(values), start=1)]

    assert check_cumulative(series) == []
