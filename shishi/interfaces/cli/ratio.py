"""One measurement: our time beside another's in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Seconds of ours and of the named other on the same work; kept when ``ratio`` is at most ``limit``."""

    name: str
    ours_s: float
    other_s: float
    other_name: str
    limit: float

    @property
    def ratio(self) -> float:
        """Our time as a multiple of the other's."""
        return self.ours_s / self.other_s
