from datetime import date
from decimal import Decimal

import pytest

from shishi.rulebook.report_flow import (
    FILING_MOVES,
    MOVES,
    Entry,
    Filing,
    FilingAct,
    FlowError,
    ReportAct,
    ReportState,
    acts_in,
    entry_of,
    filing_act,
    move,
    move_filing,
)

ALLOWED = [
    ("draft", "submit", "submitted"),
    ("submitted", "withdraw", "draft"),
    ("submitted", "return", "returned"),
    ("submitted", "accept", "accepted"),
    ("returned", "submit", "submitted"),
    ("accepted", "return", "returned"),
    ("accepted", "correct", "superseded"),
]
FILING_ALLOWED = [
    ("not_filed", "file", "filed"),
    ("not_filed", "file_nil", "nil"),
    ("not_filed", "file_late", "late"),
    ("not_filed", "exempt", "exempt"),
    ("nil", "file", "filed"),
    ("nil", "file_late", "late"),
    ("nil", "reopen", "not_filed"),
    ("filed", "reopen", "not_filed"),
    ("late", "reopen", "not_filed"),
    ("exempt", "reopen", "not_filed"),
    ("exempt", "file", "filed"),
]


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("act", ReportAct)
def test_a_report_moves_only_as_the_table_says(state, act):
    expected = {(before, deed): after for before, deed, after in ALLOWED}.get((state, act))

    if expected is None:
        with pytest.raises(FlowError, match="可以进行的操作"):
            move(state, act)
    else:
        assert move(state, act) == expected


@pytest.mark.parametrize("filing", Filing)
@pytest.mark.parametrize("act", FilingAct)
def test_a_duty_moves_only_as_the_table_says(filing, act):
    expected = {(before, deed): after for before, deed, after in FILING_ALLOWED}.get((filing, act))

    if expected is None:
        with pytest.raises(FlowError, match="报送状态"):
            move_filing(filing, act)
    else:
        assert move_filing(filing, act) == expected


def test_a_refusal_names_what_is_possible():
    with pytest.raises(FlowError) as refused:
        move(ReportState.ACCEPTED, ReportAct.SUBMIT)

    assert str(refused.value) == "报告“已采纳”时不能提交，可以进行的操作：退回、更正。"
    assert refused.value.code == "not_permitted"


def test_a_superseded_report_is_final():
    assert acts_in(ReportState.SUPERSEDED) == ()


def test_every_state_but_the_first_can_be_reached():
    assert {*MOVES.values(), ReportState.DRAFT} == set(ReportState)
    assert set(FILING_MOVES.values()) == set(Filing)


@pytest.mark.parametrize(
    ("submitted_on", "nil", "expected"),
    [
        (date(2016, 8, 5), False, FilingAct.FILE),
        (date(2016, 8, 5), True, FilingAct.FILE_NIL),
        (date(2016, 8, 6), False, FilingAct.FILE_LATE),
        (date(2016, 8, 6), True, FilingAct.FILE_LATE),
    ],
)
def test_a_submission_is_filed_nil_or_late(submitted_on, nil, expected):
    assert filing_act(date(2016, 8, 5), submitted_on, nil=nil) is expected


@pytest.mark.parametrize(
    ("value", "entry"), [(None, Entry.BLANK), (Decimal("0.00"), Entry.ZERO), (Decimal(3), Entry.VALUE)]
)
def test_a_blank_is_no_zero(value, entry):
    assert entry_of(value) is entry


def test_only_a_missing_report_is_still_owed():
    assert [filing for filing in Filing if not filing.is_settled] == [Filing.NOT_FILED]


def test_every_state_and_act_has_its_word():
    assert [filing.label for filing in Filing] == ["未报", "零报告", "已报", "迟报", "免报"]
    assert [state.label for state in ReportState] == ["草稿", "已提交", "已退回", "已采纳", "已更正"]
    assert [act.label for act in ReportAct] == ["提交", "撤回", "退回", "采纳", "更正"]
    assert [act.label for act in FilingAct] == ["报送", "零报告", "补报", "免报", "退回重报"]
