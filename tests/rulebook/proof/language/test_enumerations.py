import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.enumerations import RULE
from tests.rulebook.proof.language import told


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("一是抓进度。三是抓质量。", "三是", "“三是”前面是“一是”，缺“二是”。"),
        ("一是抓进度；二是抓质量；二是抓安全。", "二是", "“二是”用了两次，后一个应为“三是”。"),
        ("一是甲，二是乙，三是丙，二是丁。", "二是", "“二是”排在“三是”后面，顺序颠倒。"),
        ("一要抓进度。\n三要抓质量。", "三要", "“三要”前面是“一要”，缺“二要”。"),
        ("一是甲。一是乙；二是丙；五是丁。", "五是", "“五是”前面是“二是”，缺“三是”。"),
    ],
)
def test_points_that_skip_repeat_or_go_back(text, quote, sentence):
    finding = told.only(RULE, text)

    assert (finding.quote, finding.message, finding.severity) == (quote, sentence, Severity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        "一是甲。二是乙。三是丙。",
        "一是要：一是甲；二是乙；三是丙。\n二是要：一是甲；二是乙。\n三是要抓。",
        "三是抓进度。四是抓质量。",
        "一是甲，一要快。二是乙，二要好。",
        "方案二是可行的，三是三，一是一、二是二。",
        "八是甲；九是乙；十是丙；十一是丁。",
        "一是甲；二要乙；三是丙。",
        "（一是甲）“二是乙”——三是丙",
        "三要素齐全，一是甲。二是乙。",
    ],
)
def test_points_in_order_nested_or_cut_off(text):
    assert told.quotes(RULE, text) == []
