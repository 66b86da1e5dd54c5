"""How commands speak: plans, asks and figures as text for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import structs
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from shishi.documents.reading.rows import Ask, ReadingResult
from shishi.domain.intake.plans import Effect, ListPlan, PlannedListing, PlannedReport, ReportPlan, effects
from shishi.domain.statistics.figures.values import BoundValue

# Asks beyond this many are counted, not printed; all of them stand in the JSON.
ASKS_SHOWN = 40


def console(stream: object) -> Console:
    """A console on the command's own stream, so that tests and pipes see what a person sees."""
    return Console(file=stream, highlight=False, soft_wrap=True)  # type: ignore[arg-type]  # Django's OutputWrapper


@contextmanager
def progress(stream: object) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar; gives the function that moves it: what is being done, how much is done, how much there is."""
    screen = console(stream)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total)

        yield tell


def print_plan(screen: Console, name: str, plan: ListPlan | ReportPlan) -> None:
    """One file's plan: refusal, or counts, changes, notes and asks."""
    if plan.result.refused is not None:
        screen.print(f"{name}：无法读取。{plan.result.refused}", markup=False)
        return
    counted = effects(plan.rows)
    summary = "，".join(f"{effect.label}{number}件" for effect, number in counted.items() if number) or "没有数据行"
    screen.print(f"{name}：{summary}；待明确{len(plan.asks)}处。", markup=False)
    for row in plan.rows:
        if row.effect is Effect.CHANGED:
            screen.print(f"  变更　{_place(row)}“{row.row.name}”：{'、'.join(row.differences)}", markup=False)
    for note in plan.notes:
        screen.print(f"  说明　{note}", markup=False)
    _print_asks(screen, plan.asks)


def _place(row: PlannedListing | PlannedReport) -> str:
    return row.list_name if isinstance(row, PlannedListing) else ""


def _print_asks(screen: Console, asks: Sequence[Ask]) -> None:
    """One line an ask, so that the commands it names can be copied whole."""
    for ask in asks[:ASKS_SHOWN]:
        place = f"{ask.sheet}!{ask.cell}" if ask.cell else f"{ask.sheet} 第{ask.row_no}行"
        value = f"（原值：{ask.value}）" if ask.value else ""
        screen.print(f"  {'错误' if ask.wrong else '待明确'}　{place}{value}　{ask.message}{ask.command}", markup=False)
    if len(asks) > ASKS_SHOWN:
        screen.print(f"  另有{len(asks) - ASKS_SHOWN}处，用 --format json 查看全部。", markup=False)


def print_figures(screen: Console, figures: Iterable[BoundValue]) -> None:
    """Figures with numerator and denominator."""
    table = Table()
    for title in ("范围", "指标", "数值", "分子/分母和口径说明"):
        table.add_column(title, overflow="fold")
    for figure in figures:
        table.add_row(figure.scope, figure.name, figure.text, _plain(figure.grounds))
    screen.print(table)


def _plain(text: str) -> str:
    """Square brackets of the data are data, not markup."""
    return text.replace("[", "\\[")


def with_asks(plan: ListPlan | ReportPlan) -> ReadingResult:
    """The reading with the asks of reading and of comparison with the register together, for the JSON form."""
    return structs.replace(plan.result, asks=plan.asks)
