"""LibreOffice opens, recalculates and saves every workbook we make, and forms come back whole."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from tests.calc import oracle
from tests.core.pages.standing.test_rules_page import period as mostly_accepted
from tests.quarter import FILLED, KEY, NOW, Played, Room, changed, filled, form_of, typed
from xlsops.core.checks.selftest.careful_answers import Answer as Given
from xlsops.core.checks.selftest.careful_answers import Answers, Place, careful_answers, planned
from xlsops.core.form.submissions import Answer, Submission
from xlsops.core.pages.standing.rules_page import record_beside, rules_page
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.tables import RULES, RULES_RECORD
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.refused_files import Fate, Refusal
from xlsops.core.values.structs import replace
from xlsops.excel.editing.saving import saved
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.files.xlsx.reader import take
from xlsops.procedure.intake.examined import Examined
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import desk_of
from xlsops.resources import asset

pytestmark = pytest.mark.usefixtures("office")
STRUCTURAL = {"V02", "V03", "V14", "V15", "V26", "V27", "V28"}
BUREAUS = ("TAPEM", "KESRA", "HUKUM", "EKON", "ADPEM", "PBJ", "UMUM", "ORG", "PROKOPIM", "KKP")


COUNTED = {
    None,
    "belum pernah timbul",
    "timbul 1, diperbaiki 0",
    "timbul 1, diperbaiki 1",
    "timbul 2, diperbaiki 0",
}


def beside_rules(book: oracle.Book) -> list[oracle.Value]:
    """Return what the sheet of rules shows beside each of them, and in its blank rows."""
    number = 1 + [each.key for each in RULES.columns].index("record")
    cells = book.sheets[RULES.sheet]
    return [cells.get((row, number)) or None for row in range(RULES.first_row, 60)]


def made(root: Path) -> Iterator[Path]:
    """Yield every workbook the demo made."""
    for folder in ("format", "kembali", "rekap"):
        yield from sorted((root / folder).glob("*.xlsx"))


@pytest.mark.parametrize(
    "every", [4, pytest.param(1, marks=pytest.mark.exhaustive)], ids="one in {}".format
)
def test_every_generated_workbook_recalculates_without_an_error_cell(
    every: int, played: Played, tmp_path: Path
) -> None:
    """Of the forms, of the returned copies, and the recap, which is the last."""
    paths = list(made(played.root))
    assert len(paths) == 10 + 9 + 1
    for path in {*paths[::every], paths[-1]}:
        kept = tmp_path / path.name
        book = oracle.recalculate(path, kept)
        assert book.errors == (), path.name
        again = take(kept.read_bytes())
        assert not isinstance(again, Refusal), path.name
        before = take(path.read_bytes())
        assert not isinstance(before, Refusal), path.name
        assert [each.name for each in again.sheets] == [each.name for each in before.sheets]


@pytest.mark.parametrize("painted", [False, True], ids=["as opened", "painted"])
def test_the_control_workbook_survives_libreoffice(
    painted: bool, played: Played, tmp_path: Path
) -> None:
    path = played.root / CONTROL if painted else asset("workbook") / CONTROL
    book = oracle.recalculate(path, tmp_path / CONTROL)
    assert book.errors == ()
    assert set(beside_rules(book)) == (COUNTED if painted else {None})
    before, faults = read_spec(grids_of(path))
    after, more = read_spec(grids_of(tmp_path / CONTROL))
    assert (after, more) == (before, faults)


def test_beside_a_rule_stands_what_its_record_says_with_the_proposal(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "usulan.xlsx") as made:
        record, beside = made.add_worksheet(RULES_RECORD), made.add_worksheet("Aturan")
        for number, row in enumerate(rules_page(mostly_accepted()).values):
            record.write_row(number, 0, row)
        for number, code in enumerate(("V05", "A01", "A99", "")):
            beside.write(number, 0, code)
            beside.write_formula(number, 1, f"={record_beside(f'$A{number + 1}')}")
    cells = oracle.recalculate(tmp_path / "usulan.xlsx").sheets["Aturan"]
    assert [cells.get((row, 2)) or "" for row in range(1, 5)] == [
        "Usulan: tangguhkan; timbul 23, diperbaiki 1",
        "belum pernah timbul",
        "",
        "",
    ]


def test_a_period_goes_on_with_a_control_workbook_libreoffice_saved(
    room: Room, tmp_path: Path
) -> None:
    control = room.root / CONTROL
    oracle.recalculate(control, tmp_path / CONTROL)
    control.write_bytes((tmp_path / CONTROL).read_bytes())
    room.send("KKP")
    outcome = room.collect()
    assert outcome.data["accepted"] == 1
    assert oracle.recalculate(control).errors == ()


def variations(period: LoadedPeriod, code: str) -> dict[Place, Given | None]:
    """A slip of every kind, on the first lines of a bureau's form."""
    layout = period.layouts[code]
    first, last = layout.indicators.lines[0].id, layout.indicators.lines[-1].id
    budget = [line for line in layout.budget.lines if line.asked]
    return {
        (first, "realisasi_2"): "1.234",
        (last, "bukti"): None,
        (last, "keterangan"): "-",
        (first, "penghambat"): "+1 bukan rumus, @ juga bukan",
        (budget[0].id, "rp_2"): "Rp 1.000.000,00",
        (budget[0].id, "k_2"): Decimal(-3),
        (budget[1].id, "rp_2"): Decimal(str(budget[1].known_number("pagu"))) * 2,
        (budget[1].id, "penanggung_jawab"): None,
        (budget[2].id, "k_2"): "dua",
        (budget[2].id, "keterangan"): "baris satu\nbaris dua, cukup panjang untuk dibaca",
        ("identitas", "nip"): "19900115 201503 1 000",
    }


