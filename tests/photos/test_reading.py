"""What the child makes of photographs: kind by bytes, time and place, a clean copy that has neither, refusals by name."""

import datetime as dt
import io
import struct
import subprocess
import sys
import zlib

import pillow_heif
import pytest
from PIL import Image

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.pictures.parent import read_picture
from shishi.documents.reading.pictures.wire import PHOTO_LIMITS
from shishi.rulebook.evidence import alike
from tests.factories.files import jpeg
from tests.photos.scenes import scene


def saved(picture, form, **more):
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def heic(picture):
    out = io.BytesIO()
    pillow_heif.from_pillow(picture).save(out)
    return out.getvalue()


def png_claiming(width, height):
    """A few bytes that claim to be a huge picture."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_time_and_place_are_read_and_the_clean_copy_has_nothing_but_the_picture():
    content = jpeg(1)
    assert b"Exif" in content
    assert b"phone of somebody" in content
    seen = read_picture("现场.jpg", content)
    assert (seen.refused, seen.width, seen.height) == ("", 480, 360)
    assert (seen.taken_at, seen.latitude, seen.longitude) == (dt.datetime(2016, 7, 26, 10, 30), -30.5, -110.25)  # noqa: DTZ001 - a camera's clock
    for trace in (b"Exif", b"2016:07:26", b"phone of somebody", "赵国强".encode(), b"ICC_PROFILE", b"http://ns.adobe"):
        assert trace not in seen.clean
    clean = Image.open(io.BytesIO(seen.clean))
    assert (clean.format, clean.size, dict(clean.getexif())) == ("JPEG", (480, 360), {})
    assert set(clean.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    "content",
    [
        saved(scene(3), "PNG"),
        heic(scene(3)),
        saved(scene(3).convert("L"), "JPEG"),
        saved(scene(3).convert("RGBA"), "PNG"),
    ],
    ids=["png", "heic", "grey", "transparent"],
)
def test_every_kind_becomes_a_jpeg_that_looks_the_same(content):
    seen = read_picture("三.bin", content)
    assert not seen.refused
    assert seen.clean.startswith(b"\xff\xd8\xff")
    assert alike(seen.print, read_picture("三.jpg", jpeg(3)).print)


def test_a_picture_that_lies_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    seen = read_picture("竖.jpg", saved(scene(3), "JPEG", exif=exif))
    assert (seen.width, seen.height) == (360, 480)
    assert Image.open(io.BytesIO(seen.clean)).size == (360, 480)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "不是 JPG、PNG 或 HEIC 图片"),
        (b"GIF89a" + bytes(100), "不是 JPG、PNG 或 HEIC 图片"),
        (saved(scene(1), "BMP"), "不是 JPG、PNG 或 HEIC 图片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "不是 JPG、PNG 或 HEIC 图片"),
        (b"%PDF-1.4", "不是 JPG、PNG 或 HEIC 图片"),
        (jpeg(1)[:9000], "已损坏或不完整"),
        (jpeg(1)[:40], "已损坏或不完整"),
        (saved(scene(1), "PNG")[:5000], "已损坏或不完整"),
        (heic(scene(1))[:3000], "已损坏或不完整"),
        (png_claiming(100_000, 100_000), "超过5000万像素"),
        (png_claiming(7072, 7072), "超过5000万像素"),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), "超过5000万像素"),
        (bytes(20 * 1024 * 1024 + 1), "超过20MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_its_name_and_what_to_do(content, word):
    seen = read_picture("东关小学.jpg", content)
    assert seen.refused.startswith("照片“东关小学.jpg”")
    assert word in seen.refused
    assert "请" in seen.refused
    assert not seen.clean


def test_a_photo_that_asks_for_too_much_memory_ends_the_child_alone():
    tight = Limits(memory_bytes=300 * 1024 * 1024)
    seen = read_picture("大.png", saved(Image.new("RGB", (7000, 7000)), "PNG"), tight)
    assert seen.refused.startswith("照片“大.png”")


def test_the_largest_that_is_allowed_is_taken():
    assert 7071 * 7071 <= 50_000_000
    seen = read_picture("大.png", saved(Image.new("RGB", (7071, 7071)), "PNG"), PHOTO_LIMITS)
    assert (seen.refused, seen.width) == ("", 7071)


def test_the_parsers_of_pictures_are_not_loaded_outside_the_child():
    asked = "import sys, shishi.documents.reading.pictures.parent, shishi.rulebook.evidence; print({'PIL', 'scipy', 'imagehash'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
