"""Where allauth meets the register: who may get in, what a stay is, and that secrets change through actions."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from shishi.core.clock import now, office_day
from shishi.domain.accounts.actions.secrets import change_password, note_factors
from shishi.domain.accounts.actions.stays import begin_stay, end_stay
from shishi.domain.accounts.models import EndReason, User
from shishi.domain.accounts.person import Person
from shishi.domain.accounts.queries import person_of, stay_of
from shishi.interfaces.web.connection import client_address
from shishi.interfaces.web.door import SEEN, STAY

_FACTORS = {
    "mfa/email/totp_activated": "added totp",
    "mfa/email/totp_deactivated": "removed totp",
    "mfa/email/webauthn_added": "added webauthn",
    "mfa/email/webauthn_removed": "removed webauthn",
    "mfa/email/recovery_codes_generated": "new recovery_codes",
}
_SAID = {
    "account/messages/password_changed.txt": "密码已更改，请用新密码登录。",
    "mfa/messages/totp_activated.txt": "动态口令已启用。请把下面的恢复码打印或抄下。",
    "mfa/messages/totp_deactivated.txt": "动态口令已停用。",
    "mfa/messages/webauthn_added.txt": "密钥已登记。",
    "mfa/messages/webauthn_removed.txt": "密钥已移除。",
    "mfa/messages/recovery_codes_generated.txt": "已生成新的恢复码，原来的作废。",
}


class OfficeAdapter(DefaultAccountAdapter):
    """Sign-up is closed: accounts are registered by the system administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes; allauth's count would shut out the right one from another address."""

    def pre_login(self, request: HttpRequest, user: User, **_more: Any) -> HttpResponse | None:
        """Refuse whoever has no role yet, left, or belongs to the demonstration; with the reason."""
        if user.is_active and user.role and not user.demo:
            return None
        reason = "账号已注销。" if not user.is_active else "账号还没有授予角色，请联系安全管理员。"
        messages.error(request, "演示账号只能在本机一键进入。" if user.demo else reason)
        return redirect("account_login")

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        enter(request, user)

    def logout(self, request: HttpRequest) -> None:
        leave(request)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        change_password(area_code=settings.AREA_CODE, user=user, password=password, by=person(user), at=now())

    def add_message(self, request: HttpRequest, level: int, message_template: str = "", *_: Any, **__: Any) -> None:
        """Say what a person needs to know, in the office's words; that somebody signed in needs no saying."""
        if message_template in _SAID:
            messages.add_message(request, level, _SAID[message_template])

    def send_notification_mail(self, template_prefix: str, user: User, *_: Any, **__: Any) -> None:
        """Nothing is mailed: a change of the second factor goes into the ledger."""
        change = _FACTORS.get(template_prefix)
        if change:
            note_factors(area_code=settings.AREA_CODE, user=user, change=change, by=person(user), at=now())


class FactorAdapter(DefaultMFAAdapter):
    """Second factors bear the person's user name and the county's name."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}


def person(user: User) -> Person:
    return person_of(user, on=office_day(now()))


def enter(request: HttpRequest, user: User) -> None:
    """Begin the stay that the door will look for."""
    at = now()
    stay = begin_stay(
        area_code=settings.AREA_CODE,
        user=user,
        address=client_address(request),
        device=request.META.get("HTTP_USER_AGENT", ""),
        by=person(user),
        at=at,
    )
    request.session[STAY], request.session[SEEN] = stay.pk, at.timestamp()


def leave(request: HttpRequest) -> None:
    """Note that the person left; a stay that ended otherwise stays as it ended."""
    if not isinstance(request.user, User) or STAY not in request.session:
        return
    stay = stay_of(request.user, request.session[STAY])
    if stay is not None and request.user.role:
        by = person(request.user)
        end_stay(area_code=settings.AREA_CODE, stay=stay, reason=EndReason.LEFT, by=by, at=now())
