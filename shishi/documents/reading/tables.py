"""A table ready to be read: its columns, its rows, and what the lines around it say about year, lists and units."""

from dataclasses import dataclass, field

from shishi.documents.reading.asks import Asks
from shishi.documents.reading.bodies import Body, Entry
from shishi.documents.reading.cells import BLANKS, compact, is_blank, squeeze, text_of
from shishi.documents.reading.grid import Grid, Spot, Value, column_index, column_letters
from shishi.documents.reading.headers import Block
from shishi.documents.reading.roles import Column, Roles
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tiers import lists_in, lists_of_cell
from shishi.documents.reading.units import MONEY


@dataclass(slots=True)
class Around:
    """What the sheet's name and the lines above a table say."""

    year: int | None = None
    lists: tuple[str, ...] = ()
    lists_spot: Spot | None = None
    several: bool = False  # the title names several lists and cannot say which of them a row is on
    units: tuple[str, ...] = ()
    first_leads: bool = False


@dataclass(slots=True)
class Table:
    """One table with everything that its rows need."""

    grid: Grid
    block: Block
    roles: Roles
    body: Body
    around: Around
    asks: Asks
    known_units: frozenset[str] = frozenset()
    squeezed: dict[Field, list[str | None]] = field(default_factory=dict)

    def column(self, which: Field) -> Column | None:
        """The column of a field, or None."""
        return self.roles.single.get(which)

    def texts(self, which: Field) -> list[str | None]:
        """A column without white space; None where it says nothing. All None where the table has no such column."""
        index = self.roles.index(which)
        if index is None:
            return [None] * (self.body.stop - self.body.start)
        if which not in self.squeezed:
            self.squeezed[which] = squeezed(self.body.values(index))
        return self.squeezed[which]

    def value(self, offset: int, which: Field) -> Value:
        """The value of a field on a row, merged cells filled."""
        index = self.roles.index(which)
        return None if index is None else self.body.value(offset, index)

    def said(self, offset: int, which: Field) -> str | None:
        """The text of a field on a row as written; None where it says nothing."""
        value = self.value(offset, which)
        return None if is_blank(value) else text_of(value)

    def spot(self, offset: int, column: int) -> Spot:
        """The sheet position of a cell of the body; under a downward merge that of the cell itself."""
        return self.body.start + offset, column

    def ask(self, offset: int, column: int, about: str, row: str | None, message: str, *, wrong: bool = False) -> None:
        """An ask on a cell of the body; a merged cell is named by the cell that holds its value."""
        spot = self.spot(offset, column)
        owner = self.body.owner.get(spot)
        self.asks.at(self.grid, owner if owner and owner[1] == column else spot, about, row, message, wrong=wrong)

    def address(self, offset: int, column: Column | None) -> str:
        """The address of a column's cell on a row, or of the merge that it is under; none without a column."""
        if column is None:
            return ""
        spot = self.spot(offset, column.index)
        return self.grid.address(self.body.owner.get(spot, spot))

    def money_unit(self, column: Column) -> str | None:
        """The header's unit of money, or the sheet's."""
        if column.unit in MONEY:
            return column.unit
        return next((unit for unit in self.around.units if unit in MONEY), None)

    def plain_unit(self) -> str | None:
        """The sheet's one unit that is no money, for figures without any unit of their own."""
        plain = [unit for unit in self.around.units if unit not in MONEY]
        return plain[0] if len(plain) == 1 else None

    def places(self, row: int, present: dict[str, str]) -> dict[str, str]:
        """Field -> column, or the cell where a card is read as a table and its rows are no rows of the sheet."""
        if not self.grid.places:
            return present
        return {name: self.grid.address((row, column_index(letters))) for name, letters in present.items()}

    def lists_for(self, entry: Entry, name: str) -> tuple[str, ...]:
        """The lists of one 件: its own column, then its remark beside the group row or the title."""
        column = self.column(Field.LISTS)
        if column:
            text = compact(self.body.value(entry.offset, column.index))
            own = lists_of_cell(text) if text else ()
            if own:
                return own
            if text:
                self.ask(entry.offset, column.index, "list", name, f"“{text}”不是省列、市列或县列")
        remark = self.column(Field.REMARK)
        text = compact(self.body.value(entry.offset, remark.index)) if remark else None
        named = lists_in(text) if text and remark else ()
        if not named or not text or not remark:
            return entry.lists
        if entry.lists and set(named) <= set(entry.lists):
            return entry.lists
        if len(text) > 14:
            self.ask(entry.offset, remark.index, "list", name, "备注提到了别的列别，请确认这一件列在哪些清单上")
            return entry.lists
        return tuple(tier for tier in ("省列", "市列", "县列") if tier in {*named, *entry.lists})


def squeezed(values: list[Value]) -> list[str | None]:
    """The texts of a column without white space, blanks as None; one pass over the whole column."""
    texts = [value if type(value) is str else text_of(value) for value in values]
    if not texts:
        return []
    parts = _squeeze_all(texts)
    return [None if part in BLANKS else part for part in parts]


def _squeeze_all(texts: list[str]) -> list[str]:
    parts = squeeze("\x00".join(texts)).split("\x00")
    return parts if len(parts) == len(texts) else [squeeze(text) for text in texts]


def letters_of(columns: dict[str, int | None]) -> dict[str, str]:
    """Field names with the letters of their columns, without those that the table lacks."""
    return {name: column_letters(index) for name, index in columns.items() if index is not None}
