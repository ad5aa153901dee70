"""Ten thousand random sequences of presses, files and clock jumps: what was approved stays, no step is skipped.

The machine of ``test_machine`` without its disk: the same presses, the same model, many more of them.
"""

import random
from collections.abc import Iterator

import pytest

from tests.procedure.sequences import model as sop
from tests.procedure.sequences.in_mind import Mind, imagine
from tests.procedure.sequences.model import SLIPS, Model
from tests.procedure.sequences.test_machine import (
    FIRST_SHEETS,
    JUMPS,
    MOST_FILES,
    PRESSES,
    Quarter,
    sha_of,
)
from tests.procedure.tiny import CODES, OTHER, office
from tests.quarter import NOW
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved, FileSetAside
from xlsops.core.journal.facts.request_kinds import Opened
from xlsops.core.journal.state import State

FEW, ALL, PIECE, STEPS = 40, 10_000, 1_000, 12
ONCE_WRONG = (9069,)
"""Sequences that were found to go wrong: a return of nothing showed less than had been collected meanwhile."""
SOMEBODYS = {Approved.kind, FileSetAside.kind}
"""The decisions of people by which what is approved of a bureau changes."""
PRESSED = tuple(PRESSES)
TOGETHER = PRESSED[: PRESSED.index("set aside")]
AFTER = ("set aside", "approve", "recap", "hand over")


@pytest.fixture(scope="module")
def mind() -> Iterator[Mind]:
    mind = Mind()
    with pytest.MonkeyPatch.context() as patch:
        imagine(patch, mind)
        yield mind


class Imagined(Quarter):
    """The machine in the mind: it begins like the other one, and is driven by a number."""

    def began(self, mind: Mind, chance: random.Random) -> None:
        mind.forget()
        self.mind = self.tiny = mind  # type: ignore[assignment]
        self.model, self.now, self.number = Model(tie=sha_of), NOW, 0
        label = office().period.label
        mind.period(sop.OPENED).append([Opened(label)])
        self.before, self.state = tuple[Event, ...](), State()
        if chance.random() < 0.9:
            self.somebody_presses("formats", "")
        for code in CODES:
            self.a_bureau_sends(code, chance.choice((*SLIPS, OTHER)), timed=True)
        for name in FIRST_SHEETS[: chance.randint(0, len(FIRST_SHEETS))]:
            for code in CODES if name == "accept" else ("",):
                self.somebody_presses(name, code)

    def step(self, chance: random.Random) -> None:
        """Do one thing anybody, or any clock, may do."""
        code, other = chance.choice(("", *CODES)), chance.choice(("", *CODES))
        what = chance.random()
        if what < 0.2 and self.number < MOST_FILES:
            self.a_bureau_sends(chance.choice(CODES), chance.choice(SLIPS), timed=what < 0.1)
        elif what < 0.3:
            self.the_clock_jumps(chance.choice(JUMPS))
        elif what < 0.36:
            self.two_press_at_once(chance.choice(TOGETHER), chance.choice(TOGETHER), code, other)
        elif what < 0.4:
            self.one_sets_aside_while_another_presses(chance.choice(AFTER), code, other)
        elif what < 0.44 and self.model.formats and self.number < MOST_FILES:
            self.another_computer_collects_before_it_is_approved(
                chance.choice(CODES), chance.choice(SLIPS), timed=what < 0.42
            )
        else:
            self.somebody_presses(chance.choice(PRESSED), code)

    def stands(self) -> None:
        """Assert that the state is the model's, nothing recorded is gone, and approvals are as people decided."""
        self.the_state_is_the_models()
        period = self.mind.period(self.now)
        there = {each.id for each in period.events}
        assert {each.id for each in self.before} <= there
        assert len(there) == len(self.mind.events)
        known = {each.id for each in self.before}
        new = [each for each in period.events if each.id not in known]
        decided = {each.bureau for each in new if each.kind in SOMEBODYS}
        was, now = approved(self.state), approved(period.state)
        assert {code: was.get(code) for code in {*was, *now} - decided} == {
            code: now.get(code) for code in {*was, *now} - decided
        }
        for code, sha in now.items():
            counts = period.state.current(code)
            assert counts is not None
            assert counts.sha == sha
        self.before, self.state = period.events, period.state


def approved(state: State) -> dict[str, str]:
    return {code: each.sha for code, each in state.approvals.items() if not each.void}


def played(mind: Mind, number: int) -> None:
    """Play one sequence; the same number plays the same one."""
    chance, quarter = random.Random(number), Imagined()  # noqa: S311 - a seed, not a secret
    quarter.began(mind, chance)
    quarter.stands()
    for _ in range(STEPS):
        quarter.step(chance)
        quarter.stands()


def test_in_a_few_random_sequences_nothing_is_skipped_and_what_is_approved_stays(
    mind: Mind,
) -> None:
    for number in (*range(FEW), *ONCE_WRONG):
        played(mind, number)


@pytest.mark.exhaustive
@pytest.mark.parametrize("first", range(FEW, ALL, PIECE))
def test_in_ten_thousand_random_sequences_nothing_is_skipped_and_what_is_approved_stays(
    first: int, mind: Mind
) -> None:
    for number in range(first, min(first + PIECE, ALL)):
        played(mind, number)
