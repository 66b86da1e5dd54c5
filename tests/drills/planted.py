"""``python -m tests.drills.planted DEFECT serve …``: the program with one defect, which a drill must find."""

import io
import secrets
import sys
import threading
import time

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from tests.drills.acts import RegisterAccounts

PAUSE = 0.03  # seconds that a defect's window stays open; real ones are shorter and take more kills to hit
# What the page of each act says when it has worked.
PROMISED = {RegisterAccounts.path: "一次性口令"}


def early_receipt():
    """The answer leaves at once, and the writing is left to a thread: quick to look at, and lost with the process."""
    ask = WSGIHandler.__call__

    def promise(handler, environ, start_response):
        if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"] not in PROMISED:
            return ask(handler, environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        late = {**environ, "wsgi.input": io.BytesIO(body)}
        threading.Thread(target=_write_late, args=(ask, handler, late), daemon=True).start()
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [PROMISED[environ["PATH_INFO"]].encode()]

    WSGIHandler.__call__ = promise


def _write_late(ask, handler, environ):
    time.sleep(PAUSE)
    answer = ask(handler, environ, lambda *_: None)
    answer.close()


def two_transactions():
    """The row is committed before its ledger entry is written."""
    from shishi.domain.ledger import actions

    digest = actions.digest

    def commit_half(text, algorithm):
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("COMMIT")
                cursor.execute("BEGIN IMMEDIATE")
        else:
            connection.connection.commit()
        time.sleep(PAUSE)
        return digest(text, algorithm)

    actions.digest = commit_half


def full_is_a_bug():
    """A full disk is answered like any bug."""
    from shishi.interfaces.web import incidents

    incidents.is_full = lambda _: False


def no_key():
    """Every sending of a form is stored, as where the table has no unique key: here each gets an ending of its own."""
    from shishi.domain.accounts.models import User

    keep = User.save

    def keep_each(user, **how):
        if user._state.adding:
            user.username += f"#{secrets.token_hex(4)}"
        keep(user, **how)

    User.save = keep_each


DEFECTS = {one.__name__: one for one in (early_receipt, two_transactions, full_is_a_bug, no_key)}


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")
    import django

    django.setup()
    DEFECTS[sys.argv.pop(1)]()
    from shishi.interfaces.cli.main import main

    main()
