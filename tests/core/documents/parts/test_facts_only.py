"""A signed list tells what happened to a file, and orders nobody to do anything."""

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import get_type_hints

import pytest

from xlsops import messages
from xlsops.core.documents.parts.facts_only import happened_to
from xlsops.core.journal.state import Approval, FileRecord, SetAside, State
from xlsops.core.review.doubts import doubt
from xlsops.core.terms.refused_files import Fate, Reason
from xlsops.core.values.structs import replace

AT = datetime(2026, 7, 8, 3, tzinfo=UTC)
FIRST, LAST = (
    FileRecord(letter * 64, f"ORG {letter}. akhir.xlsx", AT, Fate.NOTED, "", "", "ORG", after=())
    for letter in "AB"
)
NOTED = "Berkas bertanda tangan digital; tanda tangannya tidak diperiksa."
LAST_SHEETS = (
    "PERIKSA: lebih lama dari ORG A. akhir.xlsx menurut waktu simpan, jadi tidak menggantikannya. Bila berkas "
    'ini yang benar: xlsops record --set-aside ORG --file "ORG A. akhir.xlsx" --notes "alasan"; atau buka '
    "berkas yang benar, simpan, lalu taruh lagi di folder masuk."
)
NEWER = (
    "Lebih baru dari A.xlsx, yang tetap tersimpan di arsip. Urutan ini menurut urutan diterima. "
    "Bila keliru, buka berkas yang benar, simpan, lalu taruh lagi di folder masuk."
)
TO_DO = re.compile(r"lalu kirim|[Mm]inta kirim|taruh lagi|xlsops |Cocokkan|Pastikan|PERIKSA")


def said(message: str, state: State | None = None) -> str:
    return happened_to(replace(LAST, message=message), state or State())


def noted() -> Iterator[str]:
    """Yield every note on a file, of sample facts."""
    for name, each in vars(messages.notes).items():
        if inspect.isfunction(each):
            kinds = get_type_hints(each)
            yield each(
                **{fact: 3 if kinds[fact] is int else "Sebab lain" for fact in signature(each)}
            )
        elif name.isupper():
            yield each


def signature(each: Callable[..., str]) -> tuple[str, ...]:
    """Return the names of what an entry asks."""
    return tuple(inspect.signature(each).parameters)


@pytest.mark.parametrize(
    "message", [*(each.value.format(detail="Sebab lain") for each in Reason), *noted()]
)
def test_no_sentence_of_a_file_says_what_is_to_be_done(message: str) -> None:
    kept = said(message)
    assert message.startswith(kept[: len(kept) // 2])
    assert len(kept) > 15
    assert not TO_DO.search(kept)


def test_what_is_said_of_the_order_is_told_without_what_is_done_where_it_is_wrong() -> None:
    assert said(f"{LAST_SHEETS} {NOTED}") == (
        f"Lebih lama dari ORG A. akhir.xlsx menurut waktu simpan, jadi tidak menggantikannya. {NOTED}"
    )
    assert said(NEWER) == NEWER.partition(" Bila")[0]


def test_a_doubt_that_is_settled_is_told_as_settled() -> None:
    doubted = replace(LAST, message=f"PERIKSA: {doubt((FIRST, LAST))} {NOTED}")
    state = State(files={each.sha: each for each in (FIRST, doubted)}, opened=AT)
    assert state.unsure("ORG") == (FIRST, doubted)
    text = happened_to(doubted, state)
    assert text.startswith("Tidak diketahui berkas mana yang lebih baru, ORG A. akhir.xlsx atau ")
    assert text.endswith(f"Sementara dihitung ORG B. akhir.xlsx. {NOTED}")
    settled = "Semula tidak diketahui berkas mana yang lebih baru; sudah ditentukan, yang dihitung"
    aside = SetAside(FIRST.sha, "ORG", "keliru", AT, "Kabag")
    chosen = replace(state, aside={FIRST.sha: aside})
    assert happened_to(doubted, chosen) == f"{settled} berkas ini. {NOTED}"
    signed = replace(state, approvals={"ORG": Approval("ORG", FIRST.sha, "h", AT, "Kabag")})
    assert happened_to(doubted, signed) == f"{settled} ORG A. akhir.xlsx. {NOTED}"
