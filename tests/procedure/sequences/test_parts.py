"""Any order of parts, corrections, decisions and approvals: what counts is what the model joins, cell by cell.

The model knows people, answers and minutes, and nothing of how the program keeps them.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct, field

from tests.procedure.parts.people import (
    ANI,
    BUDI,
    CODE,
    FIGURE,
    People,
    careful,
    joining,
    layout,
    sent,
)
from tests.procedure.sequences.in_mind import Mind, imagine
from tests.procedure.sequences.test_machine import PRESSES
from tests.procedure.tiny import opened
from tests.quarter import FILLED, NOW
from xlsops.core.checks.selftest.careful_answers import Answer, Place
from xlsops.core.journal.facts.request_kinds import Opened
from xlsops.core.journal.state import FileIdentity
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import CONTRADICTED, FindingState
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording import entries as recording
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide

BEGUN = FILLED.replace(tzinfo=UTC) - timedelta(days=1)
REASON: Place = (FIGURE[0], "pendorong")
VALUES: Mapping[Place, tuple[Answer | None, ...]] = {
    FIGURE: (None, Decimal(80), Decimal(79)),
    REASON: (None, "Dukungan pimpinan daerah", "Anggaran tersedia sejak awal tahun"),
}
PEOPLE = (ANI, BUDI, BUDI.upper(), "")
TARGET = "80"
"""Who reaches it says what drove it."""
STEPS, FEW, MANY, ON_DISK = 10, 12, 2_000, 2


class Part(Struct, frozen=True):
    """What somebody sent: who, when it was saved, what it says in the places that vary."""

    person: str
    minutes: int
    said: tuple[tuple[Place, Answer | None], ...]

    @property
    def data(self) -> bytes:
        return sent(self.person, {**_rest(), **{p: a for p, a in self.said if a}}, self.minutes)

    @property
    def whose(self) -> object:
        return self.person.casefold() or self


def _rest() -> Mapping[Place, Answer]:
    return {place: answer for place, answer in careful().items() if place not in VALUES}


class Model(Struct, dict=True):
    """The parts of one bureau as they came, those set aside, and what was approved and accepted."""

    came: list[Part] = field(default_factory=list)
    aside: set[Part] = field(default_factory=set)
    approved: Part | None = None
    basis: tuple[Part, ...] = ()
    accepted: set[tuple[Place, tuple[str, ...]]] = field(default_factory=set)

    def order(self) -> list[Part]:
        """Return the parts that count or could: as they came, but before newer ones of the same person."""
        place = {each: at for at, each in enumerate(self.came)}
        newer = {
            each: min(place[other] for other in self.came if other.whose == each.whose and other.minutes >= each.minutes)
            for each in self.came
        }  # fmt: skip
        ranked = sorted(self.came, key=lambda each: (newer[each], each.minutes))
        return [each for each in ranked if each not in self.aside]

    def joined(self, last: Part) -> list[Part]:
        """Return the newest part of each person up to one, in their order."""
        until = self.order()[: self.order().index(last) + 1]
        return [each for each in until if each.whose not in {o.whose for o in until[until.index(each) + 1 :]}]  # fmt: skip

    def answers(self, last: Part, place: Place) -> list[str]:
        """Return what the parts joined with one say in a place, in their order."""
        return [str(answer) for each in self.joined(last) if (answer := dict(each.said)[place])]

    def torn(self, last: Part) -> set[tuple[Place, tuple[str, ...]]]:
        """Return the places in which people contradict each other, with all they say there, what stands last."""
        found = ((place, self.answers(last, place)) for place in VALUES)
        return {
            (place, (*(each for each in dict.fromkeys(said) if each != said[-1]), said[-1]))
            for place, said in found
            if len({*said}) > 1
        }

    def open(self, last: Part) -> bool:
        """Tell whether something must be decided or answered before it can be approved."""
        unnamed = any(not each.person for each in self.joined(last))
        figures, reasons = (self.answers(last, place) for place in (FIGURE, REASON))
        unexplained = figures[-1:] == [TARGET] and not reasons
        return bool(unnamed or not figures or unexplained or self.torn(last) - self.accepted)

    @property
    def counts(self) -> Part | None:
        order = self.order()
        return self.approved or (order[-1] if order else None)


class Bureau:
    """The program and the model, driven by the same chance."""

    def __init__(self, tiny: Mind | People, chance: random.Random) -> None:
        self.tiny, self.chance, self.model, self.minutes = tiny, chance, Model(), 0
        self.inbox: list[Part] = []

    def period(self, remarks: Mapping[FileIdentity, tuple[str, str]] | None = None) -> LoadedPeriod:
        return replace(self.tiny.period(NOW, remarks=remarks), spec=joining())

    def view(self) -> BureauView:
        return next(each for each in view_of(self.period()).bureaus if each.bureau.code == CODE)

    def step(self) -> None:
        press = self.chance.choice(
            (self.sends, self.sends, self.accepts, self.approves, self.sets_aside, self.uses_again)
        )
        press()
        self.check()

    def sends(self) -> None:
        """Somebody sends a part; now and then it was saved before one that came already."""
        self.minutes += 1
        minutes = self.minutes * 2 - (5 if self.chance.random() < 0.2 else 0)
        said = tuple((place, self.chance.choice(values)) for place, values in VALUES.items())
        part = Part(self.chance.choice(PEOPLE), minutes, said)
        if any(each.minutes == minutes for each in self.model.came):
            return
        self.tiny.drop(f"kiriman {self.minutes}.xlsx", part.data)
        collect(self.period())
        self.model.came.append(part)

    def accepts(self) -> None:
        """What people contradict each other in is decided for what stands."""
        view = self.view()
        found = [each for each in view.latest.findings if each.code == CONTRADICTED]
        known = {each.identity: (FindingState.ACCEPTED.value, "Sudah ditanyakan") for each in found}
        decide(self.period(known))
        if found:
            self.model.accepted |= self.model.torn(self.model.order()[-1])

    def approves(self) -> None:
        order = self.model.order()
        may = bool(order) and not self.model.open(order[-1])
        assert self._done(lambda: approve(self.period(), (CODE,))) is may
        if may:
            self.model.approved, self.model.basis = order[-1], tuple(self.model.joined(order[-1]))

    def sets_aside(self) -> None:
        order = self.model.order()
        if order:
            part = self.chance.choice(order)
            self._record(Deed.SET_ASIDE, part)
            self.model.aside.add(part)
            if part in self.model.basis:
                self.model.approved, self.model.basis = None, ()

    def uses_again(self) -> None:
        aside = [each for each in self.model.came if each in self.model.aside]
        if aside:
            part = self.chance.choice(aside)
            self._record(Deed.USED_AGAIN, part)
            self.model.aside.discard(part)

    def check(self) -> None:
        """What counts, what is proposed, and where people contradict each other are the model's."""
        view, model = self.view(), self.model
        counts, order = model.counts, model.order()
        assert (view.record is not None) is (counts is not None)
        if counts is None:
            return
        self._shows(view, counts)
        self._shows(view.latest, order[-1])
        held = counts == model.approved and tuple(model.joined(counts)) == model.basis
        assert view.approved is (held and not model.torn(counts) - model.accepted)

    def _shows(self, view: BureauView, last: Part) -> None:
        assert view.record is not None
        assert view.record.sha == digest(last.data)
        joined = self.model.joined(last)
        files = [each.sha for each in view.parts.files] or [view.record.sha]
        assert files == [digest(each.data) for each in joined]
        assert view.submission is not None
        shown = {(each.line.id, each.key): each.text for each in view.submission.answers}
        for place in VALUES:
            said = self.model.answers(last, place)
            assert shown[place] == (said[-1] if said else "")
            if said:
                first = next(
                    each for each in joined if str(dict(each.said)[place] or "") == said[-1]
                )
                source = view.parts.holding(*place) or view.record
                assert source.sha == digest(first.data)
        torn = {(each.line, each.field) for each in (*view.findings, *view.accepted) if each.code == CONTRADICTED}  # fmt: skip
        assert torn == {place for place, _ in self.model.torn(last)}

    def _record(self, deed: Deed, part: Part) -> None:
        entry = Entry(deed, bureau=CODE, file=digest(part.data)[:16], notes=f"Alasan {self.chance.random()}")  # fmt: skip
        recording.record(self.period(), entry)

    def _done(self, press: object) -> bool:
        try:
            press()  # type: ignore[operator]
        except XlsopsError:
            return False
        return True


