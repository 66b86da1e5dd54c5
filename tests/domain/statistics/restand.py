"""How works and 件 stand, from a snapshot's JSON alone; imports nothing of the program."""

from datetime import date
from fractions import Fraction

from tests.domain.statistics.relight import latest, light

TRACKS = {  # stages in order, and the place from which a work counts as started, broken ground, in use, done
    "works": ("not_started preparation construction basically_done built accepted in_use handed_over", (1, 2, 6, 5)),
    "benefit": ("not_started plan launched funded paying basically_done completed", (2, 2, 4, 6)),
    "service": ("not_started plan launched serving basically_done completed", (2, 2, 3, 5)),
    "purchase": ("not_started purchasing delivered installed basically_done in_use", (1, 1, 5, 5)),
}


def stand(work, snap):
    month = month_of(snap["period_key"])
    last = {c["kind"]: c for c in work["changes"] if not c["list_name"]}
    work["due"] = last["postpone"]["due_on"] if "postpone" in last else work["due_on"]
    order, places = TRACKS[work["kind"]]
    at = order.split().index(work["stage"]) if work["stage"] else -1
    reports = sorted(work["reports"], key=lambda r: r["month"])
    said = {flag: [r[flag] for r in reports if r[flag] is not None] for flag in reports[0]} if reports else {}
    flags = ("started", "under_construction", "in_use", "done")
    started, broke, use, done = (any(said.get(f, [])[-1:]) or at >= p for f, p in zip(flags, places, strict=True))
    values = {t["id"]: latest(work, t, 12) for t in work["targets"]}
    short = {t["id"]: t["quantity"] is not None and fails(t, values[t["id"]]) for t in work["targets"]}
    done, gone = done and not any(short.values()), "cancel" in last
    started = started or broke or use or done or any(values.values())
    missing = not {"cancel", "merge"} & set(last) and all(r["month"] != month for r in reports)
    shines = (
        0 if gone else light(work, month, date.fromisoformat(snap["as_of"]), snap["year"], done=done, missing=missing)
    )
    subs = {t["id"]: t["quantity"] is not None and not short[t["id"]] for t in work["targets"]}
    off = {c["list_name"] for c in work["changes"] if c["kind"] == "cancel"}
    into = None if gone else last.get("merge", {}).get("into")
    broke = broke or (started and work["kind"] != "works")
    kept = {"id": work["id"], "kind": work["kind"], "due": work["due"], "into": into, "off": off, "subs": subs}
    kept |= {"started": started, "broke": broke, "use": use, "done": done and not gone, "cancelled": gone}
    problems = "".join(r["problems"] for r in reports if r["month"] == month)
    late = shines >= 3 and not kept["done"] and not gone
    return kept | {"light": shines, "missing": missing, "work": work, "problems": problems, "slow": late}


def month_of(key):
    """2016-07, 2016-01..07, 2016Q3, 2016H1, 2016, 2016-07-25: the month that the period's name ends with."""
    if key[4:5] in {"Q", "H"}:
        return int(key[5]) * {"Q": 3, "H": 6}[key[4]]
    return int(key[-2:] if ".." in key else key[5:7] or 12)


def fails(target, value):
    goal = Fraction(target["quantity"])
    return value is None or (value > goal if target["better"] == "less" else value < goal)


def together(parts, cancelled, **place):
    """Works, or 件, seen as one."""
    live = [w for w in parts if not w["cancelled"]] or parts
    whole = {key: all(w[key] for w in live) for key in ("done", "use")} | {"cancelled": cancelled}
    some = {key: any(w[key] for w in live) for key in ("started", "broke")} | {"kind": live[0]["kind"]}
    subs = {key: any(w["subs"].get(key) for w in live) for w in live for key in w["subs"]}
    shines = 0 if cancelled else max(w["light"] for w in live)
    return whole | some | {"subs": subs, "light": shines, "done": whole["done"] and not cancelled} | place


def items(list_of, works):
    """The 件 of a list that were not merged into another one of it."""

    def end(key):
        return end(works[key]["into"]) if works[key]["into"] else key

    holder = {key: listing["id"] for listing in reversed(list_of["listings"]) for key in listing["works"]}
    found = []
    for place in list_of["listings"]:
        keys = list(dict.fromkeys(map(end, place["works"])))
        off = any(list_of["name"] in works[key]["off"] for key in place["works"])
        merged = all(works[key]["into"] for key in place["works"]) and holder.get(keys[0], place["id"]) != place["id"]
        own = [works[key] for key in keys]
        live = [w for w in own if not w["cancelled"]] or own
        due = max((w["due"] for w in live if w["due"]), default=None)
        one = together(own, off or all(w["cancelled"] for w in own), works=keys, due=due, id=place["id"])
        found += [] if merged else [one | {"aspect": place["aspect"], "heading": place["heading"]}]
    return found
