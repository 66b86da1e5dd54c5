from shishi.domain.units.actions import appoint, delegate, open_post, register_area, register_unit
from shishi.domain.units.models import PostKind, UnitKind
from tests.factories.acting import AT, CLERK


def make_area(code="620199", name="青山县", **more):
    return register_area(code=code, name=name, by=CLERK, at=AT, **more)


def make_unit(area, name="县教育局", kind=UnitKind.DEPARTMENT, **more):
    return register_unit(area=area, name=name, kind=kind, by=CLERK, at=AT, **more)


def make_post(unit, name="单位负责人", kind=PostKind.HEAD):
    return open_post(unit=unit, name=name, kind=kind, by=CLERK, at=AT)


def appointed(post, user, from_on):
    return appoint(post=post, user_id=user.pk, from_on=from_on, by=CLERK, at=AT)


def deputised(post, user, from_on, to_on, document="青政办函〔2016〕2号"):
    return delegate(post=post, deputy_id=user.pk, from_on=from_on, to_on=to_on, document=document, by=CLERK, at=AT)
