"""Rows written past the actions, to see what the database itself refuses."""

from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint


def copy_of(row, **changes):
    """An unsaved copy of a row with other values in some fields; a generated key is left to the database."""
    changed = {row._meta.get_field(name).attname for name in changes}
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in changed and not field.primary_key
    }
    return type(row)(**kept, **changes)


def constraints_of(*models):
    """The constraints that the models declare, by name."""
    return {constraint.name: constraint for model in models for constraint in model._meta.constraints}


def refusal_of(row):
    """What the database says to a row, or None when it takes it: PostgreSQL's constraint name, SQLite's words."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as refusal:
        if connection.vendor == "postgresql":
            return refusal.__cause__.diag.constraint_name
        return str(refusal)
    return None


def expected_refusal(row, name):
    """What the database should say when the constraint of that name refuses the row."""
    if connection.vendor == "postgresql":
        return name
    constraint = constraints_of(type(row))[name]
    if not isinstance(constraint, UniqueConstraint):
        return f"CHECK constraint failed: {name}"
    table = row._meta.db_table
    columns = (row._meta.get_field(field).column for field in constraint.fields)
    return f"UNIQUE constraint failed: {', '.join(f'{table}.{column}' for column in columns)}"
