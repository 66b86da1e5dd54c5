"""The process that reads bulletins from outside: limits itself, reads one job from standard input, answers, ends."""

import sys

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.read import read_notice
from shishi.documents.reading.notices.wire import Sent, dump_readings, load_job
from shishi.documents.reading.one_job import answer


def main() -> int:
    return answer(load_job, lambda job: job[1], _read)


def _read(job: tuple[list[Sent], Limits]) -> bytes:
    files, limits = job
    return dump_readings([read_notice(file.name, file.data, limits) for file in files])


if __name__ == "__main__":
    sys.exit(main())
