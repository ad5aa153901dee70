"""The journal's fingerprint is the beginning of its last events' ids, in letters, and read back."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.journal.facts.request_kinds import Opened, StepSkipped
from xlsops.core.journal.fingerprint import (
    EXAMPLE,
    code_of,
    fingerprint,
    heads_in,
    mistyped,
    nearest,
    typed_ids,
    unlabelled,
)
from xlsops.core.terms.steps import Step

AT = datetime(2026, 7, 1, tzinfo=UTC)
HEAD = "0123456789abcdef" * 4
FIRST = Event(Opened.kind, AT, "Kasubbag", {"period": "TW II 2026"})
ONE = event_of(StepSkipped(Step.MEETING, "Dinas luar"), AT, "Kabag", (FIRST.id,))
OTHER = event_of(RecapMade("", "r.xlsx", ""), AT, "Kasubbag", (FIRST.id,))


def test_a_code_is_sixteen_digits_in_letters_that_make_no_word() -> None:
    assert code_of(HEAD) == EXAMPLE
    assert not set(EXAMPLE) & set("AEIOU0123456789")


def test_the_fingerprint_names_every_last_event_and_passes_over_the_kinds_left_out() -> None:
    assert fingerprint(()) == ""
    assert fingerprint((FIRST,)) == code_of(FIRST.id)
    both = sorted((ONE.id, OTHER.id))
    assert fingerprint((FIRST, ONE, OTHER)) == ", ".join(map(code_of, both))
    assert fingerprint((FIRST, ONE, OTHER), (RecapMade,)) == code_of(ONE.id)


def test_who_saw_an_event_that_is_passed_over_saw_what_it_had_seen() -> None:
    after = event_of(StepSkipped(Step.MEETING, "Dinas luar"), AT, "Kabag", (OTHER.id,))
    again = event_of(RecapMade("", "r2.xlsx", ""), AT, "Kasubbag", (after.id,))
    last = event_of(StepSkipped(Step.FORMATS, "Libur"), AT, "Kabag", (again.id,))
    events = (FIRST, OTHER, after, again, last)
    assert [fingerprint(events[:count], (RecapMade,)) for count in range(1, 6)] == [
        *[code_of(FIRST.id)] * 2,
        *[code_of(after.id)] * 2,
        code_of(last.id),
    ]


@pytest.mark.parametrize(
    "text", [EXAMPLE, EXAMPLE.lower(), EXAMPLE.replace("-", " "), f" {EXAMPLE} "]
)
def test_a_code_is_read_back_however_it_is_typed(text: str) -> None:
    assert typed_ids(text) == (HEAD[:16],)
    assert typed_ids(f"{text}, {text}") == (HEAD[:16], HEAD[:16])


def test_the_whole_printed_line_may_be_typed() -> None:
    for line in (f"Sidik jurnal: {EXAMPLE}", f"Journal fingerprint, Sidik jurnal: {EXAMPLE}"):
        assert unlabelled(line) == EXAMPLE
    assert unlabelled("C:rekap.xlsx") == "C:rekap.xlsx"


@pytest.mark.parametrize(
    "text", ["", "rekap.xlsx", EXAMPLE[:-1], EXAMPLE[:-1] + "A", HEAD[:16], f"{EXAMPLE},"]
)
def test_nothing_else_is_taken_for_a_typed_code(text: str) -> None:
    assert typed_ids(text) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (EXAMPLE, ""),
        (EXAMPLE[:-1], "tertulis 15 huruf, seharusnya 16"),
        (f"{EXAMPLE} B".lower(), "tertulis 17 huruf, seharusnya 16"),
        (EXAMPLE[:-1] + "a", "memuat A, yang tidak dipakai pada sidik"),
        (EXAMPLE.replace("GH", "06"), "memuat 0, 6, yang tidak dipakai pada sidik"),
        ("", ""),
        ("BCDF", ""),
        ("rekap.xlsx", ""),
        ("Daftar Bukti Rekap", ""),
    ],
)
def test_a_slip_in_a_code_is_told_from_what_was_not_meant_as_one(text: str, why: str) -> None:
    assert mistyped(text) == why


@pytest.mark.parametrize(
    "slip",
    [
        lambda code: code,
        lambda code: code[:-1],
        lambda code: f"{code}B",
        lambda code: f"0{code[1:-1]}1",
        lambda code: f"{code[1]}{code[0]}{code[2:]}".lower(),
    ],
)
def test_the_code_that_was_meant_is_found_by_its_likeness(slip: Callable[[str], str]) -> None:
    meant = code_of(ONE.id)
    assert nearest(slip(meant), (FIRST, ONE)) == meant
    assert nearest(slip(meant), (FIRST, OTHER)) == ""


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"Sidik jurnal: {EXAMPLE}", (HEAD[:16],)),
        (f"Kepala jurnal : {HEAD[:16]}, {'f' * 16}", (HEAD[:16], "f" * 16)),
        (f"Sidik jurnal {HEAD[:12]}", (HEAD[:12],)),
        (f"sidik jurnal : {HEAD[:8]} {HEAD[8:16]} {HEAD[16:24]}", (HEAD[:24],)),
        (f"Sidik data : {HEAD}", ()),
        ("Sidik jurnal: belum ada", ()),
        (f"X{EXAMPLE}", ()),
        (EXAMPLE, ()),
        (f"Sidik jurnal: {EXAMPLE}, {EXAMPLE.replace('B', 'C')},", (HEAD[:16], "1" + HEAD[1:16])),
        (f"Sesuai surat, Sidik jurnal {EXAMPLE}", ()),
        (f"Sidik jurnal {EXAMPLE} sudah dicocokkan", ()),
    ],
)
def test_a_line_of_its_own_tells_the_codes_or_digits_behind_its_label_and_no_other_does(
    text: str, heads: tuple[str, ...]
) -> None:
    assert heads_in(text) == heads
