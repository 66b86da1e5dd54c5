"""All rules of the notice check, as the reference page shows them."""

from shishi.rulebook.proof.checks import divisions, growth, lists, narrative, points, rates, sums, tables, twice
from shishi.rulebook.proof.findings import Rule

RULES: tuple[Rule, ...] = (
    *sums.RULES,
    *rates.RULES,
    *points.RULES,
    *growth.RULES,
    *divisions.RULES,
    *twice.RULES,
    *tables.RULES,
    *narrative.RULES,
    *lists.RULES,
)
