"""Paragraph and run properties as a word processor resolves them: defaults, styles from the root down, then the thing itself."""

from dataclasses import dataclass

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    return f"{{{WORD}}}{name}"


@dataclass(frozen=True, slots=True)
class Look:
    """What holds in the end; lengths in twips, size in half-points."""

    east_asia: str | None
    ascii: str | None
    size: int
    tightening: int
    bold: bool
    italic: bool
    color: str | None
    align: str
    line: int
    line_rule: str
    before: int
    before_lines: int | None
    after: int
    left: int
    right: int
    first_line: int
    first_line_chars: int | None
    hanging: int
    outline: int | None
    keep_next: bool
    widow: bool
    auto_space: bool
    overflow_said: bool
    bottom_border: object


class Styles:
    """The style sheet of one document."""

    def __init__(self, root) -> None:
        self._by_id = {style.get(w("styleId")): style for style in root.iterfind(w("style"))}
        self._defaults = root.find(w("docDefaults"))
        self._default = next(s for s in self._by_id.values() if s.get(w("default")) and s.get(w("type")) == "paragraph")

    def paragraph(self, element) -> tuple[str, Look]:
        """Name of the style, and the look of the paragraph."""
        style = self._style(element)
        return style.find(w("name")).get(w("val")), self._look(element, None)

    def run(self, paragraph, run) -> Look:
        return self._look(paragraph, run)

    def _style(self, paragraph):
        link = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return self._by_id[link.get(w("val"))] if link is not None else self._default

    def _layers(self, paragraph, run) -> list:
        chain, style = [], self._style(paragraph)
        while style is not None:
            chain.append(style)
            parent = style.find(w("basedOn"))
            style = self._by_id[parent.get(w("val"))] if parent is not None else None
        return [*self._defaults, *reversed(chain), paragraph, *([run] if run is not None else [])]

    def _look(self, paragraph, run) -> Look:
        layers = self._layers(paragraph, run)
        own = layers.index(paragraph)
        pairs: dict[str, str] = {}
        toggles: dict[str, bool] = {}
        border = None
        for at, layer in enumerate(layers):
            # the rPr inside a paragraph's own pPr is the look of its mark only
            containers = [layer.find(w("pPr"))] + ([layer.find(w("rPr"))] if at != own else [])
            for container in containers:
                for node in container if container is not None else ():
                    name = node.tag.rpartition("}")[2]
                    if name == "pBdr":
                        border = node.find(w("bottom"))
                    values = {key.rpartition("}")[2]: value for key, value in node.attrib.items()}
                    toggles[name] = values.get("val", "1") not in ("0", "false", "off")
                    kind = "rPr" if container.tag == w("rPr") else "pPr"
                    pairs.update({f"{kind}.{name}.{key}": value for key, value in values.items()})
        return _resolved(pairs, toggles, border)


def _resolved(pairs: dict[str, str], toggles: dict[str, bool], border) -> Look:
    def number(key: str, default: int = 0) -> int:
        return int(pairs.get(key, default))

    def maybe(key: str) -> int | None:
        return int(pairs[key]) if key in pairs else None

    return Look(
        east_asia=pairs.get("rPr.rFonts.eastAsia"),
        ascii=pairs.get("rPr.rFonts.ascii"),
        size=number("rPr.sz.val"),
        tightening=number("rPr.spacing.val"),
        bold=toggles.get("b", False),
        italic=toggles.get("i", False),
        color=pairs.get("rPr.color.val"),
        align=pairs.get("pPr.jc.val", "left"),
        line=number("pPr.spacing.line", 240),
        line_rule=pairs.get("pPr.spacing.lineRule", "auto"),
        before=number("pPr.spacing.before"),
        before_lines=maybe("pPr.spacing.beforeLines"),
        after=number("pPr.spacing.after"),
        left=number("pPr.ind.left"),
        right=number("pPr.ind.right"),
        first_line=number("pPr.ind.firstLine"),
        first_line_chars=maybe("pPr.ind.firstLineChars"),
        hanging=number("pPr.ind.hanging"),
        outline=maybe("pPr.outlineLvl.val"),
        keep_next=toggles.get("keepNext", False),
        widow=toggles.get("widowControl", True),
        auto_space=toggles.get("autoSpaceDE", True) or toggles.get("autoSpaceDN", True),
        overflow_said=toggles.get("overflowPunct", False),
        bottom_border=border,
    )
