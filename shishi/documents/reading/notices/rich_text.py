"""The text of an RTF file, which is often named .doc: control words are followed only as far as text needs them."""

import re
from dataclasses import dataclass, replace

from shishi.documents.reading.notices.lines import paragraphs, row_line, whole
from shishi.documents.reading.refusal import Refused

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
# Groups that hold no text of the body.
_ASIDE = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "fldinst",
        "listtable",
        "listoverridetable",
        "revtbl",
        "themedata",
        "datastore",
        "xmlnstbl",
        "rsidtbl",
        "generator",
        "filetbl",
        "latentstyles",
    ]
)
_BREAKS = {
    "par": "\n",
    "line": "\n",
    "page": "\n",
    "sect": "\n",
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
}
_QUOTES = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": " ", "_": "-"}
_CODE_PAGES = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8", 10008: "gb18030"}
_CHARSETS = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949"}
_CELL, _ROW = "\x07", "\x1c"
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    aside: bool = False
    deleted: bool = False
    hidden: bool = False
    in_table: bool = False
    skip: int = 1  # how many characters follow \uN for programs that know no Unicode
    encoding: str = ""


class _Reader:
    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self.text: list[str] = []
        self.raw = bytearray()
        self.raw_encoding = ""
        self.code_page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.to_skip = 0
        self.fresh = False  # just after "{": the next word names the group
        self.optional = False  # after "{\*": an unknown group is left out

    def flush(self) -> None:
        if self.raw:
            self.text.append(bytes(self.raw).decode(self.raw_encoding, "replace"))
            self.raw.clear()

    def say(self, text: str) -> None:
        if not (self.state.aside or self.state.deleted or self.state.hidden):
            self.flush()
            self.text.append(text)

    def byte(self, code: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif not (self.state.aside or self.state.deleted or self.state.hidden):
            encoding = self.state.encoding or self.code_page
            if encoding != self.raw_encoding:
                self.flush()
                self.raw_encoding = encoding
            self.raw.append(code)

    def brace(self, sign: bytes) -> None:
        self.to_skip = 0
        if sign == b"{":
            if len(self.stack) >= _DEEPEST:
                raise Refused("damaged", "RTF 文档的层次异常，读不出来；请用 WPS 或 Word 打开后另存为 .docx 再校核")
            self.stack.append(self.state)
            self.fresh = True
        elif self.stack:
            self.state = self.stack.pop()

    def word(self, name: str, number: int | None) -> None:
        if name in _ASIDE or (self.optional and name not in {"shpinst", "shptxt", "pn"}):
            self.state = replace(self.state, aside=True)
        self.fresh = self.optional = False
        if name in _BREAKS:
            self.say(" " if name == "par" and self.state.in_table else _BREAKS[name])
        elif name in _QUOTES:
            self.say(_QUOTES[name])
        elif name in {"cell", "nestcell"}:
            self.say(_CELL)
        elif name in {"row", "nestrow"}:
            self.say(_ROW)
        elif name == "u" and number is not None:
            self.say(chr(number % 65536))
            self.to_skip = self.state.skip
        else:
            self.switch(name, number)

    def switch(self, name: str, number: int | None) -> None:
        on = number != 0
        if name == "uc":
            self.state = replace(self.state, skip=max(0, min(number or 0, 8)))
        elif name == "deleted":
            self.state = replace(self.state, deleted=on)
        elif name == "v":
            self.state = replace(self.state, hidden=on)
        elif name in {"intbl", "pard"}:
            self.state = replace(self.state, in_table=name == "intbl")
        elif name == "plain":
            self.state = replace(self.state, deleted=False, hidden=False, encoding="")
        elif name == "ansicpg":
            self.code_page = _CODE_PAGES.get(number or 0, self.code_page)
        elif name == "f":
            self.font = number or 0
            self.state = replace(self.state, encoding=self.fonts.get(self.font, ""))
        elif name == "fcharset" and number in _CHARSETS:
            self.fonts[self.font] = _CHARSETS[number]


def read(data: bytes) -> str:
    """The body's text; headers, notes, hidden and deleted text are left out."""
    reader = _Reader()
    for token in _TOKEN.finditer(data):
        code, name, number, sign, brace, plain = token.groups()
        if brace:
            reader.brace(brace)
        elif name:
            reader.word(name.decode("ascii"), int(number) if number else None)
        elif code:
            reader.byte(int(code, 16))
        elif sign == b"*":
            reader.optional = reader.fresh
        elif sign:
            reader.say(
                "\n"
                if sign in {b"\n", b"\r"}
                else _QUOTES.get(sign.decode("latin-1"), "" if sign == b"-" else sign.decode("latin-1"))
            )
        elif plain:
            for byte in plain:
                reader.byte(byte)
    reader.flush()
    text = "".join(reader.text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole(_lines(text))


def _lines(text: str) -> list[str]:
    found: list[str] = []
    *rows, rest = text.split(_ROW)
    for row in rows:
        before, mark, cells = row.rpartition("\n")
        if mark:
            found += paragraphs(before.replace(_CELL, "\n"))
        found.append(row_line(cells.split(_CELL)[:-1]))
    return found + paragraphs(rest.replace(_CELL, "\n"))
