"""Own style sheets and scripts keep to what Chromium 86 knows: the browsers of 360 and 奇安信 on the office's PCs.

Each rule is a feature, the version of Chromium that brought it, and how it looks in a text. Vendored files are built for
that floor by tools/vendor and are left out.
"""

import re

import pytest

from tests.guards import source

FLOOR = 86

CSS = {
    ":has()": (105, r":has\("),
    "container queries": (105, r"@container|container-(type|name)\s*:|\d(cqw|cqh|cqi|cqb|cqmin|cqmax)\b"),
    "nesting": (112, r"(?m)^\s*&|\{[^{}@]*&[\s.:>+~\[]"),
    "color-mix()": (111, r"color-mix\("),
    "subgrid": (117, r"\bsubgrid\b"),
    ":is() and :where()": (88, r":(is|where)\("),
    "aspect-ratio": (88, r"aspect-ratio\s*:"),
    "logical inset": (87, r"\binset(-block|-inline)?(-start|-end)?\s*:"),
    "logical shorthands": (87, r"(margin|padding)-(block|inline)\s*:|border-(block|inline)\s*:"),
    "text-underline-offset": (87, r"text-(underline-offset|decoration-thickness)\s*:"),
    "accent-color": (93, r"accent-color\s*:"),
    "cascade layers": (99, r"@layer\b"),
    "dynamic viewport units": (108, r"\d(dvh|svh|lvh|dvw|svw|lvw)\b"),
    "overflow: clip": (90, r"overflow(-x|-y)?\s*:\s*clip"),
    "scrollbar-gutter": (94, r"scrollbar-gutter\s*:"),
    "content-visibility: hidden until found": (102, r"hidden=.?until-found"),
    "text-wrap": (114, r"text-wrap\s*:"),
    "range syntax of media queries": (104, r"@media[^{]*\([^)]*[<>]"),
    "@scope and @starting-style": (117, r"@(scope|starting-style)\b"),
    "oklch() and lab()": (111, r"\b(oklch|oklab|lch|lab|hwb)\("),
    "individual transforms": (104, r"(?m)[;{]\s*(rotate|scale|translate)\s*:"),
    ":user-valid, :modal, :popover-open": (105, r":(user-(in)?valid|modal|popover-open)\b"),
}
SCRIPT = {
    ".at()": (92, r"\.at\("),
    "structuredClone": (98, r"\bstructuredClone\("),
    "Object.hasOwn": (93, r"Object\.hasOwn\("),
    "Array.findLast": (97, r"\.findLast(Index)?\("),
    "toSorted, toReversed, toSpliced, with": (110, r"\.(toSorted|toReversed|toSpliced)\("),
    "Object.groupBy": (117, r"\b(Object|Map)\.groupBy\("),
    "top-level await": (89, r"(?m)^await\b"),
    "private methods and static blocks": (94, r"#\w+\s*\(|static\s*\{"),
    "Error cause": (93, r"new \w*Error\([^)]*,\s*\{\s*cause"),
    "replaceChildren": (86.5, r"\.replaceChildren\("),
    "popover attribute": (114, r"\bpopover\b|showPopover\("),
    "AbortSignal.timeout": (103, r"AbortSignal\.(timeout|any)\("),
    "crypto.randomUUID": (92, r"randomUUID\("),
    "Promise.withResolvers": (119, r"withResolvers\("),
    "import maps and assertions": (91, r"import[^;\n]*\b(assert|with)\s*\{"),
    "regular expression flags d and v": (90, r"/[^/\n]+/[gimsuy]*[dv][gimsuy]*\b\s*[.,;)]"),
    "scheduler": (94, r"\bscheduler\.(postTask|yield)\("),
    "toggle of dialog": (134, r"closedBy\b|requestClose\("),
}
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def above(path, text):
    """The features of a text that are newer than the floor."""
    plain = COMMENT.sub("", text)
    rules = CSS if path.endswith(".css") else SCRIPT
    return [
        f"{path}: {feature} needs Chromium {version}"
        for feature, (version, pattern) in rules.items()
        if version > FLOOR and re.search(pattern, plain)
    ]


def own_texts():
    names = [name for name in source.files("shishi/interfaces/") if name.endswith((".css", ".js"))]
    return [
        (name, (source.ROOT / name).read_text(encoding="utf-8"))
        for name in names
        if not name.startswith(source.VENDORED)
    ]


def test_own_sheets_and_scripts_keep_to_the_floor():
    texts = own_texts()
    assert {path.rpartition("/")[2] for path, _ in texts} >= {"shishi.css", "figures.js", "charts.js"}
    assert [fault for path, text in texts for fault in above(path, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "tr:has(td:target) { color: red; }",
        "@container (min-width: 30em) { p { color: red; } }",
        ".card { & h2 { color: red; } }",
        ".card {\n  &:hover { color: red; }\n}",
        "a { color: color-mix(in srgb, red, blue); }",
        ".a { grid-template-rows: subgrid; }",
        ":is(h1, h2) { margin: 0; }",
        ":where(h1) { margin: 0; }",
        "img { aspect-ratio: 4 / 3; }",
        ".a { inset: 0; }",
        ".a { margin-inline: 4px; }",
        "a { text-underline-offset: 2px; }",
        "@layer own { a { color: red; } }",
        ".a { height: 100dvh; }",
        "@media (width >= 600px) { a { color: red; } }",
        ".a { overflow: clip; }",
        ".a { color: oklch(50% 0.1 20); }",
        ".a { color: red; rotate: 3deg; }",
    ],
)
def test_a_newer_style_is_caught(text):
    assert len(above("own.css", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "const last = rows.at(-1);",
        "const copy = structuredClone(data);",
        "if (Object.hasOwn(a, b)) {}",
        "rows.findLast((row) => row);",
        "rows.toSorted();",
        "Object.groupBy(rows, key);",
        "await fetch('/');",
        "class A { #go() {} }",
        "class A { static { go(); } }",
        "throw new Error('no', { cause: error });",
        "fetch(url, { signal: AbortSignal.timeout(5) });",
        "crypto.randomUUID();",
        "box.showPopover();",
        "box.replaceChildren();",
    ],
)
def test_a_newer_script_is_caught(text):
    assert len(above("own.js", text)) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("own.css", ".a { display: flex; gap: 4px; } a:focus-visible { width: min(10px, 2vw); } /* no :has( here */"),
        ("own.js", "const a = b?.c ?? d; e ??= f; g.replaceAll('x', 'y'); // .at( is newer\n"),
        ("own.css", "a:not(:hover) { place-items: center; overflow-wrap: anywhere; }"),
    ],
)
def test_what_the_floor_knows_passes(path, text):
    assert above(path, text) == []
