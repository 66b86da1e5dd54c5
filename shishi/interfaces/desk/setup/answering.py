"""How every form of 登记 answers: what was typed stays, a refusal stands at its field, whoever was overtaken is told."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from shishi.core.errors import DomainError, NotAllowed
from shishi.domain.projects.models import Commitment, ListOf, Programme
from shishi.domain.projects.queries import list_in, work_in_full
from shishi.domain.units.models import Unit
from shishi.domain.units.queries import units_for
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.errors import RulebookError

# Which field a refusal belongs to, by its code.
_FIELDS = {
    "kind-without-stage": "kind",
    "name-taken": "name",
    "day-without-document": "approving_document",
    "approval-stays": "approving_document",
    "no-document": "document",
    "no-day": "due_on",
    "merge-target": "into",
    "nothing-adjusted": "words",
    "backwards": "stage",
    "not_accepted": "stage",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form's page. ``crumbs`` are (text, address) below 登记; a conflict without a code of its own is at ``clash``."""

    title: str
    about: str
    button: str
    back: str
    crumbs: tuple[tuple[str, str], ...] = ()
    clash: str = ""
    template: str = "desk/setup_form.html"


def answer(
    request: HttpRequest,
    form: forms.Form,
    sheet: Sheet,
    act: Callable[[], str],
    now_stands: Callable[[], tuple[str, list[tuple[str, str]]]] | None = None,
) -> HttpResponse:
    """The form until it is filled in well and the action takes it. ``now_stands``: the version and facts of the moment."""
    status, facts = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            said = act()
        except NotAllowed:
            raise
        except (DomainError, RulebookError) as refusal:
            if refusal.code == "overtaken" and now_stands is not None:
                version, facts = now_stands()
                reopen(form, version)
                status = 409
            refuse(form, refusal, sheet.clash)
        else:
            messages.success(request, said)
            return redirect(sheet.back)
    return render(request, sheet.template, {"form": form, "sheet": sheet, "facts": facts}, status=status)


def reopen(form: forms.Form, version: str) -> None:
    """Let what was typed be sent again, now that its author has seen what stands there."""
    form.data = {**{name: form[name].value() for name in form.fields}, "version": version}


def refuse(form: forms.Form, refusal: DomainError | RulebookError, clash: str = "") -> None:
    """Put a refusal at its field, or above all of them."""
    field = clash if refusal.code == "conflict" and clash else _FIELDS.get(refusal.code, "")
    form.add_error(field if field in form.fields else None, str(refusal))


def programme_here() -> Programme:
    programme = current_programme()
    if programme is None:
        raise Http404
    return programme


def list_here(pk: int) -> ListOf:
    found = list_in(programme_here(), pk)
    if found is None:
        raise Http404
    return found


def work_here(request: HttpRequest, pk: int) -> Commitment:
    found = work_in_full(programme_here(), pk, actor_of(request))
    if found is None:
        raise Http404
    return found


def units_here(request: HttpRequest) -> list[Unit]:
    return units_for(actor_of(request), settings.AREA_CODE)


def work_address(pk: int) -> str:
    return reverse("desk:setup-work", args=[pk])
