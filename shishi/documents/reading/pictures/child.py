"""The process that opens photographs: limits itself, reads one job from standard input, answers, ends."""

import sys

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.one_job import answer
from shishi.documents.reading.pictures.wire import dump_picture, load_job


def main() -> int:
    return answer(load_job, lambda job: job[1], _seen)


def _seen(job: tuple[bytes, Limits]) -> bytes:
    from shishi.documents.reading.pictures.read import read  # noqa: PLC0415 - parsers are loaded under the limits

    return dump_picture(read(job[0]))


if __name__ == "__main__":
    sys.exit(main())
