"""When two photos count as the same picture (照片重复线索): by what they look like, not by their bytes.

A print is a list of 64-bit perceptual hashes: the whole picture first, then overlapping parts of it, each of which is
what would be left if somebody cropped the picture to it. Two photos are alike when the whole of one looks like the
whole or a part of the other. That is a clue for the office to look at, never a verdict.
"""

import struct

HASH_BYTES = 8
# Chosen on one set of pictures and measured on another: ``python -m tests.photos.score``. Of thousands of photos each is
# compared with all, so that a rare false clue counts for more than the last reuse found.
MOST_BITS = 8


def distance(one: bytes, other: bytes) -> int:
    """The fewest bits by which the whole of one print differs from the whole or a part of the other."""
    mine, theirs = _hashes(one), _hashes(other)
    if not mine or not theirs:
        return HASH_BYTES * 8
    whole, their_whole = mine[0], theirs[0]
    return min(*((whole ^ part).bit_count() for part in theirs), *((their_whole ^ part).bit_count() for part in mine))


def alike(one: bytes, other: bytes) -> bool:
    """Whether two prints are those of one picture, cropped, resized or saved again."""
    return distance(one, other) <= MOST_BITS


def _hashes(seen: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(seen) // HASH_BYTES}Q", seen)
