import pytest

from shishi.rulebook.kinds import kind_by_words, kind_written
from shishi.rulebook.stages import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("工程建设类", Kind.WORKS),
        ("工程类", Kind.WORKS),
        ("政策补助类", Kind.BENEFIT),
        ("服务类", Kind.SERVICE),
        ("采购类", Kind.PURCHASE),
        ("其他", None),
        ("", None),
    ],
)
def test_a_column_of_kinds_is_read(text, kind):
    assert kind_written(text) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("城乡低保提标", Kind.BENEFIT),
        ("五保户补助提标", Kind.BENEFIT),
        ("小额担保贷款", Kind.BENEFIT),
        ("城镇新增就业、职业技能培训", Kind.SERVICE),
        ("路网及村内道路", Kind.WORKS),
        ("高标准基本农田", Kind.WORKS),
        ("校车购置", Kind.PURCHASE),
    ],
)
def test_a_name_suggests_its_kind(name, kind):
    assert kind_by_words(name) is kind


def test_units_decide_before_the_content_and_after_the_name():
    assert kind_by_words("民心项目", "开展培训", ("公里",)) is Kind.WORKS
    assert kind_by_words("民心项目", "开展培训") is Kind.SERVICE
    assert kind_by_words("技能培训", "", ("公里",)) is Kind.SERVICE


def test_where_nothing_suggests_a_kind_none_is_guessed():
    assert kind_by_words("民心项目", "", ("个",)) is None
