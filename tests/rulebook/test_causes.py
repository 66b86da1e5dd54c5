import pytest

from shishi.rulebook.causes import Cause, causes_in


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("因市上计划指标下达较晚、土地指标受限、征地问题等因素影响", (Cause.QUOTA, Cause.LAND, Cause.EXPROPRIATION)),
        ("配套资金不足，招标流标", (Cause.MONEY, Cause.TENDER)),
        ("环评手续未办结", (Cause.PERMITS,)),
        ("施工单位人手不足，又逢雨季", (Cause.ORGANISATION, Cause.WEATHER)),
        ("无", ()),
    ],
)
def test_causes_are_read_from_the_units_words_in_the_fixed_order(text, causes):
    assert causes_in(text) == causes


def test_every_cause_has_its_name_and_its_measure():
    assert len({cause.label for cause in Cause}) == len(Cause)
    assert all("，" in cause.measure and not cause.measure.endswith("。") for cause in Cause)
