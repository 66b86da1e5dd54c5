"""Who acts and when, for tests that don't care: the office's clerk, on the morning of 1 August 2016."""

import datetime as dt

from shishi.core.actor import SystemActor
from shishi.core.clock import OFFICE_ZONE
from shishi.domain.accounts.permissions import INSTALL
from shishi.domain.accounts.roles import PERMISSIONS

EVERY_PERMISSION = frozenset().union(*PERMISSIONS.values(), {INSTALL})
CLERK = SystemActor("clerk", EVERY_PERMISSION)


def moment(month, day, hour=9):
    return dt.datetime(2016, month, day, hour, tzinfo=OFFICE_ZONE)


AT = moment(8, 1)


def actor_with(*permissions):
    return SystemActor("holder", frozenset(permissions))


def actor_without(permission):
    return SystemActor("visitor", EVERY_PERMISSION - {permission})