def examined(period: LoadedPeriod, data: bytes) -> Examined:
    return examine(data, desk_of(period), NOW)


def told(each: Examined) -> list[tuple[str, object, object]]:
    """What a submission says, cell by cell: value and how it reads."""
    submission = each.submission
    assert isinstance(submission, Submission), each.message
    answers: list[tuple[str, object, object]] = [
        (str(answer.cell), _value(answer), answer.number) for answer in submission.answers
    ]
    return answers + [(key, content.value, None) for key, content in submission.identity.items()]


def _value(answer: Answer) -> object:
    return answer.content.value


def said(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return [(each.identity, str(each.cell), each.severity, each.message) for each in findings]


def by_libreoffice(period: LoadedPeriod, code: str, answers: Answers, folder: Path) -> bytes:
    """The form of a bureau, answered and saved by LibreOffice."""
    form, sent = folder / f"format {code}.xlsx", folder / f"{code}.xlsx"
    form.write_bytes(form_of(period, code))
    oracle.fill(form, sent, typed(period.layouts[code], answers))
    return sent.read_bytes()


@pytest.mark.parametrize("code", BUREAUS)
def test_a_form_saved_by_libreoffice_says_the_same_as_one_saved_by_openpyxl(
    code: str, room: Room, tmp_path: Path
) -> None:
    period = room.period()
    layout = period.layouts[code]
    careful = careful_answers(layout, period.spec, FILLED)
    clean = examined(period, by_libreoffice(period, code, careful, tmp_path))
    ours = examined(period, filled(form_of(period, code), layout, careful))
    assert told(clean) == told(ours)
    assert said(clean.findings) == said(ours.findings)
    assert {each.code for each in clean.findings} <= {"V29"}


@pytest.mark.parametrize("code", ["UMUM", "KKP", "ORG"])
def test_slips_give_the_same_findings_whoever_saved_the_form(
    code: str, room: Room, tmp_path: Path
) -> None:
    period = room.period()
    layout = period.layouts[code]
    careful = careful_answers(layout, period.spec, FILLED)
    slipped = changed(careful, variations(period, code))
    theirs = examined(period, by_libreoffice(period, code, slipped, tmp_path))
    ours = examined(period, filled(form_of(period, code), layout, slipped))
    assert told(theirs) == told(ours)
    assert said(theirs.findings) == said(ours.findings)
    assert STRUCTURAL.isdisjoint({each.code for each in theirs.findings})
    assert {"V04", "V06", "V07", "V08", "V16", "V23", "V24", "V32"} <= {
        each.code for each in theirs.findings
    }


def test_a_formula_that_gives_an_error_is_found_on_its_cell_only(
    room: Room, tmp_path: Path
) -> None:
    period = room.period()
    layout = period.layouts["PBJ"]
    form, sent = tmp_path / "format.xlsx", tmp_path / "kiriman.xlsx"
    form.write_bytes(form_of(period, "PBJ"))
    cells = typed(layout, careful_answers(layout, period.spec, FILLED))
    budget = [line for line in layout.budget.lines if line.asked]
    fine = layout.budget.cell(budget[0].id, "rp_2")
    cells[fine.sheet, fine.address] = f"={cells[fine.sheet, fine.address]}/2*2"
    broken = layout.budget.cell(budget[1].id, "rp_2")
    cells[broken.sheet, broken.address] = "=1/0"
    oracle.fill(form, sent, cells)
    found = examined(period, sent.read_bytes()).findings
    assert [(each.code, str(each.cell)) for each in found] == [("V06", str(broken))]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("realisasi_2", Decimal("0.86"), "V07"),
        ("realisasi_2", FILLED, "V06"),
        ("rp_2", Decimal("0.5"), "V06"),
        ("rp_2", FILLED, "V06"),
        ("k_2", "3 Dokumen", "V10"),
        ("rp_2", "12 juta", "V06"),
    ],
)
def test_an_answer_in_another_guise_is_found_on_its_cell_only(
    key: str, value: Given, code: str, room: Room, tmp_path: Path
) -> None:
    period = room.period()
    layout = period.layouts["PBJ"]
    sheet = layout.indicators if key == "realisasi_2" else layout.budget
    line = next(each for each in sheet.lines if each.asked)
    careful = careful_answers(layout, period.spec, FILLED)
    notes: Answers = {(line.id, "keterangan"): "Angka ini ditulis dengan cara lain."}
    book = load_workbook(BytesIO(filled(form_of(period, "PBJ"), layout, {**careful, **notes})))
    cell = sheet.cell(line.id, key)
    written = book[cell.sheet][cell.address]
    written.value = float(value) if isinstance(value, Decimal) else value
    written.number_format = "0%" if isinstance(value, Decimal) else "dd/mm/yyyy"
    sent, kept = tmp_path / "kiriman.xlsx", tmp_path / "disimpan.xlsx"
    sent.write_bytes(saved(book, "Format", FILLED, book.properties.created))
    oracle.recalculate(sent, kept)
    found = {(each.code, str(each.cell)) for each in examined(period, kept.read_bytes()).findings}
    assert (code, str(cell)) in found
    assert {place for _, place in found} == {str(cell)}


