"""What two versions of a bureau's answers differ in: each cell, and what was found in it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.differences import AnswerChange, Place, differences
from xlsops.core.pages.comparison import ComparedCell, ComparedVersions, comparison_page
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.writing import write_whole
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.rules.unused_told import beside_unused
from xlsops.procedure.versions.reading import LONGEST, Version, versions_of

_ENDING = ".xlsx"
_NUMBERED = 2
"""How many versions there must be to compare."""


class Difference(Struct, frozen=True):
    """A cell that differs, and the codes of what was found in it before and after."""

    change: AnswerChange
    before: tuple[str, ...]
    after: tuple[str, ...]


class Comparison(Struct, frozen=True):
    """Two versions, their differences by cell, and findings of cells that stayed as they were.

    ``gone`` and ``new`` are found in one version alone, though their own cell is the same in both.
    """

    older: Version
    newer: Version
    differences: tuple[Difference, ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


def compare(
    period: LoadedPeriod,
    bureau: str,
    older: int | None = None,
    newer: int | None = None,
    target: Path | None = None,
) -> Outcome:
    """Tell what differs between two versions; the last two where none is named.

    Where a ``target`` is named it is written there as a sheet too.
    """
    (code,) = bureau_names(period, (bureau,))
    numbered = [each for each in versions_of(period, code) if each.number]
    found = comparison(*_chosen(code, numbered, older, newer))
    if target is not None:
        if target.suffix.lower() != _ENDING:
            raise XlsopsError(messages.versions.no_workbook_name(target.name))
        write_whole(target, comparison_bytes(period, code, found))
    return told_comparison(period, code, found, target)


def told_comparison(
    period: LoadedPeriod, code: str, found: Comparison, target: Path | None = None
) -> Outcome:
    """Return a comparison in words, and where it lies as a sheet."""
    told = _told(period, code, found)
    if target is not None:
        told = replace(told, lines=(*told.lines, messages.versions.written(target)))
    return beside_unused(told, period.spec)


def comparison_name(code: str, found: Comparison) -> str:
    """Return the file name of a comparison that nobody named."""
    return messages.comparison.sheet_file(code, found.older.number, found.newer.number) + _ENDING


def last_comparison(period: LoadedPeriod, code: str) -> Comparison:
    """Return what differs between the last two versions of a bureau; raises where there are none."""
    numbered = [each for each in versions_of(period, code) if each.number]
    return comparison(*_chosen(code, numbered, None, None))


def comparison_bytes(period: LoadedPeriod, code: str, found: Comparison) -> bytes:
    """Return a comparison as a workbook of one sheet."""
    names = {line.id: line.name for sheet in period.layouts[code].sheets for line in sheet.lines}
    cells = [
        ComparedCell(
            each.change.line,
            names.get(each.change.line, ""),
            str(each.change.cell),
            each.change.label,
            each.change.old,
            each.change.new,
            each.before,
            each.after,
        )
        for each in found.differences
    ]
    older, newer = (each.named(period) for each in (found.older, found.newer))
    told = ComparedVersions(code, older, newer, cells, found.gone, found.new)
    page = comparison_page(view_of(period), told)
    return make_bundle([page], messages.comparison.title(code), found.newer.record.at)


def comparison(older: Version, newer: Version) -> Comparison:
    """Return what differs between two versions."""
    before, after = _codes(older.findings), _codes(newer.findings)
    changed = tuple(
        Difference(each, before.get(each.place, ()), after.get(each.place, ()))
        for each in differences(older.submission, newer.submission)
    )
    told = {each.change.place for each in changed}
    return Comparison(
        older, newer, changed,
        _only(older.findings, newer.findings, told), _only(newer.findings, older.findings, told),
    )  # fmt: skip


def _chosen(
    code: str, numbered: Sequence[Version], older: int | None, newer: int | None
) -> tuple[Version, Version]:
    if len(numbered) < _NUMBERED:
        raise XlsopsError(messages.versions.only_one(code, len(numbered)))
    by_number = {each.number: each for each in numbered}
    last = newer if newer is not None else numbered[-1].number
    first = older if older is not None else last - 1
    for number in (first, last):
        if number not in by_number:
            raise XlsopsError(messages.versions.no_version(code, number, len(numbered)))
    if first == last:
        raise XlsopsError(messages.versions.same_version(first))
    return by_number[first], by_number[last]


def _codes(findings: Iterable[Finding]) -> Mapping[Place, tuple[str, ...]]:
    found: dict[Place, tuple[str, ...]] = {}
    for each in findings:
        place = each.line, each.field
        found[place] = (*found.get(place, ()), each.code)
    return found


def _only(
    these: Iterable[Finding], others: Iterable[Finding], told: set[Place]
) -> tuple[Finding, ...]:
    known = {each.identity for each in others}
    return tuple(
        each for each in these if each.identity not in known and (each.line, each.field) not in told
    )


def _told(period: LoadedPeriod, code: str, found: Comparison) -> Outcome:
    older, newer = (each.told(period) for each in (found.older, found.newer))
    lines = [messages.versions.compared(code, older, newer, len(found.differences))]
    lines += [f"  {cited(_cell(each), LONGEST)}" for each in found.differences]
    lines += [f"  {messages.versions.found_gone(*_place(each))}" for each in found.gone]
    lines += [f"  {messages.versions.found_new(*_place(each))}" for each in found.new]
    return Outcome(tuple(lines), _data(code, found))


def _cell(each: Difference) -> str:
    change = each.change
    told = messages.versions.became(str(change.cell), change.label, change.old, change.new)
    return messages.versions.with_findings(told, each.before, each.after)


def _place(finding: Finding) -> tuple[str, str]:
    return finding.code, str(finding.cell)


def _data(code: str, found: Comparison) -> dict[str, object]:
    return {
        "bureau": code,
        "from": found.older.number,
        "to": found.newer.number,
        "cells": [
            {
                "cell": str(each.change.cell),
                "line": each.change.line,
                "column": each.change.key,
                "old": each.change.old,
                "new": each.change.new,
                "found_before": list(each.before),
                "found_after": list(each.after),
            }
            for each in found.differences
        ],
        "gone": [list(_place(each)) for each in found.gone],
        "new": [list(_place(each)) for each in found.new],
    }
