"""The head of a briefing (简报): what it bears instead of the issuer's mark and the document number."""

from dataclasses import dataclass
from datetime import date

from shishi.documents.content import chinese_date


@dataclass(frozen=True, slots=True)
class Briefing:
    """A numbered issue of a periodical of the office: its name in red, the issue, who compiles it, and the day."""

    name: str  # 清溪县政务督查
    issue: int  # counts within the year: 第20期
    office: str  # 清溪县人民政府督查室
    on: date

    @property
    def issue_line(self) -> str:
        return f"第{self.issue}期"

    @property
    def day_line(self) -> str:
        return chinese_date(self.on)
