"""What both imports do with a planned file: show it, stop where it is not clean, apply it, and say what came of it."""

from collections.abc import Callable, Sequence
from typing import Any

from shishi.core.errors import DomainError
from shishi.documents.reading.plan_json import dump_plan
from shishi.domain.intake.models import ImportRun
from shishi.domain.intake.plans import ListPlan, ReportPlan
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.importing import OK, OPEN_QUESTIONS, PARTLY, UNREADABLE
from shishi.interfaces.cli.screen import console, print_plan, with_asks


class ImportCommand(OfficeCommand):
    """A command over files, each on its own. A file that cannot be read outweighs every other exit code."""

    def leave(self, codes: Sequence[int]) -> None:
        """End with the gravest of the files' codes; without one where all went well."""
        if any(codes):
            raise SystemExit(UNREADABLE if UNREADABLE in codes else max(codes))

    def settle(
        self,
        name: str,
        plan: ListPlan | ReportPlan,
        apply: Callable[[], ImportRun | None],
        options: dict[str, Any],
    ) -> int:
        """Show one file's plan and, unless the options or open questions forbid it, apply it; gives the exit code."""
        if options["format"] == "json":
            self.stdout.write(dump_plan(with_asks(plan)))
        else:
            print_plan(console(self.stdout), name, plan)
        if plan.result.refused is not None:
            return UNREADABLE
        if options["dry_run"]:
            return OK if plan.clean else OPEN_QUESTIONS
        if not plan.clean and not options["accept_clean"]:
            self.stderr.write(f"{name}：未写入任何内容。")
            return OPEN_QUESTIONS
        try:
            run = apply()
        except DomainError as error:
            self.stderr.write(f"{name}：{error.message}未写入任何内容。")
            return OPEN_QUESTIONS
        self.stderr.write(f"{name}：{'已写入' if run else '与登记一致，没有变化'}。")
        return OK if plan.clean else PARTLY
