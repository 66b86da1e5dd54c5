"""Values of targets, causes, forecasts and days left, from a snapshot's JSON alone; imports nothing of the program."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.domain.statistics.relight import half_up, latest, planned

CAUSES = {  # what the invented counties' reports say, and the cause that it names
    "计划指标": "quota",
    "土地指标": "land",
    "征地": "expropriation",
    "资金": "money",
    "雨季": "weather",
}


def plain(amount):
    text = f"{Decimal(amount.numerator) / amount.denominator:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(part, whole):
    x = Fraction(part) * 100 / Fraction(whole)
    if x.denominator == 1:
        return f"{x}%"
    shown = half_up(x, 1)
    kept = max(shown, Fraction(1, 10)) if x < 1 else min(shown, Fraction(999, 10)) if x < 100 else shown
    return f"{float(kept):.1f}%"


def values(scope, found, works):
    figures = {}
    for one in found:
        for key in one["works"]:
            work = works[key]["work"]
            for target in work["targets"]:
                amount = latest(work, target, 12)
                if amount is None:
                    continue
                name = f"{scope}/{one['id']}.{target['id']}"
                figures[f"{name}.cumulative"] = plain(amount)
                if target["quantity"] and Fraction(target["quantity"]) and target["better"] != "less":
                    figures[f"{name}.share"] = percent(amount, target["quantity"])
    return figures


def slowness(scope, found, works, snap, *, aspects):
    late = [one for one in found if one["light"] >= 3 and not one["done"] and not one["cancelled"]]
    groups = [f"slow.{one['aspect']}" for one in late if one["aspect"] and aspects]
    for one in late:
        words = "".join(works[key]["problems"] for key in one["works"] if works[key]["slow"])
        groups += [f"cause.{cause}" for word, cause in CAUSES.items() if word in words]
    figures = {f"{scope}.{group}": str(groups.count(group)) for group in groups}
    going = [one for one in found if not one["done"] and not one["cancelled"]]
    lost = [one for one in going if any(hopeless(works[key], snap) for key in one["works"])]
    return figures | {f"{scope}.cannot_finish": str(len(lost))}


def hopeless(state, snap):
    if not state["due"] or state["done"] or state["cancelled"]:
        return False
    goals = [t for t in state["work"]["targets"] if t["quantity"] and Fraction(t["quantity"]) and t["better"] != "less"]
    return any(short_at_the_deadline(state, goal, date.fromisoformat(snap["as_of"]), snap["year"]) for goal in goals)


def short_at_the_deadline(state, goal, on, year):
    """The better of two speeds, the last three months' and the plan's, does not reach the quantity."""
    due, known = date.fromisoformat(state["due"]), []
    for report in sorted(state["work"]["reports"], key=lambda r: r["month"]):
        day = date(year, report["month"], monthrange(year, report["month"])[1])
        said = [v["reviewed"] or v["cumulative"] for v in report["values"] if v["target"] == goal["id"]]
        known += [(min(day, on), Fraction(amount)) for amount in said if amount is not None]
    if not known:
        return False
    begun, had = max([(day, a) for day, a in known if day <= quarter_before(on)], default=(None, Fraction(0)))
    speed = max((known[-1][1] - had) / (on - (begun or date(on.year - 1, 12, 31))).days, Fraction(0))
    days = max((due - on).days, 0)
    of_year = year if goal["plan"] else due.year
    more = planned(state["work"], goal, due, of_year) - planned(state["work"], goal, on, of_year) if days else 0
    best = known[-1][1] + max(speed * days, max(more, 0) * Fraction(goal["quantity"]) / 100)
    return best < Fraction(goal["quantity"])


def quarter_before(day):
    month, year = (day.month + 8) % 12 + 1, day.year - (day.month <= 3)
    last = monthrange(year, month)[1]
    return date(year, month, last if day.day == monthrange(day.year, day.month)[1] else min(day.day, last))


def time_left(matters, as_of):
    dues = [one["due"] for one in matters if one["due"] and not one["done"] and not one["cancelled"]]
    if not dues:
        return {}
    on, due = date.fromisoformat(as_of), date.fromisoformat(max(dues))
    days, months = (due - on).days, (due.year - on.year) * 12 + due.month - on.month
    ends = [day.day == monthrange(day.year, day.month)[1] for day in (on, due)]
    if days <= 0:
        return {"全县.time_left": f"已逾期{-days}天" if days else "今天到期"}
    if all(ends) or on.day == due.day:
        return {"全县.time_left": f"{months}个月"}
    full = months if due.day > on.day and not ends[0] else months - 1
    return {"全县.time_left": f"不足{full + 1}个月" if full else f"{days}天"}
