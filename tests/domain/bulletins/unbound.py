"""Finds numbers that somebody typed: every digit of a notice stands in a bound figure or in a class named here."""

import re

from shishi.documents.content import Heading, Notice, Paragraph, Text
from shishi.domain.statistics.figures.sets import FigureSet

ALLOWED = (
    re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"),  # 2024年, 2024年7月, 2024年7月31日
    re.compile(r"\d{1,2}—\d{1,2}月"),  # 1—7月
    re.compile(r"\d{1,2}月\d{1,2}日"),
    re.compile(r"附件\d+"),
    re.compile(r"[一-龥]+〔\d{4}〕\d+号"),  # document numbers, typed where an approval is registered
)


def unbound_numbers(notice: Notice, figures: FigureSet) -> list[str]:
    """Digits of the notice's text that are neither bound nor of an allowed class nor part of a name or rule."""
    texts = [*notice.title_lines, *notice.addressees, *notice.attachments, *notice.copy_to, notice.openness]
    for block in notice.blocks:
        assert isinstance(block, Heading | Paragraph)
        texts += [part.text for part in block.inlines if isinstance(part, Text)]
    given = sorted(names_in(figures), key=len, reverse=True)
    return [number for text in texts for number in re.findall(r"\d+", without(text, given))]


def without(text: str, given: list[str]) -> str:
    for name in given:
        text = text.replace(name, "※")
    for allowed in ALLOWED:
        text = allowed.sub("※", text)
    return text


def names_in(figures: FigureSet) -> set[str]:
    """Names and documents of the data, and the texts of its rules, that bear digits."""
    inputs = figures.inputs
    listings = [listing for listed in inputs.lists for listing in listed.listings]
    targets = [target for work in inputs.works for target in work.targets]
    names = {inputs.area_name, *inputs.units}
    names |= {listed.name for listed in inputs.lists} | {work.name for work in inputs.works}
    names |= {name for listing in listings for name in (listing.name, listing.aspect, listing.heading)}
    names |= {target.name for target in targets}
    names |= {change.document for work in inputs.works for change in work.changes}
    names |= {figure.rule_text for figure in figures.figures.values()}
    return {name for name in names if re.search(r"\d", name)}
