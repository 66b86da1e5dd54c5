"""The process that reads bulletins from outside: limits itself, reads one job from standard input, answers, ends."""

import gc
import sys

from shishi.documents.reading.child import limit_self
from shishi.documents.reading.notices.read import read_notice
from shishi.documents.reading.notices.wire import dump_readings, load_job


def main() -> int:
    """Job in, answer out. The collector is off: the process lives for one bulletin and its attachments."""
    gc.disable()
    files, limits = load_job(sys.stdin.buffer.read())
    limit_self(limits)
    sys.stdout.buffer.write(dump_readings([read_notice(file.name, file.data, limits) for file in files]))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
