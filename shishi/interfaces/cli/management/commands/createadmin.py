"""shishi createadmin: the first administrator of a kind, with a one-time code."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from shishi.core.actor import SystemActor
from shishi.core.clock import now
from shishi.domain.accounts.actions.accounts import install_administrator
from shishi.domain.accounts.actions.secrets import issue_code
from shishi.domain.accounts.queries import administrators
from shishi.domain.accounts.roles import ADMINISTRATORS, Role
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import open_register, own_area

CONSOLE = SystemActor(name="console", permissions=frozenset({"accounts.install", "accounts.register"}))


class Command(OfficeCommand):
    help = "设立首任管理员，发一次性口令"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = (
            "三类管理员各设一人：system_admin 系统管理员，security_admin 安全管理员，audit_admin 审计管理员。"
            "退出码：0 已设立，口令只显示这一次；1 该类管理员已有人或用户名已用；2 参数有误。"
        )
        parser.add_argument("role", choices=sorted(role.value for role in ADMINISTRATORS), help="哪一类管理员")
        parser.add_argument("--username", required=True, help="用户名")
        parser.add_argument("--name", required=True, help="姓名")
        parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")

    def handle(self, *_args: Any, **options: Any) -> None:
        role = Role(options["role"])
        open_register()
        if options["dry_run"]:
            present = administrators(role).first()
            self.stdout.write(
                f"已有{role.label}“{present.name}”。" if present else f"将设立{role.label}“{options['name']}”。"
            )
            return
        own_area()
        user = install_administrator(
            area_code=settings.AREA_CODE,
            username=options["username"],
            name=options["name"],
            role=role,
            by=CONSOLE,
            at=now(),
        )
        code = issue_code(area_code=settings.AREA_CODE, user=user, by=CONSOLE, at=now())
        self.stdout.write(f"已设立{role.label}“{user.name}”，用户名 {user.username}。")
        self.stdout.write(f"一次性口令：{code}")
        self.stdout.write("72小时内在登录页选“设置密码”使用，用一次作废。登录后须先启用第二因素。")