def corrected(period: LoadedPeriod, code: str) -> tuple[Answers, Answers]:
    """(careful answers, the same with two of them missing and one wrong)."""
    layout = period.layouts[code]
    careful = careful_answers(layout, period.spec, FILLED)
    line = layout.indicators.lines[0].id
    budget = next(each for each in layout.budget.lines if each.asked)
    wrong: dict[Place, Given | None] = {
        (line, "realisasi_2"): None,
        (budget.id, "rp_2"): "nihil",
        (budget.id, "penanggung_jawab"): None,
    }
    return careful, changed(careful, wrong)


def test_a_returned_copy_mended_in_libreoffice_is_accepted_without_findings(
    room: Room, tmp_path: Path
) -> None:
    period = room.period()
    layout = period.layouts["HUKUM"]
    careful, wrong = corrected(period, "HUKUM")
    room.drop("hukum.xlsx", filled(form_of(period, "HUKUM"), layout, wrong))
    room.collect()
    copy = room.root / "kembali" / "Perbaikan HUKUM TW2 2026.xlsx"
    mended = {place: careful[place] for place in careful if careful[place] != wrong.get(place)}
    assert len(mended) == 3
    oracle.fill(copy, tmp_path / "kirim ulang.xlsx", typed(layout, mended))
    room.drop("kirim ulang.xlsx", (tmp_path / "kirim ulang.xlsx").read_bytes())
    outcome = room.collect(NOW.replace(hour=14))
    (sent,) = [each for each in outcome.data["files"] if not each["known"]]
    assert (sent["fate"], sent["code"]) == (Fate.NOTED.value, "")
    assert sent["message"].startswith("Perbaikan atas hukum.xlsx")
    assert outcome.data["findings"] == {"galat": 0, "peringatan": 0, "informasi": 0}
    current = room.period().state.current("HUKUM")
    assert current is not None
    assert current.name == "kirim ulang.xlsx"


def test_a_form_of_an_office_with_another_key_stays_foreign_after_libreoffice(
    room: Room, tmp_path: Path
) -> None:
    period = room.period()
    careful = careful_answers(period.layouts["KKP"], period.spec, FILLED)
    data = by_libreoffice(period, "KKP", careful, tmp_path)
    stranger = replace(desk_of(period), key=KEY[::-1])
    assert examine(data, stranger, NOW).code == "IDENTITAS"
    assert load(room.root, NOW, "x").key == KEY
    assert planned(period.layouts["KKP"], ("identitas", "nip"))[0] == "Petunjuk"
