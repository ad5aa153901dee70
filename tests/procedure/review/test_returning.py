"""What goes back can only be mended where it was flagged, and says in plain words what to do."""

from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    BROKEN,
    ERROR,
    LATER,
    NEXT_DAY,
    WARNED,
    WARNING,
    approved,
    bureau,
    row_of,
    write_beside,
)
from tests.quarter import Room, events, files, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.returns import returns
from xlsops.core.form.layout import COVER, IDENTITY_FIELDS, RETURN_NOTE, identity_cell
from xlsops.core.sheet.styles import ERROR as PINK
from xlsops.core.sheet.styles import WARNING as AMBER
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace
from xlsops.files.folders import CONTROL
from xlsops.procedure.papers.documenting import document_texts
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review import returning
from xlsops.procedure.review.returning import return_to_bureaus

COPY, LETTER = "Pengembalian KKP TW2 2026.xlsx", "Surat KKP TW2 2026"
AT = datetime(2026, 7, 9, 5)
TAMPERED = {("KKP-02", "realisasi_2"): 7.5, ("KKP-01", "realisasi_2"): 92.0}


@room_after
def owing(room: Room) -> None:
    """A period in which one bureau has one Galat and one Peringatan, and another has none."""
    room.send("KKP", **WARNED, **BROKEN)
    room.send("UMUM")
    room.collect()


def returned(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "kiriman_dikembalikan"]


