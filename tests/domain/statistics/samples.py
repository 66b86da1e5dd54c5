"""Loads a sample county the way a user would, and gives its figures; the database is left as it was."""

import contextlib
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import override_settings

from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.gathering import gather
from shishi.interfaces.cli.demo.loading import steps, take_over_settings
from shishi.interfaces.cli.demo.manifest import read_manifest
from shishi.interfaces.cli.register import period_from, required_programme

SAMPLES = Path(__file__).parents[3] / "sample"


def sample_figures(name, data_dir):
    """The figures of a sample's latest period. Needs an unblocked database."""
    manifest = read_manifest(SAMPLES / name)
    with own_settings(data_dir), transaction.atomic():
        take_over_settings(manifest)
        for _, step in steps(manifest):
            step()
        figures = figures_of(gather(required_programme(manifest.year), period_from(manifest.period)))
        transaction.set_rollback(True)
    return figures


@contextlib.contextmanager
def own_settings(data_dir):
    """Settings that may be taken over; those that were there come back."""
    county = {key: getattr(settings, key) for key in ("AREA_CODE", "AREA_NAME", "OFFICE_NAME")}
    with override_settings(DATA_DIR=data_dir, **county):
        yield
