"""A bulletin beside the register: what differs is said with the rule that explains it, what agrees is left alone."""

import pytest

from shishi.documents.content import plain_text
from shishi.documents.proofs.checking import check_text
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.proof_rules import DIFFERS, OTHER_RULE
from shishi.domain.bulletins.proofing import against
from tests.documents.proofs.bulletins import RESTATED
from tests.domain.bulletins.notices import PARTICULARS
from tests.domain.statistics.samples import sample_figures

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def figures(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample county of July 2016."""
    with django_db_blocker.unblock():
        return sample_figures("yuzhong-2016", tmp_path_factory.mktemp("sample"))


def compared(text, figures):
    found = against(text, check_text(text).claims, figures)
    assert all(text[one.start : one.end] == one.quote for one in found)
    return found


def test_the_model_bulletin_differs_in_its_rest_and_its_rate(figures):
    rest, rate = compared(RESTATED, figures)
    assert (rest.rule, rest.stated, rest.computed) == (DIFFERS.name, "6件", "7件")
    assert "登记的省列进行中件数" in rest.message
    assert (rate.rule, rate.stated, rate.computed) == (DIFFERS.name, "30%", "28.6%")
    assert "28.6%（4/14，取消1件不计）" in rate.message
    assert "26.7%（4/15，含取消1件）" in rate.message
    assert "两种口径都得不出30%" in rate.message


def test_another_rule_that_gives_the_value_is_named(figures):
    (found,) = compared("市列15件实事中4件已完成，完成率26.7%。", figures)
    assert found.rule == OTHER_RULE.name
    assert "按“完成率（含取消）”计是26.7%（4/15，含取消1件），与文中相同" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "市列15件为民兴办实事全面启动，4件已完成，完成率28.6%，1件取消，其余10件正在推进。",
        "市列完成率29%。",  # the register's value without decimals
        "全县承办省列为民兴办实事8项10件，涉及5个方面，完成率30%。",
        "全县共有为民兴办实事32件，完成率12.9%，取消1件。",
        "县列为民兴办实事10件，开工率100%，7件进度滞后。",
    ],
)
def test_what_agrees_is_left_alone(figures, text):
    assert compared(text, figures) == ()


@pytest.mark.parametrize(
    "text",
    [
        "完成率达到77%。",  # nobody says whose
        "某乡3件实事已完成，完成率55%。",
        "市列实事中社会事业方面3件进展较好。",
        "从清单看，市列6件，其中社会事业方面3件。",
        "省列群众满意率95%，建成公路77公里。",
    ],
)
def test_what_the_register_does_not_count_is_left_alone(figures, text):
    assert compared(text, figures) == ()


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("全县承办市列为民兴办实事5个方面15件。", "5个", "6个方面"),
        ("全县承办省列为民兴办实事9项10件。", "9项", "8项"),
        ("一、县列为民兴办实事进展情况\n今年确定为民兴办实事12件。", "12件", "10件"),
        ("市列实事进度滞后的有9件。", "9件", "6件"),
        ("市列取消2件。", "2件", "1件"),
        ("全县完成率15%。", "15%", "12.9%"),
    ],
)
def test_each_kind_of_figure_is_compared(figures, text, stated, computed):
    (found,) = compared(text, figures)
    assert (found.stated, found.computed) == (stated, computed)


def test_the_bulletin_that_is_composed_here_agrees_with_its_figures(figures):
    text = plain_text(compose_notice(figures, PARTICULARS))
    assert compared(text, figures) == ()
