"""The demo as a person sees it: figures with their arithmetic, differences from the published bulletin, files."""

import json
import re
from collections import Counter

import pytest

from shishi.domain.accounts.roles import Role

# sample-county, by hand: 件, started incl. cancelled, started without, done, cancelled, going on, slow
CHECK_VALUES = {
    "省列": (10, 10, 10, 3, 0, 7, 0),
    "市列": (15, 15, 14, 4, 1, 10, 6),
    "县列": (10, 10, 10, 0, 0, 10, 7),
}


@pytest.fixture(scope="module")
def figures(demo_site):
    finished = demo_site.shishi("figures", "--period", "2016-07", "--json")
    assert finished.returncode == 0, finished.stderr
    return {figure["id"]: figure for figure in json.loads(finished.stdout)["figures"]}


@pytest.mark.parametrize("name", CHECK_VALUES)
def test_the_register_yields_the_check_values(figures, name):
    codes = ("items", "items_started", "items_done", "items_cancelled", "items_ongoing", "items_slow")
    counted = [figures[f"{name}.{code}"]["value"] for code in codes]
    counted.insert(2, len(figures[f"{name}.start_rate"]["numerator"]))
    assert tuple(counted) == CHECK_VALUES[name]


def test_rates_are_printed_with_their_arithmetic(figures):
    assert figures["省列.completion_rate"]["grounds"] == "30%（3/10）"
    assert figures["市列.completion_rate"]["grounds"] == "28.6%（4/14，取消1件不计）"
    assert figures["市列.completion_rate_all"]["grounds"] == "26.7%（4/15，含取消1件）"
    assert figures["县列.completion_rate"]["grounds"] == "0%（0/10）"
    assert figures["县列.construction_rate"]["grounds"] == "100%（9/9，非工程类1件不计）"
    assert figures["县列.construction_rate_all_kinds"]["grounds"] == "100%（10/10）"


def test_shared_work_is_counted_once_by_two_named_rules(figures):
    assert (figures["全县.matters"]["value"], figures["全县.works"]["value"]) == (32, 33)
    assert "重复3件" in figures["全县.matters"]["rule_text"]


def test_the_summary_names_where_the_published_bulletin_differs(demo_site):
    rows = [re.sub(r"[│\s]+", " ", line).strip() for line in demo_site.output.splitlines() if "不符" in line]
    assert len(rows) == 2
    assert rows[0].startswith("省列 其余（正在推进） 6 7件")
    assert rows[1].startswith("市列 完成率 30% 28.6%（4/14，取消1件不计）；含取消为26.7%（4/15")


def test_the_summary_names_the_files_and_they_are_there(demo_site):
    files = sorted((demo_site.folder / "通报").iterdir())
    assert Counter(path.suffix for path in files) == {".docx": 2, ".pdf": 2, ".xlsx": 3, ".xls": 3}
    assert all(str(path) in demo_site.output for path in files)


def test_the_summary_names_the_substituted_fonts(demo_site):
    assert "缺少字体“仿宋_GB2312”" in demo_site.output


def test_the_ledger_of_the_demo_holds(demo_site):
    finished = demo_site.shishi("ledger", "verify")
    assert (finished.returncode, "存证台账完整" in finished.stdout) == (0, True)


def test_the_demo_prints_one_account_of_each_role(demo_site):
    listed = demo_site.output.partition("演示账号")[2].splitlines()
    assert [line.strip().partition("：")[0] for line in listed[1:13]] == list(Role.labels)
