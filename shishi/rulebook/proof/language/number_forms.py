"""How numbers, ranges and document numbers are written (GB/T 15835-2011, GB/T 9704-2012 §7.2.5)."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.notes import gathered, note
from shishi.rulebook.proof.language.paper import Paper

RANGE = Rule(
    "range-sign",
    "起止号用错",
    "起止的月份、日期、年份之间用一字线“—”或者浪纹线，不用短横。",
    "“1-7月”：应为“1—7月”。",
    Severity.INFO,
)
FORM = Rule(
    "number-form",
    "数字写法不规范",
    "阿拉伯数字不同“百、千、十”连用，年份写全四位，中文年份用“〇”。",
    "“3千5百户”：应为“3500户”；“二零一六年”：应为“二〇一六年”。",
    Severity.INFO,
)
MONTH_WORD = Rule(
    "range-without-unit",
    "起止月份缺“月”字",
    "年份后面只写了起止数字，没有写“月”。",
    "“2016年1-7，”：应为“2016年1—7月，”。",
    Severity.INFO,
)
ABOUT = Rule(
    "doubled-approximation",
    "约数重复",
    "“约”“近”“超过”和“左右”“以上”“余”说的是一回事，留一个。",
    "“约50个左右”：应为“约50个”。",
    Severity.INFO,
)
BRACKETS = Rule(
    "document-number-brackets",
    "发文字号括号用错",
    "发文字号的年份用六角括号“〔〕”，序号不加“第”、不补零。",
    "“[2016]3号”：应为“〔2016〕3号”。",
    Severity.INFO,
)
BROKEN = Rule(
    "document-number-damaged",
    "发文字号残缺",
    "年份后面的括号丢了，年份和序号连成一个数。",
    "“〔20208号”：应为“〔2020〕8号”。",
    Severity.WARN,
)
RULES = (RANGE, FORM, MONTH_WORD, ABOUT, BRACKETS, BROKEN)

HYPHEN = re.compile(
    r"(?<![0-9A-Za-z.-])(?:(?:[0-9]{4} ?年 ?)?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?|[0-9]{1,4})(?P<sign> ?(?:-{1,2}|–|−|‐) ?)"
    r"(?=[0-9]{1,4} ?[月日年])"
)
MIXED = re.compile(r"(?<![0-9.])(?P<number>[0-9]{1,3}) ?(?P<tens>[百千])(?![瓦米克伏安赫帕卡焦货家姓强度万]|分点)")
MIXED_TEN = re.compile(r"(?<![0-9])[0-9]十(?![大佳件项个]|[0-9])|(?<![一二三四五六七八九0-9第])十[0-9](?![0-9.])")
SHORT_YEAR = re.compile(r"(?<![0-9年])(?P<year>[0-3][0-9])年(?=(?:0?[1-9]|1[0-2])(?:[-—–~至到](?:0?[1-9]|1[0-2]))?月)")
ZERO_YEAR = re.compile(r"(?<![一二三四五六七八九零〇])[一二][〇零0OoОо一二三四五六七八九]{3}年")
PERCENT_WORDS = re.compile(r"百分之 ?(?P<number>[0-9]+(?:\.[0-9]+)?)")
BARE_RANGE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}年(?P<first>0?[1-9]|1[0-2])) ?[-—–~] ?(?P<last>0?[2-9]|1[0-2])(?=[,。;、\n)]|$)"
)
APPROXIMATE = re.compile(
    r"(?:大约|约|近|将近|接近|超过|超|至少|不少于|不低于) ?[0-9][0-9.]*[万亿]?(?:余|多)?[^0-9,。;、\n(|]{0,3}?(?:左右|以上|上下)"
)
BRACKETED = re.compile(
    r"(?P<open>[\[(【《〈「〔])(?P<year>(?:19|20)[0-9]{2})(?P<close>[\])】》〉」〕])(?P<ordinal>第?)(?P<zeros>0*)(?P<number>[1-9][0-9]{0,4})号"
)
GLUED = re.compile(r"〔((?:19|20)[0-9]{2})([1-9][0-9]{0,3})号")


def check(paper: Paper) -> Iterator[Finding]:
    """Habits that run through a text are told once; damaged numbers one by one."""
    yield from gathered(_ranges(paper))
    yield from gathered(_mixed(paper))
    yield from gathered(_years(paper))
    yield from _bare_ranges(paper)
    yield from _approximations(paper)
    yield from gathered(_document_numbers(paper))
    for found in GLUED.finditer(paper.plain):
        wording = f"〔{found[1]}〕{found[2]}号"
        yield note(paper, BROKEN, *found.span(), f"发文字号缺“〕”，应为“{wording}”。", suggestion=wording)


def _ranges(paper: Paper) -> Iterator[Finding]:
    for found in HYPHEN.finditer(paper.plain):
        after = re.compile(r"[0-9]{1,4} ?[月日年]").match(paper.plain, found.end())
        end = after.end() if after else found.end()
        wording = f"{paper.text[found.start() : found.start('sign')]}—{paper.text[found.end('sign') : end]}"
        yield note(paper, RANGE, found.start(), end, f"起止之间用一字线，写作“{wording}”。", suggestion=wording)


def _mixed(paper: Paper) -> Iterator[Finding]:
    for found in MIXED.finditer(paper.plain):
        value = int(found["number"]) * {"百": 100, "千": 1000}[found["tens"]]
        message = f"“{found.group()}”数字同汉字混用，写作“{value}”。"
        yield note(paper, FORM, *found.span(), message, suggestion=str(value))
    for found in MIXED_TEN.finditer(paper.plain):
        yield note(paper, FORM, *found.span(), f"“{found.group()}”一半是数字一半是汉字，请统一。")
    for found in PERCENT_WORDS.finditer(paper.plain):
        wording = f"{found['number']}%"
        yield note(paper, FORM, *found.span(), f"用阿拉伯数字时写作“{wording}”。", suggestion=wording)


def _years(paper: Paper) -> Iterator[Finding]:
    for found in SHORT_YEAR.finditer(paper.plain):
        wording = f"20{found['year']}年"
        yield note(paper, FORM, *found.span(), f"年份写全四位：“{wording}”。", suggestion=wording)
    for found in ZERO_YEAR.finditer(paper.plain):
        wording = re.sub("[零0OoОо]", "〇", found.group())
        if wording != found.group():
            yield note(paper, FORM, *found.span(), f"中文年份的零写作“〇”：“{wording}”。", suggestion=wording)


def _bare_ranges(paper: Paper) -> Iterator[Finding]:
    for found in BARE_RANGE.finditer(paper.plain):
        first, last = int(found["first"]), int(found["last"])
        if first < last:
            wording = f"{found['year']}—{last}月"
            yield note(paper, MONTH_WORD, *found.span(), f"缺“月”字，写作“{wording}”。", suggestion=wording)


def _approximations(paper: Paper) -> Iterator[Finding]:
    for found in APPROXIMATE.finditer(paper.plain):
        wording = re.sub("左右$|以上$|上下$", "", found.group())
        message = f"“{found.group()}”约数说了两遍，写作“{wording}”。"
        yield note(paper, ABOUT, *found.span(), message, suggestion=wording)


def _document_numbers(paper: Paper) -> Iterator[Finding]:
    for found in BRACKETED.finditer(paper.plain):
        wording = f"〔{found['year']}〕{found['number']}号"
        if paper.text[found.start() : found.end()] != wording:
            yield note(paper, BRACKETS, *found.span(), f"发文字号写作“{wording}”。", suggestion=wording)
