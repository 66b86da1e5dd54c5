"""Bulletins made up of sentences that agree with themselves, and the places whose change must be noticed.

Nothing here is taken from a real bulletin: names, figures and order are drawn from the seed.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

MATTERS = (
    "饮水安全",
    "校园食堂",
    "农村道路",
    "村级卫生室",
    "充电设施",
    "老旧管网",
    "公共厕所",
    "社区食堂",
    "河道清淤",
    "路灯改造",
)
KINDS = ("城建类", "民生类", "农业类", "教育类", "交通类", "水利类")
HEADS = ("一、总体情况", "二、分项进展", "三、资金情况", "四、下一步工作")
PLACES = ("城关镇", "和平镇", "三角镇", "青城镇", "连搭镇")


def percent(part, whole, places=1):
    """Half-up, without idle zeros."""
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{value.normalize():f}"


@dataclass
class Bulletin:
    """A text and the spans of the numbers in it that other numbers pin down."""

    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)

    def say(self, *pieces):
        """Append words and numbers; a tuple is a number that must not be changed unnoticed."""
        for piece in pieces:
            if isinstance(piece, tuple):
                written = str(piece[0])
                self.places.append((len(self.text), len(self.text) + len(written)))
                self.text += written
            else:
                self.text += str(piece)
        return self

    def changed(self, place, random):
        """The text with one number changed by more than rounding."""
        start, end = place
        old = Decimal(self.text[start:end])
        step = Decimal(1).scaleb(old.as_tuple().exponent)
        least = max(step * 3, abs(old) / 20)
        new = old + (least + step * random.randrange(1, 9)).quantize(step) * random.choice((1, 1, -1))
        if new <= 0:
            new = old + (least + step * random.randrange(1, 9)).quantize(step)
        return f"{self.text[:start]}{new:f}{self.text[end:]}"


def bulletin(seed):
    """One consistent bulletin: a title, then a random choice and order of sentences."""
    random = Random(seed)  # noqa: S311 - the same bulletin for the same seed
    made = Bulletin("关于全县重点工作进展情况的通报\n")
    sentences = [_states, _rest, _kinds, _brackets, _plan, _money, _pace, _growth, _behind, _columns]
    random.shuffle(sentences)
    for number, sentence in enumerate(sentences[: random.randrange(3, 8)]):
        if number < len(HEADS):
            made.say(HEADS[number], "\n")
        sentence(made, random)
        made.say("\n")
    return made


def _states(made, random):
    total = random.randrange(20, 300)
    done = random.randrange(5, total - 5)
    unit = random.choice("件项个")
    made.say("县政府常务会议确定事项", (total,), unit, "，已办结", (done,), unit, "，正在办理", (total - done,), unit)
    made.say("，办结率", (percent(done, total),), "%。")


def _rest(made, random):
    done, cancelled, left = random.randrange(4, 30), random.randrange(1, 4), random.randrange(5, 40)
    total = done + cancelled + left
    first, second = random.sample(MATTERS, 2)
    made.say(
        "今年承办民生实事",
        (total,),
        "件。其中",
        first,
        "、",
        second,
        "等",
        (done,),
        "件已完成，",
        (cancelled,),
        "件取消，其余",
    )
    made.say((left,), "件正在推进。")


def _kinds(made, random):
    counts = [random.randrange(4, 60) for _ in range(3)]
    made.say("全年收到群众诉求", (sum(counts),), "件，其中")
    for number, (kind, count) in enumerate(zip(random.sample(KINDS, 3), counts, strict=True)):
        made.say("、" if number else "", kind, (count,), "件，占", (percent(count, sum(counts)),), "%")
    made.say("。")


def _brackets(made, random):
    counts = [random.randrange(3, 40) for _ in range(3)]
    made.say("梳理整改问题", (sum(counts),), "个（")
    for number, (kind, count) in enumerate(zip(random.sample(KINDS, 3), counts, strict=True)):
        made.say("、" if number else "", kind, (count,), "个")
    made.say("）。")


def _plan(made, random):
    plan = random.randrange(40, 900)
    started = random.randrange(10, plan)
    made.say("年度计划改造危房", (plan,), "户，已开工", (started,), "户，未开工", (plan - started,), "户，开工率")
    made.say((percent(started, plan),), "%。")


def _money(made, random):
    plan = Decimal(random.randrange(200, 9000)) / 10
    done = (plan * random.randrange(30, 95) / 100).quantize(Decimal("0.1"))
    made.say(
        "年度计划投资", (plan,), "亿元，累计完成投资", (done,), "亿元，占年度计划的", (percent(done, plan),), "%。"
    )


def _pace(made, random):
    month = random.choice((3, 6, 9))
    ahead = Decimal(random.randrange(11, 200)) / 10
    rate = Decimal(month) / 12 * 100 + ahead
    made.say(f"1—{month}月，完成年度任务的", (f"{rate.normalize():f}",), "%，超序时进度", (ahead,), "个百分点。")


def _growth(made, random):
    former = Decimal(random.randrange(500, 5000)) / 10
    added = Decimal(random.randrange(50, 400)) / 10
    made.say("完成产值", (former + added,), "亿元，同比增加", (added,), "亿元，增长", (percent(added, former),), "%。")


def _behind(made, random):
    first, second = random.randrange(20, 200), random.randrange(20, 200)
    made.say("办理人大代表建议", (first,), "件、政协委员提案", (second,), "件，共计", (first + second,), "件。")


def _columns(made, random):
    counts = [random.randrange(2, 20) for _ in range(3)]
    sums = [Decimal(random.randrange(30, 300)) / 10 for _ in range(3)]
    made.say("列入清单的水利工程", (sum(counts),), "处，总投资", sum(sums), "亿元。其中：")
    for number, (place, count, money) in enumerate(zip(random.sample(PLACES, 3), counts, sums, strict=True)):
        made.say("；" if number else "", place, (count,), "处，总投资", money, "亿元")
    made.say("。")
