"""Arguments that several commands take, and answers written on the command line."""

import argparse
import datetime as dt

from shishi.rulebook.kinds import kind_written
from shishi.rulebook.stages import Kind


def day(text: str) -> dt.date:
    """A day written 2016-07-31."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成2016-07-31。") from None


def same_work(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """城乡低保提标=省列:城市低保提标,省列:农村低保提标 → the name and the places of the same work."""
    name, sign, places = text.replace("＝", "=").replace("：", ":").replace("，", ",").partition("=")
    pairs = [tuple(part.strip() for part in place.split(":", 1)) for place in places.split(",") if place.strip()]
    if not sign or not name.strip() or not pairs or any(len(pair) != 2 for pair in pairs):
        raise argparse.ArgumentTypeError(f"“{text}”应写成：实事名称=清单:名称,清单:名称。")
    return name.strip(), tuple((pair[0], pair[1]) for pair in pairs)


def kind_of(text: str) -> tuple[str, Kind]:
    """职业技能培训=服务类 → the name and its kind."""
    name, sign, word = text.replace("＝", "=").partition("=")
    kind = kind_written(word)
    if not sign or kind is None:
        raise argparse.ArgumentTypeError(f"“{text}”应写成：实事名称=工程类、补助类、服务类或采购类。")
    return name.strip(), kind


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """The options that list and report imports share."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="工作簿：.xls .xlsx .ods .csv .et")
    parser.add_argument("--dry-run", action="store_true", help="只显示将要做什么，不写入")
    parser.add_argument("--accept-clean", action="store_true", help="有待明确之处时，先写入没有问题的行")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="json：每个文件输出一行")
