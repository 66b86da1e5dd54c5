"""shishi bulletin compose|render: the official bulletin of a period with its attachments."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from shishi.core.clock import now, office_day
from shishi.documents.content import Briefing, plain_text
from shishi.documents.layout import Profile
from shishi.documents.proofs.checking import check_text
from shishi.domain.bulletins.actions import EVERY_TIME, compose_bulletin, particulars_of, render_bulletin
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
from shishi.rulebook.proof.findings import Severity


class Command(OfficeCommand):
    help = "编制通报（bulletin compose），生成文件（bulletin render）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="compose|render")
        for verb, text in (("compose", "由快照编制通报并显示正文"), ("render", "生成 Word、PDF 文件和各附件")):
            sub = verbs.add_parser(verb, help=text)
            sub.epilog = "退出码：0 正常；1 被拒绝，理由见提示；2 参数有误或没有清单。"
            sub.add_argument("--period", required=True, metavar="2016-07", help="报告期")
            sub.add_argument("--number", default="", metavar="榆政办发〔2016〕5号", help="发文字号")
            sub.add_argument("--dated", type=day, metavar="2016-08-05", help="成文日期；默认今天")
            if verb == "render":
                sub.add_argument("--out", required=True, type=Path, metavar="DIR", help="文件夹")
                profiles = [profile.value for profile in Profile]
                sub.add_argument("--profile", choices=profiles, help="A 红头文件，B 简报，C 网页稿；默认生成 A 和 C")
                sub.add_argument(
                    "--issue-number", type=_issue, metavar="20", help="简报的期号，按年编；生成简报时必须给出"
                )
                sub.add_argument(
                    "--briefing-name", metavar="榆中县政务督查", type=_name, help="简报的刊名；默认县名加“政务督查”"
                )
                sub.add_argument(
                    "--briefing-office", metavar="OFFICE", help="编印简报的单位；默认县名加“人民政府督查室”"
                )

    def handle(self, *_args: Any, **options: Any) -> None:
        bulletin = compose(period_from(options["period"]), options["number"], options["dated"])
        if options["verb"] == "render":
            profiles = [Profile(options["profile"])] if options["profile"] else EVERY_TIME
            written = render_to(bulletin, options["out"], profiles, _briefing(bulletin, options))
            for path in written.paths:
                self.stdout.write(str(path))
            for line in written.remarks():
                self.stdout.write(line)
            return
        self.stdout.write(_text_of(bulletin))
        for line in _proof_lines(bulletin):
            self.stderr.write(line)


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


def _text_of(bulletin: Bulletin) -> str:
    return plain_text(compose_notice(figures_from(bulletin.snapshot), particulars_of(bulletin)))


def _proof_lines(bulletin: Bulletin) -> Iterator[str]:
    """What the notice check says of our own text, before anybody signs it."""
    serious = [one for one in check_text(_text_of(bulletin)).findings if one.severity is not Severity.INFO]
    yield f"校核：有{len(serious)}处请在签发前核对：" if serious else "校核：没有发现矛盾。"
    yield from (f"  {one.severity.label}　“{one.quote}”　{one.message}" for one in serious)


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a bulletin, what the notice check says of its text, and the fonts that stood in for others in a PDF."""

    paths: tuple[Path, ...]
    checked: tuple[str, ...]
    substituted: tuple[str, ...]

    def remarks(self) -> Iterator[str]:
        """What the reader has to know: the check's word, and the fonts unless the office's own were used."""
        yield from self.checked
        if self.substituted:
            yield "PDF文件使用了代用字体："
            yield from (f"  {sentence}" for sentence in self.substituted)
            yield "  请把单位获授权的字体放入SHISHI_FONTS_DIR指定的文件夹，再重新生成。"


def render_to(
    bulletin: Bulletin, folder: Path, profiles: Sequence[Profile] = EVERY_TIME, briefing: Briefing | None = None
) -> Written:
    """Render the bulletin's files into a folder."""
    files = render_bulletin(bulletin=bulletin, by=CLI, at=now(), profiles=profiles, briefing=briefing)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.content)
    sentences = dict.fromkeys(sentence for file in files for sentence in file.substituted)
    return Written(tuple(folder / file.name for file in files), tuple(_proof_lines(bulletin)), tuple(sentences))


def _briefing(bulletin: Bulletin, options: dict[str, Any]) -> Briefing | None:
    if options["issue_number"] is None:
        return None
    area = figures_from(bulletin.snapshot).inputs.area_name
    name = options["briefing_name"] or f"{area}政务督查"
    office = options["briefing_office"] or f"{area}人民政府督查室"
    return Briefing(name, options["issue_number"], office, bulletin.dated_on)


def _issue(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"期号“{text}”应为1、2、3……")
    return int(text)


def _name(text: str) -> str:
    if not text or set(text) & set('/\\:*?"<>|'):
        raise ArgumentTypeError(f"刊名“{text}”不能用作文件名")
    return text