def test_only_the_flagged_cells_and_the_identity_can_be_filled(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    book = load_workbook(owing.root / "kembali" / COPY)
    layout = bureau(owing).layout
    wanted = {layout.indicators.cell("KKP-01", key) for key in ("realisasi_2", "keterangan")}
    wanted |= {identity_cell(key) for key in IDENTITY_FIELDS}
    free = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        if sheet.title not in {RETURN_NOTE, "_meta"}
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert free == {(cell.sheet, cell.address) for cell in wanted}
    sheets = [sheet for sheet in book.worksheets if sheet.title in {COVER, "Indikator", "Anggaran"}]
    assert all(sheet.protection.sheet for sheet in sheets)
    assert book.sheetnames[0] == RETURN_NOTE


def test_flagged_cells_are_filled_and_annotated_and_answers_stand_as_sent(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    sheet = one_sheet(owing.root / "kembali" / COPY, "Indikator")
    layout = bureau(owing).layout
    for key, value, colour, code in (
        ("realisasi_2", "nihil", PINK, "✖ V06"),
        ("keterangan", "ok", AMBER, "▲ V24"),
    ):
        place = layout.indicators.cell("KKP-01", key)
        cell = sheet.cell(place.row, place.column)
        assert (cell.value, cell.fill.fgColor.rgb) == (value, f"00{colour}")
        assert cell.comment is not None
        assert cell.comment.text.startswith(code)


def test_the_letter_lists_every_cell_with_what_to_do(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    letter = (owing.root / "kembali" / f"{LETTER}.txt").read_text("utf-8-sig")
    layout = bureau(owing).layout
    number, note = (
        layout.indicators.cell("KKP-01", key).address for key in ("realisasi_2", "keterangan")
    )
    assert "Hal: Pengembalian Data Kinerja Triwulan II Tahun 2026 untuk Diperbaiki" in letter
    assert "Yth. Jabatan Pelaksana pada Bagian Keuangan, Kepegawaian dan Perlengkapan" in letter
    assert "pada 8 Juli 2026 09.00 WIB, bersama ini kami kembalikan" in letter
    assert "menemukan 1 galat yang harus diperbaiki dan 1 peringatan" in letter
    lines = letter.splitlines()
    assert any(line.startswith(f"1. [Galat] Lembar Indikator, sel {number} (") for line in lines)
    assert any(line.startswith(f"2. [Peringatan] Lembar Indikator, sel {note} (") for line in lines)
    assert f"Mohon perbaikan dilakukan pada berkas terlampir, {COPY}." in letter
    assert "paling lambat 10 Juli 2026 pukul 16.00 WIB." in letter
    assert "Nganjuk, 9 Juli 2026" in letter


def test_the_journal_keeps_the_deadline_of_the_letter_and_its_print_tells_that_one_ever_after(
    owing: Room,
) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    (data,) = returned(owing)
    assert data["due"] == "2026-07-10T09:00:00+00:00"
    assert "2 temuan, batas 10 Juli 2026 pukul 16.00" in history_of(owing)
    write_beside(owing, "Pengaturan", "batas_kirim", 2, "31-07-2026 16:00")
    view = view_of(owing.period(LATER))
    source = DocumentSource(view, facts_of(view), document_texts(owing.period().folder), None)
    pages = [each.page for each in returns(source) if each.page and "7c" in each.page.name]
    (letter,) = (" ".join(str(x) for row in page.values for x in row) for page in pages)
    assert "10 Juli 2026 pukul 16.00 WIB" in letter
    assert "31 Juli" not in letter


def history_of(room: Room) -> str:
    sheet = one_sheet(room.root / CONTROL, "Riwayat")
    return " ".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)


def test_the_draft_mail_carries_letter_and_copy(owing: Room) -> None:
    address = "Ibu Ani <kkp@contoh.go.id>\r\nBcc: orang.lain@contoh.id"
    write_beside(owing, "Master Bagian", "KKP", 5, address)
    return_to_bureaus(owing.period(NEXT_DAY))
    folder = owing.root / "kembali"
    data = (folder / f"{LETTER}.eml").read_bytes()
    mail = BytesParser(policy=policy.default).parsebytes(data)
    subject = "Pengembalian Data Kinerja Triwulan II Tahun 2026 untuk Diperbaiki"
    assert mail["Subject"] == subject
    assert (mail["X-Unsent"], mail["From"], mail["Bcc"]) == ("1", None, None)
    body = mail.get_body(("plain",))
    assert body is not None
    told = (folder / f"{LETTER}.txt").read_text("utf-8-sig")
    assert body.get_content().split() == told.split()
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == COPY
    assert attached.get_content() == (folder / COPY).read_bytes()


def test_the_journal_keeps_what_was_returned_and_from_which_file(owing: Room) -> None:
    outcome = return_to_bureaus(owing.period(NEXT_DAY))
    view = bureau(owing)
    assert view.record is not None
    (data,) = returned(owing)
    assert outcome.data["returned"] == [
        {
            "bureau": "KKP",
            "file": f"kembali/{COPY}",
            "letter": f"kembali/{LETTER}.txt",
            "mail": f"kembali/{LETTER}.eml",
            "page": f"kembali/{LETTER}.xlsx",
            "message": "kembali/Pesan KKP TW2 2026.txt",
            "findings": 2,
            "version": 1,
            "times": 1,
            "proposal": False,
        }
    ]
    assert data["findings"] == [list(ERROR), list(WARNING)]
    assert (data["bureau"], data["source"]) == ("KKP", view.record.sha)
    assert data["sha"] == files(owing.root)[f"kembali/{COPY}"]


def test_the_letter_to_sign_and_the_message_for_a_telephone_say_what_the_text_does(
    owing: Room,
) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    page = load_workbook(owing.root / "kembali" / f"{LETTER}.xlsx").worksheets[0]
    told = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    message = (owing.root / "kembali" / "Pesan KKP TW2 2026.txt").read_text("utf-8-sig")
    for text in (told, message):
        assert "1 galat yang harus diperbaiki dan 1 peringatan" in text
        assert "10 Juli 2026 pukul 16.00 WIB" in text
    assert "Nganjuk, 9 Juli 2026" in told
    assert f"Berkas yang diisi: {COPY}." in message
    assert not {"{", "}"} & set(told + message)


def test_returning_again_writes_the_same_and_adds_no_event(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    before = files(owing.root)
    outcome = return_to_bureaus(owing.period(NEXT_DAY), ["kkp"])
    assert outcome.data["recorded"] == 0
    assert files(owing.root) == before


def letters_told(room: Room) -> dict[str, str]:
    """Return the letters the journal tells of, by path, with their hashes."""
    return {
        file["file"]: file["sha"]
        for each in events(room.root)
        if each["kind"] == "surat_dibuat"
        for file in each["data"]["files"]
    }


def test_the_first_of_two_returns_stays_with_its_letter_and_the_journal_knows_both(
    owing: Room,
) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    first = {name: sha for name, sha in files(owing.root).items() if name in letters_told(owing)}
    assert set(first) == {
        f"kembali/{COPY}",
        f"kembali/{LETTER}.txt",
        f"kembali/{LETTER}.eml",
        f"kembali/{LETTER}.xlsx",
        "kembali/Pesan KKP TW2 2026.txt",
    }
    owing.send("KKP", "lagi.xlsx", at=datetime(2026, 7, 9, 5), **BROKEN)
    owing.collect(LATER)
    again = return_to_bureaus(owing.period(LATER), ["KKP"])
    now = files(owing.root)
    assert {name: now[name] for name in first} == first
    second = {
        "kembali/Pengembalian KKP TW2 2026 ke-2.xlsx",
        f"kembali/{LETTER} ke-2.txt",
        f"kembali/{LETTER} ke-2.eml",
        f"kembali/{LETTER} ke-2.xlsx",
        "kembali/Pesan KKP TW2 2026 ke-2.txt",
    }
    assert letters_told(owing) == {name: now[name] for name in {*first, *second}}
    assert again.data["returned"][0]["letter"] == f"kembali/{LETTER} ke-2.txt"
    letter = (owing.root / "kembali" / f"{LETTER} ke-2.txt").read_text("utf-8-sig")
    assert "pada berkas terlampir, Pengembalian KKP TW2 2026 ke-2.xlsx." in letter
    assert "menindaklanjuti surat pengembalian kami tanggal 9 Juli 2026." in letter
    assert "Nganjuk, 10 Juli 2026" in letter


def test_returning_the_same_a_day_later_keeps_the_letter_that_was_sent(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    before = files(owing.root)
    outcome = return_to_bureaus(owing.period(LATER), ["KKP"])
    after = files(owing.root)
    assert {name for name in after if after[name] != before.get(name)} <= {CONTROL}
    assert outcome.lines[0] == (
        f"Tidak ada pengembalian baru; 1 yang sudah dikembalikan tetap di folder {owing.root / 'kembali'}."
    )
    assert outcome.lines[1].endswith(
        f"{COPY} (sudah dikembalikan 9 Juli 2026; berkas dan suratnya tetap)"
    )


def test_a_letter_of_an_earlier_version_is_not_written_over(
    owing: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(returning, "letters_to_tell", lambda _period, _letters: [])
        return_to_bureaus(owing.period(NEXT_DAY))
    letter = owing.root / "kembali" / f"{LETTER}.txt"
    letter.write_text("Surat yang dulu", "utf-8")
    owing.send("KKP", "lagi.xlsx", at=datetime(2026, 7, 9, 5), **BROKEN)
    owing.collect(LATER)
    return_to_bureaus(owing.period(LATER), ["KKP"])
    assert letter.read_text("utf-8") == "Surat yang dulu"
    assert (owing.root / "kembali" / f"{LETTER} ke-2.txt").is_file()


def test_a_letter_that_is_gone_is_made_again_under_its_own_name(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    (owing.root / "kembali" / f"{LETTER}.eml").unlink()
    outcome = return_to_bureaus(owing.period(LATER), ["KKP"])
    assert outcome.data["returned"][0]["letter"] == f"kembali/{LETTER} ke-2.txt"
    assert len(returned(owing)) == 1


def test_a_bureau_that_cannot_be_returned_is_named_and_none_is(owing: Room) -> None:
    before = files(owing.root)
    with stopped_by(messages.procedure.too_early) as stopped:
        return_to_bureaus(owing.period(NEXT_DAY), ["KKP", "UMUM", "ORG"])
    assert lacking(stopped) == (
        "UMUM: tidak ada galat atau peringatan terbuka.",
        "ORG: belum mengirim. Ingatkan Bagian (xlsops remind --bureau ORG); sesudah datang, Himpun Kiriman "
        "(xlsops collect).",
    )
    with stopped_by(messages.workbook.unknown_bureaus, match="Bagian XYZ tidak ada"):
        return_to_bureaus(owing.period(NEXT_DAY), ["XYZ"])
    assert files(owing.root) == before


def test_lateness_alone_is_not_returned_and_never_stands_among_what_to_mend(room: Room) -> None:
    room.send("UMUM", at=datetime(2026, 7, 13, 2))
    room.send("KKP", at=datetime(2026, 7, 13, 2), **WARNED)
    after = datetime(2026, 7, 14, 9, tzinfo=WIB)
    room.collect(after)
    assert [path.name for path in (room.root / "kembali").iterdir()] == [
        "Perbaikan KKP TW2 2026.xlsx"
    ]
    with stopped_by(messages.procedure.too_early) as stopped:
        return_to_bureaus(room.period(after), ["UMUM"])
    assert lacking(stopped) == (
        "UMUM: temuannya yang terbuka tidak dapat diperbaiki bagian. Terima dengan penjelasan di "
        "lembar Temuan, lalu Simpan Keputusan (xlsops decide).",
    )
    assert [each["bureau"] for each in return_to_bureaus(room.period(after)).data["returned"]] == [
        "KKP"
    ]  # type: ignore[attr-defined]
    for path in (room.root / "kembali").glob("*KKP*.txt"):
        text = path.read_text("utf-8-sig")
        assert "1 peringatan yang" in text
        assert "terlambat" not in text


def test_only_what_was_shown_is_returned(owing: Room) -> None:
    owing.send("KKP", "lagi.xlsx", **BROKEN)
    shown = owing.period(NEXT_DAY)
    owing.collect(NEXT_DAY)
    behind = replace(owing.period(NEXT_DAY), grids=shown.grids)
    with stopped_by(messages.procedure.too_early) as stopped:
        return_to_bureaus(behind, ["KKP"])
    assert lacking(stopped) == (
        "KKP: datanya berubah sejak diperlihatkan. Lembar Isian KKP sudah diperbarui; periksa lagi, "
        "lalu kembalikan.",
    )
    assert returned(owing) == []
    assert return_to_bureaus(owing.period(NEXT_DAY), ["KKP"]).data["recorded"] == 1


def test_without_findings_there_is_nothing_to_return(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    outcome = return_to_bureaus(room.period(NEXT_DAY))
    assert (outcome.lines, outcome.attention) == (
        ("Tidak ada temuan terbuka yang dapat diperbaiki bagian; tidak ada yang dikembalikan.",),
        False,
    )
    assert returned(room) == []


def test_a_row_that_went_missing_can_be_filled_whole(room: Room) -> None:
    line = bureau(room).layout.indicators.lines[0].id
    path = room.send("KKP")
    book = load_workbook(path)
    row = bureau(room).layout.indicators.row(line)
    for cell in book["Indikator"][row]:
        cell.value = None
    room.sent.pop(path)
    path.unlink()
    room.drop("hilang.xlsx", _bytes(book))
    room.collect()
    return_to_bureaus(room.period(NEXT_DAY))
    sheet = one_sheet(room.root / "kembali" / COPY, "Indikator")
    layout = bureau(room).layout.indicators
    assert sheet.cell(row, 1).value == line
    assert all(
        not sheet.cell(row, column.number).protection.locked
        for column in layout.columns
        if column.open
    )


def test_what_changed_outside_the_returned_cells_is_listed_by_address(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY), ["KKP"])
    layout = bureau(owing).layout
    book = load_workbook(owing.root / "kembali" / COPY)
    for (line, key), value in TAMPERED.items():
        place = layout.indicators.cell(line, key)
        before = book["Indikator"].cell(place.row, place.column).value
        book["Indikator"].cell(place.row, place.column).value = value
    owing.drop("perbaikan.xlsx", _bytes(book))
    outcome = owing.collect(LATER)
    place = layout.indicators.cell("KKP-02", "realisasi_2")
    (stray,) = outcome.data["outside"]
    assert (stray["bureau"], stray["cell"], stray["new"]) == (
        "KKP",
        f"Indikator!{place.address}",
        "7,5",
    )
    assert stray["old"] not in {"", "7,5"}
    assert before == "nihil"
    at = outcome.lines.index("Berubah di luar sel yang dikembalikan:")
    assert outcome.lines[at + 1].startswith(f"  KKP Indikator!{place.address} (Realisasi TW II): ")
    assert owing.collect(LATER).data["outside"] == []
    (data,) = [
        each["data"]
        for each in events(owing.root)
        if each["kind"] == "berubah_di_luar_pengembalian"
    ]
    assert [(each["line"], each["field"], each["new"]) for each in data["changes"]] == [
        ("KKP-02", "realisasi_2", "7,5")
    ]
    row = row_of(owing, "LUAR")
    assert row["Bagian"] == "KKP"
    assert row["Pesan"] == (
        f'Realisasi TW II berubah dari "{stray["old"]}" menjadi "7,5" di luar sel yang dikembalikan.'
    )
    assert row["Status"] == "Terbuka"
    notes = [
        c.comment.text
        for r in one_sheet(owing.root / CONTROL, "Isian KKP").iter_rows()
        for c in r
        if c.comment
    ]
    assert any("● LUAR" in text for text in notes)


def test_approving_tells_what_changed_outside_the_returned_cells(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY), ["KKP"])
    layout = bureau(owing).layout
    changes = {"KKP-02__pendorong": "Dukungan pimpinan daerah yang kuat"}
    owing.send("KKP", "perbaikan.xlsx", **changes)
    assert len(owing.collect(LATER).data["outside"]) == 1
    outcome = approved(owing, "KKP")
    place = layout.indicators.cell("KKP-02", "pendorong")
    assert [
        line
        for line in outcome.lines
        if line.startswith(f"  KKP, Indikator!{place.address}: Faktor Pendorong berubah dari")
    ]
    assert outcome.attention
    facts = {each.code for each in bureau(owing).findings}
    assert facts == {"LUAR"}


def test_an_explanation_that_changed_beside_a_figure_that_stayed_counts_as_outside(
    owing: Room,
) -> None:
    return_to_bureaus(owing.period(NEXT_DAY), ["KKP"])
    layout = bureau(owing).layout
    book = load_workbook(owing.root / "kembali" / COPY)
    place = layout.indicators.cell("KKP-01", "pendorong")
    book["Indikator"].cell(place.row, place.column).value = "Dukungan pimpinan daerah yang kuat"
    owing.drop("perbaikan.xlsx", _bytes(book))
    assert [each["cell"] for each in owing.collect(LATER).data["outside"]] == [
        f"Indikator!{place.address}"
    ]


def test_a_narrative_that_changed_with_its_figure_is_told_where_it_had_been_written(
    owing: Room,
) -> None:
    return_to_bureaus(owing.period(NEXT_DAY), ["KKP"])
    layout = bureau(owing).layout
    book = load_workbook(owing.root / "kembali" / COPY)
    for key, value in (("pendorong", "Dukungan pimpinan daerah yang kuat"), ("realisasi_2", 92.0)):
        place = layout.indicators.cell("KKP-01", key)
        book["Indikator"].cell(place.row, place.column).value = value
    owing.drop("perbaikan.xlsx", _bytes(book))
    place = layout.indicators.cell("KKP-01", "pendorong")
    assert [each["cell"] for each in owing.collect(LATER).data["outside"]] == [
        f"Indikator!{place.address}"
    ]


def test_a_copy_mended_only_where_it_was_flagged_brings_nothing_to_list(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY), ["KKP"])
    place = bureau(owing).layout.indicators.cell("KKP-01", "realisasi_2")
    book = load_workbook(owing.root / "kembali" / COPY)
    book["Indikator"].cell(place.row, place.column).value = 1000
    date = identity_cell("petugas")
    book[COVER].cell(date.row, date.column).value = "Petugas lain"
    owing.drop("perbaikan.xlsx", _bytes(book))
    outcome = owing.collect(LATER)
    assert (outcome.data["accepted"], outcome.data["outside"]) == (1, [])
    assert [each.code for each in bureau(owing).fixed] == ["V06"]


def test_the_newest_file_goes_back_even_when_an_older_one_is_approved(room: Room) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    room.send("KKP", "susulan.xlsx", **BROKEN)
    room.collect(LATER)
    return_to_bureaus(room.period(LATER))
    (data,) = returned(room)
    revision = bureau(room).revision
    assert revision is not None
    assert data["source"] == revision.sha


def _bytes(book: object) -> bytes:
    target = BytesIO()
    book.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def test_only_who_may_returns(room: Room) -> None:
    before = files(room.root)
    with stopped_by(messages.procedure.not_allowed, match="Kembalikan hanya dapat dilakukan Kabag"):
        return_to_bureaus(room.period(LATER, "Kasubbag"))
    assert files(room.root) == before


def test_the_copys_cover_bears_the_deadline_of_its_letter(owing: Room) -> None:
    return_to_bureaus(owing.period(LATER + timedelta(days=5)))
    cover = one_sheet(owing.root / "kembali" / COPY, COVER)
    told = {row[2].value: row[3].value for row in cover.iter_rows(max_col=4)}["Batas kirim"]
    letter = (owing.root / "kembali" / f"{LETTER}.txt").read_text(encoding="utf-8")
    assert f"paling lambat {told} WIB." in letter
    assert "10 Juli" not in str(told)


def test_no_sentence_in_a_returned_copy_speaks_of_another_copy(owing: Room) -> None:
    return_to_bureaus(owing.period(NEXT_DAY))
    book = load_workbook(owing.root / "kembali" / COPY)
    texts = [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    ]
    texts += [
        cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    assert not [text for text in texts if "salinan" in text.casefold() or "format asli" in text]


def with_own(data: bytes) -> bytes:
    """The form of a bureau that put in a sheet and a comment of its own."""
    book = load_workbook(BytesIO(data))
    own = book.create_sheet("Rincian")
    own["A1"], own["A2"] = "Kecamatan", 12
    book["Indikator"]["K9"].comment = Comment("Sudah dicocokkan", "Ani")
    return _bytes(book)


def test_what_a_bureau_put_in_is_named_in_the_copy_and_its_letter(owing: Room) -> None:
    owing.drop("lagi.xlsx", with_own(owing.filled("KKP", {("KKP-01", "realisasi_2"): "nihil"}, AT)))
    outcome = owing.collect(NEXT_DAY)
    told = (
        'Lembar "Rincian" tidak ada di format, jadi tidak dihimpun (2 sel terisi, 0 komentar). '
        'Komentar pada Indikator!K9: "Sudah dicocokkan".'
    )
    assert any(told in line for line in outcome.lines)
    return_to_bureaus(owing.period(LATER), ["KKP"])
    book = load_workbook(owing.root / "kembali" / COPY)
    assert "Rincian" not in book.sheetnames
    said = f"Tidak ikut di berkas pengembalian, tetapi tetap tersimpan pada kiriman aslinya: {told}"
    assert said in texts_of(book[RETURN_NOTE])
    assert said in (owing.root / "kembali" / f"{LETTER}.txt").read_text("utf-8-sig")
    page = load_workbook(owing.root / "kembali" / f"{LETTER}.xlsx").worksheets[0]
    assert said in texts_of(page)


def texts_of(sheet: Worksheet) -> set[str]:
    return {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}


def test_three_returns_in_a_row_are_numbered_told_and_asked_about(owing: Room) -> None:
    for number in range(3):
        day = NEXT_DAY + timedelta(days=number)
        outcome = return_to_bureaus(owing.period(day), ["KKP"])
        assert outcome.data["returned"][0]["times"] == number + 1
        often = [line for line in outcome.lines if "sudah 3 kali dikembalikan" in line]
        assert bool(often) is (number == 2)
        file = owing.root / outcome.data["returned"][0]["file"]
        book = load_workbook(file)
        place = bureau(owing).layout.indicators.cell("KKP-02", "realisasi_2")
        book["Indikator"].cell(place.row, place.column).value = 5 + number
        owing.drop(f"perbaikan {number}.xlsx", _bytes(book))
        owing.collect(day + timedelta(hours=1))
    assert [each["file"] for each in returned(owing)] == [
        f"kembali/Pengembalian KKP TW2 2026{number}.xlsx" for number in ("", " ke-2", " ke-3")
    ]
    second = load_workbook(owing.root / "kembali" / "Pengembalian KKP TW2 2026 ke-2.xlsx")
    (asked,) = (x for x in texts_of(second[RETURN_NOTE]) if x.startswith("Berubah tanpa diminta"))
    assert f'Indikator!{place.address} Realisasi TW II berubah dari "2,12" menjadi "5"' in asked
    letters = [owing.root / "kembali" / f"{LETTER} ke-{number}.txt" for number in (2, 3)]
    told, last = (letter.read_text("utf-8-sig") for letter in letters)
    assert asked in told
    assert "menindaklanjuti surat pengembalian kami tanggal 10 Juli 2026" in last
