"""What every command of ours shares: a refusal is answered in one Chinese sentence, never with a trace."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from shishi.core.errors import DomainError
from shishi.rulebook.errors import RulebookError


class OfficeCommand(BaseCommand):
    """Exit code 1 for what the register or a rule refuses; argparse itself leaves with 2 for wrong arguments."""

    # Commands migrate by themselves where that is safe (interfaces.cli.register), and the checks are run by CI.
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except (DomainError, RulebookError) as refusal:
            raise CommandError(str(refusal)) from refusal
