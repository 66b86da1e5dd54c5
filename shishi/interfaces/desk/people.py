"""How a page names whoever did something: a person by name, a program by the door that it came through."""

from collections.abc import Mapping

_DOORS = {
    "system:cli": "命令行",
    "system:console": "命令行（管理员）",
    "system:demo": "演示",
    "system:remind": "定时提醒",
}


def actor_name(label: str, names: Mapping[str, str] | None = None) -> str:
    """The label that ledger and rows carry, made readable: ``system:cli`` → 命令行, ``user:mawenhui`` → its name."""
    return (names or {}).get(label) or _DOORS.get(label, label)
