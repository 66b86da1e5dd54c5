"""The sample counties yield the check values, and their committed workbooks are what the data module says."""

import io
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlrd

from sample.build import COUNTIES, files_of
from sample.data.model import Kind
from sample.data.qinghe import QINGHE
from sample.data.yuzhong import YUZHONG
from sample.reports import invested_wan, progress_text, reported_items

ROOT = Path(__file__).parents[2] / "sample"

PLAN = {
    Kind.WORKS: (0, 2, 5, 12, 22, 35, 50, 63, 76, 88, 96, 100),
    Kind.BENEFIT: (8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100),
    Kind.SERVICE: (0, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100),
    Kind.PURCHASE: (0, 0, 5, 10, 20, 30, 45, 60, 70, 85, 100, 100),
}

# list: 件, 项, 方面, started, done, cancelled, going on, slow
CHECK_TABLE = {
    "省列": (10, 8, 5, 10, 3, 0, 7, 0),
    "市列": (15, 15, 6, 15, 4, 1, 10, 6),
    "县列": (10, 10, 9, 10, 0, 0, 10, 7),
}

SLOW_CITY = {
    "乡镇卫生院标准化建设",
    "老年人日间照料中心建设",
    "村级综合性文化服务中心建设",
    "村邮站",
    "通村硬化路生命安全防护工程",
    "贫困村农村饮水工程",
}
ON_PACE_COUNTY = {"光网榆中", "城镇新增就业、职业技能培训", "兴隆山水源涵养区保护工程"}

THE_TEN = [
    ("高标准基本农田", [(10, "万亩")]),
    ("县城九年制学校", [(2, "亿元"), (1, "所")]),
    ("县城小学新建、三角城小学迁建、标准化学校", [(2, "所"), (40, "所")]),
    ("农村危旧房改造、计生“两户”建房", [(1320, "户"), (100, "户")]),
    ("光网榆中", [(268, "个")]),
    ("城镇新增就业、职业技能培训", [(2300, "人"), (800, "人次")]),
    ("路网及村内道路", [(160, "公里")]),
    ("光伏扶贫", [(2100, "户")]),
    ("南坡湾、潘家坪调蓄水库及水厂", [(2, "座"), (1, "处")]),
    ("兴隆山水源涵养区保护工程", [(1, "项")]),
]

EVERY_FILE = [(county, path, content) for county in COUNTIES for path, content in files_of(county)]
WORKBOOKS = [(county, path) for county, path, _ in EVERY_FILE if not path.endswith(".toml")]


def distances(county, item, month):
    """Reported share minus planned share, in points, of each target that has a quantity."""
    return [
        100 * county.cumulative(target, month) / target.quantity - PLAN[item.kind][month - 1]
        for target in item.targets
        if target.quantity is not None
    ]


def cancelled(county, listed):
    return {change.place.name for change in county.changes if change.act == "cancel" and change.place.list == listed}


def is_done(item, month):
    return item.done is not None and item.done <= month


def is_slow(county, item, month):
    if is_done(item, month):
        return False
    missed = any(min(distances(county, item, one), default=0) < -15 for one in county.months if one < month)
    return missed or min(distances(county, item, month), default=0) < -5


def cells_of(county, path):
    """All values of a committed workbook by row."""
    file = ROOT / county.folder / path
    if path.endswith(".xls"):
        sheet = xlrd.open_workbook(file).sheet_by_index(0)
        return [sheet.row_values(row) for row in range(sheet.nrows)]
    book = openpyxl.load_workbook(file)
    return [["" if value is None else value for value in row] for row in book.active.values]


