"""The ``shishi`` command: finds the settings and hands over to the command named."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands, load_command_class

OWN = "shishi.interfaces.cli"
HELP = {"help", "-h", "--help"}


def main() -> None:
    """Run ``shishi COMMAND …``. Exit codes are those of docs/reference/commands.md."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")  # noqa: TID251 - Django's own switch
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in HELP:
        print(overview())
        return
    execute_from_command_line(["shishi", *arguments])


def overview() -> str:
    """Our own commands, a line each; those of Django that an operator needs are named at the end."""
    django.setup()
    own = sorted(name for name, app in get_commands().items() if app == OWN)
    lines = [f"  shishi {name:<10}{load_command_class(OWN, name).help}" for name in own]
    return "\n".join(
        [
            "实事：为民兴办实事的登记、月报和通报。",
            "",
            *lines,
            "  shishi migrate   建立或升级登记库",
            "",
            "用 shishi 命令 --help 查看用法。",
        ]
    )


if __name__ == "__main__":
    main()
