import re

import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.confusions import CONFUSIONS, PHRASES
from shishi.rulebook.proof.language.slips import BASIS, COMMA, LOST, WORD
from tests.rulebook.proof.language import told


@pytest.mark.parametrize("pair", CONFUSIONS, ids=lambda pair: pair.wrong)
def test_every_confusion_is_found_and_its_right_form_is_not(pair):
    finding = told.only(WORD, f"，{pair.wrong}。")

    assert (finding.quote, finding.suggestion) == (pair.wrong, pair.right)
    assert told.quotes(WORD, f"，{pair.right}。") == []


def test_every_exception_is_a_pattern_and_no_pair_stands_twice():
    assert all(re.compile(pair.unless_after) and re.compile(pair.unless_before) for pair in CONFUSIONS)
    assert len({pair.wrong for pair in CONFUSIONS}) == len(CONFUSIONS)


@pytest.mark.parametrize(
    ("text", "quote", "wording", "severity"),
    [
        ("市列事实中农村道路3件滞后。", "市列事实", "市列实事", Severity.WARN),
        ("其中2件末开工。", "末开工", "未开工", Severity.WARN),
        ("截止2024年6月10日完成16件。", "截止", "截至", Severity.INFO),
        ("截止 8月底完成6件。", "截止", "截至", Severity.INFO),
        ("建立工作台帐。", "台帐", "台账", Severity.INFO),
        ("截至目前为止，完成6件。", "截至目前为止", "截至目前", Severity.INFO),
        ("形成座谈记要。", "座谈记要", "座谈纪要", Severity.INFO),
    ],
)
def test_confused_words(text, quote, wording, severity):
    finding = told.only(WORD, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, severity)


@pytest.mark.parametrize(
    "text",
    [
        "经查，上述情况属于事实，事实清楚。",
        "年末完成8件，8月末开工率100%，三季度末完成率75%。",
        "报名截止时间为8月5日，截止到8月5日。",
        "发放救灾帐篷20顶、蚊帐50顶。",
        "把群众满意做为民办实事的标准，作为重点。",
        "支付主任医师津贴。",
        "截止上述日期，要做好工作。",
        "这件事实际上已经办完，为民办事实行清单管理，10件事实施方案已定。",
        "结合做好防汛工作，预防犯罪，公布署名文章，形势严峻工作量大。",
        "自己经营、自己完成，给予算力补贴，组成份额不变。",
        "搭建帐篷，做风险防控，职工做好登记，交付局长审定。",
    ],
)
def test_right_words_that_look_like_slips(text):
    assert told.quotes(WORD, text) == []


LEAD = "各牵头部门和协办单位高度重视、制定了实施方案，"


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        (f"{LEAD}实责任，积极协调推进。", "实责任", "落实责任"),
        (f"{LEAD}心组织，积极协调推进。", "心组织", "精心组织"),
        (f"{LEAD}积极协调，确责任。", "确责任", "明确责任"),
        (f"{LEAD}措施力、进度快。", "措施力", "措施有力"),
    ],
)
def test_three_characters_of_a_fixed_phrase_lost_one(text, quote, wording):
    finding = told.only(LOST, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}落实责任，积极协调推进。",
        f"{LEAD}李建国，王秀英，积极协调推进。",
        f"{LEAD}抓好实责任务的分解，积极协调推进。",
        "实责任，快。",
        f"{LEAD}强监管、抓落实、保质量、明责任，成效明显。",
        f"{LEAD} | ，实责任， | 甲",
    ],
)
def test_whole_phrases_names_and_rows_lost_nothing(text):
    assert told.quotes(LOST, text) == []


def test_no_fixed_phrase_is_another_one_short():
    assert all(len(phrase) == 4 for phrase in PHRASES)
    assert len(set(PHRASES)) == len(PHRASES)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("各单位高度重视主要领导亲自抓。", "高度重视，"),
        ("措施有力分管负责人靠前指挥。", "措施有力，"),
        ("各单位精心组织周密部署。", "精心组织，"),
        ("上下联动包抓领导多次现场协调。", "上下联动，"),
        ("今年，县委县政府确定实事10件。", "县委、"),
        ("乡党委乡人民政府要落实责任。", "乡党委、"),
        ("省委省政府督查组实地督查。", "省委、"),
    ],
)
def test_a_finished_statement_runs_into_the_next(text, wording):
    assert told.only(COMMA, text).suggestion == wording


@pytest.mark.parametrize(
    "text",
    [
        "各单位高度重视，主要领导亲自抓。",
        "高度重视主要领导的批示。",
        "高度重视各项实事，精心组织施工。",
        "精心组织、周密部署。",
        "县委、县政府确定实事10件，市委县政府分别督查。",
        "各级党委政府要加强领导，县委办公室、县政府办公室负责。",
    ],
)
def test_statements_with_an_object_or_a_sign_between(text):
    assert told.quotes(COMMA, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("受理2877件，较上月同比增长1.3%。", "环比"),
        ("比上季度末同比下降2%。", "环比"),
        ("较上周有所下降，比上周同比下降3%。", "环比"),
        ("比去年同期环比增长5%。", "同比"),
        ("与上年同期相比环比增长5%。", "同比"),
    ],
)
def test_the_word_does_not_fit_what_is_compared(text, wording):
    assert told.only(BASIS, text).suggestion == wording


@pytest.mark.parametrize(
    "text",
    ["较上月环比增长1.3%。", "比去年同期增长5%，环比增长1%。", "较上月增长2%，同比增长5%。", "同比增长5%。"],
)
def test_the_word_fits_what_is_compared(text):
    assert told.quotes(BASIS, text) == []
