"""The first page of a register of 10,000 works: made anew from figures in memory and put into its template."""

import datetime as dt
import hashlib
from functools import partial

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from shishi.domain.projects.models import Programme
from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.models import Snapshot
from shishi.domain.units.models import Area
from shishi.interfaces.bench.figures import county
from shishi.interfaces.bench.turns import least_in_turns
from shishi.interfaces.cli.ratio import Ratio
from shishi.interfaces.desk.current import Current
from shishi.interfaces.desk.programme import pages
from shishi.interfaces.desk.programme.filters import Filter

WORKS = 10_000
_LIMIT_S = 0.02
_VIEWS = {"总览": Filter(), "总览，按清单和判定筛选": Filter(list="市列", light="slow")}


class EmptyPageError(ValueError):
    """A page without a table: then a time would mean nothing."""


def run(works: int = WORKS, rounds: int = 7) -> list[Ratio]:
    """CPU seconds of a page that nobody asked for before, at 10,000 works, and of the same page at 100."""
    found = []
    for size in (works // 100, works):
        current = _current(size)
        for name, asked in _VIEWS.items():
            (least,) = least_in_turns((partial(_page, current, asked),), rounds)
            found.append(Ratio(f"{name}（{size:,}件）", least, _LIMIT_S, f"规定的 {_LIMIT_S} 秒", 1.0))
    return found


def _current(works: int) -> Current:
    """The figures with the rows that name them; none of it is stored, so the door and its queries are not in the time."""
    inputs = county(works)
    programme = Programme(area=Area(code=inputs.area_code, name=inputs.area_name), year=inputs.year)
    sha256 = hashlib.sha256(str(works).encode()).hexdigest()
    snapshot = Snapshot(programme=programme, period_key=inputs.period_key, as_of=inputs.as_of, sha256=sha256)
    snapshot.frozen_at = dt.datetime(inputs.year + 1, 1, 5, tzinfo=dt.UTC)
    return Current(programme, snapshot, figures_of(inputs))


def _page(current: Current, asked: Filter) -> str:
    pages.forget()
    page = pages.programme_page(current, (), asked, 1)
    request = RequestFactory(headers={"host": settings.ALLOWED_HOSTS[0]}).get("/")
    html = render_to_string("desk/programme.html", {"page": page}, request)
    if "<table" not in html:
        raise EmptyPageError("总览页没有表格，无法计时。")
    return html
