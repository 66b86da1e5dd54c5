"""shishi backup: the whole register in one sealed file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError

from shishi.core.clock import OFFICE_ZONE, now
from shishi.interfaces.cli.backup.making import make_backup
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.screen import progress


class Command(OfficeCommand):
    writes = False
    help = "备份：全部数据和文件存成一个加封签的文件"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = (
            "备份时不用停网站。退出码：0 已备份；1 没有备份，理由见提示；3 已备份，但有文件早已缺失或损坏，逐个列出。"
        )
        parser.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help="写到哪个文件；给文件夹的，按时间命名"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        at, out = now(), options["out"]
        if out.is_dir():
            out /= f"shishi-{at.astimezone(OFFICE_ZONE):%Y%m%d-%H%M%S}.tar"
        with progress(self.stderr) as tell:
            manifest = make_backup(out, at=at, tell=tell)
        self.stdout.write(f"已备份到“{out}”，{out.stat().st_size}字节。")
        self.stdout.write(manifest.summary())
        for sha256 in manifest.lost:
            self.stderr.write(f"文件 {sha256} 在存储中缺失或已损坏，没有备份。请从更早的备份中找回。")
        if manifest.lost:
            raise CommandError(f"有{len(manifest.lost)}个文件没有备份。", returncode=3)
