"""What the demo says at the end: figures with their arithmetic, differences from the published bulletin, files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import COUNTY
from shishi.interfaces.cli.demo.manifest import Manifest

_SHOWN = (
    "items",
    "start_rate",
    "construction_rate",
    "construction_rate_all_kinds",
    "completion_rate",
    "completion_rate_all",
    "items_done",
    "items_cancelled",
    "items_ongoing",
    "items_slow",
)
_PUBLISHED = {
    "total": ("items", "总件数"),
    "done": ("items_done", "完成"),
    "cancelled": ("items_cancelled", "取消"),
    "remaining": ("items_ongoing", "其余（正在推进）"),
    "start_rate": ("start_rate", "启动率"),
    "construction_rate": ("construction_rate_all_kinds", "开工率"),
    "completion_rate": ("completion_rate", "完成率"),
}


def print_summary(screen: Console, manifest: Manifest, figures: FigureSet, files: Sequence[Path]) -> None:
    screen.print(_figures(figures))
    if manifest.published:
        screen.print(_published(manifest, figures))
    screen.print("生成的文件：", markup=False)
    for file in files:
        screen.print(f"  {file}", markup=False)


def _figures(figures: FigureSet) -> Table:
    table = Table(title=f"{figures.inputs.area_name} {figures.inputs.period_key} 登记的数字", title_justify="left")
    for title in ("范围", "指标", "数值", "分子/分母"):
        table.add_column(title)
    scopes = [list_of.name for list_of in figures.inputs.lists]
    for scope in scopes:
        for code in _SHOWN:
            figure = figures[f"{scope}.{code}"]
            if figure.value or code in {"items", "completion_rate", "items_done"}:
                table.add_row(scope, figure.name, figure.text, figure.grounds)
        table.add_section()
    for code in ("matters", "works", "completion_rate", "items_slow", "cannot_finish", "reports_due", "reports_filed"):
        figure = figures[f"{COUNTY}.{code}"]
        table.add_row(COUNTY, figure.name, figure.text, figure.grounds)
    return table


def _published(manifest: Manifest, figures: FigureSet) -> Table:
    table = Table(title=f"与已发布通报对照：{manifest.published_title}", title_justify="left")
    for title in ("范围", "指标", "通报", "登记", "结果"):
        table.add_column(title)
    for row in compare(manifest, figures):
        table.add_row(*row)
    return table


def compare(manifest: Manifest, figures: FigureSet) -> Iterator[tuple[str, str, str, str, str]]:
    """Each value that the published bulletin stated, beside the register's, and whether they agree."""
    for scope, stated in manifest.published:
        for key, value in stated.items():
            code, name = _PUBLISHED[key]
            figure = figures[f"{scope}.{code}"]
            agrees = value.removesuffix("%") == figure.text.removesuffix("%")
            other = figures[f"{scope}.completion_rate_all"]
            both = key == "completion_rate" and not agrees and other.text != figure.text
            grounds = f"{figure.grounds}；含取消为{other.grounds}" if both else figure.grounds
            yield scope, name, value, grounds, "相符" if agrees else "不符"
