"""Looks a zip container over before anything parses it: bombs, escapes, encryption, entities, macros."""

import io
import stat
import zipfile
import zlib

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused

_CHUNK = 1024 * 1024
_DTD = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"<!entity")
_XML = (".xml", ".rels", ".vml")
_ENCRYPTED_BIT = 0x1
_NO_MEMORY = "Error -4 "  # how zlib.error begins for Z_MEM_ERROR


def checked_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML members of the container by name, inflated within ``limits``; everything else is only counted.

    Refuses: damaged, too many members, absolute or climbing names, links, encryption, bombs (declared or real),
    DTD or entities in any XML member, macros. Raises MemoryError where memory ends, also inside zlib.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_directory(members, limits)
            return _inflate(archive, members, limits)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, zlib.error) and str(error).startswith(_NO_MEMORY):
            raise MemoryError from error
        raise Refused("damaged", "文件已损坏或不完整，打不开，请重新导出后再上传") from error


def repacked(parts: dict[str, bytes]) -> bytes:
    """A container of exactly the checked parts, stored: what parses it next can see nothing that was not checked here,
    however it reads a zip directory, and need not inflate again.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _check_directory(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Refused("members", f"文件内部成员过多（{len(members)} 个，上限 {limits.members} 个），不予读取")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise _bomb()
    for member in members:
        name = member.orig_filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or ".." in name.split("/") or "\x00" in name:
            raise Refused("zip_slip", "文件内部有越出目录的成员路径，不是正常的表格，不予读取")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Refused("symlink_member", "文件内部有符号链接，不是正常的表格，不予读取")
        if member.flag_bits & _ENCRYPTED_BIT:
            raise Refused("encrypted", "文件已加密，请取消密码保护后再上传")
        if name.lower().endswith("vbaproject.bin"):
            raise Refused("macro", "文件含有宏，请另存为不含宏的 .xlsx 后再上传")


def _inflate(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        chunks: list[bytes] = []
        size = 0
        keep = member.filename.lower().endswith(_XML) or member.filename == "mimetype"
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                total += len(chunk)
                if total > limits.unpacked_bytes or (
                    size > limits.ratio_from_bytes and size > limits.ratio * max(member.compress_size, 1)
                ):
                    raise _bomb()
                if keep:
                    chunks.append(chunk)
        if keep:
            content = b"".join(chunks)
            if b"!" in content and any(mark in content for mark in _DTD):
                raise Refused("dtd", "文件内部的 XML 含有 DTD 或实体声明，可能有害，不予读取")
            parts[member.filename] = content
    return parts


def _bomb() -> Refused:
    return Refused("bomb", "文件解压后过大，疑似压缩炸弹，不予读取")
