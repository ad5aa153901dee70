"""The master changed after the forms went out: nothing passes unsaid, and nobody is blamed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import LATER, NEXT_DAY, approved, bureau, decided, rows_in, write_cells
from tests.quarter import ACTOR, FILLED, Room, events, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.checks.selftest.careful_answers import careful_answers, planned
from xlsops.core.form.submissions import value_text
from xlsops.core.pages.figures.answers_page import answers_page
from xlsops.core.spec import tables
from xlsops.core.spec.tables import Table
from xlsops.core.terms.findings import Finding, Severity
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status

COPY = "Pengembalian KKP TW2 2026.xlsx"
NEW: Mapping[str, object] = {
    "id": "KKP-99",
    "bureau": "KKP",
    "objective": "Sasaran contoh",
    "name": "Indikator susulan",
    "unit": "Dokumen",
    "direction": "Positif",
    "method": "Akumulatif",
    "frequency": "Triwulanan",
    "target_year": 4,
    "target_1": 1,
    "target_2": 1,
    "target_3": 1,
    "target_4": 1,
    "realisasi_1": 1,
}
COLUMN: Mapping[str, object] = {
    "block": "Indikator",
    "key": "sumber",
    "label": "Sumber Data",
    "kind": "teks",
    "required": "ya",
    "editable": "ya",
    "shown": "ya",
    "width": 20,
    "recap": "tidak",
}
Row = dict[str, Any]


def put(room: Room, table: Table, key: str, change: Callable[[Row], Row | None]) -> None:
    """Change the row of a table whose first or second cell is the key, as a person does in Excel.

    Where there is none, a row is added behind the last; one that becomes None is deleted.
    """
    keys = [heading.key for heading in table.columns]
    rows = rows_in(room, table.sheet)
    standing = {number: row for number, row in enumerate(rows, 1) if number >= table.first_row}
    behind = next((each for each, row in standing.items() if row[0] is None), len(rows) + 1)
    number = next((each for each, row in standing.items() if key in row[:2]), behind)
    before = dict(zip_longest(keys, standing.get(number, ())[: len(keys)]))
    now = change(dict(before))
    if now is None:
        book = load_workbook(room.root / CONTROL)
        book[table.sheet].delete_rows(number)
        book.save(room.root / CONTROL)
        return
    columns = {heading: column for column, heading in enumerate(keys, 1)}
    new = {each: value for each, value in now.items() if value != before[each]}
    write_cells(room, table.sheet, {(number, columns[each]): new[each] for each in new})


def written(**values: object) -> Callable[[Row], Row]:
    return lambda row: {**row, **values}


def added(room: Room, table: Table = tables.INDICATORS, row: Mapping[str, object] = NEW) -> None:
    put(room, table, "-", written(**row))


def found(room: Room, *codes: str) -> list[Finding]:
    return [each for each in bureau(room).findings if not codes or each.code in codes]


def told(room: Room) -> list[tuple[str, str, str]]:
    return [(each.code, each.line, each.field) for each in bureau(room).findings]


def mended(room: Room, name: str = "perbaikan.xlsx") -> None:
    """Return KKP's form, fill every free blank of the copy with care, and take it in.

    What is locked in the copy stays as it is, so that only what could be mended is.
    """
    return_to_bureaus(room.period(NEXT_DAY), ["KKP"])
    book = load_workbook(room.root / "kembali" / COPY)
    period = room.period(NEXT_DAY)
    layout = period.layouts["KKP"]
    careful = careful_answers(layout, period.spec, FILLED)
    texts = {
        (line.id, column.field.key): "Register bulanan bagian"
        for sheet in layout.sheets
        for line, column in sheet.answers()
        if column.field.required and not column.field.kind.numeric
    }
    answers = {**texts, **careful}
    for place, value in answers.items():
        sheet, row, column = planned(layout, place)
        cell = book[sheet].cell(row, column)
        if cell.value is None and not cell.protection.locked:
            cell.value = value if isinstance(value, str | datetime) else float(value)
    target = BytesIO()
    book.save(target)
    room.drop(name, target.getvalue())
    room.collect(LATER)


@room_after
def late(room: Room) -> None:
    """A period in which KKP filled the form from before an indicator was added to the master."""
    data = room.filled("KKP")
    added(room)
    room.drop("KKP.xlsx", data)
    room.collect()


def test_a_row_the_older_form_did_not_have_is_found_as_unanswered_and_nobody_is_blamed(
    late: Room,
) -> None:
    (finding,) = found(late)
    older = bureau(late).submission
    assert older is not None
    assert (finding.code, finding.line, finding.field) == ("V05", "KKP-99", "realisasi_2")
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        f"Realisasi TW II belum diisi. Baris ini tidak ada di format yang diisi ({older.older}), "
        "karena Master diubah sesudah format itu dibuat."
    )
    assert finding.advice.startswith(
        "Kirim ulang pada salinan yang dikembalikan atau format terbaru."
    )


def test_a_row_the_older_form_did_not_have_is_not_complete_and_not_approved_undecided(
    late: Room,
) -> None:
    view = view_of(late.period(LATER))
    each = bureau(late)
    page = answers_page(view, each).painted
    (row,) = [row for row in page.values if "Indikator susulan" in row]
    assert "Belum diminta pada formatnya" in row
    (line,) = [line for line in each.recap.indicators if line.line.id == "KKP-99"]
    assert line.achievement.reason == "Belum diminta pada formatnya"
    assert (each.recap.measured, len(each.recap.indicators)) == (4, 5)
    with stopped_by(messages.procedure.too_early, match="1 galat"):
        approved(late, "KKP")


def test_the_returned_copy_has_the_new_row_open_and_filled_it_can_be_approved(late: Room) -> None:
    return_to_bureaus(late.period(NEXT_DAY), ["KKP"])
    layout = bureau(late).layout.indicators
    sheet = one_sheet(late.root / "kembali" / COPY, "Indikator")
    places = [layout.cell("KKP-99", column.field.key) for column in layout.columns if column.open]
    cells = [sheet.cell(place.row, place.column) for place in places]
    assert all(not cell.protection.locked for cell in cells)
    assert cells[0].comment is not None
    other = layout.cell("KKP-01", "realisasi_2")
    assert sheet.cell(other.row, other.column).value is not None
    assert sheet.cell(other.row, other.column).protection.locked
    mended(late)
    each = bureau(late)
    assert (each.findings, each.submission and each.submission.older) == ((), "")
    assert approved(late, "KKP").data["approved"] == ["KKP"]


def test_the_kabag_can_accept_that_a_new_row_is_not_asked_this_quarter(late: Room) -> None:
    identity = found(late)[0].identity
    decided(late, identity, "Diterima dengan penjelasan", "Tidak diminta triwulan ini")
    assert approved(late, "KKP").data["approved"] == ["KKP"]
    page = answers_page(view_of(late.period(LATER)), bureau(late)).painted
    (row,) = [row for row in page.values if "Indikator susulan" in row]
    assert "Belum diminta pada formatnya" in row
    assert "Lengkap" not in row


def test_an_unanswered_figure_that_was_accepted_is_not_called_complete(room: Room) -> None:
    room.send("KKP", **{"KKP-01__realisasi_2": None})
    room.collect()
    (finding,) = found(room, "V05")
    decided(room, finding.identity, "Diterima dengan penjelasan", "Menyusul")
    page = answers_page(view_of(room.period(LATER)), bureau(room)).painted
    row = next(row for row in page.values if finding.subject in row)
    assert "Belum diisi" in row


def test_a_bureau_approved_before_the_master_asked_more_is_not_approved_any_more(
    room: Room,
) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    added(room)
    assert bureau(room).status == "Berubah sesudah disahkan"
    assert ("V05", "KKP-99", "realisasi_2") in told(room)


def test_a_row_that_is_measured_once_a_year_is_only_told(room: Room) -> None:
    room.send("KKP")
    added(room, row={**NEW, "frequency": "Tahunan"})
    room.collect()
    assert told(room) == [("V29", "KKP-99", "realisasi_2")]


def test_a_sub_activity_that_was_added_is_found_by_every_required_figure(room: Room) -> None:
    row = next(row for row in room.period().layouts["KKP"].budget.lines if row.asked)
    values = {
        "code": f"{row.id}.99",
        "bureau": "KKP",
        "level": "Sub Kegiatan",
        "name": "Sub kegiatan susulan",
        "output": "Dokumen",
        "unit": "Dokumen",
        "target": 4,
        "ceiling": 100_000_000,
        "k_1": 1,
        "rp_1": 20_000_000,
    }
    room.send("KKP")
    added(room, tables.PROGRAMMES, values)
    room.collect()
    assert told(room) == [("V05", f"{row.id}.99", "k_2"), ("V05", f"{row.id}.99", "rp_2")]
    each = bureau(room)
    assert each.recap.expected_ceiling - each.recap.ceiling == 100_000_000
    mended(room)
    assert told(room) == []


def test_a_required_column_that_was_added_is_found_in_every_row_and_opens(room: Room) -> None:
    room.send("KKP")
    added(room, tables.FIELDS, COLUMN)
    room.collect()
    lines = bureau(room).layout.indicators.lines
    assert told(room) == [("V05", line.id, "sumber") for line in lines]
    assert "Kolom ini tidak ada di format yang diisi" in found(room)[0].message
    mended(room)
    assert told(room) == []


def test_an_optional_column_that_was_added_needs_no_decision(room: Room) -> None:
    room.send("KKP")
    added(room, tables.FIELDS, {**COLUMN, "required": "tidak"})
    room.collect()
    (finding,) = found(room)
    assert (finding.code, finding.field, finding.severity) == ("V01", "sumber", Severity.INFO)
    assert approved(room, "KKP").data["approved"] == ["KKP"]


def test_a_column_that_became_required_is_found_where_it_is_blank_and_opens(room: Room) -> None:
    room.send("KKP", **{"KKP-01__keterangan": None})
    put(room, tables.FIELDS, "keterangan", written(required="ya"))
    room.collect()
    assert ("V05", "KKP-01", "keterangan") in told(room)
    mended(room)
    assert told(room) == []


def test_a_changed_target_is_told_with_both_values_and_judged_by_today_s(room: Room) -> None:
    room.send("KKP")
    layout = room.period().layouts["KKP"].indicators
    line = layout.lines[0]
    before = value_text(line.known["target_2"])
    put(room, tables.INDICATORS, line.id, lambda row: {**row, **raised(row)})
    room.collect()
    (finding,) = found(room, "V01")
    assert (finding.line, finding.severity) == (line.id, Severity.WARNING)
    assert f'Target TW II "{before}" menjadi' in finding.message
    assert finding.message.endswith("Dihitung menurut Master sekarang.")
    assert "V03" not in {each.code for each in found(room)}
    with stopped_by(messages.procedure.too_early):
        approved(room, "KKP")
    mended(room)
    assert found(room, "V01", "V03") == []


def test_what_the_master_changed_after_a_file_came_is_as_old_as_the_new_form(room: Room) -> None:
    room.send("KKP")
    room.collect()
    put(room, tables.INDICATORS, "KKP-01", written(unit="Berkas"))
    (finding,) = found(room, "V01")
    came = bureau(room).ages[finding.identity].first
    make_forms(load(room.root, NEXT_DAY, ACTOR))
    assert came < NEXT_DAY == bureau(room).ages[finding.identity].first
    make_forms(load(room.root, LATER, ACTOR))
    assert bureau(room).ages[finding.identity].first == NEXT_DAY


def raised(row: Row) -> Row:
    """Return targets that are 0.5 higher in every quarter, whatever the method."""
    quarters = {f"target_{each}": row[f"target_{each}"] + 0.5 for each in range(1, 5)}
    total = {"Akumulatif": sum(quarters.values()), "Rata-rata": sum(quarters.values()) / 4}
    return {**quarters, "target_year": total.get(row["method"], quarters["target_4"])}


def test_a_change_after_the_acceptance_of_another_opens_it_again(room: Room) -> None:
    room.send("KKP")
    put(room, tables.INDICATORS, "KKP-01", written(unit="Berkas"))
    room.collect()
    (finding,) = found(room, "V01")
    decided(room, finding.identity, "Diterima dengan penjelasan", "Hanya sebutan")
    assert found(room, "V01") == []
    put(room, tables.INDICATORS, "KKP-01", written(unit="Naskah"))
    assert [each.identity for each in found(room, "V01")] == [finding.identity]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": "Berkas"}, 'Satuan "'),
        ({"direction": "Negatif"}, 'Jenis "Positif" menjadi "Negatif"'),
        ({"frequency": "Semesteran"}, 'Periode Ukur "Triwulanan" menjadi "Semesteran"'),
        ({"name": "Nama lain"}, 'menjadi "Nama lain"'),
        ({"realisasi_1": 0.5}, 'Realisasi TW I "'),
    ],
)
def test_whatever_changed_of_an_indicator_is_told_and_never_blamed(
    room: Room, change: Row, words: str
) -> None:
    room.send("KKP")
    put(room, tables.INDICATORS, "KKP-01", written(**change))
    room.collect()
    (finding,) = found(room, "V01")
    assert finding.line == "KKP-01"
    assert words in finding.message
    assert {each.code for each in found(room)} & {"V02", "V03", "V14", "V26", "V28"} == set()
    mended(room)
    assert found(room, "V01", "V02", "V03", "V05", "V14") == []


def test_a_row_put_in_the_middle_says_nothing_of_the_rows_it_renumbers(room: Room) -> None:
    room.send("KKP")
    book = load_workbook(room.root / CONTROL)
    sheet = book[tables.INDICATORS.sheet]
    row = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == "KKP-01")
    sheet.insert_rows(row)
    for number, heading in enumerate(tables.INDICATORS.columns, 1):
        sheet.cell(row, number).value = NEW.get(heading.key)
    book.save(room.root / CONTROL)
    room.collect()
    assert told(room) == [("V05", "KKP-99", "realisasi_2")]


def test_answers_of_a_row_that_is_not_asked_any_more_are_told(room: Room) -> None:
    room.send("KKP", **{"KKP-03__realisasi_2": 77})
    put(room, tables.INDICATORS, "KKP-03", lambda _row: None)
    room.collect()
    (finding,) = found(room)
    assert (finding.code, finding.line, finding.severity) == ("V01", "KKP-03", Severity.WARNING)
    assert "tidak diminta lagi; isiannya tidak dihitung: Realisasi TW II 77;" in finding.message
    mended(room)
    assert told(room) == []


def test_an_indicator_that_moved_is_told_to_its_old_bureau_and_asked_of_the_new(room: Room) -> None:
    room.send("KKP")
    room.send("UMUM")
    put(room, tables.INDICATORS, "KKP-03", written(bureau="UMUM", sub_activities=""))
    room.collect()
    (gone,) = found(room)
    owner = room.period().spec.bureau("UMUM")
    assert owner is not None
    assert f"sekarang diminta dari {owner.name}" in gone.message
    asked = [(each.code, each.line) for each in bureau(room, "UMUM").findings]
    assert asked == [("V05", "KKP-03")]


def test_answers_in_a_column_that_is_not_asked_any_more_are_told(room: Room) -> None:
    added(room, tables.FIELDS, {**COLUMN, "required": "tidak"})
    make_forms(load(room.root, NEXT_DAY, ACTOR))
    room.send("KKP", **{"KKP-01__sumber": "Register bagian"})
    put(room, tables.FIELDS, "sumber", lambda _row: None)
    room.collect()
    (finding,) = found(room)
    assert (
        'Kolom "Sumber Data" tidak diminta lagi; isinya pada 1 baris tidak dihitung.'
        in finding.message
    )
    mended(room)
    assert told(room) == []


def test_a_renamed_column_is_told_and_opens(room: Room) -> None:
    room.send("KKP")
    put(room, tables.FIELDS, "keterangan", lambda row: {**row, "label": "Catatan Bagian"})
    room.collect()
    messages = {each.message for each in found(room, "V01")}
    assert messages == {
        'Judul kolom "Keterangan" menjadi "Catatan Bagian" sesudah format yang diisi dibuat.'
    }
    mended(room)
    assert told(room) == []


def test_a_row_written_beside_the_table_of_an_older_form_is_still_found(room: Room) -> None:
    layout = room.period().layouts["KKP"].indicators
    book = load_workbook(BytesIO(room.filled("KKP")))
    place = layout.cell("KKP-01", "realisasi_2")
    book["Indikator"].cell(layout.last_row + 5, place.column).value = 5
    added(room)
    target = BytesIO()
    book.save(target)
    room.drop("KKP.xlsx", target.getvalue())
    room.collect()
    assert {each.code for each in found(room)} == {"V02", "V05"}


def test_a_rule_that_was_added_judges_an_older_form_and_can_be_followed(room: Room) -> None:
    room.send("KKP", **{"KKP-01__penanggung_jawab": "xyz"})
    rule = {
        "code": "K90",
        "severity": "Galat",
        "block": "Indikator",
        "state": "aktif",
        "condition": '[Penanggung Jawab] <> "xyz"',
        "field": "Penanggung Jawab",
        "message": "Penanggung jawab harus jabatan.",
    }
    added(room, tables.RULES, rule)
    room.collect()
    assert told(room) == [("K90", "KKP-01", "penanggung_jawab")]
    return_to_bureaus(room.period(NEXT_DAY), ["KKP"])
    place = bureau(room).layout.indicators.cell("KKP-01", "penanggung_jawab")
    sheet = one_sheet(room.root / "kembali" / COPY, "Indikator")
    assert not sheet.cell(place.row, place.column).protection.locked


def test_the_form_a_bureau_was_sent_counts_until_it_is_sent_another(room: Room) -> None:
    data = room.filled("KKP")
    distribute(load(room.root, NEXT_DAY, ACTOR))
    added(room)
    make_forms(load(room.root, NEXT_DAY, ACTOR))  # made, not sent yet
    room.drop("KKP.xlsx", data)
    assert room.collect(NEXT_DAY).data["accepted"] == 1
    assert told(room) == [("V05", "KKP-99", "realisasi_2")]


def test_a_form_from_before_the_one_that_was_sent_is_refused_and_says_what_to_do(
    room: Room,
) -> None:
    data = room.filled("KKP")
    added(room)
    make_forms(load(room.root, NEXT_DAY, ACTOR))
    distribute(load(room.root, NEXT_DAY, ACTOR))
    room.drop("KKP.xlsx", data)
    outcome = room.collect(NEXT_DAY)
    assert outcome.data["accepted"] == 0
    (came,) = [each["data"] for each in events(room.root) if each["kind"] == "kiriman_diterima"]
    assert (came["code"], came["bureau"]) == ("V01", "KKP")
    assert "Pindahkan isian ke format terbaru" in came["message"]


def test_a_returned_copy_counts_even_if_the_master_changed_once_more(late: Room) -> None:
    return_to_bureaus(late.period(NEXT_DAY), ["KKP"])
    data = (late.root / "kembali" / COPY).read_bytes()
    book = load_workbook(BytesIO(data))
    place = bureau(late).layout.indicators.cell("KKP-99", "realisasi_2")
    book["Indikator"].cell(place.row, place.column).value = 1
    target = BytesIO()
    book.save(target)
    put(late, tables.INDICATORS, "KKP-99", written(unit="Naskah"))
    late.drop("perbaikan.xlsx", target.getvalue())
    assert late.collect(LATER).data["accepted"] == 1
    assert [each.line for each in found(late, "V01")] == ["KKP-99"]


def test_it_is_named_who_has_an_older_form_and_that_the_new_one_is_to_be_sent(room: Room) -> None:
    distribute(load(room.root, NEXT_DAY, ACTOR))
    added(room)
    lines = status(room.period(NEXT_DAY)).lines
    assert any(line.startswith("  KKP ") and "format lama" in line for line in lines)
    assert not any(line.startswith("  UMUM ") and "format lama" in line for line in lines)
    why = "karena Master diubah sesudah formatnya disampaikan"
    what = "Kasubbag membuat dan menyampaikan format terbaru kepada KKP"
    assert any(f"{what}, {why}" in line for line in lines)
    made = make_forms(load(room.root, NEXT_DAY, ACTOR))
    assert made.data["older"] == ["KKP"]
    assert "1 bagian memegang format yang lebih lama daripada Master: KKP." in made.lines[-1]
    assert distribute(load(room.root, NEXT_DAY, ACTOR)).data["sent"] == ["KKP"]
    assert not any("format lama" in line for line in status(room.period(LATER)).lines)


def test_the_letter_names_the_new_row_without_blame(late: Room) -> None:
    return_to_bureaus(late.period(NEXT_DAY), ["KKP"])
    letter = (late.root / "kembali" / "Surat KKP TW2 2026.txt").read_text("utf-8-sig")
    assert "Master diubah sesudah format itu dibuat." in letter
    assert "(Indikator susulan)" in letter
