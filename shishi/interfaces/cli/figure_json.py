"""Figures as JSON: the form that other programs read."""

from decimal import Decimal

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import BoundValue, Ref
from shishi.domain.statistics.models import Snapshot


def figures_json(snapshot: Snapshot, figures: FigureSet) -> dict[str, object]:
    """One object: the snapshot's identity, and each figure with value, rule, numerator, denominator, exclusions."""
    return {
        "snapshot": snapshot.sha256,
        "period": snapshot.period_key,
        "as_of": snapshot.as_of.isoformat(),
        "area": figures.inputs.area_code,
        "figures": [_figure(figure) for figure in figures.figures.values()],
    }


def _figure(figure: BoundValue) -> dict[str, object]:
    return {
        "id": figure.id,
        "scope": figure.scope,
        "name": figure.name,
        "value": _number(figure.value),
        "text": figure.text,
        "grounds": figure.grounds,
        "unit": figure.unit,
        "rule": figure.rule_code,
        "rule_text": figure.rule_text,
        "numerator": [_ref(ref) for ref in figure.numerator],
        "denominator": [_ref(ref) for ref in figure.denominator],
        "exclusions": [
            {"id": exclusion.id, "name": exclusion.name, "reason": exclusion.reason} for exclusion in figure.exclusions
        ],
        "as_of": figure.as_of.isoformat(),
    }


def _ref(ref: Ref) -> dict[str, str]:
    return {"id": ref.id, "name": ref.name}


def _number(value: Decimal | int | None) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
