"""What every page's head needs: whose register this is, who is in, and which places are open to that person."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from shishi.domain.accounts.access import ACCESS, PUBLIC
from shishi.domain.accounts.person import Person
from shishi.domain.reporting.following import unread_number

PLACES = {
    "desk:programme": "总览",
    "desk:mine": "我的填报",
    "desk:notices": "通知",
    "desk:setup": "登记",
    "desk:units": "单位",
    "desk:periods": "报送",
    "desk:reviews": "审核",
    "desk:bulletins": "通报",
    "desk:proof": "校核",
    "desk:people": "岗位",
    "desk:accounts": "账号",
    "desk:ledger": "存证",
}


@dataclass(frozen=True, slots=True)
class Place:
    """``new`` is how many things are waiting there unread."""

    text: str
    href: str
    new: int = 0


def office(request: HttpRequest) -> dict[str, object]:
    """Pages that no middleware saw, such as an early refusal, have nobody in them."""
    person: Person | None = getattr(request, "actor", None)
    if person is not None and not person.role:
        person = None
    return {
        "office_name": settings.OFFICE_NAME,
        "area_name": settings.AREA_NAME,
        "actor": person,
        "role": ACCESS.roles[person.role].name if person else "",
        "sees": {thing: person.reach(f"{thing}.see").everything for thing in ACCESS.things} if person else {},
        "places": [
            Place(text, reverse(name), _new(name, person))
            for name, text in PLACES.items()
            if _is_open(ACCESS.pages[name], person)
        ],
    }


def _is_open(act: str, person: Person | None) -> bool:
    return act == PUBLIC or (person is not None and bool(person.reach(act)))


def _new(name: str, person: Person | None) -> int:
    return unread_number(person.user_id) if name == "desk:notices" and person else 0
