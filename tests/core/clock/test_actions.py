"""Who must do what next is said once for each ball, with until when and how late."""

from collections.abc import Mapping

import pytest

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
    handed,
    made,
    opened,
    other,
    recap,
    returned,
    sent,
    told,
)
from xlsops.core.clock.actions import Action, Open, actions_of, alike_as_one
from xlsops.core.clock.period_time import clocks_of
from xlsops.core.clock.spells import DueBasis
from xlsops.core.journal.events import Event
from xlsops.core.journal.fold import fold
from xlsops.core.spec.spec import Spec

READY = (opened("1 07.30"), made("1 08.00"), sent("1 08.15"), told("1 09.00", 4, 1, "08.15"))
U, L = came("2 08.00", UJI, "u"), came("2 08.30", LAIN, "l")
SIGNED = (approved("2 09.00", UJI, "u"), approved("2 09.00", LAIN, "l"))
END = (*READY, U, L, *SIGNED, handed("2 09.15"))


def said(
    now: str, *events: Event, spec: Spec = PLAIN, open_: Mapping[str, Open] | None = None
) -> list[str]:
    chain, known = chained(events), open_ or {}
    state = fold(chain)
    clocks = clocks_of(spec, state, chain, at(now), sum(each.errors for each in known.values()))
    return [each.sentence for each in alike_as_one(actions_of(clocks, state, known))]


