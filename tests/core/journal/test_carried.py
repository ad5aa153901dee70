"""A figure of an earlier quarter has parted from what counts there, or somebody here wanted it so."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.core.builders import FIRST, LAST, PROGRAMMES, SECOND, SUM, office
from xlsops.core.journal.carried import CarriedSource, Parted, carried_figures, parted
from xlsops.core.journal.earlier_quarters import (
    carried_of,
    change_of,
    source_after,
    source_from,
    source_told,
)
from xlsops.core.journal.events import Event, event_from, event_of
from xlsops.core.journal.facts.kinds import Carried
from xlsops.core.journal.facts.particulars import FigureChange
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.journal.fold import fold
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

PLACE = ("ORG", "ORG-01", "realisasi_2")
AT, LATER = datetime(2026, 7, 15, 2, tzinfo=UTC), datetime(2026, 8, 1, 2, tzinfo=UTC)
SOURCE = CarriedSource(
    Period(2026, 2),
    "../TW2",
    "a.json",
    "12345678",
    AT,
    "f" * 64,
    {"ORG": "h1", "UMUM": "u1"},
    frozenset({"ORG"}),
    {PLACE: Decimal("12.50")},
)


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("carried", "now", "here", "edited"),
    [
        ("12.5", "12.5", "12.5", None),
        ("12.5", "14", "14.0", None),
        ("12.5", "12.5", "5", None),
        (None, None, "5", None),
        ("12.5", "14", "12.50", False),
        (None, "14", None, False),
        ("12.5", None, "12.5", False),
        ("0", None, "0", False),
        ("12.5", "14", "5", True),
        (None, "14", "5", True),
        ("12.5", "14", None, True),
    ],
)
def test_a_figure_is_told_where_a_newer_one_counts(
    carried: str | None, now: str | None, here: str | None, edited: bool | None
) -> None:
    source = replace(SOURCE, figures={PLACE: amount(carried)})
    found = list(parted(source, {PLACE: amount(now)}, {PLACE: amount(here)}))
    wanted = Parted(PLACE, amount(carried), amount(now), amount(here), bool(edited))
    assert found == ([] if edited is None else [wanted])


def test_each_figure_of_a_quarter_that_is_asked_has_its_place_in_the_masters() -> None:
    yearless = replace(SUM, actuals=())
    spec = office(indicators=(yearless, LAST), programmes=PROGRAMMES)
    assert carried_figures(spec, 1) == {
        ("UJI", "SUM", "realisasi_1"): None,
        ("UJI", "LAST", "realisasi_1"): Decimal(71),
        ("UJI", FIRST, "k_1"): Decimal(2),
        ("UJI", FIRST, "rp_1"): Decimal(20_000_000),
        ("UJI", SECOND, "k_1"): Decimal(1),
        ("UJI", SECOND, "rp_1"): Decimal(12_000_000),
    }
    assert set(carried_figures(spec, 4).values()) == {None}


def test_a_source_reads_back_as_it_was_told() -> None:
    source = replace(
        SOURCE,
        replaced={PLACE: (None, Decimal(11))},
        kept=frozenset({PLACE}),
        figures={PLACE: None, ("UMUM", "4.01", "rp_2"): Decimal(364134300)},
    )
    made = event_of(Made("TW III 2026", (source_told(source),)), AT, "Kasubbag")
    told = event_from(made.text).fact
    assert isinstance(told, Made)
    assert list(map(source_from, told.carried)) == [source]


def again(*changes: FigureChange, forms: dict[str, tuple[str, str]] | None = None) -> Carried:
    told = replace(
        SOURCE, at=LATER, folder="../Arsip", hashes={"ORG": "h2"}, figures={PLACE: Decimal(14)}
    )
    return carried_of(told, changes, forms or {}, {})


def test_a_later_carrying_keeps_what_it_does_not_speak_of() -> None:
    change = Parted(PLACE, Decimal("12.5"), Decimal(14), Decimal("12.5"), edited=False)
    after = source_after(SOURCE, again(change_of(change, kept=False)))
    assert after == replace(
        SOURCE,
        folder="../Arsip",
        at=LATER,
        hashes={"ORG": "h2", "UMUM": "u1"},
        figures={PLACE: Decimal(14)},
        replaced={PLACE: (Decimal("12.5"),)},
    )
    assert [each.edited for each in parted(after, {}, {PLACE: Decimal("12.5")})] == [False]


def test_a_figure_that_was_left_stays_told_until_it_is_overwritten() -> None:
    change = Parted(PLACE, Decimal("12.5"), Decimal(14), Decimal(5), edited=True)
    left = source_after(SOURCE, again(change_of(change, kept=True)))
    assert [each.edited for each in parted(left, {}, {PLACE: Decimal(5)})] == [True]
    over = source_after(left, again(change_of(change, kept=False)))
    assert over.kept == frozenset()


def test_a_journal_of_an_earlier_version_knows_no_source() -> None:
    opened = Event(Opened.kind, AT, "Kasubbag", {"period": "TW III 2026"})
    state = fold((opened,))
    assert (state.sources, state.recarried, state.opened) == ({}, {}, AT)


def test_forms_before_a_carrying_are_alike_until_the_master_changes_otherwise() -> None:
    opened = event_of(Opened("TW III 2026", (source_told(SOURCE),)), AT, "Kasubbag")
    forms = [{"ORG": ("a", "b")}, {"ORG": ("b", "c")}, {"ORG": ("x", "y")}]
    carried = [
        event_of(again(forms=each), LATER.replace(minute=number), "Kasubbag")
        for number, each in enumerate(forms)
    ]
    state = fold((opened, *carried))
    assert state.alike("ORG", "c") == {"a", "b", "c"}
    assert state.alike("ORG", "y") == {"x", "y"}
    assert state.alike("UMUM", "c") == {"c"}
    assert state.sources[2].hashes == {"ORG": "h2", "UMUM": "u1"}


def test_what_a_person_typed_and_was_overwritten_stays_theirs_when_they_type_it_again() -> None:
    overwritten = Parted(PLACE, amount("12.5"), amount("14"), amount("5"), edited=True)
    told = replace(SOURCE, figures={PLACE: Decimal(14)})
    changes = (change_of(overwritten, kept=False),)
    after = source_after(SOURCE, carried_of(told, changes, {}, {}))
    (again,) = parted(after, {PLACE: amount("15")}, {PLACE: amount("5")})
    assert again.edited
