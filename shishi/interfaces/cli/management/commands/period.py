"""shishi period open: a reporting period as its notice says."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from shishi.core.clock import now
from shishi.domain.intake.workbooks import open_where_needed
from shishi.interfaces.cli.arguments import day
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import period_from, required_programme
from shishi.interfaces.cli.system import CLI


class Command(OfficeCommand):
    help = "开启报告期（period open）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="open")
        verb = verbs.add_parser("open", help="在各清单上开启报告期，并按岗位生成应报任务")
        verb.add_argument("period", metavar="2016-07", help="报告期")
        verb.add_argument("--as-of", type=day, metavar="2016-07-25", help="数据截止日；默认报告期最后一天")
        verb.add_argument(
            "--opens", type=day, metavar="2016-07-20", help="开启日；默认数据截止日，时限更早的默认为时限当天"
        )
        verb.add_argument("--due", type=day, metavar="2016-08-05", help="报送时限；默认次月5日，遇休息日顺延")
        verb.add_argument("--notice", default="", help="通知文号")
        verb.add_argument("--dry-run", action="store_true", help="只显示将要做什么，不写入")

    def handle(self, *_args: Any, **options: Any) -> None:
        period = period_from(options["period"])
        if options["as_of"]:
            period = period.with_as_of(options["as_of"])
        programme = required_programme(period.year)
        if options["dry_run"]:
            self.stdout.write(f"将开启{period.label()}。")
            return
        opened = open_where_needed(
            programme, period, options["due"], opens_on=options["opens"], notice=options["notice"], by=CLI, at=now()
        )
        if not opened:
            raise CommandError(f"{period.label()}在各清单上都已开启。", returncode=1)
        self.stdout.write(f"已在{opened}份清单上开启{period.label()}。")
