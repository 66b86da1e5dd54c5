import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.punctuation import DOUBLED, STOP, UNPAIRED, WIDTH
from tests.rulebook.proof.language import told

BODY = "县列10件为民兴办实事均已全部启动，各承办单位按月报送进展情况，"
WHOLE = f"{BODY}工作进展顺利。"


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        (f"{BODY}开工率100%\n\n{WHOLE}", "开工率100%", "开工率100%。"),
        (f"{WHOLE}\n{BODY}切实推进各项工作的落实", "切实推进各项工作的落实", "切实推进各项工作的落实。"),
        (f"{BODY}完成投资，\n　　{WHOLE}", "完成投资，", "完成投资。"),
        (f"{BODY}进展顺利（见附表）", "进展顺利（见附表）", "进展顺利（见附表）。"),
        (f"{BODY}完成投资3亿元\n二、存在的问题", "完成投资3亿元", "完成投资3亿元。"),
        (f"{BODY}完成投资\n{BODY}完成投资\n\n{WHOLE}", "完成投资", "完成投资。"),
    ],
)
def test_a_paragraph_without_its_stop(text, quote, wording):
    finding = told.only(STOP, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"{BODY}现将情况通报如下：",
        f"{BODY}工作进展顺利（见附表）。",
        "关于2016年1—7月省市县列为民兴办实事进展情况的通报",
        f"附件：{BODY}汇总表",
        f"{WHOLE}（李明）",
        f"甲 | {BODY} | 乙",
        "公示有异议的请在7日内书面反映，逾期不再受理，联系电话：5286660",
        f"{BODY}完成\n{BODY}推进\n{BODY}实施\n{BODY}落实\n{WHOLE}",
        "\n".join([WHOLE] * 9 + [f"{BODY}完成投资", f"{BODY}完成投资", WHOLE]),
    ],
)
def test_stops_titles_rows_and_broken_lines(text):
    assert told.quotes(STOP, text) == []


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("近期,县政府督查室，对各单位，进行了督查。", ",", "，"),
        ("启动率100%,其余，正在，推进。", ",", "，"),
        ("现将情况，通报，如下:", ":", "："),
        ("工作，进展，顺利.要抓紧。", ".", "。"),
        ("已完成(6件），正在，推进。", "(", "（"),
        ("进展，顺利！已经完成!", "!", "！"),
    ],
)
def test_a_half_width_sign_among_chinese(text, quote, wording):
    finding = told.only(WIDTH, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "总投资1,234.5万元，比例尺1:2000。",
        "汇总表.xls，见http://a.gov.cn/b,c;d?e=(1)。",
        "1.村村通工程。20:43发布，A,B两类。",
        "近期，县政府督查室。",
        "发送至ban(1)@example.cn。",
    ],
)
def test_half_width_signs_in_numbers_addresses_and_file_names(text):
    assert told.quotes(WIDTH, text) == []


def test_a_text_in_half_width_gets_one_remark():
    finding = told.only(WIDTH, "近期,县政府,督查室(办公室)督查。")

    assert finding.message == "全文标点用的是半角（共4处），发布前请统一改成全角。"
    assert finding.quote == ","


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("进展顺利，。", "利，。", "利。"),
        ("进展顺利。。", "利。。", "利。"),
        ("道路、、饮水", "路、、", "路、"),
        ("未完待续。。。", "续。。。", "续……"),
        ("如下：，", "下：，", "下："),
    ],
)
def test_two_signs_where_one_belongs(text, quote, wording):
    finding = told.only(DOUBLED, text)

    assert (finding.quote, finding.suggestion) == (quote, wording)


@pytest.mark.parametrize("text", ["真的吗？！", "进展顺利……", "“双创”、“双拥”。", "a,,b::c", "好！！"])
def test_signs_that_may_stand_together(text):
    assert told.quotes(DOUBLED, text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("（详见附件1", ["（"]),
        ("详见附件1）。", ["）"]),
        ("推进“双创工作。", ["“"]),
        ("《管理办法（试行》执行。", ["（"]),
        ("“双创“工作", ["“", "“"]),
        ("（甲\n\n乙）", ["（", "）"]),
    ],
)
def test_signs_without_their_partner(text, quotes):
    assert told.quotes(UNPAIRED, text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "（详见附件1）和《办法（试行）》",
        "1)道路；2)饮水；a)甲",
        "（甲\n乙）",
        "（1） | ） | 甲",
        "(半角与全角混用）",
        "〔2016〕3号“双创”",
    ],
)
def test_pairs_item_brackets_and_rows(text):
    assert told.quotes(UNPAIRED, text) == []
