import datetime as dt
import re

import pytest
from django.urls import reverse

from shishi.domain.bulletins.actions import compose_bulletin, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.queries import files_of
from tests.factories.acting import AT, CLERK
from tests.interfaces.desk.office import words


@pytest.fixture
def bulletin(office):
    particulars = Particulars(issuer="青山县人民政府办公室", dated_on=dt.date(2016, 8, 5))
    return compose_bulletin(snapshot=office.snapshot, particulars=particulars, by=CLERK, at=AT)


def test_the_notice_reads_as_composed(office, bulletin):
    text = office.text(reverse("desk:bulletin", args=[bulletin.pk]))
    assert "关于2016年1—7月省市县列为民兴办实事" in text
    assert "青山县人民政府办公室 2016年8月5日" in text
    assert f"快照 {office.digest}" in text


def test_every_figure_of_the_notice_leads_to_a_page_that_exists(office, bulletin):
    html = office.html(reverse("desk:bulletin", args=[bulletin.pk]))
    links = re.findall(r'<a class="figure" href="([^"]+)" data-figure="([^"]+)">([^<]+)</a>', html)
    assert len(links) > 40
    for address, key, text in dict.fromkeys(links):
        page = office.text(address)
        assert office.figures[key].name in page
        assert text in {office.figures[key].text, office.figures[key].grounds}


def test_the_attachments_are_on_the_page_by_their_titles(office, bulletin):
    html = office.html(reverse("desk:bulletin", args=[bulletin.pk]))
    captions = [words(part).strip() for part in re.findall(r'<table class="summary"><caption>(.*?)<span>', html)]
    assert captions == [f"青山县2016年{name}为民兴办实事进展情况汇总表" for name in ("省列", "市列", "县列")]


def test_files_are_offered_once_they_are_rendered(office, bulletin):
    address = reverse("desk:bulletin", args=[bulletin.pk])
    assert "尚未生成文件" in office.text(address)
    rendered = render_bulletin(bulletin=bulletin, by=CLERK, at=AT)
    html = office.html(address)
    for file, stored in zip(rendered, files_of(bulletin), strict=True):
        assert f'<a href="{reverse("desk:bulletin-file", args=[stored.pk])}" download>{file.name}</a>' in html


@pytest.mark.parametrize("address", ["desk:bulletin", "desk:bulletins"])
def test_substituted_fonts_are_named_where_the_pdf_is_offered(office, bulletin, settings, address):
    settings.FONT_FOLDERS = ()
    render_bulletin(bulletin=bulletin, by=CLERK, at=AT)
    text = office.text(reverse(address, args=[bulletin.pk] if address == "desk:bulletin" else []))
    assert text.count("缺少字体“仿宋_GB2312”，用“Noto Serif SC”代替。") == 1
    assert "安装单位获授权的字体" in text


def test_a_pdf_is_sent_as_one(office, bulletin):
    rendered = render_bulletin(bulletin=bulletin, by=CLERK, at=AT)
    stored = next(file for file in files_of(bulletin) if file.name.endswith("（红头文件）.pdf"))
    answer = office.client.get(reverse("desk:bulletin-file", args=[stored.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == rendered[1].content


def test_the_list_of_bulletins_leads_to_each(office, bulletin):
    html = office.html(reverse("desk:bulletins"))
    assert f'<a href="{reverse("desk:bulletin", args=[bulletin.pk])}">2016年1—7月进展情况通报</a>' in html
