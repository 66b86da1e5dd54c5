"""The caller's side: reads bulletins and their workbooks, parsing in a child process that may die without harm."""

from collections.abc import Sequence
from pathlib import Path

from shishi.documents.reading import limited
from shishi.documents.reading.limited import End
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.read import is_plain, read_notice
from shishi.documents.reading.notices.reading import Reading
from shishi.documents.reading.notices.wire import Sent, dump_job, load_readings
from shishi.documents.reading.refusal import Refused
from shishi.documents.reading.workbook import load

DEFAULT_LIMITS = Limits()
_CHILD = "shishi.documents.reading.notices.child"
CAUSES = {
    End.TIME: "读这个文件超过了时间上限；请只留通报正文，或拆分后再校核",
    End.MEMORY: "读这个文件需要的内存或时间超过上限；请只留通报正文，或拆分后再校核",
    End.BROKEN: "文件内容异常，没能读完；请用 WPS 或 Word 打开后另存为 .docx 再校核",
    End.BUSY: "系统繁忙，没能打开文件；请稍后再试",
}
_UNOPENED = {
    "directory": "这是文件夹，不是文件；请给出其中的通报文件",
    "too_big": "文件过大（上限 20 MB）；请只留通报正文，去掉图片后再校核",
}


def read_path(path: Path, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """One file of this machine. Never raises for the file's sake: what cannot be read has ``refused`` set."""
    try:
        data = load(path, limits)
    except Refused as refusal:
        return Reading(str(path), refused=_UNOPENED.get(refusal.code, refusal.sentence))
    return read_sent(Sent(str(path), data), limits)


def read_sent(file: Sent, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """One file by its bytes: a plain text at once, everything that needs a parser in the child."""
    if is_plain(file.data):
        return read_notice(file.name, file.data, limits)
    return in_child([file], limits)[0]


def in_child(files: Sequence[Sent], limits: Limits = DEFAULT_LIMITS) -> list[Reading]:
    """The readings in the order of the files; when the child ends before its time, that is said of each."""
    try:
        readings = load_readings(limited.run(_CHILD, dump_job(files, limits), limits))
    except limited.Ended as ended:
        return [Reading(file.name, refused=CAUSES[ended.cause]) for file in files]
    except (ValueError, TypeError, KeyError):
        return [Reading(file.name, refused=CAUSES[End.BROKEN]) for file in files]
    return readings
