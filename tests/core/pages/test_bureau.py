"""A bureau's sheets: its answers with flags on the cells, its note of what to mend, the remarks."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import (
    FIRST,
    LAST,
    SUM,
    Book,
    Edit,
    answer,
    answers,
    form,
    judged,
    office,
    place,
    put,
    value,
)
from tests.core.views import answer_pages, looks_at, nothing_sent, row_with, rows, view
from tests.samples import sample_recap, sample_spec
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import COVER, HEADING_ROW, Layout, identity_cell
from xlsops.core.pages.figures.answers_page import AnswerPage, answers_name, answers_page
from xlsops.core.pages.findings_list import (
    EVIDENCE_COLUMN,
    NOTE_COLUMN,
    STATUS_COLUMN,
    UNTIL_COLUMN,
    findings_page,
    identity_text,
)
from xlsops.core.pages.return_note import return_note
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Method
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.values.cells import Boolean, Cell, Content, Date, ErrorValue, Number
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.mending import bureau_findings
from xlsops.core.view.mending import fresh_form_cell as place_in_form
from xlsops.core.view.remarks import Remark
from xlsops.core.view.view import BureauView, View

LAYOUT = form(office())
BELOW = LAYOUT.indicators.last_row + 5


def page(*edits: Edit) -> AnswerPage:
    return answer_pages(view(*edits))["UJI"]


def notes(found: Sheet) -> dict[tuple[int, int], str]:
    return {(note.row, note.column): note.text for note in found.notes}


def cell(found: AnswerPage, line: str, key: str) -> object:
    row, column = found.places[line, key]
    return found.painted.values[row - 1][column - 1]


def look(found: AnswerPage, line: str, key: str) -> str:
    return looks_at(found.painted, *found.places[line, key])[-1]


def test_the_sheet_of_a_bureau_begins_with_who_sent_what() -> None:
    found = rows(page().painted)
    assert found[3:7] == [
        ["", "Diterima: 8 Juli 2026 10.00 (versi 1, UJI.xlsx)"],
        ["", "Petugas pengisi: Petugas Contoh"],
        ["", "NIP petugas: 199001012015031001"],
        ["", "Tanggal pengisian: 07/07/2026"],
    ]
    standing = page().painted.title_columns
    assert standing is not None
    assert all(len(row) <= standing[1] for row in found[3:7])  # whole on every page beside another
    assert answers_name("KKP") == page().painted.name.replace("UJI", "KKP")


def test_the_figures_of_a_line_look_alike_and_words_of_a_scale_stand_in_the_middle() -> None:
    figures = (keys.YEAR_TARGET, keys.target(2), keys.actual(1))
    percent = {look(page(), "LAST", key) for key in figures}  # all of them whole
    assert (percent, look(page(), "LAST", keys.actual(2))) == ({"locked_number"}, "percent")
    assert {look(page(), "SUM", key) for key in figures} == {"locked_whole"}
    opinion = replace(
        SUM,
        measure=Measure(Direction.POSITIVE, Method.LAST, rungs=("TMP", "TW", "WDP", "WTP")),
        targets=(None, *map(Decimal, "444")),
        target_year=Decimal(4),
        actuals=(Decimal(3), None, None),
    )
    spec = office(indicators=(opinion, LAST))
    worded = answer_pages(view(answer("SUM", keys.actual(2), "WTP"), spec=spec))["UJI"]
    assert [look(worded, "SUM", key) for key in (*figures, keys.actual(2))] == [
        "locked_center",
        "locked_center",
        "locked_center",
        "center",
    ]


def test_only_visible_columns_are_shown_number_and_name_first() -> None:
    found = rows(page().painted)
    headings = [row for row in found if row[:1] == ["No"]]
    assert [row[:2] for row in headings] == [
        ["No", "Indikator Kinerja"],
        ["No", "Program / Kegiatan / Sub Kegiatan"],
    ]
    assert "Realisasi TW III" not in headings[0]
    assert "ID Indikator" not in headings[0]


@pytest.mark.parametrize(
    ("line", "key", "what", "shown", "style"),
    [
        ("SUM", "realisasi_2", 12, Decimal(12), "whole"),
        ("SUM", "realisasi_2", Decimal("12.5"), Decimal("12.5"), "percent"),
        ("SUM", "keterangan", "Sudah sesuai rencana.", "Sudah sesuai rencana.", "text"),
        ("SUM", "keterangan", Boolean(True), "BENAR", "text"),
        ("SUM", "keterangan", Date(datetime(2026, 7, 1)), "01/07/2026", "text"),
        ("SUM", "keterangan", None, None, "text"),
        ("SUM", "no", 1, Decimal(1), "locked_center"),
        ("SUM", "satuan", "Dokumen", "Dokumen", "locked_center"),
        ("SUM", "indikator", "Jumlah Dokumen", "Jumlah Dokumen", "locked"),
        ("SUM", "target_tahun", 40, Decimal(40), "locked_whole"),
        ("SUM", "capaian", Content(Number(Decimal(95)), "1"), Decimal(95), "locked_number"),
        ("SUM", "predikat", Content(Number(Decimal(0)), "1"), "Sangat Tinggi", "locked_center"),
        ("MEAN", "target_2", Decimal("3.6"), Decimal("3.6"), "locked_number"),
        (
            FIRST,
            "rp_sd",
            Content(Number(Decimal(41_000_000)), "1"),
            Decimal(41_000_000),
            "locked_whole",
        ),
        ("4.01.01", "uraian", "Program Penunjang", "Program Penunjang", "group"),
        ("4.01.01", "rp_2", None, None, "group"),
    ],
)
def test_a_cell_shows_what_was_answered_or_what_the_program_computed(
    line: str, key: str, what: object, shown: object, style: str
) -> None:
    found = page(answer(line, key, what))  # type: ignore[arg-type]
    assert cell(found, line, key) == shown
    assert looks_at(found.painted, *found.places[line, key])[0] == style


def test_a_locked_cell_shows_what_was_sent_out_not_what_the_bureau_made_of_it() -> None:
    found = page(answer("SUM", "satuan", "Berkas"))
    assert (cell(found, "SUM", "satuan"), look(found, "SUM", "satuan")) == ("Dokumen", "Galat")


def test_a_text_that_is_no_number_is_shown_as_it_stands() -> None:
    found = page(
        answer("SUM", "realisasi_2", "1.234"), answer("LAST", "realisasi_2", ErrorValue("#REF!"))
    )
    assert cell(found, "SUM", "realisasi_2") == "1.234"
    assert cell(found, "LAST", "realisasi_2") == "#REF!"


@pytest.mark.parametrize(
    ("edit", "status"),
    [
        (answer("SUM", "pendorong", None), "Lengkap"),
        (answer("SUM", "penanggung_jawab", None), "▲ Peringatan"),
        (answers("SUM", penanggung_jawab=None, realisasi_2=None), "✖ Galat"),
    ],
)
def test_the_status_of_a_row_is_its_heaviest_finding(edit: Edit, status: str) -> None:
    assert cell(page(edit), "SUM", "status") == status


def test_the_sums_of_the_sheet_are_those_of_the_recap() -> None:
    found = rows(page().painted)[-1]
    assert found == [None, "Jumlah", *[None] * 4, 150_000_000, *[None] * 5, 64_500_000, None, 43]


FLAGS = {
    "an answer": (answer("SUM", "realisasi_2", None), ("SUM", "realisasi_2"), "Galat"),
    "a warning": (
        answer("SUM", "penanggung_jawab", None),
        ("SUM", "penanggung_jawab"),
        "Peringatan",
    ),
    "a locked cell": (answer(FIRST, "pagu", 5), (FIRST, "pagu"), "Galat"),
    "the identity": (answer("", "nip", None), ("identitas", "nip"), "Galat"),
    "a formula": (answer("SUM", "capaian", value(5)), ("SUM", "capaian"), "Galat"),
    "a hidden formula": (answer("SUM", "capaian_mentah", value(5)), ("SUM", "no"), "Galat"),
    "a sum": (answer("jumlah", "pagu", value(5)), ("jumlah", "pagu"), "Galat"),
}


@pytest.mark.parametrize("case", FLAGS)
def test_a_flag_and_its_note_stand_on_the_cell_of_the_finding(case: str) -> None:
    edit, where, severity = FLAGS[case]
    found, findings = page(edit), judged(edit)
    at = found.places[where]
    assert found.painted.marks == ((severity, (found.painted.marks[0][1][0],)),)
    assert look(found, *where) == severity
    mark = {"Galat": "✖", "Peringatan": "▲"}[severity]
    assert notes(found.painted) == {
        at: f"{mark} {findings[0].code} {severity}\n{findings[0].message}\n{findings[0].advice}"
    }


def hidden_column(key: str) -> Edit:
    def edit(layout: Layout, book: Book) -> None:
        for sheet in layout.sheets[:1]:
            column = sheet.column(key)
            assert column is not None
            hidden = frozenset({column.number})
            book[sheet.name] = replace(book[sheet.name], hidden_columns=hidden)

    return edit


def strange_row(_: Layout, book: Book) -> None:
    book["Indikator"] = put(book["Indikator"], {(BELOW, 1): value("BARU")})


def merged(_: Layout, book: Book) -> None:
    book["Indikator"] = replace(book["Indikator"], merges=("D9:E9",))


@pytest.mark.parametrize(
    ("edit", "key"), [(hidden_column("bukti"), "bukti"), (strange_row, "no"), (merged, "no")]
)
def test_what_belongs_to_no_row_is_flagged_on_the_heading_of_its_own_table(
    edit: Edit, key: str
) -> None:
    found = page(edit)
    row, column = found.places["Indikator", key]
    assert list(notes(found.painted)) == [(row, column)]
    assert row < found.places["SUM", "no"][0]


def test_a_finding_without_a_place_stands_on_the_title() -> None:
    stray = replace(judged(answer("", "nip", None))[0], line="?", field="?", cell=Cell("?", 1, 1))
    assert page().place(stray) == (1, 1)


def test_lateness_is_flagged_where_the_arrival_stands() -> None:
    found = page()
    late = replace(judged(answer("", "nip", None))[0], line="kiriman", field="kiriman")
    row, column = found.place(late)
    assert str(found.painted.values[row - 1][column - 1]).startswith("Diterima: ")


def test_a_cell_with_two_findings_has_one_note_and_the_heavier_flag() -> None:
    both = answers("LAST", realisasi_2="9500 %")
    found = page(both)
    at = found.places["LAST", "realisasi_2"]
    told = notes(found.painted)[at]
    assert [part.split()[1] for part in told.split("\n\n")] == ["V07", "V09", "V11"]
    mixed = page(
        answers("LAST", bukti=None, realisasi_2="50 %", keterangan="Angka sudah dicocokkan.")
    )
    assert look(mixed, "LAST", "realisasi_2") == "Galat"
    assert "▲ V07" in notes(mixed.painted)[mixed.places["LAST", "realisasi_2"]]


def test_a_bureau_that_sent_nothing_has_an_empty_sheet() -> None:
    here = view(state=nothing_sent())
    found = answers_page(here, here.bureaus[0])
    assert rows(found.painted)[3:7] == [
        ["", "Diterima"],
        ["", "Petugas pengisi"],
        ["", "NIP petugas"],
        ["", "Tanggal pengisian"],
    ]
    assert (cell(found, "SUM", "realisasi_2"), cell(found, "SUM", "capaian")) == (None, None)
    assert cell(found, "SUM", "realisasi_1") == 9


def note(*edits: Edit) -> Sheet:
    here = view(*edits)
    return return_note(here, here.bureaus[0])


FAULTY = (
    answer("SUM", "realisasi_2", None),
    answer("LAST", "penanggung_jawab", None),
    answer("", "nip", None),
    answer("jumlah", "pagu", value(5)),
    strange_row,
)


def test_the_note_lists_what_to_mend_with_a_jump_to_each_cell() -> None:
    found = note(*FAULTY)
    assert rows(found)[3] == [
        "Kiriman 8 Juli 2026 sudah diperiksa: 4 galat harus diperbaiki, 1 peringatan perlu "
        "diperiksa atau dijelaskan. Perbaiki sel yang berwarna di berkas ini, simpan, lalu kirim "
        "kembali."
    ]
    where = [
        LAYOUT.budget.total_cell("pagu"),
        place(LAYOUT, "SUM", "realisasi_2"),
        Cell("Indikator", 3, 2),
        identity_cell("nip"),
        place(LAYOUT, "LAST", "penanggung_jawab"),
    ]
    assert [row[:4] for row in rows(found)[6:]] == [
        [number, mark, at.sheet, at.address]
        for number, (mark, at) in enumerate(
            zip(["✖ Galat"] * 4 + ["▲ Peringatan"], where, strict=True), 1
        )
    ]
    assert [(link.row, link.column, link.sheet, link.address) for link in found.links] == [
        (7 + number, 4, at.sheet, at.address) for number, at in enumerate(where)
    ]


def test_a_bureau_is_not_told_what_needs_nothing_of_it() -> None:
    severities = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    found = tuple(replace(judged(FAULTY[0])[0], severity=each) for each in severities)
    assert [each.severity for each in bureau_findings(found)] == severities[1:]


def stray(**changes: object) -> Finding:
    return replace(judged(answer("", "nip", None))[0], **{"line": "?", "field": "?", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "cell"),
    [
        ({"field": "nip"}, identity_cell("nip")),
        (
            {"line": "SUM", "field": "no", "cell": Cell("Lembar lain", 99, 1)},
            place(LAYOUT, "SUM", "no"),
        ),
        (
            {"line": "", "field": "bukti", "cell": Cell("Anggaran", HEADING_ROW, 5)},
            LAYOUT.budget.heading_cell("bukti"),
        ),
        ({"line": "kiriman", "field": "kiriman", "cell": Cell(COVER, 14, 4)}, Cell(COVER, 5, 2)),
        ({"cell": Cell("Lembar lain", 9, 9)}, Cell(COVER, 5, 2)),
    ],
)
def test_every_finding_has_a_cell_in_a_fresh_form(changes: dict[str, object], cell: Cell) -> None:
    assert place_in_form(LAYOUT, stray(**changes)) == cell


def test_before_a_file_came_the_note_is_of_today() -> None:
    here = view(state=nothing_sent())
    assert rows(return_note(here, here.bureaus[0]))[3][0].startswith("Kiriman 8 Juli 2026 ")  # type: ignore[attr-defined]


OPEN, FIXED, ACCEPTED = (state.value for state in FindingState)


@pytest.mark.parametrize(
    ("written", "fixed", "shown"),
    [
        (None, False, Remark(OPEN, "")),
        (Remark(OPEN, "tanya dulu"), False, Remark(OPEN, "tanya dulu")),
        (Remark(ACCEPTED, "wajar"), False, Remark(ACCEPTED, "wajar")),
        (Remark(FIXED, "katanya sudah"), False, Remark(OPEN, "katanya sudah")),
        (Remark("?", "catatan"), False, Remark(OPEN, "catatan")),
        (None, True, Remark(FIXED, "")),
        (Remark(ACCEPTED, "wajar"), True, Remark(FIXED, "wajar")),
        (
            Remark(ACCEPTED, "wajar", evidence="Surat 5", until="2026-12-31"),
            False,
            Remark(ACCEPTED, "wajar", evidence="Surat 5", until="2026-12-31"),
        ),
        (Remark(OPEN, "", until="kapan-kapan"), False, Remark(OPEN, "", until="kapan-kapan")),
    ],
)
def test_a_remark_is_kept_when_the_list_is_painted_anew(
    written: Remark | None, fixed: bool, shown: Remark
) -> None:
    finding = judged(FAULTY[0])[0]
    gone = (finding,) if fixed else ()
    remarks = {finding.identity: written} if written else {}
    here = view(*(() if fixed else FAULTY[:1]), fixed=gone, remarks=remarks)
    assert here.remark(finding, fixed=fixed) == shown
    found = findings_page(here, answer_pages(here))
    row = found.values[row_with(found, identity_text(finding)) - 1]
    there = (row[STATUS_COLUMN - 1], row[NOTE_COLUMN - 1], row[EVIDENCE_COLUMN - 1])
    assert there == (shown.state, shown.note or None, shown.evidence or None)
    until = read_day(shown.until) or shown.until or None
    assert row[UNTIL_COLUMN - 1] == until


@pytest.mark.parametrize(
    ("severities", "status"),
    [
        ((), "Valid"),
        ((Severity.INFO,), "Valid"),
        ((Severity.WARNING, Severity.INFO), "Perlu penjelasan"),
        ((Severity.WARNING, Severity.ERROR), "Perlu perbaikan"),
    ],
)
def test_a_bureau_stands_by_its_heaviest_finding(
    severities: tuple[Severity, ...], status: str
) -> None:
    finding = judged(FAULTY[0])[0]
    here = replace(
        view().bureaus[0], findings=tuple(replace(finding, severity=each) for each in severities)
    )
    assert here.status == status
    assert replace(here, record=None).status == "Belum mengirim"


@pytest.mark.parametrize("code", [each.code for each in sample_spec().active_bureaus])
def test_every_answer_of_every_bureau_is_on_its_sheet(code: str) -> None:
    spec = sample_spec()
    bureau = spec.bureau(code)
    assert bureau is not None
    recap = next(each for each in sample_recap(missing=()).bureaus if each.bureau.code == code)
    layout = layout_of(spec, bureau)
    here: View = replace(view(), spec=spec)
    found = answers_page(here, BureauView(layout, recap))
    asked = {
        (line.id, column.field.key) for sheet in layout.sheets for line, column in sheet.answers()
    }
    assert asked <= set(found.places)
    assert len({place for key, place in found.places.items() if key in asked}) == len(asked)


@pytest.mark.parametrize(("code", "tall"), [("EKON", 0), ("UMUM", 1), ("KKP", 1)])
def test_no_few_rows_of_a_bureau_stand_alone_on_a_second_page(code: str, tall: int) -> None:
    spec = sample_spec()
    bureau = spec.bureau(code)
    assert bureau is not None
    recap = next(each for each in sample_recap(missing=()).bureaus if each.bureau.code == code)
    layout = layout_of(spec, bureau)
    found = answers_page(replace(view(), spec=spec), BureauView(layout, recap))
    assert found.painted.pages_tall == tall
