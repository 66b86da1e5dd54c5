"""Counting 项, 件, 方面 and 子项: items, rules as data, figures with their grounds, shares, overlaps, identities.

This package is the one face of counting: callers import from here, so that its parts may be split further.
"""

from shishi.rulebook.counting.deferred import Deferred
from shishi.rulebook.counting.figures import CountingError, Figure
from shishi.rulebook.counting.identities import Breach, check_cumulative, check_levels, check_states
from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.overlaps import Matter, Place, Unique, UniqueRule, matter_items, unique
from shishi.rulebook.counting.rules import RULES, Denominator, Numerator, Rule, RuleError, Unit, rule
from shishi.rulebook.counting.shares import ShareError, share
from shishi.rulebook.counting.tallies import Tally, count

__all__ = [
    "RULES",
    "Breach",
    "CountingError",
    "Deferred",
    "Denominator",
    "Figure",
    "Item",
    "Matter",
    "Numerator",
    "Place",
    "Rule",
    "RuleError",
    "ShareError",
    "Tally",
    "Unique",
    "UniqueRule",
    "Unit",
    "check_cumulative",
    "check_levels",
    "check_states",
    "count",
    "matter_items",
    "rule",
    "share",
    "unique",
]
