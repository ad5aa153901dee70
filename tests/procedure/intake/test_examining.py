"""What becomes of one file, tried on forms a person has changed."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.samples import sample_spec, with_settings
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.checks.selftest.careful_answers import careful_answers, planned
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import COVER, FIRST_ROW, HEADING_ROW, META, identity_cell
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.rules import compile_rules
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import column_letters
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.excel.editing.setup import note_of
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.resources import asset

KEY, CAME = b"kunci", datetime(2026, 7, 6, 10, tzinfo=WIB)
SPEC = sample_spec()
LAYOUTS = {each.code: layout_of(SPEC, each) for each in SPEC.active_bureaus}
UMUM = LAYOUTS["UMUM"]
FORM = make_form(
    lay_out((asset("templates") / "format.xlsx").read_bytes(), SPEC), UMUM, SPEC, (), KEY
)
DESK = IntakeContext(SPEC, LAYOUTS, compile_rules(SPEC, date(2026, 7, 6))[0], KEY)


def sent(change: Callable[[Workbook], None], *, answered: bool = True) -> bytes:
    """Return the form of Bagian Umum, carefully answered, then changed."""
    book = load_workbook(BytesIO(FORM))
    if answered:
        for place, value in careful_answers(UMUM, SPEC, datetime(2026, 7, 5)).items():
            sheet, row, column = planned(UMUM, place)
            book[sheet].cell(row, column).value = (
                float(value) if isinstance(value, Decimal) else value
            )
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def codes(examined: Examined) -> list[str]:
    return [each.code for each in examined.findings]


def test_a_careful_form_has_no_findings() -> None:
    found = examine(sent(lambda _book: None), DESK, CAME)
    assert (found.fate, found.bureau, found.findings) == (Fate.ACCEPTED, "UMUM", ())


def test_columns_a_bureau_put_in_and_comments_it_wrote_are_told_and_ours_are_not() -> None:
    column = UMUM.indicators.column("realisasi_3")
    assert column is not None

    def beside(book: Workbook) -> None:
        sheet = book["Indikator"]
        sheet.insert_cols(column.number)
        sheet.cell(HEADING_ROW, column.number).value = "Catatan"
        sheet.cell(FIRST_ROW, column.number).value = 99
        sheet.cell(FIRST_ROW, 5).comment = Comment("Menunggu\u200e BPS", "Petugas")
        sheet.cell(FIRST_ROW, 6).comment = note_of("✖ V05\nRealisasi belum diisi.")

    found = examine(sent(beside), DESK, CAME)
    assert found.fate is Fate.NOTED
    letters = column_letters(column.number)
    beside_answers, mark, mended = found.message.partition('"Menunggu BPS".')
    assert beside_answers + mark == (
        f'Lembar Indikator: kolom {letters} "Catatan" tidak ada di format, jadi 1 isiannya tidak '
        f'dihimpun ({letters}{FIRST_ROW} "99"). Komentar pada Indikator!E{FIRST_ROW}: "Menunggu BPS".'
    )
    assert "tiap kolom dibaca menurut kuncinya" in mended
    assert mended.endswith(messages.mended.ASIDE)


def test_an_untouched_form_is_no_submission() -> None:
    found = examine(sent(lambda _book: None, answered=False), DESK, CAME)
    assert (found.fate, found.code) == (Fate.REFUSED, "BELUM_DIISI")


def test_a_form_that_only_says_who_filled_it_in_is_no_submission() -> None:
    place = identity_cell("petugas")

    def named(book: Workbook) -> None:
        book[COVER].cell(place.row, place.column).value = "Petugas"

    found = examine(sent(named, answered=False), DESK, CAME)
    assert (found.fate, found.code) == (Fate.REFUSED, "BELUM_DIISI")


def test_a_copied_sheet_beside_the_real_one_is_refused_by_name() -> None:
    def copy(book: Workbook) -> None:
        book.copy_worksheet(book["Indikator"]).title = "Indikator (2)"

    found = examine(sent(copy), DESK, CAME)
    assert (found.fate, found.code) == (Fate.REFUSED, "SUSUNAN")
    assert "Indikator, Indikator (2)" in found.message


def test_a_deleted_column_is_found_and_not_read_from_its_neighbour() -> None:
    column = UMUM.indicators.column("penghambat")
    assert column is not None
    found = examine(sent(lambda book: book["Indikator"].delete_cols(column.number)), DESK, CAME)
    assert 'Di dalam tabel, kolom "Faktor Penghambat" hilang.' in [
        f.message for f in found.findings
    ]
    assert found.submission is not None
    ids = {line.id for line in UMUM.indicators.lines}
    answers = [a for a in found.submission.answers if a.line.id in ids]
    assert {a.text for a in answers if a.key == "penghambat"} == {""}


@pytest.mark.parametrize(
    ("number_format", "number"),
    [('0.00 "%"', Decimal("3.7")), ("0%", None), (r"0.00 \%", Decimal("3.7"))],
)
def test_a_percent_sign_that_counts_is_no_number_where_no_percent_is_asked(
    number_format: str, number: Decimal | None
) -> None:
    def typed(book: Workbook) -> None:
        sheet, row, column = planned(UMUM, ("UMUM-02", "realisasi_2"))
        book[sheet].cell(row, column).value = 3.7
        book[sheet].cell(row, column).number_format = number_format

    found = examine(sent(typed), DESK, CAME)
    assert found.submission is not None
    answers = [a for a in found.submission.answers if a.line.id == "UMUM-02"]
    assert [a.number for a in answers if a.key == "realisasi_2"] == [number]
    assert codes(found) == ([] if number else ["V06"])


@pytest.mark.parametrize(
    ("number_format", "text"),
    [("h.mm", "03.45"), ("[h]:mm", "03.45"), ("# ?/?", "1/6"), (";;;", ""), ('"nihil"', "nihil")],
)
def test_a_figure_that_is_shown_otherwise_is_found_and_counts_for_nothing(
    number_format: str, text: str
) -> None:
    def typed(book: Workbook) -> None:
        sheet, row, column = planned(UMUM, ("UMUM-02", "realisasi_2"))
        book[sheet].cell(row, column).value = 0.15625
        book[sheet].cell(row, column).number_format = number_format

    found = examine(sent(typed), DESK, CAME)
    assert [(each.code, each.value) for each in found.findings] == [("V06", text)]
    assert found.submission is not None
    answers = [a for a in found.submission.answers if a.line.id == "UMUM-02"]
    assert [a.number for a in answers if a.key == "realisasi_2"] == [None]


@pytest.mark.parametrize(
    ("text", "code"), [("3 Laporan", "V10"), ("3 lusin", "V06"), ("3 ratus", "V06")]
)
def test_a_word_behind_a_number_must_be_the_row_s_own_unit(text: str, code: str) -> None:
    def typed(book: Workbook) -> None:
        sheet, row, column = planned(UMUM, ("UMUM-03", "realisasi_2"))
        book[sheet].cell(row, column).value = text

    assert codes(examine(sent(typed), DESK, CAME)) == [code]


def test_a_form_made_before_the_master_changed_is_taken_with_a_warning_on_each_row_it_shows_otherwise() -> (
    None
):
    changed = replace(
        SPEC,
        indicators=tuple(
            replace(each, name=f"{each.name} (diperbaiki)") for each in SPEC.indicators
        ),
    )
    layouts = {each.code: layout_of(changed, each) for each in changed.active_bureaus}
    desk = replace(DESK, spec=changed, layouts=layouts)
    data = sent(lambda _book: None)
    assert examine(data, desk, CAME).code == "V01"
    out = replace(desk, out={"UMUM": {UMUM.format_id}})
    told = [("V01", line.id) for line in UMUM.indicators.lines]
    assert [(each.code, each.line) for each in examine(data, out, CAME).findings] == told
    assert [
        (each.code, each.line) for each in examine(data, desk, CAME, accepted=True).findings
    ] == told


def test_a_form_that_is_older_in_nothing_one_can_see_is_told_once() -> None:
    bureaus = tuple(replace(each, name=f"{each.name} Setda") for each in SPEC.bureaus)
    changed = replace(SPEC, bureaus=bureaus)
    layouts = {each.code: layout_of(changed, each) for each in changed.active_bureaus}
    desk = replace(DESK, spec=changed, layouts=layouts, out={"UMUM": {UMUM.format_id}})
    (finding,) = examine(sent(lambda _book: None), desk, CAME).findings
    assert (finding.code, finding.field, finding.severity) == ("V01", "format", Severity.WARNING)
    assert f"(format {UMUM.format_id}, sekarang {layouts['UMUM'].format_id})" in finding.message


def test_an_archive_that_lost_or_changed_a_file_is_told(tmp_path: Path) -> None:
    folder = PeriodFolder(tmp_path)
    folder.archive.mkdir()
    sha = archive.archived(folder, b"isi", "umum.xlsx")
    kept = folder.archive / f"{sha}.xlsx"
    assert archive.original(folder, sha, "umum.xlsx") == b"isi"
    kept.write_bytes(b"lain")
    with stopped_by(messages.intake.submission_damaged, match=r"umum\.xlsx isinya berubah"):
        archive.original(folder, sha, "umum.xlsx")
    assert archive.archived(folder, b"isi", "umum.xlsx") == sha
    assert kept.read_bytes() == b"isi"
    kept.unlink()
    with stopped_by(messages.intake.submission_damaged, match="hilang dari folder arsip"):
        archive.original(folder, sha, "umum.xlsx")


def test_a_form_alike_to_todays_is_faulted_for_what_the_bureau_changed_itself() -> None:
    """After a carry only earlier quarters' figures may differ: all else is the bureau's own doing."""

    def tampered(book: Workbook) -> None:
        sheet, row, column = planned(UMUM, ("UMUM-02", "target_tahun"))
        book[sheet].cell(row, column).value = 99
        sheet, row, column = planned(UMUM, ("UMUM-01", "realisasi_1"))
        book[sheet].cell(row, column).value = 1

    corrected = tuple(
        replace(each, actuals=(Decimal(12),)) if each.id == "UMUM-01" else each
        for each in SPEC.indicators
    )
    spec = replace(SPEC, indicators=corrected)
    today = layout_of(spec, next(each for each in spec.active_bureaus if each.code == "UMUM"))
    assert today.format_id != UMUM.format_id
    alike = {"UMUM": frozenset({today.format_id, UMUM.format_id})}
    desk = replace(DESK, spec=spec, layouts={**LAYOUTS, "UMUM": today}, alike=alike)
    found = examine(sent(tampered), desk, CAME)
    assert [(each.code, each.severity) for each in found.findings] == [
        ("V03", Severity.ERROR),
        ("V01", Severity.INFO),
    ]


def test_a_form_whose_sheets_numbers_called_otherwise_is_read_by_its_seal_and_marks() -> None:
    def renamed(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.title = f"{sheet.title} - Table 1"
        del book.custom_doc_props["xlsops"]

    found = examine(sent(renamed), DESK, CAME)
    assert (found.fate, found.bureau, found.findings) == (Fate.ACCEPTED, "UMUM", ())


def test_a_form_that_lost_its_seal_in_numbers_is_refused_with_the_way_out_of_numbers() -> None:
    def stripped(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.title = f"{sheet.title} - Table 1"
        del book.custom_doc_props["xlsops"]
        del book[f"{META} - Table 1"]

    found = examine(sent(stripped), DESK, CAME)
    assert (found.fate, found.code) == (Fate.REFUSED, "IDENTITAS")
    assert "Apple Numbers" in found.message
    assert "Ekspor Ke → Excel" in found.message


@pytest.mark.parametrize("key", [KEY, b"kunci lain"])
def test_a_form_of_another_quarter_says_which_it_is_and_which_is_gathered(key: bytes) -> None:
    spec = with_settings(SPEC, period=Period(2026, 1))
    bureau = next(each for each in spec.active_bureaus if each.code == "UMUM")
    paper = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec)
    form = make_form(paper, layout_of(spec, bureau), spec, (), key)
    found = examine(form, DESK, CAME)
    assert (found.fate, found.code, found.bureau) == (Fate.REFUSED, "V31", "UMUM")
    assert found.message == (
        "Berkas ini milik Bagian Umum TW I 2026; yang dihimpun sekarang TW II 2026. "
        "Isi format milik bagian dan triwulan sendiri."
    )


def looking_elsewhere() -> bytes:
    """Return a careful form, one figure of which a formula took from another workbook."""
    parts = take_apart(sent(lambda _book: None))
    sheet = sheet_parts(parts)["Indikator"]
    place = UMUM.indicators.cell(UMUM.indicators.lines[0].id, "realisasi_2").address.encode()
    before = parts[sheet]
    parts[sheet] = re.sub(
        rb'(<c r="%b"[^>]*?)(?: t="n")?>(<v>)' % place, rb"\1><f>[1]Data!$A$1</f>\2", before
    )
    assert parts[sheet] != before
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    part, relation = "xl/externalLinks/externalLink1.xml", "http://schemas.openxmlformats.org"
    parts[part] = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<externalBook/></externalLink>"
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships xmlns="{relation}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument/2006/relationships/externalLinkPath" '
        'Target="Buku Bantu.xlsx" TargetMode="External"/></Relationships>'
    ).encode()
    types = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types)
    return put_together(parts)


def test_a_figure_from_another_workbook_counts_with_a_note_that_names_the_cell() -> None:
    found = examine(looking_elsewhere(), DESK, CAME)
    place = UMUM.indicators.cell(UMUM.indicators.lines[0].id, "realisasi_2").address
    assert found.fate is Fate.NOTED
    assert found.message == messages.notes.cells_of_other_book(
        "Indikator", place, "Buku Bantu.xlsx"
    )
    assert found.findings == ()


def test_an_office_may_refuse_what_links_to_other_workbooks() -> None:
    spec = replace(SPEC, settings=replace(SPEC.settings, external_links_refused=True))
    strict = replace(DESK, spec=spec)
    found = examine(looking_elsewhere(), strict, CAME)
    assert (found.fate, found.code) == (Fate.REFUSED, "TAUTAN_BUKU")
    assert "putuskan tautannya lewat Data → Edit Tautan" in found.message
    assert examine(looking_elsewhere(), strict, CAME, accepted=True).fate is Fate.NOTED
