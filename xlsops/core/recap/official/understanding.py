"""A form's workbook read as a form: every fault at once, each in one sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches

from xlsops import messages
from xlsops.core.recap.lists.trail_sheet import NAME as TRAIL
from xlsops.core.recap.official import form as rows
from xlsops.core.recap.official.columns import columns_in, plain
from xlsops.core.recap.official.form import (
    AddedPlace,
    Filling,
    FormColumn,
    OfficialForm,
    RowKind,
    Vocabulary,
)
from xlsops.core.recap.official.proofreading import proofread
from xlsops.core.recap.official.workbook import (
    ADDED,
    ADDED_HEADINGS,
    LONGEST_NAME,
    MAPPING,
    MAPPING_HEADINGS,
    FormWorkbook,
    ListRow,
)
from xlsops.core.sheet.sheet import Area, address
from xlsops.core.values.caseless import caseless

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER_WORD = re.compile(r"^(?:tw|triwulan)\s*", re.IGNORECASE)
_COLUMN, _WORD, _QUARTER, _FROM = range(4)
_KNOWN = len(ADDED_HEADINGS)
_KNOWN_NAMES = {*(kind.value for kind in RowKind), rows.HEADING, rows.NUMBERS, rows.SIGNATURES}
"""Names that must lead somewhere; a workbook drags along others nobody knows any more."""


def understood(
    book: FormWorkbook, vocabulary: Vocabulary
) -> tuple[OfficialForm | None, tuple[str, ...]]:
    """Return the form, and what is wrong with it; without a form where anything is."""
    faults = list(_sheet_faults(book))
    names, more = _names(book)
    faults += more
    heading = names.get(rows.HEADING)
    if heading is None or not book.mapped:
        return None, tuple(faults)
    numbers = names[rows.NUMBERS].top if rows.NUMBERS in names else 0
    columns = columns_in(book, (heading.top, heading.bottom), numbers)
    kinds = {kind: names[kind.value].top for kind in RowKind if kind.value in names}
    faults += _order_faults(names, kinds)
    faults += _unnamed(book, names, kinds, max((each.place for each in columns), default=0))
    faults += _doubled(book, columns)
    faults += _joined(book, columns, kinds)
    fillings, more = _fillings(book, columns, vocabulary)
    faults += more
    added, more = _added(book, columns)
    faults += more
    if faults:
        return None, tuple(faults)
    form = _form(book, names, columns, fillings, added)
    wrong = tuple(proofread(form))
    return (None, wrong) if wrong else (form, ())


def _form(
    book: FormWorkbook,
    names: Mapping[str, Area],
    columns: tuple[FormColumn, ...],
    fillings: Mapping[int, Filling],
    added: Mapping[AddedPlace, Decimal],
) -> OfficialForm:
    heading, signed = names[rows.HEADING], names.get(rows.SIGNATURES)
    kinds = {kind: names[kind.value].top for kind in RowKind if kind.value in names}
    return OfficialForm(
        book,
        columns,
        (heading.top, heading.bottom),
        names[rows.NUMBERS].top if rows.NUMBERS in names else 0,
        kinds,
        (signed.top, signed.bottom) if signed else None,
        fillings,
        added,
        {name: area for name, area in names.items() if name not in _KNOWN_NAMES},
        tuple(_remarks(book, columns, kinds, fillings)),
    )


def _sheet_faults(book: FormWorkbook) -> Iterator[str]:
    if not book.mapped:
        yield messages.official.no_mapping_sheet(MAPPING, MAPPING_HEADINGS)
    if len(book.sheet) > LONGEST_NAME:
        yield messages.official.sheet_name_long(book.sheet, LONGEST_NAME)
    if caseless(book.sheet) == caseless(TRAIL):
        yield messages.official.sheet_name_taken(book.sheet)


def _names(book: FormWorkbook) -> tuple[dict[str, Area], list[str]]:
    """Return the named rows, and which names lack, stand twice, or lead nowhere."""
    areas = {each.name.casefold(): each.area for each in book.names if each.area is not None}
    ours = [each for each in book.names if each.name.casefold() in _KNOWN_NAMES]
    there = Counter(each.name.casefold() for each in ours)
    faults = [messages.official.name_doubled(name) for name, count in there.items() if count > 1]
    faults += [messages.official.name_lost(each.name) for each in ours if each.area is None]
    if rows.HEADING not in there:
        faults.append(messages.official.name_missing(rows.HEADING, book.sheet))
    if not there.keys() & {kind.value for kind in RowKind}:
        faults.append(messages.official.rows_missing([kind.value for kind in RowKind], book.sheet))
    return areas, faults


def _order_faults(names: Mapping[str, Area], kinds: Mapping[RowKind, int]) -> Iterator[str]:
    """Yield names that stand for the same row, or for rows in an order no table has."""
    by_row: dict[int, str] = {}
    for kind, row in kinds.items():
        if row in by_row:
            yield messages.official.names_on_one_row(by_row[row], kind.value, row)
        by_row.setdefault(row, kind.value)
        area = names[kind.value]
        if area.bottom > area.top:
            yield messages.official.name_over_rows(kind.value, area.top, area.bottom)
        if row <= names[rows.HEADING].bottom:
            yield messages.official.name_above(kind.value, rows.HEADING)
    signed = names.get(rows.SIGNATURES)
    if signed and kinds and signed.top <= max(kinds.values()):
        yield messages.official.signatures_above(rows.SIGNATURES)
    if kinds:
        first, last = min(kinds.values()), max(kinds.values())
        yield from (
            messages.official.row_between(row)
            for row in range(first, last + 1)
            if row not in by_row
        )


def _unnamed(
    book: FormWorkbook, names: Mapping[str, Area], kinds: Mapping[RowKind, int], width: int
) -> Iterator[str]:
    """Yield blank rows with lines around their cells beside the models: such a one lost its name.

    It would be printed as it is, and what it is the model of would stand nowhere.
    """
    if not kinds:
        return
    above = max(names[name].bottom for name in (rows.HEADING, rows.NUMBERS) if name in names)
    first, last = min(kinds.values()), max(kinds.values())
    for row in (*range(above + 1, first), last + 1):
        cells = [book.cells.get((row, column)) for column in range(1, width + 1)]
        ruled = all(each is not None and each.look.line for each in cells)
        if ruled and not any(book.text(row, column) for column in range(1, width + 1)):
            yield messages.official.row_unnamed(row, [kind.value for kind in RowKind])


def _doubled(book: FormWorkbook, columns: tuple[FormColumn, ...]) -> Iterator[str]:
    counted = Counter(caseless(each.name) for each in columns)
    for name in dict.fromkeys(each.name for each in columns):
        if counted[caseless(name)] > 1:
            yield messages.official.column_doubled(name, book.sheet)


def _joined(
    book: FormWorkbook, columns: tuple[FormColumn, ...], kinds: Mapping[RowKind, int]
) -> Iterator[str]:
    """Yield model rows in which a column is one cell with another that is filled, and would be hidden."""
    mapped = {caseless(row.texts[0]) for row in book.mapping}
    filled = {each.place: each.name for each in columns if caseless(each.name) in mapped}
    for kind, row in kinds.items():
        if kind is RowKind.BUREAU:  # its name may stand over columns that say nothing of a bureau
            continue
        for place, name in filled.items():
            area = book.over.get((row, place))
            if area and (area.left != place or area.bottom > area.top):
                yield messages.official.model_joined(address(row, place), kind.value, name)


def _fillings(
    book: FormWorkbook, columns: tuple[FormColumn, ...], vocabulary: Vocabulary
) -> tuple[dict[int, Filling], list[str]]:
    places = {caseless(each.name): each.place for each in columns}
    found: dict[int, Filling] = {}
    faults: list[str] = []
    free = _unmapped(book, columns)
    for row in book.mapping:
        name, word, quarter, origin = (row.texts[number].strip() for number in range(4))
        at = f"{MAPPING}!{address(row.number, 1)}"
        place = places.get(caseless(name))
        if place is None:
            near = get_close_matches(name, free, 1, 0.4)
            faults.append(messages.official.column_unknown(at, name, book.sheet, near))
            continue
        if place in found:
            faults.append(messages.official.mapped_twice(at, name))
        known = _known(vocabulary, word)
        if known is None:
            near = get_close_matches(word, list(vocabulary.words.values()), 1, 0.4)
            faults.append(messages.official.word_unknown(at, word, name, near))
            continue
        filling, more = _filling(row, known, quarter, origin, columns, vocabulary)
        faults += more
        found[place] = filling
    return found, faults


def _known(vocabulary: Vocabulary, word: str) -> str | None:
    """Return a word as it is spelled in the vocabulary, a column's as it was typed; None where it is none."""
    told = caseless(word)
    if told.removeprefix(vocabulary.prefix) not in {told, ""}:
        return plain(word)
    return vocabulary.words.get(told)


