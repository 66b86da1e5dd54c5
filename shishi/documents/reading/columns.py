"""What one column holds, from the texts of its header levels, top to bottom: ("累计完成", "数量") is the cumulative."""

import re
from dataclasses import dataclass
from functools import lru_cache

from shishi.documents.reading.cells import half_width, squeeze
from shishi.documents.reading.synonyms import EXACT, Field
from shishi.documents.reading.units import MONEY, bracket_units, is_unit

_YEAR_WORDS = re.compile(r"^(?:20\d\d年度?|本年度?|今年|全县|全市|全区|县上)")
_AS_OF = re.compile(r"^(?:截至|截止|到|至)(?:20\d\d年)?(\d{1,2})月(?:份)?(?:底|末|\d{1,2}日)?(.*)$")
_SPAN = re.compile(r"^(?:20\d\d年)?(?:1|一)(?:月)?(?:-|~|—|–|至|到)(\d{1,2})月(?:份)?(.*)$")
_ONE_MONTH = re.compile(r"^(?:20\d\d年)?(\d{1,2})月(?:份)?(.*)$")
_MONEY_WORD = re.compile(r"投资|资金|经费|款")
_AFFIX = re.compile(
    r"年度|本年|今年|全县|全区|全市|县上|县政府|区政府|市政府|主要|具体|项目|工作|实事|为民|兴办|办|民生|情况|及|和|与|目前|当前|截至|截止|的|落实|建设|责任|县级|所|本|该|简要|详细|简述|说明|单位|部门|一览|列|[()\[\],、/%:-]"
)
_LEAF_ONLY = frozenset({Field.NUMBER, Field.NAME, Field.LEAD, Field.SUPPORTS, Field.LEADER, Field.PASSED, Field.PROBLEMS, Field.NEXT, Field.NARRATIVE, Field.DUE, Field.REMARK, Field.HELP, Field.ASPECT, Field.STARTED, Field.BUILDING, Field.DONE, Field.IN_USE, Field.PHYSICAL, Field.LISTS, Field.TARGET_NAME, Field.CONTENT})  # fmt: skip
_TEXTUAL = tuple((word, field) for word, field in sorted(EXACT.items(), key=lambda pair: -len(pair[0])) if len(word) >= 4 and field in _LEAF_ONLY - {Field.PASSED, Field.STARTED, Field.BUILDING, Field.DONE})  # fmt: skip


