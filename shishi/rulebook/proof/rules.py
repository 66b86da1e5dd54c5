"""All rules of the notice check, as the reference page shows them."""

from shishi.rulebook.proof.checks import (
    divisions,
    growth,
    lists,
    narrative,
    points,
    rates,
    remainders,
    shares,
    sums,
    tables,
    twice,
    units,
)
from shishi.rulebook.proof.findings import Rule
from shishi.rulebook.proof.language import LANGUAGE_RULES

RULES: tuple[Rule, ...] = (
    *sums.RULES,
    *remainders.RULES,
    *rates.RULES,
    *points.RULES,
    *growth.RULES,
    *divisions.RULES,
    *twice.RULES,
    *tables.RULES,
    *narrative.RULES,
    *lists.RULES,
    *shares.RULES,
    *units.RULES,
    *LANGUAGE_RULES,
)
