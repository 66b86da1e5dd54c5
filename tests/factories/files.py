from shishi.domain.files.actions import keep_file
from tests.factories.acting import AT, CLERK


def make_file(area, content=b"scan", name="签字盖章件.pdf"):
    return keep_file(area_code=area.pk, content=content, name=name, by=CLERK, at=AT)
