"""Text files: UTF-8, UTF-16 and GB18030, with and without byte order mark; line ends stay as they are."""

import re

from charset_normalizer import from_bytes

from shishi.documents.reading.refusal import Refused

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_CHINESE = ("utf_8", "gb18030", "big5", "utf_16_le", "utf_16_be")
_LOOK = 65_536
_FEW = 0.002  # an old text may hold a stray control character; a picture is full of them


def decoded(data: bytes) -> str:
    """The characters of a text file. A byte order mark is no character; CR and LF are one each, as in the file.

    Refuses what decodes in no known way, or to control characters: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _sure(data, encoding)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_prose(text):
            return text
    best = from_bytes(data[:_LOOK], cp_isolation=list(_CHINESE)).best()
    return _sure(data, best.encoding if best else "")


def _sure(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise _refusal() from error
    if not _is_prose(text):
        raise _refusal()
    return text


def _is_prose(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= _FEW * len(text)


def _refusal() -> Refused:
    return Refused(
        "unknown",
        "认不出文字的编码，也不是通报常用的格式；请用记事本打开，另存为 UTF-8 编码的文本，或给出 Word 文档、PDF、网页",
    )
