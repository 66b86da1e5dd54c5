"""The caller's side: reads and checks files of strangers in a child process that may die without harm."""

import json
from collections.abc import Sequence

from shishi.documents.proofs.as_json import proof_from
from shishi.documents.proofs.checking import Checked
from shishi.documents.reading import limited
from shishi.documents.reading.limited import End
from shishi.documents.reading.limits import MIB, Limits
from shishi.documents.reading.notices.parent import CAUSES
from shishi.documents.reading.notices.reading import Reading
from shishi.documents.reading.notices.wire import Sent, dump_job, reading_from

STRANGERS = Limits(
    file_bytes=5 * MIB,
    unpacked_bytes=60 * MIB,
    memory_bytes=768 * MIB,
    cpu_seconds=12,
    wall_seconds=20.0,
    written_bytes=0,
)
_CHILD = "shishi.documents.proofs.child"


def check_sent(files: Sequence[Sent], limits: Limits = STRANGERS) -> list[Checked]:
    """The files with their proofs, in order; when the child ends before its time, that is said of each file."""
    try:
        answer = json.loads(limited.run(_CHILD, dump_job(files, limits), limits))
        return [Checked(reading_from(raw["reading"]), proof_from(raw["proof"]), raw["belongs_to"]) for raw in answer]
    except limited.Ended as ended:
        cause = ended.cause
    except (ValueError, TypeError, KeyError):
        cause = End.BROKEN
    return [Checked(Reading(file.name, refused=CAUSES[cause])) for file in files]
