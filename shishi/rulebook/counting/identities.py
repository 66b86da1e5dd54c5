"""Identities that every table of a bulletin must satisfy. A breach is a sentence for a person, not an exception."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Breach:
    """One identity that does not hold: `code` for programs, `sentence` in Chinese with both sides of the equation."""

    code: str
    sentence: str


def check_states(total: int, parts: Mapping[str, int], scope: str = "", unit: str = "件") -> list[Breach]:
    """Σ states = total: `省列：已完成3件＋其余6件＝9件，与总数10件不符，相差1件。`"""
    breaches = [
        Breach("negative_part", f"{_of(scope)}{name}为{number}{unit}，不能为负数。")
        for name, number in parts.items()
        if number < 0
    ]
    added = sum(parts.values())
    if added != total:
        terms = "＋".join(f"{name}{number}{unit}" for name, number in parts.items()) or f"0{unit}"
        breaches.append(
            Breach(
                "states_do_not_add_up",
                f"{_of(scope)}{terms}＝{added}{unit}，与总数{total}{unit}不符，相差{abs(total - added)}{unit}。",
            )
        )
    return breaches


def check_levels(levels: Mapping[str, int], overlaps: int, unique: int) -> list[Breach]:
    """Σ levels − overlaps = unique: 20 省 ＋ 11 本级 − 7 重复 = 24; the unique total is never below the largest level."""
    breaches: list[Breach] = []
    added = sum(levels.values())
    terms = "＋".join(f"{name}{number}件" for name, number in levels.items()) or "0件"
    if added - overlaps != unique:
        breaches.append(
            Breach(
                "levels_do_not_add_up",
                f"{terms}−重复{overlaps}件＝{added - overlaps}件，与去重后的{unique}件不符，"
                f"相差{abs(added - overlaps - unique)}件。",
            )
        )
    if overlaps < 0:
        breaches.append(Breach("negative_overlap", f"重复件数为{overlaps}件，不能为负数。"))
    return breaches


def check_cumulative(
    series: Sequence[tuple[str, Decimal | int]], corrected_months: Collection[str] = ()
) -> list[Breach]:
    """A cumulative series (month, value) never falls, unless the month carries a registered correction."""
    return [
        Breach("cumulative_falls", f"{month}累计数{value}小于{before_month}的{before}，且无更正记录。")
        for (before_month, before), (month, value) in itertools.pairwise(series)
        if value < before and month not in corrected_months
    ]


def _of(scope: str) -> str:
    return f"{scope}：" if scope else ""
