"""Any order of presses, returns, late files, clock jumps, two operators and crashes.

The program does what a small model of the procedure does: it refuses the same presses, comes to the
same state, loses no event and no file, and verifying finds nothing wrong.
"""

import copy
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.procedure.sequences import model as sop
from tests.procedure.sequences.model import LATE, MEETING_DAY, SLIPS, Facts, File, Model
from tests.procedure.sequences.playing import play
from tests.procedure.tiny import BROKEN, CODES, OTHER, WARNED, identity, opened, sending
from tests.procedure.trouble.test_crashes import Crash, crashing
from tests.quarter import NOW
from xlsops import messages
from xlsops.core.journal.state import FileIdentity, State
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.core.view.threads import Turn, threads_of
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.procedure.collection import collecting
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.recording import entries as recording
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

ACCEPTED = FindingState.ACCEPTED.value
JUMPS = (
    timedelta(0),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=6),
    timedelta(days=-3),
    timedelta(days=400),
    timedelta(days=-400),
)
MOST_FILES = 6
FEW, MANY = 6, 150
"""Of the same sequences in every run: so many of twenty steps, on a disk."""
SKEW = timedelta(minutes=5)
"""How far clocks may be apart before that is said."""
PRESSES: Mapping[str, tuple[Callable[[LoadedPeriod, str], Outcome], Callable[..., Facts]]] = {
    "formats": (lambda period, _: make_forms(period), sop.make_formats),
    "distribute": (lambda period, _: recording.distribute(period, "surat"), sop.distribute),
    "meet": (
        lambda period, _: recording.record(period, MEETING), sop.meet,
    ),
    "collect": (lambda period, _: collecting.collect(period), sop.collect),
    "accept": (lambda period, _: decide(period), sop.accept),
    "return": (lambda period, code: return_to_bureaus(period, (code,) if code else ()), sop.send_back),
    "approve": (lambda period, code: approve(period, (code,) if code else ()), sop.approve),
    "hand over": (lambda period, _: hand_over(period), sop.hand_over),
    "recap": (lambda period, _: make_recap_book(period), sop.recap),
    "set aside": (lambda period, code: recording.record(period, said(Deed.SET_ASIDE, code)), sop.set_aside),
    "use again": (lambda period, code: recording.record(period, said(Deed.USED_AGAIN, code)), sop.use_again),
}  # fmt: skip
MEETING = Entry(Deed.DONE, Step.MEETING, day=MEETING_DAY, place="Aula", people=("Peserta Contoh",))
press = st.sampled_from(
    (
        "formats",
        "distribute",
        "meet",
        *("collect", "accept", "approve") * 3,
        *("return", "hand over", "recap") * 2,
    )
)
alone = st.one_of(press, press, press, st.sampled_from(("set aside", "use again")))
wanted = st.sampled_from(("", *CODES))
slips = st.sampled_from((*SLIPS, OTHER))
FIRST_SHEETS = ("collect", "accept", "approve", "hand over", "recap")
"""What may lie behind a period when the machine starts."""


def said(deed: Deed, code: str) -> Entry:
    return Entry(deed, bureau=code or CODES[0], notes="Alasan contoh")


def known_as(code: str, kind: str) -> FileIdentity:
    return ("V30", code, "kiriman", "kiriman") if kind == LATE else identity(code, kind)


def bytes_of(file: File) -> bytes:
    if file.code:
        return sending(file.code, file.slip, file.number, timed=file.timed)
    return sending("KKP", quarter=1) if file.slip == "triwulan lain" else b"bukan buku kerja"


@cache
def sha_of(file: File) -> str:
    return digest(bytes_of(file))


