"""Punctuation (GB/T 15834-2011): the full stop at a paragraph's end, half-width signs, doubled signs, open brackets."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.notes import gathered, gathered_from, note
from shishi.rulebook.proof.language.paper import HAN, Line, Paper, letters

STOP = Rule(
    "missing-stop",
    "段末少句号",
    "正文段落以句号、问号、叹号、冒号、分号或者省略号结束。",
    "“启动率100%，开工率100%”后面直接换行。",
    Severity.INFO,
)
WIDTH = Rule(
    "half-width",
    "中文里用了半角标点",
    "汉字之间用全角标点；数字、网址、文件名里的不算。",
    "“近期,县政府督查室”：应为“近期，县政府督查室”。",
    Severity.INFO,
)
DOUBLED = Rule(
    "doubled-punctuation",
    "标点重复",
    "两个标点连在一起，留一个。",
    "“进展顺利，。”：应为“进展顺利。”",
    Severity.INFO,
)
UNPAIRED = Rule(
    "unpaired-sign",
    "括号、引号不成对",
    "括号、引号、书名号要成对。",
    "“（详见附件1”缺“）”。",
    Severity.INFO,
)
RULES = (STOP, WIDTH, DOUBLED, UNPAIRED)

BODY = re.compile(r"[,。;!?]")
# After the stop may come closing signs, or the writer's name in brackets.
END = re.compile(r"[。!?;:…—~](?:[”’\"'》)】〕]|\([^()。]{1,12}\))*$")
NO_BODY = re.compile(
    r"附 ?[件表注图]|注[1-9]? ?:|备注|来源|发布|责任编辑|编辑|作者|抄送|主送|报送|印发|联系|电话|地址|单位 ?:|填表|制表|签发"
)
OPENS_PARAGRAPH = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|是|要)|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、]|附 ?件|[■●◆▲★※·-]"
)
LONG_LINE, WRAPPED_SHARE, FEW, TAIL = 20, 0.25, 2, 15
HALF = re.compile(rf"[,;:!?()]|(?<=[{HAN}])\.(?=[{HAN} \n]|$)")
FULL = str.maketrans(",;:!?().", "，；：！？（）。")
CHINESE_NEIGHBOUR = re.compile(rf"[{HAN}”“》《、。%％]")
FULL_SIGNS = "，；：！？（）"
TWO_SIGNS = re.compile(r"[,;:、。!?]{2,}")
STRONGER = "、,:;。?!"
CLOSING = dict(zip("([【《〈“「『〔", ")]】》〉”」』〕", strict=True))
OPENING = {close: opened for opened, close in CLOSING.items()}
SIGNS = re.compile("[" + re.escape("".join(CLOSING) + "".join(OPENING)) + "]")
ITEM_BRACKET = re.compile(r"(?:^|(?<=[ \n。;,:、]))[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}\)")


def check(paper: Paper, without: set[int]) -> Iterator[Finding]:
    """All four; the lines whose offsets are given are no body paragraphs."""
    yield from gathered(_stops(paper, without))
    yield from _widths(paper)
    yield from gathered(_doubled(paper))
    yield from gathered_from(list(_unpaired(paper)), lambda sign: _single(paper, *sign))


def _stops(paper: Paper, without: set[int]) -> Iterator[Finding]:
    body = [(line, after) for line, after in _with_next(paper) if line.start not in without and _is_body(line)]
    unstopped = [(line, after) for line, after in body if not END.search(line.text[-20:])]
    # A text broken into lines of equal length has no paragraphs to judge.
    if len(unstopped) > max(FEW, WRAPPED_SHARE * len(body)):
        return
    for line, after in unstopped:
        if (
            after is None
            or not after.text
            or after.indented
            or OPENS_PARAGRAPH.match(after.text)
            or len(unstopped) <= 1
        ):
            yield _stop(paper, line)


def _with_next(paper: Paper) -> Iterator[tuple[Line, Line | None]]:
    return zip(paper.lines, [*paper.lines[1:], None], strict=True)


def _is_body(line: Line) -> bool:
    return (
        len(line.text) >= LONG_LINE
        and letters(line.text) >= LONG_LINE
        and BODY.search(line.text) is not None
        and not line.is_row
        and not NO_BODY.match(line.text)
        and not re.search(r"[0-9]{5}$|[0-9]日$", line.text[-5:])
        and ("。" in line.text or line.text.count(",") > 1)
    )


def _stop(paper: Paper, line: Line) -> Finding:
    clause = max(line.text.rfind(sign, 0, len(line.text) - 1) for sign in ",。;、") + 1
    start = line.start + max(clause, len(line.text) - TAIL)
    quote = paper.text[start : line.end]
    wording = (quote[:-1] if line.text[-1] in ",、" else quote) + "。"
    return note(paper, STOP, start, line.end, "这一段结尾少句号。", suggestion=wording)


def _widths(paper: Paper) -> Iterator[Finding]:
    places = [found.start() for found in HALF.finditer(paper.text) if _among_chinese(paper, found.start())]
    full = sum(paper.text.count(sign) for sign in FULL_SIGNS)
    if len(places) < max(2, full):
        yield from gathered_from(places, lambda at: _width(paper, at))
    else:
        # Typed or converted that way from end to end: one remark, at the first sign.
        message = f"全文标点用的是半角（共{len(places)}处），发布前请统一改成全角。"
        yield replace(_width(paper, places[0]), message=message)


def _among_chinese(paper: Paper, at: int) -> bool:
    text = paper.text
    if paper.plain[at] == "x":
        return False
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at] == "(":
        return CHINESE_NEIGHBOUR.match(before or after) is not None
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False
    if text[at] == ")" or not CHINESE_NEIGHBOUR.match(before):
        near = CHINESE_NEIGHBOUR.match(before) or CHINESE_NEIGHBOUR.match(after)
        return near is not None and not (text[at] == ")" and before.isalnum() and before.isascii())
    return True


def _width(paper: Paper, at: int) -> Finding:
    sign = paper.text[at]
    wording = sign.translate(FULL)
    message = f"“{_around(paper, at)}”里的半角“{sign}”应为全角“{wording}”。"
    return note(paper, WIDTH, at, at + 1, message, suggestion=wording)


def _around(paper: Paper, at: int) -> str:
    """The sign with its neighbours, so that the place can be recognised."""
    return " ".join(paper.text[max(0, at - 2) : at + 3].split())


def _doubled(paper: Paper) -> Iterator[Finding]:
    for found in TWO_SIGNS.finditer(paper.plain):
        signs, at = found.group(), found.start()
        before = paper.plain[max(0, at - 1) : at]
        if not set(signs) - set("!?") or not CHINESE_NEIGHBOUR.match(before):
            continue
        kept = "……" if set(signs) == {"。"} and len(signs) > 2 else _strongest(signs).translate(FULL)
        start, end = at - 1, found.end()
        wording = paper.text[start:at] + kept
        message = f"标点“{paper.text[at:end]}”重复，留一个“{kept}”。"
        yield note(paper, DOUBLED, start, end, message, suggestion=wording)


def _strongest(signs: str) -> str:
    return max(signs, key=STRONGER.index)


def _unpaired(paper: Paper) -> Iterator[tuple[str, int]]:
    block: list[Line] = []
    for line in (*paper.lines, Line(0, 0, "", indented=False)):
        if line.text and not line.is_row:
            block.append(line)
        elif block:
            yield from _unpaired_in(paper.plain[block[0].start : block[-1].end], block[0].start)
            block = []


def _unpaired_in(plain: str, start: int) -> Iterator[tuple[str, int]]:
    listed = {found.end() - 1 for found in ITEM_BRACKET.finditer(plain)}
    waiting: list[tuple[str, int]] = []
    kinds: Counter[str] = Counter()
    for found in SIGNS.finditer(plain):
        sign, at = found.group(), found.start()
        if sign in CLOSING:
            waiting.append((sign, at))
            kinds[sign] += 1
        elif kinds[OPENING[sign]]:
            while (last := waiting.pop())[0] != OPENING[sign]:
                kinds[last[0]] -= 1
                yield last[0], start + last[1]
            kinds[OPENING[sign]] -= 1
        elif at not in listed:
            yield sign, start + at
    for sign, at in waiting:
        yield sign, start + at


def _single(paper: Paper, sign: str, at: int) -> Finding:
    partner = (CLOSING.get(sign) or OPENING[sign]).translate(FULL)
    message = f"“{_around(paper, at)}”里的“{paper.text[at]}”没有与它成对的“{partner}”。"
    return note(paper, UNPAIRED, at, at + 1, message)
