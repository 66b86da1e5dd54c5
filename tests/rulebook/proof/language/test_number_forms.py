import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.number_forms import ABOUT, BRACKETS, BROKEN, FORM, MONTH_WORD, RANGE
from tests.rulebook.proof.language import told


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("1-7月进展", "1-7月", "1—7月"),
        ("2014-2015年安排", "2014-2015年", "2014—2015年"),
        ("8月5日-9日", "8月5日-9日", "8月5日—9日"),
        ("2016年1月 - 7月", "2016年1月 - 7月", "2016年1月—7月"),
        ("1–9月", "1–9月", "1—9月"),
    ],
)
def test_a_range_takes_the_long_dash(text, quote, wording):
    finding = told.only(RANGE, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize("text", ["1—7月", "7月8日—14日", "2016-12-26发布", "电话0931-5286660", "1至7月", "1～7月"])
def test_dashes_dates_and_telephone_numbers(text):
    assert told.quotes(RANGE, text) == []


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("惠及3千户", "3千", "3000"),
        ("约5百人", "5百", "500"),
        ("完成百分之50", "百分之50", "50%"),
        ("16年1—7月", "16年", "2016年"),
        ("二零一六年八月", "二零一六年", "二〇一六年"),
        ("二О一六年八月", "二О一六年", "二〇一六年"),
        ("共十5件", "十5", ""),
        ("共5十户", "5十", ""),
    ],
)
def test_mixed_and_shortened_numbers(text, quote, wording):
    finding = told.only(FORM, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "装机3千瓦，长5千米，重2千克，投资3千万元，第1百货",
        "2017十大工程，2017十件实事",
        "完成百分之五十，二〇一六年，2016年1—7月",
        "经过15年3个月建设，一千五百户",
    ],
)
def test_units_names_and_whole_years(text):
    assert told.quotes(FORM, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("2016年1-7，全县启动", "2016年1—7月"),
        ("2016年1—9\n", "2016年1—9月"),
        ("（2016年3-6）", "2016年3—6月"),
    ],
)
def test_a_range_of_months_without_the_word(text, wording):
    assert told.only(MONTH_WORD, text).suggestion == wording


@pytest.mark.parametrize("text", ["2016年1-7月，", "2016年1-3批次", "2016年7-3，", "2016年1-7期"])
def test_ranges_that_say_what_they_count(text):
    assert told.quotes(MONTH_WORD, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("约50个左右", "约50个"),
        ("超过300户以上", "超过300户"),
        ("近2万人左右", "近2万人"),
        ("至少3.5公里以上", "至少3.5公里"),
    ],
)
def test_an_approximation_said_twice(text, wording):
    assert told.only(ABOUT, text).suggestion == wording


@pytest.mark.parametrize("text", ["约50个", "50个左右", "约50个，占90%以上", "近年来2万人以上"])
def test_an_approximation_said_once(text):
    assert told.quotes(ABOUT, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("政办发[2016]3号", "〔2016〕3号"),
        ("政办发（2016）12号", "〔2016〕12号"),
        ("政办发【2016】第3号", "〔2016〕3号"),
        ("政办发〔2016〕03号", "〔2016〕3号"),
    ],
)
def test_document_numbers_take_hexagonal_brackets(text, wording):
    finding = told.only(BRACKETS, text)

    assert (finding.suggestion, finding.severity) == (wording, Severity.INFO)


@pytest.mark.parametrize("text", ["政办发〔2016〕3号", "(2016)甘0123民初45号", "（2016年）3号楼"])
def test_regular_document_numbers_and_those_of_courts(text):
    assert told.quotes(BRACKETS, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [("〔20208号", "〔2020〕8号"), ("〔201615号", "〔2016〕15号"), ("督〔2024103号文", "〔2024〕103号")],
)
def test_a_document_number_that_lost_its_bracket(text, wording):
    finding = told.only(BROKEN, text)

    assert (finding.suggestion, finding.severity) == (wording, Severity.WARN)


@pytest.mark.parametrize("text", ["〔2020〕8号", "20208号", "〔2020年8号"])
def test_document_numbers_that_lost_nothing(text):
    assert told.quotes(BROKEN, text) == []
