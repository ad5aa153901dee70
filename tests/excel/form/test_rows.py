"""What a maker of forms remembers of one bureau never shows in the form of another."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.benchmarks.corpus import office_of
from tests.core.builders import INDICATORS, office
from tests.quarter import KEY
from tests.samples import sample_spec, with_settings
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.form.ruled_cases import on_day
from xlsops.core.form.status_cases import OPTIONAL
from xlsops.core.spec.methods import Method
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, RuleState, Spec
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import form_maker, make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import take_apart
from xlsops.resources import asset

TEMPLATE = (asset("templates") / "format.xlsx").read_bytes()
DAY = date(2026, 7, 8)


def layouts(spec: Spec) -> list[Layout]:
    return [layout_of(spec, each) for each in spec.active_bureaus]


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("method", [Method.SUM, Method.LAST])
def test_a_form_is_the_same_bytes_whatever_forms_were_made_before_it(
    quarter: int, method: Method
) -> None:
    spec = with_settings(sample_spec(), period=Period(2026, quarter), spending_method=method)
    rules, _ = compile_rules(spec, DAY)
    laid = lay_out(TEMPLATE, spec)
    form_of = form_maker(laid, spec, rules, KEY)
    together = [form_of(each) for each in reversed(layouts(spec))]
    alone = [make_form(laid, each, spec, rules, KEY) for each in layouts(spec)]
    assert together[::-1] == alone


def test_a_rule_suspended_for_a_bureau_is_not_in_its_form_and_is_in_the_others() -> None:
    spec = sample_spec()
    quiet = (Suspension("HUKUM", DAY, DAY),)
    ruled = [replace(each, rests=quiet) if each.code == "A01" else each for each in spec.rules]
    for day, resting in ((DAY, {"HUKUM"}), (DAY + timedelta(1), set())):
        rules, _ = compile_rules(replace(spec, rules=tuple(ruled)), day)
        laid = lay_out(TEMPLATE, spec)
        form_of, table = form_maker(laid, spec, rules, KEY), laid.tables[Block.INDICATORS]
        asked = [each for each in layouts(spec) if each.indicators.asked]
        without = {
            each.bureau.code
            for each in asked
            if b"lebih dari 500 huruf" not in take_apart(form_of(each))[table]
        }
        assert without == resting


def test_a_built_in_rule_suspended_for_a_bureau_is_silent_in_its_form_alone_that_day() -> None:
    spec = sample_spec()
    quiet = (Suspension("HUKUM", DAY, DAY),)
    ruled = [replace(each, rests=quiet) if each.code == "V16" else each for each in spec.rules]
    spec, laid = replace(spec, rules=tuple(ruled)), lay_out(TEMPLATE, spec)
    for day, resting in ((DAY, {"HUKUM"}), (DAY + timedelta(1), set())):
        form_of, table = form_maker(laid, on_day(spec, day), (), KEY), laid.tables[Block.BUDGET]
        assert resting == {
            each.bureau.code
            for each in layouts(spec)
            if each.budget.asked
            and b"Periksa: melebihi pagu" not in take_apart(form_of(each))[table]
        }


def test_a_blank_line_shows_at_first_what_its_formula_says() -> None:
    spec = sample_spec()
    draft = [
        replace(each, state=RuleState.DRAFT) if each.code == "V05" else each for each in spec.rules
    ]
    for rules, said in ((spec.rules, b"Belum diisi"), (tuple(draft), OPTIONAL.encode())):
        asked = replace(spec, rules=rules)
        laid = lay_out(TEMPLATE, asked)
        form = take_apart(make_form(laid, layouts(asked)[0], asked, (), KEY))
        assert b"<v>%b</v>" % said in form[laid.tables[Block.BUDGET]]


@pytest.mark.parametrize(
    "spec", [office_of(2, 30, 120), office(indicators=INDICATORS)], ids=["long", "every kind"]
)
def test_every_line_has_the_formulas_of_its_own_row(spec: Spec) -> None:
    rules, _ = compile_rules(spec, DAY)
    form_of = form_maker(lay_out(TEMPLATE, spec), spec, rules, KEY)
    for layout in layouts(spec):
        book = load_workbook(BytesIO(form_of(layout)))
        for sheet in layout.sheets:
            for line in sheet.lines:
                row = sheet.row(line.id)
                told = {
                    column.field.key: str(book[sheet.name].cell(row, column.number).value)
                    for column in sheet.columns
                }
                found = {key: told for key, told in told.items() if told.startswith("=")}
                own = live.formulas_of(sheet, line, spec, rules, str(row)) if line.asked else {}
                assert found == {key: f"={formula}" for key, formula in own.items()}
