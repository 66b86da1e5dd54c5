"""Rows as text: one canonical JSON array a line, the same from either engine, in the order of the primary key.

Tables are those of the migrations that a database or a backup has, not of the program: an older backup has older columns.
"""

import base64
import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import connections, models
from django.db.migrations.loader import MigrationLoader

from shishi.domain.ledger.hashing import canonical

# Who is signed in at the moment is no part of the register; after a restore people sign in again.
LEFT_OUT = {"sessions.session"}
AT_ONCE = 500


class Table:
    """One table by its columns, as the migrations of some moment made it."""

    def __init__(self, model: type[models.Model]) -> None:
        about = model._meta  # noqa: SLF001 - Django documents it as its API to columns
        self.model = model
        self.label: str = about.label_lower
        self.name: str = about.db_table
        self.managed: bool = about.managed
        self.fields: list[Any] = list(about.concrete_fields)
        self.columns: list[str] = [field.attname for field in self.fields]

    def rows(self, alias: str) -> models.QuerySet[models.Model]:
        """Every row, in the order of the key; no manager of the app's own may leave one out."""
        return self.model._base_manager.using(alias).order_by("pk")  # noqa: SLF001 - Django documents it for this

    def lines(self, alias: str) -> Iterator[str]:
        """The columns' names, then the rows, each a line with its end."""
        yield _line(self.columns)
        for row in self.rows(alias).values_list(*self.columns).iterator(chunk_size=2000):
            yield _line([_plain(value) for value in row])

    def read(self, lines: Iterable[str]) -> Iterator[list[Any]]:
        """The rows that lines of text stand for. Raises ValueError where they are not of this table."""
        told = iter(lines)
        if json.loads(next(told, "null")) != self.columns:
            message = f"{self.label} has other columns"
            raise ValueError(message)
        for line in told:
            row = json.loads(line)
            yield [field.to_python(value) for field, value in zip(self.fields, row, strict=True)]

    def objects_from(self, lines: Iterable[str]) -> Iterator[Any]:
        """The rows as objects with the columns for attributes."""
        for row in self.read(lines):
            yield self.model(**dict(zip(self.columns, row, strict=True)))

    def fill(self, rows: Iterable[Sequence[Any]], alias: str) -> None:
        """Insert rows as they are, keys included: a restored row is not made anew."""
        connection, waiting = connections[alias], []
        name = connection.ops.quote_name
        columns, marks = ", ".join(name(field.column) for field in self.fields), ", ".join(["%s"] * len(self.fields))
        insert = f"INSERT INTO {name(self.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own, quoted
        with connection.cursor() as cursor:
            for row in rows:
                cells = zip(self.fields, row, strict=True)
                waiting.append([field.get_db_prep_save(value, connection) for field, value in cells])
                if len(waiting) == AT_ONCE:
                    cursor.executemany(insert, waiting)
                    waiting = []
            if waiting:
                cursor.executemany(insert, waiting)


def tables_at(loader: MigrationLoader, migrations: Sequence[tuple[str, str]]) -> dict[str, Table]:
    """Every table that exists after these migrations, by its label in small letters, in the order of the labels."""
    apps = loader.project_state(list(migrations)).apps
    tables = sorted(map(Table, apps.get_models(include_auto_created=True)), key=lambda table: table.label)
    return {table.label: table for table in tables if table.managed and table.label not in LEFT_OUT}


def _line(values: Sequence[object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _plain(value: object) -> object:
    """A column's value in JSON. Raises TypeError for a type that no table has yet, rather than guess its form."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, Decimal | dt.datetime | dt.date):
        return json.loads(canonical(value))
    if value is None or isinstance(value, str | int | list | dict):
        return value
    message = f"a backup has no form for {type(value).__name__}"
    raise TypeError(message)
