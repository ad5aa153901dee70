"""Rows that tell an indicator apart, as by sex or by kecamatan: they stand beneath it and add up to it.

Beneath a ratio of sums stand its numerator and its denominator.
"""

from collections.abc import Iterable, Iterator, Sequence

from xlsops import messages
from xlsops.core.spec.methods import Half, Method
from xlsops.core.spec.rows import HALF, PART_OF, Fault, Row, text_in
from xlsops.core.spec.spec import Indicator


def detail_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield the rows that name no indicator of their bureau, or one that is told apart itself."""
    by_id = {text_in(row, "id"): row for row in rows}
    for row in rows:
        parent = text_in(row, PART_OF)
        of = by_id.get(parent)
        if not parent:
            continue
        if of is None or of is row or text_in(of, "bureau") != text_in(row, "bureau"):
            yield row.fault(PART_OF, messages.spec.part_of_unknown(parent, text_in(row, "bureau")))
        elif text_in(of, PART_OF):
            yield row.fault(PART_OF, messages.spec.part_of_part(parent, text_in(of, PART_OF)))
    yield from _half_faults(rows)


def _half_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield the ratios without just one numerator and one denominator, and the halves of no ratio."""
    ratios = {text_in(row, "id"): row for row in rows if _method(row) == Method.RATIO.value}
    halves: dict[str, list[tuple[str, str]]] = {each: [] for each in ratios}
    for row in rows:
        parent, half = text_in(row, PART_OF), text_in(row, HALF)
        if of := ratios.get(parent):
            halves[parent].append((text_in(row, "id"), half))
            yield from _half_counted_otherwise(row, of)
        elif half:
            yield row.fault(HALF, messages.spec.half_of_no_ratio(half))
    for identity, row in ratios.items():
        beneath = halves[identity]
        if sorted(half for _, half in beneath) != sorted(each.value for each in Half):
            yield row.fault("method", messages.spec.halves_missing(identity, beneath))


def _half_counted_otherwise(row: Row, ratio: Row) -> Iterator[Fault]:
    """Yield that a half is of its quarter alone, and asked as often as its ratio."""
    wanted = {"method": Method.SUM.value, "frequency": text_in(ratio, "frequency")}
    for key, word in wanted.items():
        if text_in(row, key) not in {"", word}:
            yield row.fault(key, messages.spec.half_counted_otherwise(text_in(row, key), word))


def _method(row: Row) -> str:
    return text_in(row, "method")


def in_order(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators of a bureau, each followed by the rows that tell it apart.

    A numerator stands before its denominator.
    """
    told: dict[str, list[Indicator]] = {}
    own: list[Indicator] = []
    for each in indicators:
        if each.part_of:
            beneath = told.setdefault(each.part_of, [])
            beneath.insert(0 if each.half is Half.NUMERATOR else len(beneath), each)
        else:
            own.append(each)
    return (
        tuple(own)
        if not told
        else tuple(one for each in own for one in (each, *told.get(each.id, ())))
    )
