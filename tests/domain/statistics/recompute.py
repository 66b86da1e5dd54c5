"""The figures once more, counted from a snapshot's exported JSON alone; imports nothing of the program."""

import json
from fractions import Fraction

from tests.domain.statistics.relight import half_up
from tests.domain.statistics.restand import items, stand, together
from tests.domain.statistics.revalue import slowness, time_left, values

LIGHTS = ("grey", "ahead", "normal", "slow", "stalled")


def percent(n, d):
    x = Fraction(n * 100, d) if d else None
    rounded = x is not None and min(max(half_up(x, 1), Fraction(1, 10)), Fraction(999, 10))
    return "—" if x is None else f"{x}%" if x.denominator == 1 else f"{float(rounded):.1f}%"


def finished(found, heading):
    own = [i for i in found if i["heading"] == heading]
    return all(i["done"] for i in [i for i in own if not i["cancelled"]] or own)


def reached(key, own):
    live = [i for i in own if not i["cancelled"]]
    return bool(live) and all(i["done"] or i["subs"][key] for i in live)


def count(scope, found, as_of):
    live = [i for i in found if not i["cancelled"]]
    going = [i for i in live if i["started"] and not i["done"]]
    slow = [i for i in live if i["light"] >= 3 and not i["done"]]
    built = [i for i in live if i["kind"] == "works"]
    usable = [i for i in live if i["kind"] in {"works", "purchase"}]
    due = [i for i in live if i["due"] and i["due"] <= as_of]
    numbers = {"items": found, "items_ongoing": going, "items_not_started": [i for i in live if not i["started"]]}
    numbers |= {"items_slow": slow, "items_cancelled": [i for i in found if i["cancelled"]]}
    numbers |= {"items_started": [i for i in found if i["started"]], "items_done": [i for i in live if i["done"]]}
    numbers |= {
        "items_under_construction": [i for i in found if i["broke"]],
        "items_in_use": [i for i in live if i["use"]],
    }
    figures = {code: str(len(some)) for code, some in numbers.items()}
    for name, key, pool in (
        ("start_rate", "started", live),
        ("start_rate_all", "started", found),
        ("construction_rate", "broke", built),
        ("construction_rate_all_kinds", "broke", live),
        ("completion_rate", "done", live),
        ("completion_rate_all", "done", found),
        ("use_rate", "use", usable),
        ("due_completion_rate", "done", due),
    ):
        figures[name] = percent(sum(i[key] for i in pool), len(pool))
    figures["slow_rate"] = percent(len(slow), len(live))
    for code, key in (("aspects", "aspect"), ("headings", "heading")):
        figures[code] = str(len({i[key] for i in found if i[key]}))
    figures["headings_done"] = str(len({i["heading"] for i in found if i["heading"] and finished(found, i["heading"])}))
    held = {key: [i for i in found if key in i["subs"]] for i in found for key in i["subs"]}
    figures["sub_items"], figures["sub_items_done"] = str(len(held)), str(sum(reached(*own) for own in held.items()))
    for number, colour in enumerate(LIGHTS):
        figures[f"light.{colour}"] = str(sum(i["light"] == number for i in found))
    return {f"{scope}.{code}": text for code, text in figures.items()}


def united(lists):
    """件 of any list that share a work stand together: each group is one matter."""
    groups = []
    for one in (one for listed in lists.values() for one in listed):
        hits = [any(set(one["works"]) & set(other["works"]) for other in group) for group in groups]
        whole = [other for group, hit in zip(groups, hits, strict=True) if hit for other in group]
        groups = [group for group, hit in zip(groups, hits, strict=True) if not hit] + [[*whole, one]]
    return groups


def matter(group, order):
    members = sorted(group, key=order)
    live = [one for one in members if not one["cancelled"]] or members
    place = {key: live[0][key] for key in ("aspect", "heading")}
    due = min((one["due"] for one in live if one["due"]), default=None)
    works = list(dict.fromkeys(key for one in live for key in one["works"]))
    return together(members, all(one["cancelled"] for one in members), due=due, works=works, **place)


def recompute(text):
    """Every figure of the snapshot: figure id → printed text."""
    snap = json.loads(text)
    works = {work["id"]: stand(work, snap) for work in snap["works"]}
    lists = {list_of["name"]: items(list_of, works) for list_of in snap["lists"]}
    order = [id(one) for listed in lists.values() for one in listed]
    matters = [matter(group, lambda one: order.index(id(one))) for group in united(lists)]
    found = {"全县.matters": str(len(matters))}
    found["全县.works"] = str(len({key for listed in lists.values() for one in listed for key in one["works"]}))
    owed = [work for work in works.values() if not work["cancelled"] and not work["into"]]
    found["全县.reports_due"] = str(len(owed))
    found["全县.reports_missing"] = str(sum(work["missing"] for work in owed))
    found["全县.reports_filed"] = str(sum(not work["missing"] for work in owed))
    for scope, counted in {**lists, "全县": matters}.items():
        found |= count(scope, counted, snap["as_of"])
        found |= slowness(scope, counted, works, snap, aspects=scope != "全县")
    for scope, counted in lists.items():
        found |= values(scope, counted, works)
    return found | time_left(matters, snap["as_of"])
