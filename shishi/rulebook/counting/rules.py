"""Counting rules as data: what is counted, over which denominator, how it is rounded, from when to when it holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shishi.rulebook.errors import RulebookError
from shishi.rulebook.stages import Kind


class RuleError(RulebookError):
    """No rule of that code holds on that day."""


class Unit(StrEnum):
    HEADING = "项"
    ITEM = "件"
    ASPECT = "方面"
    SUB_ITEM = "子项"

    @property
    def measure(self) -> str:
        """The word after a number: 6个方面, 53个子项, but 8项, 10件."""
        return f"个{self.value}" if self in {Unit.ASPECT, Unit.SUB_ITEM} else self.value


class Numerator(StrEnum):
    STARTED = "started"
    UNDER_CONSTRUCTION = "under_construction"
    DONE = "done"
    IN_USE = "in_use"
    SLOW = "slow"
    ONGOING = "ongoing"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    ALL = "all"

    @property
    def label(self) -> str:
        return NUMERATOR_LABELS[self]


class Denominator(StrEnum):
    ALL = "all"
    WITHOUT_CANCELLED = "without_cancelled"
    DUE_BY_NOW = "due_by_now"

    @property
    def label(self) -> str:
        return DENOMINATOR_LABELS[self]


NUMERATOR_LABELS = {
    Numerator.STARTED: "已启动",
    Numerator.UNDER_CONSTRUCTION: "已开工",
    Numerator.DONE: "已完成",
    Numerator.IN_USE: "已投用",
    Numerator.SLOW: "进度滞后",
    Numerator.ONGOING: "正在推进",
    Numerator.NOT_STARTED: "未启动",
    Numerator.CANCELLED: "已取消",
    Numerator.ALL: "全部",
}

DENOMINATOR_LABELS = {
    Denominator.ALL: "全部（含取消）",
    Denominator.WITHOUT_CANCELLED: "全部（不含取消）",
    Denominator.DUE_BY_NOW: "截至统计日应完成（不含取消）",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One counting rule. Without a `denominator` it is a plain count; `kinds` limits it to kinds of matters.

    It holds from `valid_from` to `valid_to`, both counted in; `source` is the clause or document it rests on.
    """

    code: str
    name: str
    unit: Unit
    numerator: Numerator
    denominator: Denominator | None
    kinds: tuple[Kind, ...] | None = None
    label: str = ""
    decimals: int = 1
    valid_from: date = date(1949, 10, 1)
    valid_to: date | None = None
    source: str = "督查室统计口径（默认）"

    @property
    def title(self) -> str:
        """The name as printed: 开工率（含政策类）."""
        return f"{self.name}（{self.label}）" if self.label else self.name

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def brief(self) -> str:
        """The division alone, as a clause of a paragraph: 完成率＝已完成件数÷全部（不含取消）件数."""
        counted = "" if self.numerator is Numerator.ALL else self.numerator.label
        over = f"÷{self.denominator.label}{self.unit}数" if self.denominator else ""
        return f"{self.title}＝{counted or '全部'}{self.unit}数{over}{self._kinds()}"

    def _kinds(self) -> str:
        return "" if self.kinds is None else f"，仅统计{'、'.join(kind.label for kind in self.kinds)}"

    def printed(self) -> str:
        """The 口径 sentence that stands under a table."""
        kinds = self._kinds()
        once = "，并入他项的不重复计"
        counted = "" if self.numerator is Numerator.ALL else self.numerator.label
        if self.denominator is None:
            return f"{self.title}：{counted or '全部'}实事的{self.unit}数{kinds}{once}。"
        places = f"保留{self.decimals}位小数" if self.decimals else "保留整数"
        return (
            f"{self.title}＝{counted}{self.unit}数÷{self.denominator.label}{self.unit}数×100%"
            f"{kinds}{once}，四舍五入{places}，整数不带小数。"
        )


def _rate(
    code: str,
    name: str,
    numerator: Numerator,
    denominator: Denominator,
    *,
    kinds: tuple[Kind, ...] | None = None,
    label: str = "",
) -> Rule:
    return Rule(code, name, Unit.ITEM, numerator, denominator, kinds=kinds, label=label)


def _number(code: str, name: str, numerator: Numerator, unit: Unit = Unit.ITEM) -> Rule:
    return Rule(code, name, unit, numerator, None)


WORKS_ONLY = (Kind.WORKS,)
USABLE = (Kind.WORKS, Kind.PURCHASE)
N, D = Numerator, Denominator

RULES: tuple[Rule, ...] = (
    _rate("start_rate", "启动率", N.STARTED, D.WITHOUT_CANCELLED),
    _rate("start_rate_all", "启动率", N.STARTED, D.ALL, label="含取消"),
    _rate("construction_rate", "开工率", N.UNDER_CONSTRUCTION, D.WITHOUT_CANCELLED, kinds=WORKS_ONLY),
    _rate("construction_rate_all_kinds", "开工率", N.UNDER_CONSTRUCTION, D.WITHOUT_CANCELLED, label="含政策类"),
    _rate("completion_rate", "完成率", N.DONE, D.WITHOUT_CANCELLED),
    _rate("completion_rate_all", "完成率", N.DONE, D.ALL, label="含取消"),
    _rate("use_rate", "投用率", N.IN_USE, D.WITHOUT_CANCELLED, kinds=USABLE),
    _rate("due_completion_rate", "应完工完成率", N.DONE, D.DUE_BY_NOW),
    _rate("slow_rate", "滞后率", N.SLOW, D.WITHOUT_CANCELLED),
    _number("items", "件数", N.ALL),
    _number("items_started", "启动件数", N.STARTED),
    _number("items_under_construction", "开工件数", N.UNDER_CONSTRUCTION),
    _number("items_done", "完成件数", N.DONE),
    _number("items_in_use", "投用件数", N.IN_USE),
    _number("items_cancelled", "取消件数", N.CANCELLED),
    _number("items_ongoing", "进行中件数", N.ONGOING),
    _number("items_not_started", "未启动件数", N.NOT_STARTED),
    _number("items_slow", "滞后件数", N.SLOW),
    _number("headings", "项数", N.ALL, Unit.HEADING),
    _number("headings_done", "完成项数", N.DONE, Unit.HEADING),
    _number("aspects", "方面数", N.ALL, Unit.ASPECT),
    _number("sub_items", "子项数", N.ALL, Unit.SUB_ITEM),
    _number("sub_items_done", "完成子项数", N.DONE, Unit.SUB_ITEM),
)


def rule(code: str, on: date, rules: tuple[Rule, ...] = RULES) -> Rule:
    """The rule of that code that holds on the day of the event; a county may pass its own list.

    Raises:
        RuleError: none holds on that day.

    """
    for candidate in rules:
        if candidate.code == code and candidate.holds_on(on):
            return candidate
    raise RuleError("no_rule", f"{on:%Y-%m-%d}没有有效的统计口径“{code}”。")
