"""The sample counties, read from their workbooks: the values that must come out, written down by hand."""

import datetime as dt

import pytest
from django.conf import settings

from shishi.documents.content import plain_text
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.statistics.inputs import dump
from tests.domain.statistics.recompute import recompute
from tests.domain.statistics.samples import sample_figures

pytestmark = pytest.mark.django_db

# What the register must yield for January to July 2016, printed with its grounds.
YUZHONG = """
省列  items                        10件
省列  headings                     8项
省列  aspects                      5个方面
省列  items_started                10件
省列  start_rate                   100%（10/10）
省列  items_done                   3件
省列  items_cancelled              0件
省列  items_ongoing                7件
省列  items_slow                   0件
省列  completion_rate              30%（3/10）
市列  items                        15件
市列  aspects                      6个方面
市列  items_started                15件
市列  start_rate                   100%（14/14，取消1件不计）
市列  start_rate_all               100%（15/15，含取消1件）
市列  items_done                   4件
市列  items_cancelled              1件
市列  items_ongoing                10件
市列  items_slow                   6件
市列  slow.社会事业                3件
市列  slow.农村惠农                3件
市列  completion_rate              28.6%（4/14，取消1件不计）
市列  completion_rate_all          26.7%（4/15，含取消1件）
县列  items                        10件
县列  items_started                10件
县列  items_done                   0件
县列  items_cancelled              0件
县列  items_ongoing                10件
县列  items_slow                   7件
县列  completion_rate              0%（0/10）
县列  construction_rate            100%（9/9，非工程类1件不计）
县列  construction_rate_all_kinds  100%（10/10）
全县  matters                      32件
全县  works                        33件
全县  items                        32件
"""
QINGHE = """
市列              items            6件
市列              items_cancelled  0件
县列              items            7件
县列              items_cancelled  1件
政府工作报告任务  items            4件
全县              matters          16件
全县              items_cancelled  1件
"""


def rows(table):
    """Figure id → printed text."""
    lines = [line.split(maxsplit=2) for line in table.strip().splitlines()]
    return {f"{scope}.{code}": printed for scope, code, printed in lines}


def loaded(name, blocker, folder):
    with blocker.unblock():
        return sample_figures(name, folder)


@pytest.fixture(scope="module")
def yuzhong(django_db_setup, django_db_blocker, tmp_path_factory):
    return loaded("yuzhong-2016", django_db_blocker, tmp_path_factory.mktemp("yuzhong"))


@pytest.fixture(scope="module")
def qinghe(django_db_setup, django_db_blocker, tmp_path_factory):
    return loaded("qinghe-2025", django_db_blocker, tmp_path_factory.mktemp("qinghe"))


def test_the_sample_county_yields_its_check_values(yuzhong):
    written = rows(YUZHONG)

    assert {key: yuzhong[key].grounds for key in written} == written


def test_the_county_total_states_its_rule(yuzhong):
    assert yuzhong["全县.matters"].rule_text.endswith("32件（各级清单共35件，重复3件，按事项去重）")
    assert yuzhong["全县.works"].rule_text.startswith("按实际工作去重：")


def test_the_three_on_pace_are_those_of_the_published_bulletin(yuzhong):
    slow = {ref.name for ref in yuzhong["县列.items_slow"].numerator}

    on_pace = [item.name for item in yuzhong.items["县列"] if item.name not in slow]

    assert len(on_pace) == 3
    assert all(any(word in name for word in ("光网榆中", "培训", "水源涵养区")) for name in on_pace)


def test_the_second_computation_agrees_on_the_sample_county(yuzhong):
    found = recompute(dump(yuzhong.inputs))

    assert {key: yuzhong[key].text for key in found} == found
    assert yuzhong.breaches == ()


def test_the_second_computation_agrees_on_the_invented_county(qinghe):
    found = recompute(dump(qinghe.inputs))

    assert {key: qinghe[key].text for key in found} == found
    assert qinghe.breaches == ()


def test_the_invented_county_is_counted_by_the_same_rules(qinghe):
    written = rows(QINGHE)

    assert {key: qinghe[key].grounds for key in written} == written


def test_the_invented_county_is_composed_by_the_same_code(qinghe):
    said = plain_text(compose_notice(qinghe, Particulars("清河示例县人民政府办公室", dt.date(2025, 10, 8))))

    assert "关于2025年1—9月市县列为民兴办实事和政府工作报告任务进展情况的通报" in said
    for sentence in (
        "经批准取消1件（城北立体停车场，",
        "农村公路安防设施经批准并入“农村公路提升工程”",
        "经批准延期的有县中医院康复楼",
    ):
        assert sentence in said
    assert "榆中" not in said


def test_loading_a_sample_leaves_the_settings_as_they_were(yuzhong, qinghe):
    assert qinghe.inputs.area_code != settings.AREA_CODE
    assert qinghe.inputs.area_name != settings.AREA_NAME
