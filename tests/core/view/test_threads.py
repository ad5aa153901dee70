"""A finding keeps its first day over rounds, and all that was said of it, by whom, in order."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import Decided, Fact, FileReceived, Found, Returned, Withdrawn
from xlsops.core.journal.facts.particulars import FindingReply
from xlsops.core.journal.fold import fold
from xlsops.core.journal.rounds import Age, ages_in
from xlsops.core.journal.state import State
from xlsops.core.terms.findings import FindingState, Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.calendar import WIB
from xlsops.core.view.threads import brief_thread, is_cut, replies_to, threads_of, whole_thread

DAY = datetime(2026, 7, 8, 9, tzinfo=WIB)
KNOWN = ("V24", "KKP", "KKP-01", "keterangan")
OPEN, ACCEPTED, FIXED = FindingState.OPEN, FindingState.ACCEPTED, FindingState.FIXED


def decided(state: FindingState, note: str, **more: object) -> Decided:
    code, bureau, line, field = KNOWN
    return Decided(bureau, code, line, field, "ok", state, note, **more)  # type: ignore[arg-type]


def came(text: str, sha: str = "a") -> FileReceived:
    reply = FindingReply("V24", "KKP-01", "keterangan", text)
    return FileReceived("KKP", "", Fate.ACCEPTED, "", "kkp.xlsx", sha, replies=(reply,))


def told(*facts: Fact) -> list[Event]:
    """Return events a day apart, each having seen those before."""
    events: list[Event] = []
    for number, fact in enumerate(facts):
        heads = (events[-1].id,) if events else ()
        events.append(event_of(fact, DAY + timedelta(days=number), "Kabag", heads))
    return events


def words(*facts: Fact) -> list[str]:
    return [f"{each.who}: {each.words}" for each in threads_of(told(*facts)).get(KNOWN, ())]


def test_a_thread_tells_who_asked_who_answered_and_who_decided() -> None:
    back = Returned("KKP", "kembali/a.xlsx", "b", "a", (KNOWN,))
    until = date(2026, 12, 31)
    said = words(
        decided(OPEN, "Mohon dasar angkanya"),
        back,
        came("Ada di laporan Juni"),
        decided(ACCEPTED, "Cukup.", evidence="surat.pdf", until=until),
        decided(OPEN, "Ternyata keliru"),
    )
    assert said == [
        "Kabag: Mohon dasar angkanya",
        "Kabag: dikembalikan ke bagian",
        "Bagian KKP: Ada di laporan Juni",
        "Kabag: diterima dengan penjelasan: Cukup; bukti: surat.pdf; berlaku s.d. 31 Desember 2026",
        "Kabag: dibuka lagi: Ternyata keliru",
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((decided(OPEN, "a"), decided(OPEN, "a")), ["a"]),
        ((decided(OPEN, "a"), decided(OPEN, "")), ["a", "catatan dihapus"]),
        ((decided(OPEN, "", assignee="Rina"),), ["penelaah: Rina"]),
        (
            (decided(OPEN, "a", assignee="Rina"), decided(OPEN, "a")),
            ["a; penelaah: Rina", "penelaah dikosongkan"],
        ),
        ((decided(ACCEPTED, "a"), decided(ACCEPTED, "a")), ["diterima dengan penjelasan: a"]),
        ((decided(FIXED, "a"), decided(FIXED, "a")), ["a"]),
        ((came("a"), came("a")), ["a"]),
        ((came("a"), came("b", "b")), ["a", "b"]),
    ],
)
def test_only_what_is_new_is_a_turn(facts: tuple[Fact, ...], expected: list[str]) -> None:
    assert [each.words for each in threads_of(told(*facts))[KNOWN]] == expected


def test_what_the_head_found_himself_begins_its_own_thread() -> None:
    own = ("KKP", "Indikator!C9", "keterangan", "KKP-01", "Beda", Severity.ERROR, "a", "ok")
    turns = threads_of(told(Found(*own), Withdrawn(*own)))["KABAG", *KNOWN[1:]]
    assert [each.words for each in turns] == ["ditemukan sendiri: Beda", "dicabut: Beda"]


def test_a_cell_shows_the_last_turns_and_its_note_all_of_them() -> None:
    turns = threads_of(told(decided(OPEN, "satu"), came("dua\nbaris"), decided(OPEN, "tiga")))[
        KNOWN
    ]
    day: Callable[[datetime], str] = lambda at: f"{at.astimezone(WIB).day}"  # noqa: E731
    assert brief_thread(turns, day) == "9 · Bagian KKP: dua baris\n10 · Kabag: tiga"
    assert whole_thread(turns, day).startswith("8 · Kabag: satu\n9 · Bagian KKP: dua\nbaris")
    assert (is_cut(turns), is_cut(turns[1:])) == (True, False)
    assert [each.words for each in replies_to(turns)] == ["dua\nbaris"]


def test_a_thread_too_long_for_a_note_keeps_its_end_and_says_so() -> None:
    facts = [decided(OPEN, f"{number} {'x' * 900}") for number in range(12)]
    whole = whole_thread(threads_of(told(*facts))[KNOWN], lambda _: "")
    assert whole.startswith("… ")
    assert "lihat lembar Riwayat" in whole.splitlines()[0]
    assert "11 xxx" in whole
    assert len(whole) < 7000


def test_who_looks_at_a_finding_stays_until_somebody_else_is_named() -> None:
    events = told(decided(OPEN, "", assignee="Rina"), decided(ACCEPTED, "a", assignee="Rina"))
    assert fold(events).assignees == {KNOWN: "Rina"}
    assert fold([*events, *told(decided(OPEN, ""))]).assignees[KNOWN] in {"", "Rina"}


def test_a_decision_without_a_file_takes_the_file_of_the_one_before_away() -> None:
    kept = decided(ACCEPTED, "a", evidence="a.pdf", evidence_file="1.pdf")
    assert fold(told(kept)).evidence == {(KNOWN, "ok"): "1.pdf"}
    assert fold(told(kept, decided(ACCEPTED, "b"))).evidence == {}


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_the_first_day_of_a_finding_never_moves(has: list[bool]) -> None:
    versions = [
        (DAY + timedelta(days=number), [KNOWN] if there else []) for number, there in enumerate(has)
    ]
    age = ages_in(State(), "KKP", versions).get(KNOWN)
    if not any(has):
        assert age is None
        return
    first = has.index(True)
    last = len(has) - 1 - has[::-1].index(True)
    gone = None if has[-1] else DAY + timedelta(days=last + 1)
    assert age == Age(DAY + timedelta(days=first), sum(has), gone)
    assert age.days(DAY + timedelta(days=20)) == (last + 1 if gone else 20) - first