class Quarter(RuleBasedStateMachine):
    """One period of two bureaus."""

    @initialize(
        formats=st.sampled_from((True, True, True, False)),
        files=st.tuples(slips, slips),
        far=st.integers(0, 5),
    )
    def begin(self, formats: bool, files: tuple[str, str], far: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="triwulan-"))
        self.tiny = opened(self.folder / "periode", formats=formats, at=sop.OPENED)
        self.model = Model(formats=formats, tie=sha_of)
        self.now, self.number = NOW, 0
        self.events: dict[str, str] = {}
        self.turns: Counter[tuple[FileIdentity, Turn]] = Counter()
        if formats and far:
            for code, slip in zip(CODES, files, strict=True):
                self.a_bureau_sends(code, slip, timed=True)
            for name in FIRST_SHEETS[:far]:
                for code in CODES if name == "accept" else ("",):
                    self.somebody_presses(name, code)

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        try:
            assert not hasattr(self, "tiny") or self.tiny.faults() == []
        finally:
            shutil.rmtree(self.folder)

    @precondition(lambda self: self.number < MOST_FILES)
    @rule(code=st.sampled_from(CODES), slip=slips, timed=st.booleans())
    def a_bureau_sends(self, code: str, slip: str, *, timed: bool) -> None:
        self.number += 1
        self._arrives(File(code, slip, self.number, timed))

    @precondition(lambda self: self.number < MOST_FILES)
    @rule(code=st.sampled_from(CODES), slip=slips, explained=st.booleans())
    def a_bureau_sends_and_it_is_approved(self, code: str, slip: str, explained: bool) -> None:
        self.a_bureau_sends(code, slip, timed=True)
        for name in ("collect", *(("accept",) if explained else ()), "approve"):
            self.somebody_presses(name, code)

    @precondition(lambda self: self.model.formats and self.number < MOST_FILES)
    @rule(code=st.sampled_from(CODES), slip=slips, timed=st.booleans())
    def another_computer_collects_before_it_is_approved(
        self, code: str, slip: str, timed: bool
    ) -> None:
        """What nobody saw is not signed; it is shown, and then it may be."""
        self.a_bureau_sends(code, slip, timed=timed)
        facts = self._told("collect", "")
        self._pressed(
            "collect", "", replace(self._period("collect", ""), paint=lambda _pages: None), facts
        )
        self._done(facts, painted=False)
        for _ in range(2):
            self.somebody_presses("approve", code)

    @rule(what=st.sampled_from(("triwulan lain", "sampah")))
    def a_stranger_arrives(self, what: str) -> None:
        self._arrives(File("", what, 0))

    @precondition(lambda self: self.model.inbox)
    @rule(data=st.data())
    def the_same_file_arrives_again(self, data: st.DataObject) -> None:
        self._arrives(data.draw(st.sampled_from(self.model.inbox)))

    @rule(jump=st.sampled_from(JUMPS))
    def the_clock_jumps(self, jump: timedelta) -> None:
        self.now = NOW + jump

    @rule(name=alone, code=wanted)
    def somebody_presses(self, name: str, code: str) -> None:
        facts, painted = self._told(name, code), self._painted(name, code)
        self._pressed(name, code, self._period(name, code), facts)
        self._done(facts, painted=painted)

    @rule(first=press, second=press, code=wanted, other=wanted)
    def two_press_at_once(self, first: str, second: str, code: str, other: str) -> None:
        """Both read before either writes; what each decided on is what both saw."""
        presses = ((first, code), (second, other))
        told = [(self._period(*each), self._told(*each), self._painted(*each)) for each in presses]
        for each, (period, facts, _) in zip(presses, told, strict=True):
            self._pressed(*each, period, facts)
        for _, facts, painted in told:
            self._done(facts, painted=painted)

    @rule(
        second=st.sampled_from(("set aside", "approve", "recap", "hand over")),
        code=wanted,
        other=wanted,
    )
    def one_sets_aside_while_another_presses(self, second: str, code: str, other: str) -> None:
        self.two_press_at_once("set aside", second, code, other)

    @rule(name=alone, code=wanted, point=st.integers(1, 30))
    def it_crashes_and_is_pressed_again(self, name: str, code: str, point: int) -> None:
        facts, painted = self._told(name, code), self._painted(name, code)
        try:
            with crashing(point):
                self._pressed(name, code, self._period(name, code), facts)
        except Crash:
            self._pressed(name, code, self._period(name, code), facts)
        self._done(facts, painted=painted)

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every event stays as it was; every file that was taken in is kept byte for byte."""
        if not hasattr(self, "tiny"):
            return
        there = {
            path.name: path.read_text("utf-8") for path in self.tiny.folder.journal.glob("*.json")
        }
        assert self.events.items() <= there.items()
        assert len(self.tiny.period().events) == len(there)
        self.events = there
        kept = {
            path.stem
            for path in self.tiny.folder.archive.iterdir()
            if not path.name.startswith(".")
        }
        assert kept == {sha_of(each) for each in self.model.known}

    @invariant()
    def nothing_said_of_a_finding_is_lost(self) -> None:
        """Every turn of every thread stays; what was explained or returned stands in one."""
        if not hasattr(self, "tiny"):
            return
        threads = threads_of(self.tiny.period().events)
        said = Counter((known, turn) for known, turns in threads.items() for turn in turns)
        assert self.turns <= said
        self.turns = said
        words = {known: {turn.words for turn in turns} for known, turns in threads.items()}
        for code, kind in self.model.explained:
            assert f"{ACCEPTED.lower()}: Sudah dijelaskan" in words[known_as(code, kind)]
        for code, file in self.model.returned.items():
            if file.slip in {WARNED, BROKEN} and (code, file.slip) not in self.model.explained:
                assert messages.thread_words.SENT_BACK in words[known_as(code, file.slip)]

    @invariant()
    def the_state_is_the_models(self) -> None:
        if hasattr(self, "tiny"):
            assert seen(self.tiny.period().state) == expected(self.model)

    def _arrives(self, file: File) -> None:
        self.model.inbox.append(file)
        self.tiny.drop(f"kiriman {len(self.model.inbox)}.xlsx", bytes_of(file))

    def _period(self, name: str, code: str) -> LoadedPeriod:
        """Return the period as it is now, with what was typed where a decision is to be saved."""
        typed = {}
        if name == "accept" and code:
            kinds = sop.explainable(self.model, code)
            typed = {known_as(code, kind): (ACCEPTED, "Sudah dijelaskan") for kind in kinds}
        return self.tiny.period(self.now, remarks=typed)

    def _told(self, name: str, code: str) -> Facts:
        if name == "accept" and not code:
            return []
        return PRESSES[name][1](self.model, self.now, code)

    def _pressed(self, name: str, code: str, period: LoadedPeriod, facts: Facts) -> None:
        try:
            outcome = PRESSES[name][0](period, code)
        except XlsopsError:
            outcome = None
        assert (outcome is None) is (facts is None), (name, code)
        if outcome:
            last = max(each.at for each in period.events)
            told = any(line.startswith("PERIKSA JAM") for line in outcome.lines)
            assert told is (last - period.now > SKEW), (name, code)

    def _painted(self, name: str, code: str) -> bool:
        """Tell whether a press shows how everything stands: if it is done, or for want of being seen."""
        unseen = name == "approve" and bool(code) and self.model.unseen(code)
        return unseen or self._told(name, code) is not None

    def _done(self, facts: Facts, *, painted: bool) -> None:
        for fact in facts or []:
            fact(self.model)
        if painted:
            self.model.show()


def seen(state: State) -> dict[str, object]:
    """Return the program's state in the model's words."""
    accepted = [each for each in state.decisions.values() if each.state is FindingState.ACCEPTED]
    handed = state.handed_over
    return {
        "formats": sorted(state.formats),
        "sent": sorted(state.sent),
        "met": Step.MEETING in state.steps,
        "versions": {code: [each.sha for each in state.versions(code)] for code in CODES},
        "counts": {code: each.sha for code in CODES if (each := state.current(code))},
        "unsure": {code: {each.sha for each in state.unsure(code)} for code in CODES},
        "proposed": {code: each.sha for code in CODES if (each := state.revision(code))},
        "explained": sorted(each.identity for each in accepted),
        "approved": {code: each.sha for code, each in state.approvals.items() if not each.void},
        "aside": {code: [each.sha for each in state.set_aside(code)] for code in CODES},
        "returned": {code: each.source for code, each in state.sent_back.items()},
        "handed": sorted(handed.bureaus) if handed else None,
        "missing": sorted(handed.missing) if handed else None,
        "stands": state.hand_over_stands(CODES),
        "recap": state.recap_final if state.recap else None,
    }


def expected(model: Model) -> dict[str, object]:
    shas = {file: sha_of(file) for file in model.known}
    counts = {code: file for code in CODES if (file := model.counts(code))}
    newest = {code: file for code in model.signed if (file := model.newest(code)) != counts[code]}
    handed = model.handed
    return {
        "formats": sorted(CODES) if model.formats else [],
        "sent": sorted(CODES) if model.sent else [],
        "met": model.met,
        "versions": {code: [shas[file] for file in model.versions[code]] for code in CODES},
        "counts": {code: shas[file] for code, file in counts.items()},
        "unsure": {code: {shas[file] for file in model.unsure(code)} for code in CODES},
        "proposed": {code: shas[file] for code, file in newest.items()},
        "explained": sorted(known_as(code, kind) for code, kind in model.explained),
        "approved": {code: shas[file] for code, file in model.signed.items()},
        "aside": {
            code: [shas[file] for file in model.aside if file.code == code] for code in CODES
        },
        "returned": {code: shas[file] for code, file in model.returned.items()},
        "handed": sorted(handed) if handed is not None else None,
        "missing": sorted({*CODES} - {*handed}) if handed is not None else None,
        "stands": model.handed is not None and model.stands,
        "recap": model.recap,
    }


@pytest.mark.parametrize(
    "examples", [FEW, pytest.param(MANY, marks=pytest.mark.exhaustive)], ids="{} examples".format
)
def test_any_order_of_presses_comes_to_the_state_the_procedure_tells(examples: int) -> None:
    play(Quarter, examples, 20)


def test_the_model_itself_refuses_what_the_procedure_forbids() -> None:
    model = Model(formats=True)
    file = File("KKP", WARNED, 1)
    model.inbox.append(file)
    assert sop.approve(model, NOW, "KKP") is None
    for fact in sop.collect(model, NOW, "") or []:
        fact(model)
    before = copy.deepcopy(model)
    assert sop.approve(model, NOW, "KKP") is None
    assert sop.hand_over(model, NOW, "") is None
    assert model == before
