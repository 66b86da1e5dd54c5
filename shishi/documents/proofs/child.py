"""The process that reads and checks what strangers send: limited in memory and time, whatever the text does to a rule."""

import gc
import json
import sys
from dataclasses import asdict

from shishi.documents.proofs.as_json import proof_object
from shishi.documents.proofs.checking import check_all
from shishi.documents.reading.child import limit_self
from shishi.documents.reading.notices.read import read_notice
from shishi.documents.reading.notices.wire import load_job


def main() -> int:
    """Job in, answer out: each file's reading with its proof."""
    gc.disable()
    files, limits = load_job(sys.stdin.buffer.read())
    limit_self(limits)
    checked = check_all([read_notice(file.name, file.data, limits) for file in files])
    answer = [
        {"reading": asdict(one.reading), "proof": proof_object(one.proof), "belongs_to": one.belongs_to}
        for one in checked
    ]
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
