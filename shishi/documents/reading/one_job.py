"""What a limited child process does with its one job. It imports no parser, so that a child loads only its own."""

import gc
import resource
import sys
from collections.abc import Callable
from typing import TypeVar

from shishi.documents.reading.limits import Limits

Job = TypeVar("Job")


def answer(load: Callable[[bytes], Job], limits_of: Callable[[Job], Limits], do: Callable[[Job], bytes]) -> int:
    """Job in, answer out, under the job's limits. The collector is off: the process lives for one job."""
    gc.disable()
    job = load(sys.stdin.buffer.read())
    _limit_self(limits_of(job))
    sys.stdout.buffer.write(do(job))
    sys.stdout.buffer.flush()
    return 0


def _limit_self(limits: Limits) -> None:
    """From here on the process cannot take more than its share, whatever the file makes the parsers do."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
