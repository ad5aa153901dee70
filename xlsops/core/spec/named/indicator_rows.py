"""A row of ``Master Indikator`` without a fault as an indicator."""

from decimal import Decimal

from xlsops.core.spec import tables
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Half, Method, times_of
from xlsops.core.spec.named.word_scales import Scales, scale_in
from xlsops.core.spec.rows import (
    HALF,
    PART_OF,
    Row,
    has_meaning,
    last_year_in,
    linked_codes,
    number_of,
    says_instead,
    says_yes,
    text_in,
    weights_in,
)
from xlsops.core.spec.spec import Frequency, Indicator
from xlsops.core.terms import column_keys as keys


def indicator_in(row: Row, scales: Scales) -> Indicator:
    """Return the indicator of a row; one answered by words has their places as its figures."""
    method, unit, half = Method(text_in(row, "method")), text_in(row, "unit"), text_in(row, HALF)
    measure = Measure(
        Direction(text_in(row, "direction")),
        method,
        number_of(row, "lower"),
        number_of(row, "upper"),
        weights_in(row),
        scale_in(row, scales),
        times_of(method, unit),
    )
    return Indicator(
        text_in(row, "id"),
        text_in(row, "bureau"),
        text_in(row, "objective"),
        text_in(row, "name"),
        unit,
        measure,
        Frequency(text_in(row, "frequency")),
        number_of(row, "target_year") or Decimal(0),
        tuple(number_of(row, keys.target(quarter)) for quarter in range(1, 5)),
        tuple(number_of(row, keys.actual(quarter)) for quarter in range(1, 4)),
        says_yes(row, "key_indicator"),
        says_yes(row, "never_falls"),
        linked_codes(row),
        says_yes(row, "may_not_apply"),
        tuple(
            quarter
            for quarter in range(1, 4)
            if says_instead(row.values[keys.actual(quarter)], keys.INAPPLICABLE)
        ),
        text_in(row, PART_OF),
        last_year_in(row),
        tuple(text_in(row, key) for key in tables.MEANING) if has_meaning(row) else (),
        Half(half) if half else None,
    )
