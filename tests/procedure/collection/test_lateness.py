"""A bureau is late by when it first sent its data, however late the office collected them."""

from datetime import datetime

from tests.one_sheet import one_sheet
from tests.quarter import Room
from xlsops.core.spec.reading import WIB
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.viewing import view_of

AFTER = datetime(2026, 7, 14, 9, tzinfo=WIB)
BEFORE_DUE, AFTER_DUE, NEVER = (
    datetime(2026, 7, 9, 8),
    datetime(2026, 7, 13, 3),
    datetime(2026, 7, 20),
)
"""What files say of when they were saved, in UTC; the last cannot be true."""


def findings(room: Room) -> dict[str, list[str]]:
    """Return by bureau what is said of its lateness."""
    view = view_of(room.period(AFTER))
    return {
        each.bureau.code: [finding.message for finding in each.findings if finding.code == "V30"]
        for each in view.bureaus
        if each.record
    }


def message(days: int, measured: str) -> str:
    return f"Kiriman terlambat {days} hari kerja (batas 10 Juli 2026, menurut {measured})."


def test_what_the_file_says_counts_where_it_can_be_true(room: Room) -> None:
    room.send("KKP", "kkp pertama.xlsx", at=BEFORE_DUE)
    room.send("KKP", "kkp kedua.xlsx", at=AFTER_DUE, **{"KKP-01__keterangan": "Sudah dicocokkan."})
    room.send("UMUM", at=AFTER_DUE)
    room.send("TAPEM", at=NEVER)
    room.collect(AFTER)
    late, unknown = (
        message(1, "waktu berkas disimpan pengirim"),
        message(2, "waktu diterima sekretariat"),
    )
    assert findings(room) == {"KKP": [], "UMUM": [late], "TAPEM": [unknown]}
    sheet = one_sheet(room.root / CONTROL, "Temuan")
    shown = [row[8] for row in sheet.iter_rows(values_only=True) if row[1] == "V30"]
    assert sorted(map(str, shown)) == [late, unknown]


def test_a_correction_after_the_due_date_is_not_late(room: Room) -> None:
    room.send("KKP", "satu.xlsx", at=BEFORE_DUE, **{"KKP-01__realisasi_2": "nihil"})
    room.collect(datetime(2026, 7, 10, 8, tzinfo=WIB))
    room.send("KKP", "dua.xlsx", at=AFTER_DUE)
    room.collect(AFTER)
    assert findings(room) == {"KKP": []}


def test_a_clock_set_back_blames_no_bureau_for_the_day_it_wrote(room: Room) -> None:
    room.send("HUKUM")
    past = datetime(2025, 6, 3, 9, tzinfo=WIB)
    room.collect(past)
    view = view_of(room.period(past))
    assert [one.code for each in view.bureaus for one in each.findings] == []
