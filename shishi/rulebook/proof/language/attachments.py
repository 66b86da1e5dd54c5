"""Attachments: those the body names against those listed at the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.document_dates import DocumentDates, number
from shishi.rulebook.proof.language.notes import gathered, note
from shishi.rulebook.proof.language.paper import Line, Paper

UNLISTED = Rule(
    "attachment-not-listed",
    "附件没有列出",
    "正文提到的附件，文末的附件说明里没有。",
    "正文“（详见附件3）”，文末只列了附件1、2。",
    Severity.WARN,
)
UNNAMED = Rule(
    "attachment-not-named",
    "附件没有提到",
    "正文逐个提到附件，却漏了文末列出的某一个。",
    "文末列了附件1、2、3，正文只提附件1、2。",
    Severity.WARN,
)
ORDER = Rule(
    "attachment-order",
    "附件序号不连续",
    "附件序号应从1起依次排列，正文也依次提到。",
    "文末列“1.”“3.”，缺附件2。",
    Severity.WARN,
)
EMPTY = Rule(
    "attachment-empty",
    "附件说明是空的",
    "写了“附件：”，后面却没有附件名称。",
    "文末只有“附件：”三个字。",
    Severity.INFO,
)
SAME_NAME = Rule(
    "attachment-same-name",
    "两个附件同名",
    "两个附件的名称完全一样，多半是复制后忘了改。",
    "附件1、2都叫“省列实事汇总表”。",
    Severity.WARN,
)
RULES = (UNLISTED, UNNAMED, ORDER, EMPTY, SAME_NAME)

NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
NAMED = re.compile(
    rf"附 ?件 ?(?P<numbers>{NUMERAL}(?: ?[-—–~至、和及与] ?(?:附件)? ?{NUMERAL}(?![0-9个件项条类年月日家户名万亿%]))*)(?![0-9个件项条类份])"
)
PLAIN_NAME = re.compile(r"[见按照填报]附 ?件(?! ?[0-9一二三四五六七八九十])")
PART = re.compile(rf"([-—–~至]?) ?(?:附件)? ?({NUMERAL})")
LIST_HEAD = re.compile(r"(?:相关|下载)?附 ?件(?:下载|列表|清单|名称)? ?: ?(?P<rest>.*)")
FILE = re.compile(r"\.(?:xlsx?|docx?|pdf|wps|et|ofd|zip|rar|jpg|png)\b", re.IGNORECASE)
NUMBERED_HEAD = re.compile(rf"附 ?件 ?(?P<number>{NUMERAL}) ?(?P<mark>[:.、]?) ?(?P<rest>.*)")
ITEM = re.compile(r"(?:^|(?<=[ ;,:]))([0-9]{1,2}) ?[.、:] ?(?![0-9])")
# 国发〔2016〕3号附件1 and 《办法》附件2 belong to another document.
OF_ANOTHER = ("》", "号", "号文", "文件", "其")
MOST = 99


@dataclass(frozen=True, slots=True)
class Listed:
    """One attachment as listed; a single one carries no number of its own."""

    start: int
    end: int
    number: int
    name: str


@dataclass(slots=True)
class Attachments:
    """Where attachments are listed, which of them stand in the text as pages, and which lines hold them."""

    listed: list[Listed] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    empty: list[Line] = field(default_factory=list)
    numbered: bool = False


def attachments(paper: Paper) -> Attachments:
    """Read the lists and the pages; `lines` holds the offsets of lines that are no part of the body."""
    found, open_list = Attachments(), False
    for line in paper.written:
        head, page = LIST_HEAD.match(line.text), _page(line, open_list)
        if head:
            open_list = True
            _take(found, line, head.start("rest"))
            if not head["rest"]:
                found.empty.append(line)
        elif page:
            open_list = False
            _take_page(found, line, page)
        elif open_list and (ITEM.match(line.text) or FILE.search(line.text)):
            found.empty.clear()
            _take(found, line, 0)
        else:
            open_list = False
            continue
        found.lines.add(line.start)
    return found


def _page(line: Line, open_list: bool) -> re.Match[str] | None:  # noqa: FBT001 - a state of the reading, not an option
    """附件2 alone on its line, or with its name; a sentence that begins with 附件2 is neither."""
    page = NUMBERED_HEAD.fullmatch(line.text)
    if page and not re.search("[,。]", page["rest"]) and not page["rest"].startswith("附件"):
        return page if page["mark"] or not page["rest"] or open_list or FILE.search(page["rest"]) else None
    return None


def _take(found: Attachments, line: Line, at: int) -> None:
    heads = list(ITEM.finditer(line.text, at))
    if heads and heads[0].start() <= at + 1:
        found.numbered = True
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            end = after.start() if after else len(line.text)
            name = line.text[head.end() : end].strip(" ;,。")
            found.listed.append(Listed(line.start + head.start(), line.start + end, int(head[1]), name))
    elif line.text[at:]:
        following = len(found.listed) + 1
        found.listed.append(Listed(line.start + at, line.end, following, line.text[at:].strip(" ;,。")))


def _take_page(found: Attachments, line: Line, page: re.Match[str]) -> None:
    if page["rest"]:
        found.numbered = True
        found.listed.append(Listed(line.start, line.end, number(page["number"]), page["rest"].strip(" ;,。")))
    else:
        found.pages.add(number(page["number"]))


def check(paper: Paper, dates: DocumentDates, known: Attachments) -> Iterator[Finding]:
    """Names against list, the order of both, empty lists, equal names."""
    named = list(_named(paper, known))
    yield from _unlisted(paper, dates, known, named)
    yield from gathered(_unnamed(paper, known, named))
    yield from gathered(_order(paper, known, named))
    for line in known.empty:
        yield note(paper, EMPTY, line.start, line.end, "“附件：”后面没有内容，请补上附件名称或者删去。")
    yield from gathered(_same_names(paper, known))


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the body that names attachments; none of them when it says 见附件 alone."""

    start: int
    end: int
    numbers: tuple[int, ...]


