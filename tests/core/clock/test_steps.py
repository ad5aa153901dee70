"""The nine steps stand where the journal says, and nothing is claimed that it does not say."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.core.builders import office
from xlsops.core.clock.steps import Progress, StepStatus, current_step, progress_of
from xlsops.core.journal.state import Approval, FileRecord, HandOver, State
from xlsops.core.journal.step_records import FormatRecord, SentRecord, SkipRecord, StepRecord
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace

NOT, RUN, DONE = StepStatus.NOT_STARTED, StepStatus.RUNNING, StepStatus.DONE
SKIP = StepStatus.SKIPPED
START = datetime(2026, 7, 1, tzinfo=UTC)
SPEC = office()


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def state(
    *,
    opened: bool = True,
    made: str = "",
    sent: str = "",
    fate: Fate = Fate.ACCEPTED,
    recap: bool = False,
    form: str = "f",
) -> State:
    """Return a state; bureaus are written as ``UJI LAIN``."""
    return State(
        formats={code: FormatRecord(code, form, "s", day(1)) for code in made.split()},
        files={
            code: FileRecord(code, f"{code}.xlsx", day(2 + number), fate, "", "", code)
            for number, code in enumerate(sent.split())
        },
        opened=day(0) if opened else None,
        recap=day(9) if recap else None,
    )


BOTH = "UJI LAIN"
CAME = (DONE, DONE, DONE, NOT)
"""Steps 1 to 4 once a form came back: nobody recorded the meeting."""


def distributed(codes: str) -> State:
    """Return a state with all forms made, handed to some bureaus."""
    made = state(made=BOTH)
    return replace(made, sent={code: SentRecord(code, "f", "WA", day(2)) for code in codes.split()})


def recorded(here: State, step: Step) -> State:
    """Return the state after somebody recorded a step."""
    record = StepRecord(step, day(2).date(), "Aula", ("Ani", "Budi"), "dibahas", day(3), "Kabag")
    return replace(here, steps={step: record})


def skipped(here: State, step: Step) -> State:
    """Return the state after somebody left a step out."""
    return replace(here, skipped={step: SkipRecord(step, "tidak perlu", day(4), "Sekda")})


def approved(codes: str, data: str = "data", sent: str = BOTH) -> State:
    """Return a state with all files in, of which some are approved."""
    approvals = {code: Approval(code, code, data, day(6), "Kabag") for code in codes.split()}
    return replace(state(made=BOTH, sent=sent), approvals=approvals)


def handed(codes: str, sent: str = BOTH) -> State:
    """Return a state in which what is approved was handed over."""
    bureaus = dict.fromkeys(codes.split(), "data")
    over = HandOver("whole", bureaus, (), "", day(7), "Kabag")
    return replace(approved(codes, sent=sent), handed_over=over)


CASES = {
    "nothing yet": (state(opened=False), 0, (NOT,) * 9, 1),
    "opened": (state(), 0, (DONE, *(NOT,) * 8), 2),
    "some formats": (state(made="UJI"), 0, (DONE, RUN, *(NOT,) * 7), 2),
    "all formats": (state(made=BOTH), 0, (DONE, DONE, *(NOT,) * 7), 3),
    "a refused file": (state(made=BOTH, sent=BOTH, fate=Fate.REFUSED), 0, (DONE, DONE, *(NOT,) * 7), 3),
    "one file": (state(made=BOTH, sent="LAIN"), 0, (*CAME, RUN, RUN, RUN, NOT, NOT), 7),
    "one file and a recap": (
        state(made=BOTH, sent="LAIN", recap=True), 0, (*CAME, RUN, RUN, RUN, NOT, RUN), 7,
    ),
    "all files with errors": (
        state(made=BOTH, sent=BOTH), 1, (*CAME, DONE, DONE, RUN, NOT, NOT), 7,
    ),
    "all files valid": (state(made=BOTH, sent=BOTH), 0, (*CAME, DONE, DONE, RUN, NOT, NOT), 7),
    "a provisional recap": (
        state(made=BOTH, sent=BOTH, recap=True), 2, (*CAME, DONE, DONE, RUN, NOT, RUN), 7,
    ),
    "forms handed to one": (distributed("UJI"), 0, (DONE, DONE, RUN, *(NOT,) * 6), 3),
    "forms handed to all": (distributed(BOTH), 0, (*(DONE,) * 3, *(NOT,) * 6), 4),
    "an older form handed out": (
        replace(distributed(BOTH), formats=state(made=BOTH, form="g").formats), 0,
        (DONE, DONE, *(NOT,) * 7), 3,
    ),
    "a meeting": (recorded(distributed(BOTH), Step.MEETING), 0, (*(DONE,) * 4, *(NOT,) * 5), 5),
    "no meeting": (skipped(distributed(BOTH), Step.MEETING), 0, (*(DONE,) * 3, SKIP, *(NOT,) * 5), 5),
    "no order of the first kind": (skipped(state(), Step.ORDER), 0, (SKIP, *(NOT,) * 8), 2),
    "no second order, formats to be made": (skipped(state(made="UJI"), Step.FORMATS), 0, (DONE, RUN, *(NOT,) * 7), 2),
    "no second order, formats made": (skipped(state(made=BOTH), Step.FORMATS), 0, (DONE, SKIP, *(NOT,) * 7), 3),
    "one approved": (approved("UJI"), 0, (*CAME, DONE, DONE, RUN, NOT, NOT), 7),
    "all approved": (approved(BOTH), 0, (*CAME, *(DONE,) * 3, NOT, NOT), 8),
    "approved, with an error since": (approved(BOTH), 1, (*CAME, DONE, DONE, RUN, NOT, NOT), 7),
    "a recap before the handover": (
        replace(approved(BOTH), recap=day(9)), 0, (*CAME, *(DONE,) * 3, NOT, RUN), 8,
    ),
    "handed over": (handed(BOTH), 0, (*CAME, *(DONE,) * 4, NOT), 9),
    "handed over without one": (handed("UJI", sent="UJI"), 0, (*CAME, RUN, RUN, DONE, DONE, NOT), 6),
    "approved again since": (
        replace(handed(BOTH), approvals=approved(BOTH, "new").approvals), 0,
        (*CAME, *(DONE,) * 3, RUN, NOT), 8,
    ),
    "a final recap": (
        replace(recorded(handed(BOTH), Step.MEETING), recap=day(9), recap_final=True), 0, (DONE,) * 9, 9,
    ),
    "a recap of less than all": (
        replace(handed("UJI", sent="UJI"), recap=day(9)), 0,
        (*CAME, RUN, RUN, DONE, DONE, RUN), 9,
    ),
    "a bureau that is not asked": (state(made="ASING UJI", sent="ASING"), 0, (DONE, RUN, *(NOT,) * 7), 2),
}  # fmt: skip


def test_a_meeting_says_how_many_bureaus_were_there_where_one_was_not() -> None:
    met = recorded(distributed(BOTH), Step.MEETING)
    for bureaus, count in (
        (("UJI", ""), "3 Juli 2026, 1/2 bagian hadir"),
        (("UJI", "LAIN"), "3 Juli 2026"),
        ((), "3 Juli 2026"),
    ):
        here = replace(met, steps={Step.MEETING: replace(met.steps[Step.MEETING], bureaus=bureaus)})
        found = progress_of(SPEC, here, 0)[3]
        assert (found.status, found.count) == (DONE, count)


def test_orders_nobody_recorded_are_said_to_be_so() -> None:
    made = state(made=BOTH)
    assert [each.count for each in progress_of(SPEC, made, 0)][:2] == [
        "disposisi belum dicatat",
        "2/2 format, disposisi belum dicatat",
    ]
    record = recorded(made, Step.ORDER).steps[Step.ORDER]
    told = replace(
        made, steps={Step.ORDER: record, Step.FORMATS: replace(record, step=Step.FORMATS)}
    )
    assert [each.count for each in progress_of(SPEC, told, 0)][:2] == ["3 Juli 2026", "2/2 format"]
    left = progress_of(SPEC, skipped(skipped(made, Step.ORDER), Step.ORDER), 0)[0]
    assert (left.status, left.count) == (SKIP, "")


def test_validation_is_not_over_while_something_is_not_as_it_was_approved() -> None:
    here = replace(recorded(handed(BOTH), Step.MEETING), recap=day(9), recap_final=True)
    found = progress_of(SPEC, here, 0, changed=1)
    assert (found[6].status, found[6].count) == (RUN, "2/2 disahkan, 1 berubah sesudahnya")
    assert current_step(found).step.number == 7


@pytest.mark.parametrize("case", CASES)
def test_every_step_stands_where_the_journal_says(case: str) -> None:
    here, errors, statuses, current = CASES[case]
    found = progress_of(SPEC, here, errors)
    assert tuple(each.status for each in found) == statuses
    assert current_step(found).step.number == current


def test_a_step_tells_how_far_it_is_and_when_it_last_moved() -> None:
    found = progress_of(SPEC, state(made="UJI", sent=BOTH, recap=True), 3)
    assert [(each.count, each.since) for each in found] == [
        ("disposisi belum dicatat", day(0)),
        ("1/2 format, disposisi belum dicatat", day(1)),
        ("", None),
        ("", None),
        ("2/2 bagian", day(3)),
        ("2/2 bagian", day(3)),
        ("3 galat terbuka", day(3)),
        ("", None),
        ("sementara", day(9)),
    ]


def test_recorded_facts_are_told_beside_their_step() -> None:
    found = progress_of(SPEC, recorded(handed(BOTH), Step.MEETING), 0)
    assert found[3] == Progress(
        Step.MEETING, DONE, "3 Juli 2026", day(3), "Aula; peserta: Ani, Budi; dibahas"
    )
    assert (found[6].count, found[6].since) == ("2/2 disahkan", day(6))
    assert found[7] == Progress(Step.HANDOVER, DONE, "", day(7))


def test_a_step_left_out_says_by_whom_and_why() -> None:
    found = progress_of(SPEC, skipped(distributed(BOTH), Step.MEETING), 0)
    assert found[3] == Progress(Step.MEETING, SKIP, "", day(4), "dilewati oleh Sekda: tidak perlu")


def test_before_anything_came_in_nothing_is_counted_as_validated() -> None:
    assert progress_of(SPEC, state(), 0)[6] == Progress(Step.REVIEW, NOT)


def test_inactive_bureaus_are_not_waited_for() -> None:
    spec = replace(SPEC, bureaus=(SPEC.bureaus[0], replace(SPEC.bureaus[1], active=False)))
    assert progress_of(spec, state(made="UJI", sent="UJI"), 0)[4].count == "1/1 bagian"


def test_when_all_steps_are_done_the_last_one_is_current() -> None:
    done = tuple(Progress(step, DONE) for step in Step)
    assert current_step(done).step.number == 9
    running = (*done[:8], replace(done[8], status=RUN))
    assert current_step(running).step.number == 9
