"""Twenty presses of one button at once, then twenty people on one form, in a database of their own; prints the outcome.

A program and not a test, because each press must commit for real: run with SHISHI_DATABASE_URL set to an empty database.
"""

import datetime as dt
import json
import threading
import uuid

import django

PRESSES = 20


def main():
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    settings.AREA_CODE, settings.ALLOWED_HOSTS = "620199", ["*"]
    works, cookies = county()
    same = press(cookies, works[0], [str(uuid.uuid4())] * PRESSES)
    others = press(cookies, works[1], [str(uuid.uuid4()) for _ in range(PRESSES)])
    print(json.dumps(outcome(works, same, others)))


def county():
    """Two works of one unit, and the cookies of its reporter."""
    from shishi.domain.accounts.roles import Role
    from shishi.domain.units.queries import reporting_post
    from tests.factories.accounts import make_user
    from tests.factories.projects import make_list, make_listing, target
    from tests.factories.reporting import make_period
    from tests.factories.signing_in import signed_in
    from tests.factories.units import appointed, make_area, make_unit

    area = make_area()
    unit, list_of = make_unit(area, "县交通运输局"), make_list(area)
    works = [
        make_listing(list_of, name, lead=unit, targets=[target("100", "公里")]).works.get() for name in ("道路", "便桥")
    ]
    make_period(list_of)
    user = make_user(area, "zhaoguoqiang", "赵国强", Role.REPORTER)
    appointed(reporting_post(unit), user, dt.date(2016, 1, 1))
    return works, signed_in(user).cookies


def press(cookies, work, keys):
    """Send the form of a work once for each key, all at the same moment; gives status and address of each answer."""
    from django.db import connection
    from django.test import Client

    address, answers, start = f"/mine/2016-07/{work.pk}/", [], threading.Barrier(len(keys))
    value = f"t{work.targets.get().pk}"

    def one(key):
        client = Client()
        client.cookies = cookies.copy()
        start.wait()
        try:
            sent = {"key": key, "base": "0", value: "7", "narrative": key, "act": "send"}
            answer = client.post(address, sent)
            answers.append((answer.status_code, answer.headers.get("Location", "")))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shall see it
            answers.append((0, repr(error)))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def outcome(works, same, others):
    from django.db import connection

    from shishi.domain.ledger.models import LedgerEntry
    from shishi.domain.ledger.queries import verify
    from shishi.domain.reporting.models import Draft, Report

    first, second = (Report.objects.get(commitment=work) for work in works)
    return {
        "vendor": connection.vendor,
        "same": sorted(set(same)),
        "receipt": f"/reports/{first.pk}/",
        "statuses": sorted(status for status, _ in others),
        "kept": Draft.objects.filter(commitment=works[1]).count(),
        "versions": [first.version, second.version],
        "entries": LedgerEntry.objects.filter(act="reporting.submit_report").count(),
        "faults": [fault.sentence for fault in verify()],
    }


if __name__ == "__main__":
    main()
