"""The process that opens photographs: limits itself, reads one job from standard input, answers, ends."""

import gc
import sys

from shishi.documents.reading.child import limit_self
from shishi.documents.reading.pictures.wire import dump_picture, load_job


def main() -> int:
    """Job in, answer out. The collector is off: the process lives for one photograph."""
    gc.disable()
    data, limits = load_job(sys.stdin.buffer.read())
    limit_self(limits)
    from shishi.documents.reading.pictures.read import read  # noqa: PLC0415 - parsers are loaded under the limits

    sys.stdout.buffer.write(dump_picture(read(data)))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
