import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.numbering import (
    DocumentNumber,
    NumberError,
    is_document_number,
    issue_number,
    next_issue_number,
    parse_document_number,
    parse_issue_number,
)


@pytest.mark.parametrize("text", ["榆政办发〔2016〕5号", "榆政〔2016〕120号", "国办函〔2026〕12号"])
def test_a_proper_document_number_is_read_and_printed_unchanged(text):
    assert is_document_number(text)
    assert parse_document_number(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "榆政办发[2016]5号",
        "榆政办发（2016）5号",
        "榆政办发【2016】5号",
        "榆政办发〔2016〕第5号",
        "榆政办发〔2016〕05号",
        "榆政办发 〔２０１６〕 ５号",
    ],
)
def test_the_ways_offices_type_a_number_are_put_right(text):
    assert not is_document_number(text)
    assert parse_document_number(text).text == "榆政办发〔2016〕5号"


@pytest.mark.parametrize(
    "text", ["", "榆〔2016〕5号", "榆政办发2016年5号", "榆政办发〔16〕5号", "榆政办发〔2016〕0号", "YZ〔2016〕5号"]
)
def test_what_is_no_document_number_is_refused(text):
    with pytest.raises(NumberError, match="不是规范的发文字号"):
        parse_document_number(text)


@pytest.mark.parametrize("parts", [("榆", 2016, 5), ("榆政办发", 16, 5), ("榆政办发", 2016, 0)])
def test_impossible_parts_make_no_document_number(parts):
    with pytest.raises(NumberError, match="不能组成发文字号"):
        DocumentNumber(*parts)


@given(st.text("榆政办发函督", min_size=2, max_size=12), st.integers(1000, 9999), st.integers(1, 99_999))
def test_every_number_made_of_parts_is_proper_and_read_back(agency, year, number):
    made = DocumentNumber(agency, year, number)

    assert is_document_number(made.text)
    assert parse_document_number(made.text) == made


def test_issue_numbers_are_printed_and_read():
    assert (issue_number(1), issue_number(20)) == ("第1期", "第20期")
    assert parse_issue_number("第 ２０ 期") == 20


@pytest.mark.parametrize("text", ["第0期", "第05期", "20期", ""])
def test_what_is_no_issue_number_is_refused(text):
    with pytest.raises(NumberError, match="不是规范的期号"):
        parse_issue_number(text)


def test_an_issue_number_below_one_is_refused():
    with pytest.raises(NumberError, match="第1期"):
        issue_number(0)


def test_issue_numbers_of_a_year_have_no_gaps():
    assert next_issue_number(()) == 1
    assert next_issue_number((2, 1, 3)) == 4
    for broken in ((1, 3), (1, 1), (2,)):
        with pytest.raises(NumberError, match="不连续"):
            next_issue_number(broken)
