"""What is to be said of the columns of an office: help, list and rule that contradict each other, or no rule."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks import numbers
from xlsops.core.checks.conditions import delivered_rule
from xlsops.core.checks.lint.advice import Advice, Lint, LintSource
from xlsops.core.checks.lint.coverage import Attribute, checks_of
from xlsops.core.checks.selftest.careful_answers import Answer
from xlsops.core.checks.selftest.counterexamples import of_length, tried
from xlsops.core.checks.selftest.planting import CarefulForm
from xlsops.core.checks.sense import narratives_say_something
from xlsops.core.form.layout import Line
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.numbers import indonesian, read_number

_NUMBER = r"(\d+(?:\.\d{3})*(?:,\d+)?)(?![\d/])"
_LETTERS = r"\s*(huruf|karakter)?"
_RANGE = re.compile(
    rf"(?<![\w/.,]){_NUMBER}\s*(?:sampai(?: dengan)?|s\.d\.|–)\s*{_NUMBER}{_LETTERS}", re.IGNORECASE
)
_MOST = re.compile(
    rf"(?:paling banyak|paling tinggi|maksimal|maksimum|tidak boleh lebih dari)\s+{_NUMBER}{_LETTERS}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    rf"(?:paling sedikit|paling rendah|minimal|minimum|sekurang-kurangnya)\s+{_NUMBER}{_LETTERS}",
    re.IGNORECASE,
)
_MAY_BE_BLANK = re.compile(r"\bboleh (?:di)?kosong(?:kan)?\b(?!\s+hanya)", re.IGNORECASE)
_MUST_BE_FILLED = re.compile(
    r"\bwajib(?: di\w+)?\b(?!\s+(?:bila|jika|kalau|untuk|di\w+ (?:bila|jika)))", re.IGNORECASE
)
_MOST_ITEMS, _ROWS = 40, 3
_FAR, _CENT = Decimal(1000), Decimal("0.01")
_CHECKS = (
    numbers.readable_numbers,
    delivered_rule(Code.V08),
    numbers.percent_in_range,
    narratives_say_something,
)
"""The built-in checks that look at one cell alone."""


class Bound(Struct, frozen=True):
    """A bound that help tells: how far up or down a figure, or the letters of a text, may go."""

    figure: Decimal
    up: bool
    letters: bool


def items_refused(source: LintSource) -> Iterator[Advice]:
    """Yield the items of lists that the rules on their columns refuse whatever else is answered."""
    for field in source.opened:
        for item in source.spec.choices(field.choices)[:_MOST_ITEMS] if field.choices else ():
            code = _refusing(source, field, _typed(field, item))
            if code:
                told = messages.lint.item_refused(item, field.choices, field.label, code)
                yield Advice(Lint.ITEM_REFUSED, source.of_item(field.choices, item), told)


def help_bounds(source: LintSource) -> Iterator[Advice]:
    """Yield the bounds in help that a rule draws elsewhere."""
    for field in source.opened:
        for bound in bounds_in(field.help):
            if bound.letters is field.kind.numeric:
                continue
            cell, shown = source.of_field(field, "help"), indonesian(bound.figure)
            code = _refusing(source, field, _value(bound, bound.figure))
            if code:
                told = messages.lint.help_refused(field.label, shown, code)
                yield Advice(Lint.HELP_REFUSED, cell, told)
                continue
            step, far = _value(bound, _beyond(bound, field)), _value(bound, _far(bound))
            for live in source.on(field):
                if _refuses(source, live, field, far) and not _refuses(source, live, field, step):
                    told = messages.lint.help_wider(field.label, shown, live.rule.code)
                    yield Advice(Lint.HELP_WIDER, cell, told)


def help_on_blanks(source: LintSource) -> Iterator[Advice]:
    """Yield the help that says a column may be blank where it may not, or must be filled where it need not."""
    for field in source.opened:
        demanded = bool(checks_of(source, field)[Attribute.REQUIRED])
        cell = source.of_field(field, "help")
        if field.required and _MAY_BE_BLANK.search(field.help):
            yield Advice(Lint.HELP_ON_BLANK, cell, messages.lint.help_blank(field.label))
        elif not demanded and _MUST_BE_FILLED.search(field.help):
            yield Advice(Lint.HELP_ON_BLANK, cell, messages.lint.help_filled(field.label))


def blanks_refused(source: LintSource) -> Iterator[Advice]:
    """Yield the columns that need not be filled, and of which a rule refuses every blank."""
    for field in source.opened:
        for live in source.on(field) if not field.required else ():
            if _refuses(source, live, field, None):
                told = messages.lint.blank_refused(field.label, live.rule.code)
                yield Advice(Lint.BLANK_REFUSED, source.of_field(field, "required"), told)


def unchecked(source: LintSource) -> Iterator[Advice]:
    """Yield the columns of which no rule looks at what is written in them."""
    for field in source.opened:
        covered = checks_of(source, field)
        beyond = [covered[each] for each in Attribute if each is not Attribute.KIND]
        if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.CODE} and not any(beyond):
            told = messages.lint.unchecked(field.label)
            yield Advice(Lint.UNCHECKED, source.of_field(field, "label"), told)


def bounds_in(text: str) -> list[Bound]:
    """Return the bounds that a help text tells."""
    found = []
    for low, high, letters in _RANGE.findall(text):
        found += [_bound(low, letters, up=False), _bound(high, letters, up=True)]
    found += [_bound(each, letters, up=True) for each, letters in _MOST.findall(text)]
    found += [_bound(each, letters, up=False) for each, letters in _LEAST.findall(text)]
    return list(dict.fromkeys(found))


def _refusing(source: LintSource, field: Field, value: Answer | None) -> str:
    """Return the code of the first rule that refuses a value in a column, whatever else is answered."""
    for form, line in _rows(source, field):
        explained = {(line.id, keys.EXPLANATION): messages.planted.WELL_DONE}
        told = form.found(_CHECKS, {**explained, (line.id, field.key): value})
        codes = [each.code for each in told if (each.line, each.field) == (line.id, field.key)]
        if codes:
            return codes[0]
        break
    rules = (each.rule.code for each in source.on(field) if _refuses(source, each, field, value))
    return next(rules, "")


def _refuses(source: LintSource, live: LiveRule, field: Field, value: Answer | None) -> bool:
    found = tried(live, source.forms, {field.key: value}, _ROWS)
    return found.wrong is not None and found.right is None


def _rows(source: LintSource, field: Field) -> Iterator[tuple[CarefulForm, Line]]:
    for form in source.forms:
        for line in form.layout.sheet(field.block).asked:
            yield form.without_lines(line.id), line


def _typed(field: Field, item: str) -> Answer:
    """Return an item as the cell would hold it when it is chosen."""
    number = read_number(item).number if field.kind.numeric else None
    return item if number is None else number


def _value(bound: Bound, figure: Decimal) -> Answer:
    return of_length(int(figure)) if bound.letters else figure


def _beyond(bound: Bound, field: Field) -> Decimal:
    """Return the figure a step beyond a bound."""
    step = Decimal(1) if bound.letters or field.kind is FieldKind.MONEY else _CENT
    return bound.figure + (step if bound.up else -step)


def _far(bound: Bound) -> Decimal:
    """Return a figure far beyond a bound."""
    if bound.up:
        return bound.figure * 10 + _FAR
    return Decimal(0) if bound.letters else -_FAR


def _bound(figure: str, letters: str, *, up: bool) -> Bound:
    return Bound(Decimal(figure.replace(".", "").replace(",", ".")), up, bool(letters))