CASES: dict[str, tuple[tuple[Event, ...], Mapping[str, Open], list[str]]] = {
    "nothing yet": ((), {}, ["Kasubbag membuka periode."]),
    "opened": (
        READY[:1], {},
        ["Asisten Administrasi Umum memerintahkan Kabag membuat format permintaan data (2 bagian "
         "belum ada), batas 1 Juli 2026 08.00, terlambat 1 hari kerja."],
    ),
    "ordered": (
        (READY[0], told("1 07.40", 2, 1, "07.40"), made("1 08.00", UJI)), {},
        ["Kabag membuat format permintaan data (1 bagian belum ada), batas 1 Juli 2026 08.00, "
         "terlambat 1 hari kerja."],
    ),
    "order left out": (
        (READY[0], other("langkah_dilewati", "1 07.40", step=2, reason="x"), made("1 08.00", UJI)), {},
        ["Kabag membuat format permintaan data (1 bagian belum ada), batas 1 Juli 2026 08.00, "
         "terlambat 1 hari kerja."],
    ),
    "made": (
        (*READY[:2], sent("1 08.10", UJI)), {},
        ["Kasubbag menyampaikan format kepada 1 bagian, batas 1 Juli 2026 08.15, terlambat 1 hari kerja.",
         "Bagian Percobaan mengisi dan mengirim data kinerja, batas 3 Juli 2026 09.10."],
    ),
    "no meeting": (
        READY[:3], {},
        ["Kabag mengadakan rapat pembahasan, lalu mencatatnya, batas 1 Juli 2026 09.15, "
         "terlambat 1 hari kerja.",
         "Bagian Percobaan dan Bagian Lain mengisi dan mengirim data kinerja, batas 3 Juli 2026 09.15."],
    ),
    "meeting left out": (
        (*READY[:3], other("langkah_dilewati", "1 08.15", step=4, reason="x")), {},
        ["Bagian Percobaan dan Bagian Lain mengisi dan mengirim data kinerja, batas 3 Juli 2026 09.15."],
    ),
    "errors, warnings": (
        (*READY, U, L), {UJI: Open(3, 1), LAIN: Open(0, 2)},
        ["Kabag memutuskan 3 galat (UJI 3), batas 3 Juli 2026 09.00.",
         "Kabag memutuskan 3 peringatan (UJI 1, LAIN 2), batas 3 Juli 2026 09.00."],
    ),
    "nothing to mend": (
        (*READY, U, L), {}, ["Kabag mengesahkan UJI dan LAIN, batas 3 Juli 2026 09.00."],
    ),
    "returned": (
        (*READY, U, L, returned("2 08.45", UJI)), {UJI: Open(3, 1)},
        ["Bagian Percobaan memperbaiki 4 temuan dan mengirim kembali, batas 3 Juli 2026 09.15.",
         "Kabag mengesahkan LAIN, batas 3 Juli 2026 09.00."],
    ),
    "all approved": (
        (*READY, U, L, *SIGNED), {}, ["Kabag menyerahkan data kepada Kasubbag, batas 2 Juli 2026 09.15, terlambat 15 menit kerja."],
    ),
    "handed over": (
        END, {}, ["Kasubbag membuat rekapitulasi seluruh bagian, batas 3 Juli 2026 09.45."],
    ),
    "done": ((*END, recap("2 09.20")), {}, []),
    "a revision": (
        (*END, recap("2 09.20"), came("2 09.25", UJI, "u2")), {UJI: Open(revision=True)},
        ["Kabag memutuskan usulan revisi UJI."],
    ),
    "two files, and nobody knows which is newer": (
        (*READY, U, L), {UJI: Open(unsure=True, revision=True, errors=2)},
        ["Kabag memilih berkas UJI yang berlaku, lihat lembar Isian, batas 3 Juli 2026 09.00.",
         "Kabag mengesahkan LAIN, batas 3 Juli 2026 09.00."],
    ),
    "changed since": (
        (*END, recap("2 09.20")), {LAIN: Open(changed=True)},
        ["Kabag mengesahkan lagi LAIN, yang berubah."],
    ),
    "changed since, with findings": (
        (*END, recap("2 09.20")), {LAIN: Open(changed=True), UJI: Open(warnings=1, changed=True)},
        ["Kabag menyelesaikan 1 temuan yang terbuka sesudah disahkan (UJI 1): "
         "kembalikan, terima dengan penjelasan, atau cabut temuan sendiri.",
         "Kabag mengesahkan lagi LAIN, yang berubah."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_every_open_ball_has_its_sentence(case: str) -> None:
    events, open_, expected = CASES[case]
    assert said("2 09.30", *events, open_=open_) == expected


def test_once_the_due_date_passed_the_others_can_be_handed_over() -> None:
    events = (*READY, U, approved("2 09.00", UJI, "u"))
    owing = "Bagian Lain mengisi dan mengirim data kinerja, batas 10 Juli 2026 16.00"
    assert said("10 16.00", *events, spec=DATED) == [f"{owing}."]
    assert said("13 08.30", *events, spec=DATED)[0] == f"{owing}, terlambat 1 hari kerja."
    assert "menyerahkan data kepada Kasubbag tanpa LAIN" in said("13 08.30", *events, spec=DATED)[1]


@pytest.mark.parametrize(
    ("made", "what"), [(False, "membuat dan menyampaikan"), (True, "menyampaikan")]
)
def test_who_still_fills_a_form_the_master_has_outgrown_is_to_be_sent_the_new_one(
    made: bool, what: str
) -> None:
    said_now = said("1 10.00", *READY, open_={UJI: Open(older=True, made=made)})
    why = "karena Master diubah sesudah formatnya disampaikan"
    assert f"Kasubbag {what} format terbaru kepada {UJI}, {why}." in said_now
    sent_in = said("2 09.00", *READY, U, open_={UJI: Open(older=True, made=made)})
    assert not any("format terbaru" in each for each in sent_in)


def test_parties_that_owe_the_same_are_named_together_in_their_order() -> None:
    one = Action(5, "A", "mengirim", ("a",), DUE, DueBasis.SETTING)
    actions = [
        Action(5, name.upper(), "mengirim", (name,), DUE, DueBasis.SETTING) for name in "abc"
    ]
    later = Action(5, "D", "mengirim", ("d",), DUE, DueBasis.SETTING, 5, overdue=True)
    assert [(each.who, each.bureaus) for each in alike_as_one([*actions, later])] == [
        ("A, B, dan C", ("a", "b", "c")),
        ("D", ("d",)),
    ]
    assert alike_as_one([one]) == (one,)
