"""What any number is made of, and all that it is made of in turn, down to the cells."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsops.core.results.meaning import Meaning
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.trace.lines import indicator_trace, of_activity
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.totals import of_totals
from xlsops.core.trace.traced import Origin, Part, Traced
from xlsops.core.values.structs import replace


class WayDown(NamedTuple):
    """A part on the way down from a number, and how deep it lies."""

    depth: int
    part: Part
    traced: Traced | None


def traced(origins: Origins, meaning: Meaning) -> Traced:
    """Return what a number is made of."""
    place = meaning.bureau, meaning.line
    if meaning.block is Block.INDICATORS and meaning.line:
        return indicator_trace(origins, meaning)
    if meaning.line and origins.budget[place].line.asked:
        return of_activity(origins, meaning)
    return of_totals(origins, meaning)


def has_meaning(origins: Origins, meaning: Meaning) -> bool:
    """Tell whether a number says something: the number of a row in its list says nothing."""
    return meaning.key != keys.NUMBER and (
        not meaning.line
        or (meaning.bureau, meaning.line) in origins.indicators
        or (meaning.bureau, meaning.line) in origins.budget
    )


def stands_in_one_cell(found: Traced) -> bool:
    """Tell whether a number stands in one cell."""
    return len(found.parts) == 1 and found.parts[0].source is not None


def as_cell(part: Part, found: Traced | None) -> Part:
    """Return a part whose number stands in one cell with that cell as its source."""
    if part.source is not None or found is None or not stands_in_one_cell(found):
        return part
    leaf = found.parts[0]
    done = "; ".join(filter(None, (part.done, leaf.done)))
    return replace(part, done=done, source=leaf.source, meaning=leaf.meaning)


def ways_down(origins: Origins, top: Traced, depth: int = 0) -> Iterator[WayDown]:
    """Yield every part of a number, each followed by its own parts."""
    for part in top.parts:
        of = part.meaning if part.source is None else None
        found = traced(origins, of) if of else None
        yield WayDown(depth, as_cell(part, found), found)
        if found is not None and not stands_in_one_cell(found):
            yield from ways_down(origins, found, depth + 1)


def sources(origins: Origins, top: Traced) -> Iterator[Origin]:
    """Yield every cell a number goes back to."""
    for step in ways_down(origins, top):
        if step.part.source:
            yield step.part.source
