"""The formulas in a form are whole, stay in their sheet, and say what they look at.

That they give the same as the program is proved in a real spreadsheet program elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from tests.core.builders import (
    FIRST,
    INDICATORS,
    LAST,
    PROGRAMMES,
    RANGE,
    SUM,
    YEAR,
    answer,
    figures,
    form,
    judged,
    office,
)
from tests.samples import sample_spec, with_settings
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.cell_formulas import (
    FILLED,
    GUISE,
    filled_counter,
    sheet_counter,
    total_formulas,
)
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import COVER, FormTable, Layout, Line
from xlsops.core.spec.achievement import Band, Direction, Measure, NegativeFormula
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, Field, FieldKind, Frequency, Rule, Spec, Visibility
from xlsops.core.values.cells import column_number
from xlsops.core.values.structs import replace

FUNCTIONS = {
    "ABS",
    "AND",
    "AVERAGE",
    "CELL",
    "COUNT",
    "COUNTA",
    "FIND",
    "IF",
    "IFERROR",
    "ISBLANK",
    "ISERROR",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "LOWER",
    "MAX",
    "MIN",
    "N",
    "NOT",
    "OR",
    "INT",
    "ROUND",
    "SUBSTITUTE",
    "SUM",
    "SUMPRODUCT",
    "TRIM",
}
DAY = date(2026, 7, 8)
MEASURES = tuple(
    Measure(direction, method, lower, upper)
    for direction, method in product(Direction, Method)
    for lower, upper in ((None, None), (Decimal(0), Decimal("2.5")), (Decimal("0.5"), None))
)
EVERY_MEASURE = tuple(
    replace(
        SUM,
        id=f"M{number}",
        measure=measure,
        never_falls=number % 2 == 0,
        unit="%" if number % 3 else "Nilai",
        frequency=tuple(Frequency)[number % 3],
    )
    for number, measure in enumerate(MEASURES)
)


def formulas_of(
    sheet: FormTable, line: Line, spec: Spec, rules: Sequence[LiveRule]
) -> dict[str, str]:
    """Return the formulas of a line in its own row."""
    return live.formulas_of(sheet, line, spec, rules, str(sheet.row(line.id)))


def formulas(spec: Spec, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield every formula of a form with the sheet it stands on."""
    rules, _ = compile_rules(spec, DAY)
    yield COVER, filled_counter(layout)
    for sheet in layout.sheets:
        yield sheet.name, sheet_counter(sheet, spec.period.number)
        yield from ((sheet.name, each) for each in total_formulas(sheet).values())
        for line in sheet.lines:
            if line.asked:
                found = formulas_of(sheet, line, spec, rules)
                yield from ((sheet.name, each) for each in found.values())


def parts(formula: str) -> list[Token]:
    return Tokenizer(f"={formula}").items


def faults(formula: str, layout: Layout) -> list[str]:
    """Return what no spreadsheet program would take: open brackets, strange names, far cells."""
    depth, found = 0, []
    widest = max(len(sheet.columns) for sheet in layout.sheets)
    for part in parts(formula):
        depth += {"OPEN": 1, "CLOSE": -1}.get(part.subtype, 0)
        if depth < 0 or part.type == Token.WSPACE:
            found.append(part.value)
        if part.type == Token.FUNC and part.subtype == Token.OPEN:
            found += [part.value] if part.value.rstrip("(") not in FUNCTIONS else []
        if part.subtype == Token.RANGE:
            for letters, row in re.findall(r"([A-Z]+)([0-9]+)", part.value.rpartition("!")[2]):
                if column_number(letters) > widest or int(row) > 99:
                    found.append(part.value)
    return found if depth == 0 else [*found, "brackets"]


SPECS = {
    **{
        f"sample, quarter {quarter}": with_settings(
            sample_spec(), period=replace(sample_spec().period, number=quarter)
        )
        for quarter in (1, 2, 3, 4)
    },
    "every measure": office(3, indicators=EVERY_MEASURE),
    "negative B": with_settings(office(2, EVERY_MEASURE), negative=NegativeFormula.B),
    "added and last": with_settings(
        office(4), spending_method=Method.SUM, output_method=Method.LAST
    ),
    "no rows": office(indicators=(), programmes=()),
}


