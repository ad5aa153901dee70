"""What the control workbook asks for as it comes: complete, consistent, and naming nobody."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from xlsops.core.spec.named.delivered_conditions import DELIVERED, is_locked
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, FieldKind, Frequency, Level, Spec, Visibility
from xlsops.core.spec.tables import RULES
from xlsops.core.terms.findings import Code
from xlsops.core.values.cells import Content, Text
from xlsops.excel.control.build import FILE_NAME
from xlsops.files.control_grids import grids_of
from xlsops.resources import asset


@lru_cache(maxsize=1)
def spec() -> Spec:
    found, faults = read_spec(grids_of(asset("workbook") / FILE_NAME))
    assert found is not None, faults
    return found


def test_it_asks_what_the_sample_office_asks() -> None:
    asked = spec()
    assert [bureau.code for bureau in asked.active_bureaus] == [
        "TAPEM",
        "KESRA",
        "HUKUM",
        "EKON",
        "ADPEM",
        "PBJ",
        "UMUM",
        "ORG",
        "PROKOPIM",
        "KKP",
    ]
    assert len(asked.indicators) == 25
    assert sum(each.key_indicator for each in asked.indicators) == 3
    assert sum(each.frequency is not Frequency.QUARTERLY for each in asked.indicators) == 3
    assert sum(each.asked for each in asked.programmes) == 43
    assert [name for name, _ in asked.scales] == [
        "Permendagri 54/2010 dan 86/2017",
        "LKjIP a",
        "LKjIP b",
        "AKIP",
    ]
    assert len(asked.choices("satuan")) == 16
    assert len(asked.holidays) == 25


def test_every_bureau_is_asked_for_both_tables() -> None:
    for bureau in spec().active_bureaus:
        assert spec().indicators_of(bureau.code)
        assert any(each.asked for each in spec().programmes_of(bureau.code))


def test_nobody_is_named_so_that_nobody_signs_for_another_office() -> None:
    assert [each for each in spec().officials if each.name or each.nip or each.rank] == []
    for bureau in spec().bureaus:
        head = spec().official(bureau.code)
        assert head is not None
        assert head.title == f"Kepala {bureau.name}"


def test_programmes_stand_above_what_belongs_to_them() -> None:
    for bureau in spec().bureaus:
        seen: set[str] = set()
        for each in spec().programmes_of(bureau.code):
            steps = each.code.split(".")
            assert (
                len(steps)
                == {Level.PROGRAMME: 3, Level.ACTIVITY: 5, Level.SUB_ACTIVITY: 6}[each.level]
            )
            above = {Level.PROGRAMME: 0, Level.ACTIVITY: 3, Level.SUB_ACTIVITY: 5}[each.level]
            assert not above or ".".join(steps[:above]) in seen
            seen.add(each.code)


def test_only_sub_activities_have_money_and_the_first_quarter_stays_within_it() -> None:
    for each in spec().programmes:
        assert each.asked is (each.ceiling is not None) is (each.target is not None)
        if each.ceiling is not None:
            spent = each.spending[0]
            assert spent is not None
            assert Decimal("0.1") <= spent / each.ceiling <= Decimal("0.25")


def test_every_unit_is_in_the_list_of_units() -> None:
    units = {each.unit for each in spec().indicators}
    units |= {each.unit for each in spec().programmes if each.asked}
    assert units <= set(spec().choices("satuan"))


def test_actuals_of_the_first_quarter_stand_where_a_target_did() -> None:
    for each in spec().indicators:
        assert (each.actuals[0] is None) is (each.targets[0] is None)


@pytest.mark.parametrize("block", Block)
def test_the_form_has_a_column_for_each_quarter(block: Block) -> None:
    keys = [each.key for each in spec().fields_of(block)]
    stems = ("target", "realisasi") if block is Block.INDICATORS else ("k", "rp")
    for stem in stems:
        assert [key for key in keys if re.fullmatch(rf"{stem}_\d", key)] == [
            f"{stem}_{quarter}" for quarter in (1, 2, 3, 4)
        ]
    assert keys[0] == "id"
    assert "status" in keys


@pytest.mark.parametrize("block", Block)
def test_form_columns_are_open_only_where_the_bureau_answers(block: Block) -> None:
    for each in spec().fields_of(block):
        assert not (each.editable and each.kind is FieldKind.FORMULA)
        assert not each.required or each.editable
        assert bool(each.help) is each.editable
        assert len(each.help) <= 200
        assert (each.quarter is None) or each.shown in {Visibility.OPEN, Visibility.UP_TO_OPEN}
    labels = [each.label for each in spec().fields_of(block)]
    assert len(labels) == len(set(labels))


def test_every_built_in_rule_stands_in_the_sheet_with_its_weight() -> None:
    rules = {rule.code: rule for rule in spec().rules}
    assert [code for code in rules if code.startswith("V")] == list(Code.__members__)
    depends = {"V07", "V09", "V13", "V20", "V23"}
    for name, code in Code.__members__.items():
        rule = rules[name]
        assert rule.severity == ("" if name in depends else code.severity.value)
        assert not rule.condition
        assert rule.basis


def text_in(content: Content) -> str:
    return content.value.value if isinstance(content.value, Text) else ""


def test_a_row_tells_its_condition_or_why_it_has_none() -> None:
    (sheet,) = (
        each for each in grids_of(asset("workbook") / FILE_NAME) if each.name == RULES.sheet
    )
    keys = [each.key for each in RULES.columns]
    at = {key: keys.index(key) + 1 for key in ("code", "condition")}
    rows = range(RULES.first_row, RULES.first_row + len(Code))
    told = {
        text_in(sheet.at(row, at["code"])): text_in(sheet.at(row, at["condition"])) for row in rows
    }
    assert list(told) == list(Code.__members__)
    for code, text in told.items():
        if is_locked(code):
            assert re.fullmatch(r"\(bawaan: .{10,}\)", text), code
        else:
            assert text == DELIVERED[Code[code]].condition


def test_the_rules_of_the_office_can_be_used() -> None:
    compiled, faults = compile_rules(spec(), date(2026, 7, 1))
    assert faults == ()
    assert [rule.rule.code for rule in compiled] == ["A01", "A02"]


def test_scales_have_no_gap() -> None:
    for name, bands in spec().scales:
        limits = [band.limit for band in bands]
        assert limits[-1] is None, name
        known = [limit for limit in limits[:-1] if limit is not None]
        assert len(known) == len(limits) - 1
        assert known == sorted(set(known), reverse=True)


def test_holidays_stand_in_order_within_the_year() -> None:
    days = [each.day for each in spec().holidays]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2026}
    assert {each.kind for each in spec().holidays} == {"Libur Nasional", "Cuti Bersama"}
