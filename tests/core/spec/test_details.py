"""A row may tell an indicator apart: it stands beneath it, adds up to it, and counts for nothing else."""

from decimal import Decimal

import pytest

from tests.core.builders import SUM, form, office
from xlsops import messages
from xlsops.core.form.form_lines import columns_of
from xlsops.core.spec.named.details import detail_faults, in_order
from xlsops.core.spec.rows import Row
from xlsops.core.spec.spec import Block, Indicator
from xlsops.core.spec.tables import INDICATORS
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Number, Text
from xlsops.core.values.structs import replace

MEN, WOMEN = (
    replace(
        SUM,
        id=f"SUM-{name[0]}",
        name=name,
        part_of="SUM",
        target_year=Decimal(0),
        targets=(None,) * 4,
    )
    for name in ("Laki-laki", "Perempuan")
)
OTHER = replace(SUM, id="LAIN", name="Lain")


def row(number: int, identity: str, part_of: str, bureau: str = "UJI") -> Row:
    values = dict.fromkeys((each.key for each in INDICATORS.columns), BLANK)
    told = {"id": identity, "part_of": part_of, "bureau": bureau}
    columns = {each.key: place for place, each in enumerate(INDICATORS.columns, 1)}
    filled = {key: Text(text) if text else BLANK for key, text in told.items()}
    return Row(INDICATORS, number, {**values, **filled}, columns)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(5, "A", ""), row(6, "B", "A")], None),
        ([row(5, "A", ""), row(6, "B", "X")], messages.spec.part_of_unknown("X", "UJI")),
        ([row(5, "A", "A")], messages.spec.part_of_unknown("A", "UJI")),
        ([row(5, "A", "", "LAIN"), row(6, "B", "A")], messages.spec.part_of_unknown("A", "UJI")),
        (
            [row(5, "A", ""), row(6, "B", "A"), row(7, "C", "B")],
            messages.spec.part_of_part("B", "A"),
        ),
    ],
)
def test_a_row_tells_apart_an_indicator_of_its_bureau_and_no_part(
    rows: list[Row], message: str | None
) -> None:
    assert [each.message for each in detail_faults(rows)] == ([message] if message else [])


def test_parts_stand_right_beneath_their_indicator() -> None:
    asked: tuple[Indicator, ...] = (MEN, SUM, OTHER, WOMEN)
    assert in_order(asked) == (SUM, MEN, WOMEN, OTHER)
    assert in_order((SUM, OTHER)) == (SUM, OTHER)


def test_the_form_shows_parts_indented_without_number_and_target() -> None:
    whole, men, women, other = form(office(indicators=(SUM, OTHER, MEN, WOMEN))).indicators.lines
    assert [each.parts for each in (whole, men, women, other)] == [2, 0, 0, 0]
    numbers = [each.known[keys.NUMBER] for each in (whole, men, women, other)]
    assert numbers == [Number(Decimal(1)), BLANK, BLANK, Number(Decimal(2))]
    assert men.known[keys.INDICATOR] == Text("\u00a0\u00a0\u00a0\u00a0– Laki-laki")
    assert (men.known[keys.YEAR_TARGET], men.target_year) == (BLANK, None)


def test_an_office_without_parts_is_told_as_before() -> None:
    assert "part_of" not in repr(SUM)
    assert "last_year" not in repr(SUM)
    assert repr(replace(SUM, meaning=("Definisi", "", "", ""))) == repr(SUM)


def test_the_quarter_a_year_ago_stands_beside_the_answer_where_it_is_known() -> None:
    spec = office(indicators=(replace(SUM, last_year=(None, Decimal(7))), OTHER))
    columns = columns_of(spec, Block.INDICATORS)
    shown = [each.field.key for each in columns]
    assert shown[shown.index(keys.LAST_YEAR) + 1] == keys.actual(2)
    beside = columns.by_key[keys.LAST_YEAR]
    year = spec.period.year - 1
    assert (beside.heading, beside.open, beside.visible) == (f"Realisasi TW II {year}", False, True)
    known = [each.known[keys.LAST_YEAR] for each in form(spec).indicators.lines]
    assert known == [Number(Decimal(7)), BLANK]


@pytest.mark.parametrize("last_year", [(), (Decimal(7), None, None, None)])
def test_without_a_figure_of_that_quarter_no_column_stands(
    last_year: tuple[Decimal | None, ...],
) -> None:
    spec = office(indicators=(replace(SUM, last_year=last_year), OTHER))
    assert columns_of(spec, Block.INDICATORS) == columns_of(office(), Block.INDICATORS)
