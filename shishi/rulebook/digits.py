"""Digits as offices type them, made plain: full-width, Chinese numerals up to 99, spaces."""

import re
import unicodedata

CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def without_spaces(text: str) -> str:
    """Full-width letters and digits made half-width, all white space taken out."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def arabic(text: str) -> str:
    """Also Chinese numerals made Arabic: 二〇一六年十二月 → 2016年12月, 二十五日 → 25日."""
    plain = TENS.sub(lambda found: f"{found[1] or '一'}{found[2] or '〇'}", without_spaces(text))
    return plain.translate(CHINESE_DIGITS)
