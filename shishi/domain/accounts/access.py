"""access.yaml as values: who may do what to which things, in which relation and state. Read once, checked when read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("access.yaml")
PUBLIC, EVERYONE = "public", "signed-in"  # what a page may say instead of an act


class Relation(StrEnum):
    ANY = "any"
    OWN = "own"
    COOPERATING = "cooperating"
    SELF = "self"

    @property
    def label(self) -> str:
        return {"any": "全部", "own": "本单位", "cooperating": "本单位协办", "self": "本人"}[self.value]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """``says`` is the role in a sentence, ``home`` the page it begins on."""

    code: str
    name: str
    says: str
    home: str
    second_factor: bool
    idle_minutes: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing with its states and acts, each act with its words."""

    code: str
    name: str
    states: tuple[str, ...]
    acts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """``states`` is empty where the state does not matter."""

    roles: tuple[str, ...]
    thing: str
    relation: Relation
    states: tuple[str, ...]
    acts: tuple[str, ...]

    def holds(self, role: str, act: str, state: str) -> bool:
        """Whether the rule lets a role do an act; an empty ``state`` asks whether it does in any."""
        return role in self.roles and act in self.acts and (not state or not self.states or state in self.states)


@dataclass(frozen=True, slots=True)
class Access:
    roles: Mapping[str, RoleEntry]
    things: Mapping[str, Thing]
    rules: tuple[Rule, ...]
    pages: Mapping[str, str]

    def acts(self) -> frozenset[str]:
        """Every act that the table names."""
        return frozenset(act for thing in self.things.values() for act in thing.acts)

    def permissions_of(self, role: str) -> frozenset[str]:
        """What a role may do on anything at all, looking left out."""
        held = (act for rule in self.rules if role in rule.roles for act in rule.acts)
        return frozenset(act for act in held if not act.endswith(".see"))

    def relations(self, role: str, act: str, state: str = "") -> Iterator[Relation]:
        return (rule.relation for rule in self.rules if rule.holds(role, act, state))


def read(text: str) -> Access:
    """The table. Raises ValueError naming the first word that stands for nothing, so that no rule is void by a typo."""
    content: dict[str, Any] = yaml.safe_load(text)
    roles = {
        code: RoleEntry(
            code=code,
            name=entry["name"],
            says=entry["says"],
            home=entry["home"],
            second_factor=_one_of(entry["second_factor"], {"required", "offered"}, code) == "required",
            idle_minutes=int(entry["idle_minutes"]),
        )
        for code, entry in content["roles"].items()
    }
    things = {
        code: Thing(code, entry["name"], tuple(entry["states"]), dict(entry["acts"]))
        for code, entry in content["objects"].items()
    }
    rules = tuple(_rule(entry, roles, things) for entry in content["rules"])
    access = Access(roles, things, rules, dict(content.get("pages", {})))
    _check(access)
    return access


def _rule(entry: Mapping[str, Any], roles: Mapping[str, RoleEntry], things: Mapping[str, Thing]) -> Rule:
    thing = things[_one_of(entry["object"], set(things), "object")]
    states = () if entry["state"] == "any" else tuple(entry["state"])
    return Rule(
        roles=tuple(_one_of(role, set(roles), "roles") for role in entry["roles"]),
        thing=thing.code,
        relation=Relation(_one_of(entry["relation"], set(Relation), "relation")),
        states=tuple(_one_of(state, set(thing.states), thing.code) for state in states),
        acts=tuple(_one_of(act, set(thing.acts), thing.code) for act in entry["acts"]),
    )


def _check(access: Access) -> None:
    known = access.acts() | {PUBLIC, EVERYONE}
    for page, act in access.pages.items():
        _one_of(act, known, page)
    for role in access.roles.values():
        if access.pages:
            _one_of(role.home, set(access.pages), role.code)


def _one_of(word: str, words: set[str] | frozenset[str], place: str) -> str:
    if word not in words:
        message = f"access.yaml, {place}: {word} is none of {', '.join(sorted(words))}"
        raise ValueError(message)
    return word


ACCESS = read(FILE.read_text(encoding="utf-8"))
