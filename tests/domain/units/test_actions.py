import datetime as dt

import pytest

from shishi.core.errors import Conflict
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.units.models import Area, Post, PostKind, Tenure, Unit, UnitKind
from shishi.domain.units.queries import holder
from shishi.rulebook.codes import CodeError
from tests.factories.accounts import make_user
from tests.factories.units import appointed, make_area, make_post, make_unit


@pytest.fixture
def unit(area):
    return make_unit(area)


def test_register_area_keeps_code_name_and_parent(db):
    city = make_area("620100", "兰州市")
    make_area("620123", "榆中县", parent=city)
    assert list(Area.objects.order_by("pk").values_list("code", "name", "parent")) == [
        ("620100", "兰州市", None),
        ("620123", "榆中县", "620100"),
    ]


@pytest.mark.parametrize(
    ("written", "kept"), [("62", "620000"), ("6201", "620100"), (" 620123 ", "620123"), ("620123101", "620123101000")]
)
def test_register_area_keeps_a_code_in_its_full_form(written, kept, db):
    assert make_area(written).code == kept


@pytest.mark.parametrize(
    ("code", "refusal"), [("99", "area_province"), ("62A123", "area_form"), ("620023", "area_gap")]
)
def test_register_area_refuses_a_code_that_is_none(code, refusal, db):
    with pytest.raises(CodeError) as refused:
        make_area(code)
    assert refused.value.code == refusal
    assert not Area.objects.exists()


def test_register_area_refuses_one_that_is_there(area):
    with pytest.raises(Conflict, match="区划代码620199已登记。"):
        make_area("620199", "青山县（重复）")
    assert Area.objects.get().name == "青山县"


def test_register_unit_puts_units_in_order_and_opens_their_reporting_posts(area):
    make_unit(area, "县教育局", credit_code="11620199mb00000105 ")
    make_unit(area, "县民政局", order=7)
    make_unit(area, "城关镇", UnitKind.TOWNSHIP)
    assert list(Unit.objects.order_by("order").values_list("name", "kind", "order", "credit_code")) == [
        ("县教育局", "department", 1, "11620199MB00000105"),
        ("县民政局", "department", 7, None),
        ("城关镇", "township", 8, None),
    ]
    assert set(Post.objects.values_list("unit__name", "name", "kind")) == {
        ("县教育局", "报送人", "reporter"),
        ("县民政局", "报送人", "reporter"),
        ("城关镇", "报送人", "reporter"),
    }


def test_register_unit_numbers_each_area_by_itself(area, unit):
    assert make_unit(make_area("620198", "白河县"), "县教育局").order == 1


@pytest.mark.parametrize(
    ("particulars", "code", "message"),
    [
        ({"name": "县教育局"}, "conflict", "单位“县教育局”已登记。"),
        ({"name": "县水务局", "order": 1}, "order-taken", "排序第1位已是“县教育局”。"),
        (
            {"name": "县水务局", "credit_code": "11620199MB00000105"},
            "credit-code-taken",
            "统一社会信用代码11620199MB00000105已登记在“县教育局”名下。",
        ),
    ],
)
def test_register_unit_refuses_what_is_taken(particulars, code, message, area):
    make_unit(area, credit_code="11620199MB00000105")
    with pytest.raises(Conflict) as refused:
        make_unit(area, **particulars)
    assert (refused.value.code, refused.value.message) == (code, message)
    assert Unit.objects.count() == 1


def test_register_unit_refuses_a_credit_code_whose_check_character_is_wrong(area):
    with pytest.raises(CodeError, match="11620199MB00000106"):
        make_unit(area, credit_code="11620199MB00000106")
    assert not Unit.objects.exists()


def test_open_post_adds_a_further_post(unit):
    post = make_post(unit, "局长", PostKind.HEAD)
    assert (post.unit, post.name, post.kind) == (unit, "局长", "head")
    assert unit.posts.count() == 2


def test_open_post_refuses_a_second_one_of_the_same_name(unit):
    with pytest.raises(Conflict, match="“县教育局”已有岗位“报送人”。"):
        make_post(unit, "报送人", PostKind.REPORTER)
    assert unit.posts.count() == 1


def test_appoint_hands_a_post_over_and_ends_the_tenure_before(area, unit):
    post, first, second = unit.posts.get(), make_user(area), make_user(area, "lixin", "李欣")
    appointed(post, first, dt.date(2016, 1, 1))
    appointed(post, second, dt.date(2016, 7, 15))
    assert list(Tenure.objects.order_by("from_on").values_list("user__name", "from_on", "to_on")) == [
        ("马文慧", dt.date(2016, 1, 1), dt.date(2016, 7, 15)),
        ("李欣", dt.date(2016, 7, 15), None),
    ]
    assert holder(post, on=dt.date(2016, 7, 14)).user == first
    assert holder(post, on=dt.date(2016, 7, 15)).user == second


@pytest.mark.parametrize("from_on", [dt.date(2016, 1, 1), dt.date(2015, 12, 31)])
def test_appoint_refuses_a_day_not_after_the_start_of_the_present_tenure(from_on, area, unit):
    post, user = unit.posts.get(), make_user(area)
    appointed(post, user, dt.date(2016, 1, 1))
    with pytest.raises(Conflict, match="新任起始日应晚于现任起始日。"):
        appointed(post, user, from_on)
    assert Tenure.objects.get().to_on is None


def test_the_ledger_says_which_tenure_an_appointment_ended(area, unit):
    post, user = unit.posts.get(), make_user(area)
    earlier = appointed(post, user, dt.date(2016, 1, 1))
    appointed(post, user, dt.date(2016, 7, 15))
    entry = LedgerEntry.objects.filter(act="units.appoint").latest("seq")
    assert entry.after == (f'{{"ended":{earlier.pk},"from_on":"2016-07-15","post":{post.pk},"user":{user.pk}}}')
