"""Collects what a person must decide, each place once."""

from dataclasses import dataclass, field

from shishi.documents.reading.cells import text_of
from shishi.documents.reading.grid import Grid, Spot
from shishi.documents.reading.rows import Ask


@dataclass(slots=True)
class Asks:
    """The asks of one file, in reading order, and what is only said."""

    found: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _seen: set[tuple[str, Spot, str | None]] = field(default_factory=set)

    def at(
        self, grid: Grid, spot: Spot, about: str | None, row: str | None, message: str, *, wrong: bool = False
    ) -> None:
        """An ask on one cell. A second ask on the same cell and field is dropped: the first reason suffices."""
        key = (grid.name, spot, about)
        if key in self._seen:
            return
        self._seen.add(key)
        value = text_of(grid.at(*spot)) or None
        self.found.append(Ask(grid.name, grid.address(spot), spot[0] + 1, about, row, value, message, wrong))

    def on_row(self, grid: Grid, row: int, name: str | None, message: str, *, wrong: bool = False) -> None:
        """An ask on a whole row."""
        key = (grid.name, (row, -1), None)
        if key in self._seen:
            return
        self._seen.add(key)
        self.found.append(Ask(grid.name, None, row + 1, None, name, None, message, wrong))
