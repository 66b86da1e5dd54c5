"""Causes that hold a matter up, as units name them in their reports, and what the office asks for against each.

The fixed list of causes follows the supervision office's register of problems; the words are those that reports use.
A cause read from words is what the unit says, not a finding.
"""

from enum import StrEnum


class Cause(StrEnum):
    QUOTA = "quota"
    LAND = "land"
    EXPROPRIATION = "expropriation"
    MONEY = "money"
    TENDER = "tender"
    PERMITS = "permits"
    ORGANISATION = "organisation"
    WEATHER = "weather"

    @property
    def label(self) -> str:
        """The cause as a bulletin names it."""
        return _LABELS[self]

    @property
    def measure(self) -> str:
        """What is to be done, with who does it, as a clause of 下一步工作要求."""
        return _MEASURES[self]


_LABELS = {
    Cause.QUOTA: "计划指标下达较晚",
    Cause.LAND: "土地指标受限",
    Cause.EXPROPRIATION: "征地拆迁困难",
    Cause.MONEY: "资金到位不足",
    Cause.TENDER: "招投标进度慢",
    Cause.PERMITS: "前期手续办理慢",
    Cause.ORGANISATION: "施工组织不力",
    Cause.WEATHER: "天气影响",
}
_MEASURES = {
    Cause.QUOTA: "计划指标尚未下达的，牵头部门要主动向上级主管部门汇报衔接，先行做好实施准备",
    Cause.LAND: "受土地指标限制的，国土部门要会同牵头部门逐件落实用地",
    Cause.EXPROPRIATION: "受征地拆迁影响的，有关乡镇要明确专人、限期完成",
    Cause.MONEY: "资金未到位的，财政部门要按进度及时拨付，牵头部门要落实配套",
    Cause.TENDER: "尚在招投标的，牵头部门要依法加快招标，住建等部门要做好监督",
    Cause.PERMITS: "前期手续未办结的，各审批部门要简化程序、限时办结",
    Cause.ORGANISATION: "施工组织不力的，牵头部门要约谈施工单位，增加力量、倒排工期",
    Cause.WEATHER: "受天气影响的，要抢抓适宜施工期，把耽误的进度补回来",
}
_WORDS = (
    (Cause.QUOTA, ("计划指标", "指标下达", "任务下达", "计划下达", "指标未下达")),
    (Cause.LAND, ("土地指标", "用地指标", "建设用地", "土地手续", "用地受限")),
    (Cause.EXPROPRIATION, ("征地", "拆迁", "征收", "补偿协议")),
    (Cause.MONEY, ("资金", "配套不足", "欠款")),
    (Cause.TENDER, ("招标", "招投标", "流标", "采购程序")),
    (Cause.PERMITS, ("手续", "审批", "批复", "立项", "环评", "可研")),
    (Cause.ORGANISATION, ("施工组织", "施工力量", "施工单位", "劳务", "人手不足", "施工进度慢")),
    (Cause.WEATHER, ("天气", "降雨", "雨季", "冬季", "降雪", "汛期", "冰冻")),
)


def causes_in(text: str) -> tuple[Cause, ...]:
    """The causes that a report's problems name, in the fixed order; none where its words are on no list."""
    return tuple(cause for cause, words in _WORDS if any(word in text for word in words))
