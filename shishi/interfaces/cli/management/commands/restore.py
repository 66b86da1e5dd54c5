"""shishi restore: a backup back into the register, checked to the last byte first."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from shishi.core.clock import now
from shishi.interfaces.cli.backup.checking import check_backup
from shishi.interfaces.cli.backup.restoring import require_free, restore
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.screen import progress


class Command(OfficeCommand):
    help = "恢复备份：先全部核对，再写入"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = (
            "先停网站。两种数据库的备份可以互换，旧版程序的备份恢复后自动升级。"
            "退出码：0 已恢复或核对无误；1 被拒绝，没有写入任何内容，理由见提示；2 参数有误。"
        )
        parser.add_argument("file", type=Path, metavar="FILE", help="备份文件")
        parser.add_argument("--dry-run", action="store_true", help="只核对备份，不写入")
        parser.add_argument("--replace", action="store_true", help="替换已有数据的登记库；原登记库改名留存")

    def handle(self, *_args: Any, **options: Any) -> None:
        with progress(self.stderr) as tell:
            backup = check_backup(options["file"], tell=tell)
        self.stdout.write(f"备份完好：{backup.manifest.summary()}。")
        if options["dry_run"]:
            require_free(replace=options["replace"])
            self.stdout.write("只作核对，没有写入。")
            return
        with progress(self.stderr) as tell:
            kept = restore(backup, replace=options["replace"], at=now(), tell=tell)
        self.stdout.write("已恢复，逐表比对一致，存证台账完整。原来的登录都已失效，请重新登录。")
        if kept:
            self.stdout.write(f"原登记库留存在：{kept}")
        for sha256 in backup.manifest.lost:
            self.stderr.write(f"文件 {sha256} 备份时已缺失或损坏，没有恢复。")
