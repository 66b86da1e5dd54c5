"""Rows that take long to come about, made once in a process and laid again, as they were, for each test that wants them."""

import functools
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from shishi.domain.units.models import Area


@dataclass(frozen=True)
class Kept:
    """What a builder gave, pickled, and what it left behind: rows of each model, and files by their place."""

    made: bytes
    rows: list[list[Model]]
    files: dict[Path, bytes]

    def lay(self) -> Any:
        for rows in self.rows:
            type(rows[0])._base_manager.bulk_create(rows)
        for place, content in self.files.items():
            target = Path(settings.DATA_DIR) / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return pickle.loads(self.made)  # noqa: S301 - pickled by this process


def kept_once(build: Callable[[], Any]) -> Callable[[], Any]:
    """The builder, run only the first time, or where an area is there already: it may build on that one."""
    kept: list[Kept] = []

    @functools.wraps(build)
    def laid() -> Any:
        if Area.objects.exists():
            return build()
        if kept:
            return kept[0].lay()
        before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in _models()}
        made = build()
        rows = [list(model._base_manager.exclude(pk__in=before[model]).order_by("pk")) for model in _models()]
        kept.append(Kept(pickle.dumps(made), [some for some in rows if some], _files()))
        return made

    return laid


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _files() -> dict[Path, bytes]:
    folder = Path(settings.DATA_DIR)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
