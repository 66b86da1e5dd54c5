"""One person's list: what the posts owe, in whichever units, and the works these have a part in."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.core.clock import now
from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.domain.bulletins.actions import compose_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.files.models import StoredFile
from shishi.domain.reporting.actions.review import confirm_report
from shishi.domain.reporting.models import ConfirmationWay
from shishi.domain.units.queries import reporting_post
from shishi.rulebook.periods import month
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK
from tests.factories.projects import make_list, make_listing, target
from tests.factories.reporting import make_period, make_report
from tests.factories.signing_in import signed_in
from tests.factories.units import appointed, deputised, make_unit
from tests.interfaces.desk.office import Office, table_rows, words

MINE = reverse("desk:mine")


def own(register, name="城关镇"):
    return signed_in(register.users[name])


def test_open_duties_are_listed_by_their_last_day_and_settled_ones_below(register):
    page = own(register).get(MINE).content.decode()
    settled = [row for row in table_rows(page, "已报送的实事") if row[0].startswith("新建城关敬老院")]
    assert [row[1:3] for row in settled] == [["城关镇", "2016年7月"]]
    make_period(register.lists["县列"], month(2016, 8))
    page = own(register).get(MINE).content.decode()
    owed = [row for row in table_rows(page, "待报送的实事，按截止日期") if row[0].startswith("新建城关敬老院")]
    assert [row[1:3] for row in owed] == [["城关镇", f"2016年{number}月"] for number in (5, 6, 8)]
    assert owed[-1][3].startswith("8月28日")
    assert owed[-1][4].startswith("■ 未报")


def test_works_are_listed_with_the_part_that_the_units_have(register):
    rows = table_rows(own(register).get(MINE).content.decode(), "本单位牵头、协办和承担任务")
    parts = {name: part for name, _lists, part in rows}
    assert parts["新建城关敬老院"] == "城关镇牵头"
    assert parts["改造农村学校"] == "城关镇协办"
    assert "购置公交车" not in parts


def test_a_deputy_reads_until_when(register):
    user, today = register.users["县教育局"], now().date()
    until = today + dt.timedelta(days=9)
    deputised(reporting_post(register.units["城关镇"]), user, today - dt.timedelta(days=1), until)
    text = words(signed_in(user).get(MINE).content.decode())
    assert f"县教育局报送人、城关镇报送人（代理至{until.month}月{until.day}日前）" in text
    assert "新建城关敬老院" in text


def test_whoever_has_no_post_is_told_whom_to_ask(register):
    user = make_user(register.area, "neu", "新人", Role.REPORTER)
    text = words(signed_in(user).get(MINE).content.decode())
    assert "您目前没有岗位" in text
    assert "没有牵头或协办的实事" in text


def test_before_the_first_list_the_page_is_empty_but_there(area, settings):
    settings.AREA_CODE = area.pk
    assert signed_in(make_user(area, "neu", "新人", Role.REPORTER)).get(MINE).status_code == 200


@pytest.mark.parametrize("works", [1, 10])
def test_the_number_of_queries_does_not_grow_with_the_works(works, area, settings):
    settings.AREA_CODE = area.pk
    unit, list_of, user = make_unit(area), make_list(area), make_user(area, "neu", "新人", Role.REPORTER)
    appointed(reporting_post(unit), user, dt.date(2016, 1, 1))
    for number in range(works):
        make_listing(list_of, f"道路{number}", lead=unit, targets=[target("10", "公里")])
    make_period(list_of)
    client = signed_in(user)
    with CaptureQueriesContext(connection) as queries:
        client.get(MINE)
    assert len(queries) == 15


def test_a_report_names_the_person_who_sent_it(register):
    user, work = register.users["县教育局"], register.works["改造农村学校"]
    report = make_report(work, "8", reason="少报1所。", by=person(make_user(register.area, "ducha", "苏明")))
    confirm_report(
        report=report,
        way=ConfirmationWay.SEALED_PAPER,
        decider="局长 吴刚",
        on=AT.date(),
        paper=StoredFile.objects.get(name="签字盖章件.pdf"),
        by=person(User.objects.get(username="ducha")),
        at=AT,
    )
    office = Office(register)
    text = words(office.html(office.matter("改造农村学校")))
    assert text.count("由苏明登记") == 2
    assert "user:" not in text
    assert words(signed_in(user).get(office.matter("改造农村学校")).content.decode()).count("由苏明登记") == 2


def test_the_publisher_reads_the_bulletin_without_links_that_lead_nowhere(office):
    particulars = Particulars(issuer="青山县人民政府办公室", dated_on=dt.date(2016, 8, 5))
    bulletin = compose_bulletin(snapshot=office.snapshot, particulars=particulars, by=CLERK, at=AT)
    address = reverse("desk:bulletin", args=[bulletin.pk])
    assert "/figures/" in office.html(address)
    publisher = signed_in(make_user(office.register.area, "gongkai", "文静", Role.PUBLISHER))
    page = publisher.get(address).content.decode()
    assert ("完成率" in page, "/figures/" in page) == (True, False)
