"""What people type where painting will overwrite it is kept in the journal and told."""

from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    NEXT_DAY,
    WARNED,
    WARNING,
    WHY,
    decided,
    row_of,
    type_in,
)
from tests.quarter import Room, events
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import validate
from xlsops.procedure.status.standing import status


def put(room: Room, sheet: str, address: str, text: str) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    book[sheet][address] = text
    book.save(path)


def kept(room: Room) -> list[dict[str, str]]:
    """Return what was kept, by place: events of one moment are filed by their hashes."""
    told = [each["data"] for each in events(room.root) if each["kind"] == "tulisan_disimpan"]
    found = [{"sheet": data["sheet"], **each} for data in told for each in data["cells"]]
    return sorted(found, key=lambda each: (each["sheet"], each["cell"]))


def ready(room: Room) -> Room:
    room.send("KKP", **WARNED)
    room.collect()
    return room


def test_a_text_on_a_painted_sheet_is_kept_told_and_listed_once(room: Room) -> None:
    ready(room)
    put(room, "Beranda", "C60", "Telepon Asisten hari Senin")
    put(room, "Rekap KKP", "AB3", "=1+1")
    outcome = validate(room.period(NEXT_DAY))
    assert kept(room) == [
        {"sheet": "Beranda", "cell": "C60", "text": "Telepon Asisten hari Senin"},
        {"sheet": "Rekap KKP", "cell": "AB3", "text": "=1+1"},
    ]
    assert [line for line in outcome.lines if line.startswith("Tulisan di lembar program")] == [
        'Tulisan di lembar program dipindahkan ke lembar Riwayat: Beranda!C60 "Telepon Asisten hari Senin"; '
        'Rekap KKP!AB3 "=1+1".'
    ]
    told = [row[5] for row in one_sheet(room.root / CONTROL, "Riwayat").iter_rows(values_only=True)]
    assert "Telepon Asisten hari Senin" in told
    validate(room.period(LATER))
    assert len(kept(room)) == 2
    assert verify(room.root).attention is False


def test_what_was_pasted_on_a_sheet_is_one_event_and_one_sentence_after_the_result(
    room: Room,
) -> None:
    ready(room)
    path = room.root / CONTROL
    book = load_workbook(path)
    for number in range(1, 3001):
        book["Beranda"].cell(100 + number, 3).value = f"catatan {number}"
    book.save(path)
    outcome = status(room.period(NEXT_DAY))
    assert [each["kind"] for each in events(room.root)].count("tulisan_disimpan") == 1
    assert len(kept(room)) == 3000
    assert outcome.lines[1] == (
        "Tulisan di lembar program dipindahkan ke lembar Riwayat: "
        'Beranda 3.000 sel, C101 "catatan 1" sampai C3100 "catatan 3000".'
    )
    assert not any(
        "Tulisan di lembar program" in line for line in (outcome.lines[0], *outcome.lines[2:])
    )
    sheet = one_sheet(path, "Riwayat")
    told = [row[5] for row in sheet.iter_rows(values_only=True) if "3.000 sel" in str(row[4])]
    assert told[0].startswith("C101: catatan 1; C102: catatan 2; ")
    assert told[0].endswith(" sel lagi, tersimpan di jurnal")
    status(room.period(LATER))
    assert len(kept(room)) == 3000


def test_a_text_or_figure_that_stands_elsewhere_on_the_sheet_is_kept_too(room: Room) -> None:
    ready(room)
    sheet = one_sheet(room.root / CONTROL, "Isian KKP")
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"ok", "1077"} <= set(texts)
    for place in ("G13", "U21", "X25"):
        put(room, "Isian KKP", place, "ok")
    put(room, "Isian KKP", "C15", "1077")
    status(room.period(NEXT_DAY))
    assert [(each["cell"], each["text"]) for each in kept(room)] == [
        ("C15", "1077"),
        ("G13", "ok"),
        ("U21", "ok"),
        ("X25", "ok"),
    ]
    status(room.period(LATER))
    assert len(kept(room)) == 4


def test_a_row_and_a_column_put_into_the_list_of_findings_lose_no_text(room: Room) -> None:
    ready(room)
    path = room.root / CONTROL
    book = load_workbook(path)
    sheet = book["Temuan"]
    sheet.insert_cols(4)
    sheet.cell(4, 4).value = "Siapa"
    sheet.cell(5, 4).value = "Ibu Ani"
    sheet.insert_rows(5)
    sheet.cell(5, 9).value = "tanyakan dulu"
    book.save(path)
    type_columns(room, ACCEPTED, WHY)
    status(room.period(NEXT_DAY))
    assert {each["text"] for each in kept(room)} == {
        "Siapa",
        "Ibu Ani",
        "tanyakan dulu",
        "'Isian KKP'!P11",
    }, "the last is what openpyxl reads where the link of a cell it moved has stayed"
    assert (row_of(room, "V24")["Status"], row_of(room, "V24")["Catatan Kabag"]) == (ACCEPTED, WHY)


def type_columns(room: Room, state: str, note: str) -> None:
    """Type a decision by the headings as they stand."""
    path = room.root / CONTROL
    book = load_workbook(path)
    sheet = book["Temuan"]
    heading = next(row for row in sheet.iter_rows() if row[0].value == "No")
    columns = {str(cell.value): cell.column for cell in heading}
    row = next(row for row in sheet.iter_rows() if row[1].value == "V24")
    sheet.cell(row[0].row, columns["Status"]).value = state
    sheet.cell(row[0].row, columns["Catatan Kabag"]).value = note
    book.save(path)


def test_what_is_typed_where_it_belongs_is_no_stray_handwriting(room: Room) -> None:
    ready(room)
    type_in(room, {WARNING: (ACCEPTED, WHY, "Surat 5", "31/12/2026")})
    status(room.period(NEXT_DAY))
    decided(room, WARNING, ACCEPTED, WHY, "Surat 5", "31/12/2026")
    room.send("KKP", "perbaikan.xlsx")
    room.collect(LATER)
    assert kept(room) == []


def test_a_status_that_is_unknown_is_kept_when_it_gives_way(room: Room) -> None:
    ready(room)
    type_in(room, {WARNING: ("oke saja", None)})
    room.collect(NEXT_DAY)
    assert [each["text"] for each in kept(room)] == ["oke saja"]


def test_letters_that_look_like_an_escape_are_nobody_s_handwriting(room: Room) -> None:
    room.send("KKP", **{"KKP-01__keterangan": "Lihat Laporan_x005F_x0020_Akhir.pdf"})
    room.drop("data_x0041_.xlsx", b"x\n")
    for _ in range(3):
        room.collect()
    assert kept(room) == []
    assert verify(room.root).attention is False


def test_a_note_on_a_cell_of_a_painted_sheet_is_kept_and_told_once(room: Room) -> None:
    ready(room)
    path = room.root / CONTROL
    book = load_workbook(path)
    book["Temuan"]["A3"].comment = Comment("Tanya Asisten dahulu", "Kabag")
    book.save(path)
    outcome = status(room.period(NEXT_DAY))
    assert kept(room) == [
        {"sheet": "Temuan", "cell": "A3", "text": "Catatan sel: Tanya Asisten dahulu"}
    ]
    assert any("Temuan!A3" in line for line in outcome.lines)
    status(room.period(LATER))
    assert len(kept(room)) == 1
