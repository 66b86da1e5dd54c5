"""How long the figures take: counted from a snapshot that is in memory, cold from its text, and at 100 times the size.

The county is invented here: every work with one or two targets and a report for each of twelve months, one in four on
two lists, some cancelled, postponed, late or without a report, as in a real one.
"""

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from time import process_time

from shishi.domain.statistics.figures.sets import FigureSet, count_figures, figures_of
from shishi.domain.statistics.inputs import (
    FORMAT,
    ChangeInput,
    Inputs,
    ListingInput,
    ListInput,
    ReportInput,
    TargetInput,
    ValueInput,
    WorkInput,
    dump,
    load,
)
from shishi.domain.statistics.items import standings_of
from shishi.interfaces.cli.ratio import Ratio
from shishi.rulebook.stages import Kind

WORKS = 10_000
_WARM_S, _COLD_S = 0.1, 1.5
_GROWTH = 1.5  # a work takes at most so many times what it takes among 100 times fewer
_YEAR = 2024
_LISTS = ("省列", "市列", "县列")
_UNITS = tuple(f"第{number}示例局" for number in range(1, 41))
_PROBLEMS = ("", "", "", "土地指标受限", "资金未到位", "雨季影响施工，资金未到位")
_KINDS = tuple(Kind)


class UncountedError(ValueError):
    """A county that does not come back whole: then a time would mean nothing."""


def run(works: int = WORKS, rounds: int = 5) -> list[Ratio]:
    """CPU seconds of counting, warm and cold, and how the time for a work grows from 1× to 10× and 100×."""
    sizes = (works // 100, works // 10, works)
    texts = [dump(county(size)) for size in sizes]
    for size, text in zip(sizes, texts, strict=True):
        _expect_whole(_from_text(text), size)
    cold = [_least(partial(_from_text, text), rounds) for text in texts]
    standings = standings_of(load(texts[-1]))
    warm = _least(partial(count_figures, standings), rounds)
    per_thousand = [seconds * 1000 / size for seconds, size in zip(cold, sizes, strict=True)]
    return [
        Ratio(f"{works:,}件指标（已载入）", warm, _WARM_S, f"规定的 {_WARM_S} 秒", 1.0),
        Ratio(f"{works:,}件指标（从原文）", cold[-1], _COLD_S, f"规定的 {_COLD_S} 秒", 1.0),
        *(
            Ratio(f"{times}×（{size:,}件）每千件", each, per_thousand[0], f"1×（{sizes[0]:,}件）", _GROWTH)
            for times, size, each in zip((10, 100), sizes[1:], per_thousand[1:], strict=True)
        ),
    ]


def _from_text(text: str) -> FigureSet:
    return figures_of(load(text))


def _least(work: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of several runs, the collector at work as in a server."""
    least = float("inf")
    for _ in range(rounds):
        gc.collect()
        started = process_time()
        result = work()
        least = min(least, process_time() - started)
        del result
    return least


def _expect_whole(figures: FigureSet, works: int) -> None:
    """Every work is counted, every identity holds, and what a figure counts and leaves out can be named."""
    named = [(len(tuple(figure.numerator)), len(figure.numerator)) for figure in figures.figures.values()]
    named += [(len(tuple(figure.exclusions)), len(figure.exclusions)) for figure in figures.figures.values()]
    wrong = [pair for pair in named if pair[0] != pair[1]]
    owed, counted = figures["全县.reports_due"].value, figures["全县.works"].value
    if wrong or figures.breaches or not owed or counted is None or not 0.9 * works < counted <= works:
        raise UncountedError(f"{works} 件实际工作的指标不完整：{counted} 件计入，{owed} 件应报。")


def county(works: int) -> Inputs:
    """A county of so many works in December, without chance: the same number gives the same county."""
    return Inputs(
        format=FORMAT,
        area_code="620123",
        area_name="示例县",
        year=_YEAR,
        period_key=f"{_YEAR}-12",
        as_of=dt.date(_YEAR, 12, 31),
        lists=tuple(_list(place, name, works) for place, name in enumerate(_LISTS)),
        works=tuple(_work(number) for number in range(works)),
        units=_UNITS,
        missing=(),
    )


def _list(place: int, name: str, works: int) -> ListInput:
    """Every third work, and of the others those that two lists share."""
    on_it = [n for n in range(works) if n % 3 == place or (n % 4 == 0 and (n + 1) % 3 == place)]
    return ListInput(
        name=name,
        tier="county",
        kind="为民实事",
        listings=tuple(
            ListingInput(str(position), f"示例实事{n}", str(position), f"方面{n % 7}", f"第{n // 5}项", (f"w{n}",))
            for position, n in enumerate(on_it, start=1)
        ),
    )


def _work(number: int) -> WorkInput:
    targets = tuple(_target(number, place) for place in range(2 if number % 3 == 0 else 1))
    pace = Decimal(("1", "0.6", "1", "1.1", "0.9")[number % 5])
    months = range(1, 12 if number % 20 == 9 else 13)
    return WorkInput(
        id=f"w{number}",
        name=f"示例工作{number}",
        kind=_KINDS[number % 4].value,
        content="新建、改建各一处，配套建设附属设施",
        lead=_UNITS[number % 40],
        supports=(_UNITS[(number + 1) % 40],),
        leader="示例副县长",
        due_on=dt.date(_YEAR, 10 if number % 9 == 0 else 12, 31),
        investment_wan=Decimal(100 + number % 900),
        stage="",
        targets=targets,
        reports=tuple(_report(number, month, targets, pace) for month in months),
        changes=tuple(_changes(number)),
    )


def _target(number: int, place: int) -> TargetInput:
    quantity = Decimal(50 + number % 450)
    plan = ((3, quantity / 5), (6, quantity / 2), (12, quantity)) if number % 10 == 0 else ()
    return TargetInput(f"t{number}{place}", ("新建", "改造")[place], "户", quantity, "more", plan, ())


def _report(number: int, month: int, targets: tuple[TargetInput, ...], pace: Decimal) -> ReportInput:
    share = min(pace * month / 12, Decimal(1))
    done = month == 12 and pace >= 1
    return ReportInput(
        period_key=f"{_YEAR}-{month:02d}",
        month=month,
        version=1,
        nature="full",
        unit=_UNITS[number % 40],
        started=True,
        under_construction=month > 2,
        done=done,
        in_use=done,
        percent=None,
        invested_wan=Decimal(10 * month),
        narrative=f"截至{month}月底，已完成前期手续，主体工程正在施工，累计投入机械{number % 30}台次，按计划推进。",
        problems="" if done else _PROBLEMS[number % 6],
        help_needed="",
        next_step="加快施工进度，确保按期完成",
        values=tuple(_value(target, share) for target in targets),
        source=("", f"{month}月", number + 3),
    )


def _value(target: TargetInput, share: Decimal) -> ValueInput:
    amount = ((target.quantity or Decimal(0)) * share).quantize(Decimal("0.1"))
    return ValueInput(target.id, amount, None, None, "F3")


def _changes(number: int) -> Iterator[ChangeInput]:
    decided = dt.date(_YEAR, 6, 1)
    if number % 50 == 11:
        yield ChangeInput("cancel", "示政函〔2024〕1号", decided, "", None, None, "", "")
    elif number % 100 == 21:
        yield ChangeInput("merge", "示政函〔2024〕2号", decided, "", f"w{number - 3}", None, "", "")
    elif number % 30 == 7:
        yield ChangeInput("postpone", "示政函〔2024〕3号", decided, "", None, dt.date(_YEAR + 1, 6, 30), "", "")
