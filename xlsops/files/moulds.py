"""Rows of one mould: the markup of a row is judged once, later rows only bring new values.

The rows of a form are spelled alike but for their number and their values. Taking those out
leaves a key; rows with an equal key have equal columns, kinds and styles in equal places.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import repeat
from operator import itemgetter
from typing import Any

from xlsops.core.cells import BLANK, Content, Value
from xlsops.files.cells import Formula, Gathered, Scope, content_of, number_of
from xlsops.files.rows import Row
from xlsops.files.values import number

_VALUE = re.compile(r">([^<]+)<")
_GAP, _ROW_MARK = "\x00", "\x01"
_NUMERIC = "0123456789.-"
_SAFE_LENGTH = 300
ABSENT = -1
_NOTHING = Content(BLANK)

Pick = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled cell of a mould; value and formula are places among the values of the row.

    A formula that was never calculated has no value.
    """

    column: int
    kind: str
    style: str
    value: int
    formula: int = ABSENT


@dataclass(frozen=True, slots=True)
class Mould:
    """What rows of one key have in common, sorted by how their values are made."""

    elements: int
    blanks: int
    columns: tuple[int, ...]
    order: Pick
    numbers: Pick
    number_formulas: Pick
    number_formats: tuple[str, ...]
    texts: Pick
    text_formats: tuple[str, ...]
    others: tuple[Slot, ...]


def key_and_values(chunk: str, row: int) -> tuple[str, list[str]]:
    """Return the markup of a row without its number and values, and the values.

    The control characters in the key cannot occur in the chunk.
    """
    pieces = _VALUE.split(chunk)
    markup = _GAP.join(pieces[::2])
    key = markup.replace(f'{row}" s="', _ROW_MARK)
    if key.count(_ROW_MARK) != key.count("<c "):
        key = markup.replace(f'{row}"', _ROW_MARK)
    return key, pieces[1::2]


def mould(key: str, elements: int, slots: Sequence[Slot], scope: Scope) -> Mould | None:
    """Return the mould of a row already read, None where its number stands elsewhere too."""
    if key.count(_ROW_MARK) != elements:
        return None
    looks = [scope.look(slot.style) for slot in slots]
    pairs = list(zip(slots, looks, strict=True))
    numbers = [
        pair
        for pair in pairs
        if pair[0].kind == "n" and pair[0].value != ABSENT and not pair[1].date
    ]
    texts = [pair for pair in pairs if pair[0].kind == "s" and pair[0].formula == ABSENT]
    others = [pair for pair in pairs if pair not in numbers and pair not in texts]
    made = [*numbers, *texts, *others]
    return Mould(
        elements,
        elements - len(slots),
        tuple(slot.column for slot in slots),
        _picker([made.index(pair) for pair in pairs]),
        _picker([slot.value for slot, _ in numbers]),
        _picker([slot.formula for slot, _ in numbers]),
        tuple(look.number_format for _, look in numbers),
        _picker([slot.value for slot, _ in texts]),
        tuple(look.number_format for _, look in texts),
        tuple(slot for slot, _ in others),
    )


def fits(shape: Mould, values: list[str], scope: Scope) -> bool:
    """Tell whether a row of this mould may wait: every shared text it names is there."""
    return all(map(scope.texts.__contains__, shape.texts(values)))


def cast(shape: Mould, row: int, values: list[str], gathered: Gathered) -> Row:
    """Return the typed cells of a row that fits a mould."""
    numbers = shape.numbers(values)
    texts = map(gathered.scope.texts.__getitem__, shape.texts(values))
    made = [
        *map(
            content_of,
            _numbers(numbers),
            shape.number_formulas([*values, None]),
            shape.number_formats,
        ),
        *map(content_of, texts, repeat(None), shape.text_formats),
    ]
    for slot in shape.others:
        formula: Formula | None = None
        if slot.formula != ABSENT:
            formula = (values[slot.formula], {})
        literal = None if slot.value == ABSENT else values[slot.value]
        place = (row, slot.column)
        made.append(gathered.content(place, slot.kind, slot.style, literal, formula) or _NOTHING)
    return dict(zip(shape.columns, shape.order(made), strict=True))


def _numbers(literals: Sequence[str]) -> Iterable[Value]:
    if _are_plain(literals):
        try:
            return list(map(number_of, map(Decimal, literals)))
        except InvalidOperation:
            pass
    return map(number, literals)


def _are_plain(literals: Sequence[str]) -> bool:
    """Tell whether literals have only what plain numbers have, and none could overflow."""
    written = "".join(literals)
    if written.strip(_NUMERIC):
        return False
    return len(written) <= _SAFE_LENGTH or max(map(len, literals)) <= _SAFE_LENGTH


def _picker(places: Sequence[int]) -> Pick:
    """Return a function that takes these places of a sequence, always as a sequence."""
    if not places:
        return lambda _values: ()
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places)
