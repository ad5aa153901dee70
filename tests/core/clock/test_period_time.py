"""Every minute of work is on the clock of whoever had the ball, and on no other."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.traces import (
    DATED,
    DUE,
    LAIN,
    PLAIN,
    UJI,
    approved,
    at,
    came,
    chained,
    clocks,
    handed,
    made,
    opened,
    other,
    recap,
    returned,
    sent,
    told,
)
from xlsops.core.clock.bureau_times import Holder, Punctuality
from xlsops.core.clock.period_time import Clocks, clocks_of, plan_of
from xlsops.core.clock.spells import DueBasis
from xlsops.core.clock.steps import StepStatus
from xlsops.core.journal.events import Event
from xlsops.core.journal.fold import custody_of, fold
from xlsops.core.journal.state import State
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import Calendar
from xlsops.core.values.structs import replace

WHOLE = (
    opened("1 07.30"),
    told("1 07.40", 1, 1, "07.40"),
    made("1 08.15"),
    sent("1 08.30"),
    told("1 11.00", 4, 1, "09.00"),
    came("3 09.30", UJI, "u1"),
    came("3 10.00", LAIN, "l1", "2 15.00"),
    returned("3 11.00", UJI),
    approved("3 14.00", LAIN, "l1"),
    came("6 08.00", UJI, "u2"),
    approved("6 09.00", UJI, "u2"),
    handed("6 09.20"),
    recap("6 11.30"),
)


def shown(here: Clocks) -> list[tuple[object, ...]]:
    """Return of each step: start, end, due, and minutes used, waited and late."""
    return [
        (step.start, step.end, step.due, step.used, step.waiting, step.late) for step in here.steps
    ]


def moments(*texts: str) -> tuple[datetime | None, ...]:
    return tuple(at(text) if text else None for text in texts)


def test_a_whole_quarter_has_every_step_in_its_time() -> None:
    here = clocks("7 08.00", *WHOLE)
    assert shown(here) == [
        (*moments("1 07.30", "1 07.40", "1 07.45"), 10, 0, 0),
        (*moments("1 07.40", "1 08.15", "1 08.10"), 35, 0, 5),
        (*moments("1 08.15", "1 08.30", "1 08.30"), 15, 0, 0),
        (*moments("1 09.00", "1 10.00", "1 09.30"), 60, 30, 30),
        (*moments("1 10.00", "6 08.00", "3 11.00"), 1140, 0, 0),
        (*moments("2 15.00", "6 08.00", "3 11.00"), 0, 0, 0),
        (*moments("3 09.30", "6 09.00", ""), 240, 180, 0),
        (*moments("6 09.00", "6 09.20", "6 09.15"), 20, 0, 5),
        (*moments("6 09.20", "6 11.30", "7 09.50"), 130, 0, 0),
    ]
    assert {step.status for step in here.steps} == {StepStatus.DONE}
    assert [(each.name, each.minutes, each.running) for each in here.parties] == [
        ("Sekretaris Daerah", 10, False),
        ("Asisten Administrasi Umum", 35, False),
        ("Kabag", 90 + 240 + 20, False),
        ("Kasubbag", 15 + 130, False),
        ("Bagian Percobaan", 1140, False),
        ("Bagian Lain", 690, False),
    ]


def test_the_plan_is_the_vector_of_the_domain_and_the_due_date_takes_its_place() -> None:
    ends = [
        "1 07.45",
        "1 08.15",
        "1 08.30",
        "1 09.30",
        "2 10.00",
        "3 10.30",
        "6 11.00",
        "6 11.15",
        "7 11.45",
    ]
    assert [end for _, end in plan_of(Calendar(), at("1 07.30"))] == [at(each) for each in ends]
    dated = plan_of(Calendar(), at("1 07.30"), DUE)
    assert dated[3:7] == (
        (at("1 08.30"), at("1 09.30")),
        (at("1 09.30"), DUE),
        (at("1 09.30"), DUE),
        (DUE, at("13 16.00")),
    )
    passed = plan_of(Calendar(), at("13 07.30"), DUE)
    assert passed[4:6] == ((at("13 09.30"), at("13 09.30")),) * 2


FIRST_SHEETS = (opened("1 07.30"), made("1 08.00"), sent("1 08.15"))


def test_the_periods_own_due_date_goes_before_standard_minutes() -> None:
    here = clocks("13 09.30", *FIRST_SHEETS, came("13 08.00", UJI, saved="10 15.00"), spec=DATED)
    first, second = here.bureaus
    assert (first.punctuality, first.due, first.basis, first.late, first.overdue) == (
        Punctuality.ON_TIME,
        DUE,
        DueBasis.SETTING,
        0,
        False,
    )
    assert (second.punctuality, second.holder, second.late, second.days_late) == (
        Punctuality.OVERDUE,
        Holder.FILLING,
        30 + 120,
        1,
    )
    filling = here.steps[4]
    assert (filling.status, filling.due, filling.basis, filling.late) == (
        StepStatus.LATE,
        DUE,
        DueBasis.SETTING,
        150,
    )
    assert here.steps[6].waiting == 60 + 30 + 30
    assert (here.count(Punctuality.ON_TIME), here.count(Punctuality.OVERDUE)) == (1, 1)


@pytest.mark.parametrize(
    ("saved", "punctuality", "late", "days"),
    [
        ("10 16.00", Punctuality.ON_TIME, 0, 0),
        ("10 16.01", Punctuality.LATE, 1, 0),
        ("11 09.00", Punctuality.LATE, 30, 0),
        ("14 07.31", Punctuality.LATE, 481, 2),
    ],
)
def test_a_bureau_is_late_from_the_first_minute_after_it_was_due(
    saved: str, punctuality: Punctuality, late: int, days: int
) -> None:
    here = clocks("15 08.00", *FIRST_SHEETS, came("14 08.00", UJI, saved=saved), spec=DATED).of(UJI)
    assert (here.punctuality, here.late, here.days_late) == (punctuality, late, days)


def test_past_due_off_hours_is_late_without_a_minute() -> None:
    spec = replace(DATED, settings=replace(DATED.settings, due=at("10 16.30")))
    here = clocks("11 08.00", *FIRST_SHEETS, spec=spec)
    assert [(each.overdue, each.late) for each in here.bureaus] == [(True, 0)] * 2
    assert (here.steps[4].status, here.steps[4].late) == (StepStatus.LATE, 0)


def test_without_its_form_a_bureau_owes_nothing() -> None:
    here = clocks("20 08.00", opened("1 07.30"), made("1 08.00"), spec=DATED)
    assert {(each.holder, each.punctuality, each.used, each.late) for each in here.bureaus} == {
        (Holder.OFFICE, Punctuality.WAITING, 0, 0)
    }
    assert here.steps[2].status is StepStatus.LATE
    assert (here.steps[4].start, here.steps[4].status) == (None, StepStatus.NOT_STARTED)


def test_one_form_that_came_back_proves_that_all_were_handed_out() -> None:
    here = clocks("2 08.00", opened("1 07.30"), made("1 08.00"), came("1 10.00", UJI))
    assert [each.start for each in here.bureaus] == [at("1 08.00")] * 2
    assert (here.steps[2].status, here.steps[2].end) == (StepStatus.DONE, at("1 10.00"))


RETURNED = (*FIRST_SHEETS, came("2 08.00", UJI), returned("2 09.00", UJI))


def test_a_bureau_that_is_returned_gets_its_clock_back_and_the_kabags_stops() -> None:
    before = clocks("2 08.30", *FIRST_SHEETS, came("2 08.00", UJI)).of(UJI)
    assert (before.holder, before.used, before.reviewing) == (Holder.REVIEW, 435, 30)
    here = clocks("2 10.00", *RETURNED).of(UJI)
    assert (here.holder, here.used, here.reviewing) == (Holder.MENDING, 435 + 60, 60)
    assert (here.due, here.basis) == (at("3 09.30"), DueBasis.STANDARD)
    again = clocks("2 11.00", *RETURNED, came("2 10.30", UJI, "u2")).of(UJI)
    assert (again.holder, again.used, again.reviewing) == (Holder.REVIEW, 435 + 90, 60 + 30)


def test_every_round_that_was_late_is_told_by_itself_in_the_one_wording() -> None:
    first = came("14 08.00", UJI, saved="14 07.31")
    back = (*FIRST_SHEETS, first, returned("14 09.00", UJI))
    assert (
        clocks("14 08.30", *FIRST_SHEETS, first, spec=DATED).of(UJI).lateness
        == "terlambat 2 hari kerja"
    )
    here = clocks("17 16.00", *back, spec=DATED).of(UJI)
    assert (here.lateness, here.lateness_now) == (
        "terlambat 2 hari kerja, perbaikan terlambat 2 hari kerja",
        "terlambat 2 hari kerja",
    )


def test_a_correction_is_due_by_one_reckoning_before_and_after_it_is_returned() -> None:
    asked = clocks("2 09.00", *FIRST_SHEETS, came("2 08.00", UJI)).correction_due(UJI)
    here = clocks("2 10.00", *RETURNED)
    assert asked == here.of(UJI).due == here.correction_due(UJI) == at("3 09.30")


def test_step_six_never_ends_before_step_five() -> None:
    sent = came("2 10.30", UJI, "u2"), came("2 10.40", LAIN)
    here = clocks("2 11.00", *RETURNED, *sent)
    filling, recap = here.steps[4:6]
    assert (filling.end, recap.end) == (at("2 10.40"), at("2 10.40"))
    assert max(each.end or here.now for each in recap.spells) == at("2 10.40")
    assert here.of(UJI).recapped == here.of(UJI).filling[-1].end == at("2 10.30")
    mending = clocks("2 10.00", *RETURNED, came("2 09.30", LAIN))
    assert (mending.of(UJI).recapped, mending.steps[5].spells[-1].end) == (None, None)


def test_a_correction_is_late_by_itself_and_the_first_submission_stays_in_time() -> None:
    here = clocks("3 10.00", *RETURNED).of(UJI)
    assert (here.punctuality, here.late, here.late_now, here.overdue_now) == (
        Punctuality.ON_TIME,
        30,
        30,
        True,
    )
    dated = clocks("3 10.00", *RETURNED, spec=DATED).of(UJI)
    assert (dated.due, dated.basis, dated.overdue) == (DUE, DueBasis.SETTING, False)


def test_while_one_bureau_mends_step_five_runs_on_and_says_so() -> None:
    here = clocks("2 10.00", *RETURNED, came("2 09.30", LAIN))
    assert (here.steps[4].status, here.steps[4].count) == (
        StepStatus.RUNNING,
        "2/2 bagian, 1 sedang diperbaiki",
    )
    assert here.steps[4].end is None


def test_the_kabag_is_due_his_standard_minutes_once_all_bureaus_sent() -> None:
    early = clocks("6 16.00", *FIRST_SHEETS, came("2 08.00", UJI), spec=DATED)
    assert (early.steps[6].used, early.steps[6].late) == (420 + 450 + 450, 0)
    assert early.steps[6].due == at("13 16.00")
    both = (came("2 08.00", UJI, "u"), came("6 08.00", LAIN, "l"))
    here = clocks("7 09.00", *FIRST_SHEETS, *both, spec=DATED)
    assert (here.steps[6].due, here.steps[6].late) == (at("7 08.30"), 30)
    assert here.steps[6].status is StepStatus.LATE
    paused = clocks(
        "9 09.00", *FIRST_SHEETS, *both, *(returned("6 09.00", code) for code in (UJI, LAIN))
    )
    assert (paused.steps[6].due, paused.steps[6].late, paused.steps[6].overdue) == (None, 0, False)


def test_a_step_that_is_left_out_ends_there_and_stays_visible() -> None:
    skip = other("langkah_dilewati", "1 09.00", step=4, reason="Rapat ditiadakan")
    meeting = clocks("2 08.00", *FIRST_SHEETS, skip).steps[3]
    assert (meeting.status, meeting.end, meeting.note, meeting.used) == (
        StepStatus.SKIPPED,
        at("1 09.00"),
        "dilewati oleh Kasubbag: Rapat ditiadakan",
        45,
    )
    recorded = clocks("2 08.00", *FIRST_SHEETS, skip, told("1 12.00", 4, 1, "09.00")).steps[3]
    assert (recorded.status, recorded.end) == (StepStatus.DONE, at("1 10.00"))


def test_a_file_that_is_set_aside_gives_the_ball_back() -> None:
    aside = other("kiriman_dikesampingkan", "2 09.00", bureau=UJI, sha="u1", reason="keliru")
    events = (*FIRST_SHEETS, came("2 08.00", UJI, "u1"), aside)
    here = clocks("2 10.00", *events).of(UJI)
    assert (here.holder, here.arrival, here.reviewing) == (Holder.MENDING, None, 60)
    again = other("kiriman_dipakai_lagi", "2 09.30", bureau=UJI, sha="u1", reason="benar")
    used = clocks("2 10.00", *events, again).of(UJI)
    assert (used.holder, used.reviewing, used.punctuality) == (
        Holder.REVIEW,
        90,
        Punctuality.ON_TIME,
    )


def test_refusing_a_revision_takes_the_ball_from_the_kabag_again() -> None:
    revised = (
        *FIRST_SHEETS,
        came("2 08.00", UJI, "u1"),
        approved("2 09.00", UJI, "u1"),
        came("2 10.00", UJI, "u2"),
    )
    refused = other("kiriman_dikesampingkan", "2 10.30", bureau=UJI, sha="u2", reason="keliru")
    here = clocks("2 11.00", *revised, refused).of(UJI)
    assert (here.holder, here.reviewing) == (Holder.DONE, 60 + 30)
    again = other("kiriman_dipakai_lagi", "2 10.45", bureau=UJI, sha="u2", reason="benar")
    assert clocks("2 11.00", *revised, refused, again).of(UJI).holder is Holder.REVIEW
    sent_back = other(
        "kiriman_dikembalikan", "2 10.15", bureau=UJI, file="f", sha="c", source="u2", findings=[]
    )
    assert clocks("2 11.00", *revised, sent_back, refused).of(UJI).holder is Holder.DONE
    late = approved("2 10.40", UJI, "u2")
    assert clocks("2 11.00", *revised, refused, late).of(UJI).holder is Holder.DONE
    assert clocks("2 11.00", *revised, refused, late, again).of(UJI).holder is Holder.REVIEW
    both = other("kiriman_dikesampingkan", "2 10.30", bureau=UJI, sha="u1", reason="keliru")
    assert clocks("2 11.00", *revised, refused, both).of(UJI).holder is Holder.MENDING


@pytest.mark.parametrize(
    ("before", "holder"),
    [
        (approved("2 09.00", UJI, "u1"), Holder.DONE),
        (
            other(
                "kiriman_dikembalikan",
                "2 09.00",
                bureau=UJI,
                file="f",
                sha="c",
                source="u1",
                findings=[],
            ),
            Holder.MENDING,
        ),
    ],
)
def test_a_file_older_than_what_was_dealt_with_moves_no_ball(before: Event, holder: Holder) -> None:
    first = came("2 08.00", UJI, "u1", saved="2 07.50")
    late = came("2 10.00", UJI, "u2", saved="2 07.40")
    late = replace(late, payload={**late.payload, "after": ["u1"]})
    here = clocks("2 11.00", *FIRST_SHEETS, first, before, late).of(UJI)
    assert (here.holder, here.reviewing) == (holder, 60)
    newer = came("2 10.00", UJI, "u2", saved="2 09.50")
    assert clocks("2 11.00", *FIRST_SHEETS, first, before, newer).of(UJI).holder is Holder.REVIEW


def signed_of(state: State) -> bool:
    """Tell whether the newest file that counts is the approved one."""
    approval, versions = state.approvals.get(UJI), state.versions(UJI)
    return (
        bool(versions)
        and approval is not None
        and not approval.void
        and versions[-1].sha == approval.sha
    )


MOVES = st.lists(
    st.tuples(st.sampled_from(("came", "back", "sign", "aside", "again")), st.integers(0, 3)),
    max_size=12,
)


@given(MOVES)
def test_the_ball_always_lies_where_the_files_leave_it(moves: list[tuple[str, int]]) -> None:
    events = [*FIRST_SHEETS]
    for minute, (move, number) in enumerate(moves):
        state, when, sha = (
            fold(chained(events)),
            f"2 {8 + minute // 60:02d}.{minute % 60:02d}",
            f"u{number}",
        )
        newest = (state.versions(UJI) or (None,))[-1]
        if move == "came" and sha not in state.files:
            events.append(came(when, UJI, sha))
        elif move == "back" and newest and not signed_of(state):
            events.append(
                other(
                    "kiriman_dikembalikan",
                    when,
                    bureau=UJI,
                    file="f",
                    sha="c",
                    source=newest.sha,
                    findings=[],
                )
            )
        elif move == "sign" and newest:
            events.append(approved(when, UJI, newest.sha))
        elif move == "aside" and newest:
            events.append(
                other("kiriman_dikesampingkan", when, bureau=UJI, sha=newest.sha, reason="x")
            )
        elif move == "again" and state.set_aside(UJI):
            events.append(
                other(
                    "kiriman_dipakai_lagi",
                    when,
                    bureau=UJI,
                    sha=state.set_aside(UJI)[-1].sha,
                    reason="x",
                )
            )
    chain = chained(events)
    state = fold(chain)
    custody = custody_of(chain, state, (UJI,)).bureaus[UJI]
    newest, signed = (state.versions(UJI) or (None,))[-1], signed_of(state)
    assert not (custody.owes and custody.reviewed)
    assert not (custody.owes and signed)
    if custody.received and not custody.owes:
        assert custody.reviewed is not signed
    if custody.received and newest is None:
        assert custody.owes


@pytest.mark.parametrize(
    ("when", "day", "clock", "end"),
    [
        ("1 16.00", 1, "", "1 07.45"),
        ("1 07.40", 1, "", "1 07.40"),
        ("2 09.00", 1, "", "1 07.45"),
        ("2 09.00", 2, "", "2 07.30"),
        ("6 09.00", 4, "", "4 00.00"),
        ("2 09.00", 1, "10.15", "1 10.15"),
        ("1 09.00", 1, "10.15", "1 09.00"),
    ],
)
def test_a_step_recorded_later_counts_from_what_was_written_down(
    when: str, day: int, clock: str, end: str
) -> None:
    assert clocks("8 08.00", opened("1 07.30"), told(when, 1, day, clock)).steps[0].end == at(end)


def test_forms_made_anew_are_handed_out_anew() -> None:
    again = replace(
        made("2 09.00", UJI), payload={"formats": [{"bureau": UJI, "format": "g", "sha": "g"}]}
    )
    here = clocks("2 09.30", *FIRST_SHEETS, again)
    assert (here.steps[2].status, here.steps[2].turn, here.steps[2].late) == (
        StepStatus.LATE,
        at("2 09.00"),
        15,
    )


def test_a_revision_after_approval_is_with_the_kabag_but_not_on_the_step_that_is_done() -> None:
    here = clocks("8 08.00", *WHOLE, came("7 09.00", UJI, "u3"))
    assert here.of(UJI).holder is Holder.REVIEW
    assert (here.steps[6].status, here.steps[6].used) == (StepStatus.DONE, 240)


def test_the_first_final_recap_ends_its_step_until_other_data_are_handed_over() -> None:
    waiting = (*WHOLE, came("8 09.00", UJI, "u3"), recap("13 10.00"))
    assert shown(clocks("13 11.00", *waiting))[8] == shown(clocks("7 08.00", *WHOLE))[8]
    again = handed("14 08.00")
    anew = replace(again, payload={**again.payload, "hash": "other"})
    later = (*waiting, approved("13 12.00", UJI, "u3"), recap("13 13.00", final=False), anew)
    assert clocks("14 10.00", *later, recap("14 09.00")).steps[8].end == at("14 09.00")


def test_handed_over_without_one_the_office_is_not_late_for_having_waited() -> None:
    here = clocks(
        "20 08.00",
        *FIRST_SHEETS,
        came("2 08.00", UJI, "u1"),
        approved("2 09.00", UJI, "u1"),
        handed("14 09.00", UJI, missing=(LAIN,)),
        spec=DATED,
    )
    handing = here.steps[7]
    assert (handing.status, handing.start, handing.used, handing.late) == (
        StepStatus.DONE,
        at("14 09.00"),
        0,
        0,
    )


def test_before_a_period_is_opened_no_clock_runs() -> None:
    here = clocks("1 07.30")
    assert {(step.status, step.used, step.due) for step in here.steps} == {
        (StepStatus.NOT_STARTED, 0, None)
    }
    assert {(each.minutes, each.running) for each in here.parties} == {(0, False)}


# Any trace: what happens next, and how far the clock of whoever writes it is off.

KINDS = ("format", "sampaikan", "rapat", "kirim", "kembali", "sah", "serah", "rekap")
TRACES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from((UJI, LAIN)), st.integers(-3000, 3000)),
    max_size=14,
)
START = at("1 07.30")


def traced(trace: Sequence[tuple[str, str, int]]) -> tuple[Event, ...]:
    """Return the events of a trace, their own clocks now and then set back."""
    moment, events = START, [opened("1 07.30")]
    for number, (kind, code, minutes) in enumerate(trace):
        moment += timedelta(minutes=minutes)
        each = {
            "format": made("1 08.00", code),
            "sampaikan": sent("1 08.00", code),
            "rapat": told("1 08.00", 4, 1),
            "kirim": came("1 08.00", code, f"s{number}"),
            "kembali": returned("1 08.00", code),
            "sah": approved("1 08.00", code, f"s{number}"),
            "serah": handed("1 08.00", code),
            "rekap": recap("1 08.00"),
        }[kind]
        events.append(replace(each, at=moment))
    return chained(events)


PASSED_ON = {"kiriman_diterima": "kabag", "kiriman_dikembalikan": "bagian", "bagian_disahkan": ""}


def balls(events: Sequence[Event], code: str, now: datetime) -> tuple[int, int]:
    """Return a bureau's and the Kabag's minutes over its data, the ball passed on minute by minute.

    A small model of its own: an event passes the ball, at the latest time anybody had written yet;
    each minute of work goes to whoever holds it.
    """
    last, form, handed_out, proven = START, None, None, False
    passes: list[tuple[datetime, str]] = []
    for each in events:
        last = max(last, each.at)
        moment = last.replace(second=0)
        formats = [entry["bureau"] for entry in each.payload.get("formats", ())]
        if code in formats:
            form = form or moment
        if code in each.payload.get("bureaus", ()) and each.kind == "format_disampaikan":
            handed_out = handed_out or moment
        proven = proven or each.kind == "kiriman_diterima"
        if each.bureau == code and (passes or each.kind == "kiriman_diterima"):
            passes.append((moment, PASSED_ON[each.kind]))
    start = handed_out or (form if proven else None)
    if start:
        first = passes[0][0] if passes else now
        passes.insert(0, (min(start, first), "bagian"))
    minutes = {"bagian": 0, "kabag": 0, "": 0}
    for (moment, holder), (until, _) in zip(passes, [*passes[1:], (now, "")], strict=False):
        for number in range((until - moment) // MINUTE):
            begin = moment + number * MINUTE
            minutes[holder] += Calendar().minutes(begin, begin + MINUTE)
    return minutes["bagian"], minutes["kabag"]


MINUTE = timedelta(minutes=1)
BUSY = st.lists(
    st.tuples(
        st.sampled_from(("format", "sampaikan", "kirim", "kirim", "kembali", "kembali", "sah")),
        st.sampled_from((UJI, UJI, UJI, LAIN)),
        st.integers(-60, 400),
    ),
    max_size=16,
)


@settings(max_examples=250)
@given(BUSY)
def test_minutes_are_those_of_a_model_that_passes_the_ball_minute_by_minute(
    trace: Sequence[tuple[str, str, int]],
) -> None:
    events = traced(trace)
    now = max(each.at for each in events) + timedelta(minutes=300)
    here = clocks_of(PLAIN, fold(events), events, now, 0)
    for code in (UJI, LAIN):
        found = here.of(code)
        assert (found.used, found.reviewing) == balls(events, code, now)


@given(TRACES, st.integers(-5000, 5000), st.booleans())
def test_no_clock_ever_runs_backwards(
    trace: Sequence[tuple[str, str, int]], minutes: int, dated: bool
) -> None:
    events, spec = traced(trace), DATED if dated else PLAIN
    now = START + timedelta(minutes=minutes)
    here = clocks_of(spec, fold(events), events, now, 0)
    assert here.now >= max(each.at for each in events)
    elapsed = spec.calendar.minutes(min(each.at for each in events), here.now)
    for step in here.steps:
        assert min(step.used, step.waiting, step.late) >= 0
        assert step.used <= elapsed
        assert not step.late or step.overdue
    for party in here.parties:
        assert 0 <= party.minutes <= elapsed
    for each in here.bureaus:
        assert each.used + each.reviewing <= elapsed
        assert min(each.late, each.late_now, each.days_late) >= 0
        assert (each.late > 0) <= each.overdue
    later = clocks_of(spec, fold(events), events, here.now + timedelta(days=1), 0)
    for before, after in zip(here.parties, later.parties, strict=True):
        assert before.minutes <= after.minutes
        assert before.running or before.minutes == after.minutes


@given(TRACES)
def test_the_order_in_which_events_are_read_changes_no_clock(
    trace: Sequence[tuple[str, str, int]],
) -> None:
    events = traced(trace)
    now = START + timedelta(days=9)
    forth, back = (clocks_of(PLAIN, fold(each), each, now, 0) for each in (events, events[::-1]))
    assert forth == back


def test_the_standard_minutes_are_those_of_the_procedure() -> None:
    here = clocks("1 07.30", opened("1 07.30"))
    assert [step.step.minutes for step in here.steps] == [15, 30, 15, 60, 480, 480, 480, 15, 480]
    assert sum(step.minutes for step in Step) == 2055
