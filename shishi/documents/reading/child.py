"""The process that parses: limits itself, reads one job from standard input, writes one result, ends."""

import gc
import resource
import sys
from pathlib import Path

from shishi.documents.reading import workbook
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused
from shishi.documents.reading.rows import ReadingResult
from shishi.documents.reading.sheets import Wanted, read_list_grids, read_report_grids
from shishi.documents.reading.wire import Job, dump_result, load_job


def read_job(job: Job) -> ReadingResult:
    """Reads the job's file in this very process; a file that cannot be read gives its cause."""
    path = Path(job.path)
    wanted = Wanted(job.year, job.month, job.list_hint, frozenset(job.known_units))
    try:
        grids = workbook.sheets_of(workbook.load(path, job.limits), path.stem, job.limits)
        return read_list_grids(grids, wanted) if job.month is None else read_report_grids(grids, wanted)
    except Refused as refusal:
        return ReadingResult(refused=refusal.sentence)
    except MemoryError:
        return ReadingResult(refused="读这个文件需要的内存超过上限，请删去多余的行列或拆分后再上传")


def limit_self(limits: Limits) -> None:
    """From here on the process cannot take more than its share, whatever the file makes the parsers do."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def main() -> int:
    """Job in, result out. The collector is off: the process lives for one file."""
    gc.disable()
    job = load_job(sys.stdin.buffer.read())
    limit_self(job.limits)
    sys.stdout.buffer.write(dump_result(read_job(job)))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
