"""Putting words and bound figures together."""

from collections.abc import Iterable, Sequence

from shishi.documents.content import BoundFigure, Inline, Paragraph, Text
from shishi.domain.projects.models import PRACTICAL_MATTERS
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.inputs import ListInput
from shishi.rulebook.counting import Item
from shishi.rulebook.wording import official_date

NAMED_AT_MOST = 4
NO_DOCUMENT = "缺批准文号"

Part = str | Inline


class Speaker:
    """Words of one bulletin: strings become text, figure ids become bound figures."""

    def __init__(self, figures: FigureSet) -> None:
        self.figures = figures

    def figure(self, figure_id: str) -> BoundFigure:
        """A figure as it is printed: 28.6%, 15."""
        return BoundFigure(self.figures[figure_id].text, figure_id)

    def grounds(self, figure_id: str) -> BoundFigure:
        """A figure with its arithmetic: 28.6%（4/14，取消1件不计）."""
        return BoundFigure(self.figures[figure_id].grounds, figure_id)

    def number(self, figure_id: str) -> int:
        """A count as a number, 0 for a figure that the data does not give."""
        found = self.figures.figures.get(figure_id)
        return int(found.value or 0) if found else 0


def paragraph(*parts: Part) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts if part != ""))


def joined(clauses: Iterable[Sequence[Part]], mark: str = "；") -> list[Part]:
    """Clauses one behind the other, the empty ones left out; nothing where all are."""
    parts: list[Part] = []
    for clause in clauses:
        if clause:
            parts += [*([mark] if parts else []), *clause]
    return parts


def named(names: Iterable[str]) -> str:
    """Names one behind the other; by 逗号 where one of them is itself a row of things (新建、迁建、改造)."""
    found = list(names)
    return ("，" if any("、" in name for name in found) else "、").join(found)


def listed(items: Iterable[Item]) -> str:
    return named(item.name for item in items)


def some(items: Sequence[Item]) -> str:
    """The first names, with 等 where more exist than are named."""
    return listed(items[:NAMED_AT_MOST]) + ("等" if len(items) > NAMED_AT_MOST else "")


def topic_parts(lists: Sequence[ListInput]) -> list[str]:
    """What the bulletin is about: 省市县列为民兴办实事, or the lists by their names where they are called otherwise.

    In the pieces between which a title may be broken, each with the mark or word that joins it to its neighbour.
    """
    short = [list_of.name for list_of in lists if list_of.name.endswith("列") and list_of.kind == PRACTICAL_MATTERS]
    others = [matters_of(list_of) for list_of in lists if list_of.name not in short]
    if short:
        others.insert(0, "".join(name.removesuffix("列") for name in short) + "列为民兴办实事")
    if len(others) < 2:
        return others
    *before, last_but_one, last = others
    return [*(f"{name}、" for name in before), last_but_one, f"和{last}"]


def matters_of(list_of: ListInput) -> str:
    """A list's things by name: 省列为民兴办实事, 市级民生实事 (which says it already), 政府工作报告事项."""
    if list_of.kind == PRACTICAL_MATTERS:
        return list_of.name if list_of.name.endswith("实事") else f"{list_of.name}为民兴办实事"
    return list_of.name if list_of.name.endswith(("任务", "事项", "项目")) else f"{list_of.name}事项"


def thing(figures: FigureSet) -> str:
    """What the county's matters are called together."""
    return "实事" if all(list_of.kind == PRACTICAL_MATTERS for list_of in figures.inputs.lists) else "事项"


def level(figures: FigureSet) -> str:
    """县, 区, 市 or 旗, by the area's name."""
    last = figures.inputs.area_name[-1:]
    return last if last and last in "县区市旗" else "县"


def day_of(figures: FigureSet) -> str:
    """The as-of day; with its year where that is not the programme's."""
    day = figures.inputs.as_of
    return official_date(day) if day.year != figures.inputs.year else f"{day.month}月{day.day}日"