def _filling(
    row: ListRow,
    word: str,
    quarter: str,
    origin: str,
    columns: tuple[FormColumn, ...],
    vocabulary: Vocabulary,
) -> tuple[Filling, list[str]]:
    faults = []
    places = {caseless(each.name): each.place for each in columns}
    number = _QUARTERS.get(caseless(_QUARTER_WORD.sub("", quarter)))
    if (quarter and number is None) or (word in vocabulary.quarterly and not quarter):
        at = f"{MAPPING}!{address(row.number, _QUARTER + 1)}"
        faults.append(messages.official.quarter_unknown(at, quarter, word))
    at = f"{MAPPING}!{address(row.number, _FROM + 1)}"
    wanted = [each.strip() for each in re.split(r"[;+]", origin) if each.strip()]
    lost = [each for each in wanted if caseless(each) not in places]
    names = [each.name for each in columns]
    faults += [
        messages.official.from_unknown(at, each, get_close_matches(each, names, 1, 0.7))
        for each in lost
    ]
    if word in vocabulary.reckoned and len(wanted) != 2:  # noqa: PLR2004 - a pair
        faults.append(messages.official.from_needs_two(at, word))
    origins = tuple(places[caseless(each)] for each in wanted if each not in lost)
    return Filling(word, number, origins), faults


