"""Composed notices for the tests, and two counties written by hand."""

import datetime as dt

from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.statistics.figures.sets import figures_of
from tests.domain.statistics.counties import change
from tests.domain.statistics.written import inputs, listing, work

PARTICULARS = Particulars("示例县人民政府办公室", dt.date(2024, 8, 5), "示政办发〔2024〕5号")


def composed(inputs):
    """The figures of the inputs and the notice made from them."""
    figures = figures_of(inputs)
    return figures, compose_notice(figures, PARTICULARS)


def paragraphs(notice):
    """The body, a string a block."""
    return ["".join(part.text for part in block.inlines) for block in notice.blocks]


def model_county():
    """Three lists as in the model bulletin, small: a shared work, one done, one cancelled, two slow."""
    works = [
        work(1, "低保提标", 100, kind="benefit", done=True),
        work(2, "技能培训", 60, kind="service"),
        work(3, "村邮站", 30, problems="市上计划指标下达较晚"),
        work(4, "公共自行车", 0, changes=(change("cancel", "柳政办〔2024〕37号"),)),
        work(5, "县城小学", 35, problems="土地指标受限"),
    ]
    return inputs(
        works,
        (
            "省列",
            "为民实事",
            [listing(1, "低保提标", "w1", aspect="社会救助"), listing(2, "技能培训", "w2", aspect="就业")],
        ),
        (
            "市列",
            "为民实事",
            [
                listing(1, "城乡低保提标", "w1", aspect="社会保障"),
                listing(2, "村邮站", "w3", aspect="农村惠农"),
                listing(3, "公共自行车", "w4", aspect="便民服务"),
            ],
        ),
        ("县列", "为民实事", [listing(1, "县城小学", "w5")]),
    )


def other_county():
    """A district with other lists and aspects; one 件 cancelled, one merged, one postponed, one not reported."""
    works = [
        work(1, "社区食堂", 70),
        work(2, "电梯加装", 60, changes=(change("postpone", "北政函〔2024〕8号", due_on=dt.date(2025, 6, 30)),)),
        work(3, "停车楼", 0, changes=(change("cancel", "北政函〔2024〕9号"),), started=None, under_construction=None),
        work(4, "口袋公园", 10, changes=(change("merge", "北政函〔2024〕10号", into="w5"),)),
        work(5, "绿道", 65),
        work(6, "产业园厂房", 0, reports=()),
    ]
    return inputs(
        works,
        ("区级民生实事", "为民实事", [listing(n, works[n - 1].name, f"w{n}", aspect="宜居") for n in range(1, 6)]),
        ("政府工作报告任务", "政府工作报告任务", [listing(1, "标准厂房", "w6", aspect="产业")]),
        area_name="北山区",
    )
