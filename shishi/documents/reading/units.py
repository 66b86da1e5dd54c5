"""Units of measure and of money: which words are units, and which of them are the same."""

import re
from decimal import Decimal

_WORDS = (
    "cm kg ㏊ 亩 公顷 平方米 平方公里 平方千米 ㎡ m² m2 平米 平方 公里 千米 km KM Km 米 延米 m 里 华里 户 人 名 人次 户次 所 座 "
    "个 处 条 项 件 台 套 辆 栋 幢 间 张 盏 眼 口 村 行政村 自然村 社区 乡镇 乡 镇 吨 立方米 方 立方 m³ m3 ㎥ kw kW "
    "KW 千瓦 兆瓦 MW kWp 棵 株 头 只 羽 匹 场 场次 次 期 家 片 块 床 床位 班 孔 根 册 本 份 部 对 组 批 例 岗 种 站 "
    "点 门 学位 座位 车位 泊位 年 个月 天 小时 课时 学时 % 百分点 公斤 千克 升 支 枚 把 盆 面 幅 道 段 标段 节 篇 档 类 层 "
    "户数 人数 件次 单元 车次 趟 班次 艘 架 基 尊 粒 箱 包 桶 瓶 袋 盘 顶 具 副 双 打 令 卷 团 队 支队 届 轮 讲 课 集 版 "
    "厘米 毫米 千伏安 kVA 千伏 万千瓦 兆 兆比特 M G"
)
_MONEY = {
    "元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "万": Decimal(1), "十万元": Decimal(10), "百万元": Decimal(100),
    "千万元": Decimal(1000), "亿元": Decimal(10000), "亿": Decimal(10000), "人民币元": Decimal("0.0001"), "人民币万元": Decimal(1),
}  # fmt: skip
_COUNTED = "人户村社区乡镇学校小区项目点位班行政村自然村贫困村街道乡镇街道市场站点岗位床位学位车位单元家庭企业合作社农户家网点教学点标段示范点示范村月百分点"
_PER = re.compile(r"^(?:万|亿)?元[/每·](?:[人月年户亩天次平方米学期生期.·/]+)$")
_SCALED = re.compile(r"^(万|亿|千|百)(.+)$")
_GE = re.compile(r"^个([\u4e00-\u9fff]{1,5})$")

BASE = frozenset(_WORDS.split())
MONEY = frozenset(_MONEY)
SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_SAME = {
    "名": "人",
    "km": "公里",
    "KM": "公里",
    "Km": "公里",
    "千米": "公里",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "平米": "平方米",
    "m": "米",
}
_STARTS = sorted(
    BASE | MONEY | {scale + unit for scale in ("万", "千", "百", "亿") for unit in BASE}, key=len, reverse=True
)
_NEVER_LEADING = {
    "年",
    "M",
    "G",
    "m",
    "村",
    "乡",
    "镇",
    "社区",
    "点",
    "站",
    "班",
    "期",
    "部",
    "本",
    "面",
    "方",
    "门",
    "类",
    "级",
}


def is_unit(text: str) -> bool:
    """Whether the whole text is a unit: 亩, 万亩, 个行政村, 元/人·年."""
    if text in BASE or (text in MONEY and text not in {"万", "亿"}) or _PER.match(text):
        return True
    scaled = _SCALED.match(text)
    if scaled and scaled[2] in BASE:
        return True
    counted = _GE.match(text)
    if counted:
        return counted[1] in BASE or counted[1] in _COUNTED
    return text.startswith("张") and text[1:] in {"床位", "床"}


def leading_unit(text: str) -> str | None:
    """The longest unit that the text begins with: 所小学 -> 所. Words that begin many nouns (村, 年, 点) do not count."""
    for unit in _STARTS:
        if text.startswith(unit) and unit not in _NEVER_LEADING:
            return unit
    return None


def times(unit: str, other: str) -> Decimal | None:
    """How many ``other`` one ``unit`` is: 万人 in 人 is 10,000. None where they are not the same measure."""
    if unit in _MONEY and other in _MONEY:
        return _MONEY[unit] / _MONEY[other]
    one, two = _parts(unit), _parts(other)
    return one[0] / two[0] if one[1] == two[1] else None


def _parts(unit: str) -> tuple[Decimal, str]:
    scaled = _SCALED.match(unit)
    if scaled and scaled[2] in BASE:
        factor, base = SCALES[scaled[1]], scaled[2]
    else:
        factor, base = Decimal(1), unit
    return factor, _SAME.get(base, base)


def in_wan(amount: Decimal, unit: str) -> Decimal | None:
    """An amount of money in 万元, or None when the unit is no unit of money."""
    factor = _MONEY.get(unit)
    if factor == 1:
        return amount
    return None if factor is None else (amount * factor).normalize() + Decimal(0)


def bracket_units(text: str) -> tuple[str, str | None]:
    """A header without its bracketed unit, and that unit: 总投资(万元) -> 总投资, 万元."""
    found: str | None = None
    for content in re.findall(r"[(\[【]([^()\[\]【】]*)[)\]】]", text):
        for candidate in re.split(r"[:：=]", content.removeprefix("单位")):
            if is_unit(candidate):
                found = candidate
    bare = re.sub(r"[(\[【][^()\[\]【】]*[)\]】]", "", text)
    tail = re.search(r"[/:,，、](?:单位[:：])?([^/:,，、]+)$", bare)
    if tail and is_unit(tail[1]):
        return bare[: tail.start()], found or tail[1]
    return bare, found
