from allauth.account.views import LoginView, password_change
from allauth.mfa.base.views import IndexView
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.accounts.access import ACCESS, RoleEntry
from shishi.domain.accounts.actions.secrets import CodeRefused, redeem_code
from shishi.domain.accounts.models import EndReason, User
from shishi.domain.accounts.passwords import profile
from shishi.domain.accounts.queries import demo_accounts, has_second_factor, user_named
from shishi.domain.units.queries import posts_of
from shishi.interfaces.desk.sign_in.adapters import enter, person
from shishi.interfaces.desk.sign_in.forms import FirstPasswordForm
from shishi.interfaces.web.connection import is_local, is_plain

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_ENDED = {
    EndReason.IDLE.value: "因长时间没有操作，您已退出，请重新登录。",
    EndReason.OLD.value: "本次登录已满12小时，请重新登录。",
    EndReason.REPLACED.value: "您的账号又在两处登录，本处已退出。不是本人操作的，请立即改密码。",
    "void": "登录状态已失效（角色、密码或第二因素有变更），请重新登录。",
}


class SignIn(LoginView):
    """allauth's, with what an office's page has to say."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        return super().get_context_data(**more) | {
            "ended": _ENDED.get(self.request.GET.get("ended", "")),
            "plain": is_plain(self.request),
            "demo": _demo_persons() if _demo_is_on(self.request) else [],
        }


class Factors(IndexView):
    """allauth's list of second factors, saying whether one has to be added before anything else."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        user = self.request.user
        owes = ACCESS.roles[user.role].second_factor and not user.demo and not has_second_factor(user)
        return super().get_context_data(**more) | {"must_add_factor": owes, "demo": user.demo}


sign_in, factors = SignIn.as_view(), Factors.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Allauth's page. A demonstration's account has no password to change."""
    if isinstance(request.user, User) and not request.user.has_usable_password():
        raise Http404
    answer: HttpResponse = password_change(request)
    return answer


@never_cache
@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest) -> HttpResponse:
    """Set a password with the one-time code. Wrong codes are counted like wrong passwords."""
    form = FirstPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        credentials = {"username": form.cleaned_data["username"]}
        if not AxesProxyHandler.is_allowed(request, credentials):
            return get_lockout_response(request, credentials=credentials)
        try:
            _redeem(form.cleaned_data)
        except CodeRefused as refusal:
            user_login_failed.send(__name__, credentials=credentials, request=request)
            form.add_error("code", refusal.message)
        except DomainError as refusal:
            form.add_error("password", refusal.message)
        else:
            messages.success(request, "密码已设好，请登录。")
            return redirect("account_login")
    return render(request, "desk/sign_in/first_password.html", {"form": form, "profile": profile().says()})


def _redeem(filled: dict[str, str]) -> None:
    user = user_named(filled["username"])
    if user is None or not user.is_active:
        raise CodeRefused("一次性口令不对、已用过或已过期，请向系统管理员重新领取。")
    redeem_code(
        area_code=settings.AREA_CODE,
        user=user,
        code=filled["code"],
        password=filled["password"],
        by=person(user),
        at=now(),
    )


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Enter as one of the demonstration's persons: from this machine only, and only while it is a demonstration."""
    chosen = user_named(request.POST.get("username", ""))
    if not _demo_is_on(request) or chosen is None or not chosen.demo or not chosen.is_active:
        raise Http404
    login(request, chosen, backend=BACKEND)
    enter(request, chosen)
    return redirect("desk:programme")


def _demo_persons() -> list[tuple[User, RoleEntry, str]]:
    """Each with the role and the units of the posts, so that a visitor knows whose list will be seen."""
    today = office_day(now())
    return [
        (user, ACCESS.roles[user.role], "、".join(held.post.unit.name for held in posts_of(user.pk, on=today)))
        for user in demo_accounts()
    ]


def _demo_is_on(request: HttpRequest) -> bool:
    return settings.DEMO and is_local(request)