def _unmapped(book: FormWorkbook, columns: tuple[FormColumn, ...]) -> list[str]:
    """Return the columns no row of the mapping names: only these can be what another row means."""
    mapped = {caseless(row.texts[_COLUMN]) for row in book.mapping}
    return [each.name for each in columns if caseless(each.name) not in mapped]


def _added(
    book: FormWorkbook, columns: tuple[FormColumn, ...]
) -> tuple[dict[AddedPlace, Decimal], list[str]]:
    """Return the figures of the office's own list by line and column, and what in it is no figure."""
    places = {caseless(each.name): each.place for each in columns}
    faults = [
        messages.official.added_column(ADDED, name, book.sheet)
        for name in book.added_names[_KNOWN:]
        if name.strip() and caseless(name) not in places
    ]
    found: dict[AddedPlace, Decimal] = {}
    seen: dict[tuple[str, str], int] = {}
    for row in book.added:
        line = row.texts[0].strip(), row.texts[1].strip()
        if not all(line):
            continue
        if line in seen:
            at = f"{ADDED}!{address(row.number, 1)}"
            faults.append(messages.official.added_twice(at, " ".join(line), seen[line]))
        seen.setdefault(line, row.number)
        for number, name in enumerate(book.added_names[_KNOWN:], _KNOWN):
            place, figure = places.get(caseless(name)), row.numbers[number]
            if figure is not None and place is not None:
                found[*line, place] = figure
            elif row.texts[number].strip():
                at = f"{ADDED}!{address(row.number, number + 1)}"
                faults.append(messages.official.added_no_number(at, row.texts[number].strip()))
    return found, faults


def _remarks(
    book: FormWorkbook,
    columns: tuple[FormColumn, ...],
    kinds: Mapping[RowKind, int],
    fillings: Mapping[int, Filling],
) -> Iterator[str]:
    """Yield what is no fault and still may not be meant."""
    left = [
        each.name
        for each in columns
        if each.place not in fillings
        and not any(book.text(row, each.place).strip() for row in kinds.values())
    ]
    if left:
        yield messages.official.left_blank(book.sheet, left)
    if book.pictures:
        yield messages.official.pictures_left(book.sheet)
