"""What is written as plain JSON is read back as it was: the same values, shown the same way."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.form.answers import Change, Irregularity
from xlsops.core.spec.achievement import Achievement
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import BLANK, Boolean, Cell, Content, Date, ErrorValue, Number, Text
from xlsops.core.values.numbers import Reading
from xlsops.files.plain_values import spelling_of

TEXTS = st.text(st.characters())
DECIMALS = st.decimals(allow_nan=False) | st.sampled_from(
    [Decimal(text) for text in ("0", "-0", "0.00", "1E+3", "1E-30", "12345678901234567890.10")]
)
MOMENTS = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7)), None])  # type: ignore[list-item]
).map(lambda moment: moment.replace(fold=0))
CELLS = st.builds(Cell, TEXTS, st.integers(1, 1_048_576), st.integers(1, 16_384))
VALUES = st.one_of(
    st.just(BLANK),
    st.builds(Number, DECIMALS),
    st.builds(Text, TEXTS),
    st.builds(Boolean, st.booleans()),
    st.builds(Date, st.datetimes().map(lambda moment: moment.replace(fold=0))),
    st.builds(ErrorValue, TEXTS),
)
CONTENTS = st.builds(Content, VALUES, st.none() | TEXTS, TEXTS, st.booleans())
READINGS = st.builds(Reading, st.lists(DECIMALS, max_size=2).map(tuple), TEXTS)
MAYBE = st.none() | DECIMALS


def again(kind: object, value: object) -> object:
    write, read = spelling_of(kind, {})
    assert write is not None
    assert read is not None
    return read(json.loads(json.dumps(write(value, None))), None)


WHOLE = st.tuples(
    CONTENTS,
    READINGS,
    MOMENTS,
    st.builds(Achievement, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, TEXTS, TEXTS, TEXTS),
    st.builds(
        Finding,
        TEXTS,
        st.sampled_from(Severity),
        TEXTS,
        CELLS,
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
    ),
    st.builds(
        Irregularity,
        st.sampled_from(Change),
        CELLS,
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
        st.integers(),
        st.none() | CELLS,
    ),
)


@given(WHOLE)
def test_every_value_is_read_back_as_it_was_written(values: tuple[object, ...]) -> None:
    kinds = (Content, Reading, datetime, Achievement, Finding, Irregularity)
    for kind, value in zip(kinds, values, strict=True):
        told = again(kind, value)
        assert told == value
        assert repr(told) == repr(value)


def test_sets_and_mappings_of_values_are_read_back_too() -> None:
    from collections.abc import Mapping  # noqa: PLC0415 - told to the spelling as a type

    kind = tuple[frozenset[str], Mapping[str, Content], tuple[Decimal | None, ...]]
    value = (frozenset({"a", "b"}), {"x": Content(Text("y"))}, (Decimal("1.50"), None))
    assert again(kind, value) == value


@pytest.mark.parametrize("kind", [bytes, object, list[int]])
def test_a_type_nobody_spells_is_told(kind: object) -> None:
    with pytest.raises(TypeError):
        spelling_of(kind, {})
