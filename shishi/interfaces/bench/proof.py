"""How long a notice check takes once the program runs: a bulletin of 2,000 characters, ten and a hundred of them, 1 MB.

Only the check is measured, in this process: reading a file costs a process of its own where it needs a parser.
"""

from time import process_time

from shishi.documents.proofs.checking import check_text
from shishi.interfaces.cli.ratio import Ratio

_SHORT, _MEGABYTE = 2_000, 1024 * 1024
_SHORT_S, _MEGABYTE_S = 0.015, 10.0
_GROWTH = 1.5  # times as long as a straight line would say
_PLACES = ("东川镇", "西岭乡", "南河镇", "北山乡", "城关镇", "新店镇", "柳林乡", "石桥镇")
_WORKS = ("农村公路硬化", "安全饮水", "危房改造", "校舍维修", "卫生室建设", "养老服务", "职业培训", "电网改造")


class NothingFoundError(ValueError):
    """The text made here gives no claims: then a time would mean nothing."""


def run(rounds: int = 7) -> list[Ratio]:
    """The least CPU seconds of each size; the growth stands beside a straight line through the shortest."""
    texts = [_bulletin(_SHORT * times) for times in (1, 10, 100)]
    megabyte = _bulletin(_MEGABYTE // len("件".encode()))
    if not check_text(texts[0]).claims:
        raise NothingFoundError("没有识别出数字，无法测速。")
    one, ten, hundred = (_least(text, rounds if place < 2 else 2) for place, text in enumerate(texts))
    return [
        Ratio("校核 2,000 字", one, _SHORT_S, "规定的 15 毫秒", 1.0),
        Ratio("校核 20,000 字", ten, 10 * one, "2,000 字的 10 倍", _GROWTH),
        Ratio("校核 200,000 字", hundred, 100 * one, "2,000 字的 100 倍", _GROWTH),
        Ratio("校核 1 MB 的文本", _least(megabyte, 1), _MEGABYTE_S, "规定的 10 秒", 1.0),
    ]


def _least(text: str, rounds: int) -> float:
    least = float("inf")
    for _ in range(rounds):
        started = process_time()
        check_text(text)
        least = min(least, process_time() - started)
    return least


def _bulletin(characters: int) -> str:
    """A bulletin of about so many characters, made as an office writes one: no paragraph is the same as another."""
    parts: list[str] = []
    length = number = 0
    while length < characters:
        part = _paragraph(number)
        parts.append(part)
        length += len(part) + 1
        number += 1
    return "\n".join(parts)[:characters]


def _paragraph(number: int) -> str:
    total, done = 12 + number % 29, 3 + number % 7
    cancelled = number % 3
    place, work = _PLACES[number % len(_PLACES)], _WORKS[number // 3 % len(_WORKS)]
    rate = round(100 * done / (total - cancelled), 1)
    return (
        f"{number + 1}.{place}{work}。今年共承办{work}项目{total}个，其中已完成{done}个，取消{cancelled}个，其余{total - done - cancelled}个"
        f"正在推进，完成率{rate}%；累计完成投资{1200 + number * 3.5:.1f}万元，比上年同期增长{5 + number % 11}.{number % 10}%，"
        f"惠及{place}群众{300 + number}户{900 + number * 2}人，各牵头部门要进一步靠实责任，按期完成年度任务。"
    )
