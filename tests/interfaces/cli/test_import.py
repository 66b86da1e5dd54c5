import io
import json

import pytest
from django.core.management import call_command

from shishi.domain.intake.models import Answer, ImportRun
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.ledger.queries import verify
from shishi.domain.projects.models import Commitment, Listing, ListOf, Party, Target
from shishi.domain.units.models import Area, Unit
from tests.interfaces.cli.workbooks import LIST_ROWS, list_file, write

pytestmark = pytest.mark.django_db

TABLES = (Area, Unit, ListOf, Commitment, Listing, Party, Target, ImportRun, Answer, LedgerEntry)


def run(*arguments, **options):
    """Run ``shishi import``; gives (exit code, standard output, standard error)."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command("import", *arguments, stdout=out, stderr=err, **options)
    except SystemExit as leaving:
        code = leaving.code
    return code, out.getvalue(), err.getvalue()


def rows_written():
    return {table.__name__: table.objects.count() for table in TABLES}


def test_dry_run_shows_the_plan_and_writes_nothing(tmp_path):
    code, out, _ = run(list_file(tmp_path), "--dry-run", "--kind", "路网及村内道路=工程类")
    assert code == 0
    assert "新增3件" in out
    assert "单位“县交通局”尚未登记，导入时新增" in out
    assert set(rows_written().values()) == {0}


def test_json_has_the_rows_and_the_asks_of_the_contract(tmp_path):
    code, out, _ = run(list_file(tmp_path), "--dry-run", "--format", "json")
    plan = json.loads(out)
    assert (code, plan["refused"], plan["asks"]) == (0, None, [])
    assert plan["rows"][0] == {
        "list": "县列",
        "aspect": None,
        "name": "路网及村内道路",
        "targets": [{"quantity": 160, "unit": "公里"}],
        "lead": "县交通局",
        "supports": ["县财政局", "城关镇"],
        "leader": "副县长周毅",
        "due": "2016-12-31",
        "investment_wan": None,
    }


def test_import_registers_works_units_targets_and_where_they_came_from(tmp_path):
    code, _, err = run(list_file(tmp_path))
    assert code == 0, err
    listing = Listing.objects.get(name="高标准基本农田")
    (work,) = listing.works.all()
    assert [(target.quantity, target.unit) for target in work.targets.all()] == [(10, "万亩")]
    assert (listing.source_file.name, listing.source_sheet, listing.source_row) == ("县列.xlsx", "表", 5)
    assert Unit.objects.get(name="城关镇").kind == "township"
    assert list(Unit.objects.order_by("order").values_list("name", flat=True)) == [
        "县交通局",
        "县财政局",
        "城关镇",
        "县人社局",
        "县国土局",
    ]
    assert verify() == []


def test_the_same_file_twice_changes_nothing(tmp_path):
    path = list_file(tmp_path)
    run(path)
    before = rows_written()
    code, out, err = run(path)
    assert (code, rows_written()) == (0, before)
    assert "未变3件" in out
    assert "没有变化" in err


def test_row_order_does_not_matter(tmp_path):
    run(list_file(tmp_path))
    before = rows_written()
    code, out, _ = run(list_file(tmp_path, rows=tuple(reversed(LIST_ROWS)), name="倒序.xlsx"))
    assert (code, rows_written()) == (0, before)
    assert "未变3件" in out


def test_a_changed_cell_changes_its_row_alone(tmp_path):
    run(list_file(tmp_path))
    changed = ((*LIST_ROWS[0][:3], "县住建局", *LIST_ROWS[0][4:]), *LIST_ROWS[1:])
    code, out, _ = run(list_file(tmp_path, rows=changed, name="二稿.xlsx"))
    assert code == 0
    assert "变更1件，未变2件" in out
    work = Commitment.objects.get(name="路网及村内道路")
    assert work.parties.get(role="lead").unit.name == "县住建局"


UNCLEAR = ((1, "路网及村内道路", "约160公里", "县交通局", "", "", "年底"), *LIST_ROWS[1:])


def test_an_unclear_cell_is_named_and_nothing_is_written(tmp_path):
    code, out, err = run(list_file(tmp_path, rows=UNCLEAR))
    assert code == 1
    assert "C3" in out
    assert "约160公里" in out
    assert "未写入任何内容" in err
    assert set(rows_written().values()) == {0}


def test_accept_clean_takes_the_clean_rows_and_says_so(tmp_path):
    code, _, _ = run(list_file(tmp_path, rows=UNCLEAR), "--accept-clean")
    assert code == 3
    assert set(Listing.objects.values_list("name", flat=True)) == {"城镇新增就业", "高标准基本农田"}
    assert ImportRun.objects.get().left_out == 1


def test_a_file_that_cannot_be_read_is_refused_and_the_next_one_is_imported(tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    code, out, _ = run(str(broken), list_file(tmp_path))
    assert code == 2
    assert "坏.xlsx：无法读取" in out
    assert Listing.objects.count() == 3


def test_a_file_without_a_list_name_asks_for_one(tmp_path):
    path = write(
        tmp_path / "无名.xlsx", "2016年任务分解表", ("序号", "事项名称", "牵头单位"), ((1, "修路", "县交通局"),)
    )
    code, out, _ = run(path)
    assert code == 1
    assert "--list" in out
    assert run(path, "--list", "县列")[0] == 0


def test_the_same_name_on_another_list_is_the_same_work(tmp_path):
    run(list_file(tmp_path))
    header = ("序号", "实事名称", "年度目标", "牵头单位")
    city = write(
        tmp_path / "市列.xlsx", "榆中县2016年市列为民兴办实事", header, ((1, "城镇新增就业", "2300人", "县人社局"),)
    )
    code, out, _ = run(city)
    assert code == 0
    assert "按同一工作登记" in out
    assert Commitment.objects.count() == 3
    assert Listing.objects.count() == 4


def test_the_same_name_with_another_target_is_asked_about_and_the_answer_is_remembered(tmp_path):
    run(list_file(tmp_path))
    header = ("序号", "实事名称", "年度目标", "牵头单位")
    rows = ((1, "城镇新增就业", "1500人", "县人社局"),)
    city = write(tmp_path / "市列.xlsx", "榆中县2016年市列为民兴办实事", header, rows)
    code, out, _ = run(city)
    assert code == 1
    assert "--same 城镇新增就业=县列:城镇新增就业" in out
    assert run(city, "--separate", "城镇新增就业")[0] == 0
    assert Commitment.objects.filter(name="城镇新增就业").count() == 2
    assert run(city)[0] == 0
    assert Answer.objects.count() == 1


def test_one_place_may_stand_for_two_works_of_another_list(tmp_path):
    header = ("序号", "实事名称", "年度目标", "牵头单位")
    rows = ((1, "城市低保提标", "3260人", "县民政局"), (2, "农村低保提标", "2.84万人", "县民政局"))
    run(write(tmp_path / "省列.xlsx", "榆中县2016年省列为民兴办实事", header, rows))
    city = write(
        tmp_path / "市列.xlsx",
        "榆中县2016年市列为民兴办实事",
        header,
        ((1, "城乡低保提标", "", "县民政局"),),
    )
    code, out, _ = run(city)
    assert code == 1
    assert "名称相近" in out
    code, _, err = run(city, "--same", "城乡低保提标=省列:城市低保提标,省列:农村低保提标")
    assert code == 0, err
    works = Listing.objects.get(list_of__name="市列").works.values_list("name", flat=True)
    assert set(works) == {"城市低保提标", "农村低保提标"}
    assert Commitment.objects.count() == 2


def test_a_target_without_a_number_yet_waits_for_it(tmp_path):
    header = ("序号", "实事名称", "计量单位", "年度计划", "牵头单位")
    rows = ((1, "高标准农田建设", "亩", "待下达", "县国土局"), (2, "路网改造", "公里", 160, "县交通局"))
    path = write(tmp_path / "县列.xlsx", "榆中县2016年县列为民兴办实事", header, rows)
    code, out, err = run(path)
    assert code == 0, out + err
    assert [(target.quantity, target.unit) for target in Target.objects.order_by("pk")] == [(None, "亩"), (160, "公里")]
    assert run(path)[2].endswith("没有变化。\n")
