from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shishi.core.clock import now
from shishi.core.errors import DomainError
from shishi.domain.accounts.access import ACCESS
from shishi.domain.accounts.actions.accounts import close_account, register_user
from shishi.domain.accounts.actions.accounts import grant_role as do_grant_role
from shishi.domain.accounts.actions.secrets import issue_code as do_issue_code
from shishi.domain.accounts.actions.secrets import reset_factors as do_reset_factors
from shishi.domain.accounts.models import User
from shishi.domain.accounts.queries import account_for, accounts_for, people_with_factors
from shishi.interfaces.desk.accounts.forms import RegisterForm, RoleForm
from shishi.interfaces.web.door import actor_of

_ACTS = ("register", "close", "grant", "reset_factors")


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    actor, secured = actor_of(request), people_with_factors()
    rows = [
        (user, ACCESS.roles[user.role].name if user.role else "", user.pk in secured) for user in accounts_for(actor)
    ]
    may = {act: actor.may(f"accounts.{act}") for act in _ACTS}
    return render(request, "desk/accounts.html", {"rows": rows, "may": may})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register an account and show its first code, once."""
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = register_user(area_code=settings.AREA_CODE, by=actor_of(request), at=now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error("username", refusal.message)
        else:
            return _code(request, user)
    return render(request, "desk/account_form.html", {"form": form, "title": "开设账号", "button": "开设"})


@never_cache
@require_POST
def issue_code(request: HttpRequest, pk: int) -> HttpResponse:
    return _code(request, _account(request, pk))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = _account(request, pk)
    close_account(area_code=settings.AREA_CODE, user=user, by=actor_of(request), at=now())
    messages.success(request, f"“{user.name}”的账号已注销，登录已全部退出。")
    return redirect("desk:accounts")


@require_http_methods(["GET", "HEAD", "POST"])
def grant_role(request: HttpRequest, pk: int) -> HttpResponse:
    user = _account(request, pk)
    form = RoleForm(request.POST or None, initial={"role": user.role})
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        try:
            do_grant_role(area_code=settings.AREA_CODE, user=user, role=role, by=actor_of(request), at=now())
        except DomainError as refusal:
            form.add_error("role", refusal.message)
        else:
            messages.success(request, f"“{user.name}”的角色现为{role.label}，须重新登录。")
            return redirect("desk:accounts")
    page = {"form": form, "title": f"授予角色：{user.name}", "button": "授予", "roles": ACCESS.roles.values()}
    return render(request, "desk/account_form.html", page)


@require_POST
def reset_factors(request: HttpRequest, pk: int) -> HttpResponse:
    user = _account(request, pk)
    do_reset_factors(area_code=settings.AREA_CODE, user=user, by=actor_of(request), at=now())
    messages.success(request, f"“{user.name}”的第二因素已重置，登录已全部退出。")
    return redirect("desk:accounts")


def _code(request: HttpRequest, user: User) -> HttpResponse:
    code = do_issue_code(area_code=settings.AREA_CODE, user=user, by=actor_of(request), at=now())
    return render(request, "desk/account_code.html", {"user": user, "code": code})


def _account(request: HttpRequest, pk: int) -> User:
    found = account_for(actor_of(request), pk)
    if found is None:
        raise Http404
    return found
