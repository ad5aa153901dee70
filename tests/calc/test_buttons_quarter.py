"""A whole quarter by its buttons, in the order of the SOP, on one open workbook."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.calc.buttons import Desk
from tests.calc.test_buttons_painting import A_SHEET, FIXED, rows_of_findings
from tests.procedure.kabag import BROKEN, WARNED, WARNING, WHY
from tests.quarter import NOW, Room, events, files
from xlsops import ribbon
from xlsops.core.journal.facts.kinds import Approved, Decided, HandedOver, Returned
from xlsops.core.journal.facts.request_kinds import FormatsSent
from xlsops.core.pages.findings_list import NAME, NOTE_COLUMN, STATUS_COLUMN
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.steps import Step
from xlsops.files.folders import CONTROL

TWO = ("TAPEM", "KKP")
ALL = (*TWO, "KESRA", "HUKUM", "EKON", "ADPEM", "PBJ", "UMUM", "ORG", "PROKOPIM")


@pytest.fixture
def begun(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk before the due date; two bureaus are asked and have sent their forms."""
    return _begun(desk, room, monkeypatch, TWO)


@pytest.fixture
def begun_by_all(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk before the due date; ten bureaus are asked and have sent their forms."""
    return _begun(desk, room, monkeypatch, ALL)


def _begun(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch, codes: tuple[str, ...]) -> Desk:
    monkeypatch.setattr(ribbon, "_now", lambda: NOW)
    desk.root, desk.titled = room.root, False
    if codes != ALL:
        book = load_workbook(room.root / CONTROL)
        for row in book["Master Bagian"].iter_rows(min_row=5):
            if row[0].value not in {None, *codes}:
                row[3].value = "tidak"
        book.save(room.root / CONTROL)
    for code in codes:
        room.send(code, f"{code}.xlsx".lower(), **({**WARNED, **BROKEN} if code == "KKP" else {}))
    desk.open()
    return desk


def told(desk: Desk, name: str, words: str, many: int = len(TWO)) -> None:
    """Press a button that paints: it says what it did, within its calls."""
    lines = desk.press(name, f"satu triwulan, {many} bagian").lines
    assert any(words in line for line in lines), lines
    assert desk.made <= FIXED + A_SHEET * desk.copied, name
    assert desk.alerts[-1].prompt.startswith(lines[0])


def test_a_whole_quarter_by_buttons(begun: Desk, room: Room) -> None:
    whole_quarter(begun, room, len(TWO))


@pytest.mark.exhaustive
def test_a_whole_quarter_of_ten_bureaus_by_buttons(begun_by_all: Desk, room: Room) -> None:
    whole_quarter(begun_by_all, room, len(ALL))


def whole_quarter(begun: Desk, room: Room, many: int) -> None:
    """Press every button of a quarter in which so many bureaus are asked."""
    told(begun, "open", "sudah dibuka pada", many)
    told(begun, "distribute", f"Format disampaikan kepada {many} bagian", many)
    told(begun, "collect", f"{many} baru diterima", many)
    row = rows_of_findings(begun.book)["|".join(WARNING)]
    sheet = begun.book.sheets[NAME]
    sheet.range((row, STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    sheet.range((row, NOTE_COLUMN)).value = WHY
    accepted = "1 keputusan atau catatan disimpan: 1 diterima dengan penjelasan."
    told(begun, "decide", accepted, many)
    begun.refused("hand_over", "Serah terima belum dapat dilakukan")

    begun.book.sheets["Isian KKP"].activate()
    begun.refused("approve", "KKP: masih 1 galat")
    told(begun, "return_", "1 salinan pengembalian ditulis", many)
    assert sorted(path.name for path in (room.root / "kembali").glob("Pengembalian*")) == [
        "Pengembalian KKP TW2 2026.xlsx"
    ]
    room.send("KKP", "kkp lagi.xlsx", at=NOW.replace(tzinfo=None), **WARNED)
    told(begun, "collect", "1 baru diterima", many)

    begun.book.sheets["Rekap TAPEM"].activate()
    told(begun, "approve", "1 bagian disahkan: TAPEM.", many)
    begun.book.sheets["Rekap Setda"].activate()
    told(begun, "approve", f"{many - 1} bagian disahkan: ", many)
    told(begun, "hand_over", f"Data {many} dari {many} bagian diserahkan kepada Kasubbag.", many)
    said = f"Memuat {many} dari {many} bagian; tidak ada temuan terbuka."
    told(begun, "recap", said, many)
    assert begun.press("documents").data["file"] == "berkas/Berkas Bukti SAKIP TW2 2026.xlsx"
    begun.book.save()
    before = files(room.root)
    assert begun.press("verify").lines[0].startswith("Jejak utuh: ")
    assert files(room.root) == before
    assert "final" in str(begun.press("status").data)

    kinds = [each["kind"] for each in events(room.root)]
    for kind in (FormatsSent, Decided, Returned, HandedOver):
        assert kinds.count(kind.kind) == 1, kind
    assert kinds.count(Approved.kind) == many


def test_what_was_written_into_the_open_workbook_is_recorded(begun: Desk, room: Room) -> None:
    sheet = begun.book.sheets["Catatan"]
    sheet.range("A5").value, sheet.range("D5").value = "1 Disposisi Sekda", datetime(2026, 7, 2)
    sheet.range("E5").value, sheet.range("G5").value = "07.40", "15/2026"
    sheet.range("A6").value, sheet.range("B6").value = "2 Disposisi Asisten", "dilewati"
    sheet.range("I6").value, sheet.range("J6").value = "Dinas luar", "SEKDA"
    told(begun, "record", "Langkah 1 (Perintah pengumpulan data kinerja) dicatat, 2 Juli 2026.")
    state = room.period().state
    facts = (
        state.steps[Step.ORDER].time,
        state.steps[Step.ORDER].number,
        state.skipped[Step.FORMATS].by,
        state.skipped[Step.FORMATS].reason,
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
