"""The page's values say what clocks and recap say, each average with what it covers."""

from datetime import timedelta

import pytest

from tests.core.builders import FIRST, IN_TIME, Edit, answer, office
from tests.core.views import EVENTS, NOW, view
from tests.samples import with_settings
from xlsops.core.journal.events import Event, heads_of
from xlsops.core.journal.facts.kinds import Approved, Damaged, Returned
from xlsops.core.journal.facts.request_kinds import FormatsSent, Reminded
from xlsops.core.journal.fingerprint import code_of
from xlsops.core.journal.fold import fold
from xlsops.core.pages.standing.status_page import (
    Bar,
    BureauRow,
    Duty,
    StatusPage,
    Tile,
    Toned,
    status_page,
)
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View

FAULTY: tuple[Edit, ...] = (answer(FIRST, "bukti", None), answer("SUM", "realisasi_2", None))
SENT = Event(
    FormatsSent.kind,
    IN_TIME - timedelta(days=1),
    "Kasubbag",
    {"bureaus": ["UJI", "LAIN"], "channel": ""},
)
RECEIVED = (*EVENTS[:2], SENT, EVENTS[2])


def after(events: tuple[Event, ...], *edits: Edit, days: int = 0, **settings: object) -> View:
    spec = with_settings(office(), **settings)
    here = view(*edits, spec=spec, state=fold(events), now=NOW + timedelta(days=days))
    return replace(here, events=events)


def happened(kind: type, hours: int, **data: object) -> Event:
    event = Event(kind.kind, IN_TIME + timedelta(hours=hours), "Kabag", data)
    assert not isinstance(event.fact, Damaged), event.fact
    return event


def first(page: StatusPage) -> BureauRow:
    return page.bureaus[0]


RETURNED = happened(
    Returned, 1, bureau="UJI", file="k.xlsx", sha="s", source="cd" * 32, findings=[]
)


def test_the_head_says_what_when_and_where_the_office_stands() -> None:
    page = status_page(after(RECEIVED, *FAULTY))
    assert (page.government, page.office, page.title, page.at, page.sample, page.where) == (
        "PEMERINTAH KABUPATEN NGANJUK",
        "SEKRETARIAT DAERAH",
        "Monitoring Kinerja Triwulan II Tahun 2026",
        "8 Juli 2026 pukul 15.30 WIB",
        True,
        "Langkah sekarang: 7. Penghimpunan dan validasi",
    )
    assert page.procedure == (
        "SOP Mekanisme Monitoring Kinerja Secara Periodik, Nomor 900/ 069/411.034/2021"
    )


def test_coverage_stands_beside_every_average() -> None:
    here = after(RECEIVED)
    page, recap = status_page(here), here.recap
    measured = f"{recap.measured} dari {len(recap.indicators)} indikator"
    assert page.tiles[0] == Tile("Kiriman diterima", "1 dari 2 bagian", page.tiles[0].note)
    assert page.tiles[0].note.endswith("% dari pagu seluruh bagian")
    assert page.tiles[1] == Tile("Temuan terbuka", "0 galat, 0 peringatan", "1 dari 2 bagian")
    assert page.tiles[2].note == f"1 dari 2 bagian, {measured} terukur"
    assert page.tiles[3].note == "1 dari 2 bagian"
    assert (page.coverage, page.measured) == ("1 dari 2 bagian", measured)
    assert all(each.measured.endswith(" indikator") for each in page.bureaus)


def test_without_any_budget_no_share_is_reckoned() -> None:
    here = after(EVENTS[:2])
    bare = replace(here, recap=replace(here.recap, expected_ceiling=here.recap.spent * 0))
    assert status_page(bare).tiles[0] == Tile(
        "Kiriman diterima", "0 dari 2 bagian", "tidak ada pagu yang ditunggu"
    )
    assert status_page(bare).tiles[2].value == "–"


def test_what_is_late_is_told_apart_from_what_comes_the_latest_first() -> None:
    early, late = (
        status_page(after((*RECEIVED, *more), *FAULTY, days=days))
        for more, days in (((), 0), ((RETURNED,), 7))
    )
    due, meeting = "batas 10 Juli 2026 16.00", "mengadakan rapat pembahasan, lalu mencatatnya"
    assert early.late == (
        Duty("Kabag", meeting, "batas 7 Juli 2026 11.00, terlambat 1 hari kerja"),
    )
    assert early.coming == (
        Duty("Bagian Lain", "mengisi dan mengirim data kinerja", due),
        Duty("Kabag", "memutuskan 1 galat (UJI 1)", "batas 13 Juli 2026 16.00"),
        Duty("Kabag", "memutuskan 1 peringatan (UJI 1)", "batas 13 Juli 2026 16.00"),
    )
    assert late.late == (
        Duty("Kabag", meeting, "batas 7 Juli 2026 11.00, terlambat 5 hari kerja"),
        Duty(
            "Bagian Percobaan",
            "memperbaiki 2 temuan dan mengirim kembali",
            f"{due}, terlambat 2 hari kerja",
        ),
        Duty("Bagian Lain", "mengisi dan mengirim data kinerja", f"{due}, terlambat 2 hari kerja"),
    )
    assert late.coming == ()


