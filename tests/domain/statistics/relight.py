"""The light of one work, from a snapshot's JSON alone: its own reading of curves and thresholds, no line of the program."""

from calendar import monthrange
from datetime import date
from fractions import Fraction

CURVES = {
    "works": (0, 2, 5, 12, 22, 35, 50, 63, 76, 88, 96, 100),
    "benefit": (8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100),
    "service": (0, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100),
    "purchase": (0, 0, 5, 10, 20, 30, 45, 60, 70, 85, 100, 100),
}


def half_up(x, digits):
    return (1 if x >= 0 else -1) * Fraction((abs(x) * 10**digits + Fraction(1, 2)).__floor__(), 10**digits)


def latest(work, target, month):
    reports = sorted((r for r in work["reports"] if r["month"] <= month), key=lambda r: r["month"])
    said = [v["reviewed"] or v["cumulative"] for r in reports for v in r["values"] if v["target"] == target["id"]]
    return next((Fraction(value) for value in reversed(said) if value is not None), None)


def planned(work, target, on, year):
    own = [
        (m, min(Fraction(100), Fraction(amount) / Fraction(target["quantity"]) * 100)) for m, amount in target["plan"]
    ]
    begun, had = date(year - 1, 12, 31), Fraction(0)
    if on <= begun:
        return had
    for month, share in own or enumerate(CURVES[work["kind"]], start=1):
        end = date(year, month, monthrange(year, month)[1])
        if on <= end:
            return half_up(had + (share - had) * Fraction((on - begun).days, (end - begun).days), 4)
        begun, had = end, Fraction(share)
    return had


def colour(work, target, month, on, year):
    """1 超前, 2 正常, 3 偏慢, 4 滞后."""
    value, goal = latest(work, target, month), Fraction(target["quantity"])
    if value is None or target["better"] == "less":
        return 3 if value is None else 2 if value <= goal else 4
    d = half_up(value / goal * 100 - planned(work, target, on, year), 1)
    return 1 if d >= 5 else 2 if d >= -5 else 3 if d >= -15 else 4


def light(work, month, on, year, *, done=False, missing=False, remember=True):
    measured = [t for t in work["targets"] if t["quantity"] is None or Fraction(t["quantity"]) or t["better"] == "less"]
    colours = [colour(work, t, month, on, year) for t in measured if t["quantity"] is not None]
    if done:
        return min(max(colours, default=2), 2)
    if measured and not colours:
        return 0  # 待下达
    before = range(1, month) if remember else ()
    ends = [(m, date(year, m, monthrange(year, m)[1])) for m in before]
    missed = any(light(work, m, end, year, remember=False) == 4 for m, end in ends)
    overdue = work["due"] is not None and on > date.fromisoformat(work["due"])
    return max(*colours, 2 * (not colours), 4 * overdue, 3 * (missing or missed))
