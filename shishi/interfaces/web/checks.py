"""System checks, run by ``shishi migrate`` and by ``shishi check --database default``."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from shishi.core.durability import unsafe_settings


def durable_databases(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for each setting in force that could lose what was acknowledged."""
    sentences = [sentence for alias in databases or () for sentence in unsafe_settings(connections[alias])]
    return [Error(sentence, id="shishi.E001") for sentence in sentences]
