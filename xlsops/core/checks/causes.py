"""How many findings are told: those of one cause on a sheet or a cell as one, few of a bureau.

None is dropped: a count holds all of them, and what is not listed is told in a sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

from xlsops import messages
from xlsops.core.terms.findings import BY_HISTORY, Code, Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.structs import replace
from xlsops.messages.message import Message

MANY = 5
"""From so many on, findings of one cause on one sheet are told as one."""
MOST = 200
"""So many findings of one bureau stand in a list."""
_LONGEST, _LONGEST_VALUE = 1_000, 2_000
"""Letters of a sentence, and of a value: no form takes a longer text."""

_WRONG_FIGURE = {Code.V08.name, Code.V12.name, Code.V14.name, Code.V16.name, Code.V17.name}
_RECKONED = {
    *_WRONG_FIGURE,
    *(each.name for each in (Code.V11, Code.V18, Code.V19, Code.V20, *BY_HISTORY)),
}
"""Codes of figures that cannot be right, and of what is reckoned from a figure or says why it is wrong."""

Row = TypeVar("Row")
Telling = Callable[[Finding, str, str], Message]
"""Says many findings as one: the first, their number, and where, such as ``Indikator (N8 s.d. Z11)``."""

MOST_CITED = 300
"""How much of what stands in a cell a finding on the form cites."""


def together(found: Iterable[Finding], cause: str, telling: Telling) -> Iterator[Finding]:
    """Yield findings of one rule and one ``cause``, on each sheet as one where they are many.

    The one stands on the first cell. What it is known by is rule, bureau, sheet and cause, so it
    stays the same finding in the next version, however many cells are left; its value is their number
    and a mark of what they hold, so that an explanation of some cells is none of others.
    """
    by_sheet: dict[str, list[Finding]] = {}
    for each in found:
        by_sheet.setdefault(each.cell.sheet, []).append(each)
    for here in by_sheet.values():
        if len(here) < MANY:
            yield from here
            continue
        here.sort(key=lambda each: each.order)
        held = _mark(f"{each.line}\n{each.field}\n{each.value}" for each in here)
        one = as_one(here[0], len(here), here[-1].cell, cause, telling)
        yield replace(one, value=f"{one.value}, sidik {held}")


def as_one(first: Finding, count: int, last: Cell, cause: str, telling: Telling) -> Finding:
    """Return the finding that stands for so many of one cause, from the first to that last cell."""
    sheet, number = first.cell.sheet, whole_number_text(count)
    told = telling(first, number, f"{sheet} ({first.cell.address} s.d. {last.address})")
    return replace(
        first,
        line=sheet,
        field=cause,
        subject=f"Lembar {sheet}",
        value=f"{number} sel",
        message=told.what,
        advice=told.remedy,
    )


def beneath(found: Sequence[Finding]) -> list[Finding]:
    """Return findings with what is reckoned from a figure that cannot be right beneath the error on it.

    That figure is their one cause: once it is mended, what is left shows again. Warnings alone each
    have a cause of their own.
    """
    reckoned: dict[tuple[str, str, Cell], list[Finding]] = {}
    for each in found:
        if each.code in _RECKONED:
            reckoned.setdefault((each.line, each.field, each.cell), []).append(each)
    instead: dict[int, Finding] = {}
    gone: set[int] = set()
    for here in reckoned.values():
        first, *rest = sorted(here, key=lambda each: (each.severity.order, each.code))
        if rest and first.severity is Severity.ERROR and first.code in _WRONG_FIGURE:
            also = messages.clauses.beneath([each.message for each in rest])
            instead[id(first)] = replace(first, message=f"{first.message} {also}")
            gone |= set(map(id, rest))
    return [instead.get(id(each), each) for each in found if id(each) not in gone]


def first_of_each(
    rows: Iterable[Row], bureau_of: Callable[[Row], str]
) -> tuple[list[Row], tuple[str, ...]]:
    """Return the first rows of each bureau, in their order, and for each that has more how many."""
    count, kept = Counter[str](), list[Row]()
    for row in rows:
        bureau = bureau_of(row)
        count[bureau] += 1
        if count[bureau] <= MOST:
            kept.append(row)
    return kept, tuple(
        messages.clauses.more_findings(bureau, whole_number_text(number - MOST))
        for bureau, number in count.items()
        if number > MOST
    )


def bounded(finding: Finding) -> Finding:
    """Return a finding whose texts are short enough to be shown, whatever a cell holds."""
    if (
        max(len(finding.message), len(finding.subject)) <= _LONGEST
        and len(finding.value) <= _LONGEST
    ):
        return finding
    return replace(
        finding,
        subject=cut(finding.subject, _LONGEST),
        value=_cut_value(finding.value),
        message=cut(finding.message, _LONGEST),
    )


def _cut_value(text: str) -> str:
    """Return a value short enough, and another one for each that was longer."""
    if len(text) <= _LONGEST_VALUE:
        return text
    return f"{cut(text, _LONGEST_VALUE)[:-1]}, sidik {_mark((text,))})"


def _mark(texts: Iterable[str]) -> str:
    """Return what tells texts from others, whatever their order."""
    return sha256("\0".join(sorted(texts)).encode("utf-8", "replace")).hexdigest()[:8]


def cut(text: str, most: int) -> str:
    """Return a text as it is, or its beginning and how long it is."""
    return text if len(text) <= most else f"{text[:most]}… ({whole_number_text(len(text))} huruf)"
