import copy

import pytest

from tests.corpus.compare import compare, load, same
from tests.corpus.score import FOLDER, answers, judge

NAMES = [path.name.removesuffix(".expected.json") for path in answers()]


def perfect(expected):
    """A plan that says exactly what the answers say and asks exactly what must be asked."""
    asks = [{"message": "…", **must} for must in expected["asks"]]
    return {"rows": copy.deepcopy(expected["rows"]), "asks": asks, "refused": None}


def answers_of(name):
    return load(FOLDER / f"{name}.expected.json")[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_says_what_a_careful_person_says(name):
    assert judge(FOLDER / f"{name}.expected.json").faults() == []


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_are_without_fault_by_their_own_measure(name):
    assert load(FOLDER / f"{name}.expected.json")[0].is_file()
    assert compare(answers_of(name), perfect(answers_of(name))).faults() == []


def test_at_least_half_of_the_books_need_no_question():
    clean = [name for name in NAMES if not answers_of(name)["asks"]]
    assert len(NAMES) >= 24
    assert len(clean) * 2 >= len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_name_is_found(name):
    plan = perfect(answers_of(name))
    plan["rows"][0]["name"] += "改"
    assert compare(answers_of(name), plan).silent


def test_a_wrong_number_without_an_ask_is_found():
    plan = perfect(answers_of("report-monthly"))
    plan["rows"][0]["values"][0]["cumulative"] = 793
    assert compare(answers_of("report-monthly"), plan).silent


def test_a_doubtful_value_written_without_an_ask_is_found():
    plan = perfect(answers_of("report-contradictions")) | {"asks": []}
    tally = compare(answers_of("report-contradictions"), plan)
    assert (len(tally.missed), len(tally.silent)) == (2, 2)


def test_an_amount_left_out_is_no_wrong_amount():
    plan = perfect(answers_of("report-monthly"))
    plan["rows"][0]["values"][0]["target"] = None
    tally = compare(answers_of("report-monthly"), plan)
    assert (len(tally.absent), tally.silent) == (1, [])


def test_a_missing_and_a_needless_ask_are_found():
    plan = perfect(answers_of("list-approximate"))
    plan["asks"][0]["cell"], plan["asks"][0]["row"] = "F9", "冷库建设"
    tally = compare(answers_of("list-approximate"), plan)
    assert (len(tally.missed), len(tally.false)) == (1, 1)


@pytest.mark.parametrize(
    ("field", "one", "other", "equal"),
    [
        ("targets", [{"quantity": 10, "unit": "万亩"}], [{"quantity": 100000, "unit": "亩"}], True),
        ("targets", [{"quantity": 2, "unit": "亿元"}], [{"quantity": 20000, "unit": "万元"}], True),
        ("targets", [{"quantity": 120, "unit": "万㎡"}], [{"quantity": 1200000, "unit": "平方米"}], True),
        ("targets", [{"quantity": 35.6, "unit": "km"}], [{"quantity": 35.6, "unit": "公里"}], True),
        ("targets", [{"quantity": 45, "unit": "名"}], [{"quantity": 45, "unit": "人"}], True),
        ("targets", [{"quantity": 800, "unit": "人次"}], [{"quantity": 800, "unit": "人"}], False),
        ("values", [{"unit": "户", "target": 9, "cumulative": 0}], [{"unit": "户", "target": 9}], False),
        ("due", "2016-10", "2016-10-31", True),
        ("due", "2016-10", "2016-10-01", False),
        ("supports", ["甲局", "乙局"], ["乙局", "甲局"], True),
        ("percent", 87.6, 87.64, True),
        ("percent", 87.6, 0.876, False),
        ("narrative", "一是\n推进。", "一是 推进。", True),
        ("problems", None, "无", False),
        ("list", "省列", ["省列", "市列"], False),
    ],
)
def test_equal_means_what_the_contract_says(field, one, other, equal):
    assert same(field, one, other) is equal
