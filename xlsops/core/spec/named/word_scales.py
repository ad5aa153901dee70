"""Indicators answered by a word of a scale: which scales there are, and their words read as numbers."""

from collections.abc import Iterator, Mapping, Sequence

from xlsops import messages
from xlsops.core.spec.achievement import Direction
from xlsops.core.spec.methods import Method
from xlsops.core.spec.rows import PART_OF, RUNGS, Fault, Row, chosen, text_in
from xlsops.core.spec.tables import INDICATORS
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Blank, Number, Text
from xlsops.core.values.numbers import as_typed, read_number
from xlsops.core.values.rungs import rung_value, rung_word
from xlsops.core.values.structs import replace

Scales = Mapping[str, tuple[str, ...]]
"""The words of each scale by its name, the lowest first."""
_KNOWN: Scales = {
    "Opini BPK": ("TMP", "TW", "WDP", "WTP"),
    "Predikat SAKIP": ("D", "C", "CC", "B", "BB", "A", "AA"),
}
"""Source: domain 2.1; a list of that name in ``Daftar`` takes the place of one."""
_WORDED = {each.key: each for each in INDICATORS.columns if each.key in keys.WORDED}
_LEAST, _LONGEST = 2, 255
"""Words of a scale, and letters of all of them: as many as a list of Excel takes; a formula names them ten times."""
_FORMULA, _PATTERN = "=+-@'", "*?~"


def word_scales(lists: Sequence[Row]) -> Scales:
    """Return the scales an office may answer in: its lists from the lowest item on, and those known."""
    found: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for row in lists:
        name = names.setdefault(caseless(text_in(row, "list")), text_in(row, "list"))
        found[name] = (*found.get(name, ()), " ".join(text_in(row, "item").split()))
    return {**{name: each for name, each in _KNOWN.items() if caseless(name) not in names}, **found}


def scale_in(row: Row, scales: Scales) -> tuple[str, ...]:
    """Return the words an indicator is answered in; none where it is answered in numbers."""
    return scales.get(chosen(text_in(row, RUNGS), scales), ())


def in_values(row: Row, scales: Scales) -> Row:
    """Return the row of an indicator with what its words stand for; what is no word of it stays."""
    rungs = scale_in(row, scales)
    if not rungs:
        return row
    values = dict(row.values)
    for key in _WORDED:
        value = values[key]
        number = rung_value(value.value, rungs) if isinstance(value, Text) else None
        if number is not None:
            values[key] = Number(number)
    return replace(row, values=values)


def scale_faults(rows: Sequence[Row], scales: Scales) -> Iterator[Fault]:
    """Yield what is wrong with indicators answered by words, given before their words are read."""
    told_apart = {text_in(row, PART_OF) for row in rows}
    for row in rows:
        name = text_in(row, RUNGS)
        if not name:
            continue
        rungs = scale_in(row, scales)
        if len(set(map(caseless, rungs))) < max(_LEAST, len(rungs)):
            yield row.fault(RUNGS, messages.spec.word_scale_unknown(name, ", ".join(scales)))
            continue
        if unfit := next(filter(_unfit, rungs), ""):
            yield row.fault(RUNGS, messages.spec.word_scale_unfit(name, unfit))
            continue
        if len(",".join(rungs)) > _LONGEST:
            yield row.fault(RUNGS, messages.spec.word_scale_too_long(name, _LONGEST))
            continue
        yield from _measured_otherwise(row)
        if text_in(row, PART_OF) or text_in(row, "id") in told_apart:
            yield row.fault(RUNGS, messages.spec.WORDS_APART)
        yield from _words(row, rungs)


def _unfit(word: str) -> bool:
    """Tell whether a program takes a word for something else: a number, a formula, a pattern, no figure at all."""
    letters = any(each.isalpha() for each in word)
    read = caseless(word) == keys.INAPPLICABLE or read_number(word).number is not None
    return read or not letters or word[0] in _FORMULA or any(each in word for each in _PATTERN)


def _measured_otherwise(row: Row) -> Iterator[Fault]:
    """Yield that words are neither added up nor averaged, nor is a lower one better."""
    for key, only in (("method", Method.LAST.value), ("direction", Direction.POSITIVE.value)):
        if text_in(row, key) not in {"", only}:
            yield row.fault(key, messages.spec.words_measured_otherwise(text_in(row, key), only))


def _words(row: Row, rungs: tuple[str, ...]) -> Iterator[Fault]:
    for key, heading in _WORDED.items():
        value = row.values[key]
        if isinstance(value, Blank) or (
            heading.instead and caseless(text_in(row, key)) == heading.instead
        ):
            continue
        word = text_in(row, key)
        known = isinstance(value, Text) and rung_value(word, rungs) is not None
        if isinstance(value, Number) and rung_word(as_typed(value.value), rungs):
            continue
        if word and not known:
            yield row.fault(
                key, messages.spec.no_word_of_scale(heading.label, word, ", ".join(rungs))
            )
