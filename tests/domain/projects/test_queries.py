import pytest

from shishi.domain.projects import queries
from tests.factories.projects import make_list, make_work


def test_programme_is_found_by_area_and_year(register):
    programme = queries.programme("620199", 2016)
    assert [list_of.name for list_of in queries.lists_of(programme)] == ["省列", "市列", "县列"]
    assert queries.programme("620199", 2017) is None
    assert queries.programme("620198", 2016) is None


def test_latest_programme_is_that_of_the_newest_year(area):
    assert queries.latest_programme("620199") is None
    for year in (2016, 2018, 2017):
        make_list(area, year=year)
    assert queries.latest_programme("620199").year == 2018


def test_list_named_looks_in_the_programme_only(area):
    listed = make_list(area)
    assert queries.list_named(listed.programme, "县列") == listed
    assert queries.list_named(make_list(area, "市列", year=2017).programme, "县列") is None


def test_listings_of_stand_in_list_order_with_their_works(register, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = [
            (listing.list_of.name, listing.number, listing.name, [work.name for work in listing.works.all()])
            for listing in queries.listings_of(register.programme)
        ]
    assert [(name, number) for name, number, _, _ in found] == [
        *[("省列", str(number)) for number in range(1, 5)],
        *[("市列", str(number)) for number in range(1, 6)],
        *[("县列", str(number)) for number in range(1, 7)],
    ]
    assert found[4] == ("市列", "1", "城乡低保提标", ["城市低保提标", "农村低保提标"])


@pytest.mark.parametrize("more", [0, 3])
def test_works_of_take_a_fixed_number_of_queries(more, register, django_assert_num_queries):
    for number in range(more):
        make_work(register.lists["县列"], f"新增{number}", lead=register.units["城关镇"])
    with django_assert_num_queries(8):
        works = list(queries.works_of(register.programme))
        said = [
            (
                work.name,
                [party.unit.name for party in work.parties.all()],
                [
                    (str(target), list(target.plan.all()), [share.unit.name for share in target.allocations.all()])
                    for target in work.targets.all()
                ],
                list(work.changes.all()),
                list(work.stage_events.all()),
            )
            for work in works
        ]
    assert len(said) == 12 + more


def test_works_of_give_parties_by_role(register):
    works = {work.name: work for work in queries.works_of(register.programme)}
    assert [party.role for party in works["改造农村学校"].parties.all()] == ["cooperating", "lead"]


def test_listings_named_finds_a_name_on_every_list_or_on_those_named(register):
    found = queries.listings_named(register.programme, "建设农村公路")
    assert [listing.list_of.name for listing in found] == ["省列", "市列"]
    assert [
        listing.list_of.name
        for listing in queries.listings_named(register.programme, "建设农村公路", lists=("市列", "县列"))
    ] == ["市列"]
    assert queries.listings_named(register.programme, "没有这一件") == []


def test_works_behind_gives_the_works_that_a_place_stands_for(register):
    place = register.listings["市列", "城乡低保提标"]
    assert queries.works_behind(place) == [register.works["城市低保提标"], register.works["农村低保提标"]]


def test_lead_of_gives_the_leading_party_or_none(register):
    assert queries.lead_of(register.works["改造农村学校"]).unit.name == "县教育局"
    assert queries.lead_of(make_work(register.lists["县列"], "无牵头")) is None


def test_targets_of_stand_in_their_order(register):
    assert [target.unit for target in queries.targets_of(register.works["建设农村公路"])] == ["公里", "座"]
