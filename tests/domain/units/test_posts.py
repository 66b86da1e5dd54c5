"""Posts carry the duties: handing over, deputising, and whose list shows what on which day."""

import datetime as dt

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.units.actions import delegate, end_delegation, hand_over
from shishi.domain.units.models import Delegation, PostKind, Tenure
from shishi.domain.units.queries import posts_for, posts_of, reporting_post
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK
from tests.factories.units import appointed, deputised, make_area, make_post, make_unit

NEW_YEAR, JULY_15, AUGUST_1, AUGUST_31 = (
    dt.date(2016, 1, 1),
    dt.date(2016, 7, 15),
    dt.date(2016, 8, 1),
    dt.date(2016, 8, 31),
)


def given_over(area, leaver, successor, from_on=JULY_15):
    return hand_over(area=area, leaver_id=leaver.pk, successor_id=successor.pk, from_on=from_on, by=CLERK, at=AT)


def names_of(user, on):
    return [(held.post.unit.name, held.post.name) for held in posts_of(user.pk, on=on)]


@pytest.fixture
def two_posts(area):
    """One person who reports for two units, and another who has nothing yet."""
    ma, li = make_user(area), make_user(area, "lixin", "李欣")
    for name in ("县教育局", "县体育中心"):
        appointed(reporting_post(make_unit(area, name)), ma, NEW_YEAR)
    return ma, li


def test_one_person_holds_posts_in_several_units_in_official_order(area, two_posts):
    ma, _ = two_posts
    assert names_of(ma, AUGUST_1) == [("县教育局", "报送人"), ("县体育中心", "报送人")]
    assert names_of(ma, dt.date(2015, 12, 31)) == []


def test_hand_over_moves_every_post_in_one_act(area, two_posts):
    ma, li = two_posts
    made = given_over(area, ma, li)
    assert names_of(ma, JULY_15) == []
    assert names_of(ma, JULY_15 - dt.timedelta(days=1)) == [("县教育局", "报送人"), ("县体育中心", "报送人")]
    assert names_of(li, JULY_15) == [("县教育局", "报送人"), ("县体育中心", "报送人")]
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.act, entry.object_id) == ("units.hand_over", str(made[0].pk))


def test_hand_over_leaves_posts_in_other_areas_alone(area, two_posts):
    ma, li = two_posts
    other = make_unit(make_area("620198", "白河县"), "县教育局")
    appointed(reporting_post(other), ma, NEW_YEAR)
    given_over(area, ma, li)
    assert names_of(ma, JULY_15) == [("县教育局", "报送人")]


def test_hand_over_ends_what_the_leaver_did_as_deputy(area, two_posts):
    ma, li = two_posts
    post = make_post(make_unit(area, "县水务局"))
    deputised(post, ma, dt.date(2016, 7, 1), AUGUST_31)
    deputised(post, ma, dt.date(2016, 9, 1), dt.date(2016, 9, 10))
    given_over(area, ma, li)
    assert names_of(li, JULY_15) == [("县教育局", "报送人"), ("县体育中心", "报送人")]
    assert names_of(ma, JULY_15) == []
    assert list(Delegation.objects.order_by("pk").values_list("to_on", flat=True)) == [JULY_15, dt.date(2016, 9, 1)]


def test_hand_over_refuses_whoever_has_no_posts(area, two_posts):
    ma, li = two_posts
    with pytest.raises(Conflict, match="无可交接"):
        given_over(area, li, ma)


def test_hand_over_refuses_the_same_person(area, two_posts):
    ma, _ = two_posts
    with pytest.raises(DomainError, match="同一人"):
        given_over(area, ma, ma)


def test_hand_over_moves_all_posts_or_none(area, two_posts):
    ma, li = two_posts
    appointed(make_post(make_unit(area, "县水务局")), ma, JULY_15)
    with pytest.raises(Conflict, match="新任起始日应晚于现任起始日。"):
        given_over(area, ma, li)
    assert Tenure.objects.filter(user=ma, to_on=None).count() == 3
    assert not Tenure.objects.filter(user=li).exists()


