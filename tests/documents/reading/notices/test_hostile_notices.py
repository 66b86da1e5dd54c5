"""Each file that harms a careless reader, or cannot be read, gives one clear sentence with the way out."""

import os
import zipfile
from dataclasses import replace

import docx
import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.parent import read_path
from tests.documents.reading import hostile


def write(path, data):
    path.write_bytes(data)
    return path


def word(path, members):
    """A .docx with members put in place of, or beside, its own."""
    docx.Document().save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | members
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def bomb(path):
    docx.Document().save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media.xml", "w") as stream:
        for _ in range(400):
            stream.write(b"<a>" + b"0" * 1_000_000)
    return path


def encrypted(path):
    plain = path.with_name("plain.docx")
    docx.Document().save(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("open-me", target)
    with path.open("rb") as stream:
        assert msoffcrypto.OfficeFile(stream).is_encrypted()
    return path


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="w"><w:body>&a;</w:body></w:document>'
HOSTILE = [
    ("bomb.docx", bomb, "压缩炸弹"),
    ("laughs.docx", lambda path: word(path, {"word/document.xml": LAUGHS}), "实体声明"),
    ("broken.docx", lambda path: word(path, {"word/document.xml": b"<w:document"}), "XML 有误"),
    ("macro.docm", lambda path: word(path, {"word/vbaProject.bin": b"x"}), "另存为不含宏的 .docx"),
    ("slip.docx", lambda path: word(path, {"../../evil.xml": b"x"}), "越出目录"),
    ("secret.docx", encrypted, "取消密码保护"),
    ("picture.doc", lambda path: write(path, b"\x89PNG\r\n\x1a\n" + bytes(200)), "这是图片"),
    ("scan.jpg", lambda path: write(path, b"\xff\xd8\xff\xe0" + bytes(200)), "文字识别"),
    ("packed.rar", lambda path: write(path, b"Rar!\x1a\x07\x00" + bytes(200)), "解压"),
    ("other.zip", hostile.lying_bomb, "损坏"),
    ("empty.txt", lambda path: write(path, b""), "是空的"),
    ("blank.txt", lambda path: write(path, b"\r\n  \n"), "是空的"),
    ("broken.pdf", lambda path: write(path, b"%PDF-1.4\n" + os.urandom(3000)), "PDF 已损坏"),
    ("ole.doc", lambda path: write(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "损坏"),
    ("deep.rtf", lambda path: write(path, b"{\\rtf1" + b"{" * 5000 + b"3"), "层次异常"),
]


@pytest.mark.parametrize(("name", "make", "cause"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_a_hostile_file_is_refused_with_its_cause(tmp_path, name, make, cause):
    reading = read_path(make(tmp_path / name))
    assert cause in (reading.refused or "")
    assert reading.text == ""


def test_a_folder_a_pipe_and_a_missing_file_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "文件夹" in read_path(tmp_path).refused
    assert "不是普通文件" in read_path(tmp_path / "pipe.txt").refused
    assert "找不到" in read_path(tmp_path / "none.txt").refused


def test_the_child_is_stopped_at_its_limits_and_the_caller_is_told(tmp_path):
    path = tmp_path / "a.docx"
    docx.Document().save(path)
    assert "时间上限" in read_path(path, replace(Limits(), wall_seconds=0.01)).refused
    assert "上限" in read_path(path, replace(Limits(), memory_bytes=40 * 1024 * 1024)).refused
    assert "过大" in read_path(path, replace(Limits(), file_bytes=1000)).refused


def test_a_workbook_is_read_as_an_attachment_with_its_percents_as_shown(tmp_path):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "汇总表.xlsx"))
    sheet = book.add_worksheet("市列")
    sheet.write_row(0, 0, ["名称", "完成率", "件数"])
    sheet.write_row(1, 0, ["低保提标", 0.286, 4], book.add_format({"num_format": "0.0%"}))
    sheet.write(1, 2, 4)
    book.close()
    reading = read_path(tmp_path / "汇总表.xlsx")
    assert reading.is_workbook
    assert reading.sheets[0].name.endswith("汇总表.xlsx")
    assert reading.sheets[0].rows == (("名称", "完成率", "件数"), ("低保提标", "28.6%", "4"))
