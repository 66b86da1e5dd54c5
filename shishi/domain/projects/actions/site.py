import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Allocation, Site, Target
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.versions import site_version
from shishi.rulebook.codes import CodeError, Tier, parse_area_code
from shishi.rulebook.stages import Kind, stages_of


@dataclass(frozen=True, slots=True)
class NewSite:
    """A place to name under a share, and how far it is; ``stage`` is a value of rulebook.stages.Stage or blank."""

    allocation: Allocation
    name: str
    place_code: str = ""
    quantity: Decimal | None = None
    stage: str = ""
    started_on: dt.date | None = None
    finished_on: dt.date | None = None


@transaction.atomic
def place_sites(*, target: Target, sites: Sequence[NewSite], by: Actor, at: dt.datetime) -> list[Site]:
    """Name many places of a target at once: all of them or none, with one ledger entry.

    Refuses none at all, shares of another target, a name that its share has already or twice, a code that is no village
    of the county, a stage that works of the kind do not have, and an end before the beginning. That a place was counted
    elsewhere is no refusal (see clues_for).
    """
    require_manage(by)
    Target.objects.select_for_update().get(pk=target.pk)
    if not sites:
        raise DomainError("没有可登记的点位。", code="no-sites")
    known = set(Site.objects.filter(allocation__target=target).values_list("allocation_id", "name"))
    for site in sites:
        _check(target, site)
        key = (site.allocation.pk, site.name)
        if key in known:
            raise Conflict(f"{site.allocation.unit.name}的点位“{site.name}”已登记。", code="site-known")
        known.add(key)
    made = Site.objects.bulk_create(
        Site(
            allocation=site.allocation, name=site.name, place_code=site.place_code, quantity=site.quantity,
            stage=site.stage, started_on=site.started_on, finished_on=site.finished_on,
        )
        for site in sites
    )  # fmt: skip
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.place_sites",
        subject=Subject("projects.target", str(target.pk)),
        after={
            "sites": [
                {"unit": site.allocation.unit.name, "name": site.name, "place_code": site.place_code,
                 "quantity": site.quantity, **_state(site.stage, site.started_on, site.finished_on)}
                for site in sites
            ]
        },
        by=by,
        at=at,
    )  # fmt: skip
    return made


@transaction.atomic
def update_site(
    *,
    site: Site,
    stage: str,
    started_on: dt.date | None,
    finished_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
    opened: str | None = None,
) -> Site:
    """Note how far a site is. ``opened`` is the version of the site that the person saw (site_version).

    Refuses a stage that works of the kind do not have, an end before the beginning, and a site that somebody else
    updated meanwhile.
    """
    require_manage(by)
    held = Site.objects.select_for_update().get(pk=site.pk)
    if opened is not None and opened != site_version(held):
        raise Conflict(f"点位“{held.name}”在您打开之后已由他人更新，请核对后重新填写。", code="site-changed")
    _check_state(Kind(site.allocation.target.commitment.kind), held.name, stage, (started_on, finished_on))
    before = _state(held.stage, held.started_on, held.finished_on)
    site.stage, site.started_on, site.finished_on = stage, started_on, finished_on
    site.save(update_fields=["stage", "started_on", "finished_on"])
    record(
        area_code=site.allocation.target.commitment.programme.area_id,
        act="projects.update_site",
        subject=Subject("projects.site", str(site.pk)),
        after={"name": site.name, "before": before, "after": _state(stage, started_on, finished_on)},
        by=by,
        at=at,
    )
    return site


def _state(stage: str, started_on: dt.date | None, finished_on: dt.date | None) -> dict[str, object]:
    return {"stage": stage, "started_on": started_on, "finished_on": finished_on}


def _check(target: Target, site: NewSite) -> None:
    if site.allocation.target_id != target.pk:
        raise DomainError(f"点位“{site.name}”所属的分解任务不在这个目标之下。", code="site-of-other-target")
    if not site.name.strip():
        raise DomainError("点位缺少名称。", code="site-unnamed")
    if site.quantity is not None and site.quantity < 0:
        raise DomainError(f"点位“{site.name}”的数量不能是负数。", code="negative")
    if site.place_code:
        _check_code(site, target.commitment.programme.area_id)
    _check_state(Kind(target.commitment.kind), site.name, site.stage, (site.started_on, site.finished_on))


def _check_code(site: NewSite, area_code: str) -> None:
    try:
        place = parse_area_code(site.place_code)
    except CodeError as refusal:
        raise DomainError(f"点位“{site.name}”：{refusal.sentence}", code="place-code") from refusal
    if place.tier is not Tier.VILLAGE or not place.lies_in(parse_area_code(area_code)):
        raise DomainError(
            f"点位“{site.name}”的代码“{site.place_code}”不是本县的村（社区）代码，应为12位统计用区划代码。",
            code="place-code",
        )


def _check_state(kind: Kind, name: str, stage: str, days: tuple[dt.date | None, dt.date | None]) -> None:
    if stage and stage not in {one.value for one in stages_of(kind)}:
        raise DomainError(f"点位“{name}”：{kind.label}没有“{stage}”阶段。", code="stage-of-other-kind")
    started_on, finished_on = days
    if started_on and finished_on and finished_on < started_on:
        raise DomainError(f"点位“{name}”的完成日期早于开始日期。", code="days-reversed")
