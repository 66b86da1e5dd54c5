import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.timing import EARLY, FUTURE, LATE, PERIOD, UNDATED
from tests.rulebook.proof.language import told

TITLE = "关于2019年1—5月实事进展情况的通报\n"


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        (TITLE + "截至2019年6月30日，已完成4件。\n2019年6月3日", "截至2019年6月30日", Severity.ERROR),
        (TITLE + "截至9月底，已完成4件。\n二〇一九年六月三日", "截至9月底", Severity.WARN),
        ("发布时间:2019-08-01\n截至2019年6月30日，完成4件。\n2019年6月3日", "截至2019年6月30日", Severity.WARN),
        ("文号 | 第3期 | 成文日期: | 2019年6月3日 |\n截至2019年7月9日，完成。", "截至2019年7月9日", Severity.ERROR),
        ("成文日期:2019-06-03\n截至2019年7月底，已完成4件。", "截至2019年7月底", Severity.WARN),
        (TITLE + "截止7月1日，已完成4件。\n20190603", "截止7月1日", Severity.WARN),
        ("发布时间:2019-06-03 10:00\n截至2019年6月4日，完成4件。", "截至2019年6月4日", Severity.ERROR),
    ],
)
def test_figures_cannot_count_to_a_day_after_the_document(text, quote, severity):
    finding = told.only(FUTURE, text)

    assert (finding.quote, finding.severity) == (quote, severity)


@pytest.mark.parametrize(
    "text",
    [
        "截至2019年5月31日，已完成4件。\n2019年6月3日",
        "截至2019年12月31日前完成验收。\n2019年6月3日",
        "合同有效期截至2020年12月31日。\n2019年6月3日",
        "预计截至2019年12月底完工。\n2019年6月3日",
        "截至12月底，已完成10件。\n2019年1月8日",
        "截至2019年8月31日，已完成4件。",
        "2019年3月1日\n截至2019年5月31日，已完成4件。\n2019年6月3日\n2018年12月8日",
        "截至2019年5月31日，已完成4件。\n20190230",
        "截至2019年2月30日，已完成4件。\n2019年1月3日",
    ],
)
def test_earlier_days_limits_and_last_december_are_no_contradiction(text):
    assert told.quotes(FUTURE, text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("关于2019年1—7月实事进展情况的通报\n已完成4件。\n2019年6月28日", "1—7月"),
        ("2019年前三季度实事进展情况通报\n已完成4件。\n2019年8月28日", "前三季度"),
        ("2019年9月份实事月报\n已完成4件。\n2019年8月28日印发", "9月"),
    ],
)
def test_a_bulletin_cannot_be_signed_before_its_last_month_begins(text, quote):
    assert told.quotes(EARLY, text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "关于2019年1—7月实事进展情况的通报\n已完成4件。\n2019年7月26日",
        "关于2019年上半年实事进展情况的通报\n已完成4件。\n2019年7月2日",
        "关于实事进展情况的通报\n已完成4件。\n2019年7月2日",
        "关于1—12月实事进展情况的通报\n2020年1月8日",
        "关于做好2019年9月份实事报送的通知\n2019年8月2日",
        "关于9月督查情况的通报\n2019年8月2日",
        "关于14月实事进展情况的通报\n2019年7月2日",
    ],
)
def test_signing_in_the_last_month_or_later_is_usual(text):
    assert told.quotes(EARLY, text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("关于2019年1—5月实事进展情况的通报\n发布日期：\n2019-09-30\n已完成4件。", "122天"),
        ("关于2019年1—5月实事进展情况的通报\n发布时间:2019-09-30\n已完成4件。", "122天"),
        ("关于上半年实事进展情况的通报\n2019年安排10件。\n二〇一九年十二月五日", "158天"),
        ("2019年一季度实事进度公示\n已完成4件。\n2019年7月1日", "92天"),
    ],
)
def test_a_late_publication_is_told_with_its_days(text, days):
    finding = told.only(LATE, text)

    assert (finding.computed, finding.severity) == (days, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "关于2019年1—5月实事进展情况的通报\n发布时间:2019-06-10\n已完成4件。",
        "关于2019年1—5月实事进展情况的通报\n已完成4件。",
        "关于1—12月实事进展情况的通报\n自2014年办法印发以来。\n2020年1月8日",
        "关于实事进展情况的通报\n已完成4件。\n2019年6月1日",
    ],
)
def test_a_bulletin_in_time_or_without_period_is_not_late(text):
    assert told.quotes(LATE, text) == []


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        (TITLE + "截至4月底，已完成4件。", "截至4月底", Severity.WARN),
        ("上半年实事进展情况通报\n截至5月20日，已完成4件。", "截至5月20日", Severity.WARN),
        ("三季度实事进展情况通报\n截至8月底，已完成4件。", "截至8月底", Severity.WARN),
        (TITLE + "截至6月底，已完成4件。", "截至6月底", Severity.INFO),
    ],
)
def test_the_body_counts_to_the_month_of_the_title(text, quote, severity):
    finding = told.only(PERIOD, text)

    assert (finding.quote, finding.severity) == (quote, severity)


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "截至5月25日，已完成4件。",
        TITLE + "截至6月10日，已完成4件。",
        TITLE + "截至4月底完成3件，截至5月底完成4件。",
        TITLE + "截至2018年底，累计完成40件。",
        "实事进展情况通报\n截至4月底，已完成4件。",
    ],
)
def test_one_as_of_day_in_the_title_month_is_enough(text):
    assert told.quotes(PERIOD, text) == []


LONG = "各有关单位要抓紧办理，确保按期完成。" * 20


@pytest.mark.parametrize("title", ["关于实事进展情况的通报", "关于报送进度的通知", "关于督查情况的报告"])
def test_a_whole_document_without_a_date_is_told(title):
    finding = told.only(UNDATED, f"{title}\n{LONG}")

    assert (finding.quote, finding.severity) == (title[-2:], Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        f"关于实事进展情况的通报\n{LONG}\n2019年6月3日",
        "关于实事进展情况的通报\n已完成。",
        LONG,
        f"实事进展情况\n{LONG}",
    ],
)
def test_excerpts_and_dated_documents_are_not_asked_for_a_date(text):
    assert told.quotes(UNDATED, text) == []
