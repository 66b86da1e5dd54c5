"""The pages of posts, accounts and ledger, as the persons use them who keep these."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from shishi.core.clock import now
from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.units.models import Delegation, Tenure
from shishi.domain.units.queries import holder, reporting_post
from shishi.interfaces.desk.ledger.words import ACTS, act_name
from tests.domain.ledger.every_action import discovered
from tests.factories.accounts import make_user
from tests.factories.fixtures import register as county
from tests.factories.signing_in import signed_in
from tests.factories.units import appointed, make_post
from tests.interfaces.desk.office import table_rows, words

__all__ = ["county"]

TODAY = now().date().isoformat()


@pytest.fixture
def keepers(county, settings):
    """The county, with clients of both administrators, the director and a head."""
    settings.AREA_CODE = county.area.pk
    county.enter_as = {}
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.DIRECTOR, Role.HEAD):
        user = make_user(county.area, role.value.replace("_", "-"), f"{role.label}某", role)
        if role == Role.HEAD:
            appointed(make_post(county.units["城关镇"]), user, dt.date(2016, 1, 1))
        county.enter_as[role] = signed_in(user)
    return county


def said(answer):
    return words(answer.content.decode())


def test_the_posts_are_listed_in_official_order_with_whoever_holds_them(keepers):
    page = keepers.enter_as[Role.SECURITY_ADMIN].get(reverse("desk:people")).content.decode()
    rows = table_rows(page, "各单位岗位的任职人和代理人")
    assert [row[:2] for row in rows][:2] == [["县教育局", "报送人"], ["县民政局", "报送人"]]
    assert rows[0][2].startswith("马文慧 2016年1月1日起")


def test_a_director_hands_all_posts_of_a_person_over_in_one_act(keepers):
    address = reverse("desk:hand-over")
    client = keepers.enter_as[Role.DIRECTOR]
    assert 'value="zhangjun"' in client.get(f"{address}?from=zhangjun").content.decode()
    filled = {"leaver": "zhangjun", "successor": "mawenhui", "from_on": TODAY}
    answer = client.post(address, filled, follow=True)
    assert "已交接1个岗位，未办的任务随岗位转给“马文慧”。" in said(answer)
    post = reporting_post(keepers.units["城关镇"])
    assert holder(post, on=now().date() + dt.timedelta(days=1)).user.username == "mawenhui"
    assert LedgerEntry.objects.filter(act="units.hand_over").get().actor == "user:director"


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"successor": "niemand"}, "没有这个用户名，或账号已注销。"),
        ({"successor": "zhangjun"}, "接任人与交接人是同一人。"),
        ({"successor": "system-admin"}, "“系统管理员某”是管理员，不兼任岗位。"),
        ({"from_on": "2016-13-40"}, "日期请写成 2016-08-01 的样子。"),
        ({"from_on": "2015-01-01"}, "新任起始日应晚于现任起始日。"),
    ],
)
def test_a_hand_over_that_will_not_do_is_refused_on_the_form(filled, sentence, keepers):
    every = {"leaver": "zhangjun", "successor": "mawenhui", "from_on": TODAY} | filled
    answer = keepers.enter_as[Role.SECURITY_ADMIN].post(reverse("desk:hand-over"), every)
    assert (answer.status_code, sentence in said(answer)) == (200, True)
    assert not Tenure.objects.filter(post=reporting_post(keepers.units["城关镇"])).exclude(to_on=None).exists()


def test_a_person_is_appointed_to_a_post(keepers):
    post = reporting_post(keepers.units["城关镇"])
    address = reverse("desk:appoint", args=[post.pk])
    answer = keepers.enter_as[Role.SECURITY_ADMIN].post(address, {"user": "mawenhui", "from_on": TODAY}, follow=True)
    assert f"“马文慧”自{TODAY}起任城关镇报送人。" in said(answer)


def test_a_head_names_a_deputy_in_the_own_unit_and_stops_it(keepers):
    client, own = keepers.enter_as[Role.HEAD], reporting_post(keepers.units["城关镇"])
    until = (now().date() + dt.timedelta(days=10)).isoformat()
    filled = {"deputy": "mawenhui", "from_on": TODAY, "to_on": until, "document": "函〔2016〕3号"}
    answer = client.post(reverse("desk:delegate", args=[own.pk]), filled, follow=True)
    assert "代理城关镇报送人" in said(answer)
    assert len(table_rows(answer.content.decode(), "各单位岗位的任职人")) == 2
    foreign = reporting_post(keepers.units["县教育局"])
    assert client.post(reverse("desk:delegate", args=[foreign.pk]), filled).status_code == 404
    assert client.get(reverse("desk:appoint", args=[own.pk])).status_code == 404
    given = Delegation.objects.get()
    assert "代理已停止。" in said(client.post(reverse("desk:end-delegation", args=[given.pk]), follow=True))
    given.refresh_from_db()
    assert given.to_on <= now().date() + dt.timedelta(days=1)


def test_one_registers_and_the_other_gives_the_role(keepers):
    system, security = keepers.enter_as[Role.SYSTEM_ADMIN], keepers.enter_as[Role.SECURITY_ADMIN]
    filled = {"username": "sunhao", "name": "孙浩"}
    assert security.post(reverse("desk:register-account"), filled).status_code == 403
    page = system.post(reverse("desk:register-account"), filled)
    assert re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", said(page))
    assert "还要由安全管理员授予角色" in said(page)
    assert "no-store" in page.headers["Cache-Control"]
    user = User.objects.get(username="sunhao")
    address = reverse("desk:grant-role", args=[user.pk])
    assert system.post(address, {"role": "officer"}).status_code == 404
    assert "“孙浩”的角色现为督查员" in said(security.post(address, {"role": "officer"}, follow=True))
    user.refresh_from_db()
    assert user.role == "officer"


@pytest.mark.parametrize(("username", "sentence"), [("Sun Hao", "用户名用小写字母开头"), ("mawenhui", "已被使用")])
def test_a_user_name_that_will_not_do_is_refused_on_the_form(username, sentence, keepers):
    filled = {"username": username, "name": "孙浩"}
    answer = keepers.enter_as[Role.SYSTEM_ADMIN].post(reverse("desk:register-account"), filled)
    assert sentence in said(answer)


def test_a_role_that_will_not_do_is_refused_on_the_form(keepers):
    user = keepers.users["县教育局"]
    address = reverse("desk:grant-role", args=[user.pk])
    answer = keepers.enter_as[Role.SECURITY_ADMIN].post(address, {"role": "audit_admin"})
    assert "“马文慧”有岗位，不能兼任审计管理员" in said(answer)
    assert "报送人 只见本单位" in said(answer)


def test_a_leaver_is_closed_only_after_the_posts_are_handed_over(keepers):
    client, user = keepers.enter_as[Role.SYSTEM_ADMIN], make_user(keepers.area, "sunhao", "孙浩")
    refused = client.post(reverse("desk:close-account", args=[keepers.users["城关镇"].pk]))
    assert (refused.status_code, "请先交接岗位再注销" in said(refused)) == (409, True)
    answer = client.post(reverse("desk:close-account", args=[user.pk]), follow=True)
    assert "“孙浩”的账号已注销" in said(answer)
    assert not User.objects.get(username="sunhao").is_active


def test_codes_and_lost_factors_are_two_persons_work(keepers):
    user = make_user(keepers.area, "sunhao", "孙浩")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    system, security = keepers.enter_as[Role.SYSTEM_ADMIN], keepers.enter_as[Role.SECURITY_ADMIN]
    assert "孙浩的一次性口令" in said(system.post(reverse("desk:issue-code", args=[user.pk])))
    assert system.post(reverse("desk:reset-factors", args=[user.pk])).status_code == 404
    assert security.post(reverse("desk:issue-code", args=[user.pk])).status_code == 404
    answer = security.post(reverse("desk:reset-factors", args=[user.pk]), follow=True)
    assert "第二因素已重置" in said(answer)


def test_the_auditor_reads_and_verifies_the_ledger(keepers):
    client = keepers.enter_as[Role.AUDIT_ADMIN]
    page = client.get(reverse("desk:ledger")).content.decode()
    size = LedgerEntry.objects.count()
    rows = table_rows(page, "存证记录")
    assert rows[0][0] == str(size)
    assert rows[0][2:4] == ["单位负责人某", "登录"]
    assert len(rows) == min(size, 100)
    earlier = client.get(f"{reverse('desk:ledger')}?before=3").content.decode()
    assert [row[0] for row in table_rows(earlier, "存证记录")] == ["2", "1"]
    assert "存证台账完整" in client.get(f"{reverse('desk:ledger')}?verify=1").content.decode()
    assert client.get(f"{reverse('desk:ledger')}?before=x").status_code == 200


def test_every_act_has_its_word():
    assert sorted(set(discovered()) - set(ACTS)) == []
    assert act_name("gardening.water") == "gardening.water"
