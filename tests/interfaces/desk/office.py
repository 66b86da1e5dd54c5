"""What the tests of pages share: freezing a month of the small county and reading a page as a person would."""

import re
from html import unescape

from django.urls import reverse

from shishi.domain.intake.models import ImportRun
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.figures.sets import figures_from
from shishi.interfaces.desk.links import figure_address
from tests.factories.acting import AT, CLERK
from tests.factories.files import make_file
from tests.factories.reporting import JULY
from tests.factories.signing_in import officer_in


class Office:
    def __init__(self, register):
        self.register = register
        self.client = officer_in(register.area)
        self.freeze()

    def freeze(self, period=JULY):
        """Freeze again, after something was changed."""
        self.snapshot = freeze_period(programme=self.register.programme, period=period, by=CLERK, at=AT)
        self.figures = figures_from(self.snapshot)
        self.digest = self.snapshot.sha256[:8]

    def imported(self, content=b"rows", name="县教育局7月.xlsx", kind="reports"):
        """A workbook that was kept and applied; gives the kept file."""
        stored = make_file(self.register.area, content, name)
        ImportRun.objects.create(
            programme=self.register.programme,
            kind=kind,
            file=stored,
            period_key="2016-07" if kind == "reports" else "",
            new=3,
            changed=0,
            unchanged=0,
            left_out=1,
            at=AT,
            by=CLERK.label,
        )
        return stored

    def work(self, name):
        return self.register.works[name]

    def matter(self, name):
        return reverse("desk:matter", args=[self.work(name).pk])

    def figure(self, figure_id):
        return figure_address(self.digest, figure_id)

    def html(self, address, **query):
        answer = self.client.get(address, query)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()

    def text(self, address, **query):
        return words(self.html(address, **query))


def words(html):
    """What is read on a page: its text without markup, white space as one blank."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def table_rows(html, caption):
    """The body of the table with a caption, as lists of cell texts."""
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    found = next(table for table in tables if caption in table.partition("</caption>")[0])
    body = found.partition("</thead>")[2]
    rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    return [[words(cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]
