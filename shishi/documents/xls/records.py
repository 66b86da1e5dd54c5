"""The BIFF8 records for header rows repeated on each page, which xlwt does not write."""

from struct import pack

from xlwt import Workbook, Worksheet

_NAME_RECORD = 0x0018
_BUILT_IN = 0x0020
_PRINT_TITLES = 0x07
_AREA_3D = 0x3B
_LAST_COLUMN = 255
_SUPBOOK_RECORD, _OWN_SHEETS = 0x01AE, 0x0401
_EXTERNSHEET_RECORD = 0x0017
_FOOTER = "_Worksheet__footer_str"
_LINK_TABLE = "_Workbook__all_links_rec"


class TitledWorkbook(Workbook):
    """A workbook of one sheet whose rows `first` to `last`, counted from 0, stand on top of every printed page."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(encoding="utf-8")
        self._titles = (first, last)
        # xlwt asks itself for the link table by its private name; this is where defined names follow.
        setattr(self, _LINK_TABLE, self._links_and_names)

    def _links_and_names(self) -> bytes:
        """SUPBOOK and EXTERNSHEET say "this file, its first sheet"; NAME is the built-in Print_Titles over them."""
        first, last = self._titles
        area = pack("<BHHHHH", _AREA_3D, 0, first, last, 0, _LAST_COLUMN)
        name = pack("<HBBHHHBBBBBB", _BUILT_IN, 0, 1, len(area), 0, 1, 0, 0, 0, 0, 0, _PRINT_TITLES) + area
        return (
            _record(_SUPBOOK_RECORD, pack("<HH", 1, _OWN_SHEETS))
            + _record(_EXTERNSHEET_RECORD, pack("<HHHH", 1, 0, 0, 0))
            + _record(_NAME_RECORD, name)
        )


def set_footer(page: Worksheet, text: str) -> None:
    """The footer of a sheet. The public setter of xlwt takes ASCII only; what it stores is written as Unicode."""
    setattr(page, _FOOTER, text)


def _record(number: int, data: bytes) -> bytes:
    return pack("<HH", number, len(data)) + data
