import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.ledger.hashing import canonical, digest
from shishi.domain.ledger.models import Chain, LedgerEntry
from shishi.domain.ledger.queries import material


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: the model's label (``reporting.report``) and the row's key."""

    type: str
    id: str


def record(
    *,
    area_code: str,
    act: str,
    subject: Subject,
    after: Mapping[str, object],
    by: Actor,
    at: dt.datetime,
    files: Sequence[str] = (),
) -> LedgerEntry:
    """Append one entry to the area's chain, in the caller's transaction.

    Every action calls this exactly once after its writes, so that the entry and the rows stand or fall together.
    Takes the chain's row lock; writers of one area wait for each other here, those of other areas do not.
    """
    if not transaction.get_connection().in_atomic_block:
        message = "a ledger entry belongs into the transaction of the action that it records"
        raise RuntimeError(message)
    chain = take_turn(area_code)
    entry = LedgerEntry(
        chain=chain,
        seq=chain.size + 1,
        at=at,
        actor=by.label,
        act=act,
        object_type=subject.type,
        object_id=subject.id,
        after=canonical(after),
        file_hashes=canonical(sorted(files)),
        prev=chain.head,
        algorithm=settings.LEDGER_ALGORITHM,
    )
    entry.hash = digest(material(entry), entry.algorithm)
    entry.save(force_insert=True)
    chain.size, chain.head = entry.seq, entry.hash
    chain.save(update_fields=["size", "head"])
    return entry


def take_turn(area_code: str) -> Chain:
    """Take the area's place in the queue of writers, until the transaction ends.

    For an action that must look before it writes: what it then reads, no other writer of the area changes meanwhile.
    It is the lock that ``record`` takes anyway, so that nobody can wait for it crosswise.
    """
    Chain.objects.get_or_create(area_code=area_code)
    return Chain.objects.select_for_update().get(area_code=area_code)
