"""`manifest.toml` of a sample county: what the workbooks do not say and a clerk would answer when loading them."""

from collections.abc import Iterator
from itertools import chain

from sample.data.model import Change, County, Place, Published, Stated, Unit
from sample.reports import reported_items

_HEAD = "# 由 python -m sample.build 生成，请改 sample/data 后重新生成。\n# {note}\n# 文号、日期、职务人员除注明公开的外均为示例。"


def report_path(county: County, unit: str, month: int) -> str:
    return f"月报/{county.year}-{month:02}/{unit}{county.year}年{month}月实事进展月报表.{_suffix(county, unit)}"


def _suffix(county: County, unit: str) -> str:
    return "xls" if county.unit(unit).saves_old_format else "xlsx"


def manifest_text(county: County) -> str:
    parts = chain(
        [_HEAD.format(note=county.note)],
        [
            _table("area", code=county.code, name=county.name, tier="county"),
            _table(
                "programme",
                year=county.year,
                office=county.office,
                supervision_office=county.supervision_office,
                latest_period=_period(county, county.months[-1]),
            ),
        ],
        (_table("[leaders]", post=one.post, name=one.person) for one in county.leaders),
        (_unit(unit) for unit in county.units),
        _lists(county),
        _reports(county),
        (_table("[same]", place=same.place, works=list(same.works)) for same in county.same),
        (_change(change) for change in county.changes),
        _shares(county),
        _published(county.published),
    )
    return "\n\n".join(parts) + "\n"


def _period(county: County, month: int) -> str:
    return f"{county.year}-{month:02}"


def _unit(unit: Unit) -> str:
    people = {"head_post": unit.head_post, "head": unit.head, "reporter": unit.reporter}
    return _table("[units]", name=unit.name, full_name=unit.full_name, kind=unit.kind, **people)


def _lists(county: County) -> Iterator[str]:
    for listed in county.lists:
        yield _table(
            "[lists]",
            list=listed.name,
            tier=listed.tier,
            kind=listed.kind,
            title=listed.title,
            document=listed.document,
            file=listed.file,
        )


def _reports(county: County) -> Iterator[str]:
    for month in county.months:
        files = [
            report_path(county, unit.name, month) for unit in county.units if reported_items(county, unit.name, month)
        ]
        period = county.period(month)
        yield _table("[reports]", period=_period(county, month), as_of=period.as_of, due_on=period.due_on, files=files)


def _change(change: Change) -> str:
    return _table(
        "[changes]",
        act=change.act,
        place=change.place,
        document=change.document,
        on=change.on,
        reason=change.reason,
        into=change.into,
        to=change.to,
    )


def _shares(county: County) -> Iterator[str]:
    for listed in county.lists:
        for item in listed.items:
            for target in item.targets:
                for unit, quantity in target.shares:
                    place = Place(listed.name, item.name)
                    yield _table("[shares]", place=place, target=target.name, unit=unit, quantity=quantity)


def _published(published: Published | None) -> Iterator[str]:
    if published is None:
        return
    yield _table("published", title=published.title, source=published.source, published_at=published.published_at)
    for stated in published.lists:
        yield _stated(stated)


def _stated(stated: Stated) -> str:
    return _table(
        "[published.lists]",
        list=stated.list,
        total=stated.total,
        done=stated.done,
        cancelled=stated.cancelled,
        remaining=stated.remaining,
        completion_rate=stated.completion_rate,
        start_rate=stated.start_rate,
        construction_rate=stated.construction_rate,
    )


Entry = str | int | Place | list[str] | list[Place] | None


def _table(table: str, /, **entries: Entry) -> str:
    """One TOML table; what is empty is left out, as TOML has no null."""
    lines = [f"{key} = {_value(value)}" for key, value in entries.items() if value is not None and value != ""]
    return "\n".join([f"[{table}]", *lines])


def _value(value: Entry) -> str:
    if isinstance(value, Place):
        return f'{{ list = "{value.list}", name = "{value.name}" }}'
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_value(one)},\n" for one in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'
