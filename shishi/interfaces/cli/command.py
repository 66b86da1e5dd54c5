"""What every command of ours shares: a refusal is answered in one Chinese sentence, never with a trace."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from shishi.core.durability import require_durable
from shishi.core.errors import DomainError
from shishi.rulebook.errors import RulebookError


class OfficeCommand(BaseCommand):
    """Exit code 1 for what the register or a rule refuses; argparse itself leaves with 2 for wrong arguments.

    A command writes unless it says otherwise, and nothing is written to a database that could lose it.
    """

    # Commands migrate by themselves where that is safe (interfaces.cli.register), and the checks are run by CI.
    requires_system_checks: list[str] = []
    writes = True

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            if self.writes:
                require_durable(connection)
            return super().execute(*args, **options)
        except (DomainError, RulebookError) as refusal:
            raise CommandError(str(refusal)) from refusal
        except OperationalError as error:
            raise CommandError(f"数据库不能用，没有写入：{error}") from error
