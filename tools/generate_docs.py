"""Writes docs/reference from the code: ``python -m tools.generate_docs``. tests/guards compares the pages with the code.

Pages are made from data, not from the printed help of a command: that differs between versions of Python.
"""

import argparse
import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import rule_pages
from tools.access_page import access_page
from tools.rule_pages import page, table

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs/reference"
SETTINGS = ROOT / "shishi/config/settings.py"
# Options that Django gives to every command.
INHERITED = {
    "help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks",
}  # fmt: skip


def main() -> int:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    return {
        "settings.md": settings_page(SETTINGS.read_text(encoding="utf-8")),
        "commands.md": commands_page(),
        "access.md": access_page(),
        **rule_pages.pages(),
    }


# Settings


def settings_page(text: str) -> str:
    defaults = variables_read(text)
    rows = [(f"`{name}`", defaults.get(name, ""), words) for name, words in described_variables(text).items()]
    return page(
        "Settings",
        "shishi/config/settings.py",
        "Every setting is an environment variable; none is needed to try Shishi out.",
        table(("variable", "default", "meaning"), rows),
    )


def described_variables(text: str) -> dict[str, str]:
    """What the comments of the form ``# SHISHI_NAME: words`` say, with the comment lines that continue them."""
    found: dict[str, str] = {}
    name = None
    for line in text.splitlines():
        if start := re.match(r"\s*# (SHISHI_[A-Z_]+): (.+)", line):
            name, found[start[1]] = start[1], start[2].strip()
        elif name and (more := re.match(r"\s*# (.+)", line)):
            found[name] += " " + more[1].strip()
        else:
            name = None
    return found


def variables_read(text: str) -> dict[str, str]:
    """The SHISHI_ variables that the code asks for, with their defaults where these are written out."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and re.fullmatch(r"SHISHI_[A-Z_]+", str(node.value)):
            found.setdefault(node.value, "")
        if isinstance(node, ast.Call) and len(node.args) == 2 and isinstance(node.args[0], ast.Constant):
            name, default = node.args[0].value, node.args[1]
            if name in found or str(name).startswith("SHISHI_"):
                found[name] = f"`{default.value}`" if isinstance(default, ast.Constant) and default.value else ""
    return found


# Commands


def commands_page() -> str:
    parts = [part for parser in _parsers() for part in _command(parser)]
    return page("Commands", "shishi/interfaces/cli", "Exit code 0 means done; others are said below.", *parts)


def _parsers() -> Iterator[argparse.ArgumentParser]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")
    import django  # noqa: PLC0415 - Django reads its settings while it is imported and set up
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415 - see above

    django.setup()
    for name, app in sorted(get_commands().items()):
        if str(app).startswith("shishi"):
            yield load_command_class(app, name).create_parser("shishi", name)


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## `{parser.prog}`"
    yield (parser.description or "").strip()
    actions = parser._actions  # noqa: SLF001 - argparse offers no public list of a parser's arguments
    own = [action for action in actions if action.dest not in INHERITED]
    nested = [action for action in own if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001 - as above
    rows = [_argument(action) for action in own if action not in nested and action.help != argparse.SUPPRESS]
    yield table(("argument", "meaning"), rows) if rows else ""
    yield (parser.epilog or "").strip()
    for action in nested:
        for child in action.choices.values():
            yield from _command(child)


def _argument(action: argparse.Action) -> tuple[str, str]:
    value = "" if action.nargs == 0 else _value(action)
    spelled = " / ".join(f"{option} {value}".strip() for option in action.option_strings) or value
    words = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
    return f"`{spelled}`", words


def _value(action: argparse.Action) -> str:
    if action.choices:
        return "{" + ",".join(map(str, action.choices)) + "}"
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return f"{name}…" if action.nargs in {"+", "*"} else name


if __name__ == "__main__":
    sys.exit(main())
