"""The same thing twice: words, sentences, paragraphs."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.notes import note
from shishi.rulebook.proof.language.paper import Paper, letters

WORD = Rule(
    "doubled-word",
    "词语重复",
    "同一个词连写了两遍。",
    "“进行进行核查”：应为“进行核查”。",
    Severity.INFO,
)
PARAGRAPH = Rule(
    "repeated-paragraph",
    "段落重复",
    "两段话一字不差，多半是复制后忘了改。",
    "第二部分和第三部分是同一段话。",
    Severity.INFO,
)
SENTENCE = Rule(
    "repeated-sentence",
    "句子重复",
    "两句话一字不差，多半是复制后忘了删。",
    "“要严把工程质量关，确保按期完工。”前后出现两次。",
    Severity.INFO,
)
RULES = (WORD, PARAGRAPH, SENTENCE)

# Verbs, adverbs and particles only: nouns meet their doubles lawfully (保险保险费, 工程工程师).
DOUBLES = (
    "进行", "开展", "推进", "落实", "完成", "加强", "加快", "确保", "实施", "组织", "要求", "按照", "根据", "以及", "对于",
    "关于", "通过", "我们", "并且", "但是", "因此", "同时", "已经", "全面", "积极", "切实", "认真", "进一步", "不断", "严格",
    "有效", "及时", "截至", "其中", "目前", "可以", "应当", "必须", "需要", "正在", "提高", "强化", "坚持", "采取", "各单位",
    "各部门", "各乡镇", "各级各部门",
)  # fmt: skip
DOUBLED = re.compile(f"({'|'.join(sorted(DOUBLES, key=len, reverse=True))})\\1")
PARTICLES = re.compile(r"的的(?!确|士)|了了(?![解结之如断望无])|是是(?![否非])|和和(?![平谐睦解缓美气约顺])")
LAWFUL_BEFORE = {"的": "目有标打中", "了": "为不没除", "是": "", "和": "缓温饱暖祥谐平柔总中共求调附议"}
LEAST_PARAGRAPH, LEAST_SENTENCE = 30, 20
# The stop is looked at afterwards: a pattern that ends in it would scan a text without stops over and over.
SENTENCES = re.compile(r"[^。!?\n]+")
STOPS = ("。", "!", "?")
# What explains the figures of a part stands under each part.
NOTE = re.compile(r"(?:统计|计算)?口径|注[0-9]? ?:|说明 ?:|备注|数据来源|单位 ?:")
START = 12


def check(paper: Paper) -> Iterator[Finding]:
    """Doubled words, then whole paragraphs, then sentences outside those."""
    yield from _words(paper)
    told: list[tuple[int, int]] = []
    for finding, span in _paragraphs(paper):
        told.append(span)
        yield finding
    yield from _sentences(paper, told)


def _words(paper: Paper) -> Iterator[Finding]:
    for found in DOUBLED.finditer(paper.plain):
        yield note(paper, WORD, *found.span(), f"“{found[1]}”连写了两遍。", suggestion=found[1])
    for found in PARTICLES.finditer(paper.plain):
        single, at = found.group()[0], found.start()
        before = paper.plain[max(0, at - 1) : at]
        if not before or before not in LAWFUL_BEFORE[single]:
            yield note(paper, WORD, *found.span(), f"“{single}”连写了两遍。", suggestion=single)


def _paragraphs(paper: Paper) -> Iterator[tuple[Finding, tuple[int, int]]]:
    first: set[str] = set()
    for line in paper.written:
        if len(line.text) < LEAST_PARAGRAPH or line.is_row or NOTE.match(line.text):
            continue
        if letters(line.text) < LEAST_PARAGRAPH:
            continue
        if line.text in first:
            message = f"这一段同前面的一段完全相同（“{_opening(paper.text[line.start : line.end])}”），请核对。"
            finding = note(paper, PARAGRAPH, line.start, _first_clause(paper, line.start, line.end), message)
            yield finding, (line.start, line.end)
        first.add(line.text)


def _sentences(paper: Paper, told: list[tuple[int, int]]) -> Iterator[Finding]:
    first: set[str] = set()
    covered = iter((*told, (len(paper.text), len(paper.text))))
    span = next(covered)
    for found in SENTENCES.finditer(paper.plain):
        sentence = found.group().strip(" ")
        start = found.start() + found.group().index(sentence)
        while start >= span[1] and span[1] < len(paper.text):
            span = next(covered)
        if len(sentence) < LEAST_SENTENCE or "|" in sentence or not paper.plain.startswith(STOPS, found.end()):
            continue
        if NOTE.match(sentence) or letters(sentence) < LEAST_SENTENCE:
            continue
        if sentence in first and not span[0] <= start < span[1]:
            message = f"这句话前面已经有过一次（“{_opening(paper.text[start : found.end()])}”），请核对。"
            yield note(paper, SENTENCE, start, _first_clause(paper, start, found.end()), message)
        first.add(sentence)


def _first_clause(paper: Paper, start: int, end: int) -> int:
    found = re.compile(r"[,;。]").search(paper.plain, start, end)
    return found.start() if found and found.start() > start else end


def _opening(text: str) -> str:
    return text if len(text) <= START else f"{text[:START]}……"
