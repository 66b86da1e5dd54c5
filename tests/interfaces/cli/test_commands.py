import io
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from shishi.domain.ledger.models import Chain
from shishi.domain.projects.models import Change, Target
from shishi.domain.reporting.models import Period
from shishi.domain.statistics.models import Snapshot
from shishi.interfaces.cli.management.commands.bulletin import Written
from tests.interfaces.cli.workbooks import REPORT_ROWS, list_file, report_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def july(tmp_path):
    """A county with a list and the reports of July."""
    quiet = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    call_command("import", list_file(tmp_path), **quiet)
    call_command("report", "import", report_file(tmp_path), "--period", "2016-07", **quiet)


def shishi(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def figures():
    return {
        figure["id"]: figure for figure in json.loads(shishi("figures", "--period", "2016-07", "--json"))["figures"]
    }


def test_figures_carry_value_rule_numerator_denominator_exclusions_and_day(july):
    figure = figures()["县列.construction_rate"]
    assert (figure["value"], figure["text"], figure["rule"], figure["as_of"]) == (
        100,
        "100%",
        "construction_rate",
        "2016-07-31",
    )
    assert [ref["name"] for ref in figure["numerator"]] == ["路网及村内道路", "高标准基本农田"]
    assert [ref["id"] for ref in figure["denominator"]] == ["县列/1", "县列/3"]
    assert [(left["name"], left["reason"]) for left in figure["exclusions"]] == [
        ("城镇新增就业", "属服务培训类，不在“开工率”统计范围"),
    ]


def test_a_correction_gives_a_new_snapshot_and_says_what_changed(july, tmp_path):
    shishi("figures", "--period", "2016-07")
    changed = (("路网及村内道路", "公里", 160, 8.4, 80, "是", "路基施工。", "征地协议未签订"), REPORT_ROWS[1])
    path = report_file(tmp_path, rows=changed, name="更正.xlsx")
    call_command(
        "report",
        "import",
        path,
        "--period",
        "2016-07",
        "--reason",
        "漏计",
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    out = shishi("figures", "--period", "2016-07")
    assert Snapshot.objects.count() == 2
    assert "路网及村内道路累计完成：52.4公里（目标160公里） → 80公里（目标160公里）" in out


def test_figures_of_unchanged_data_make_no_second_snapshot(july):
    shishi("figures", "--period", "2016-07")
    shishi("figures", "--period", "2016-07")
    assert Snapshot.objects.count() == 1


def test_inputs_are_the_snapshot_as_it_is_hashed(july):
    assert shishi("figures", "--period", "2016-07", "--inputs").strip() == Snapshot.objects.get().content


def test_a_period_that_is_none_is_named(july):
    with pytest.raises(CommandError) as refused:
        shishi("figures", "--period", "七月份吧")
    assert "不是可识别的报告期" in str(refused.value)
    assert refused.value.returncode == 2


def test_a_period_opens_once(july):
    shishi("period", "open", "2016-08", "--as-of", "2016-08-25", "--due", "2016-08-29")
    assert Period.objects.get(key="2016-08").as_of.isoformat() == "2016-08-25"
    with pytest.raises(CommandError, match="都已开启"):
        shishi("period", "open", "2016-08")


def test_dry_run_opens_nothing(july):
    shishi("period", "open", "2016-08", "--dry-run")
    assert not Period.objects.filter(key="2016-08").exists()


CANCEL = (
    "change",
    "cancel",
    "--list",
    "县列",
    "--name",
    "城镇新增就业",
    "--document",
    "榆政办〔2016〕37号",
    "--on",
    "2016-06-20",
)


def test_a_cancellation_leaves_the_denominator(july):
    shishi(*CANCEL)
    figure = figures()["县列.completion_rate"]
    assert figure["grounds"] == "0%（0/2，取消1件不计）"
    assert figure["exclusions"][0]["reason"] == "已取消（榆政办〔2016〕37号）"


def test_a_second_cancellation_is_refused(july):
    shishi(*CANCEL)
    with pytest.raises(CommandError, match="已取消或已合并"):
        shishi(*CANCEL)
    assert Change.objects.count() == 1


def test_an_adjustment_sets_the_target_and_keeps_what_it_was(july):
    base = ("change", "adjust", "--list", "县列", "--name", "路网及村内道路", "--document", "榆政办〔2016〕40号")
    shishi(*base, "--on", "2016-06-20", "--target", "公里", "--quantity", "120")
    assert Target.objects.get(commitment__name="路网及村内道路").quantity == 120
    assert Change.objects.get().before.startswith("160")


def test_a_postponement_moves_the_deadline(july):
    base = ("change", "postpone", "--list", "县列", "--name", "路网及村内道路", "--document", "榆政办〔2016〕41号")
    shishi(*base, "--on", "2016-06-20", "--due", "2017-06-30")
    assert figures()["全县.time_left"]["grounds"] == "11个月（至2017年6月30日334天）"


def test_a_merged_matter_counts_once(july):
    base = ("change", "merge", "--list", "县列", "--name", "高标准基本农田", "--document", "榆政办〔2016〕42号")
    shishi(*base, "--on", "2016-06-20", "--into", "路网及村内道路")
    assert figures()["县列.items"]["value"] == 2


def test_a_bulletin_renders_its_notice_twice_in_two_formats_and_each_attachment_twice(july, tmp_path):
    out = tmp_path / "out"
    base = ("--period", "2016-07", "--number", "榆政办发〔2016〕55号", "--dated", "2016-08-05")
    text = shishi("bulletin", "compose", *base)
    assert "关于2016年1—7月县列为民兴办实事进展情况的通报" in text
    shishi("bulletin", "render", "--period", "2016-07", "--out", str(out))
    names = sorted(path.name for path in out.iterdir())
    assert [name.rsplit(".", 1)[1] for name in names] == ["docx", "pdf", "docx", "pdf", "xls", "xlsx"]
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    shishi("bulletin", "render", "--period", "2016-07", "--out", str(out))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ("2016-08-05", ["校核：没有发现矛盾。"]),
        ("2016-07-01", ["校核：有", "成文日期却是2016年7月1日"]),  # before the day that the figures are of
    ],
)
def test_our_own_bulletin_is_checked_before_anybody_signs_it(july, tmp_path, dated, said):
    out = shishi("bulletin", "render", "--period", "2016-07", "--dated", dated, "--out", str(tmp_path))
    assert [words in out for words in said] == [True] * len(said)


