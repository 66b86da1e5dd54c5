import pytest
from django.urls import reverse

from shishi.domain.reporting.actions.report import Origin
from tests.factories.projects import changed
from tests.factories.reporting import make_report
from tests.interfaces.desk.office import table_rows, words


def test_a_rate_shows_arithmetic_rule_numerator_and_the_rest(office):
    figure = office.figures["市列.start_rate"]
    html = office.html(office.figure(figure.id))
    text = words(html)
    assert f"{figure.text} ＝ {len(figure.numerator)} ÷ {len(figure.denominator)}" in text
    assert figure.grounds in text
    assert figure.rule_text in text
    assert "数据截至2016年7月31日" in text
    assert {row[0] for row in table_rows(html, "计入的实事")} == {ref.name for ref in figure.numerator}


def test_what_is_left_out_is_named_with_its_reason(office):
    changed(office.work("购置公交车"), "cancel", document="青政办发〔2016〕37号")
    office.freeze()
    html = office.html(office.figure("市列.completion_rate"))
    ((name, *_),) = table_rows(html, "不计入的实事及原因")
    assert name == "购置公交车 已取消（青政办发〔2016〕37号）"


def test_an_item_leads_to_its_works_reports_and_rows(office):
    stored = office.imported()
    make_report(office.work("改造农村学校"), "8", reason="更正", origin=Origin(stored, "7月", 6))
    office.freeze()
    html = office.html(office.figure("省列.items"))
    row = next(row for row in table_rows(html, "计入的实事") if row[0] == "改造农村学校")
    assert row[3:] == ["改造农村学校 8所", "2016年7月报告第2版（县教育局）", "工作表“7月”第6行"]
    assert f'href="{office.matter("改造农村学校")}#report-2016-07-%E5%8E%BF%E6%95%99%E8%82%B2%E5%B1%80-2"' in html
    assert f'href="{reverse("desk:source", args=[stored.pk])}#place-7%E6%9C%88-6"' in html


def test_a_listing_of_two_works_leads_to_both(office):
    rows = table_rows(office.html(office.figure("市列.items")), "计入的实事")
    both = [row[1] for row in rows if row[0] == "城乡低保提标"]
    assert both == ["城市低保提标", "农村低保提标"]


def test_a_target_value_leads_to_that_target_only(office):
    key = next(key for key in office.figures.figures if key.endswith(".cumulative") and key.startswith("省列/4."))
    rows = table_rows(office.html(office.figure(key)), "计入的实事")
    assert [row[3] for row in rows] == ["硬化路 60公里"]


@pytest.mark.parametrize("part", ["sub_items", "aspects", "headings", "items"])
def test_every_kind_of_counted_thing_is_named(office, part):
    figure = office.figures[f"省列.{part}"]
    rows = table_rows(office.html(office.figure(figure.id)), "计入的实事")
    assert rows
    assert not [row for row in rows if row[0].startswith("t") or row[1] == "—"]


def test_every_figure_of_the_register_has_a_page_and_a_card(office):
    for key, figure in office.figures.figures.items():
        assert figure.text in office.html(office.figure(key)), key
        assert figure.text in office.html(office.figure(key), part="card"), key


def test_the_card_is_a_fragment_with_the_way_to_everything(office):
    html = office.html(office.figure("市列.items"), part="card")
    assert "<html" not in html
    assert f'<a href="{office.figure("市列.items")}">全部依据</a>' in html
    assert "口径：" in html


def test_a_long_card_names_the_first_and_counts_the_others(office):
    text = words(office.html(office.figure("全县.works"), part="card"))
    assert "……另有6" in text


@pytest.mark.parametrize(
    "address", ["figures/00000000/市列.items/", "figures/{digest}0/市列.items/", "figures/{digest}/没有.items/"]
)
def test_an_unknown_snapshot_or_figure_answers_404(office, address):
    assert office.client.get(f"/{address.format(digest=office.digest)}").status_code == 404


def test_an_older_snapshot_keeps_its_own_figures_whether_or_not_a_bulletin_was_composed(office):
    before = office.figure("省列.items_cancelled")
    changed(office.work("改造农村学校"), "cancel")
    office.freeze()
    assert office.figure("省列.items_cancelled") != before
    assert "0件" in office.text(before)
    assert "1件" in office.text(office.figure("省列.items_cancelled"))
