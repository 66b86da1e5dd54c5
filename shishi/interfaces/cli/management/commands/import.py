"""shishi import: lists of matters from the county's own workbooks."""

from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from shishi.domain.intake.actions.lists import NewList
from shishi.domain.intake.workbooks import ListFile
from shishi.interfaces.cli.arguments import add_import_options, kind_of, same_work
from shishi.interfaces.cli.import_command import ImportCommand
from shishi.interfaces.cli.importing import apply_list, known_area


class Command(ImportCommand):
    help = "导入清单（汇总表、责任分解表）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "退出码：0 已写入或没有变化；1 有待明确之处，未写入任何内容；2 有文件无法读取；3 已写入没有问题的行，其余待明确。"
        add_import_options(parser)
        parser.add_argument("--list", metavar="县列", help="清单名称；不写时由标题或工作表名判断")
        parser.add_argument(
            "--list-kind", default=NewList().kind, metavar="为民实事", help="新清单的类别，如：政府工作报告任务"
        )
        parser.add_argument("--document", default="", metavar="文号", help="新清单的批准文件")
        parser.add_argument("--year", type=int, help="年度；不写时由标题判断")
        parser.add_argument(
            "--same",
            action="append",
            type=same_work,
            default=[],
            metavar="名称=清单:名称",
            help="与其他清单上的哪几件是同一工作",
        )
        parser.add_argument(
            "--separate", action="append", default=[], metavar="名称", help="与其他清单上名称相近的不是同一工作"
        )
        parser.add_argument(
            "--kind",
            action="append",
            type=kind_of,
            default=[],
            metavar="名称=类型",
            help="工程类、补助类、服务类、采购类",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        same = {**dict(options["same"]), **dict.fromkeys(options["separate"], ())}
        codes = [
            self._one(
                ListFile(
                    Path(path),
                    options["list"],
                    options["year"],
                    same,
                    dict(options["kind"]),
                    NewList(options["list_kind"], options["document"]),
                ),
                options,
            )
            for path in options["files"]
        ]
        self.leave(codes)

    def _one(self, file: ListFile, options: dict[str, Any]) -> int:
        plan, year = file.plan(known_area())
        apply = partial(apply_list, file, plan, year, accept_clean=options["accept_clean"])
        return self.settle(file.path.name, plan, apply, options)