def test_rendering_names_every_substituted_font_and_the_remedy(july, settings, tmp_path):
    settings.FONT_FOLDERS = ()
    said = shishi("bulletin", "render", "--period", "2016-07", "--out", str(tmp_path))
    assert said.count("缺少字体“仿宋_GB2312”，用“Noto Serif SC”代替。") == 1
    assert said.count("缺少字体") == 5
    assert "SHISHI_FONTS_DIR" in said
    assert list(Written((), (), ()).remarks()) == []


def test_a_briefing_is_rendered_with_its_issue(july, tmp_path):
    base = ("bulletin", "render", "--period", "2016-07", "--dated", "2016-08-05", "--out", str(tmp_path))
    shishi(*base, "--profile", "B", "--issue-number", "7")
    shishi(*base, "--profile", "B", "--issue-number", "8", "--briefing-name", "榆中督查专报")
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".pdf")
    assert [name.partition("的通报")[2] for name in names] == [
        "（榆中县政务督查第7期）.pdf",
        "（榆中督查专报第8期）.pdf",
    ]
    with pytest.raises(CommandError, match="刊名和期号"):
        shishi(*base, "--profile", "B")
    for wrong in (("--issue-number", "0"), ("--issue-number", "1", "--briefing-name", "督查/专报")):
        with pytest.raises(CommandError):
            shishi(*base, "--profile", "B", *wrong)


def test_the_ledger_is_verified_and_a_changed_head_is_named(july):
    assert "存证台账完整" in shishi("ledger", "verify")
    Chain.objects.update(head="0" * 64)
    with pytest.raises(CommandError, match="1处不符"):
        call_command("ledger", "verify", stdout=io.StringIO(), stderr=io.StringIO())


def test_the_overview_names_every_command_of_ours():
    finished = subprocess.run(
        [sys.executable, "-m", "shishi.interfaces.cli.main", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = "import report period change figures bulletin ledger serve demo bench proof"
    for name in names.split():
        assert f"shishi {name} " in finished.stdout
