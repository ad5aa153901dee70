"""How a newer official form differs from the office's own: a sentence for each column that changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from xlsops import messages
from xlsops.core.recap.official.columns import columns_in, heading_above, number_row_in
from xlsops.core.recap.official.form import HEADING, NUMBERS, FormColumn, OfficialForm
from xlsops.core.recap.official.workbook import FormWorkbook
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import column_letters

_OF_A_YEAR = re.compile(r"\{[^{}]*\}|\b20\d\d\b|…+|\.{2,}|_{2,}")
"""What of a heading is another every year: a word in braces, a year, dots to be filled."""
_ALIKE = 0.75


class Matched(Struct, frozen=True):
    """The columns two forms share, as (the office's, the newer one's), and those only one has."""

    pairs: tuple[tuple[FormColumn, FormColumn], ...]
    gone: tuple[FormColumn, ...]
    added: tuple[FormColumn, ...]


def heading_of(book: FormWorkbook) -> tuple[tuple[int, int], int] | None:
    """Return the heading rows of a form and its row of numbers; None where they are not found.

    A form that comes from outside names no rows: there those above the numbers 1, 2, 3, … count.
    """
    named = {each.name.casefold(): each.area for each in book.names if each.area}
    numbers = named[NUMBERS].top if NUMBERS in named else number_row_in(book)
    if HEADING in named:
        return (named[HEADING].top, named[HEADING].bottom), numbers
    heading = heading_above(book, numbers) if numbers else (1, 0)
    return (heading, numbers) if heading[0] <= heading[1] else None


def columns_of_newer(book: FormWorkbook) -> tuple[FormColumn, ...]:
    """Return the columns of a form that may name no rows; none where its headings are not found."""
    found = heading_of(book)
    return columns_in(book, *found) if found else ()


def likeness(own: Sequence[FormColumn], newer: Sequence[FormColumn]) -> int:
    """Return how many headings two forms have in common."""
    return len({_core(each) for each in own} & {_core(each) for each in newer})


def changes_told(form: OfficialForm, newer: Sequence[FormColumn]) -> Iterator[str]:
    """Yield what changed for a form: its columns first, then what that means for its mapping."""
    found = matched(form.columns, newer)
    ordered = _in_order(found.pairs)
    shifted = [old for old, new in ordered if old.name == new.name and old.place != new.place]
    for old, new in found.pairs:
        yield from _between(old, new, moved=old not in shifted)
    if shifted:
        yield messages.official.columns_shifted(shifted[0].name, shifted[-1].name, len(shifted))
    yield from (messages.official.column_gone(each.name, each.heading) for each in found.gone)
    yield from (
        messages.official.column_added(each.name, each.heading, column_letters(each.place))
        for each in found.added
    )
    yield from _mapping(form, found)


def matched(own: Sequence[FormColumn], newer: Sequence[FormColumn]) -> Matched:
    """Return which columns are the same ones: by heading, then by number and a heading much alike."""
    pairs = dict(_by_heading(own, newer))
    for old in own:
        if old not in pairs:
            free = [each for each in newer if each not in pairs.values()]
            if other := _nearest(old, free):
                pairs[old] = other
    taken = set(pairs.values())
    return Matched(
        tuple((old, pairs[old]) for old in own if old in pairs),
        tuple(each for each in own if each not in pairs),
        tuple(each for each in newer if each not in taken),
    )


def _by_heading(
    own: Sequence[FormColumn], newer: Sequence[FormColumn]
) -> Iterator[tuple[FormColumn, FormColumn]]:
    free: dict[str, list[FormColumn]] = {}
    for each in newer:
        free.setdefault(_core(each), []).append(each)
    for old in own:
        if there := free.get(_core(old)):
            yield old, there.pop(0)


def _nearest(old: FormColumn, free: Sequence[FormColumn]) -> FormColumn | None:
    """Return the column that took the place of one: its number and last heading, or a heading much alike."""
    same = [each for each in free if each.name == old.name and _last(each) == _last(old)]
    scored = sorted(
        ((_likeness(old, each), -each.place) for each in free if _last(each) == _last(old)),
        reverse=True,
    )
    if scored and scored[0][0] >= _ALIKE:
        return next(each for each in free if -each.place == scored[0][1])
    return same[0] if same else None


def _likeness(one: FormColumn, other: FormColumn) -> float:
    return SequenceMatcher(None, _core(one), _core(other)).ratio()


def _last(each: FormColumn) -> str:
    return caseless(each.path[-1]) if len(each.path) > 1 else ""


def _core(each: FormColumn) -> str:
    return caseless(_OF_A_YEAR.sub("", each.heading))


def _in_order(
    pairs: Sequence[tuple[FormColumn, FormColumn]],
) -> list[tuple[FormColumn, FormColumn]]:
    """Return the most pairs that follow each other in both forms: of these none changed places."""
    best: list[list[tuple[FormColumn, FormColumn]]] = []
    for pair in sorted(pairs, key=lambda each: each[0].place):
        before = [each for each in best if each[-1][1].place < pair[1].place]
        best.append([*max(before, key=len, default=[]), pair])
    return max(best, key=len, default=[])


def _between(old: FormColumn, new: FormColumn, *, moved: bool) -> Iterator[str]:
    if moved and (old.name, old.place) != (new.name, new.place):
        letters = column_letters(old.place), column_letters(new.place)
        yield messages.official.column_moved(old.heading, old.name, new.name, *letters)
    if _core(old) != _core(new):
        yield messages.official.column_renamed(new.name, old.heading, new.heading)


def _mapping(form: OfficialForm, found: Matched) -> Iterator[str]:
    names: Mapping[int, FormColumn] = {old.place: new for old, new in found.pairs}
    for each in form.columns:
        filling = form.fillings.get(each.place)
        if filling is None:
            continue
        if each.place not in names:
            yield messages.official.mapping_lost(each.name, filling.word)
        elif names[each.place].name != each.name:
            yield messages.official.mapping_moves(each.name, filling.word, names[each.place].name)
        before, after = (
            [column.name for column in columns]
            for columns in (
                [each for each in form.columns if each.place in filling.columns],
                [names[place] for place in sorted(filling.columns) if place in names],
            )
        )
        if before != after:
            yield messages.official.mapping_from(each.name, before, after)
    yield from (messages.official.mapping_wanted(each.name, each.heading) for each in found.added)
