"""Official forms filled with the sample's recap: formulas, the four states, and how they print."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.calc.office import Office
from tests.calc.oracle import recalculate
from tests.core.builders import halves_of
from tests.excel.official.test_templates import E81, changed, form_in
from tests.ooxml import complaints
from tests.samples import sample_recap, sample_spec, with_settings
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.form_sheet import form_sheet
from xlsops.core.recap.official.understanding import understood
from xlsops.core.recap.official.words import vocabulary
from xlsops.core.recap.page import Making
from xlsops.core.results.recap import Recap
from xlsops.core.sheet.sheet import Formula, Sheet, shown_of
from xlsops.core.sheet.styles import Look
from xlsops.core.spec.achievement import Direction, Measure, NegativeFormula
from xlsops.core.spec.methods import Half, Method
from xlsops.core.spec.spec import Frequency, Spec
from xlsops.core.values.cells import BLANK, Number, Text
from xlsops.core.values.structs import replace
from xlsops.excel.official.plans import OTHERS, USUAL
from xlsops.excel.official.reading import read_form_workbook
from xlsops.excel.writer.official import make_official

MADE = datetime(2026, 7, 10, 9, 30, tzinfo=timezone(timedelta(hours=7)))
ALL = tuple(each.code for each in sample_spec().active_bureaus)
FORMS = tuple(form_in(plan.file) for plan in (*USUAL, OTHERS[0]))
D = Decimal


def making(recap: Recap) -> Making:
    return Making(recap, MADE, RecapNotes(), {})


def shown(recap: Recap, form: OfficialForm) -> dict[str, dict[str, Any]]:
    """Return what the rows of a form show, by what they are about, and then by the name of the column."""
    page = form_sheet(making(recap), form)
    assert page.title_rows
    places = {each.name: each.place for each in form.columns}
    found = {}
    for row in page.values[page.title_rows[1] :]:
        cells = {name: shown_of(row[place - 1]) for name, place in places.items()}
        about = cells["3"] or cells["4"]
        found.setdefault(str(about), cells)
    return found


def row_of(recap: Recap, start: str, form: OfficialForm) -> Mapping[str, Any]:
    return next(cells for name, cells in shown(recap, form).items() if name.startswith(start))


def with_indicator(line: str, **changes: object) -> Spec:
    spec = sample_spec()
    each = next(one for one in spec.indicators if one.id == line)
    others = tuple(replace(one, **changes) if one is each else one for one in spec.indicators)  # type: ignore[arg-type]
    return replace(spec, indicators=others)


def with_added(form: OfficialForm, line: str, **figures: str) -> OfficialForm:
    """Return a form whose own list holds figures of a line, by column."""
    places = {each.name.replace(" ", "_"): each.place for each in form.columns}
    added = {
        (line.partition("-")[0], line, places[f"{name[1:]}"]): D(figure)
        for name, figure in figures.items()
    }
    return replace(form, added=added)


def of_method(direction: Direction, method: Method, target: str, now: str) -> dict[str, Any]:
    """Return the row of an indicator with 40 in the first quarter, and 200 as what was wanted in years."""
    spec = with_indicator(
        "UMUM-01",
        name="UJI",
        measure=Measure(direction, method),
        frequency=Frequency.QUARTERLY,
        target_year=D(target),
        targets=(D(50),) * 4,
        actuals=(D(40),),
    )
    recap = sample_recap((), {"UMUM": {("UMUM-01", "realisasi_2"): Number(D(now))}}, spec)
    form = with_added(FORMS[-1], "UMUM-01", _5_K="200", _6_K="60")
    return dict(row_of(recap, "UJI", form))


@pytest.mark.parametrize(
    ("direction", "method", "so_far", "years", "percent"),
    [
        (Direction.POSITIVE, Method.SUM, 70, 130, D(65)),
        (Direction.POSITIVE, Method.LAST, 30, 30, D(15)),
        (Direction.POSITIVE, Method.MEAN, 35, 35, D("17.5")),
        (Direction.NEGATIVE, Method.SUM, 70, 130, D(135)),
        (Direction.POSITIVE, Method.MOST, 40, 40, D(20)),
        (Direction.POSITIVE, Method.LEAST, 30, 30, D(15)),
    ],
)
def test_figures_add_up_by_method_and_direction(
    direction: Direction, method: Method, so_far: int, years: int, percent: Decimal
) -> None:
    row = of_method(direction, method, "200", "30")
    assert (row["8 K"], row["9 K"], row["10 K"], row["11 K"]) == (40, 30, "–", "–")
    assert (row["12 K"], row["14 K"], row["15 K"]) == (so_far, years, percent)


def test_edges_that_are_equal_are_written_with_the_digits_each_has() -> None:
    for edge in ("45", "45.00", "45.0"):
        spec = with_indicator(
            "UMUM-01",
            measure=Measure(Direction.RANGE, Method.SUM, lower=D(edge)),
            target_year=D(200),
            targets=(D(50),) * 4,
            actuals=(D(40),),
        )
        recap = sample_recap((), {"UMUM": {("UMUM-01", "realisasi_2"): Number(D(1))}}, spec)
        page = form_sheet(making(recap), FORMS[2])
        texts = [cell.text for row in page.values for cell in row if isinstance(cell, Formula)]
        assert [text for text in texts if f"<{edge}," in text and f"/{edge}*100" in text]


def test_a_weighted_mean_whose_weights_no_column_holds_is_a_number() -> None:
    row = of_method(Direction.POSITIVE, Method.WEIGHED, "200", "30")
    assert row["12 K"] == 35


def test_a_ratio_of_sums_is_a_number_for_its_halves_stand_in_no_column() -> None:
    ratio = Measure(Direction.POSITIVE, Method.RATIO, times=100)
    spec = with_indicator(
        "UMUM-01",
        name="UJI",
        unit="%",
        measure=ratio,
        frequency=Frequency.QUARTERLY,
        target_year=D(50),
        targets=(D(50),) * 4,
        actuals=(D(40),),
    )
    known = {Half.NUMERATOR: D(20), Half.DENOMINATOR: D(50)}
    halves = tuple(
        replace(each, bureau="UMUM", part_of="UMUM-01", actuals=(known[each.half],))
        for each in halves_of("UMUM-01", "-", "-")
        if each.half
    )
    spec = replace(spec, indicators=(*spec.indicators, *halves))
    answers = {("UMUM-01", "realisasi_2"): "30", ("UMUM-01-Pem", "realisasi_2"): "30"}
    answers |= {("UMUM-01-Pen", "realisasi_2"): "100"}
    given = {place: Number(D(each)) for place, each in answers.items()}
    found = shown(sample_recap((), {"UMUM": given}, spec), FORMS[0])
    row = next(cells for name, cells in found.items() if name.startswith("UJI"))
    assert (row["8 K"], row["9 K"]) == (40, 30)
    assert abs(row["12 K"] - D(50) * 100 / D(150)) < D("1e-9")
    assert not [name for name in found if name.startswith(("Pembilang", "Penyebut"))]


def test_a_target_of_zero_gives_no_percent() -> None:
    plain = Measure(Direction.POSITIVE, Method.SUM)
    spec = with_indicator(
        "UMUM-01", name="UJI", measure=plain, target_year=D(0), targets=(D(0),) * 4
    )
    row = row_of(sample_recap((), spec=spec), "UJI", FORMS[-1])
    assert row["7 K"] == 0
    assert row["13 K"] in {None, ""}


def test_without_the_figures_of_years_nothing_is_said_of_years() -> None:
    for cells in shown(sample_recap(()), FORMS[0]).values():
        assert not isinstance(cells["14 K"], Decimal)
        assert not isinstance(cells["14 Rp"], Decimal)


def test_blank_zero_and_not_yet_are_three_things() -> None:
    yearly = with_indicator("UMUM-02", name="TAHUNAN", frequency=Frequency.YEARLY)
    answers = {
        ("UMUM-01", "realisasi_2"): BLANK,
        ("UMUM-02", "realisasi_2"): BLANK,
        ("UMUM-03", "realisasi_2"): Number(D(0)),
    }
    recap = sample_recap((), {"UMUM": answers}, yearly)
    names = {each.line.id: each.line.name for each in recap.indicators}
    states = [row_of(recap, names[f"UMUM-0{number}"], FORMS[0])["9 K"] for number in (1, 2, 3)]
    assert states == [None, "–", 0]
    missing = row_of(recap, names["UMUM-01"], FORMS[0])
    assert missing["12 K"] is None
    assert "belum diisi" in missing["16"].lower()


def test_what_a_bureau_says_does_not_apply_is_neither_blank_nor_zero() -> None:
    spec = with_indicator("UMUM-01", name="UJI", may_not_apply=True)
    told = {("UMUM-01", "realisasi_2"): Text("tidak berlaku")}
    row = row_of(sample_recap((), {"UMUM": told}, spec), "UJI", FORMS[0])
    assert (row["9 K"], row["12 K"]) == ("t.b.", "t.b.")
    assert str(row["16"]).startswith("Tidak berlaku menurut")


def test_a_bureau_that_sent_nothing_has_targets_and_no_other_number() -> None:
    recap = sample_recap(ALL)
    for cells in shown(recap, FORMS[0]).values():
        for name in ("9 K", "9 Rp", "12 K", "12 Rp", "14 K"):
            assert not isinstance(cells[name], Decimal)


def test_money_of_a_programme_is_the_sum_of_what_stands_below_it() -> None:
    page, form = form_sheet(making(sample_recap(())), FORMS[0]), FORMS[0]
    row = next(row for row in page.values if str(row[2]).startswith("4.01.02 Program"))
    place = next(each.place for each in form.columns if each.name == "8 Rp")
    text = row[place - 1].text  # type: ignore[union-attr]
    assert text.startswith("=SUM(L")


def test_long_texts_and_many_rows_stay_a_form() -> None:
    spec = sample_spec()
    each = next(one for one in spec.indicators if one.bureau == "UMUM")
    more = tuple(replace(each, id=f"UMUM-{at}", name=f"Indikator {at}") for at in range(100, 600))
    big = replace(spec, indicators=(*spec.indicators, *more))
    told = {("UMUM-100", "keterangan"): Text("kata " * 400)}
    page = form_sheet(making(sample_recap((), {"UMUM": told}, big)), FORMS[0])
    cut = [text for row in page.values for text in row if "(selengkapnya di rekap)" in str(text)]
    assert len(cut) == 1
    assert max(height for _, height in page.heights) < 409
    assert len(page.values) > 500


def test_a_number_wider_than_its_column_widens_it() -> None:
    spec = sample_spec()
    rich = [
        replace(one, ceiling=D("98765432109876")) if one.asked else one for one in spec.programmes
    ]
    page = form_sheet(
        making(sample_recap((), spec=replace(spec, programmes=tuple(rich)))), FORMS[0]
    )
    place = next(each.place for each in FORMS[0].columns if each.name == "7 Rp")
    assert page.widths[place - 1] > FORMS[0].workbook.widths[place] + 4


def test_a_form_prints_on_f4_one_page_wide_with_its_heading_and_no_lonely_signature() -> None:
    for form in FORMS:
        page = form_sheet(making(sample_recap(())), form)
        assert (page.landscape, page.paper, page.pages_wide) == (True, 14, 1)
        assert page.title_rows
        assert page.title_rows[1] - page.title_rows[0] == form.table[0] - form.heading[0] - 1
        if page.breaks:
            assert _signed(page) - page.breaks[-1] > 4


@pytest.mark.parametrize(
    "form", [each for each in FORMS if each.name[:2] in {"Re", "Pe"}], ids=lambda form: form.name
)
def test_a_short_foot_stands_below_rows_of_its_table_and_percents_are_written_alike(
    form: OfficialForm,
) -> None:
    spec = sample_spec()
    each = next(one for one in spec.indicators if one.bureau == "UMUM")
    for added in range(0, 30, 3):
        more = tuple(replace(each, id=f"UMUM-{at}") for at in range(100, 100 + added))
        page = form_sheet(
            making(sample_recap((), spec=replace(spec, indicators=(*spec.indicators, *more)))), form
        )
        foot = _foot(page)
        assert _signed(page) - foot < 12
        assert not page.breaks or page.breaks[-1] < foot - 1
    formats = {look.number_format for look, _ in page.looks if isinstance(look, Look)}
    assert '#,##0"%"' not in formats


def _foot(page: Sheet) -> int:
    """Return the row below the table: of sums, or the note on signs."""
    rows = [
        at
        for at, row in enumerate(page.values, 1)
        if any(
            str(one).startswith(("Keterangan:", "Jumlah Anggaran", "Rata-rata capaian kinerja"))
            for one in row
        )
    ]
    return rows[0]


def _signed(page: Sheet) -> int:
    rows = [at for at, row in enumerate(page.values, 1) if any("NIP." in str(one) for one in row)]
    return rows[-1]


def test_both_who_sign_are_named_and_what_is_not_known_is_dotted() -> None:
    texts = [
        str(cell) for row in form_sheet(making(sample_recap(())), FORMS[0]).values for cell in row
    ]
    assert "KEPALA BAPPEDA" in texts
    assert any(text.startswith("Disusun, Nganjuk, 10 Juli 2026") for text in texts)
    assert not any("{" in text for text in texts)


def test_the_same_recap_gives_the_same_bytes() -> None:
    recap = sample_recap(())
    assert make_official(making(recap), FORMS[:-1]) == make_official(making(recap), FORMS[:-1])


def test_a_formula_an_office_wrote_is_live_and_gives_nothing_where_it_lacks_a_number() -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["S11"].value = "=I11+M11"

    form, faults = understood(read_form_workbook(changed(change), E81), vocabulary())
    assert form is not None, faults
    recap = sample_recap(("UMUM",))
    page = form_sheet(making(recap), form)
    rows = [row for row in page.values if row[1] and isinstance(row[18], Formula)]
    assert len(rows) == len(recap.indicators)
    lacking = [row for row in rows if not isinstance(shown_of(row[12]), Decimal)]
    assert len(lacking) >= 3
    for row in rows:
        one, two = shown_of(row[8]), shown_of(row[12])
        assert isinstance(one, Decimal)
        assert isinstance(row[18], Formula)
        assert row[18].cached == (one + two if isinstance(two, Decimal) else "")


@pytest.mark.parametrize("negative", list(NegativeFormula))
def test_a_spreadsheet_program_gives_what_the_forms_show(
    office: Office, tmp_path: Path, negative: NegativeFormula
) -> None:
    assert office
    spec = with_settings(sample_spec(), negative=negative)
    forms = [
        with_added(form, "UMUM-01", _5_K="90", _6_K="3") if form.workbook.added_names else form
        for form in FORMS
    ]
    path = tmp_path / "formulir.xlsx"
    again = replace(forms[-1], workbook=replace(forms[-1].workbook, sheet="E.81 (17)"))
    path.write_bytes(make_official(making(sample_recap(("ORG",), spec=spec)), (*forms[:-1], again)))
    assert complaints(path) == []
    assert recalculated(path) > 300


def test_forms_of_an_empty_recap_give_no_errors(office: Office, tmp_path: Path) -> None:
    assert office
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(make_official(making(sample_recap(ALL)), FORMS[:-1]))
    recalculated(path)


def recalculated(path: Path) -> int:
    """Compare every formula of a workbook with what the program wrote beside it; return how many there are."""
    found = recalculate(path)
    assert found.errors == ()
    cached, formulas = (load_workbook(path, data_only=flag) for flag in (True, False))
    checked = 0
    for sheet in formulas:
        for cell in _formulas(sheet):
            known = cached[sheet.title][cell.coordinate].value
            given = found.value(sheet.title, cell.coordinate)
            if isinstance(known, int | float):
                assert given == pytest.approx(known, abs=0.005), cell.coordinate
            else:
                assert (given or "") == (known or ""), cell.coordinate
            checked += 1
    return checked


def _formulas(sheet: Worksheet) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
