"""shishi ledger verify: whether the record of every action still holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from shishi.domain.ledger.queries import sizes, verify
from shishi.interfaces.cli.command import OfficeCommand


class Command(OfficeCommand):
    writes = False
    help = "核对存证台账（ledger verify）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify")
        verb = verbs.add_parser("verify", help="逐条核对各区划的存证链")
        verb.epilog = "退出码：0 完整；1 有断裂或被改动，逐处列出。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        faults = verify()
        for fault in faults:
            self.stderr.write(f"{fault.area_code}：{fault.sentence}")
        for area_code, size in sizes().items():
            self.stdout.write(f"{area_code}：共{size}条。")
        if faults:
            raise CommandError(f"存证台账有{len(faults)}处不符。")
        self.stdout.write("存证台账完整。")