def test_every_step_has_mark_word_and_due_moment() -> None:
    rows = status_page(after(RECEIVED, *FAULTY)).steps
    assert [each.number for each in rows] == list(range(1, 10))
    assert (rows[0].mark, rows[0].status) == ("✔", Toned("Selesai", "done"))
    assert (rows[6].mark, rows[6].status) == ("▶", Toned("Sedang Berjalan", "running"))
    assert (rows[8].mark, rows[8].status, rows[8].due, rows[8].late) == (
        "○",
        Toned("Belum Mulai", "open"),
        "–",
        "",
    )
    late = status_page(after(RECEIVED, *FAULTY, days=7)).steps[4]
    assert (late.mark, late.status, late.due) == ("✖", Toned("Terlambat", "late"), "10 Jul 16.00")
    assert late.late == "2 hari kerja"


APPROVED = happened(Approved, 2, bureau="UJI", sha="cd" * 32, hash="h")


@pytest.mark.parametrize(
    ("events", "days", "cells"),
    [
        (EVENTS[:2], 0, (Toned("–"), Toned("–"), Toned("–"))),
        ((*EVENTS[:2], SENT), 0, (Toned("▶ mengisi", "running"), Toned("–"), Toned("–"))),
        ((*EVENTS[:2], SENT), 7, (Toned("✖ mengisi", "late"), Toned("–"), Toned("–"))),
        (
            RECEIVED,
            0,
            (
                Toned("✔ 8 Jul 10.00", "done"),
                Toned("✔ 8 Jul 10.00", "done"),
                Toned("▶ diperiksa", "running"),
            ),
        ),
        (
            (*RECEIVED, RETURNED),
            0,
            (Toned("▶ diperbaiki", "running"), Toned("–"), Toned("◀ dikembalikan", "warning")),
        ),
        (
            (*RECEIVED, RETURNED),
            7,
            (Toned("✖ diperbaiki", "late"), Toned("–"), Toned("◀ dikembalikan", "warning")),
        ),
        (
            (*RECEIVED, APPROVED),
            0,
            (
                Toned("✔ 8 Jul 10.00", "done"),
                Toned("✔ 8 Jul 10.00", "done"),
                Toned("✔ 8 Jul 12.00", "done"),
            ),
        ),
    ],
)
def test_the_matrix_shows_with_whom_the_ball_is(
    events: tuple[Event, ...], days: int, cells: tuple[Toned, ...]
) -> None:
    assert first(status_page(after(events, days=days))).steps == cells


def test_a_bureaus_status_has_the_tone_of_what_is_open() -> None:
    tones = {
        edits: first(status_page(after(RECEIVED, *edits))).status
        for edits in ((), FAULTY, FAULTY[:1])
    }
    assert tones == {
        (): Toned("Valid", "done"),
        FAULTY: Toned("Perlu perbaikan", "error"),
        FAULTY[:1]: Toned("Perlu penjelasan", "warning"),
    }
    silent = [status_page(after((*EVENTS[:2], SENT), days=days)).bureaus[1] for days in (0, 7)]
    assert [each.status for each in silent] == [
        Toned("Belum mengirim", "open"),
        Toned("Belum mengirim", "late"),
    ]
    assert [bool(each.late) for each in silent] == [False, True]


def test_what_was_changed_after_approval_asks_for_a_look() -> None:
    here = after(RECEIVED)
    changed = replace(
        here.bureaus[0], approval=fold((*RECEIVED, APPROVED)).approvals["UJI"], changed=True
    )
    page = status_page(replace(here, bureaus=(changed, *here.bureaus[1:])))
    assert first(page).status == Toned("Berubah sesudah disahkan", "warning")


def test_reminders_are_counted_by_day() -> None:
    past = tuple(
        Event(
            Reminded.kind,
            NOW - timedelta(hours=hours),
            "Kasubbag",
            {"bureaus": ["LAIN"], "late": {}},
        )
        for hours in (30, 2, 1)
    )
    rows = status_page(after((*RECEIVED, *past))).bureaus
    assert [each.reminded for each in rows] == ["", "2 kali, terakhir 8 Juli 2026"]


def test_the_foot_names_every_head_of_the_journal() -> None:
    here = after(RECEIVED)
    page = status_page(here)
    files = {event.id: event.file_name for event in RECEIVED}
    assert page.heads == tuple((head, files[head]) for head in heads_of(RECEIVED))
    assert page.fingerprint == ", ".join(code_of(head) for head in heads_of(RECEIVED))
    assert (page.events, page.last) == (len(RECEIVED), "8 Juli 2026 pukul 10.00 WIB")
    empty = status_page(after(()))
    assert (empty.events, empty.last, empty.heads, empty.fingerprint) == (0, "–", (), "–")


@pytest.mark.parametrize(("paper", "size"), [(14, "215mm 330mm"), (9, "210mm 297mm")])
def test_it_is_printed_on_the_offices_paper(paper: int, size: str) -> None:
    assert status_page(after(RECEIVED, paper=paper)).paper == size


def test_each_quarter_of_the_year_has_both_headlines_as_bars() -> None:
    page = status_page(after(RECEIVED))
    before, now = page.trend
    recap = after(RECEIVED).recap
    assert (before.quarter, now.quarter) == ("TW I", "TW II")
    assert recap.mean is not None
    assert now.achievement == Bar(page.achievement, f"{recap.mean.normalize():f}")
    assert now.absorption.text == page.absorption


def test_a_first_quarter_has_no_trend_and_a_bar_never_leaves_its_room() -> None:
    assert status_page(after(RECEIVED, period=Period(2026, 1))).trend == ()
    spent = answer("SUM", "realisasi_2", None)
    rows = status_page(after(RECEIVED, spent)).trend
    for row in rows:
        assert all(0 <= float(each.length) <= 100 for each in (row.achievement, row.absorption))
