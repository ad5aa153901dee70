"""Findings of one cause: told one by one where they are few, once for the sheet where they are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from xlsops.core.findings import Finding

MANY = 5
"""From so many on, findings of one cause on one sheet are told as one."""

Telling = Callable[[Sequence[Finding], str], tuple[str, str]]
"""Makes the message and advice of many findings, given where they stand, such as ``Indikator (N8 s.d. Z11)``."""


def together(found: Iterable[Finding], cause: str, telling: Telling) -> Iterator[Finding]:
    """Yield findings of one rule and one ``cause``, on each sheet as one where they are many.

    The one stands on the first cell. What it is known by is rule, bureau, sheet and cause, so it
    stays the same finding in the next version, however many cells are left; its value is their number.
    """
    by_sheet: dict[str, list[Finding]] = {}
    for each in found:
        by_sheet.setdefault(each.cell.sheet, []).append(each)
    for sheet, here in by_sheet.items():
        if len(here) < MANY:
            yield from here
            continue
        here.sort(key=lambda each: each.order)
        first, last = here[0].cell, here[-1].cell
        message, advice = telling(here, f"{sheet} ({first.address} s.d. {last.address})")
        count = f"{len(here)} sel"
        yield replace(
            here[0],
            line=sheet,
            field=cause,
            subject=f"Lembar {sheet}",
            value=count,
            message=message,
            advice=advice,
        )
