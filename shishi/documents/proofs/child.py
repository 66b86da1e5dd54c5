"""The process that reads and checks what strangers send: limited in memory and time, whatever the text does to a rule."""

import json
import sys
from dataclasses import asdict

from shishi.documents.proofs.as_json import proof_object
from shishi.documents.proofs.checking import check_all
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.read import read_notice
from shishi.documents.reading.notices.wire import Sent, load_job
from shishi.documents.reading.one_job import answer


def main() -> int:
    return answer(load_job, lambda job: job[1], _checked)


def _checked(job: tuple[list[Sent], Limits]) -> bytes:
    """Each file's reading with its proof."""
    files, limits = job
    checked = check_all([read_notice(file.name, file.data, limits) for file in files])
    told = [
        {"reading": asdict(one.reading), "proof": proof_object(one.proof), "belongs_to": one.belongs_to}
        for one in checked
    ]
    return json.dumps(told).encode()


if __name__ == "__main__":
    sys.exit(main())
