"""The process that parses: limits itself, reads one job from standard input, writes one result, ends."""

import sys
from operator import attrgetter
from pathlib import Path

from shishi.documents.reading import workbook
from shishi.documents.reading.one_job import answer
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


def main() -> int:
    return answer(load_job, attrgetter("limits"), lambda job: dump_result(read_job(job)))


if __name__ == "__main__":
    sys.exit(main())
