from django.db.models import QuerySet

from shishi.core.actor import Actor, require
from shishi.domain.intake.models import ImportRun
from shishi.domain.projects.models import Listing
from shishi.domain.reporting.models import Report

IMPORT_WORKBOOKS = "intake.import"
SEE_SOURCES = "source.see"


def require_import(by: Actor) -> None:
    require(by, IMPORT_WORKBOOKS)


def visible_to(actor: Actor, runs: QuerySet[ImportRun]) -> QuerySet[ImportRun]:
    """Those of the imports whose files the actor may see: all, or files that brought reports of the own units alone.

    A file with a row of another unit, or with a list, is not a unit's own.
    """
    reach = actor.reach(SEE_SOURCES)
    if reach.everything:
        return runs
    own = Report.objects.filter(unit__in=reach.own, source_file__isnull=False).values("source_file")
    others = Report.objects.exclude(unit__in=reach.own).filter(source_file__isnull=False).values("source_file")
    lists = Listing.objects.filter(source_file__isnull=False).values("source_file")
    return runs.filter(file__in=own).exclude(file__in=others).exclude(file__in=lists)
