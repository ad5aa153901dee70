"""A rule over a sheet the office added: tried on what came before, switched on, and its record."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.quarter import FILLED, HEAD, KEY, NOW, Room
from xlsops import messages
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.values.cells import Blank
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.review.ruling import listed, tried, tried_on

CODE = "HUKUM"


def write_rule(
    root: Path,
    state: str,
    condition: str,
    code: str = "A10",
    message: str | None = "Melebihi pagu SIPD.",
    place: tuple[str, str] = ("Anggaran", "Realisasi Rp TW II"),
) -> None:
    """Write a rule as a head does, behind the others, or over the one of its code."""
    book = load_workbook(root / CONTROL)
    sheet = book["Aturan"]
    row = next((cell.row for cell in sheet["A"] if cell.value == code), sheet.max_row + 1)
    cells = (code, "Galat", place[0], condition, place[1], message)
    for column, text in enumerate((*cells, "Uji", None, None, state), 1):
        sheet.cell(row, column, text)
    book.save(root / CONTROL)


def add_sheet(root: Path, rows: Sequence[Sequence[object]], name: str = "SIPD") -> None:
    book = load_workbook(root / CONTROL)
    sheet = book.create_sheet(name)
    for row in ((("Tanggal", datetime(2026, 7, 1))), ("Kode", "Pagu"), *rows):
        sheet.append(row)
    book.save(root / CONTROL)


@pytest.fixture
def asked(room: Room) -> tuple[Room, list[str]]:
    """A period whose bureau spent more than another sheet allows on one line, and mended it later."""
    layout = room.period().layouts[CODE]
    lines = [each.id for each in layout.budget.asked]
    room.send(CODE, "satu.xlsx", **{f"{lines[0]}__rp_2": 60_000_000})
    room.collect()
    room.send(CODE, "dua.xlsx", at=FILLED + timedelta(hours=1), **{f"{lines[0]}__rp_2": 40_000_000})
    room.collect(NOW + timedelta(hours=1))
    add_sheet(room.root, [(lines[0], 50_000_000), (lines[1], 1)])
    return room, lines


CONDITION = "[Realisasi Rp TW ini] <= [SIPD].[Pagu]"


def switch_on(room: Room) -> None:
    """Put the rule over the other sheet into force, and judge by it what was sent."""
    write_rule(room.root, "aktif", CONDITION)
    room.collect(NOW + timedelta(hours=2))


def test_a_draft_over_another_sheet_is_tried_on_what_came_before_it_is_switched_on(
    asked: tuple[Room, list[str]],
) -> None:
    room, lines = asked
    write_rule(room.root, "draf", CONDITION)
    before = sorted((room.root / "jurnal").iterdir())
    found = tried("A10", room.root, [], NOW + timedelta(hours=2), HEAD)
    assert sorted((room.root / "jurnal").iterdir()) == before
    assert found.lines[:3] == (
        "A10 akan timbul di 2 tempat: 1 kemudian diperbaiki bagian, 0 diterima dengan penjelasan, "
        "0 disahkan begitu, 1 masih begitu.",
        messages.rules.verdicts("TW II 2026", 1, 1, found.data["not_evaluable"]),
        messages.rules.NOTHING_WRITTEN,
    )
    places = {
        each["line"]: (each["value"], each["last"], each["mended"]) for each in found.data["places"]
    }
    assert places[lines[0]] == ("60.000.000", "40.000.000", True)
    assert places[lines[1]][2] is False


def test_a_rule_over_another_sheet_is_judged_at_intake_and_waits_in_the_form(
    asked: tuple[Room, list[str]],
) -> None:
    room, _ = asked
    switch_on(room)
    period = room.period(NOW + timedelta(hours=2))
    sheet = period.layouts[CODE].budget
    line = sheet.asked[0]
    status = formulas_of(sheet, line, period.spec, period.rules, str(sheet.row(line.id)))["status"]
    assert "SIPD" not in status
    told = listed([room.root], NOW + timedelta(hours=2), HEAD)
    record = told.data["rules"]["A10"]
    assert (record["fired"], record["mended"], record["waiting"]) == (2, 1, 1)
    assert (
        "A10 (aktif): timbul 2, diperbaiki 1, diterima dengan penjelasan 0, "
        "disahkan walau terbuka 0, masih terbuka 1. Tidak dapat diperiksa di 1 baris kiriman yang berlaku."
    ) in told.lines


def test_a_rule_without_a_sentence_is_told_in_words_in_the_list_the_copy_and_the_letter(
    asked: tuple[Room, list[str]],
) -> None:
    room, lines = asked
    write_rule(room.root, "aktif", CONDITION, message=None)
    room.collect(NOW + timedelta(hours=2))
    period = room.period(NOW + timedelta(hours=2))
    said = "harus paling banyak Pagu di lembar SIPD (1). Menurut SIPD"
    (found,) = [
        finding.message
        for each in view_of(period).bureaus
        for finding in each.findings
        if (finding.code, finding.line) == ("A10", lines[1])
    ]
    assert said in found
    return_to_bureaus(period, [CODE])
    for kind in ("Perbaikan", "Surat"):
        book = load_workbook(next((room.root / "kembali").glob(f"{kind} *.xlsx")))
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        assert any(str(each).startswith(found) for each in cells), kind


def texts_of(path: Path) -> str:
    """Return every cell and note of a workbook."""
    cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return "\n".join(f"{each.value}\n{each.comment.text if each.comment else ''}" for each in cells)


def test_a_pesan_rewritten_beside_a_built_in_rule_is_told_wherever_its_finding_is(
    asked: tuple[Room, list[str]],
) -> None:
    room, lines = asked
    own, later = "Sampaikan kepada Bagian Keuangan.", NOW + timedelta(hours=2)
    write_rule(room.root, "aktif", "(bawaan)", "V16", own)
    room.send(CODE, "tiga.xlsx", at=FILLED + timedelta(hours=2), **{f"{lines[0]}__rp_2": 10**13})
    room.collect(later)
    period = room.period(later)
    (found,) = [
        finding.message
        for each in view_of(period).bureaus
        for finding in each.findings
        if finding.code == "V16"
    ]
    facts, _, rest = found.partition(own)
    assert "Rp10.000.000.000.000 melebihi pagu" in facts
    assert found == facts + own + rest
    return_to_bureaus(period, [CODE])
    make_recap_book(room.period(later))
    for kind in ("kembali/Perbaikan", "kembali/Surat", "rekap/"):
        book = next(room.root.glob(f"{kind}*.xlsx"))
        assert found in texts_of(book), kind
    (copy,) = room.root.glob("kembali/Perbaikan*.xlsx")
    assert f"Periksa: melebihi pagu. {own}" in texts_of(copy)


def test_what_is_wrong_with_the_other_sheet_is_told_and_its_rule_is_not_run(
    asked: tuple[Room, list[str]],
) -> None:
    room, lines = asked
    write_rule(room.root, "aktif", "[Realisasi Rp TW ini] <= [Lain].[Pagu]")
    add_sheet(room.root, [(lines[0], "1.000"), (lines[0], 5)], "Lain")
    period = load(room.root, NOW, HEAD)
    told = " ".join(period.spec.unused.told)
    assert [each for each in period.rules if "Lain" in each.rule.condition] == []
    assert f'Lembar Lain, baris 4: kunci "{lines[0]}" sudah ada di baris 3.' in told
    assert 'Lembar Lain, sel B3: Pagu "1.000" tertulis sebagai teks.' in told


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "A99",
            "Tidak ada aturan A99 di lembar Aturan. Aturan yang dapat dicoba: V08, V11, V12, V16, V17, V19, V21, V22, V32, A01, A02.",
        ),
        ("V09", "V09 dihitung program, jadi sudah berlaku di setiap kiriman."),
    ],
)
def test_what_is_no_rule_of_the_office_cannot_be_tried(
    room: Room, code: str, sentence: str
) -> None:
    with pytest.raises(XlsopsError) as caught:
        tried(code, room.root, [], NOW, HEAD)
    assert str(caught.value).startswith(sentence)


def test_a_draft_that_cannot_be_used_is_told_where_it_is_tried(room: Room) -> None:
    write_rule(room.root, "draf", "[Realisasi Rp TW ini] <= VLOOKUP(1,2)")
    with pytest.raises(XlsopsError, match=r"Aturan A10 belum dapat dicoba: Fungsi VLOOKUP \(huruf"):
        tried("A10", room.root, [], NOW, HEAD)


def test_a_period_whose_rule_asks_another_sheet_is_verified_with_it(
    asked: tuple[Room, list[str]],
) -> None:
    room, _ = asked
    switch_on(room)
    told = verify(room.root)
    assert told.lines[0].startswith("Jejak utuh"), told.lines
    assert "sama dengan yang dibangun ulang" in told.lines[1]


def test_a_figure_changed_beside_a_rule_over_another_sheet_is_found(
    asked: tuple[Room, list[str]],
) -> None:
    room, _ = asked
    switch_on(room)
    book = load_workbook(room.root / CONTROL)
    book["Rekap Setda"]["C12"] = "99"
    book.save(room.root / CONTROL)
    told = verify(room.root)
    assert told.lines[0].startswith("Jejak tidak utuh: 1 hal."), told.lines
    assert "Lembar Rekap Setda sel C12" in told.lines[0]


def test_another_sheet_that_changed_since_explains_what_is_made_again(
    asked: tuple[Room, list[str]],
) -> None:
    room, _ = asked
    switch_on(room)
    book = load_workbook(room.root / CONTROL)
    book["SIPD"]["B3"] = 30_000_000
    book.save(room.root / CONTROL)
    told = verify(room.root)
    assert not any("tidak utuh" in line for line in told.lines), told.lines
    assert any("lembar yang disebut Aturan berubah" in line for line in told.lines), told.lines


def test_a_trial_counts_what_it_keeps_breaks_and_cannot_judge(
    asked: tuple[Room, list[str]],
) -> None:
    """Of two lines the other sheet holds a figure; one of them is kept since it was mended."""
    room, lines = asked
    write_rule(room.root, "draf", CONDITION)
    told = tried("A10", room.root, [], NOW + timedelta(hours=2), HEAD)
    assert told.lines[1] == (
        f"TW II 2026, kiriman yang berlaku: 1 baris terpenuhi, 1 dilanggar, {len(lines) - 2} tidak dapat "
        "diperiksa (isian kosong, galat, atau pembandingnya tidak ada)."
    )
    counts = {key: told.data[key] for key in ("kept", "broken", "not_evaluable")}
    assert counts == {"kept": 1, "broken": 1, "not_evaluable": len(lines) - 2}


def test_the_list_says_on_how_many_lines_a_rule_cannot_be_evaluated(
    asked: tuple[Room, list[str]],
) -> None:
    room, lines = asked
    write_rule(room.root, "aktif", CONDITION)
    told = listed([room.root], NOW + timedelta(hours=2), HEAD)
    (line,) = [each for each in told.lines if each.startswith("A10")]
    assert line.endswith(f"Tidak dapat diperiksa di {len(lines) - 2} baris kiriman yang berlaku.")
    record = told.data["rules"]["A10"]
    assert (record["not_evaluable"], record["waits_for_quarter"]) == (len(lines) - 2, False)


def test_a_rule_over_the_quarter_before_says_in_the_first_one_that_it_rests(tmp_path: Path) -> None:
    first = Opening(Period(2026, 1), key=KEY)
    open_period(tmp_path / "satu", first, NOW, HEAD)
    write_rule(tmp_path / "satu", "aktif", "[Realisasi Rp TW lalu] > 0")
    said = (
        "Tidak dapat diperiksa pada TW I 2026: syaratnya menyebut triwulan sebelumnya; "
        "berlaku lagi mulai TW II."
    )
    told = listed([tmp_path / "satu"], NOW, HEAD)
    assert f"A10 (aktif): belum pernah timbul. {said}" in told.lines
    assert told.data["rules"]["A10"]["waits_for_quarter"] is True
    trial = tried("A10", tmp_path / "satu", [], NOW, HEAD)
    assert trial.lines[1] == f"A10: {said}"


def test_rules_that_never_fired_share_a_line_unless_there_is_more_to_say(room: Room) -> None:
    write_rule(room.root, "uji", "[Realisasi Rp TW ini] > 0")
    *_, last = listed([room.root], NOW, HEAD).lines
    assert last.startswith("Belum pernah timbul: V01, V02, V03, ")
    assert "A10" not in last
    assert "A10 (uji): belum pernah timbul." in listed([room.root], NOW, HEAD).lines


def test_a_rule_that_nothing_was_sent_for_is_not_said_to_find_nothing(room: Room) -> None:
    write_rule(room.root, "aktif", "[Realisasi Rp TW ini] > 0")
    told = tried("A10", room.root, [], NOW, HEAD)
    assert told.lines == (messages.rules.nothing_sent("A10"), messages.rules.NOTHING_WRITTEN)


def test_a_rule_over_the_whole_office_waits_for_every_bureau_and_is_then_found_and_verified(
    room: Room,
) -> None:
    write_rule(room.root, "aktif", "[Realisasi Rp TW ini] > [Setda].[Realisasi Rp TW ini]")
    codes = list(room.period().layouts)
    for code in codes[:-1]:
        room.send(code)
    room.collect()
    found = listed([room.root], NOW, HEAD).data["rules"]["A10"]
    lines = sum(len(each.budget.asked) for each in room.period().layouts.values())
    last = len(room.period().layouts[codes[-1]].budget.asked)
    assert (found["fired"], found["not_evaluable"]) == (0, lines - last)
    room.send(codes[-1])
    room.collect(NOW + timedelta(hours=1))
    found = listed([room.root], NOW + timedelta(hours=1), HEAD).data["rules"]["A10"]
    assert (found["fired"], found["waiting"], found["not_evaluable"]) == (lines, lines, 0)
    assert tried("A10", room.root, [], NOW, HEAD).data["fired"] == lines
    assert verify(room.root).lines[0].startswith("Jejak utuh")


def test_the_data_of_last_years_recap_is_a_sheet_a_rule_may_ask(room: Room) -> None:
    """Whoever moves it into the workbook writes the day above it; its headings say TW ini already."""
    room.send(CODE)
    room.collect()
    make_recap_book(room.period())
    (recap,) = (room.root / "rekap").glob("*.xlsx")
    data = next(grid for grid in grids_of(recap) if grid.name == "Data")
    book = load_workbook(room.root / CONTROL)
    sheet = book.create_sheet("Tahun Lalu")
    sheet.append(("Tanggal", datetime(2025, 7, 10)))
    for (row, column), content in data.cells.items():
        value = content.value.value if not isinstance(content.value, Blank) else None
        sheet.cell(row + 1, column, float(value) if isinstance(value, Decimal) else value)
    book.save(room.root / CONTROL)
    write_rule(room.root, "draf", "[Realisasi Rp s.d. TW ini] > [Tahun Lalu].[Realisasi Rp s.d.]")
    found = tried("A10", room.root, [], NOW, HEAD)
    assert found.data["broken"] == len(room.period().layouts[CODE].budget.asked)
    assert found.data["not_evaluable"] == 0


def test_a_period_without_the_column_a_rule_names_is_told_and_passed_over(room: Room) -> None:
    older = load(room.root, NOW, HEAD, reading=True)
    fields = tuple(each for each in older.spec.fields if each.key != "rp_2")
    older = replace(older, spec=replace(older.spec, fields=fields))
    write_rule(room.root, "draf", "[Realisasi Rp TW II] > 0")
    period = load(room.root, NOW, HEAD, reading=True)
    lines = tried_on(period, "A10", [older, period]).lines
    (passed,) = [each for each in lines if each.startswith("TW II 2026: ")]
    assert "Aturan A10 belum dapat dicoba" in passed
    assert any(each.startswith("TW II 2026, ") for each in lines)
    with pytest.raises(XlsopsError, match="A10 belum dapat dicoba"):
        tried_on(period, "A10", [older])
