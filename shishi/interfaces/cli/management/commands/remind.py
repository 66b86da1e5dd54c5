"""shishi remind: what the calendar asks for today, and what is still waiting to be sent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError

from shishi.core.clock import now, office_day
from shishi.domain.projects.models import Programme
from shishi.domain.reporting.actions.duty import settle_ended_duties
from shishi.domain.reporting.actions.reminding import remind_due
from shishi.domain.reporting.following import ended_duties, reminders_due, waiting_number
from shishi.domain.reporting.sending import send_waiting
from shishi.interfaces.cli.arguments import day
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import programme_of
from shishi.interfaces.cli.system import REMIND
from shishi.rulebook.reminders import plan_from


class Command(OfficeCommand):
    help = "提醒今天该提醒的，发出还没有发出的；可反复运行"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = (
            "由系统定时任务运行，每15分钟一次即可：同一天同一提醒只发一次，没发出的消息再试，五次不成不再试。"
            "已取消、已合并的实事同时免报。退出码：0 正常；1 有消息没有发出，原因见提示和报送页；2 参数有误。"
        )
        parser.add_argument("--dry-run", action="store_true", help="只显示将要做什么，不写入、不发送")
        parser.add_argument("--on", type=day, metavar="2016-07-28", help="与--dry-run合用：看某一天会提醒谁")

    def handle(self, *_args: Any, **options: Any) -> None:
        plan, programme = plan_from(settings.REMINDER_DAYS), programme_of(None)
        if options["on"] and not options["dry_run"]:
            raise CommandError("--on 只能与 --dry-run 合用。", returncode=2)
        if programme is None:
            self.stdout.write("还没有清单，没有要提醒的。")
            return
        if options["dry_run"]:
            on = options["on"] or office_day(now())
            for duty in ended_duties(programme):
                self.stdout.write(f"将免报：{duty.post.unit.name}　{duty.commitment.name}")
            for due in reminders_due(programme, plan, on=on):
                names = "、".join(person.user.name for person in due.to.people) or "岗位空缺"
                self.stdout.write(f"{due.day.occasion.label}：{due.name}　{due.to.post.unit.name}（{names}）")
            self.stdout.write(f"待发消息{waiting_number(programme.area_id)}条。")
            return
        self._run(programme, plan)

    def _run(self, programme: Programme, plan: tuple[int, ...]) -> None:
        settled = settle_ended_duties(programme=programme, by=REMIND, at=now())
        made = remind_due(programme=programme, plan=plan, by=REMIND, at=now())
        outcomes = send_waiting(area_code=programme.area_id, by=REMIND, at=now())
        failed = [f"{one.get_channel_display()}：{why}" for one, why in outcomes.items() if why]
        sent = len(outcomes) - len(failed)
        self.stdout.write(f"免报{len(settled)}件，提醒{len(made)}个岗位，发出消息{sent}条。")
        if failed:
            raise CommandError(f"{len(failed)}条消息没有发出。" + "；".join(dict.fromkeys(failed)))