@pytest.mark.parametrize("case", SPECS)
def test_every_formula_of_every_form_is_whole_and_stays_within_its_sheet(case: str) -> None:
    spec = SPECS[case]
    for bureau in spec.active_bureaus:
        layout = layout_of(spec, bureau)
        for _, formula in formulas(spec, layout):
            assert faults(formula, layout) == []
            assert len(formula) < 8192


@pytest.mark.parametrize("block", Block)
def test_every_computed_column_has_a_formula_on_asked_rows(block: Block) -> None:
    sheet = form(office()).sheet(block)
    line = next(each for each in sheet.lines if each.asked)
    computed = {each.key for each in office().fields_of(block) if each.kind is FieldKind.FORMULA}
    assert set(formulas_of(sheet, line, office(), ())) == computed


def of(key: str, line: str = "SUM", spec: Spec | None = None, *rules: Rule) -> str:
    """Return a formula with its own row written as ``#``."""
    spec = spec or office()
    layout = form(replace(spec, rules=rules))
    sheet = (
        layout.indicators if key not in {"k_sd", "rp_sd", "serapan", "capaian_k"} else layout.budget
    )
    found = next(each for each in sheet.lines if each.id == line)
    compiled, _ = compile_rules(replace(spec, rules=rules), DAY)
    return named(formulas_of(sheet, found, spec, compiled)[key], layout, sheet.block)


def named(formula: str, layout: Layout, block: Block) -> str:
    """Return a formula with the key of a column in place of each cell."""
    keys = {column.number: column.field.key for column in layout.sheet(block).columns}
    outside = re.split(r'("(?:[^"]|"")*")', formula)
    return "".join(
        text
        if text.startswith('"')
        else re.sub(r"\b([A-Z]{1,2})\d+\b", lambda at: keys[column_number(at[1])], text)
        for text in outside
    )


@pytest.mark.parametrize(
    ("key", "line", "formula"),
    [
        (
            "realisasi_sd",
            "SUM",
            'IF(ISNUMBER(realisasi_2),IF(COUNT(realisasi_1,realisasi_2)=0,"",SUM(realisasi_1,realisasi_2)),"")',
        ),
        (
            "realisasi_sd",
            "MEAN",
            'IF(ISNUMBER(realisasi_2),IF(COUNT(realisasi_1,realisasi_2)=0,"",AVERAGE(realisasi_1,realisasi_2)),"")',
        ),
        ("capaian", "SUM", 'IF(capaian_mentah="","",ROUND(MIN(MAX(capaian_mentah,0),120),2))'),
        (
            "capaian_mentah",
            "SUM",
            'IF(OR(realisasi_sd="",target_sd=""),"",IF(target_sd=0,"",realisasi_sd/target_sd*100))',
        ),
        (
            "capaian_mentah",
            "NEG",
            'IF(OR(realisasi_sd="",target_sd=""),"",IF(target_sd=0,IF(realisasi_sd=0,100,0),'
            "(2*target_sd-realisasi_sd)/target_sd*100))",
        ),
        (
            "capaian_mentah",
            "RANGE",
            'IF(OR(realisasi_sd="",target_sd=""),"",IF(realisasi_sd>24,IF(24=0,IF(realisasi_sd=0,100,0),'
            "(2*24-realisasi_sd)/24*100),IF(realisasi_sd<18,realisasi_sd/18*100,100)))",
        ),
        (
            "predikat",
            "SUM",
            'IF(capaian="","",IF(capaian>90,"Sangat Tinggi",IF(capaian>75,"Tinggi",IF(capaian>65,'
            '"Sedang",IF(capaian>50,"Rendah","Sangat Rendah")))))',
        ),
        (
            "serapan",
            FIRST,
            'IF(rp_sd="","",IF(NOT(ISNUMBER(pagu)),"",IF(pagu=0,"",ROUND(rp_sd/pagu*100,2))))',
        ),
    ],
)
def test_a_formula_mirrors_the_regulation(key: str, line: str, formula: str) -> None:
    assert of(key, line) == formula