def members(content):
    """An .xlsx by its parts: the same parts deflate to other bytes with another build of zlib."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


@pytest.mark.parametrize("listed", YUZHONG.lists, ids=lambda listed: listed.name)
def test_each_list_of_the_sample_county_yields_its_check_values(listed):
    gone = cancelled(YUZHONG, listed.name)
    live = [item for item in listed.items if item.name not in gone]
    done = [item for item in live if is_done(item, 7)]
    headings = {item.heading or item.name for item in listed.items}

    assert (
        len(listed.items),
        len(headings),
        len({item.aspect for item in listed.items}),
        sum(item.started <= 7 for item in listed.items),
        len(done),
        len(gone),
        len(live) - len(done),
        sum(is_slow(YUZHONG, item, 7) for item in live),
    ) == CHECK_TABLE[listed.name]


def test_the_slow_items_of_the_sample_county_are_those_which_the_notice_names():
    province, city, county = YUZHONG.lists
    gone = cancelled(YUZHONG, "市列")

    assert {item.name for item in province.items if is_slow(YUZHONG, item, 7)} == set()
    assert {item.name for item in city.items if item.name not in gone and is_slow(YUZHONG, item, 7)} == SLOW_CITY
    assert {item.name for item in county.items if not is_slow(YUZHONG, item, 7)} == ON_PACE_COUNTY


def test_no_distance_stands_on_the_edge_of_a_light():
    for item in YUZHONG.items:
        for month in YUZHONG.months:
            for distance in distances(YUZHONG, item, month):
                assert abs(distance + 15) > 0.05, (item.name, month)
        assert all(abs(distance + 5) > 0.05 for distance in distances(YUZHONG, item, 7)), item.name


def test_every_slow_item_names_a_cause_and_no_other_item_of_the_county_list_does():
    causes = ("市上计划指标下达较晚", "土地指标受限", "征地问题")
    for listed in YUZHONG.lists[1:]:
        for item in listed.items:
            named = any(cause in one.text for one in item.problems for cause in causes)
            assert named == (item.name not in cancelled(YUZHONG, listed.name) and is_slow(YUZHONG, item, 7)), item.name


def test_the_ten_matters_have_their_published_targets():
    county = YUZHONG.lists[2]
    assert [
        (item.name, [(target.quantity, target.unit) for target in item.targets]) for item in county.items
    ] == THE_TEN


def test_nine_of_the_ten_are_works_and_all_ten_are_under_construction():
    county = YUZHONG.lists[2]
    assert sum(item.kind is Kind.WORKS for item in county.items) == 9
    assert all(item.built is not None and item.built <= 7 for item in county.items)


def test_the_lists_of_the_sample_county_hold_thirty_two_distinct_works():
    shared = sum(len(same.works) for same in YUZHONG.same)
    assert len(YUZHONG.items) - shared == 32


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_done_means_every_target_is_reached_and_nothing_falls_back(county):
    for item in county.items:
        for target in item.targets:
            assert len(target.done) == len(county.months), item.name
            assert list(target.done) == sorted(target.done), item.name
        for month in county.months:
            reached = all(county.cumulative(target, month) == target.quantity for target in item.targets)
            assert is_done(item, month) == reached, (item.name, month)


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_nothing_is_reported_before_the_item_is_started(county):
    for item in county.items:
        for month in county.months:
            begun = any(county.cumulative(target, month) for target in item.targets)
            assert not begun or item.started <= month, (item.name, month)
            built = any(county.cumulative(target, month) for target in item.targets if not target.unit.endswith("元"))
            assert item.kind is not Kind.WORKS or not built or (item.built or 13) <= month, (item.name, month)


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_shared_works_promise_the_same_on_each_list(county):
    promised = {(listed.name, item.name): item for listed in county.lists for item in listed.items}
    for same in county.same:
        here = promised[same.place.list, same.place.name]
        there = [promised[place.list, place.name] for place in same.works]
        assert here.targets == tuple(target for item in there for target in item.targets)
        assert here.investment_wan == sum(item.investment_wan for item in there)
        assert here.reported_elsewhere


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_every_unit_and_leader_on_the_lists_is_known(county):
    units = {unit.name for unit in county.units}
    leaders = {str(leader) for leader in county.leaders}
    for item in county.items:
        assert {item.lead, *item.supports} <= units, item.name
        assert item.lead not in item.supports, item.name
        assert item.leader in leaders, item.name
        assert county.unit(item.lead).layout, item.lead


def test_the_shares_of_the_townships_add_up_to_the_target():
    shared = [target for item in YUZHONG.items for target in item.targets if target.shares]
    assert shared
    for target in shared:
        assert sum(quantity for _, quantity in target.shares) == target.quantity
        assert {name for name, _ in target.shares} <= {unit.name for unit in YUZHONG.units if unit.kind == "township"}


def test_the_second_county_has_one_item_cancelled_one_merged_and_one_postponed_with_documents():
    assert sorted(change.act for change in QINGHE.changes) == ["cancel", "merge", "postpone"]
    assert all(change.document.endswith("号") for change in QINGHE.changes)
    waiting = [item.name for item in QINGHE.items if all(target.quantity is None for target in item.targets)]
    assert waiting == ["高标准农田建设"]


def test_the_committed_folders_hold_exactly_the_generated_files():
    committed = {
        str(file.relative_to(ROOT))
        for county in COUNTIES
        for file in (ROOT / county.folder).rglob("*")
        if file.is_file()
    }
    assert committed == {f"{county.folder}/{path}" for county, path, _ in EVERY_FILE}


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_regenerated_files_equal_the_committed_ones(county):
    for owner, path, content in EVERY_FILE:
        if owner is not county:
            continue
        committed = (ROOT / county.folder / path).read_bytes()
        if path.endswith(".xlsx"):
            assert members(committed) == members(content), path
        else:
            assert committed == content, path


def test_building_twice_gives_the_same_bytes():
    again = {(county.folder, path): content for county in COUNTIES for path, content in files_of(county)}
    assert again == {(county.folder, path): content for county, path, content in EVERY_FILE}


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_every_workbook_says_that_it_is_an_example(county):
    for owner, path in WORKBOOKS:
        if owner is county:
            texts = [str(value) for row in cells_of(county, path) for value in row]
            assert any(text.startswith("注：") and "示例" in text for text in texts), path


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_every_row_of_a_report_names_an_item_of_a_list(county):
    names = {item.name for item in county.items}
    heads = {"实事名称", "事项名称", "项目名称", "项目内容"}
    seen = set()
    for owner, path in WORKBOOKS:
        if owner is not county or not path.startswith("月报/"):
            continue
        rows = cells_of(county, path)
        head = next(at for at, row in enumerate(rows) if heads & set(row))
        col = next(at for at, value in enumerate(rows[head]) if value in heads)
        written = [row[col] for row in rows[head + 1 :] if isinstance(row[0], int | float) and row[col]]
        assert written, path
        assert set(written) <= names, path
        seen |= set(written)
    assert seen == {item.name for item in county.items if not item.reported_elsewhere}


def test_what_a_unit_writes_agrees_with_what_it_reports():
    roads = next(item for item in YUZHONG.items if item.name == "路网及村内道路")
    assert progress_text(YUZHONG, roads, 7) == (
        "路基和路面工程分段施工。截至7月底，道路累计完成52.4公里，占年度任务的32.8%。"
    )
    assert progress_text(YUZHONG, roads, 2) == "完成线路踏勘和施工图设计。"
    assert YUZHONG.in_month(roads.targets[0], 7) == 17.6
    assert invested_wan(YUZHONG, roads, 7) == 2365


def test_a_cancelled_item_is_no_longer_reported():
    housing = "县住建局"
    assert "公共自行车站点" in {item.name for item in reported_items(YUZHONG, housing, 4)}
    assert "公共自行车站点" not in {item.name for item in reported_items(YUZHONG, housing, 5)}


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: county.folder)
def test_the_manifest_names_every_file_and_only_what_exists(county):
    manifest = tomllib.loads((ROOT / county.folder / "manifest.toml").read_text(encoding="utf-8"))
    named = {one["file"] for one in manifest["lists"]} | {file for one in manifest["reports"] for file in one["files"]}
    assert named == {path for owner, path in WORKBOOKS if owner is county}
    places = {(listed.name, item.name) for listed in county.lists for item in listed.items}
    for change in manifest["changes"]:
        assert (change["place"]["list"], change["place"]["name"]) in places
    for same in manifest["same"]:
        assert {(place["list"], place["name"]) for place in same["works"]} <= places


def test_the_manifest_keeps_what_the_notice_stated():
    manifest = tomllib.loads((ROOT / "yuzhong-2016" / "manifest.toml").read_text(encoding="utf-8"))
    province, city, county = manifest["published"]["lists"]
    assert (province["total"], province["done"], province["completion_rate"], province["remaining"]) == (
        10,
        3,
        "30%",
        6,
    )
    assert (city["total"], city["done"], city["cancelled"], city["remaining"]) == (15, 4, 1, 10)
    assert city["completion_rate"] == "30%"
    assert (county["total"], county["start_rate"], county["construction_rate"]) == (10, "100%", "100%")