_ROLES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.LEAD, r"牵头[^人领导]*(?:单位|部门)"),
        (Field.SUPPORTS, r"(?:协办|配合|协同|参与|协助)[^人领导]*(?:单位|部门)"),
        (Field.DUTY, r"(?<!牵头)(?<!主要)(?<!配合)(?<!协办)责任(?:单位|部门)"),
        (Field.LEADER, r"(?:包抓|分管|责任|县级|区级|牵头|挂钩|挂联|包联|联系|包保|县|区|市)[^及和、]{0,6}领导"),
        (Field.PASSED, r"责任人|负责人|联系人|联络员|电话"),
        (Field.PROBLEMS, r"问题(?!的)|困难(?!和问题|及问题|、问题|问题)|(?<!问题及)(?<!困难及)原因"),
        (Field.NEXT, r"下一?步|下阶段|下一阶段"),
        (Field.NARRATIVE, r"进展|推进情况|落实情况"),
        (Field.GOAL, r"建设内容[及和与、]?(?:建设)?规模|目标任务|任务目标"),
        (Field.NAME, r"(?:项目|实事|事项)名称"),
        (Field.DUE, r"完成(?:时限|时间|期限)|办结时限"),
    )
)
_MIXED = re.compile(r"[及和与、/](?!规模|问题|困难|原因|建设规模|内容|措施|打算|安排|计划|目标|任务|意见|建议|情况)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """``field`` None: no meaning found. ``asked`` says why a person must decide. ``word`` is the normalised header."""

    field: Field | None
    unit: str | None = None
    word: str = ""
    asked: str | None = None
    instead: Field | None = None  # what a column of another month would be in its own month
    group: str | None = None  # an upper level that names an item: 城镇新增就业 over 目标, 本月, 累计


@lru_cache(maxsize=4096)
def header_word(text: str) -> tuple[str, str | None]:
    """A header text without white space, brackets and unit; and the unit."""
    bare, unit = bracket_units(squeeze(half_width(text)))
    return bare.removeprefix("其中:").removeprefix("其中").strip(":：*") or bare, unit


@lru_cache(maxsize=4096)
def known_word(text: str) -> Field | None:
    """The field of a single header text taken alone, for finding header rows."""
    if len(text) > 40:
        return None
    word, _ = header_word(text)
    found = EXACT.get(word) or EXACT.get(_YEAR_WORDS.sub("", word))
    if found is None and (_AS_OF.match(word) or _SPAN.match(word)) and ("完成" in word or "累计" in word):
        return Field.CUMULATIVE
    if found is None and _ONE_MONTH.match(word) and "完成" in word:
        return Field.MONTH
    return found


def meaning(path: tuple[str, ...], month: int | None) -> Meaning:
    """The field of a column. ``month`` is the month reported, for columns such as 1-7月完成 and 7月完成."""
    pairs = [header_word(text) for text in path if text]
    words = [word for word, _ in pairs if word]
    unit = next((found for _, found in reversed(pairs) if found), None)
    if len(words) > 1 and is_unit(words[-1]):
        unit, words = words[-1], words[:-1]
    if not words:
        return Meaning(None, unit)
    if len(words) > 1 and words[-1] in {"名称", "单位名称", "部门名称"} and not EXACT.get("".join(words)):
        above = EXACT.get(words[-2])
        words = words[:-1] if above in {Field.LEAD, Field.SUPPORTS, Field.DUTY, Field.ASPECT, Field.LEADER} else words
    joined = "".join(words)
    leaf = words[-1]
    if (
        len(words) > 1
        and leaf in {"单位", "计量单位"}
        and joined not in EXACT
        and not re.search(r"责任|牵头|配合|协办", joined)
    ):
        return Meaning(Field.UNIT, None, leaf)
    by_month = _by_month(words, month)
    if by_month:
        return Meaning(by_month.field, unit, joined, by_month.asked, by_month.instead)
    found = _exact(words, joined)
    if found is None:
        found = _numeric(words, joined, unit)
    if found is None:
        return _contained(leaf if len(words) == 1 else joined, unit)
    return Meaning(found, unit, joined if joined in EXACT else leaf, group=_group(words, found))


def _exact(words: list[str], joined: str) -> Field | None:
    for text in (joined, _YEAR_WORDS.sub("", joined)):
        found = EXACT.get(text)
        if found:
            return found
    leaf = EXACT.get(_YEAR_WORDS.sub("", words[-1])) if len(words) > 1 else None
    if leaf in _LEAF_ONLY and not (leaf is Field.NAME and words[-1] in {"任务", "计划"}):
        return leaf
    if leaf is Field.INVESTED or (leaf is Field.INVESTMENT and len(words[-1]) > 2):
        return leaf
    if len(words) > 1 and leaf is Field.DUTY:
        return Field.DUTY
    return None


def _by_month(words: list[str], month: int | None) -> Meaning | None:
    """1-7月完成 is the cumulative of July; 7月完成 is its month; another month is none of the two."""
    joined = "".join(words)
    for start in range(len(words)):
        text = "".join(words[start:])
        if start and not re.search(r"\d", words[start]):
            continue
        rest = "".join(words[:start])
        span = _SPAN.match(text) or _AS_OF.match(text)
        if span:
            return _of_month(span, rest, month, Field.CUMULATIVE, joined)
        one = _ONE_MONTH.match(text)
        if one:
            return _of_month(one, rest, month, Field.MONTH, joined)
    return None


def _of_month(match: re.Match[str], before: str, month: int | None, field: Field, joined: str) -> Meaning | None:  # noqa: PLR0911  # the rules in their order
    if re.search(r"计划|打算|安排|目标", match[2]):
        return Meaning(Field.NEXT if "打算" in match[2] or "安排" in match[2] else Field.PASSED)
    if re.search(r"进展|情况|落实|推进", match[2]) and "完成情况" not in match[2]:
        return Meaning(Field.NARRATIVE)
    if "问题" in match[2]:
        return Meaning(Field.PROBLEMS)
    if re.search(r"率|比例|%", match[2]):
        if _MONEY_WORD.search(joined):
            return Meaning(Field.PASSED)
        if field is Field.MONTH and "累计" not in match[2]:
            return Meaning(None, asked=f"“{joined}”是一个月的完成率，不是累计的", instead=Field.RATE)
        return Meaning(Field.RATE)
    money = _MONEY_WORD.search(before + match[2])
    if "累计" in match[2]:
        field = Field.CUMULATIVE
    if money:
        field = Field.INVESTED if field is Field.CUMULATIVE else Field.PASSED
    if month is not None and int(match[1]) != month and field is not Field.PASSED:
        return Meaning(None, asked=f"列名写的是{joined}，与本期（{month}月）不符", instead=field)
    return Meaning(field)


def _numeric(words: list[str], joined: str, unit: str | None) -> Field | None:  # noqa: PLR0911  # the rules in their order
    """Compound headers of figures: money or amount, planned or done, of the month or in all."""
    leaf = words[-1]
    if re.search(r"率|比例|比重|占比|百分比|%", joined) and not re.search(r"率先", joined):
        return _rate(joined, unit)
    if re.search(r"下一?步|下月|下阶段", joined):
        return Field.NEXT if re.search(r"打算|安排|措施|计划|工作", joined) else None
    if re.search(r"问题|困难|原因", joined):
        return None
    money = bool(_MONEY_WORD.search(joined)) or (unit in MONEY if unit else False)
    if re.search(r"时间|日期|时限|期限|单位名称|部门|领导|责任|名称|情况说明|进展", joined):
        return None
    if re.search(r"上月|上期|上年|去年|同期|同比|环比|剩余|未完成", joined):
        return Field.PASSED
    if money:
        return _money(joined)
    if re.search(r"本月|当月|本期", joined):
        return (
            Field.MONTH
            if re.search(r"完成|实际|新增|数|量|^(?:本月|当月|本期)$", leaf + joined) and "计划" not in joined
            else None
        )
    if re.search(r"累计|已完成|完成数|完成量|实际完成", joined) or (
        leaf in {"完成", "实际", "已完成", "数量", "数"}
        and re.search(r"完成|进展|实际", joined)
        and not re.search(r"计划|目标|任务(?!完成)", joined)
    ):
        return Field.CUMULATIVE
    if re.search(r"(?:计划|目标|任务|下达|指标)", joined) and re.search(
        r"数|量|值|计划$|目标$|任务$|下达$|指标$", leaf
    ):
        return Field.TARGET
    leaf_field = EXACT.get(leaf)
    return (
        leaf_field
        if len(words) > 1 and leaf_field in {Field.TARGET, Field.MONTH, Field.CUMULATIVE, Field.STATE, Field.GOAL}
        else None
    )


def _rate(joined: str, unit: str | None) -> Field | None:
    if _MONEY_WORD.search(joined) or re.search(
        r"序时|时序|计划进度|开工|启动|竣工|支付|到位|满意|合格|同比|增长|投用", joined
    ):
        return Field.PASSED
    if "形象" in joined or "工程进度" in joined:
        return Field.PHYSICAL
    if re.search(r"本月|当月|本期", joined):
        return None
    return Field.RATE if re.search(r"完成|占|任务|目标", joined) and unit not in MONEY else None


def _money(joined: str) -> Field | None:
    if re.search(r"来源|渠道|到位|下达|拨付|支付|支出|已拨|中央|省级|市级|县级|自筹|争取|其他|其它|社会|贷款", joined):
        return Field.PASSED
    if re.search(r"本月|当月|本期", joined):
        return Field.PASSED
    if re.search(r"完成|实际|累计", joined) and not re.search(
        r"计划(?!总)|应完成", re.sub(r"计划.*?(?=完成|累计)", "", joined)
    ):
        return Field.INVESTED
    if re.search(r"总|估算|概算|计划|年度|批复|预算|规模|投资额?$|金额$", joined):
        return Field.INVESTMENT
    return None


def _group(words: list[str], field: Field) -> str | None:
    """An upper level that is no word of any form names the item whose figures stand below it."""
    if len(words) < 2 or field not in {Field.TARGET, Field.CUMULATIVE, Field.MONTH, Field.UNIT}:
        return None
    top = words[0]
    plain_word = EXACT.get(top) or re.search(
        r"完成|计划|目标|任务|进展|情况|投资|资金|指标|进度|本月|累计|基本|数量|内容|规模|\d月", top
    )
    return None if plain_word else top


def _contained(word: str, unit: str | None) -> Meaning:
    """A longer header that contains the words of one meaning; two meanings in one column are asked about."""
    roles = [(field, match[0]) for field, pattern in _ROLES if (match := pattern.search(word))]
    if len(roles) > 1:
        named = "、".join(f"“{text}”" for _, text in roles)
        return Meaning(None, unit, word, asked=f"列名“{word}”同时像{named}，无法判断")
    if roles and not _MIXED.search(word):
        return Meaning(roles[0][0], unit, word)
    rest = word
    fields: dict[Field, str] = {}
    for known, field in _TEXTUAL:
        if known in rest:
            rest = rest.replace(known, "|")
            fields.setdefault(field, known)
    leftover = _AFFIX.sub("", _YEAR_WORDS.sub("", rest)).replace("|", "")
    if not roles and len(fields) == 1 and not leftover and not _MIXED.search(rest):
        field, known = next(iter(fields.items()))
        return Meaning(field, unit, known)
    return Meaning(None, unit, word)
