"""shishi bench: our time against the named alternative's, in one run on this machine."""

import importlib
from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from rich.table import Table

from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.ratio import Ratio
from shishi.interfaces.cli.screen import console

# Each is a module of shishi.interfaces.bench with run(); loaded on demand, since they measure development packages.
SUITES = ("docx", "pdf", "tables", "bulletin", "figures", "page", "intake", "proof")


class Command(OfficeCommand):
    writes = False
    help = "测速：与指名的替代做法在同一次运行中相比"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "退出码：0 都在界限以内；1 有超出界限的。"
        parser.add_argument("suites", nargs="*", metavar="项目", help=f"{'、'.join(SUITES)}；默认全部")

    def handle(self, *_args: Any, **options: Any) -> None:
        unknown = [suite for suite in options["suites"] if suite not in SUITES]
        if unknown:
            raise CommandError(f"没有测速项目“{unknown[0]}”，可选：{'、'.join(SUITES)}。", returncode=2)
        ratios = [ratio for suite in options["suites"] or SUITES for ratio in _run(suite)]
        table = Table()
        for title in ("项目", "本系统（秒）", "替代做法", "替代（秒）", "比值", "界限"):
            table.add_column(title, overflow="fold")
        for ratio in ratios:
            table.add_row(
                ratio.name,
                f"{ratio.ours_s:.3f}",
                ratio.other_name,
                f"{ratio.other_s:.3f}",
                f"{ratio.ratio:.3f}",
                f"{ratio.limit:.3f}",
            )
        console(self.stdout).print(table)
        over = [ratio.name for ratio in ratios if ratio.ratio > ratio.limit]
        if over:
            raise CommandError(f"超出界限：{'、'.join(over)}。")


def _run(suite: str) -> list[Ratio]:
    run = importlib.import_module(f"shishi.interfaces.bench.{suite}").run
    found: list[Ratio] = run()
    return found
