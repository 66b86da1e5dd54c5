"""Kinds of practical matters and the stages each kind passes through.

Works: 前期 → 开工 → 完工 → 竣工验收 → 投用 → 移交管护. Benefits: 方案 → 启动 → 资金到位 → 发放 → 完成. Services: 方案 → 启动 →
实施 → 完成. Purchases: 采购 → 到货 → 安装 → 投用. 基本完成 stands before the end state of every kind and never counts as
done. 完工, 竣工验收 and 投用 are three different facts.
"""

from dataclasses import dataclass
from enum import StrEnum

from shishi.rulebook.errors import RulebookError


class StageError(RulebookError):
    """A stage that the kind does not have, or a move that its order forbids."""


class Kind(StrEnum):
    WORKS = "works"
    BENEFIT = "benefit"
    SERVICE = "service"
    PURCHASE = "purchase"

    @property
    def label(self) -> str:
        return KIND_LABELS[self]


class Stage(StrEnum):
    NOT_STARTED = "not_started"
    PREPARATION = "preparation"
    CONSTRUCTION = "construction"
    BUILT = "built"
    ACCEPTED = "accepted"
    IN_USE = "in_use"
    HANDED_OVER = "handed_over"
    PLAN = "plan"
    LAUNCHED = "launched"
    FUNDED = "funded"
    PAYING = "paying"
    SERVING = "serving"
    PURCHASING = "purchasing"
    DELIVERED = "delivered"
    INSTALLED = "installed"
    BASICALLY_DONE = "basically_done"
    COMPLETED = "completed"

    @property
    def label(self) -> str:
        return STAGE_LABELS[self]


KIND_LABELS = {
    Kind.WORKS: "工程建设类",
    Kind.BENEFIT: "政策补助类",
    Kind.SERVICE: "服务培训类",
    Kind.PURCHASE: "采购类",
}

STAGE_LABELS = {
    Stage.NOT_STARTED: "未启动",
    Stage.PREPARATION: "前期",
    Stage.CONSTRUCTION: "开工",
    Stage.BUILT: "完工",
    Stage.ACCEPTED: "竣工验收",
    Stage.IN_USE: "投用",
    Stage.HANDED_OVER: "移交管护",
    Stage.PLAN: "方案",
    Stage.LAUNCHED: "启动",
    Stage.FUNDED: "资金到位",
    Stage.PAYING: "发放",
    Stage.SERVING: "实施",
    Stage.PURCHASING: "采购",
    Stage.DELIVERED: "到货",
    Stage.INSTALLED: "安装",
    Stage.BASICALLY_DONE: "基本完成",
    Stage.COMPLETED: "完成",
}


@dataclass(frozen=True, slots=True)
class Track:
    """The stages of one kind in order, and the first stage that counts as started, broken ground, in use, done."""

    order: tuple[Stage, ...]
    started_from: Stage
    construction_from: Stage
    in_use_from: Stage
    done_from: Stage


S = Stage
TRACKS = {
    Kind.WORKS: Track(
        (
            S.NOT_STARTED,
            S.PREPARATION,
            S.CONSTRUCTION,
            S.BASICALLY_DONE,
            S.BUILT,
            S.ACCEPTED,
            S.IN_USE,
            S.HANDED_OVER,
        ),
        started_from=S.PREPARATION,
        construction_from=S.CONSTRUCTION,
        in_use_from=S.IN_USE,
        done_from=S.ACCEPTED,
    ),
    Kind.BENEFIT: Track(
        (S.NOT_STARTED, S.PLAN, S.LAUNCHED, S.FUNDED, S.PAYING, S.BASICALLY_DONE, S.COMPLETED),
        started_from=S.LAUNCHED,
        construction_from=S.LAUNCHED,
        in_use_from=S.PAYING,
        done_from=S.COMPLETED,
    ),
    Kind.SERVICE: Track(
        (S.NOT_STARTED, S.PLAN, S.LAUNCHED, S.SERVING, S.BASICALLY_DONE, S.COMPLETED),
        started_from=S.LAUNCHED,
        construction_from=S.LAUNCHED,
        in_use_from=S.SERVING,
        done_from=S.COMPLETED,
    ),
    Kind.PURCHASE: Track(
        (S.NOT_STARTED, S.PURCHASING, S.DELIVERED, S.INSTALLED, S.BASICALLY_DONE, S.IN_USE),
        started_from=S.PURCHASING,
        construction_from=S.PURCHASING,
        in_use_from=S.IN_USE,
        done_from=S.IN_USE,
    ),
}


def stages_of(kind: Kind) -> tuple[Stage, ...]:
    """The kind's stages, earliest first."""
    return TRACKS[kind].order


def position(kind: Kind, stage: Stage) -> int:
    """The place of a stage in its kind's order, from 0.

    Raises:
        StageError: the kind has no such stage.

    """
    order = TRACKS[kind].order
    if stage not in order:
        raise StageError("foreign_stage", f"{kind.label}实事没有“{stage.label}”这一阶段。")
    return order.index(stage)


def started(kind: Kind, stage: Stage) -> bool:
    """启动: the plan is issued or the first substantive act is done. 方案 in drafting is not yet 启动."""
    return _reached(kind, stage, TRACKS[kind].started_from)


def under_construction(kind: Kind, stage: Stage) -> bool:
    """已开工: permanent works have begun (demolition and levelling are 前期); stays true when they end.

    For benefits, services and purchases it is the carrying out, which only a rate labelled 含政策类 may count.
    """
    return _reached(kind, stage, TRACKS[kind].construction_from)


def in_use(kind: Kind, stage: Stage) -> bool:
    """投用: people have the benefit (road open, money paid out, course held), not merely a finished building."""
    return _reached(kind, stage, TRACKS[kind].in_use_from)


def done(kind: Kind, stage: Stage) -> bool:
    """The kind's end state: works accepted (竣工验收, 建设工程质量管理条例第十六条), goods in use, benefits completed.

    基本完成 and 完工 before acceptance are not done.
    """
    return _reached(kind, stage, TRACKS[kind].done_from)


def _reached(kind: Kind, stage: Stage, threshold: Stage) -> bool:
    return position(kind, stage) >= position(kind, threshold)


def allowed_moves(kind: Kind, stage: Stage) -> tuple[Stage, ...]:
    """The later stages that may follow directly; stages may be skipped, but works are not used before acceptance."""
    here = position(kind, stage)
    later = TRACKS[kind].order[here + 1 :]
    if kind is Kind.WORKS and here < position(kind, Stage.ACCEPTED):
        return later[: later.index(Stage.ACCEPTED) + 1]
    return later


def move(kind: Kind, stage: Stage, to: Stage, *, correction: bool = False) -> Stage:
    """The new stage, if the move is allowed; a correction with its reason may go to any stage of the kind.

    Raises:
        StageError: foreign stage, a step back, or use before acceptance (建筑法第六十一条第二款).

    """
    if position(kind, to) == position(kind, stage) or correction or to in allowed_moves(kind, stage):
        return to
    if position(kind, to) < position(kind, stage):
        raise StageError("backwards", f"阶段不能由“{stage.label}”退回“{to.label}”，确需更正的请说明理由。")
    raise StageError("not_accepted", f"建设工程经竣工验收合格后方可交付使用，请先登记竣工验收，再登记“{to.label}”。")
