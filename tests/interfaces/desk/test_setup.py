"""登记: the lists and what stands on them, set up on pages."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import Change, Commitment, Listing, ListOf, PartyRole, StageEvent
from tests.factories.accounts import make_user
from tests.factories.projects import changed
from tests.factories.signing_in import signed_in
from tests.interfaces.desk.office import table_rows, words

SETUP = reverse("desk:setup")


def at(name, row):
    return reverse(f"desk:{name}", args=[row.pk])


def opened(office, address):
    """What a form begins with, as a browser would send it."""
    html = office.html(address)
    fields = dict(re.findall(r'<input type="(?:text|hidden|date|number)" name="(\w+)"[^>]*? value="([^"]*)"', html))
    fields |= {name: unescape(text).strip() for name, text in re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)<', html)}
    for name, body in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        fields[name] = chosen[1] if chosen else ""
    fields["supports"] = re.findall(r'name="supports" value="(\d+)"[^>]*checked', html)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def sent(office, address, **fields):
    return office.client.post(address, {**opened(office, address), **fields})


def read(answer):
    return words(answer.content.decode())


def newest():
    return LedgerEntry.objects.order_by("-seq").first()


@pytest.fixture
def instructions(office):
    answer = sent(
        office,
        reverse("desk:new-list"),
        name="县长批示",
        tier="county",
        kind="领导批示",
        owning_office="县政府办",
        approving_document="青政办发〔2016〕20号",
        approved_on="2016-08-01",
    )
    assert answer.status_code == 302, read(answer)
    return ListOf.objects.get(name="县长批示")


def grouped(office, list_of, **fields):
    return sent(office, at("aspects", list_of), **fields)


def matter(office, list_of, name, **more):
    unit = office.register.units["县教育局"]
    return sent(office, at("new-matter", list_of), name=name, kind="works", lead=unit.pk, **more)


# Lists


def test_a_list_is_created_with_kind_office_and_approval(office, instructions):
    assert (instructions.kind, instructions.owning_office) == ("领导批示", "县政府办")
    assert (instructions.approving_document, instructions.approved_on) == ("青政办发〔2016〕20号", dt.date(2016, 8, 1))
    assert newest().act == "projects.set_up_list"
    assert "青政办发〔2016〕20号（2016年8月1日）" in office.text(SETUP)


def test_a_second_list_of_the_name_is_refused_at_the_field_and_nothing_typed_is_lost(office):
    answer = sent(office, reverse("desk:new-list"), name="县列", kind="重点项目", owning_office="县政府办")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert re.search(r'id="id_name_error" role="alert">2016年已有清单“县列”。', html)
    assert 'value="县政府办"' in html


def test_an_approval_is_corrected_but_does_not_go_away(office, instructions):
    address = at("edit-list", instructions)
    answer = sent(office, address, approving_document="", approved_on="")
    assert "批准文件只能更正，不能去掉" in read(answer)
    assert sent(office, address, approving_document="青政办发〔2016〕21号").status_code == 302
    instructions.refresh_from_db()
    assert instructions.approving_document == "青政办发〔2016〕21号"
    assert newest().act == "projects.amend_list"


def test_aspects_are_added_renamed_put_in_order_and_taken_away(office, instructions):
    assert grouped(office, instructions, name_new1="教育", name_new2="交通", name_new3="卫生").status_code == 302
    education, roads, health = instructions.aspects.order_by("order")
    fields = {f"name_{education.pk}": "教育体育", f"place_{education.pk}": "9", f"name_{roads.pk}": ""}
    assert grouped(office, instructions, **fields).status_code == 302
    assert list(instructions.aspects.order_by("order").values_list("name", flat=True)) == ["卫生", "教育体育"]
    assert health.pk in set(instructions.aspects.values_list("pk", flat=True))


def test_the_second_of_two_on_one_form_is_told_and_overwrites_nothing(office, instructions):
    mine = opened(office, at("aspects", instructions))
    assert grouped(office, instructions, name_new1="教育").status_code == 302
    answer = office.client.post(at("aspects", instructions), {**mine, "name_new1": "交通"})
    assert answer.status_code == 409
    assert "刚被他人改过" in read(answer)
    assert list(instructions.aspects.values_list("name", flat=True)) == ["教育"]


# 件


def test_a_matter_is_registered_with_its_place_and_its_parties(office, instructions):
    grouped(office, instructions, name_new1="教育")
    aspect, towns = instructions.aspects.get(), office.register.units["城关镇"]
    more = {
        "number": "1",
        "aspect": aspect.pk,
        "supports": [towns.pk],
        "due_on": "2016-12-31",
        "investment_wan": "120.5",
    }
    answer = matter(office, instructions, "修缮教学楼", content="加固三层", leader="副县长 周敏", **more)
    assert answer.status_code == 302, read(answer)
    work = Commitment.objects.get(name="修缮教学楼")
    assert (work.content, work.leader, str(work.investment_wan)) == ("加固三层", "副县长 周敏", "120.5")
    assert set(work.parties.values_list("unit__name", "role")) == {
        ("县教育局", PartyRole.LEAD.value),
        ("城关镇", PartyRole.COOPERATING.value),
    }
    assert (work.listings.get().number, work.listings.get().aspect) == ("1", aspect)
    rows = table_rows(office.html(SETUP), "县长批示上的实事")
    assert rows == [["教育"], ["修缮教学楼", "1", "县教育局", "—", "在办"]]


def test_a_matter_without_lead_or_with_one_that_also_cooperates_is_refused_at_the_field(office, instructions):
    unit = office.register.units["县教育局"]
    answer = matter(office, instructions, "修缮教学楼", supports=[unit.pk])
    assert "牵头单位不能同时是协办单位" in read(answer)
    answer = sent(office, at("new-matter", instructions), name="修缮教学楼", kind="works", content="加固")
    assert 'id="id_lead_error"' in answer.content.decode()
    assert ">\n加固</textarea>" in answer.content.decode()
    assert not Commitment.objects.filter(name="修缮教学楼").exists()


def test_a_work_of_one_list_is_put_on_another_and_stays_one_work(office, instructions):
    work, before = office.work("购置公交车"), Commitment.objects.count()
    assert sent(office, at("adopt-matter", instructions), works=[work.pk]).status_code == 302
    assert Commitment.objects.count() == before
    assert set(work.listings.values_list("list_of__name", flat=True)) == {"市列", "县长批示"}
    assert f'value="{work.pk}"' not in office.html(at("adopt-matter", instructions))


def test_a_place_gets_another_number(office):
    place = office.work("购置公交车").listings.get()
    assert sent(office, at("move-listing", place), number="99").status_code == 302
    place.refresh_from_db()
    assert (place.number, newest().act) == ("99", "projects.move_listing")


# Corrections and changes


def test_what_an_approved_list_promised_is_not_corrected_without_a_document(office, instructions):
    matter(office, instructions, "修缮教学楼", due_on="2016-12-31")
    work = Commitment.objects.get(name="修缮教学楼")
    answer = sent(office, at("correct-work", work), name="新建教学楼", due_on="2017-01-31")
    assert "改名称、完成时限须凭批准文件，请登记变更" in read(answer)
    assert sent(office, at("correct-work", work), content="加固三层").status_code == 302
    work.refresh_from_db()
    assert (work.name, work.content, newest().act) == ("修缮教学楼", "加固三层", "projects.correct_work")


def test_a_correction_keeps_what_another_person_saved_meanwhile(office, instructions):
    matter(office, instructions, "修缮教学楼")
    work = Commitment.objects.get(name="修缮教学楼")
    mine = opened(office, at("correct-work", work))
    sent(office, at("correct-work", work), leader="副县长 周敏")
    answer = office.client.post(at("correct-work", work), {**mine, "content": "加固三层"})
    assert answer.status_code == 409
    assert "副县长 周敏" in read(answer)
    assert "加固三层" in answer.content.decode()
    again = {**opened(office, at("correct-work", work)), "content": "加固三层"}
    assert office.client.post(at("correct-work", work), again).status_code == 302
    work.refresh_from_db()
    assert (work.leader, work.content) == ("副县长 周敏", "加固三层")


def change(office, work, **fields):
    said = {"document": "青政办发〔2016〕30号", "on": "2016-08-10", **fields}
    return sent(office, at("record-change", work), **said)


def test_a_change_is_shown_in_words_before_it_is_recorded(office):
    work = office.work("购置公交车")
    answer = change(office, work, kind="cancel")
    assert answer.status_code == 200
    text = read(answer)
    assert "原为" in text
    assert "显示“已取消”" in text
    assert not Change.objects.exists()
    answer = change(office, work, kind="cancel", act="confirm")
    assert answer.status_code == 302, read(answer)
    assert Change.objects.get().commitment == work
    rows = table_rows(office.html(SETUP), "市列上的实事")
    assert next(row for row in rows if row[0] == "购置公交车")[-1].startswith("× 已取消")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "cancel", "document": ""}, "id_document_error"),
        ({"kind": "postpone"}, "延期时应指明新的完成时限"),
        ({"kind": "merge"}, "合并时应指明并入的另一件实事"),
        ({"kind": "adjust"}, "应说明调整了什么"),
        ({"kind": "cancel", "due_on": "2017-01-01"}, "这一项用于延期，本次登记的是取消"),
    ],
)
def test_a_change_that_the_rules_refuse_gets_no_confirmation(fields, says, office):
    answer = change(office, office.work("购置公交车"), **fields)
    assert says in answer.content.decode()
    assert "确认登记" not in read(answer)
    assert not Change.objects.exists()


def test_name_and_lead_change_by_document(office):
    work, towns = office.work("购置公交车"), office.register.units["城关镇"]
    answer = change(office, work, kind="adjust", name="购置新能源公交车", lead=towns.pk, act="confirm")
    assert answer.status_code == 302, read(answer)
    work.refresh_from_db()
    made = Change.objects.get()
    assert (work.name, work.parties.get(role="lead").unit) == ("购置新能源公交车", towns)
    assert made.before == "名称“购置公交车”；牵头单位县交通运输局"
    assert made.after == "名称“购置新能源公交车”；牵头单位城关镇"
    assert Listing.objects.filter(name="购置新能源公交车").exists()


def test_a_change_confirmed_twice_is_recorded_once(office):
    work = office.work("购置公交车")
    fields = {**opened(office, at("record-change", work)), "kind": "postpone", "due_on": "2017-03-31"}
    fields |= {"document": "青政办发〔2016〕30号", "on": "2016-08-10", "act": "confirm"}
    answers = [office.client.post(at("record-change", work), fields).status_code for _ in range(2)]
    assert answers == [302, 409]
    assert Change.objects.count() == 1


def test_going_back_from_the_confirmation_keeps_what_was_typed(office):
    answer = change(office, office.work("购置公交车"), kind="postpone", due_on="2017-03-31", act="edit")
    assert 'value="2017-03-31"' in answer.content.decode()
    assert not Change.objects.exists()


# Stages


def test_stages_stand_in_the_order_of_the_kind(office):
    work = office.work("改造农村学校")
    address = at("record-stage", work)
    before = StageEvent.objects.filter(commitment=work).count()
    answer = sent(office, address, stage="in_use", on="2016-08-10")
    assert "请先登记竣工验收" in read(answer)
    answer = sent(office, address, stage="construction", on="2016-08-10", document="施工许可证1号")
    assert answer.status_code == 302, read(answer)
    assert StageEvent.objects.filter(commitment=work).count() == before + 1
    rows = table_rows(office.html(at("setup-work", work)), "各阶段")
    assert [row[0] for row in rows] == ["前期", "开工", "基本完成", "完工", "竣工验收", "投用", "移交管护"]
    assert "2016年8月10日 · 施工许可证1号" in rows[1][1]


def test_only_office_and_director_find_the_page(office):
    assert ">登记</a>" in office.html(SETUP)
    leader = signed_in(make_user(office.register.area, "zhoumin", "周敏", Role.LEADER))
    assert leader.get(SETUP).status_code == 403
    assert ">登记</a>" not in leader.get(reverse("desk:programme")).content.decode()


def test_a_work_that_ended_is_not_corrected(office):
    work = office.work("购置公交车")
    changed(work, "cancel")
    answer = sent(office, at("correct-work", work), content="新能源车")
    assert "已取消或已合并，不能再修改" in read(answer)


def test_the_page_asks_as_often_for_many_works_as_for_one(office, instructions, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            office.html(SETUP)
        return len(found)

    matter(office, instructions, "修缮教学楼")
    few = asked()
    for name in ("修桥", "修路", "修渠"):
        matter(office, instructions, name)
    assert asked() == few
