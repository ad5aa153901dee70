"""What an event tells is typed: read from its payload where it stands there whole, and never guessed at."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

import xlsops
from xlsops.core.journal.events import Event, event_from, event_of, of_kind
from xlsops.core.journal.facts import kinds
from xlsops.core.journal.facts.kinds import (
    KINDS,
    Approved,
    Carried,
    ChangedOutside,
    Damaged,
    Decided,
    Fact,
    FileReceived,
    FileSetAside,
    HandwritingKept,
    KeyNoted,
    Lost,
    Unknown,
)
from xlsops.core.journal.facts.particulars import CellText, FigureChange
from xlsops.core.journal.facts.payload import payload_of, unknown_in, value_told
from xlsops.core.journal.facts.request_kinds import Made, Opened, StepSkipped
from xlsops.core.journal.fold import CONSEQUENCES, fold
from xlsops.core.journal.state import State
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import Quarter
from xlsops.core.view.event_words import word_of, words_of

AT = datetime(2026, 7, 8, 2, tzinfo=UTC)
APPROVED = {"bureau": "ORG", "hash": "ab", "sha": "cd"}
PLAIN: dict[type, Fact] = {
    Decided: Decided("ORG", "V11", "", "", "", FindingState.OPEN, ""),
    StepSkipped: StepSkipped(Step.MEETING, "Dinas luar"),
    FileSetAside: FileSetAside("ORG", "ab", "", None),
    Carried: Carried(2026, Quarter.I, "", "", "", "", AT, {}, (), {}, (), (), {}),
}
st.register_type_strategy(int, st.integers(0, 9_999_999))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=2))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(
    HandwritingKept,
    st.builds(
        HandwritingKept,
        st.text(),
        st.lists(st.builds(CellText, st.text(), st.text()), min_size=1).map(tuple),
    ),
)
WHOLE = {
    kind: st.builds(
        kind, **{each.name: st.from_type(get_type_hints(kind)[each.name]) for each in fields(kind)}
    )
    for kind in KINDS.values()
    if kind is not HandwritingKept
}
"""Every field filled, those with a default, too."""
FACTS = st.one_of(*WHOLE.values(), st.from_type(HandwritingKept))


def tells(kind: str, **payload: object) -> Fact | Unknown | Damaged:
    return Event(kind, AT, "Kabag", payload).fact


@given(FACTS)
def test_a_fact_of_any_kind_is_read_back_from_the_file_it_is_written_to(fact: Fact) -> None:
    event = event_from(event_of(fact, AT, "Kabag").text)
    assert event.fact == fact
    assert payload_of(fact) == event.payload
    assert event.strange == ()


def test_every_kind_has_its_own_name_and_is_told_in_words() -> None:
    assert len(KINDS) == len(get_args(Fact)) == 31
    for name, kind in KINDS.items():
        assert name == kind.kind
        assert word_of(Event(name, AT, "Kabag", {})) == name  # what nobody can read has no words


@given(FACTS)
def test_what_is_told_of_a_fact_are_words(fact: Fact) -> None:
    event = event_of(fact, AT, "Kabag")
    assert word_of(event) != event.kind
    assert all(isinstance(each, str) for each in words_of(event))


def test_every_kind_changes_something_but_those_that_only_tell() -> None:
    assert set(KINDS.values()) - set(CONSEQUENCES) == {Lost, HandwritingKept, KeyNoted}


def test_what_earlier_versions_did_not_write_means_what_its_default_says() -> None:
    assert tells(Approved.kind, **APPROVED) == Approved("ORG", "ab", "cd", "", "", "", "")
    plain = {
        "bureau": "ORG",
        "code": "",
        "fate": "diterima",
        "message": "",
        "name": "a",
        "sha": "b",
    }
    assert tells(FileReceived.kind, **plain) == FileReceived(
        "ORG", "", Fate.ACCEPTED, "", "a", "b", None, None, None, None, ()
    )
    told = tells(HandwritingKept.kind, sheet="Beranda", cell="C40", text="telepon")
    assert isinstance(told, HandwritingKept)
    assert told.told == (CellText("C40", "telepon"),)


def test_what_says_nothing_is_left_out_where_the_kind_says_so_and_else_written() -> None:
    assert payload_of(Approved("ORG", "ab", "cd")) == {
        **APPROVED,
        "shown": "",
        "replaces": "",
        "asked": "",
        "program": "",
    }
    assert payload_of(FileSetAside("ORG", "ab", "keliru")) == {
        "bureau": "ORG",
        "sha": "ab",
        "reason": "keliru",
        "date": "",
    }
    assert payload_of(Made("TW II 2026")) == {"period": "TW II 2026"}
    counted = FileReceived("ORG", "", Fate.ACCEPTED, "", "a", "b", "", "", "", ())
    assert payload_of(counted) == {
        "bureau": "ORG",
        "code": "",
        "fate": "diterima",
        "message": "",
        "name": "a",
        "sha": "b",
        "saved": "",
        "written": "",
        "answers": "",
        "after": [],
    }


def test_an_event_of_an_unknown_kind_is_kept_and_changes_nothing() -> None:
    event = event_from(Event("kejadian_baru", AT, "Kabag", {"bureau": "ORG", "apa": 1}).text)
    assert (event.fact, event.bureau, event.strange) == (Unknown(), "", ())
    assert event.payload == {"bureau": "ORG", "apa": 1}
    assert fold([event]) == State()
    assert (word_of(event), words_of(event)) == ("kejadian_baru", ("", "", "", ""))


def test_a_field_nobody_knows_is_kept_and_named_and_the_others_count() -> None:
    plain = Event(Approved.kind, AT, "Kabag", APPROVED)
    later = Event(Approved.kind, AT, "Kabag", {**APPROVED, "until": "2027-01-01"})
    assert (plain.strange, later.strange) == ((), ("until",))
    assert later.fact == plain.fact
    assert event_from(later.text).text == later.text != plain.text
    assert fold([later]) == fold([plain])


def test_a_field_nobody_knows_is_named_wherever_it_stands() -> None:
    change = {
        "sheet": "",
        "row": 1,
        "column": 1,
        "line": "",
        "field": "",
        "label": "",
        "old": "",
        "new": "",
    }
    told = {"bureau": "", "sha": "", "changes": [change, {**change, "why": ""}]}
    assert list(unknown_in(ChangedOutside, told)) == ["changes.why"]
    source = {"hash": "", "approved": True, "by": "Kabag"}
    assert list(unknown_in(Carried, {"bureaus": {"ORG": source}})) == ["bureaus.by"]


def test_a_signature_is_no_field_nobody_knows() -> None:
    event = event_of(StepSkipped(Step.MEETING, "Dinas luar"), AT, "Kabag").signed(
        "kunci", lambda _: "tanda"
    )
    assert (event.signer, event.signature, event.strange) == ("kunci", "tanda", ())
    assert event.fact == StepSkipped(Step.MEETING, "Dinas luar")


@given(FACTS, st.data())
def test_a_fact_without_a_field_it_must_tell_is_damaged_and_says_which(
    fact: Fact, data: st.DataObject
) -> None:
    needed = [each.name for each in fields(fact) if each.required]
    name = data.draw(st.sampled_from(needed))
    event = event_of(fact, AT, "Kabag")
    less = {key: value for key, value in event.payload.items() if key != name}
    found = Event(event.kind, AT, "Kabag", less)
    assert found.fact == Damaged(f'"{name}" tidak ada')
    assert fold([found]) == State()
    assert found.payload == less


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(FACTS, st.data())
def test_whatever_stands_in_a_field_is_read_as_it_stands_or_named(
    fact: Fact, data: st.DataObject
) -> None:
    event = event_of(fact, AT, "Kabag")
    name = data.draw(st.sampled_from(sorted(event.payload)))
    other = {**event.payload, name: data.draw(JSON)}
    found = Event(event.kind, AT, "Kabag", other).fact
    if isinstance(found, Damaged):
        assert f'"{name}' in found.why
    else:
        again = payload_of(found)
        assert {**again, name: other[name]} == {**again, **other}
    assert isinstance(fold([Event(event.kind, AT, "Kabag", other)]), State)


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ({"period": 5}, '"period" berisi 5, bukan teks'),
        ({"period": ""}, None),
        ({"period": "", "carried": {}}, '"carried" berisi {}, bukan daftar'),
        (
            {"period": "", "carried": ["x" * 50]},
            f'"carried" berisi {"x" * 40}…, bukan kumpulan isian',
        ),
        ({"period": "", "carried": [{}]}, '"carried.year" tidak ada'),
    ],
)
def test_what_is_wrong_is_told_with_where_it_stands(payload: dict[str, object], why: str) -> None:
    found = tells(Opened.kind, **payload)
    assert found == (Damaged(why) if why else Opened(""))


def test_events_of_a_kind_come_with_what_they_tell() -> None:
    one, other = event_of(Opened("a"), AT, "Kasubbag"), event_of(Lost((), "b"), AT, "Kabag")
    assert list(of_kind([one, other], Lost)) == [(other, Lost((), "b"))]


def test_a_payload_is_read_nowhere_but_in_the_journal() -> None:
    """What stands in a file under which key is known to the kinds alone."""
    root = Path(xlsops.__file__).parent
    readers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"\.payload\b(?! import)", path.read_text("utf-8"))
    }
    assert readers == {"core/journal/events.py"}


@pytest.mark.parametrize(
    ("kind", "key", "told", "word"),
    [
        *(
            (StepSkipped, "step", told, "pilihan yang dikenal")
            for told in (True, 4.0, 0, -1, 10, "4")
        ),
        (FileSetAside, "row", True, "bilangan"),
        (FileSetAside, "row", 4.0, "bilangan"),
        (FileSetAside, "row", -1, "bilangan yang mungkin"),
        (FileSetAside, "row", 10**7, "bilangan yang mungkin"),
        (Carried, "quarter", 5, "pilihan yang dikenal"),
        (Carried, "quarter", True, "pilihan yang dikenal"),
        (Decided, "state", [], "pilihan yang dikenal"),
        (Decided, "until", "2026-13-01", "tanggal"),
        (Decided, "until", None, "tanggal"),
    ],
)
def test_what_cannot_be_is_no_value(kind: type, key: str, told: object, word: str) -> None:
    """A column below the first one, say, once kept the program searching for its letters for ever."""
    fact = PLAIN[kind]
    with pytest.raises(ValueError, match=f'"{key}" berisi .*, bukan {word}$'):
        value_told(kind, {**payload_of(fact), key: told})


@pytest.mark.parametrize("text", ["1e9", "NaN", "Infinity", "1_0", " 1", "", "٣"])
def test_a_figure_is_written_digit_by_digit(text: str) -> None:
    change = {"bureau": "", "line": "", "column": "", "old": text, "new": None, "kept": False}
    with pytest.raises(ValueError, match=r'"old" .*bukan angka'):
        value_told(FigureChange, change)
    assert value_told(FigureChange, {**change, "old": "-12.50"}).old == Decimal("-12.50")


@pytest.mark.parametrize("year", [1, 9999])
def test_a_moment_at_the_end_of_time_is_no_events(year: int) -> None:
    event = Event(Opened.kind, datetime(year, 6, 1, tzinfo=UTC), "Kabag", {"period": ""})
    with pytest.raises(ValueError):  # noqa: PT011
        event_from(event.text)


def test_every_kind_that_is_described_is_one_the_journal_knows() -> None:
    described = {
        each for each in vars(kinds).values() if isinstance(each, type) and "kind" in vars(each)
    }
    assert described == set(get_args(Fact))
