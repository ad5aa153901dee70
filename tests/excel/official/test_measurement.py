"""The forms Pengukuran Kinerja: an indicator and a programme side by side, their sums, and what is told where."""

from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from tests.excel.official.test_filled import making
from tests.excel.official.test_templates import changed, form_in
from tests.samples import sample_recap, sample_spec, with_settings
from xlsops import messages
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.form_sheet import form_sheet
from xlsops.core.recap.official.understanding import understood
from xlsops.core.recap.official.words import vocabulary
from xlsops.core.results.meaning import ABSORPTION, EXPECTED, REPORTED, SPENT, Meaning
from xlsops.core.results.recap import Recap
from xlsops.core.sheet.sheet import Formula, Sheet, shown_of
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, Level, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Number, Text
from xlsops.core.values.structs import replace
from xlsops.excel.official.reading import read_form_workbook

USUAL = "Formulir Pengukuran Kinerja.xlsx"
OF_2010, BY_QUARTER = form_in(USUAL), form_in("Formulir Pengukuran Kinerja Triwulanan.xlsx")
D = Decimal
Row = dict[str, Any]


def rows_of(recap: Recap, form: OfficialForm = OF_2010) -> list[Row]:
    """Return the rows below the heading, by the names of columns, and what their numbers are."""
    return _rows(form_sheet(making(recap), form), form)


def _rows(page: Sheet, form: OfficialForm) -> list[Row]:
    assert page.title_rows
    body = page.title_rows[1]
    return [
        {each.name: shown_of(row[each.place - 1]) for each in form.columns}
        | {"=": row, "meanings": {c: m for (r, c), m in page.meanings.items() if r == at}}
        for at, row in enumerate(page.values[body:], body + 1)
    ]


def row_with(rows: list[Row], column: str, start: str) -> Row:
    return next(row for row in rows if str(row[column] or "").startswith(start))


def test_every_programme_stands_once_and_adds_up_to_what_the_recap_has() -> None:
    recap = sample_recap(("ORG",))
    rows = rows_of(recap)
    year = row_with(rows, "1", "Jumlah Anggaran Tahun 2026")
    told = row_with(
        rows, "1", "Jumlah Anggaran Tahun 2026 yang sudah dilaporkan (9 dari 10 bagian)"
    )
    spent = row_with(rows, "1", "Jumlah Realisasi Anggaran s.d. TW II Tahun 2026")
    figures = (year["7"], told["7"], spent["8"], spent["9"])
    assert figures == (recap.expected_ceiling, recap.ceiling, recap.spent, recap.absorption)
    meanings = [row["meanings"] for row in (year, told, spent)]
    assert meanings == [
        {7: Meaning(EXPECTED)},
        {7: Meaning(REPORTED)},
        {8: Meaning(SPENT), 9: Meaning(ABSORPTION)},
    ]
    assert [isinstance(cell, Formula) for cell in (year["="][6], told["="][6], spent["="][8])] == [
        True,
        False,
        True,
    ]
    programmes = [row for row in rows if row["6"] and isinstance(row["7"], Decimal)]
    lines = [each for each in recap.budget if each.level is Level.PROGRAMME]
    assert len(programmes) == len(lines)
    assert sum(row["7"] for row in programmes) == recap.expected_ceiling
    assert sum(row["8"] or 0 for row in programmes) == recap.spent


def test_a_percent_of_what_is_told_says_of_how_much_it_is() -> None:
    spec = sample_spec()
    line = next(each for each in spec.programmes if each.asked and each.bureau == "UMUM")
    blank = {("UMUM"): {(line.code, keys.spent(2)): BLANK}}
    rows = [row for row in rows_of(sample_recap((), blank)) if isinstance(row["9"], Decimal)]
    told = [row for row in rows if row["6"] and "yang sudah dilaporkan" in row["6"]]
    assert len(told) == 1
    for row in rows[:-1]:
        _, _, basis = str(row["6"]).partition("yang sudah dilaporkan, Rp")
        ceiling = D(basis.replace(".", "")) if basis else row["7"]
        assert round(row["8"] / ceiling * 100, 2) == row["9"]
        assert isinstance(row["="][8], Formula) is not bool(basis)


def test_an_objective_stands_once_over_its_indicators_and_a_bureau_that_sent_none_is_told() -> None:
    recap = sample_recap(("ORG",))
    rows = rows_of(recap)
    known = [
        (each.bureau.code, each.line.known[keys.OBJECTIVE])
        for each in recap.indicators
        if each.line.known.get(keys.OBJECTIVE)
    ]
    assert sum(bool(row["1"] and row["2"]) for row in rows) == len(dict.fromkeys(known))
    assert row_with(rows, "1", f"Bagian Organisasi – {messages.recap.NOT_SENT.lower()}")
    assert row_with(rows, "1", "Bagian Umum")["1"] == "Bagian Umum"


