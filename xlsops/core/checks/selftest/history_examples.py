"""What the rules of history find: an example of each where a form knows three quarters before."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from xlsops.core.checks import unusual
from xlsops.core.checks.selftest.examples import Exemplify
from xlsops.core.checks.selftest.planting import CarefulForm, Edits, Example
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.history.suspicions import swapped
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code

_KEYS = tuple(key(keys.OF_QUARTER) for key in (keys.actual, keys.output))
"""Money has errors of its own where it cannot be right, beneath which a suspicion stands."""
_FAR, _MORE, _HUNDRED, _THOUSAND = Decimal(20), Decimal(50), Decimal(100), Decimal(1000)
_Slip = Callable[[Decimal], tuple[Decimal, ...]]
_SLIPS: Mapping[Code, _Slip] = {
    Code.V33: lambda usual: (usual * _FAR + _MORE, usual * 7 + 1),
    Code.V36: lambda usual: (usual / _HUNDRED, Decimal(1)),
    Code.V37: lambda usual: (usual * _THOUSAND, usual / _THOUSAND),
    Code.V38: lambda usual: tuple(swapped(usual)),
}
"""What a slip makes of a usual figure, by the rule that knows it."""


def slip_example(code: Code) -> Exemplify:
    """Return what looks for a figure that a slip makes suspicious and that is usual without it."""

    def wrong(form: CarefulForm, line: Line, key: str, _: FormTable) -> tuple[Decimal, ...]:
        usual = form.number(line, key)
        return _SLIPS[code](usual) if usual else ()

    return _first(code, wrong)


def repeated(form: CarefulForm) -> Example | None:
    """V35: the figure of the quarter before is found, the careful one is not."""

    def wrong(_: CarefulForm, line: Line, key: str, __: FormTable) -> tuple[Decimal, ...]:
        name, quarter = key.rsplit("_", 1)
        before = line.known_number(f"{name}_{int(quarter) - 1}")
        return () if before is None else (before,)

    return _first(Code.V35, wrong)(form)


def of_row_beside(form: CarefulForm) -> Example | None:
    """V39: the figure of the row above or below is found, that of the row itself is not."""

    def wrong(form: CarefulForm, line: Line, key: str, sheet: FormTable) -> tuple[Decimal, ...]:
        place = sheet.places[line.id]
        near = [
            sheet.asked[each] for each in (place - 1, place + 1) if 0 <= each < len(sheet.asked)
        ]
        return tuple(filter(None, (form.number(each, key) for each in near)))

    return _first(Code.V39, wrong)(form)


def of_whole_office(_: CarefulForm) -> Example | None:
    """V34: what only all bureaus together show stands in no single form."""
    return None


_Wrong = Callable[[CarefulForm, Line, str, FormTable], tuple[Decimal, ...]]


def _first(code: Code, wrong: _Wrong) -> Exemplify:
    def exemplify(form: CarefulForm) -> Example | None:
        for sheet, line, key in _places(form):
            place = line.id, key
            emptied: Edits = {(line.id, keys.EXPLANATION): None}
            right = {place: form.number(line, key), **emptied}
            if _fires(form, code, place, right):
                continue
            for figure in wrong(form, line, key, sheet):
                edits = {place: figure, **emptied}
                if _fires(form, code, place, edits):
                    return form.example(code.name, place, edits, right)
        return None

    return exemplify


def _fires(form: CarefulForm, code: Code, place: tuple[str, str], edits: Edits) -> bool:
    found = form.found(unusual.HISTORY_CHECKS, edits)
    return any(each.code == code.name and (each.line, each.field) == place for each in found)


def _places(form: CarefulForm) -> Iterator[tuple[FormTable, Line, str]]:
    """Yield the figures of the open quarter in rows that may fall."""
    for named in _KEYS:
        key = named.format(q=form.quarter)
        for sheet in form.layout.sheets:
            column = sheet.column(key)
            for line in sheet.asked if column and column.open else ():
                if form.number(line, key) and not line.never_falls:
                    yield sheet, line, key


HISTORY_EXAMPLES: Mapping[Code, Exemplify] = {
    **{code: slip_example(code) for code in _SLIPS},
    Code.V34: of_whole_office,
    Code.V35: repeated,
    Code.V39: of_row_beside,
}
"""How each rule of history is shown."""
