"""What each open column lets nobody type otherwise: how the form is made, and whether it still holds."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from xlsops.core.form.layout import FIRST_ROW, Column, FormTable, Line
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import LAST_COLUMN, EntryRule, column_letters, column_number

LONGEST_TEXT = 2000
_LONGEST_LIST = 255
Area = tuple[int, int, int, int]


def entry_rule(column: Column, spec: Spec) -> EntryRule:
    """Return what may be typed into an open column, as its first row says it."""
    field = column.field
    cell = f"{column_letters(column.number)}{FIRST_ROW}"
    choices = spec.choices(field.choices)
    if field.kind.numeric and may_not_apply(column, spec):
        either = f"OR(IF(ISNUMBER({cell}),{cell}>=0,FALSE),{says_so(cell)})"
        return EntryRule("custom", "", either, cell)
    if field.kind.numeric:
        return EntryRule("decimal", "greaterThanOrEqual", "0", cell)
    if listable(choices):
        return EntryRule("list", "", f'"{",".join(choices)}"', cell)
    return EntryRule("textLength", "lessThanOrEqual", str(LONGEST_TEXT), cell)


def words_rule(line: Line) -> EntryRule | None:
    """Return what may be typed as the figure of a line that is answered by words; None of any other.

    A scale that Excel takes no list of is checked at intake alone.
    """
    words = (*line.measure.rungs, *((keys.INAPPLICABLE,) if line.may_not_apply else ()))
    if not (line.measure.rungs and listable(words)):
        return None
    return EntryRule("list", "", f'"{",".join(words)}"', "")


def may_not_apply(column: Column, spec: Spec) -> bool:
    """Tell whether words may stand in a column of figures: an indicator's, where the office lets any of them."""
    field = column.field
    of_figure = field.quarter is not None and field.key == keys.actual(field.quarter)
    return of_figure and any(each.may_not_apply for each in spec.indicators)


def says_so(cell: str) -> str:
    """Return the condition that a cell says in words that its figure does not apply."""
    return f'LOWER(TRIM({cell}))="{keys.INAPPLICABLE}"'


def listable(choices: tuple[str, ...]) -> bool:
    """Tell whether Excel takes the choices written out: short, none with a comma or a quote.

    It counts UTF-16 units.
    """
    plain = not any(sign in each for each in choices for sign in ',"')
    units = len(",".join(choices).encode("utf-16-le", "ignore"))
    return bool(choices) and plain and units <= _LONGEST_LIST * 2


def lost_rules(
    sheet: FormTable,
    spec: Spec,
    entries: tuple[EntryRule, ...],
    numbers: tuple[int, ...],
    rows: tuple[int, ...],
    worded: tuple[tuple[int, EntryRule], ...] = (),
) -> Sequence[Column]:
    """Return the open columns in which a row that is asked does not have the form's own rule any more.

    ``numbers`` says where each column stands in the file, ``rows`` where the lines that are asked do,
    ``worded`` which of these have a rule of their own for their figure. Files of one shape are asked once.
    """
    kept, known = sheet.columns.kept, (lost_rules, entries, numbers, rows, worded)
    found = kept.get(known)
    if not isinstance(found, list):
        places = zip(sheet.columns, numbers, strict=True)
        found = kept[known] = [*_lost(sheet, spec, entries, places, (rows, worded))]
    return found


def _lost(
    sheet: FormTable,
    spec: Spec,
    entries: Sequence[EntryRule],
    places: Iterable[tuple[Column, int]],
    asked: tuple[Sequence[int], Sequence[tuple[int, EntryRule]]],
) -> Iterator[Column]:
    rows, own, actual = asked[0], dict(asked[1]), keys.actual(spec.period.number)
    standing: dict[tuple[str, str, str], list[Area]] = {}
    for each in entries:
        if each.stops:
            standing.setdefault(_told(each), []).extend(_areas(each.area))
    for column, number in places:
        if not (column.open and rows) or number > LAST_COLUMN:
            continue
        usual, others = _rule(sheet, column, spec), own if column.field.key == actual else {}
        groups = {usual: [row for row in rows if row not in others]}
        for row, rule in others.items():
            groups.setdefault(rule, []).append(row)
        for rule, those in groups.items():
            areas = standing.get(_told(rule), ())
            here = [(top, bottom) for top, left, bottom, right in areas if left <= number <= right]
            if not all(any(top <= row <= bottom for top, bottom in here) for row in those):
                yield column
                break


def _rule(sheet: FormTable, column: Column, spec: Spec) -> EntryRule:
    """Return the rule of a column, which is found once for all bureaus."""
    kept = sheet.columns.kept
    found = kept.get((entry_rule, column.number))
    if not isinstance(found, EntryRule):
        found = kept[entry_rule, column.number] = entry_rule(column, spec)
    return found


def _told(rule: EntryRule) -> tuple[str, str, str]:
    """Return what a rule says however a program spells it; of conditions only that there is one."""
    kind = rule.kind
    compared = kind in {"decimal", "textLength"}
    formula = "" if kind == "custom" else _number(rule.formula) if compared else rule.formula
    return kind, rule.operator or "between" if compared else "", formula


@lru_cache(maxsize=256)
def _number(text: str) -> str:
    """Return a number however it is written, any other text as it is."""
    try:
        return str(Decimal(text).normalize() + 0)
    except InvalidOperation:
        return text


@lru_cache(maxsize=1_024)
def _areas(reference: str) -> tuple[Area, ...]:
    """Return the areas of a reference such as ``K8:K10 K12``; what is none is left out."""
    return tuple(filter(None, map(_area, reference.split())))


def _area(reference: str) -> Area | None:
    first, _, last = reference.replace("$", "").partition(":")
    one, other = _place(first), _place(last or first)
    return None if one is None or other is None else (*one, *other)


def _place(address: str) -> tuple[int, int] | None:
    letters = address.rstrip("0123456789")
    row = address[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and row):  # noqa: PLR2004 - XFD
        return None
    return int(row[:7]), column_number(letters)
