"""How much a workbook may ask of the machine before it is refused."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading. A county's list has tens of rows; the largest known workbook has 8,500 × 33 cells."""

    file_bytes: int = 20 * MIB
    members: int = 2_000
    unpacked_bytes: int = 200 * MIB
    ratio: int = 100  # judged only above ``ratio_from_bytes``: small sheets of blank rows pack better than bombs
    ratio_from_bytes: int = 16 * MIB
    rows: int = 65_536
    columns: int = 256
    area: int = 4_000_000  # rows times columns of the used area: memory is taken for the whole rectangle
    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 25
    wall_seconds: float = 40.0
    open_files: int = 64
    written_bytes: int = 64 * MIB
