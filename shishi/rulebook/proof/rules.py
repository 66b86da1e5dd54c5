"""All rules of the notice check, as the reference page shows them."""

from shishi.rulebook.proof.checks import sums
from shishi.rulebook.proof.findings import Rule

RULES: tuple[Rule, ...] = (*sums.RULES,)