def test_a_predicate_may_hold_a_quotation_mark_and_a_limit_that_counts() -> None:
    bands = (
        Band(Decimal(100), inclusive=True, predicate='"Baik"'),
        Band(Decimal(50), inclusive=False, predicate="Cukup"),
    )
    spec = replace(office(), scales=((office().settings.scale, bands),))
    assert of("predikat", spec=spec) == (
        'IF(capaian="","",IF(capaian>=100,"""Baik""",IF(capaian>50,"Cukup","")))'
    )


TECHNICAL = {"format", "DP"}
"""Texts in a status that ask how a cell is shown and are never said."""


def sayings(formula: str) -> list[str]:
    """Return what a status can say, in order."""
    return [
        said
        for part in parts(formula)
        if part.subtype == Token.TEXT
        and (said := part.value.strip('"')).strip("| .")
        and said not in TECHNICAL
        and not said.startswith("|")
    ]


USUAL = ["Belum diisi", "Periksa: bukan angka", GUISE, "Periksa: kurang dari 0"]
EXPLAIN = "Isi faktor penghambat dan rencana tindak lanjut"
UNLIKELY = [
    "Periksa: capaian tidak wajar, Kabag yang memutuskan",
    "Periksa: capaian tidak wajar, jelaskan di Keterangan",
]
ABOVE = ["Periksa: di atas 1000%, Kabag yang memutuskan", "Periksa: di atas 100%"]
PERSON = "Isi penanggung jawab"
NOTHING = [FILLED, "Periksa: ada sel yang galat"]
END = [PERSON, FILLED, "Periksa: ada sel yang galat"]


@pytest.mark.parametrize(
    ("indicator", "quarter", "said"),
    [
        (SUM, 2, [*USUAL, EXPLAIN, *UNLIKELY, *END]),
        (LAST, 2, [*USUAL, *ABOVE, "Periksa: turun dari TW lalu", EXPLAIN, *UNLIKELY, *END]),
        (replace(LAST, actuals=figures("- - -")), 2, [*USUAL, *ABOVE, EXPLAIN, *UNLIKELY, *END]),
        (replace(SUM, never_falls=True), 2, [*USUAL, EXPLAIN, *UNLIKELY, *END]),
        (YEAR, 2, ["Belum saatnya diukur", *USUAL[1:], EXPLAIN, *UNLIKELY, *NOTHING]),
        (YEAR, 4, [*USUAL, EXPLAIN, *UNLIKELY, *END]),
    ],
)
def test_the_status_of_an_indicator_speaks_of_what_applies_to_it(
    indicator: object, quarter: int, said: list[str]
) -> None:
    spec = office(quarter, indicators=(indicator,))  # type: ignore[arg-type]
    sheet = form(spec).indicators
    assert sayings(formulas_of(sheet, sheet.lines[0], spec, ())["status"]) == said


@pytest.mark.parametrize(("method", "falls"), [(Method.LAST, True), (Method.SUM, False)])
def test_the_status_of_the_budget_speaks_of_ceiling_and_falls(method: Method, falls: bool) -> None:
    spec = with_settings(office(), spending_method=method)
    sheet = form(spec).budget
    found = sayings(formulas_of(sheet, sheet.lines[2], spec, ())["status"])
    assert found == [
        *(*USUAL, "Periksa: melebihi pagu"),
        *(["Periksa: turun dari TW lalu"] if falls else []),
        "Periksa: rupiah tidak bulat",
        "Periksa: rupiah terlalu kecil terhadap pagu, jelaskan di Keterangan",
        "Periksa: keluaran 0 tetapi anggaran terserap, jelaskan di Keterangan",
        "Periksa: keluaran ada tetapi anggaran 0, jelaskan di Keterangan",
        *END,
    ]


