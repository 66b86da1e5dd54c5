"""shishi figures: every figure of a period, from a frozen snapshot."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from shishi.core.clock import now
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.comparison import differences
from shishi.domain.statistics.figures.sets import figures_from
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.queries import latest_snapshot
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.figure_json import figures_json
from shishi.interfaces.cli.register import period_from, required_programme
from shishi.interfaces.cli.screen import console, print_figures
from shishi.interfaces.cli.system import CLI


class Command(OfficeCommand):
    help = "计算一期的全部数字，附分子、分母、不计的件和口径"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "退出码：0 正常；1 数字之间不符合恒等关系；2 参数有误或没有清单。"
        parser.add_argument("--period", required=True, metavar="2016-07", help="报告期")
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        parser.add_argument("--inputs", action="store_true", help="输出快照的原始内容（JSON）")

    def handle(self, *_args: Any, **options: Any) -> None:
        period = period_from(options["period"])
        programme = required_programme(period.year)
        earlier = latest_snapshot(programme, period.key)
        snapshot = freeze_period(programme=programme, period=period, by=CLI, at=now())
        if options["inputs"]:
            self.stdout.write(snapshot.content)
            return
        figures = figures_from(snapshot)
        if options["json"]:
            self.stdout.write(json.dumps(figures_json(snapshot, figures), ensure_ascii=False, indent=1))
        else:
            print_figures(console(self.stdout), figures.figures.values())
            self._changes(earlier, snapshot)
        if figures.breaches:
            raise CommandError("".join(breach.sentence for breach in figures.breaches))

    def _changes(self, earlier: Snapshot | None, later: Snapshot) -> None:
        if earlier is None or earlier.pk == later.pk:
            return
        self.stdout.write(f"与上一份快照（{earlier.sha256[:8]}）相比：")
        for change in differences(earlier, later):
            self.stdout.write(f"  {change.figure_id}　{change.name}：{change.before or '无'} → {change.after or '无'}")
