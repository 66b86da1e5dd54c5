"""Twenty writers append to one area at once, in a database of their own; prints what came of it as JSON.

A program and not a test, because the writers must commit for real: run with SHISHI_DATABASE_URL set to an empty database.
"""

import json
import threading

import django

WRITERS, EACH = 20, 5


def main():
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from shishi.domain.ledger.actions import Subject, record
    from shishi.domain.ledger.models import LedgerEntry
    from shishi.domain.ledger.queries import sizes, verify
    from tests.factories.acting import AT, CLERK

    call_command("migrate", verbosity=0)
    start, errors = threading.Barrier(WRITERS), []

    def write(writer):
        start.wait()
        try:
            for number in range(EACH):
                subject = Subject("units.unit", f"{writer}-{number}")
                with transaction.atomic():
                    record(area_code="620199", act="units.register_unit", subject=subject, after={}, by=CLERK, at=AT)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shall see it
            errors.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = LedgerEntry.objects.order_by("seq").values_list("seq", "object_id")
    answer = {
        "vendor": connection.vendor,
        "errors": errors,
        "sizes": sizes(),
        "faults": [fault.sentence for fault in verify()],
        "seqs": [seq for seq, _ in written],
        "written": sorted(name for _, name in written),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
