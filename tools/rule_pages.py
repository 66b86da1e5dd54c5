"""The pages of docs/reference that are made from the tables of the rulebook."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from shishi.domain.bulletins import proof_rules as register_rules
from shishi.rulebook import report_flow, stages
from shishi.rulebook.counting import RULES
from shishi.rulebook.progress import curves, lights
from shishi.rulebook.proof import rules as proof_rules
from shishi.rulebook.proof.findings import Rule

ALWAYS = date(1949, 10, 1)  # what the rulebook writes where no other beginning is known


def page(title: str, source: str, *parts: str) -> str:
    head = f"# {title}\n\nWritten by `make docs` from `{source}`; edit that, not this page."
    return "\n\n".join([head, *filter(None, parts)]).rstrip() + "\n"


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def pages() -> dict[str, str]:
    """Every page about the rules by file name."""
    return {
        "counting.md": counting_page(),
        "stages.md": stages_page(),
        "progress.md": progress_page(),
        "flows.md": flows_page(),
        "proof-rules.md": proof_page(),
    }


def counting_page() -> str:
    rows = [(f"`{rule.code}`", rule.printed(), _span(rule.valid_from, rule.valid_to), rule.source) for rule in RULES]
    return page(
        "Counting rules (统计口径)",
        "shishi/rulebook/counting/rules.py",
        "The sentence is the one printed under tables.",
        table(("code", "口径", "holds", "source"), rows),
    )


def stages_page() -> str:
    return page(
        "Stages of each kind (阶段)",
        "shishi/rulebook/stages.py",
        "Stages may be skipped; works are not used before they are accepted. A step back needs a correction with its reason.",
        *[part for kind in stages.Kind for part in _track(kind)],
    )


def progress_page() -> str:
    months = tuple(f"{month}月" for month in range(1, 13))
    plans = [
        (plan.kind.label, *(str(share) for share in plan.shares), _span(plan.valid_from, plan.valid_to), plan.source)
        for plan in curves.CURVES
    ]
    bands = [
        (f"{band.ahead}", f"{band.normal}", f"{band.slow}", _span(band.valid_from, band.valid_to), band.source)
        for band in lights.THRESHOLDS
    ]
    signs = [(lights.SHAPES[light], light.label, f"`{light.value}`") for light in lights.Light]
    return page(
        "Plan curves and lights (计划进度、进度灯)",
        "shishi/rulebook/progress",
        "## Plan curves\n\nCumulative percent at the end of each month. A target's own plan replaces its kind's curve.",
        table(("kind", *months, "holds", "source"), plans),
        "## Bands\n\nReported share less planned share, in points; each number is the lower end of its band, below the last is 滞后.",
        table(("超前 from", "正常 from", "偏慢 from", "holds", "source"), bands),
        "## Signs\n\nA light is never shown by colour alone.",
        table(("sign", "light", "code"), signs),
    )


def flows_page() -> str:
    return page(
        "Flows (流程)",
        "shishi/rulebook/report_flow.py",
        "## Report (月报)",
        _diagram(report_flow.ReportState, report_flow.MOVES),
        "## Duty to report (应报)",
        _diagram(report_flow.Filing, report_flow.FILING_MOVES),
    )


def proof_page() -> str:
    """The checks of a text alone, then those beside the register, each with its example."""
    parts = [part for rule in (*proof_rules.RULES, *register_rules.RULES) for part in _proof_rule(rule)]
    return page(
        "Rules of the notice check (校核规则)",
        "shishi/rulebook/proof and shishi/domain/bulletins/proof_rules.py",
        "`error` 矛盾 contradicts itself whatever was meant; `warn` 存疑 needs a person; `info` 说明 explains. "
        "The names are those of `rule` in `shishi proof --format jsonl`; the last two come from `--against`.",
        *parts,
    )


def _proof_rule(rule: Rule) -> Iterator[str]:
    yield f"## `{rule.name}` {rule.title}"
    yield f"**{rule.severity.label}** (`{rule.severity.value}`). {rule.meaning}"
    yield "> " + rule.example.replace("\n", "\n> ")


def _diagram(states: type[StrEnum], moves: Mapping[tuple[StrEnum, StrEnum], StrEnum]) -> str:
    names = [f"    {state.value}: {state.label}" for state in states]
    arrows = [f"    {before.value} --> {after.value}: {act.label}" for (before, act), after in moves.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *arrows, "```"])


def _track(kind: stages.Kind) -> Iterator[str]:
    order = stages.stages_of(kind)
    names = [f"    {stage.value}: {stage.label}" for stage in order]
    arrows = [f"    {earlier.value} --> {later.value}" for earlier, later in itertools.pairwise(order)]
    yield f"## {kind.label} (`{kind.value}`)"
    yield "\n".join(["```mermaid", "stateDiagram-v2", "    direction LR", *names, *arrows, "```"])
    tests = (stages.started, stages.under_construction, stages.in_use, stages.done)
    rows = [(stage.label, f"`{stage.value}`", *("✓" if test(kind, stage) else "" for test in tests)) for stage in order]
    yield table(("stage", "code", "counts as 启动", "as 开工", "as 投用", "as 完成"), rows)


def _span(first: date, last: date | None) -> str:
    start = "always" if first == ALWAYS else f"from {first}"
    return f"{start} to {last}" if last else start
