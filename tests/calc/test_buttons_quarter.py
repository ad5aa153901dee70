"""A whole quarter by its buttons, in the order of the SOP, on one open workbook."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.calc.buttons import Desk
from tests.calc.test_buttons_painting import A_SHEET, FIXED, rows_of_findings
from tests.procedure.kabag import BROKEN, WARNED, WARNING, WHY
from tests.quarter import NOW, Room, events, files
from xlsops import ribbon
from xlsops.core.events import Happened
from xlsops.core.findings import FindingState
from xlsops.core.pages.findings_list import NAME, NOTE_COLUMN, STATUS_COLUMN

OTHERS = ("TAPEM", "KESRA", "HUKUM", "EKON", "ADPEM", "PBJ", "UMUM", "ORG", "PROKOPIM")


@pytest.fixture
def begun(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk before the due date; forms are made, files of all lie in the inbox."""
    monkeypatch.setattr(ribbon, "_now", lambda: NOW)
    desk.root = room.root
    room.send("KKP", "kkp.xlsx", **{**WARNED, **BROKEN})
    for code in OTHERS:
        room.send(code)
    desk.open()
    return desk


def told(desk: Desk, name: str, words: str) -> None:
    """Press a button that paints: it says what it did, within its calls."""
    lines = desk.press(name, "satu triwulan, 10 bagian").lines
    assert any(words in line for line in lines), lines
    assert desk.made <= FIXED + A_SHEET * desk.copied, name
    assert desk.alerts[-1].prompt.startswith(lines[0])


def test_a_whole_quarter_by_buttons(begun: Desk, room: Room) -> None:
    told(begun, "open", "sudah dibuka pada")
    told(begun, "distribute", "Format disampaikan kepada 10 bagian")
    told(begun, "collect", "10 baru diterima")
    row = rows_of_findings(begun.book)["|".join(WARNING)]
    sheet = begun.book.sheets[NAME]
    sheet.range((row, STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    sheet.range((row, NOTE_COLUMN)).value = WHY
    told(begun, "decide", "1 keputusan atau catatan disimpan: 1 diterima dengan penjelasan.")
    begun.refused("hand_over", "Serah terima belum dapat dilakukan")

    begun.book.sheets["Isian KKP"].activate()
    begun.refused("approve", "KKP: masih 1 galat")
    told(begun, "return_", "1 salinan perbaikan ditulis")
    assert sorted(path.name for path in (room.root / "kembali").glob("Pengembalian*")) == [
        "Pengembalian KKP TW2 2026.xlsx"
    ]
    room.send("KKP", "kkp lagi.xlsx", at=NOW.replace(tzinfo=None), **WARNED)
    told(begun, "collect", "1 baru diterima")

    begun.book.sheets["Rekap TAPEM"].activate()
    told(begun, "approve", "1 bagian disahkan: TAPEM.")
    begun.book.sheets["Rekap Setda"].activate()
    told(begun, "approve", "9 bagian disahkan: KESRA")
    told(begun, "hand_over", "Data 10 dari 10 bagian diserahkan kepada Kasubbag.")
    told(begun, "recap", "Memuat 10 dari 10 bagian; 0 galat dan 0 peringatan terbuka.")
    assert begun.press("documents").data["file"] == "berkas/Berkas Bukti SAKIP TW2 2026.xlsx"
    begun.book.save()
    before = files(room.root)
    assert begun.press("verify").lines[0].startswith("Jejak utuh: ")
    assert files(room.root) == before
    assert "final" in str(begun.press("status").data)

    kinds = [each["kind"] for each in events(room.root)]
    for kind in (Happened.FORMATS_SENT, Happened.DECIDED, Happened.RETURNED, Happened.HANDED_OVER):
        assert kinds.count(kind.value) == 1, kind
    assert kinds.count(Happened.APPROVED.value) == 10


def test_what_was_written_into_the_open_workbook_is_recorded(begun: Desk, room: Room) -> None:
    sheet = begun.book.sheets["Catatan"]
    sheet.range("A5").value, sheet.range("D5").value = "1 Disposisi Sekda", datetime(2026, 7, 2)
    sheet.range("E5").value, sheet.range("G5").value = "07.40", "15/2026"
    sheet.range("A6").value, sheet.range("B6").value = "2 Disposisi Asisten", "dilewati"
    sheet.range("I6").value, sheet.range("J6").value = "Dinas luar", "SEKDA"
    told(begun, "record", "Langkah 1 (Perintah pengumpulan data kinerja) dicatat, 2 Juli 2026.")
    state = room.period().state
    facts = (
        state.steps[1].time,
        state.steps[1].number,
        state.skipped[2].by,
        state.skipped[2].reason,
    )
    assert facts == ("07.40", "15/2026", "SEKDA", "Dinas luar")
    assert sheet.range("A5").value == "1 Disposisi Sekda"


def test_a_decision_without_its_reason_stays_where_it_was_typed(begun: Desk) -> None:
    begun.press("collect")
    row = rows_of_findings(begun.book)["|".join(WARNING)]
    begun.book.sheets[NAME].range((row, STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    outcome = begun.press("decide")
    assert outcome.attention
    assert any("tulis penjelasannya di kolom Catatan Kabag" in line for line in outcome.lines)
    row = rows_of_findings(begun.book)["|".join(WARNING)]
    assert begun.book.sheets[NAME].range((row, STATUS_COLUMN)).value == FindingState.ACCEPTED.value


def test_the_trail_is_examined_though_the_journal_is_damaged(begun: Desk, room: Room) -> None:
    victim: Path = min((room.root / "jurnal").glob("*.json"))
    victim.write_bytes(victim.read_bytes()[:-5])
    outcome = begun.press("verify")
    assert outcome.attention
    assert victim.name in outcome.lines[0]
