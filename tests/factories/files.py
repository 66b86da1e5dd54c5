import io

from PIL import Image

from shishi.documents.reading.pictures.parent import read_picture
from shishi.domain.files.actions import keep_file, keep_photo
from tests.factories.acting import AT, CLERK
from tests.photos.scenes import scene


def make_file(area, content=b"scan", name="签字盖章件.pdf"):
    return keep_file(area_code=area.pk, content=content, name=name, by=CLERK, at=AT)


def jpeg(seed=1, picture=None, *, author="赵国强", size=None):
    """A photograph as a phone takes it: JPEG, with the camera's clock, the place (30.5° S, 110.25° W), and an author."""
    picture = picture or scene(seed)
    exif = Image.Exif()
    exif[0x013B] = author.encode().decode("latin-1")
    exif.get_ifd(0x8769)[0x9003] = "2016:07:26 10:30:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (30.0, 30.0, 0.0), 3: "W", 4: (110.0, 15.0, 0.0)})
    out = io.BytesIO()
    (picture.resize(size) if size else picture).save(out, "JPEG", quality=90, exif=exif, comment=b"phone of somebody")
    return out.getvalue()


def make_photo(area, seed=1, content=None, name="现场.jpg"):
    content = content or jpeg(seed)
    return keep_photo(area_code=area.pk, content=content, name=name, seen=read_picture(name, content), by=CLERK, at=AT)
