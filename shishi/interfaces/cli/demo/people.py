"""The demonstration's persons: one for each role, without passwords, let in on this machine alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from shishi.core.actor import SystemActor
from shishi.core.clock import now, office_day
from shishi.domain.accounts.actions.accounts import grant_role, register_user
from shishi.domain.accounts.models import User
from shishi.domain.accounts.queries import demo_accounts
from shishi.domain.accounts.roles import Role
from shishi.domain.units.actions import appoint, open_post
from shishi.domain.units.models import Area, Post, PostKind, Unit
from shishi.domain.units.queries import reporting_post, units_of
from shishi.interfaces.cli.demo.manifest import Manifest

DEMO = SystemActor(
    name="demo", permissions=frozenset({"accounts.register", "accounts.grant", "units.manage", "units.appoint"})
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    name: str
    role: Role


PERSONS = (
    DemoPerson("ducha", "苏明", Role.OFFICER),
    DemoPerson("zhuren", "郑重", Role.DIRECTOR),
    DemoPerson("baosong", "林小月", Role.REPORTER),
    DemoPerson("fuze", "方志远", Role.HEAD),
    DemoPerson("lingdao", "何安民", Role.LEADER),
    DemoPerson("mishu", "白洁", Role.SECRETARY),
    DemoPerson("caizheng", "钱程", Role.FINANCE),
    DemoPerson("gongkai", "文静", Role.PUBLISHER),
    DemoPerson("shenji", "严正", Role.INSPECTOR),
    DemoPerson("xitong", "江川", Role.SYSTEM_ADMIN),
    DemoPerson("anquan", "关毅", Role.SECURITY_ADMIN),
    DemoPerson("jicha", "程实", Role.AUDIT_ADMIN),
)


def register_people(area: Area, manifest: Manifest) -> None:
    """Make the persons and give the units' two their posts. Those who are there already stay."""
    if demo_accounts():
        return
    users = {person.role: _user(person) for person in PERSONS}
    first, second = _busy_units(area, manifest)
    head = open_post(unit=first, name="单位负责人", kind=PostKind.HEAD, by=DEMO, at=now())
    for post, role in ((head, Role.HEAD), *((post, Role.REPORTER) for post in _reporting(first, second))):
        appoint(post=post, user_id=users[role].pk, from_on=office_day(now()), by=DEMO, at=now())


def printed() -> Iterator[str]:
    """The accounts, a line each, as the demo's summary shows them."""
    for user in demo_accounts():
        yield f"{Role(user.role).label}：{user.username}（{user.name}）"


def _user(person: DemoPerson) -> User:
    user = register_user(
        area_code=settings.AREA_CODE, username=person.username, name=person.name, demo=True, by=DEMO, at=now()
    )
    return grant_role(area_code=settings.AREA_CODE, user=user, role=person.role, by=DEMO, at=now())


def _busy_units(area: Area, manifest: Manifest) -> tuple[Unit, Unit]:
    """The two departments that send the most reports, so that their list has something on it."""
    sent = [file.name for reports in manifest.reports for file in reports.files]
    units = sorted(units_of(area.code), key=lambda unit: -sum(name.startswith(unit.name) for name in sent))
    return units[0], units[1]


def _reporting(*units: Unit) -> tuple[Post, ...]:
    return tuple(post for unit in units if (post := reporting_post(unit)) is not None)
