"""The print of a picture: perceptual hashes of the whole and of the parts that a crop would leave."""

import itertools
from collections.abc import Iterator

import imagehash
from PIL import Image

from shishi.rulebook.evidence import HASH_BYTES

_SIDE = 192  # pixels on which parts are cut: hashes look at 32
STEPS = (0.0, 0.06, 0.12, 0.18, 0.24)
_KEPT = 0.76  # of a side, at least


def print_of(picture: Image.Image) -> bytes:
    """The whole first, then every part, eight bytes each."""
    small = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return b"".join(_hash(small.crop(box)) for box in _boxes())


def _boxes() -> Iterator[tuple[int, int, int, int]]:
    spans = [(start, 1 - end) for start in STEPS for end in STEPS if 1 - end - start >= _KEPT - 1e-9]
    for (left, right), (top, bottom) in itertools.product(spans, spans):
        yield round(left * _SIDE), round(top * _SIDE), round(right * _SIDE), round(bottom * _SIDE)


def _hash(part: Image.Image) -> bytes:
    bits = imagehash.phash(part).hash.flatten()
    return sum(1 << place for place, bit in enumerate(bits) if bit).to_bytes(HASH_BYTES)
