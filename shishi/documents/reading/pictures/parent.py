"""The caller's side: looks at a photograph in a child process that may die without harm."""

from shishi.documents.reading import limited
from shishi.documents.reading.limited import End
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.pictures.wire import PHOTO_LIMITS, Picture, dump_job, load_picture

_CHILD = "shishi.documents.reading.pictures.child"
BROKEN = "已损坏或不完整，打不开；请重新拍摄，或在手机相册里另存后再传"
CAUSES = {
    End.TIME: "处理超过了时间上限；请缩小后再传",
    End.MEMORY: "需要的内存超过上限；请缩小后再传",
    End.BROKEN: BROKEN,
    End.BUSY: "没能打开，系统繁忙；请稍后再试",
}
TOO_BIG = "超过{mb}MB；请缩小后再传"


def read_picture(name: str, data: bytes, limits: Limits = PHOTO_LIMITS) -> Picture:
    """What ``data`` is. Never raises for the file's sake: a refusal names the file and says what to do."""
    if len(data) > limits.file_bytes:
        return _refused(name, TOO_BIG.format(mb=limits.file_bytes // 1024**2))
    try:
        seen = load_picture(limited.run(_CHILD, dump_job(data, limits), limits))
    except limited.Ended as ended:
        return _refused(name, CAUSES[ended.cause])
    except (ValueError, TypeError, KeyError):
        return _refused(name, BROKEN)
    return _refused(name, seen.refused) if seen.refused else seen


def _refused(name: str, why: str) -> Picture:
    return Picture(refused=f"照片“{name}”{why}。")
