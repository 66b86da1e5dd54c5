import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.attachments import EMPTY, ORDER, SAME_NAME, UNLISTED, UNNAMED
from tests.rulebook.proof.language import told

LIST = "\n附件：1.省列实事汇总表.xls\n　　　2.市列实事汇总表.xls\n"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("县列实事进展（详见附件3）。见附件1、附件2。" + LIST, "附件3"),
        ("详见附件1、2、3。" + LIST, "附件1、2、3"),
        ("详见附件1—4。" + LIST, "附件1—4"),
        ("见附件一、附件四。" + LIST, "附件一、附件四"),
        ("见附件2。\n附件：汇总表.xls", "附件2"),
    ],
)
def test_an_attachment_named_and_not_listed(text, quote):
    finding = told.only(UNLISTED, text)

    assert (finding.quote, finding.severity) == (quote, Severity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        "省列（详见附件1），市列（详见附件2）。" + LIST,
        "详见附件1至2。" + LIST,
        "按照国发〔2016〕3号附件3和《管理办法》附件5执行。" + LIST,
        "随文发送附件10份。" + LIST,
        "见附件1。\n附件1\n汇总表",
        "见附件2。\n附件1：汇总表\n附件2：明细表",
        "详见附件。\n附件：汇总表.xls",
        "见附件1、附件2。\n附件下载：汇总表.xls\n明细表.xlsx",
        "见附件1、附件2。\n相关附件：\n附件1 汇总表\n附件2汇总表.doc\n",
        "附件1、附件2请按时报送，不得漏报。\n附件：1.汇总表\n2.明细表",
    ],
)
def test_attachments_that_are_there(text):
    assert told.quotes(UNLISTED, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "省列（详见附件1）进展顺利。",
        "见附件2。\n2019年6月3日",
        "附件2\n汇总表\n同附件1。",
        "情况见附件，已完成。\n2019年6月3日",
    ],
)
def test_a_page_may_have_lost_its_list(text):
    assert told.only(UNLISTED, text).severity is Severity.INFO


def test_an_excerpt_that_says_attached_is_not_asked():
    assert told.quotes(UNLISTED, "情况见附件，已完成。") == []


def test_a_missing_attachment_is_told_once():
    assert told.quotes(UNLISTED, "见附件3。再见附件3。见附件1、2。" + LIST) == ["附件3"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("见附件1。" + LIST, "2.市列实事汇总表.xls"),
        ("见附件2。" + LIST, "1.省列实事汇总表.xls"),
        ("见附件1。\n附件1：汇总表\n附件2：明细表", "附件2：明细表"),
    ],
)
def test_an_attachment_listed_and_not_named(text, quote):
    finding = told.only(UNNAMED, text)

    assert (finding.quote, finding.severity) == (quote, Severity.WARN)


@pytest.mark.parametrize(
    "text",
    ["见附件1、2。" + LIST, "已完成。" + LIST, "见附件1，另见附件。" + LIST, "见附件1。\n附件：汇总表.xls"],
)
def test_a_list_named_as_a_whole_or_not_at_all(text):
    assert told.quotes(UNNAMED, text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("附件：1.省列表\n3.县列表", ["3.县列表"]),
        ("附件：2.省列表\n1.县列表", ["2.省列表", "1.县列表"]),
        ("附件：1.省列表 2.市列表 2.县列表", ["2.县列表"]),
        ("先看附件2，再看附件1。" + LIST, ["附件1"]),
    ],
)
def test_attachments_are_numbered_in_order(text, quotes):
    assert [quote.strip() for quote in told.quotes(ORDER, text)] == quotes


@pytest.mark.parametrize(
    "text",
    ["先看附件1，再看附件2，回看附件1。" + LIST, "附件：1.省列表；2.市列表；3.县列表", "附件1：甲表\n附件2：乙表"],
)
def test_attachments_in_order(text):
    assert told.quotes(ORDER, text) == []


@pytest.mark.parametrize("text", ["已完成。\n附件：", "已完成。\n附 件:　\n", "附件：\n\n2019年6月3日"])
def test_a_list_with_nothing_in_it(text):
    assert len(told.quotes(EMPTY, text)) == 1


@pytest.mark.parametrize("text", ["附件：汇总表.xls", "附件：\n1.省列表\n2.市列表", "附件1\n汇总表"])
def test_a_list_with_something_in_it(text):
    assert told.quotes(EMPTY, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "附件：1.实事汇总表.xls\n2.实事汇总表.xls",
        "附件1：实事汇总表\n附件2：实事汇总表",
        "附件：1.甲表\n2.乙表\n3.甲表",
    ],
)
def test_two_attachments_of_one_name(text):
    assert told.only(SAME_NAME, text).severity is Severity.WARN


@pytest.mark.parametrize("text", [LIST, "附件：1.甲表\n附件：1.甲表", "附件：1.\n2."])
def test_names_that_differ(text):
    assert told.quotes(SAME_NAME, text) == []
