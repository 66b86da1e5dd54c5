"""shishi bulletin compose|render: the official bulletin of a period with its attachments."""

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from shishi.core.clock import now, office_day
from shishi.documents.content import plain_text
from shishi.documents.layout import Profile
from shishi.domain.bulletins.actions import compose_bulletin, particulars_of, render_bulletin
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.models import Bulletin
from shishi.domain.bulletins.queries import latest_bulletin
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.figures.sets import figures_from
from shishi.interfaces.cli.arguments import day
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import period_from, required_programme
from shishi.interfaces.cli.system import CLI
from shishi.rulebook.periods import Period


class Command(OfficeCommand):
    help = "编制通报（bulletin compose），生成文件（bulletin render）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="compose|render")
        for verb, text in (("compose", "由快照编制通报并显示正文"), ("render", "生成 Word 文件和各附件")):
            sub = verbs.add_parser(verb, help=text)
            sub.epilog = "退出码：0 正常；1 被拒绝，理由见提示；2 参数有误或没有清单。"
            sub.add_argument("--period", required=True, metavar="2016-07", help="报告期")
            sub.add_argument("--number", default="", metavar="榆政办发〔2016〕5号", help="发文字号")
            sub.add_argument("--dated", type=day, metavar="2016-08-05", help="成文日期；默认今天")
            if verb == "render":
                sub.add_argument("--out", required=True, type=Path, metavar="DIR", help="文件夹")
                sub.add_argument(
                    "--profile", choices=[profile.value for profile in Profile], help="A 红头文件，C 网页稿；默认都生成"
                )

    def handle(self, *_args: Any, **options: Any) -> None:
        bulletin = compose(period_from(options["period"]), options["number"], options["dated"])
        if options["verb"] == "render":
            profiles = [Profile(options["profile"])] if options["profile"] else list(Profile)
            for path in render_to(bulletin, options["out"], profiles):
                self.stdout.write(str(path))
            return
        notice = compose_notice(figures_from(bulletin.snapshot), particulars_of(bulletin))
        self.stdout.write(plain_text(notice))


def compose(period: Period, number: str, dated_on: dt.date | None) -> Bulletin:
    """Freeze the period and compose its bulletin. Without particulars those of the latest version are kept."""
    programme = required_programme(period.year)
    latest = latest_bulletin(programme, period.key)
    particulars = Particulars(
        issuer=settings.OFFICE_NAME,
        dated_on=dated_on or (latest.dated_on if latest else office_day(now())),
        document_number=number or (latest.document_number if latest else ""),
    )
    snapshot = freeze_period(programme=programme, period=period, by=CLI, at=now())
    return compose_bulletin(snapshot=snapshot, particulars=particulars, by=CLI, at=now())


def render_to(bulletin: Bulletin, folder: Path, profiles: list[Profile]) -> list[Path]:
    """Render the bulletin's files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in render_bulletin(bulletin=bulletin, by=CLI, at=now(), profiles=profiles):
        path = folder / file.name
        path.write_bytes(file.content)
        paths.append(path)
    return paths
