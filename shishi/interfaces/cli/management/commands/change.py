"""shishi change: an approved change of a promise."""

from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management import CommandError
from django.db import transaction

from shishi.core.clock import now
from shishi.domain.projects.actions.history import Approval, record_change
from shishi.domain.projects.models import ChangeKind, Commitment, Listing, Programme
from shishi.domain.projects.queries import listings_named, targets_of, works_behind
from shishi.domain.reporting.actions.duty import settle_ended_duties
from shishi.interfaces.cli.arguments import day
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import required_programme
from shishi.interfaces.cli.system import CLI


class Command(OfficeCommand):
    help = "登记经批准的调整：取消、调整、合并、延期"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "退出码：0 已登记；1 被拒绝，理由见提示；2 参数有误。"
        parser.add_argument(
            "kind", choices=ChangeKind.values, help="cancel 取消、adjust 调整、merge 合并、postpone 延期"
        )
        parser.add_argument("--list", required=True, metavar="市列", help="清单名称")
        parser.add_argument("--name", required=True, help="实事名称")
        parser.add_argument("--document", required=True, metavar="文号", help="批准文件")
        parser.add_argument("--on", required=True, type=day, metavar="2016-06-20", help="批准日期")
        parser.add_argument("--into", metavar="名称", help="合并：并入同一清单上的哪一件")
        parser.add_argument("--due", type=day, metavar="2017-06-30", help="延期：新的完成时限")
        parser.add_argument("--target", metavar="指标或单位", help="调整：哪个目标")
        parser.add_argument("--quantity", type=Decimal, help="调整：目标的新数值")
        parser.add_argument("--words", default="", help="调整：其他内容的说明")
        parser.add_argument("--this-list-only", action="store_true", help="只在这份清单上取消")
        parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")

    def handle(self, *_args: Any, **options: Any) -> None:
        programme = required_programme(options["on"].year)
        works, listing = self._works(programme, options["list"], options["name"])
        approvals = [(work, self._approval(programme, work, options)) for work in works]
        if options["dry_run"]:
            self.stdout.write(f"将对“{options['name']}”登记{ChangeKind(options['kind']).label}。")
            return
        with transaction.atomic():  # a place that stands for several works changes as a whole or not at all
            for work, approval in approvals:
                record_change(
                    work=work,
                    approval=approval,
                    listing=listing if options["this_list_only"] else None,
                    by=CLI,
                    at=now(),
                )
            settle_ended_duties(programme=programme, by=CLI, at=now())  # a cancelled work owes no report any more
        self.stdout.write(f"“{options['name']}”已登记{ChangeKind(options['kind']).label}（{options['document']}）。")

    def _works(self, programme: Programme, list_name: str, name: str) -> tuple[list[Commitment], Listing]:
        found = listings_named(programme, name, lists=(list_name,))
        if not found:
            raise CommandError(f"清单“{list_name}”上没有“{name}”。", returncode=2)
        return works_behind(found[0]), found[0]

    def _approval(self, programme: Programme, work: Commitment, options: dict[str, Any]) -> Approval:
        into = None
        if options["into"]:
            (into, *_), _listing = self._works(programme, options["list"], options["into"])
        target = None
        if options["target"]:
            fits = [target for target in targets_of(work) if options["target"] in {target.name, target.unit}]
            if len(fits) != 1:
                raise CommandError(f"“{work.name}”没有唯一的目标“{options['target']}”。", returncode=2)
            target = fits[0]
        return Approval(
            kind=options["kind"],
            document=options["document"],
            on=options["on"],
            into=into,
            due_on=options["due"],
            target=target,
            quantity=options["quantity"],
            words=options["words"],
        )
