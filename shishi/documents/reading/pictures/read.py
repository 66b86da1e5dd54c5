"""One photograph, in this very process: only the limited child calls this."""

import datetime as dt
import io
import math
import warnings
from collections.abc import Mapping
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from shishi.documents.reading.pictures.parent import BROKEN
from shishi.documents.reading.pictures.prints import print_of
from shishi.documents.reading.pictures.wire import Picture

PIXELS = 50_000_000
CLEAN_SIDE, QUALITY = 2000, 85
_LYING = {5, 6, 7, 8}  # orientations that swap width and height
KINDS = ("JPEG", "PNG", "HEIF")
_FOREIGN = "不是 JPG、PNG 或 HEIC 图片；请另存为其中一种后再传"
_BOMB = f"超过{PIXELS // 10_000}万像素；请缩小后再传"


def read(data: bytes) -> Picture:
    """Measures, cleans and prints a photograph; its kind is judged by its bytes. The size is judged before decoding."""
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own bound stands below, with a sentence of ours
    warnings.simplefilter("ignore")  # what is odd in a file's header is no business of the caller
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as opened:
            if opened.width * opened.height > PIXELS:
                return Picture(refused=_BOMB)
            return _seen(opened)
    except UnidentifiedImageError:
        return Picture(refused=BROKEN if _begins_well(data) else _FOREIGN)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Picture(refused=BROKEN)  # what Pillow raises for what is torn or planted in a file


def _begins_well(data: bytes) -> bool:
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or data[4:12] in {b"ftypheic", b"ftypmif1"}


def _seen(opened: Image.Image) -> Picture:
    exif = opened.getexif()
    latitude, longitude = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    taken_at = _taken_at(exif.get_ifd(ExifTags.IFD.Exif))
    width, height = opened.size
    if exif.get(ExifTags.Base.Orientation) in _LYING:
        width, height = height, width
    opened.draft("RGB", (CLEAN_SIDE, CLEAN_SIDE))  # a large JPEG is decoded small; others are not touched
    upright = ImageOps.exif_transpose(opened)
    plain = _flat(upright)
    plain.thumbnail((CLEAN_SIDE, CLEAN_SIDE))
    return Picture(
        width=width,
        height=height,
        taken_at=taken_at,
        latitude=latitude,
        longitude=longitude,
        clean=_encoded(plain),
        print=print_of(plain),
    )


def _flat(picture: Image.Image) -> Image.Image:
    """Three channels on white; what is transparent is not black."""
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        under = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(under, over).convert("RGB")
    return picture.convert("RGB")


def _encoded(picture: Image.Image) -> bytes:
    """The pixels alone, in a new picture: Pillow would otherwise carry over comments and profiles."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _taken_at(exif: Mapping[int, Any]) -> dt.datetime | None:
    """The camera's clock when it was set to something; a nonsense of digits is nothing."""
    try:
        return dt.datetime.strptime(str(exif.get(ExifTags.Base.DateTimeOriginal)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras know no zone
    except ValueError:
        return None


def _place(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S", 90)
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W", 180)
    return (latitude, longitude) if latitude is not None and longitude is not None else (None, None)


def _degrees(parts: Any, side: Any, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or not 0 <= found <= most:
        return None
    return round(-found if str(side).upper().startswith(negative) else found, 6)
