"""Text files keep their characters one for one; of a web page the article is left."""

import pytest

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.read import read_notice
from shishi.documents.reading.notices.reading import Form

NOTICE = "市列15件，其中4件已完成，\r\n完成率30%。\r\n\u3000\u3000其余10件正在推进。\n"
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><meta name="ArticleTitle" content="关于为民兴办实事的通报">
<title>关于为民兴办实事的通报-榆中县人民政府</title><style>.a {{ color: red }}</style></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li>欢迎访问，今天是星期一</li></ul></div>
<table><tr><td><a href="x">政策文件</a><br><a href="y">公示公告公示公告公示公告</a></td><td>
<table><tr><td>当前位置：首页 &gt; 政务公开 &gt; 通报</td></tr>
<tr><td>发布时间:2016-12-26 20:43:08 来源: 榆中县人民政府办公室 阅读次数: 1203</td></tr>
<tr><td><div id="zoom"><p>　　今年，承办市列实事<span>15</span>件，完成率<b>30%</b>。</p><p>&nbsp;&nbsp;一、基本情况</p>
<p style="display:none">99件</p><p>各牵头部门和协办单位高度重视，主要领导亲自包抓。<br>第二行。</p>
<table><tr><td rowspan="2">市列</td><td>已完成</td><td>4</td></tr><tr><td>取消</td><td>1</td></tr></table>
<p>附件：<a href="a.xls">1.汇总表.xls</a></p></div></td></tr>
<tr><td>责任编辑：张三 【打印本页】【关闭窗口】</td></tr></table></td></tr></table>
<div>主办单位：榆中县人民政府 网站标识码6201230001</div><script>var a = "脚本里的中文";</script></body></html>"""
ARTICLE = (
    "关于为民兴办实事的通报\n今年，承办市列实事15件，完成率30%。\n一、基本情况\n各牵头部门和协办单位高度重视，主要领导亲自包抓。\n第二行。\n"
    "市列\t已完成\t4\n\t取消\t1\n附件：1.汇总表.xls"
)


def read(data, name="通报.txt"):
    return read_notice(name, data, Limits())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_given_as_it_stands_in_the_file(encoding):
    reading = read(NOTICE.encode(encoding))
    assert reading.form is Form.TEXT
    assert reading.text == NOTICE  # no byte order mark, both characters of each line end


def test_rare_names_of_gb18030_and_traditional_text_are_read():
    assert read("李玥、王喆，㎡，䶮".encode("gb18030")).text == "李玥、王喆，㎡，䶮"
    traditional = "關於為民興辦實事進展情況的通報，已完成四件，其餘各件正在按計畫推進，各單位應當繼續努力。" * 6
    assert read(traditional.encode("utf-16-le")).text == traditional


def test_a_text_that_mentions_a_tag_is_no_web_page():
    assert read("网页中的<p>标签共3件".encode()).form is Form.TEXT


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\xff" * 500], ids=["all bytes", "one byte"])
def test_what_is_no_text_is_refused_with_the_way_out(data):
    assert "另存为 UTF-8" in read(data).refused


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("gb2312", "utf-8")])
def test_of_a_web_page_the_article_is_left(charset, encoding):
    reading = read(PAGE.format(charset=charset).encode(encoding), "通报.html")
    assert reading.form is Form.WEB_PAGE
    assert reading.text == ARTICLE


def test_a_web_archive_named_doc_is_read():
    page = PAGE.format(charset="utf-8")
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n--cut\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--cut--\r\n"
    )
    reading = read(archive.encode(), "通报.doc")
    assert reading.form is Form.WEB_ARCHIVE
    assert reading.text == ARTICLE


def test_a_page_that_only_a_script_would_fill_says_so():
    assert "用脚本显示" in read(b"<html><body><div id=app></div><script>go()</script></body></html>").refused


def test_deeply_nested_tags_end_in_an_answer():
    page = "<html><body>" + "<div>" * 3000 + "实事15件" + "</div>" * 3000 + "</body></html>"
    reading = read(page.encode())
    assert reading.refused or "15件" in reading.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "汇总表.xls",
            "<html><body><table><tr><th>清单</th><th>件数</th></tr><tr><td>市列</td><td>15</td></tr></table></body></html>",
        ),
        ("汇总表.csv", "清单,件数\n市列,15\n"),
    ],
)
def test_what_is_named_a_workbook_is_read_as_its_rows(name, content):
    reading = read(content.encode("gb18030"), name)
    assert reading.is_workbook
    assert reading.sheets[0].rows == (("清单", "件数"), ("市列", "15"))


def test_a_page_named_xls_without_a_table_is_refused():
    assert "没有表格" in read("<html><body><p>实事15件</p></body></html>".encode(), "a.xls").refused


PARAGRAPHS = (
    "今年以来，全县承办市列为民兴办实事15件，涵盖社会保障、社会事业等6个方面，各牵头部门高度重视，措施有力。",
    "一、进展情况",
    "市列15件为民兴办实事全面启动实施，启动率100%。其中4件实事已全面完成，完成率28.6%，其余10件正在推进。",
    "关闭小煤矿5处，来源于中央资金的项目3个。",
    "榆中县人民政府办公室",
)
MENU = "<div>" + "".join(f"<a href='#'>栏目名称{number}</a>" for number in range(30)) + "</div>"
NEWS = (
    "<div><h3>相关新闻</h3><ul>"
    + "<li><a href='#'>关于做好某项工作的通知</a><span>2016-08-01</span></li>" * 9
    + "</ul></div>"
)
FOOT = "<div><p>主办：榆中县人民政府　承办：榆中县人民政府办公室</p><p>地址：兴隆路1号　邮编：730100　陇ICP备05000000号</p></div>"
FILES = (
    "<div>附件：" + "".join(f"<a href='{number}.xls'>{number}.汇总表.xls</a><br>" for number in range(1, 6)) + "</div>"
)


def tagged(tag, parts=PARAGRAPHS):
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts)


SITES = {
    "an editor's box": f"{MENU}<div><div>发布日期：2016-08-05 浏览次数：32</div><div><style>p {{}}</style>{tagged('p')}</div></div>{NEWS}{FOOT}",
    "boxes for paragraphs": f"{MENU}<div><div>{tagged('div')}</div>{NEWS}</div>{FOOT}",
    "breaks in a cell": f"{MENU}<table><tr><td>{NEWS}</td><td>{'<br>　　'.join(PARAGRAPHS)}</td></tr></table>{FOOT}",
    "paragraphs and nothing else": f"{MENU}{tagged('p')}{FOOT}",
    "a form around everything": f"<form>{MENU}<div>{tagged('p')}</div>{FOOT}</form>",
    "a tag of its own": f"{MENU}<div><ucapcontent>{tagged('p')}</ucapcontent></div>{FOOT}",
}


@pytest.mark.parametrize("site", SITES)
def test_the_article_is_found_however_the_site_is_built(site):
    page = f"<html><body>{SITES[site]}</body></html>"
    assert read(page.encode(), "a.html").text.split("\n") == list(PARAGRAPHS)


def test_a_list_of_attachments_is_no_menu():
    text = read(f"<html><body>{MENU}<div>{tagged('p')}{FILES}</div></body></html>".encode()).text
    assert "附件：1.汇总表.xls" in text
    assert text.endswith("5.汇总表.xls")