def test_at_the_end_of_a_year_no_explanation_is_asked_for_money_without_output() -> None:
    sheet = form(office(4)).budget
    said = sayings(formulas_of(sheet, sheet.lines[2], office(4), ())["status"])
    assert "Periksa: keluaran 0 tetapi anggaran terserap" in said
    assert "Periksa: keluaran ada tetapi anggaran 0, jelaskan di Keterangan" in said


def test_a_rule_of_the_office_speaks_in_the_status_of_its_table() -> None:
    rule = Rule(
        "A01", "Galat", "Indikator", "[Realisasi TW ini] <= 2*[Target TW ini]", "", 'Periksa "ini".'
    )
    formula = of("status", "SUM", None, rule)
    assert "Periksa: Periksa 'ini'." in formula
    assert "AND(COUNT(realisasi_2,target_2)=2,TRUE),NOT((realisasi_2<=(2*target_2)))" in formula
    text = replace(rule, condition='[Satuan]<>""', message="Satuan.")
    assert 'AND(NOT(ISERROR(satuan)),TRUE),NOT((satuan<>""))' in of("status", "SUM", None, text)
    elsewhere = replace(rule, block="Anggaran", condition="[Target (K)]>0")
    assert of("status", "SUM", None, elsewhere) == of("status")


def test_a_rule_without_a_sentence_says_its_condition_in_the_words_intake_uses() -> None:
    condition = "[Realisasi TW ini] <= 2*[Target TW ini]"
    rule = Rule("A01", "Galat", "Indikator", condition, "", "")
    said = "Realisasi TW II harus paling banyak 2 kali Target TW II."
    assert f'"Periksa: {said}"' in of("status", "SUM", None, rule)
    (found,) = [
        each
        for each in judged(answer("SUM", "realisasi_2", Decimal(4500)), spec=office(rules=(rule,)))
        if each.code == "A01"
    ]
    bare = re.sub(r" \([\d.,]+\)", "", found.message)
    assert bare == said
    assert "Realisasi TW II (4.500)" in found.message
    assert found.advice.startswith("Perbaiki Realisasi TW II. Bila sudah benar, jelaskan")


def test_rules_that_do_not_fit_into_one_cell_are_left_to_intake() -> None:
    many = tuple(
        Rule(
            f"A{number}", "Galat", "Indikator", "[Realisasi TW ini]>0", "", f"{number} " + "x" * 190
        )
        for number in range(60)
    )
    spec = office(rules=many)
    sheet = form(spec).indicators
    rules, _ = compile_rules(spec, DAY)
    found = formulas_of(sheet, sheet.lines[0], spec, rules)["status"]
    assert len(found) < 8192
    assert sayings(found)[8][:11] == "Periksa: 0 "
    assert 20 < len(sayings(found)) < 60


def test_the_row_of_sums_adds_up_money_and_divides_the_sums() -> None:
    layout = form(office())
    found = total_formulas(layout.budget)
    column = layout.budget.total_cell
    letters = column("pagu").address.rstrip("7")
    assert set(found) == {"pagu", "rp_1", "rp_2", "rp_3", "rp_4", "rp_sd", "serapan"}
    assert found["pagu"] == f"SUM({letters}8:{letters}11)"
    assert found["serapan"] == (
        f'IF({column("pagu").address}=0,"",'
        f"ROUND({column('rp_sd').address}/{column('pagu').address}*100,2))"
    )
    assert total_formulas(layout.indicators) == {}


def test_the_counters_count_every_required_place_in_few_ranges() -> None:
    spec = office(indicators=(SUM, YEAR, LAST, RANGE))
    layout = form(spec)
    letters = layout.indicators.cell("SUM", "realisasi_2").address.rstrip("0123456789")
    assert sheet_counter(layout.indicators, 2) == (
        f'"Terisi "&(COUNTA({letters}8:{letters}8,{letters}10:{letters}11))&" dari 3"'
    )
    assert f"Indikator!{letters}10:{letters}11" in filled_counter(layout)
    assert filled_counter(layout).endswith(f'&" dari {layout.required}"')
    assert layout.required == 3 + 4 + 3


