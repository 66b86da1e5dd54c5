"""The container of .doc files (OLE compound file, [MS-CFB]): its top-level streams by name."""

import struct

from shishi.documents.reading.refusal import Refused
from shishi.documents.reading.sniff import OLE

_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA  # from here on a number is a sign, not a sector
_NOBODY = 0xFFFFFFFF
_STORAGE, _STREAM = 1, 2
_SHIFTS = {3: 9, 4: 12}  # bytes of a sector as a power of 2, by major version


def damaged() -> Refused:
    """The container or what is in it contradicts itself."""
    return Refused("damaged", "文件已损坏或不完整，打不开；请用 WPS 或 Word 打开原文件，另存为 .docx 后再校核")


class Compound:
    """The directory and allocation tables of one file. Every chain is bounded by the file's own size."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(OLE):
            raise damaged()
        self._data = data
        version, _, shift, mini = struct.unpack_from("<HHHH", data, 26)
        if _SHIFTS.get(version) != shift or mini >= shift:
            raise damaged()
        self._size, self._mini_size = 1 << shift, 1 << mini
        (directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, small_first, _, difat, _ = struct.unpack_from("<IIIII", data, 56)
        self._table = self._allocation(difat)
        self._entries = self._directory(self._chain(directory))
        self._small_table = self._numbers(self._chain(small_first))
        self._small: bytes | None = None

    @property
    def names(self) -> frozenset[str]:
        """The streams and folders at the top."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; a missing one is a damaged file."""
        entry = self._entries.get(name)
        if entry is None or entry[0] != _STREAM:
            raise damaged()
        _, start, size = entry
        if size >= self._cutoff:
            return self._chain(start)[:size]
        if self._small is None:
            self._small = self._chain(self._root_start)
        found: list[bytes] = []
        place = start
        for _ in range(len(self._small) // self._mini_size + 1):
            if place >= _LAST_SECTOR:
                break
            if place >= len(self._small_table):
                raise damaged()
            found.append(self._small[place * self._mini_size : (place + 1) * self._mini_size])
            place = self._small_table[place]
        return b"".join(found)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise damaged()
        return self._data[start : start + self._size]

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack_from(f"<{len(data) // 4}I", data)

    def _allocation(self, difat: int) -> tuple[int, ...]:
        places = list(self._numbers(self._data[76:_HEADER]))
        for _ in range(len(self._data) // self._size):
            if difat >= _LAST_SECTOR:
                break
            *more, difat = self._numbers(self._sector(difat))
            places += more
        sectors = [place for place in places if place < _LAST_SECTOR]
        if len(sectors) > len(self._data) // self._size:
            raise damaged()
        return self._numbers(b"".join(self._sector(place) for place in sectors))

    def _chain(self, start: int) -> bytes:
        found: list[bytes] = []
        place = start
        for _ in range(len(self._data) // self._size + 1):
            if place >= _LAST_SECTOR:
                return b"".join(found)
            if place >= len(self._table):
                raise damaged()
            found.append(self._sector(place))
            place = self._table[place]
        raise damaged()

    def _directory(self, data: bytes) -> dict[str, tuple[int, int, int]]:
        """The children of the root: name → kind, first sector, bytes. Embedded documents have their own folders."""
        count = len(data) // _ENTRY
        if not count:
            raise damaged()
        self._root_start = struct.unpack_from("<I", data, 116)[0]
        found: dict[str, tuple[int, int, int]] = {}
        seen: set[int] = set()
        waiting = [struct.unpack_from("<I", data, 76)[0]]
        while waiting:
            number = waiting.pop()
            if number == _NOBODY or number in seen or number >= count:
                continue
            seen.add(number)
            at = number * _ENTRY
            length, kind = struct.unpack_from("<HB", data, at + 64)
            left, right = struct.unpack_from("<II", data, at + 68)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found[name] = (kind, start, size)
            waiting += [left, right]
        return found