def test_a_deputy_has_the_post_for_the_days_of_the_delegation_alone(area, two_posts):
    _, li = two_posts
    deputised(reporting_post(make_unit(area, "县水务局")), li, AUGUST_1, AUGUST_31)
    assert names_of(li, AUGUST_1 - dt.timedelta(days=1)) == []
    (held,) = posts_of(li.pk, on=AUGUST_1)
    assert (held.post.unit.name, held.deputy_until) == ("县水务局", AUGUST_31)
    assert names_of(li, AUGUST_31) == []


@pytest.mark.parametrize("to_on", [AUGUST_1, JULY_15])
def test_delegate_refuses_days_that_go_backwards(to_on, area, two_posts):
    with pytest.raises(DomainError, match="授权的截止日应晚于起始日。"):
        deputised(reporting_post(make_unit(area, "县水务局")), two_posts[1], AUGUST_1, to_on)


def test_delegate_refuses_the_holder_and_days_that_overlap(area, two_posts):
    ma, li = two_posts
    post = ma.tenures.first().post
    with pytest.raises(DomainError, match="不必授权给自己"):
        deputised(post, ma, AUGUST_1, AUGUST_31)
    deputised(post, li, AUGUST_1, AUGUST_31)
    with pytest.raises(Conflict, match="已有本岗位的授权"):
        deputised(post, li, dt.date(2016, 8, 30), dt.date(2016, 9, 30))
    assert deputised(post, li, AUGUST_31, dt.date(2016, 9, 30)).pk


def test_a_head_names_deputies_in_the_own_unit_only(area):
    own, other = make_unit(area), make_unit(area, "县水务局")
    head, deputy = make_user(area, role=Role.HEAD), make_user(area, "lixin", "李欣", Role.REPORTER)
    appointed(make_post(own), head, NEW_YEAR)
    days = {"deputy_id": deputy.pk, "from_on": AUGUST_1, "to_on": AUGUST_31, "by": person(head), "at": AT}
    assert delegate(post=reporting_post(own), **days).deputy == deputy
    with pytest.raises(NotAllowed) as refusal:
        delegate(post=reporting_post(other), **days)
    assert refusal.value.code == "wrong-unit"


def test_a_delegation_ends_early_but_never_late(area, two_posts):
    delegation = deputised(reporting_post(make_unit(area, "县水务局")), two_posts[1], AUGUST_1, AUGUST_31)
    with pytest.raises(DomainError, match="应早于这一天"):
        end_delegation(delegation=delegation, on=AUGUST_31, by=CLERK, at=AT)
    end_delegation(delegation=delegation, on=dt.date(2016, 8, 10), by=CLERK, at=AT)
    assert names_of(two_posts[1], dt.date(2016, 8, 9)) == [("县水务局", "报送人")]
    assert names_of(two_posts[1], dt.date(2016, 8, 10)) == []


def test_a_delegation_ended_before_it_began_never_was(area, two_posts):
    delegation = deputised(reporting_post(make_unit(area, "县水务局")), two_posts[1], AUGUST_1, AUGUST_31)
    end_delegation(delegation=delegation, on=JULY_15, by=CLERK, at=AT)
    assert names_of(two_posts[1], AUGUST_1) == []


def test_posts_for_names_holders_and_deputies_in_a_fixed_number_of_queries(area, two_posts, django_assert_num_queries):
    ma, li = two_posts
    deputised(ma.tenures.first().post, li, AUGUST_1, AUGUST_31)
    with django_assert_num_queries(3):
        posts = list(posts_for(CLERK, area.pk, on=AUGUST_1))
    assert [
        (
            post.unit.name,
            [tenure.user.name for tenure in post.now_held],
            [one.deputy.name for one in post.now_deputised],
        )
        for post in posts
    ] == [("县教育局", ["马文慧"], ["李欣"]), ("县体育中心", ["马文慧"], [])]
    assert posts[0].kind == PostKind.REPORTER
