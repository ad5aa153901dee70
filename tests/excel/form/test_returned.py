"""The marked copy: our own form with the bureau's answers, flags on its cells, a list in front."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests import ooxml
from tests.calc.office import Office
from tests.calc.oracle import recalculate
from tests.excel.form.test_forms import answer_cells, form, layout, spec_of
from tests.quarter import FILLED, NOW, filled
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import Answer, Place, careful_answers
from xlsops.core.form.differences import differences
from xlsops.core.form.layout import COVER, META, RETURN_NOTE, Layout, identity_cell
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.results.recap import recap_of
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import Blank, Content, Date, Number, Text
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import visible
from xlsops.core.view.view import BureauView, View
from xlsops.excel.form.marking import boxes_link
from xlsops.excel.form.returned import make_copy
from xlsops.files.xlsx.reader import read_workbook

CODE = "KKP"
SLIPS: dict[Place, Answer] = {
    ("KKP-01", "realisasi_2"): "1.234",
    ("KKP-02", "bukti"): "-",
    ("KKP-02", "keterangan"): "=1+1",
    ("KKP-03", "realisasi_2"): "#DIV/0!",
    ("KKP-04", "penanggung_jawab"): " ",
    ("identitas", "nip"): "123",
}


def read(data: bytes, of: Layout) -> Submission:
    submission = read_submission(of, read_workbook(data).sheets)
    assert isinstance(submission, Submission)
    return submission


def viewed(submission: Submission) -> tuple[View, BureauView]:
    """A period in which one bureau sent this."""
    spec = spec_of(2)
    results, findings = judge(submission, spec, (), NOW)
    record = FileRecord("0" * 64, "kiriman.xlsx", NOW.astimezone(UTC), Fate.ACCEPTED, "", "", CODE)
    recap = recap_of(spec, [submission.layout], {CODE: results}, {CODE: findings})
    each = BureauView(submission.layout, recap.bureaus[0], record, 1, submission, results, findings)
    return View(spec, NOW, State(), (), (each,), recap, {}), each


@pytest.fixture(scope="module")
def sent() -> Submission:
    spec = spec_of(2)
    of = layout(spec, CODE)
    return read(filled(form(spec, CODE), of, {**careful_answers(of, spec, FILLED), **SLIPS}), of)


@pytest.fixture(scope="module")
def copy(sent: Submission) -> bytes:
    view, each = viewed(sent)
    return make_copy(form(spec_of(2), CODE), view, each)


def test_the_copy_reads_as_the_answers_that_were_sent(sent: Submission, copy: bytes) -> None:
    back = read(copy, sent.layout)
    assert back.irregularities == ()
    for before, after in zip(sent.answers, back.answers, strict=True):
        assert told(after.content.value) == told(before.content.value), before.cell
    assert {key: told(each.value) for key, each in back.identity.items()} == {
        key: told(each.value) for key, each in sent.identity.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "Foto_x0032_.jpg",
        "Laporan 1\r\nLaporan 2",
        "satu\rdua",
        "\u200ebukti _x005F_ \x07",
        "_x000D_\n_x",
    ],
)
def test_nothing_a_bureau_wrote_is_changed_by_the_copy(text: str) -> None:
    spec = spec_of(2)
    of = layout(spec, CODE)
    at = ("KKP-02", "bukti")
    came = submission_with(
        read(filled(form(spec, CODE), of, careful_answers(of, spec, FILLED)), of), at, text
    )
    view, each = viewed(came)
    back = read(make_copy(form(spec, CODE), view, each), of)
    assert differences(came, back) == ()
    found = {(answer.line.id, answer.key): answer.text for answer in back.answers}
    assert found[at] == visible(text).strip()


def submission_with(submission: Submission, at: Place, text: str) -> Submission:
    """Return a submission in which one answer is this text."""
    return replace(
        submission,
        columns=tuple(
            replace(
                column,
                contents=tuple(
                    Content(Text(text)) if (line.id, column.column.field.key) == at else held
                    for line, held in zip(column.lines, column.contents, strict=True)
                ),
            )
            for column in submission.columns
        ),
    )


def told(value: object) -> object:
    match value:
        case Number(number):
            return as_typed(number)
        case Text(text):
            return text
        case Date(moment):
            return moment
        case Blank():
            return ""
    return getattr(value, "code", value)  # an error stands in the copy as text, to be seen


def test_the_copy_tells_in_utc_when_it_was_made_and_that_nobody_saved_it(copy: bytes) -> None:
    core = ooxml.parts(copy)["docProps/core.xml"].decode()
    assert re.findall(r"Z?>([^<>]*Z)</dcterms:(\w+)", core) == [
        ("2026-07-08T02:00:00Z", "created"),
        ("2026-07-08T02:00:00Z", "modified"),
    ]
    assert read_workbook(copy).modified is None


def test_the_copy_carries_the_identity_of_the_form_and_only_answers_are_open(copy: bytes) -> None:
    spec = spec_of(2)
    before, after = read_workbook(form(spec, CODE)), read_workbook(copy)
    assert after.properties == before.properties
    meta, own = before.sheet(META), after.sheet(META)
    assert meta is not None
    assert own is not None
    assert (own.at(1, 1), own.state) == (meta.at(1, 1), "veryHidden")
    held = ooxml.parts(copy)
    for sheet in layout(spec, CODE).sheets:
        opened = {
            address for address, cell in ooxml.cells(held, sheet.name).items() if not cell.locked
        }
        assert opened == answer_cells(sheet)
    assert (
        ooxml.tree(held[ooxml.sheets(held)[RETURN_NOTE]]).find("m:sheetProtection", ooxml.NS)
        is not None
    )


def test_every_finding_stands_on_its_cell_with_colour_note_and_line(
    sent: Submission, copy: bytes
) -> None:
    _, each = viewed(sent)
    book = load_workbook(BytesIO(copy))
    note = book[RETURN_NOTE]
    assert book.sheetnames[0] == RETURN_NOTE
    assert each.findings
    for finding in each.findings:
        if finding.severity is Severity.INFO:
            continue
        cell = book[finding.cell.sheet][finding.cell.address]
        assert cell.comment is not None, finding
        assert finding.code in cell.comment.text
        assert finding.message in cell.comment.text
        assert finding.advice in cell.comment.text
    colours = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699"}
    heaviest = {
        finding.cell: finding.severity
        for finding in sorted(each.findings, key=lambda one: -one.severity.order)
    }
    for place, severity in heaviest.items():
        if severity in colours:
            fill = book[place.sheet][place.address].fill.start_color.rgb
            assert str(fill)[2:] == colours[severity]
    assert links(note) == sorted(
        str(finding.cell) for finding in each.findings if finding.severity is not Severity.INFO
    )


def links(sheet: Worksheet) -> list[str]:
    found = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return sorted(location.replace("'", "") for location in found)


def test_cells_without_a_finding_keep_the_look_of_the_form(sent: Submission, copy: bytes) -> None:
    _, each = viewed(sent)
    flagged = {(finding.cell.sheet, finding.cell.address) for finding in each.findings}
    plain = load_workbook(BytesIO(form(spec_of(2), CODE)))
    marked = load_workbook(BytesIO(copy))
    for sheet in sent.layout.sheets:
        for row in plain[sheet.name].iter_rows():
            for cell in row:
                if (sheet.name, cell.coordinate) not in flagged:
                    other = marked[sheet.name][cell.coordinate]
                    assert (other.fill.start_color.rgb, other.number_format, other.comment) == (
                        cell.fill.start_color.rgb,
                        cell.number_format,
                        None,
                    )


def test_formulas_of_the_form_stay_and_none_of_the_bureau_arrive(copy: bytes) -> None:
    ours, theirs = ooxml.parts(form(spec_of(2), CODE)), ooxml.parts(copy)
    for name in (COVER, "Indikator", "Anggaran"):
        before = {address: cell.formula for address, cell in ooxml.cells(ours, name).items()}
        after = {address: cell.formula for address, cell in ooxml.cells(theirs, name).items()}
        assert {at: each for at, each in after.items() if each} == {
            at: each for at, each in before.items() if each
        }


def test_the_same_findings_give_the_same_bytes(sent: Submission, copy: bytes) -> None:
    view, each = viewed(sent)
    assert make_copy(form(spec_of(2), CODE), view, each) == copy
    later = replace(view, now=datetime(2026, 7, 9, tzinfo=UTC))
    assert make_copy(form(spec_of(2), CODE), later, each) != copy


def test_the_cover_shows_who_filled_it_flagged_where_the_nip_is_wrong(copy: bytes) -> None:
    book = load_workbook(BytesIO(copy))
    nip = book[COVER][identity_cell("nip").address]
    assert nip.value == "123"
    assert "V04" in nip.comment.text
    assert book[COVER][identity_cell("tanggal_isi").address].value == FILLED


def test_money_comes_back_without_a_trace_of_binary_noise(sent: Submission, copy: bytes) -> None:
    back = read(copy, sent.layout)
    spent = [each.content.value for each in back.answers if each.key == "rp_2"]
    assert spent
    assert all(
        isinstance(each, Number) and each.value == each.value.quantize(Decimal(1)) for each in spent
    )


def results_beside_formulas(data: bytes) -> dict[tuple[str, str], object]:
    """The value each formula cell holds; None where it holds none."""
    formulas, values = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_copy_shows_its_results_where_nothing_is_calculated(
    sent: Submission, copy: bytes
) -> None:
    held = results_beside_formulas(copy)
    _, each = viewed(sent)
    assert each.results is not None
    of = sent.layout
    table = of.indicators
    for line in table.lines:
        result = each.results.indicators[line.id]
        shown = {
            key: held[table.name, table.cell(line.id, key).address]
            for key in ("capaian", "predikat", "status")
        }
        assert shown["capaian"] == (None if result.shown is None else float(result.shown)), line.id
        assert (shown["predikat"] or "") == result.predicate
        assert shown["status"]
    counters = [value for value in held.values() if str(value).startswith("Terisi ")]
    assert sorted(counters) == ["Terisi 16 dari 16", "Terisi 23 dari 23", "Terisi 4 dari 4"]


def test_what_the_copy_shows_is_what_a_spreadsheet_program_calculates(
    office: Office, copy: bytes, tmp_path: Path
) -> None:
    assert office
    path = tmp_path / "salinan.xlsx"
    path.write_bytes(copy)
    book = recalculate(path)
    statuses = {
        (sheet.name, sheet.cell(line.id, "status").address)
        for sheet in layout(spec_of(2), CODE).sheets
        for line in sheet.lines
        if line.asked
    }
    for (sheet, address), value in results_beside_formulas(copy).items():
        if (sheet, address) not in statuses:
            calculated = book.value(sheet, address)
            calculated = round(calculated, 9) if isinstance(calculated, float) else calculated
            assert (value or None) == (calculated or None), (sheet, address)


def test_all_that_is_not_marked_lies_as_in_the_form(sent: Submission, copy: bytes) -> None:
    ours, theirs = ooxml.parts(form(spec_of(2), CODE)), ooxml.parts(copy)
    changed = {name for name, part in ours.items() if theirs.get(name) != part}
    places = ooxml.sheets(ours)
    assert changed == {
        "[Content_Types].xml",
        "docProps/core.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        *(places[name] for name in (COVER, "Indikator", "Anggaran")),
    }
    for name in (COVER, "Indikator", "Anggaran"):
        before, after = (
            held[places[name]].partition(b"</sheetData>")[2] for held in (ours, theirs)
        )
        added = after.replace(boxes_link(), b"")
        assert added == before, name
        assert (added != after) is any(each.cell.sheet == name for each in viewed(sent)[1].findings)


def test_microsofts_validator_finds_no_fault_in_a_copy(copy: bytes, tmp_path: Path) -> None:
    path = tmp_path / "salinan.xlsx"
    path.write_bytes(copy)
    assert ooxml.complaints(path) == []


def test_the_notes_of_an_offices_template_stay_beside_ours(sent: Submission) -> None:
    view, each = viewed(sent)
    flagged = next(one for one in each.findings if one.cell.sheet == "Indikator").cell
    book = load_workbook(BytesIO(form(spec_of(2), CODE)))
    book["Indikator"]["C6"].comment = Comment("Nama menurut RKPD", "Kantor")
    book["Indikator"][flagged.address].comment = Comment("Diganti", "Kantor")
    made = BytesIO()
    book.save(made)
    marked = load_workbook(BytesIO(make_copy(made.getvalue(), view, each)))["Indikator"]
    assert marked["C6"].comment.text == "Nama menurut RKPD"
    assert "Diganti" not in marked[flagged.address].comment.text
    noted = {cell.coordinate for row in marked.iter_rows() for cell in row if cell.comment}
    assert noted == {"C6", *(x.cell.address for x in each.findings if x.cell.sheet == "Indikator")}