def test_counters_of_three_hundred_lines_fit_into_a_cell() -> None:
    indicators = tuple(
        replace(SUM if number % 2 else YEAR, id=f"I{number}", bureau=SUM.bureau)
        for number in range(300)
    )
    programmes = tuple(
        replace(PROGRAMMES[2 if number % 2 else 1], code=f"{number}") for number in range(300)
    )
    spec = with_own(office(indicators=indicators, programmes=programmes))
    layout = form(spec)
    for formula in (filled_counter(layout), *(sheet_counter(each, 2) for each in layout.sheets)):
        assert len(formula) < 8192
        inner = re.findall(r"COUNTA\(([^()]*)\)", formula)
        assert max((each.count(",") for each in inner), default=0) < 255
        assert formula.endswith(f'&" dari {formula.rpartition(" dari ")[2]}')
    masks = re.findall(r"\{([01;]+)\}", filled_counter(layout))
    assert [each.count("1") for each in masks] == [150, 150]
    assert [each.count(";") for each in masks] == [299, 299]


def with_own(spec: Spec, label: str = "Nomor SK", kind: FieldKind = FieldKind.TEXT) -> Spec:
    """Return an office that requires a column of its own in both tables."""
    own = tuple(
        Field(block, "nomor_sk", label, kind, True, Visibility.ALWAYS, 12, required=True)
        for block in Block
    )
    return replace(spec, fields=(*spec.fields, *own))


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.NUMBER, FieldKind.LONG_TEXT])
def test_a_required_column_of_the_office_must_be_filled_before_a_line_is_complete(
    kind: FieldKind,
) -> None:
    spec = with_own(office(indicators=(SUM, YEAR)), 'Nomor "SK"', kind)
    layout = form(spec)
    for sheet, index in ((layout.indicators, 0), (layout.budget, 2)):
        found = formulas_of(sheet, sheet.lines[index], spec, ())["status"]
        address = sheet.cell(sheet.lines[index].id, "nomor_sk").address
        assert f'IF(OR(TRIM({address})=""),"Isi Nomor \'SK\'",' in found
    yearly = formulas_of(layout.indicators, layout.indicators.lines[1], spec, ())["status"]
    assert "Nomor" not in yearly


def test_a_table_that_asks_nothing_counts_nothing() -> None:
    empty = form(office(indicators=(), programmes=PROGRAMMES[:2]))
    assert sheet_counter(empty.budget, 2) == '"Terisi "&(0)&" dari 0"'


def test_a_column_the_office_took_out_is_an_empty_text_in_a_formula() -> None:
    spec = office()
    fields = tuple(each for each in spec.fields if each.key not in {"rtl", "pagu", "predikat"})
    bare = replace(spec, fields=fields)
    layout = form(bare)
    for sheet in layout.sheets:
        for line in sheet.lines:
            found = formulas_of(sheet, line, bare, ())
            assert all(faults(formula, layout) == [] for formula in found.values())
            assert "predikat" not in found
    assert "serapan" not in total_formulas(layout.budget)
    assert len(INDICATORS) == len(layout.indicators.lines)


def test_a_figure_over_a_column_the_office_took_out_is_written_with_an_empty_text() -> None:
    spec = office()
    gone = {"capaian_mentah", "realisasi_1", "pagu"}
    bare = replace(spec, fields=tuple(each for each in spec.fields if each.key not in gone))
    layout = form(bare)
    sheet, budget = layout.indicators, layout.budget
    line, row = sheet.lines[0], budget.lines[2]
    now, spent = sheet.cell("SUM", "realisasi_2").address, budget.cell(row.id, "rp_sd").address
    found = formulas_of(sheet, line, bare, ())
    assert found["realisasi_sd"] == f'IF(ISNUMBER({now}),IF(COUNT("",{now})=0,"",SUM("",{now})),"")'
    assert found["capaian"] == 'IF(""="","",ROUND(MIN(MAX("",0),120),2))'
    assert formulas_of(budget, row, bare, ())["serapan"] == (
        f'IF({spent}="","",IF(NOT(ISNUMBER("")),"",IF(""=0,"",ROUND({spent}/""*100,2))))'
    )
