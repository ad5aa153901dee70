"""Rows that tell an indicator apart, as by sex or by kecamatan: they stand beneath it and add up to it."""

from collections.abc import Iterable, Iterator, Sequence

from xlsops import messages
from xlsops.core.spec.rows import PART_OF, Fault, Row, text_in
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


def in_order(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators of a bureau, each followed by the rows that tell it apart."""
    told: dict[str, list[Indicator]] = {}
    own: list[Indicator] = []
    for each in indicators:
        if each.part_of:
            told.setdefault(each.part_of, []).append(each)
        else:
            own.append(each)
    return (
        tuple(own)
        if not told
        else tuple(one for each in own for one in (each, *told.get(each.id, ())))
    )
