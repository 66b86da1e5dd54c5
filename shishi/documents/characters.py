"""Which characters a file can carry. Every writer passes all text through here."""

import re

_REFUSED_BY_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_LINE_ENDS = re.compile("\r\n?")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def printable(text: str) -> str:
    """The text without characters that no XML file may hold; every line end becomes one newline."""
    if text.isprintable():  # no control, surrogate or unassigned character in it
        return text
    return _LINE_ENDS.sub("\n", _REFUSED_BY_XML.sub("", text))


def escaped(text: str) -> str:
    """Printable text, ready to stand in an XML element or in a double-quoted attribute."""
    return printable(text).translate(_ENTITIES)
