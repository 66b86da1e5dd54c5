"""The caller's side: reads a workbook in a child process that may die without harm."""

import subprocess
import sys
from pathlib import Path

import msgspec

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import ReadingResult
from shishi.documents.reading.wire import Job, dump_job, load_result

_ROOT = Path(__file__).resolve().parents[3]
_CHILD = "shishi.documents.reading.child"

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
    command = [sys.executable, "-s", "-m", _CHILD]
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, no words from the file
            command,
            input=dump_job(job),
            capture_output=True,
            close_fds=True,
            env=environment,
            cwd=_ROOT,
            timeout=job.limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ReadingResult(refused="读这个文件超过了时间上限，请删去多余的行列或拆分后再上传")
    except OSError:
        return ReadingResult(refused="系统繁忙，没能打开文件，请稍后再试")
    if done.returncode != 0:
        return ReadingResult(refused=_cause(done.returncode, done.stderr))
    try:
        return load_result(done.stdout)
    except (msgspec.DecodeError, ValueError):  # ValueError: no UTF-8
        return ReadingResult(refused="文件没能读完，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传")


def _cause(code: int, last_words: bytes) -> str:
    """What the end of the child says: it was stopped at a limit, or the file broke the parser."""
    if code < 0 or b"MemoryError" in last_words or b"memory allocation" in last_words:
        return "读这个文件需要的内存或时间超过上限，请删去多余的行列或拆分后再上传"
    return "文件内容异常，没能读完，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传"
