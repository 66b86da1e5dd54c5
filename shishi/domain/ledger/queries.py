from collections.abc import Iterable
from dataclasses import dataclass

from shishi.domain.ledger.hashing import canonical, digest, moment
from shishi.domain.ledger.models import ALGORITHMS, Chain, LedgerEntry


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a chain does not hold. ``seq`` is the entry concerned; the sentence says what is wrong."""

    area_code: str
    seq: int
    sentence: str


def material(entry: LedgerEntry) -> str:
    """The text that an entry's hash is made of: every column but the hash itself, in a fixed form."""
    return canonical(
        [
            entry.chain_id,
            entry.seq,
            moment(entry.at),
            entry.actor,
            entry.act,
            entry.object_type,
            entry.object_id,
            entry.after,
            entry.file_hashes,
            entry.prev,
            entry.algorithm,
        ],
    )


def sizes() -> dict[str, int]:
    """Entries per area, by area code."""
    return dict(Chain.objects.order_by("area_code").values_list("area_code", "size"))


def verify() -> list[Fault]:
    """Walk every chain from its first entry to its head and name each place where it does not hold.

    Finds changed columns, removed, inserted and reordered entries, and a head that was cut back. It can't find that
    the newest entries AND the head were removed together; an anchor kept elsewhere is what shows that.
    """
    faults: list[Fault] = []
    for chain in Chain.objects.order_by("area_code"):
        faults += faults_in(chain, LedgerEntry.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000))
    return faults


def faults_in(chain: Chain, entries: Iterable[LedgerEntry]) -> list[Fault]:
    """Each place where the entries of a chain, given in their order, do not hold; they need not be in a database."""
    faults: list[Fault] = []
    expected, prev = 1, ""
    for entry in entries:
        if entry.seq != expected:
            faults.append(Fault(chain.area_code, entry.seq, f"第{expected}条缺失，下一条是第{entry.seq}条。"))
        elif entry.prev != prev:
            faults.append(Fault(chain.area_code, entry.seq, f"第{entry.seq}条与前一条接不上。"))
        if not _holds(entry):
            faults.append(Fault(chain.area_code, entry.seq, f"第{entry.seq}条（{entry.act}）的内容与其校验值不符。"))
        expected, prev = entry.seq + 1, entry.hash
    if (expected - 1, prev) != (chain.size, chain.head):
        faults.append(Fault(chain.area_code, chain.size, f"链尾应为第{chain.size}条，实际到第{expected - 1}条。"))
    return faults


def _holds(entry: LedgerEntry) -> bool:
    return entry.algorithm in ALGORITHMS and digest(material(entry), entry.algorithm) == entry.hash


def entries_of(area_code: str, *, before: int, number: int) -> list[LedgerEntry]:
    """The newest entries of a chain before a place in it, the newest first."""
    found = LedgerEntry.objects.filter(chain_id=area_code, seq__lt=before)
    return list(found.order_by("-seq")[:number])


def entry_of(act: str, row: int) -> LedgerEntry | None:
    """The entry that an act left about a row."""
    return LedgerEntry.objects.filter(act=act, object_id=str(row)).order_by("-pk").first()
