import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.repeats import PARAGRAPH, SENTENCE, WORD
from tests.rulebook.proof.language import told

LINE = "各承办单位要严把工程质量关，加强检查，倒排工期，确保各项实事按期保质保量完成。"
OTHER = "各乡镇要牢固树立大局观念，认真搞好协调配合，形成抓建项目的合力，及时报送情况。"


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("对实事进行进行核查", "进行进行", "进行"),
        ("进一步进一步压实责任", "进一步进一步", "进一步"),
        ("各项实事的的进展", "的的", "的"),
        ("完成了了任务", "了了", "了"),
        ("这是是重点", "是是", "是"),
        ("牵头单位和和责任人员", "和和", "和"),
    ],
)
def test_a_word_written_twice(text, quote, wording):
    finding = told.only(WORD, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "达到预定目的的工作",
        "的的确确",
        "为了了解情况",
        "不了了之",
        "是是非非",
        "养老保险保险费、工程工程师",
        "一个一个办",
        "缓和和稳定、和和美美",
    ],
)
def test_lawful_doubles(text):
    assert told.quotes(WORD, text) == []


@pytest.mark.parametrize(
    "text", [f"{LINE}\n{LINE}", f"{LINE}\n{OTHER}\n　　{LINE}", f"一、要求\n{OTHER}\n二、要求\n{OTHER}"]
)
def test_a_paragraph_that_comes_again(text):
    finding = told.only(PARAGRAPH, text)

    assert finding.severity is Severity.INFO
    assert finding.start > len(LINE)
    assert told.quotes(SENTENCE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{LINE}\n{OTHER}",
        "已完成。\n已完成。",
        f"甲 | {LINE}\n甲 | {LINE}",
        f"{LINE}{LINE}",
        f"统计口径：{LINE}\n统计口径：{LINE}",
    ],
)
def test_paragraphs_that_differ_are_short_or_explain_figures(text):
    assert told.quotes(PARAGRAPH, text) == []


@pytest.mark.parametrize("text", [f"{LINE}{LINE}", f"{LINE}{OTHER}{LINE}", f"{OTHER}{LINE}\n其中，{OTHER} {LINE}"])
def test_a_sentence_that_comes_again(text):
    finding = told.only(SENTENCE, text)

    assert finding.quote == "各承办单位要严把工程质量关"


@pytest.mark.parametrize(
    "text",
    [
        f"{LINE}{OTHER}",
        "已完成。已完成。",
        f"{LINE[:-1]}\n{OTHER}{LINE[:-1]}\n",
        f"{LINE} | {LINE} | ",
        f"注：{LINE}注：{LINE}",
    ],
)
def test_sentences_that_differ_are_short_or_have_no_stop(text):
    assert told.quotes(SENTENCE, text) == []


def test_the_repeated_opening_is_quoted_short():
    assert told.only(PARAGRAPH, f"{LINE}\n{LINE}").message == (
        "这一段同前面的一段完全相同（“各承办单位要严把工程质量……”），请核对。"
    )
