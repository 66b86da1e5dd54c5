"""States of a monthly report and of the duty to send it, and the moves between them.

A nil return (零报告), a blank and a 0 are three things: a nil return is an act of the unit, a blank is a value nobody
gave, and 0 is a value.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rulebook.deadlines import Timeliness, timeliness
from shishi.rulebook.errors import RulebookError


class FlowError(RulebookError):
    """An act that the present state does not permit."""


class ReportState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


class ReportAct(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    ACCEPT = "accept"
    CORRECT = "correct"

    @property
    def label(self) -> str:
        return ACT_LABELS[self]


class Filing(StrEnum):
    """The state of one duty to report."""

    NOT_FILED = "not_filed"
    NIL = "nil"
    FILED = "filed"
    LATE = "late"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        return FILING_LABELS[self]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is owed. A late report settles the duty too; it only came late."""
        return self is not Filing.NOT_FILED


class FilingAct(StrEnum):
    FILE = "file"
    FILE_NIL = "file_nil"
    FILE_LATE = "file_late"
    EXEMPT = "exempt"
    REOPEN = "reopen"

    @property
    def label(self) -> str:
        return FILING_ACT_LABELS[self]


class Entry(StrEnum):
    """What one cell of a report holds."""

    BLANK = "blank"
    ZERO = "zero"
    VALUE = "value"


STATE_LABELS = {
    ReportState.DRAFT: "草稿",
    ReportState.SUBMITTED: "已提交",
    ReportState.RETURNED: "已退回",
    ReportState.ACCEPTED: "已采纳",
    ReportState.SUPERSEDED: "已更正",
}
ACT_LABELS = {
    ReportAct.SUBMIT: "提交",
    ReportAct.WITHDRAW: "撤回",
    ReportAct.RETURN: "退回",
    ReportAct.ACCEPT: "采纳",
    ReportAct.CORRECT: "更正",
}
FILING_LABELS = {
    Filing.NOT_FILED: "未报",
    Filing.NIL: "零报告",
    Filing.FILED: "已报",
    Filing.LATE: "迟报",
    Filing.EXEMPT: "免报",
}
FILING_ACT_LABELS = {
    FilingAct.FILE: "报送",
    FilingAct.FILE_NIL: "零报告",
    FilingAct.FILE_LATE: "补报",
    FilingAct.EXEMPT: "免报",
    FilingAct.REOPEN: "退回重报",
}

MOVES: Mapping[tuple[ReportState, ReportAct], ReportState] = {
    (ReportState.DRAFT, ReportAct.SUBMIT): ReportState.SUBMITTED,
    (ReportState.RETURNED, ReportAct.SUBMIT): ReportState.SUBMITTED,
    (ReportState.SUBMITTED, ReportAct.WITHDRAW): ReportState.DRAFT,
    (ReportState.SUBMITTED, ReportAct.RETURN): ReportState.RETURNED,
    (ReportState.SUBMITTED, ReportAct.ACCEPT): ReportState.ACCEPTED,
    (ReportState.ACCEPTED, ReportAct.RETURN): ReportState.RETURNED,
    (ReportState.ACCEPTED, ReportAct.CORRECT): ReportState.SUPERSEDED,
}

FILING_MOVES: Mapping[tuple[Filing, FilingAct], Filing] = {
    (Filing.NOT_FILED, FilingAct.FILE): Filing.FILED,
    (Filing.NOT_FILED, FilingAct.FILE_NIL): Filing.NIL,
    (Filing.NOT_FILED, FilingAct.FILE_LATE): Filing.LATE,
    (Filing.NOT_FILED, FilingAct.EXEMPT): Filing.EXEMPT,
    # A unit that declared nil may find that there was something after all.
    (Filing.NIL, FilingAct.FILE): Filing.FILED,
    (Filing.NIL, FilingAct.FILE_LATE): Filing.LATE,
    (Filing.NIL, FilingAct.REOPEN): Filing.NOT_FILED,
    (Filing.FILED, FilingAct.REOPEN): Filing.NOT_FILED,
    (Filing.LATE, FilingAct.REOPEN): Filing.NOT_FILED,
    (Filing.EXEMPT, FilingAct.REOPEN): Filing.NOT_FILED,
    (Filing.EXEMPT, FilingAct.FILE): Filing.FILED,
}


def move(state: ReportState, act: ReportAct) -> ReportState:
    """The state after an act. A corrected version becomes `SUPERSEDED`; its successor begins as a new draft.

    Raises:
        FlowError: the act is not permitted in this state.

    """
    after = MOVES.get((state, act))
    if after is None:
        possible = "、".join(candidate.label for candidate in acts_in(state)) or "无"
        raise FlowError("not_permitted", f"报告“{state.label}”时不能{act.label}，可以进行的操作：{possible}。")
    return after


def acts_in(state: ReportState) -> tuple[ReportAct, ...]:
    """The acts that a state permits."""
    return tuple(act for (before, act) in MOVES if before is state)


def move_filing(filing: Filing, act: FilingAct) -> Filing:
    """The state of the duty after an act.

    Raises:
        FlowError: the act is not permitted in this state.

    """
    after = FILING_MOVES.get((filing, act))
    if after is None:
        raise FlowError("filing_not_permitted", f"报送状态为“{filing.label}”时不能{act.label}。")
    return after


def filing_act(due: date, submitted_on: date, *, nil: bool) -> FilingAct:
    """Which act a submission is: late beats nil, because a late nil return is late all the same."""
    if timeliness(due, submitted_on, submitted_on) is Timeliness.LATE:
        return FilingAct.FILE_LATE
    return FilingAct.FILE_NIL if nil else FilingAct.FILE


def entry_of(value: Decimal | None) -> Entry:
    """Blank, zero or a value; a blank is never read as 0."""
    if value is None:
        return Entry.BLANK
    return Entry.VALUE if value else Entry.ZERO