def test_figures_of_a_bureau_hidden_below_its_name_are_in_no_sum() -> None:
    page = form_sheet(making(sample_recap(())), OF_2010)
    names = {each.bureau.name for each in sample_recap(()).bureaus}
    rows = [row for row in page.values if row[0] in names]
    assert len(rows) == len(names)
    assert all(shown_of(cell) is None for row in rows for cell in row[1:])


def test_numbers_of_indicators_and_of_programmes_are_known_as_what_they_are() -> None:
    row = row_with(rows_of(sample_recap(())), "2", "Jumlah Keluhan Layanan")
    assert row["meanings"][4] == Meaning(keys.ACTUAL_SO_FAR, "UMUM", Block.INDICATORS, "UMUM-01")
    assert row["meanings"][8] == Meaning(keys.SPENT_SO_FAR, "UMUM", Block.BUDGET, "4.01.01")


@pytest.mark.parametrize("method", [Method.LAST, Method.SUM])
def test_money_of_each_quarter_is_that_up_to_it(method: Method) -> None:
    spec = with_settings(sample_spec(), spending_method=method)
    recap = sample_recap((), spec=spec)
    row = row_with(rows_of(recap, BY_QUARTER), "3", "Jumlah Keluhan Layanan")
    below = [each for each in recap.budget if each.bureau.code == "UMUM" and each.line.asked]
    first = sum(each.line.spending[0] or 0 for each in below)
    now = sum(each.result.spent or 0 for each in below if each.result)
    assert (row["12 Realisasi (Rp)"], row["13 Realisasi (Rp)"]) == (first, now)
    assert (row["12 %"], row["13 %"]) == tuple(
        round(each / row["11"] * 100, 2) for each in (first, now)
    )
    assert {row[f"{number} {name}"] for number in (14, 15) for name in ("Realisasi (Rp)", "%")} == {
        "–"
    }
    total = rows_of(recap, BY_QUARTER)
    foot = row_with(total, "1", "Jumlah, % terhadap seluruh pagu")
    assert foot["13 Realisasi (Rp)"] == recap.spent
    assert foot["14 Realisasi (Rp)"] == "–"


def test_a_quarter_that_is_not_due_or_does_not_apply_has_no_percent_but_its_sign() -> None:
    spec = _may_not_apply()
    told = {
        ("UMUM-01", "realisasi_2"): Text("tidak berlaku"),
        ("UMUM-02", "realisasi_2"): Number(D(0)),
    }
    rows = rows_of(sample_recap((), {"UMUM": told}, spec), BY_QUARTER)
    first, second = (row_with(rows, "1", number) for number in ("13", "14"))
    assert (first["7 Realisasi"], first["7 %"]) == ("t.b.", "t.b.")
    assert first["7 Ket"].startswith("Tidak berlaku menurut")
    assert (second["7 Realisasi"], second["7 %"], second["8 %"]) == (0, 0, "–")
    yearly = row_with(rows, "3", "Nilai SAKIP")
    assert (yearly["6 Realisasi"], yearly["6 %"]) == ("–", "–")
    assert yearly["6 Ket"].startswith("Pengukuran tahunan")


def _may_not_apply() -> Spec:
    spec = sample_spec()
    return replace(
        spec,
        indicators=tuple(
            replace(each, may_not_apply=True) if each.id == "UMUM-01" else each
            for each in spec.indicators
        ),
    )


def test_a_sum_an_office_changed_stands_only_as_long_as_it_gives_the_figure() -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        cell = next(cell for cell in sheet["G"] if str(cell.value).startswith("=SUM(G"))
        cell.value = cell.value.replace("G", "H")

    form, faults = understood(read_form_workbook(changed(change, USUAL), USUAL), vocabulary())
    assert form is not None, faults
    recap = sample_recap(())
    year = row_with(rows_of(recap, form), "1", "Jumlah Anggaran Tahun 2026")
    assert not isinstance(year["="][6], Formula)
    assert year["7"] == recap.expected_ceiling


def test_a_page_never_ends_with_the_name_of_a_bureau() -> None:
    page = form_sheet(making(sample_recap(())), OF_2010)
    names = {each.bureau.name for each in sample_recap(()).bureaus}
    assert page.breaks
    assert all(page.values[last - 1][0] not in names for last in page.breaks)
