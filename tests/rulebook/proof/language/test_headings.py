import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.headings import LEVEL, MARK, SEQUENCE, chinese
from tests.rulebook.proof.language import told


def lines(*heads):
    return "\n".join(f"{head}总体情况" for head in heads)


@pytest.mark.parametrize(
    ("heads", "quote", "severity"),
    [
        (("一、", "二、", "四、"), "四、", Severity.WARN),
        (("一、", "二、", "二、"), "二、", Severity.WARN),
        (("一、", "一、"), "一、", Severity.WARN),
        (("一、", "二、", "三、", "二、"), "二、", Severity.WARN),
        (("一、", "（一）", "（三）"), "（三）", Severity.WARN),
        (("九、", "十、", "十二、"), "十二、", Severity.WARN),
        (("九十九、", "九十九、"), "九十九、", Severity.WARN),
        (("1.", "2.", "4."), "4.", Severity.INFO),
        (("一、", "1.", "2.", "2."), "2.", Severity.INFO),
        (("(1)", "(2)", "(5)"), "(5)", Severity.INFO),
    ],
)
def test_a_number_that_is_missing_doubled_or_reversed(heads, quote, severity):
    finding = told.only(SEQUENCE, lines(*heads))

    assert (finding.quote, finding.severity) == (quote, severity)


@pytest.mark.parametrize(
    "text",
    [
        lines("一、", "（一）", "（二）", "二、", "（一）", "1.", "2.", "（二）", "1.", "三、"),
        lines("三、", "四、", "五、"),
        lines("1.", "2.", "1.", "2.", "1."),
        lines("一、", "二、", "附件1\n一、", "二、"),
        "一、总体情况\n1 | 甲局 | 3\n4. | 乙局 | 5\n7.乙局  3件  30%\n二、要求",
        "3.5亿元已到位\n9.2公里已建成\n一百、二百户",
        "附件：1.省列表\n2.市列表\n一、总体情况\n十十、甲\n二、要求",
        "一、总体情况\n二十〇一、甲",
        "三、工作要求\n一、二级公路建设\n四、有关说明",
    ],
)
def test_numbers_in_sequence_excerpts_pages_and_rows(text):
    assert told.quotes(SEQUENCE, text) == []


@pytest.mark.parametrize(
    ("heads", "sentence"),
    [
        (("一、", "三、"), "序号“三、”前面是“一、”，缺“二、”。"),
        (("（九）", "（九）"), "序号“（九）”用了两次，后一个应为“（十）”。"),
        (("1.", "2.", "3.", "2."), "序号“2.”排在“3.”后面，顺序颠倒。"),
    ],
)
def test_the_sentence_names_both_numbers(heads, sentence):
    assert told.only(SEQUENCE, lines(*heads)).message == sentence


@pytest.mark.parametrize(
    ("heads", "quote"),
    [
        (("一、", "1.", "2.", "（一）", "（二）"), "（一）"),
        (("一、", "（1）", "1.", "2."), "1."),
        (("一、", "（一）", "（1）", "1."), "1."),
        (("（一）", "（二）", "一、", "二、"), "（一）"),
    ],
)
def test_an_outer_level_inside_an_inner_one(heads, quote):
    assert told.quotes(LEVEL, lines(*heads)) == [quote]


@pytest.mark.parametrize(
    "heads",
    [
        ("一、", "（一）", "1.", "（1）", "（二）", "1.", "二、", "（一）"),
        ("一、", "1.", "2.", "二、", "（一）", "1."),
        ("（一）", "（二）", "1."),
        ("1.", "（一）", "（二）"),
        ("附件1\n（一）",),
    ],
)
def test_levels_in_order_or_skipped(heads):
    assert told.quotes(LEVEL, lines(*heads)) == []


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("（一）、总体情况", "（一）、", "（一）"),
        ("1、总体情况", "1、", "1."),
        ("一.总体情况", "一.", "一、"),
        ("十一，总体情况", "十一，", "十一、"),
        ("(2)、总体情况", "(2)、", "（2）"),
        ("要做好三件事：第一、抓进度。", "第一、", "第一，"),
    ],
)
def test_each_number_has_its_own_punctuation(text, quote, wording):
    finding = told.only(MARK, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况",
        "（一）总体情况",
        "1.总体情况",
        "１．总体情况",
        "第一、第二自来水厂",
        "要做好三件事：第一，抓进度。",
    ],
)
def test_regular_punctuation(text):
    assert told.quotes(MARK, text) == []


def test_a_habit_is_told_once():
    (finding,) = told.findings(MARK, lines(*(f"{number}、" for number in range(1, 9))))

    assert finding.message == "序号应写作“1.”（全文共8处，只标第一处）。"


@pytest.mark.parametrize(
    ("value", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "一百")]
)
def test_ordinals_up_to_99(value, text):
    assert chinese(value) == text
