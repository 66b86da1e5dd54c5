"""A 件 on a card: names and values in turn (实事名称 | 饮水安全 | 牵头单位 | 县水务局), read as a table of one row."""

from shishi.documents.reading.cells import is_blank
from shishi.documents.reading.columns import known_word
from shishi.documents.reading.grid import Grid, Marks, Spot, Value
from shishi.documents.reading.synonyms import Field

_LINES = 40
_FEWEST = 3


def as_table(grid: Grid) -> Grid:
    """The grid itself, or for a card a grid of a header and one row that remembers where its cells stand."""
    pairs = _pairs(grid)
    names = [key for key, _ in pairs if known_word(_text(grid, key)) is Field.NAME]
    leading = [key for key, _ in pairs if key[1] == pairs[0][0][1]]
    if len(leading) < _FEWEST or len(names) != 1:
        return grid
    titles = [list(row) for row in grid.rows[: pairs[0][0][0]]]
    header: list[Value] = [_text(grid, key) for key, _ in pairs]
    values: list[Value] = [grid.at(*value) for _, value in pairs]
    width = max([len(pairs), *(len(row) for row in titles)])
    rows = [[*row, *[""] * (width - len(row))] for row in (*titles, header, values)]
    top = len(titles)
    places = {(top + line, column): pair[line] for column, pair in enumerate(pairs) for line in (0, 1)}
    return Grid(grid.name, rows, _marks(grid, places), width, places)


def _pairs(grid: Grid) -> list[tuple[Spot, Spot]]:
    """A known name and the cell after it, where that cell is no name itself."""
    found: list[tuple[Spot, Spot]] = []
    for row, cells in enumerate(grid.rows[:_LINES]):
        column = 0
        while column < len(cells) - 1:
            if known_word(_text(grid, (row, column))) and not known_word(_text(grid, (row, column + 1))):
                found.append(((row, column), (row, column + 1)))
                column += 1
            elif not is_blank(cells[column]) and found and found[-1][0][0] == row:
                return []
            column += 1
    return found


def _text(grid: Grid, spot: Spot) -> str:
    value = grid.at(*spot)
    return value if isinstance(value, str) else ""


def _marks(grid: Grid, places: dict[Spot, Spot]) -> Marks:
    marks = Marks()
    for spot, place in places.items():
        decimals = grid.marks.percent_at(place)
        if decimals is not None:
            marks.show_percent(spot, decimals)
        if place in grid.marks.months:
            marks.months.add(spot)
        if place in grid.marks.broken:
            marks.broken[spot] = grid.marks.broken[place]
    return marks
