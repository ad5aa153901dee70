"""Holds the rules, columns and lists of an office against each other, without a form."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from xlsops import messages
from xlsops.core.checks.lint.advice import Advice, Lint, LintSource
from xlsops.core.checks.lint.coverage import coverage
from xlsops.core.checks.lint.linting import advice_on
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.spec.rows import sentences
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.wrong_rows import read_rest
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.calendar import WIB
from xlsops.core.values.cells import Grid
from xlsops.core.values.grouped import grouped, span
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load, with_rules
from xlsops.procedure.rules.careful_forms import careful_forms
from xlsops.procedure.rules.unused_told import beside_unused

_SHOWN = 5
"""So many pieces of advice are told when forms are made, and how many there are."""


def lint(place: Path, now: datetime, actor: str) -> Outcome:
    """Return what contradicts what in a period's control workbook, or in one that lies anywhere."""
    source = _of_file(place, now) if place.is_file() else source_of(_loaded(place, now, actor))
    return beside_unused(_held(source), source.spec)


def _held(source: LintSource) -> Outcome:
    """Return what contradicts what, and what is checked of each column."""
    advice = advice_on(source)
    covered = [
        (field, [(what.value, codes) for what, codes in each.items()])
        for field, each in coverage(source)
    ]
    told = [messages.lint.heading(len(advice)), *_told(advice)]
    columns = [
        messages.lint.column(
            each.block.value, each.label, [messages.lint.attribute(*one) for one in of]
        )
        for each, of in covered
    ]
    lines = (*(told if advice else [messages.lint.NOTHING]), messages.lint.COVERAGE, *columns)
    data = {
        "advice": _data(advice),
        "coverage": [
            {
                "block": field.block.value,
                "column": field.key,
                **{what: list(codes) for what, codes in of},
            }
            for field, of in covered
        ],
    }
    return Outcome(lines, data, attention=bool(advice))


def told_with_forms(period: LoadedPeriod) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return what is advised when forms are made, as lines and as data; that a column is free is not."""
    found = [each for each in advice_on(source_of(period)) if each.kind is not Lint.UNCHECKED]
    lines = tuple(_told(found))
    more = (messages.lint.in_formats(len(found)),) if len(lines) > _SHOWN else ()
    return (*lines[:_SHOWN], *more), _data(found)


def source_of(period: LoadedPeriod) -> LintSource:
    """Return what a period's rules, columns and lists are; its sheets are read where that is needed."""
    return _source(period.spec, period.now, lambda: period.sheets)


def _loaded(folder: Path, now: datetime, actor: str) -> LoadedPeriod:
    return load(folder, now, actor, reading=True)


def _of_file(path: Path, now: datetime) -> LintSource:
    grids = grids_of(path)
    spec, faults = read_rest(grids, masters=False)
    if spec is None:
        raise XlsopsError(messages.workbook.faults(path.name, sentences(faults)))
    whole, _ = with_rules(spec, grids)
    return _source(whole, now, lambda: grids)


def _source(spec: Spec, now: datetime, sheets: Callable[[], Sequence[Grid]]) -> LintSource:
    """Return all that is held against each other; a rule that begins later is looked at today."""
    day = now.astimezone(WIB).date()
    soon = [
        replace(each, since=None) for each in spec.rules if each.until is None or each.until >= day
    ]
    rules, _ = compile_rules(replace(spec, rules=tuple(soon)), day)
    layouts = layouts_of(spec, spec.active_bureaus)
    return LintSource(spec, rules, careful_forms(spec, layouts, now), sheets, day)


def _told(advice: Sequence[Advice]) -> Iterator[str]:
    """Yield the advice as lines, that of one kind in a column of a sheet in one where it is many."""
    return grouped(advice, lambda each: (each.kind, each.cell.sheet, each.cell.column), str, _many)


def _many(alike: Sequence[Advice]) -> str:
    first = alike[0]
    place = f"{first.cell.sheet} {span(each.cell for each in alike)}"
    return messages.lint.alike(place, len(alike), first.cell.address, str(first.told))


def _data(advice: Sequence[Advice]) -> list[dict[str, str]]:
    return [
        {
            "kind": each.kind.value,
            "cell": str(each.cell),
            "what": each.told.what,
            "remedy": each.told.remedy,
        }
        for each in advice
    ]
