"""A figure as plain values: everything that is needed to dispute it."""

from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import figures_from
from shishi.domain.statistics.figures.values import BoundValue
from shishi.domain.statistics.models import Snapshot
from shishi.interfaces.desk.current import DIGEST
from shishi.interfaces.desk.figures.tracing import Entry, Tracer
from shishi.interfaces.desk.links import figure_address
from shishi.rulebook.periods import parse_period
from shishi.rulebook.wording import official_date

SHORT = 6  # so many counted things on the card that opens beside a figure


@dataclass(frozen=True, slots=True)
class FigurePage:
    """``rest`` is what the denominator has besides the numerator."""

    figure: BoundValue
    href: str
    scope: str
    as_of: str
    period: str
    snapshot: Snapshot
    counted: tuple[Entry, ...]
    rest: tuple[Entry, ...]
    excluded: tuple[Entry, ...]

    @property
    def is_rate(self) -> bool:
        return self.figure.unit == "%" and bool(self.figure.denominator)

    @property
    def short(self) -> tuple[Entry, ...]:
        return self.counted[:SHORT]

    @property
    def beyond(self) -> int:
        return max(len(self.counted) - SHORT, 0)


def figure_page(snapshot: Snapshot, figure_id: str) -> FigurePage | None:
    """The figure of a snapshot; None where the snapshot has no figure of that id."""
    figures = figures_from(snapshot)
    figure = figures.figures.get(figure_id)
    if figure is None:
        return None
    tracer = Tracer(figures, figure)
    hits = {ref.id for ref in figure.numerator}
    return FigurePage(
        figure=figure,
        href=figure_address(snapshot.sha256[:DIGEST], figure.id),
        scope=figure.scope.partition("/")[0],
        as_of=official_date(figure.as_of),
        period=parse_period(snapshot.period_key).to_date().label(),
        snapshot=snapshot,
        counted=tuple(tracer.entry(ref.id, ref.name) for ref in figure.numerator),
        rest=tuple(tracer.entry(ref.id, ref.name) for ref in figure.denominator if ref.id not in hits),
        excluded=tuple(tracer.entry(left.id, left.name, left.reason) for left in figure.exclusions),
    )
