"""The caller's side: reads a workbook in a child process that may die without harm."""

from pathlib import Path

import msgspec

from shishi.documents.reading import limited
from shishi.documents.reading.limited import End
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import ReadingResult
from shishi.documents.reading.wire import Job, dump_job, load_result

_CHILD = "shishi.documents.reading.child"

CAUSES = {
    End.TIME: "读这个文件超过了时间上限，请删去多余的行列或拆分后再上传",
    End.MEMORY: "读这个文件需要的内存或时间超过上限，请删去多余的行列或拆分后再上传",
    End.BROKEN: "文件内容异常，没能读完，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传",
    End.BUSY: "系统繁忙，没能打开文件，请稍后再试",
}

DEFAULT_LIMITS = Limits()


def read_lists(
    path: Path,
    *,
    list_hint: str | None = None,
    year: int | None = None,
    known_units: frozenset[str] = frozenset(),
    limits: Limits = DEFAULT_LIMITS,
) -> ReadingResult:
    """The rows of a list workbook with its asks. ``list_hint`` (县列) holds where the file names no list, ``year`` where its
    titles name no year. Never raises for the file's sake: what cannot be read has ``refused`` set.
    """
    return _in_child(Job(str(path.absolute()), limits, year, None, list_hint, tuple(sorted(known_units))))


def read_reports(
    path: Path,
    *,
    year: int,
    month: int,
    known_units: frozenset[str] = frozenset(),
    limits: Limits = DEFAULT_LIMITS,
) -> ReadingResult:
    """The rows of a unit's report for ``month`` of ``year`` with its asks. Never raises for the file's sake."""
    return _in_child(Job(str(path.absolute()), limits, year, month, None, tuple(sorted(known_units))))


def _in_child(job: Job) -> ReadingResult:
    try:
        return load_result(limited.run(_CHILD, dump_job(job), job.limits))
    except limited.Ended as ended:
        return ReadingResult(refused=CAUSES[ended.cause])
    except (msgspec.DecodeError, ValueError):  # ValueError: no UTF-8
        return ReadingResult(refused="文件没能读完，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传")
