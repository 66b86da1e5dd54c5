"""An approved change before it is recorded: the form, and what it will do, in words."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from shishi.domain.projects.actions.history import Approval
from shishi.domain.projects.models import ENDINGS, ChangeKind, Commitment, Listing, PartyRole
from shishi.domain.projects.queries import last_day_of
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.posts.forms import DayField
from shishi.interfaces.desk.setup.forms import VersionForm, WordsField
from shishi.rulebook.wording import decimal_text, official_date


class ChangeForm(VersionForm):
    """What the document says. Which of the fields are asked for follows from the kind."""

    kind = forms.TypedChoiceField(label="变更种类", choices=ChangeKind.choices, coerce=ChangeKind)
    document = forms.CharField(label="批准文件", max_length=120)
    on = DayField("批准日期")
    listing = forms.ChoiceField(label="取消：范围", required=False)
    into = forms.ChoiceField(label="合并：并入", required=False)
    due_on = DayField("延期：新的完成时限", required=False)
    name = forms.CharField(label="调整：新名称", max_length=200, required=False)
    lead = forms.ChoiceField(label="调整：新的牵头单位", required=False)
    target = forms.ChoiceField(label="调整：目标", required=False)
    quantity = forms.DecimalField(
        label="调整：目标的新数值", min_value=0, max_digits=15, required=False, help_text="选了目标而不填，为待下达。"
    )
    words = WordsField("调整：其他内容", max_length=500)

    def __init__(
        self, data: object, work: Commitment, others: Sequence[Commitment], units: Sequence[Unit], version: str
    ) -> None:
        super().__init__(data, initial={"version": version})  # type: ignore[arg-type]  # a QueryDict or None
        self.known: dict[str, dict[str, Any]] = {
            "listing": {str(one.pk): one for one in work.listings.all()},
            "into": {str(one.pk): one for one in others if one.pk != work.pk},
            "lead": {str(one.pk): one for one in units},
            "target": {str(one.pk): one for one in work.targets.all()},
        }
        texts: dict[str, Callable[[Any], str]] = {"listing": lambda one: f"只在“{one.list_of.name}”上", "target": str}
        first = {"listing": "全部清单", "into": "（不合并）", "lead": "（不变）", "target": "（不变）"}
        for name, rows in self.known.items():
            named = texts.get(name, lambda one: one.name)
            choices = [("", first[name]), *((pk, named(one)) for pk, one in rows.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # declared above

    def _chosen(self, name: str) -> Any:
        return self.known[name].get(self.cleaned_data[name])

    def clean(self) -> dict[str, Any]:
        """A field that belongs to another kind of change is refused, never dropped without a word."""
        cleaned = super().clean() or self.cleaned_data
        of_kind = {
            ChangeKind.CANCEL: {"listing"},
            ChangeKind.MERGE: {"into"},
            ChangeKind.POSTPONE: {"due_on"},
            ChangeKind.ADJUST: {"name", "lead", "target", "quantity", "words"},
        }
        kind = cleaned.get("kind")
        for other, names in of_kind.items():
            for name in sorted(names):
                if kind and other != kind and cleaned.get(name) not in {None, ""}:
                    self.add_error(name, f"这一项用于{other.label}，本次登记的是{kind.label}，请清空或改选变更种类。")
        if cleaned.get("quantity") is not None and not cleaned.get("target"):
            self.add_error("target", "填了新数值，请选择是哪个目标。")
        return cleaned

    def place(self) -> Listing | None:
        found: Listing | None = self._chosen("listing")
        return found

    def approval(self) -> Approval:
        said = self.cleaned_data
        return Approval(
            kind=said["kind"],
            document=said["document"],
            on=said["on"],
            into=self._chosen("into"),
            due_on=said["due_on"],
            target=self._chosen("target"),
            quantity=said["quantity"],
            words=said["words"],
            name=said["name"],
            lead=self._chosen("lead"),
        )


def was_and_becomes(work: Commitment, approval: Approval) -> list[tuple[str, str, str]]:
    """What is different: the thing, what stands there, what will stand there."""
    rows = []
    if approval.due_on:
        due = last_day_of(work)
        rows.append(("完成时限", official_date(due) if due else "未定", official_date(approval.due_on)))
    if approval.into:
        rows.append(("实事", work.name, f"并入“{approval.into.name}”"))
    if approval.kind == ChangeKind.CANCEL:
        rows.append(("状态", "在办", "取消"))
    if approval.name:
        rows.append(("名称", work.name, approval.name))
    if approval.lead:
        rows.append(("牵头单位", _lead(work), approval.lead.name))
    if approval.target:
        target, quantity = approval.target, approval.quantity
        then = "待下达" if quantity is None else f"{decimal_text(quantity)}{target.unit}"
        was = "待下达" if target.quantity is None else f"{decimal_text(target.quantity)}{target.unit}"
        rows.append((target.name or "目标", was, then))
    if approval.words:
        rows.append(("其他", "", approval.words))
    return rows


def effects(work: Commitment, approval: Approval, listing: Listing | None) -> list[str]:
    """What follows, in whole sentences, for the one who confirms."""
    places = "、".join(f"“{place.list_of.name}”" for place in work.listings.all())
    said = [f"在{places}上都生效。" if listing is None else f"只在“{listing.list_of.name}”上取消，在其他清单上照旧。"]
    if approval.kind == ChangeKind.CANCEL:
        said.append("仍列在清单上，显示“已取消”，不计入完成率的分母；已报送的报告都保留。")
    if approval.kind == ChangeKind.MERGE and approval.into:
        said.append(f"今后的进展在“{approval.into.name}”里报送；已报送的报告都保留。")
    if approval.kind in ENDINGS:
        said.append("批准日期以后截至的报告期，还没有报送的改为免报，不再催报。")
        said.append("登记后不能撤回，也不能再登记其他变更。")
    if approval.name:
        said.append("清单上用原名称的，一并改为新名称；另有名称的不动。")
    if approval.lead:
        said.append(
            f"以后开启的报告期由{approval.lead.name}报送；已开启、还没有报送的仍在{_lead(work)}的岗位上，请到“报送”里免报或代报。"
        )
    said.append("原来的内容和批准文件都留在“变更和阶段”里，并写入存证台账。")
    return said


def _lead(work: Commitment) -> str:
    return next((party.unit.name for party in work.parties.all() if party.role == PartyRole.LEAD), "未定")