@pytest.fixture
def mind() -> Iterator[Mind]:
    mind = Mind()
    with pytest.MonkeyPatch.context() as patch:
        imagine(patch, mind)
        yield mind


def played(mind: Mind, number: int) -> Bureau:
    mind.forget()
    mind.period(BEGUN).append([Opened(joining().period.label)])
    PRESSES["formats"][0](mind.period(BEGUN), "")
    bureau = Bureau(mind, random.Random(number))  # noqa: S311
    for _ in range(STEPS):
        bureau.step()
    return bureau


@pytest.mark.parametrize("number", range(FEW))
def test_what_counts_is_what_the_model_joins(mind: Mind, number: int) -> None:
    played(mind, number)


@pytest.mark.exhaustive
def test_what_counts_is_what_the_model_joins_in_any_order(mind: Mind) -> None:
    for number in range(FEW, MANY):
        played(mind, number)


@pytest.mark.parametrize("number", range(ON_DISK))
def test_on_a_disk_verifying_finds_nothing_wrong(tmp_path: Path, number: int) -> None:
    opened(tmp_path / "periode", at=BEGUN)
    people = People(tmp_path / "periode")
    bureau = Bureau(people, random.Random(number))  # noqa: S311
    for _ in range(STEPS):
        bureau.step()
    assert people.faults() == []
    assert {path.stem for path in people.folder.archive.glob("*.xlsx")} == {
        digest(each.data) for each in bureau.model.came
    }


def test_the_places_that_vary_are_asked() -> None:
    assert VALUES.keys() <= {
        (each.id, key) for each in layout().indicators.lines for key in ("realisasi_2", "pendorong")
    }
