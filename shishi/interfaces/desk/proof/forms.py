"""What is pasted or uploaded, as the files that a check takes."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from shishi.documents.reading.notices.wire import Sent

PASTED = "粘贴的文字"
CHARACTERS = 200_000
ATTACHMENTS = 6


class Unusable(ValueError):  # noqa: N818 - it is what was sent that cannot be used
    """Nothing was sent, or too much; the sentence stands on the form."""


def files_sent(request: HttpRequest) -> list[Sent]:
    """The bulletin first, then its workbooks. An uploaded file goes before pasted text."""
    text = request.POST.get("text", "")
    uploaded = request.FILES.get("notice")
    attachments = request.FILES.getlist("attachments")
    if uploaded is None and not text.strip():
        raise Unusable("请粘贴通报文字，或选择一个文件。")
    if uploaded is not None and text.strip():
        raise Unusable("粘贴文字和选择文件，请只用一种。")
    if len(text) > CHARACTERS:
        raise Unusable(f"文字共{len(text)}字，一次不能超过{CHARACTERS}字，请分几次校核。")
    if len(attachments) > ATTACHMENTS:
        raise Unusable(f"附件一次不能超过{ATTACHMENTS}个。")
    # Browsers send the line ends of Windows, whatever was pasted.
    notice = _sent(uploaded) if uploaded is not None else Sent(PASTED, text.replace("\r\n", "\n").encode())
    return [notice, *(_sent(one) for one in attachments)]


def _sent(file: UploadedFile) -> Sent:
    return Sent(PurePath(file.name or "未命名").name, file.read())
