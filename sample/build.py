"""Writes the sample counties' workbooks and manifests: `python -m sample.build [--out DIR] [--only FOLDER]`.

The same data give the same bytes; the committed folders beside this module are its output.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from sample.data.model import County
from sample.data.qinghe import QINGHE
from sample.data.yuzhong import YUZHONG
from sample.listings import list_sheet
from sample.manifest import manifest_text, report_path
from sample.reports import report_sheet, reported_items
from sample.sheets import Sheet, xls_bytes, xlsx_bytes

COUNTIES = (YUZHONG, QINGHE)


def files_of(county: County) -> Iterator[tuple[str, bytes]]:
    """Each file of a county with its path inside the county's folder."""
    yield "manifest.toml", manifest_text(county).encode()
    for listed in county.lists:
        yield listed.file, _workbook(listed.file, list_sheet(county, listed))
    for month in county.months:
        for unit in county.units:
            if reported_items(county, unit.name, month):
                path = report_path(county, unit.name, month)
                yield path, _workbook(path, report_sheet(county, unit.name, month))


def build(county: County, out: Path) -> int:
    """Write the county below `out`; gives the number of files."""
    count = 0
    for path, content in files_of(county):
        target = out / county.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count


def _workbook(path: str, sheet: Sheet) -> bytes:
    return xls_bytes(sheet) if path.endswith(".xls") else xlsx_bytes(sheet)


def main() -> None:
    parser = argparse.ArgumentParser(description="生成示例县的清单、月报和 manifest.toml")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="输出目录")
    parser.add_argument("--only", choices=[county.folder for county in COUNTIES], help="只生成这一个县")
    chosen = parser.parse_args()
    for county in COUNTIES:
        if chosen.only in (None, county.folder):
            print(f"{county.name}：{build(county, chosen.out)} 个文件 → {chosen.out / county.folder}")


if __name__ == "__main__":
    main()