def _named(paper: Paper, known: Attachments) -> Iterator[Named]:
    for line in paper.written:
        if line.start in known.lines:
            continue
        for found in NAMED.finditer(line.text):
            if not line.text[max(0, found.start() - 2) : found.start()].endswith(OF_ANOTHER):
                yield Named(line.start + found.start(), line.start + found.end(), _numbers(found["numbers"]))
        for found in PLAIN_NAME.finditer(line.text):
            yield Named(line.start + found.start(), line.start + found.end(), ())


def _numbers(text: str) -> tuple[int, ...]:
    every: list[int] = []
    for joint, digits in PART.findall(text):
        value = number(digits)
        every += range(every[-1] + 1, min(value, MOST) + 1) if joint and every else [value]
    return tuple(every)


def _unlisted(paper: Paper, dates: DocumentDates, known: Attachments, named: list[Named]) -> Iterator[Finding]:
    there = {item.number for item in known.listed} | known.pages
    told: set[int] = set()
    for place in named:
        missing = [value for value in place.numbers if value not in there and value not in told]
        told.update(missing)
        if missing:
            which = "、".join(str(value) for value in missing)
            message = f"正文提到附件{which}，文末没有列出，请补上或者改正序号。"
            # Pages often lose the list with the links; only a list that lacks a name contradicts it.
            severity = Severity.WARN if known.listed else Severity.INFO
            yield note(paper, UNLISTED, place.start, place.end, message, severity=severity)
    if not there and dates.issued:
        for place in [place for place in named if not place.numbers][:1]:
            message = "正文说见附件，文末没有附件说明，请补上。"
            yield note(paper, UNLISTED, place.start, place.end, message, severity=Severity.INFO)


def _unnamed(paper: Paper, known: Attachments, named: list[Named]) -> Iterator[Finding]:
    every = {value for place in named for value in place.numbers}
    if not every or any(not place.numbers for place in named):
        return
    for item in known.listed:
        if known.numbered and item.number not in every:
            message = f"文末列了附件{item.number}，正文提到了别的附件，却没有提到它。"
            yield note(paper, UNNAMED, item.start, item.end, message)


def _order(paper: Paper, known: Attachments, named: list[Named]) -> Iterator[Finding]:
    if known.numbered:
        expected = 1
        for item in known.listed:
            if item.number != expected:
                message = f"附件序号写的是{item.number}，按顺序应为{expected}。"
                yield note(paper, ORDER, item.start, item.end, message, computed=str(expected))
            expected = item.number + 1
    latest, told = 0, set[int]()
    for place in named:
        if place.numbers and place.numbers[0] < latest and place.numbers[0] not in told:
            message = f"正文先提附件{latest}，后提附件{place.numbers[0]}，附件应按正文提到的先后编号。"
            yield note(paper, ORDER, place.start, place.end, message, severity=Severity.INFO)
        told.update(place.numbers)
        latest = max((latest, *place.numbers))


def _same_names(paper: Paper, known: Attachments) -> Iterator[Finding]:
    first: dict[str, Listed] = {}
    for item in known.listed:
        earlier = first.setdefault(item.name, item)
        if earlier is not item and item.name and earlier.number != item.number:
            message = f"附件{earlier.number}和附件{item.number}名称完全相同，请核对。"
            yield note(paper, SAME_NAME, item.start, item.end, message)
