from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from shishi.domain.projects.actions.correction import Corrected
from shishi.domain.projects.actions.groups import Group
from shishi.domain.projects.actions.listing import Particulars
from shishi.domain.projects.models import (
    KINDS,
    Aspect,
    Commitment,
    Heading,
    Listing,
    ListOf,
    PartyRole,
    Tier,
)
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.posts.forms import DayField
from shishi.rulebook.stages import Kind, Stage, stages_of

SPARE = 3  # rows for new aspects or headings on one page
_NO_CHOICE = ("", "不分")


class WordsField(forms.CharField):
    def __init__(self, label: str, help_text: str = "", *, max_length: int = 2000, required: bool = False) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=max_length,
            required=required,
            widget=forms.Textarea({"rows": 3, "cols": 40}),
        )


class VersionForm(forms.Form):
    """``version``: what the row looked like when the form was opened."""

    version = forms.CharField(widget=forms.HiddenInput)


class ListForm(forms.Form):
    name = forms.CharField(label="名称", max_length=40, help_text="通报里就用这个名称，例如 县列、县长批示。")
    tier = forms.TypedChoiceField(label="层级", choices=Tier.choices, coerce=Tier, initial=Tier.COUNTY)
    kind = forms.ChoiceField(label="种类", choices=[(kind, kind) for kind in KINDS])
    owning_office = forms.CharField(label="下达机关", max_length=80, required=False)
    approving_document = forms.CharField(
        label="批准文件",
        max_length=120,
        required=False,
        help_text="填了批准文件，名称、牵头单位、完成时限以后只能凭文件变更。",
    )
    approved_on = DayField("批准日期", required=False)

    def __init__(self, data: object, *, year: int | None = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or None
        if year is not None:
            self.fields["year"] = forms.IntegerField(label="年度", min_value=1990, max_value=2100, initial=year)
            self.order_fields(["year"])


class AmendListForm(VersionForm):
    kind = forms.ChoiceField(label="种类")
    owning_office = forms.CharField(label="下达机关", max_length=80, required=False)
    approving_document = forms.CharField(label="批准文件", max_length=120, required=False)
    approved_on = DayField("批准日期", required=False)

    def __init__(self, data: object, list_of: ListOf, version: str) -> None:
        begin = {
            name: getattr(list_of, name) for name in ("kind", "owning_office", "approving_document", "approved_on")
        }
        super().__init__(data, initial={**begin, "version": version})  # type: ignore[arg-type]  # as above
        kinds = dict.fromkeys((*KINDS, list_of.kind))
        self.fields["kind"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]  # declared above


class GroupsForm(VersionForm):
    """Every aspect or heading with its name and place, and empty rows for new ones. An emptied name takes it away."""

    def __init__(self, data: QueryDict | None, known: Sequence[Aspect | Heading], label: str, version: str) -> None:
        # A row that somebody else added meanwhile was not on the page.
        there = {f"name_{one.pk}": one.name for one in known}
        there |= {f"place_{one.pk}": str(place) for place, one in enumerate(known, start=1)}
        sent = None if data is None else {**there, **data.dict()}
        super().__init__(sent, initial={"version": version})
        self.known = known
        length = 80 if label == "方面" else 200
        for place, group in enumerate(known, start=1):
            self._row(str(group.pk), f"第{place}个{label}", length, group.name, place)
        for spare in range(1, SPARE + 1):
            self._row(f"new{spare}", f"新{label}{spare}", length, "", len(known) + spare)

    def _row(self, key: str, label: str, length: int, name: str, place: int) -> None:
        self.fields[f"name_{key}"] = forms.CharField(label=label, max_length=length, required=False, initial=name)
        self.fields[f"place_{key}"] = forms.IntegerField(
            label=f"{label}的次序", min_value=1, max_value=999, initial=place
        )

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"name_{key}"], self[f"place_{key}"]) for key in self._keys()]

    def _keys(self) -> dict[str, int | None]:
        """What the names of a row's fields end with, by its group; None for a new one."""
        known: dict[str, int | None] = {str(group.pk): group.pk for group in self.known}
        return known | {f"new{spare}": None for spare in range(1, SPARE + 1)}

    def groups(self) -> list[Group]:
        said = self.cleaned_data
        rows = [
            (said[f"place_{key}"], Group(said[f"name_{key}"], pk))
            for key, pk in self._keys().items()
            if said[f"name_{key}"]
        ]
        return [group for _, group in sorted(rows, key=lambda row: row[0])]


