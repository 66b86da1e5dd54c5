"""Each file that harms a careless reader gives one clear sentence, and the caller lives."""

import os
import random
import stat
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import xlwt

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.parent import read_lists, read_reports
from tests.documents.reading import hostile
from tests.guards.source import ROOT

# Reads a container again and again, each time in a process of its own that may take a little more memory.
SHORT_OF_MEMORY = """
import os, resource, sys
from shishi.documents.reading.archive import checked_parts
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused
data = open(sys.argv[1], "rb").read()
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
for more in range(0, 2**21, 2**14):
    if not os.fork():
        resource.setrlimit(resource.RLIMIT_AS, (used + more, used + more))
        try:
            checked_parts(data, Limits())
            said = b"read "
        except Refused:
            said = b"damaged "
        except MemoryError:
            said = b"memory "
        os.write(1, said)
        os._exit(0)
    os.wait()
"""
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _truncated(path: Path) -> Path:
    data = hostile.tidy_list(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def _truncated_xls(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("县列")
    for row in range(300):
        sheet.write(row, 0, f"内容{row}")
    book.save(str(path))
    path.write_bytes(path.read_bytes()[:4000])
    return path


def _random(path: Path) -> Path:
    path.write_bytes(random.Random(7).randbytes(5000))  # noqa: S311  # a fixed order, no secret
    return path


def _far_ods(path: Path) -> Path:
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _symlink(path: Path) -> Path:
    path.symlink_to(hostile.tidy_list(path.with_name("real.xlsx")))
    return path


def _plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    return path


def _bytes(data: bytes):
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def _xlsx(**options):
    sheet = options.pop("sheet", None) or hostile.sheet_xml()
    return lambda path: hostile.xlsx(path, sheet, **options)


HOSTILE = [
    ("bomb.xlsx", hostile.bomb, "压缩炸弹"),
    ("lying.xlsx", hostile.lying_bomb, "损坏"),
    (
        "far.xlsx",
        _xlsx(sheet=hostile.sheet_xml(f'<row r="1048576">{hostile.text_cell("XFD1048576", "x")}</row>')),
        "XFD1048576",
    ),
    ("xxe.xlsx", _xlsx(sheet=hostile.sheet_xml(prolog=XXE).replace("高标准农田", "&e;")), "实体"),
    ("laughs.xlsx", _xlsx(sheet=hostile.sheet_xml(prolog=LAUGHS).replace("高标准农田", "&b;")), "实体"),
    ("slip.xlsx", _xlsx(members=(("../../evil.xml", b"x"),)), "越出目录"),
    ("absolute.xlsx", _xlsx(members=(("/etc/evil", b"x"),)), "越出目录"),
    ("link_inside.xlsx", _xlsx(members=((_link("xl/link.xml"), b"/etc/passwd"),)), "符号链接"),
    ("macro.xlsm", _xlsx(members=(("xl/vbaProject.bin", b"x"),)), "宏"),
    ("many.xlsx", _xlsx(members=tuple((f"xl/x{number}.bin", b"") for number in range(2100))), "成员过多"),
    ("encrypted.xlsx", hostile.encrypted_xlsx, "已加密"),
    ("truncated.xlsx", _truncated, "损坏"),
    ("truncated.xls", _truncated_xls, "完整"),
    ("broken_xml.xlsx", _xlsx(sheet=hostile.sheet_xml()[:-40]), "损坏"),
    ("far.ods", _far_ods, "离正文过远"),
    ("random.xls", _random, "认不出"),
    ("empty.xlsx", _bytes(b""), "空的"),
    ("html.xls", _bytes("<html><table><tr><td>序号</td></tr></table></html>".encode()), "网页"),
    (
        "saved.xls",
        _bytes(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        "2003 XML",
    ),
    ("paper.xlsx", _bytes(b"%PDF-1.4 ..."), "PDF"),
    ("plain.zip", _plain_zip, "压缩包"),
    ("linked.xlsx", _symlink, "符号链接"),
    ("prose.csv", _bytes("今天开会，没有表格。\n".encode()), "没有认出表头"),
]


@pytest.mark.parametrize(("name", "make", "cause"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_a_hostile_file_is_refused_with_its_cause(tmp_path, name, make, cause):
    result = read_lists(make(tmp_path / name))
    assert result.refused is not None
    assert cause in result.refused
    assert not result.list_rows


def test_a_folder_a_pipe_and_a_missing_file_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert "文件夹" in (read_lists(tmp_path).refused or "")
    assert "不是普通文件" in (read_lists(tmp_path / "pipe.xlsx").refused or "")
    assert "找不到" in (read_lists(tmp_path / "none.xlsx").refused or "")


def test_a_file_over_the_size_limit_is_refused(tmp_path):
    path = hostile.tidy_list(tmp_path / "a.xlsx")
    assert "过大" in (read_lists(path, limits=replace(Limits(), file_bytes=1000)).refused or "")


def test_a_false_dimension_drops_no_rows(tmp_path):
    sheet = hostile.sheet_xml(dimension='<dimension ref="A1:B1"/>')
    assert [row.name for row in read_lists(hostile.xlsx(tmp_path / "a.xlsx", sheet)).list_rows] == ["高标准农田"]


def test_far_cells_without_content_do_no_harm(tmp_path):
    sheet = hostile.sheet_xml('<row r="1048576"><c r="XFD1048576"/></row>')
    assert len(read_lists(hostile.xlsx(tmp_path / "a.xlsx", sheet)).list_rows) == 1


def test_an_encrypted_xls_is_refused(tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    # WRITEACCESS stands in every globals stream; renamed to FILEPASS it says "encrypted"
    (tmp_path / "b.xls").write_bytes(data.replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1))
    assert "已加密" in (read_lists(tmp_path / "b.xls").refused or "")


def test_the_child_dies_at_its_memory_limit_and_the_caller_lives(tmp_path):
    rows = "".join(f'<row r="{row}">{hostile.text_cell(f"IV{row}", "x" * 50)}</row>' for row in range(3, 9000))
    path = hostile.xlsx(tmp_path / "wide.xlsx", hostile.sheet_xml(rows))
    result = read_lists(path, limits=replace(Limits(), memory_bytes=120 * 1024 * 1024))
    assert "上限" in (result.refused or "")
    assert read_lists(hostile.tidy_list(tmp_path / "good.xlsx")).refused is None


def test_a_container_for_which_memory_ends_is_not_called_damaged(tmp_path):
    path = tmp_path / "a.docx"
    docx.Document().save(path)
    command = [sys.executable, "-c", SHORT_OF_MEMORY, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert len(said) == 128
    assert set(said) == {"memory", "read"}


def test_the_child_is_stopped_at_the_time_limit(tmp_path):
    started = time.monotonic()
    result = read_reports(
        hostile.tidy_list(tmp_path / "a.xlsx"), year=2016, month=7, limits=replace(Limits(), wall_seconds=0.01)
    )
    assert "时间上限" in (result.refused or "")
    assert time.monotonic() - started < 5


def test_a_renamed_file_is_read_by_its_content(tmp_path):
    hostile.tidy_list(tmp_path / "a.xlsx").rename(tmp_path / "a.et")
    (tmp_path / "b.xls").write_bytes("\n".join([",".join(hostile.HEADERS), ",".join(hostile.ROW)]).encode("gb18030"))
    for name in ("a.et", "b.xls"):
        assert [row.name for row in read_lists(tmp_path / name).list_rows] == ["高标准农田"], name
