"""A reporter adds photos on the way; the office sees them, and a clue when one of them was used before."""

import io
import json

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.demo_site import running_demo
from tests.factories.files import jpeg
from tests.journeys.browsing import SCREENS, People, assert_accessible, assert_fits, follow
from tests.journeys.reporting_site import MONTHS, open_months, rows
from tests.photos.scenes import scene

pytestmark = pytest.mark.journey

FIRST, SECOND = "县城九年制学校", "普通高中家庭经济困难学生资助"
KEPT = """
import json
from shishi.domain.files.queries import content_of
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Clearance, ReportPhoto
uses = ReportPhoto.objects.filter(report={report}).order_by("order").select_related("photo__original", "photo__clean_copy")
entry = LedgerEntry.objects.get(act="reporting.submit_report", object_id="{report}")
print("KEPT" + json.dumps({{
    "photos": [[use.photo_id, use.photo.taken_at, use.photo.latitude, use.photo.width, use.photo.original.size] for use in uses],
    "clean": [content_of(use.photo.clean_copy).hex() for use in uses],
    "entry": all(use.photo_id in entry.file_hashes for use in uses),
    "cleared": [Clearance.objects.filter(use__in=uses).count(), LedgerEntry.objects.filter(act="reporting.clear_reuse").count()],
}}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("photos"), f"photos_{worker_id}") as site:
        open_months(site)
        yield site


@pytest.fixture(params=SCREENS)
def walk(browser, site, request):
    walk = Walk(browser, site, request.param)
    yield walk
    walk.leave()
    assert walk.complaints == []


class Walk(People):
    @property
    def key(self):
        return MONTHS[SCREENS[self.screen][0]]

    def form(self, page, work):
        page.goto(f"{self.site.url}/mine/")
        follow(page.locator(f"a.btn[href*='/{self.key}/']").filter(has_text=f"填报：{work}").first)

    def send(self, page, work, number):
        page.locator(".value-row input").first.fill(number)
        follow(page.get_by_role("button", name="报送", exact=True))
        (sent,) = rows(self.site, self.key, work)
        return sent["pk"]

    def kept(self, report):
        said = self.site.shishi("shell", "--no-imports", "-c", KEPT.format(report=report))
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout.partition("KEPT")[2])

    def look(self, page):
        page.wait_for_function("Array.from(document.images).every(image => image.complete && image.naturalWidth)")
        assert_fits(page)
        assert_accessible(page)


def photo(name, content):
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def test_photos_go_with_a_report_and_a_cropped_one_used_again_is_a_clue(walk, tmp_path):
    seed = 300 + 10 * list(SCREENS).index(walk.screen)
    page = walk.person("报送人")
    walk.form(page, FIRST)
    field = page.get_by_label("添加照片")
    large = [jpeg(seed + number, size=(3200, 2400)) for number in (3, 4, 6)]
    field.set_input_files([photo("大门.jpg", large[0]), photo("教室.jpg", large[1]), photo("误传.jpg", large[2])])
    expect(page.locator("ul.photos li").filter(has_text="（原")).to_have_count(3)
    page.get_by_role("button", name="去掉误传.jpg").click()
    walk.look(page)
    page.screenshot(path=tmp_path / "form.png", full_page=True)
    first = walk.send(page, FIRST, "0.9")
    expect(page.locator("main ul.photos img")).to_have_count(2)
    walk.look(page)
    page.screenshot(path=tmp_path / "receipt.png", full_page=True)
    kept = walk.kept(first)
    assert kept["entry"]
    for number, (_, taken_at, latitude, width, size) in enumerate(kept["photos"]):
        assert (taken_at, latitude, width) == ("2016-07-26 10:30:00", -30.5, 1600)
        assert size < len(large[number])
    for clean in map(bytes.fromhex, kept["clean"]):
        assert b"Exif" not in clean
        assert dict(Image.open(io.BytesIO(clean)).getexif()) == {}

    walk.form(page, SECOND)
    cut = jpeg(picture=scene(seed + 3).crop((40, 30, 470, 350)), size=(900, 675))
    page.get_by_label("添加照片").set_input_files([photo("资助.jpg", cut)])
    expect(page.locator("ul.photos li")).to_contain_text("MB")
    second = walk.send(page, SECOND, "1500")
    assert "线索" not in page.inner_text("main")

    office = walk.person("督查员")
    office.goto(f"{walk.site.url}/reviews/{second}/")
    assert f"“{FIRST}”的照片相近" in office.inner_text("main")
    walk.look(office)
    office.screenshot(path=tmp_path / "clue.png", full_page=True)
    follow(office.get_by_role("button", name="已核实：不是重复"))
    assert "线索" not in office.inner_text("main")
    assert walk.kept(second)["cleared"][0] == 1
    office.goto(f"{walk.site.url}/reports/{first}/")
    larger = office.locator("main ul.photos img").first
    follow(larger)
    assert office.url.endswith(f"/reports/{first}/photos/{kept['photos'][0][0]}/")

    stranger = walk.person("政务公开")
    assert stranger.request.get(f"{walk.site.url}/reports/{first}/photos/{kept['photos'][0][0]}/").status == 404