class ParticularsForm(forms.Form):
    """What a work is, and whose. Exactly one unit leads."""

    name = forms.CharField(label="名称", max_length=200)
    kind = forms.ChoiceField(label="类别", choices=[(kind.value, kind.label) for kind in Kind])
    content = WordsField("内容")
    leader = forms.CharField(label="包抓领导", max_length=60, required=False)
    due_on = DayField("完成时限", required=False)
    investment_wan = forms.DecimalField(label="总投资（万元）", min_value=0, max_digits=15, required=False)
    lead = forms.TypedChoiceField(label="牵头单位", coerce=int)
    supports = forms.TypedMultipleChoiceField(
        label="协办单位", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: object, units: Sequence[Unit], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # as above
        self.units = {unit.pk: unit for unit in units}
        named = [(unit.pk, unit.name) for unit in units]
        self.fields["lead"].choices = [("", "请选择"), *named]  # type: ignore[attr-defined]  # declared above
        self.fields["supports"].choices = named  # type: ignore[attr-defined]  # declared above

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("lead") in cleaned.get("supports", []):
            self.add_error("supports", "牵头单位不能同时是协办单位。")
        return cleaned

    def _said(self) -> dict[str, Any]:
        said = self.cleaned_data
        plain = {name: said[name] for name in ("kind", "content", "leader", "due_on", "investment_wan")}
        supports = tuple(self.units[pk] for pk in said["supports"])
        return {**plain, "lead": self.units[said["lead"]], "supports": supports}

    def particulars(self) -> Particulars:
        return Particulars(**self._said())


class PlaceForm(forms.Form):
    """Where a 件 stands on its list."""

    number = forms.CharField(label="编号", max_length=20, required=False)
    aspect = forms.ChoiceField(label="方面", required=False)
    heading = forms.ChoiceField(label="项", required=False)

    def __init__(self, *args: Any, groups: tuple[Sequence[Aspect], Sequence[Heading]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.groups: dict[str, dict[str, Any]] = {
            "aspect": {str(one.pk): one for one in groups[0]},
            "heading": {str(one.pk): one for one in groups[1]},
        }
        for name, known in self.groups.items():
            choices = [_NO_CHOICE, *((pk, one.name) for pk, one in known.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # declared above

    def group(self, name: str) -> Any:
        return self.groups[name].get(self.cleaned_data[name])

    def group_name(self, name: str) -> str | None:
        chosen = self.group(name)
        return str(chosen) if chosen else None


class MatterForm(PlaceForm, ParticularsForm):
    field_order = ["name", "number", "aspect", "heading"]


class CorrectForm(VersionForm, ParticularsForm):
    def corrected(self) -> Corrected:
        return Corrected(name=self.cleaned_data["name"], **self._said())


class MoveForm(VersionForm, PlaceForm):
    pass


class AdoptForm(PlaceForm):
    works = forms.TypedMultipleChoiceField(label="已登记的实事", coerce=int, widget=forms.CheckboxSelectMultiple)
    name = forms.CharField(
        label="在这份清单上的名称", max_length=200, required=False, help_text="只选一件、名称相同的，可以不填。"
    )
    field_order = ["works", "name", "number", "aspect", "heading"]

    def __init__(self, *args: Any, works: Sequence[Commitment], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {work.pk: work for work in works}
        texts = [
            (work.pk, f"{work.name}（{'、'.join(p.list_of.name for p in work.listings.all())}）") for work in works
        ]
        self.fields["works"].choices = texts  # type: ignore[attr-defined]  # declared above
        self.fields["works"].error_messages["required"] = "请至少选择一件已登记的实事。"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("name") and len(cleaned.get("works", [])) > 1:
            self.add_error("name", "几件合列为一件时，请填它在这份清单上的名称。")
        return cleaned

    def chosen(self) -> list[Commitment]:
        return [self.known[pk] for pk in self.cleaned_data["works"]]


class StageForm(VersionForm):
    stage = forms.TypedChoiceField(label="阶段", coerce=Stage)
    on = DayField("日期")
    document = forms.CharField(label="文件", max_length=120, required=False, help_text="如施工许可证、验收意见的文号。")
    reason = WordsField("更正理由", "只有更正（退回以前的阶段）才填。", max_length=500)

    def __init__(self, data: object, kind: Kind, version: str) -> None:
        super().__init__(data, initial={"version": version})  # type: ignore[arg-type]  # as above
        choices = [(stage.value, stage.label) for stage in stages_of(kind)]
        self.fields["stage"].choices = choices  # type: ignore[attr-defined]  # declared above


def particulars_of(work: Commitment) -> dict[str, Any]:
    """A work as the form of its particulars begins. Needs its parties."""
    parties = list(work.parties.all())
    plain = {name: getattr(work, name) for name in ("name", "kind", "content", "leader", "due_on", "investment_wan")}
    lead = next((party.unit_id for party in parties if party.role == PartyRole.LEAD), "")
    return {**plain, "lead": lead, "supports": [p.unit_id for p in parties if p.role == PartyRole.COOPERATING]}


def place_of(listing: Listing) -> dict[str, Any]:
    return {"number": listing.number, "aspect": listing.aspect_id or "", "heading": listing.heading_id or ""}
