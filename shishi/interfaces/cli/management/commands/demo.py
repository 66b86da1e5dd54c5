"""shishi demo: load the sample county, compile its bulletin, show what the register says, serve the site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from rich.progress import track

from shishi.domain.ledger.queries import sizes, verify
from shishi.domain.statistics.figures.sets import figures_from
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.demo.loading import steps, take_over_settings
from shishi.interfaces.cli.demo.manifest import read_manifest
from shishi.interfaces.cli.demo.people import printed
from shishi.interfaces.cli.demo.serving import serve_afresh
from shishi.interfaces.cli.demo.summary import print_summary
from shishi.interfaces.cli.management.commands.bulletin import compose, render_to
from shishi.interfaces.cli.register import open_register, period_from
from shishi.interfaces.cli.screen import console


class Command(OfficeCommand):
    help = "演示：导入示例县，编制通报，启动网站"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "退出码：0 正常；1 示例数据不能导入或存证不符。"
        parser.add_argument("--check", action="store_true", help="做完就退出，不启动网站")
        parser.add_argument(
            "--sample", type=Path, default=settings.BASE_DIR / "sample" / "yuzhong-2016", help="示例县的文件夹"
        )
        parser.add_argument("--address", default="127.0.0.1:8000", help="网站地址，只应在本机")

    def handle(self, *_args: Any, **options: Any) -> None:
        manifest = read_manifest(options["sample"])
        take_over_settings(manifest)
        open_register()
        screen = console(self.stdout)
        for label, step in track(list(steps(manifest)), description="导入示例县", console=screen):
            try:
                step()
            except CommandError as error:
                raise CommandError(f"{label}：{error}") from error
        bulletin = compose(period_from(manifest.period), "", manifest.reports[-1].due_on)
        written = render_to(bulletin, settings.DATA_DIR / "通报")
        print_summary(screen, manifest, figures_from(bulletin.snapshot), written.paths)
        for line in written.remarks():
            screen.print(line, markup=False)
        if verify():
            raise CommandError("存证台账不完整。")
        screen.print(f"存证台账完整，共{sum(sizes().values())}条。")
        screen.print("演示账号（不用密码，只在本机有效；在登录页点角色即可进入）：", markup=False)
        for line in printed():
            screen.print(f"  {line}", markup=False)
        if not options["check"]:
            screen.print(f"网站：http://{options['address']}/ （按 Ctrl+C 结束）", markup=False)
            self.stdout.flush()
            serve_afresh(options["address"])
