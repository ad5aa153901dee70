"""What bureaus answered in earlier years, from the period folders that lie beside this one.

The quarters of this year stand in the masters already. Of each earlier year the newest folder of
this office tells all: its masters its earlier quarters, what came into it the last. Which year a folder is of, its
first event says; so one of this year is not opened at all. What an earlier folder tells is remembered
on this machine until anything in it changes. A folder that cannot be read tells nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from hashlib import sha256
from itertools import chain, groupby
from os import scandir
from pathlib import Path
from typing import NamedTuple

from xlsops.core.checks.unusual import course_of
from xlsops.core.history.asked_then import AskedThen, asked_then
from xlsops.core.history.expected import Series
from xlsops.core.history.past import CellLine, Past, YearTold
from xlsops.core.journal.carried import KEYS, Place, carried_figures, exact_text, figure_keys
from xlsops.core.journal.facts.payload import payload_of, value_told
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.spec.former_codes import renamed
from xlsops.core.spec.spec import Block, Bureau, Spec
from xlsops.core.values.known_figures import KnownFigure, NoFigure, in_place, number_in
from xlsops.core.values.later import LaterMapping
from xlsops.core.values.periods import Period, periods_in
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files import cache
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal, is_event
from xlsops.procedure.intake.examined import IntakeContext
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.remembered.unchanged_files import told_by

_MOST_FOLDERS = 200
"""So many folders beside this one are looked at: a period may lie among anything."""
_BROKEN = (XlsopsError, OSError, ValueError, LookupError, TypeError, ArithmeticError)
_KEPT = "past 2"


class _Beside(NamedTuple):
    """A period folder of an earlier year, and the fingerprint of all that it holds."""

    period: Period
    root: Path
    mark: str


class _Told(NamedTuple):
    """What a folder tells: of which office it is, and the figures of each bureau as text."""

    office: str
    bureaus: Mapping[str, str]


def desk_without_past(period: LoadedPeriod) -> IntakeContext:
    """Return what is needed to examine files of a period, but for what was answered in earlier years."""
    state = period.state
    new = renamed(period.spec)
    alike = {code: state.alike(code, each.format_id) for code, each in period.layouts.items()}
    return IntakeContext(
        period.spec,
        period.layouts,
        period.rules,
        period.key,
        state.out,
        period.custody.first_sent,
        state.opened,
        alike,
        rows={each.bureau: each.rows for each in period.forms},
        renamed=new,
        withheld=period.withheld,
        undone=state.undone_repairs,
    )


def past_of(period: LoadedPeriod) -> Mapping[str, Past]:
    """Return by bureau what was answered in earlier years; nothing where no such folder lies beside."""
    by_year = _by_year(_beside(period))
    known = [held for each in by_year if (held := _of_year(each, period)) is not None]
    found: dict[str, Past] = {}
    for bureau in period.spec.active_bureaus if known else ():
        told = [of_year for each in known if (of_year := _of_bureau(each, bureau))]
        if told:
            mark = sha256("\n".join(chain(*told)).encode()).hexdigest()
            asked = _asked(period.spec, bureau.code)
            years = LaterMapping(partial(_years, told, bureau.code))
            found[bureau.code] = Past(LaterMapping(partial(_series, told, asked)), mark, years)
    return found


def year_before(period: LoadedPeriod) -> Path | None:
    """Return the folder of the last quarter of the year before, of this office, if one lies beside."""
    last, office = Period(period.spec.period.year - 1, 4), _office(period.spec)
    found = sorted((each for each in _beside(period) if each.period == last), reverse=True)
    told = ((each.root, _told(each, period)) for each in found)
    return next((root for root, each in told if each and each.office == office), None)


def _of_bureau(told: Mapping[str, str], bureau: Bureau) -> tuple[str, ...]:
    """Return what a year tells of a bureau, of its own code first, then of those it had before."""
    plain = {code.casefold(): each for code, each in told.items()}
    codes = dict.fromkeys(code.casefold() for code in (bureau.code, *bureau.formerly))
    return tuple(plain[code] for code in codes if code in plain)


def _beside(period: LoadedPeriod) -> Iterator[_Beside]:
    """Yield the folders of earlier years beside this one, by their names."""
    journals = {
        folder: _events(folder) for folder in _folders_beside(period.folder.root.absolute())
    }
    first = {folder: folder.journal / events[0] for folder, events in journals.items() if events}
    told = partial(told_by, remembering=period.remembers)
    begun = told(first.values(), "periode", _begun)
    of = {
        folder: Period(*map(int, text.split()))
        for folder, event in first.items()
        if (text := begun.get(event))
    }
    earlier = [folder for folder, each in of.items() if each.year < period.spec.period.year]
    books = told([folder.control for folder in earlier], "sidik", _hash)
    for folder in earlier:
        if control := books.get(folder.control):
            mark = sha256("\n".join((control, *journals[folder])).encode()).hexdigest()
            yield _Beside(of[folder], folder.root, mark)


def _folders_beside(here: Path) -> Iterator[PeriodFolder]:
    with suppress(OSError), scandir(here.parent) as entries:
        names = sorted(each.name for each in entries if each.is_dir() and each.name != here.name)
        yield from (PeriodFolder(here.parent / name) for name in names[:_MOST_FOLDERS])


def _events(folder: PeriodFolder) -> list[str]:
    """Return the names of a journal's events, oldest first; none where there is no journal to be read."""
    with suppress(OSError), scandir(folder.journal) as entries:
        return sorted(each.name for each in entries if is_event(Path(each.name)))
    return []


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _begun(event: Path) -> str:
    """Return of which year and quarter a journal is by its first event; nothing where that does not say."""
    fact = Journal(event.parent).read(event).fact
    named = periods_in(fact.period) if isinstance(fact, Made | Opened) else ()
    return f"{named[0].year} {named[0].number}" if named else ""


def _by_year(found: Iterator[_Beside]) -> Iterator[Sequence[_Beside]]:
    """Yield the folders of each year, oldest year first, in each the newest folder first."""
    ordered = sorted(found, reverse=True)
    for _, folders in reversed([(year, [*held]) for year, held in groupby(ordered, _year)]):
        yield folders


def _year(beside: _Beside) -> int:
    return beside.period.year


def _of_year(folders: Sequence[_Beside], period: LoadedPeriod) -> Mapping[str, str] | None:
    """Return what the newest folder of this office tells that can be read, by bureau."""
    office = _office(period.spec)
    texts = (_told(each, period) for each in folders)
    return next((each.bureaus for each in texts if each and each.office == office), None)


def _told(beside: _Beside, period: LoadedPeriod) -> _Told | None:
    """Return what a folder tells, from this machine's memory or read; None for one that cannot be."""
    key = cache.cache_key(_KEPT, beside.mark)
    with suppress(*_BROKEN):
        kept = cache.remembered([key]).get(key) if period.remembers else None
        if kept:
            return _Told(*json.loads(kept))
    with suppress(*_BROKEN):
        told = _read(load(beside.root, period.now, "", reading=True, remembering=period.remembers))
        if period.remembers:
            cache.remember({key: json.dumps(told).encode("ascii")})
        return told
    return None


def _read(there: LoadedPeriod) -> _Told:
    """Return what every bureau of a period answered up to its quarter, each as JSON of its own."""
    spec = there.spec
    figures = {
        place: figure
        for quarter in range(1, spec.period.number)
        for place, figure in carried_figures(spec, quarter).items()
        if figure is not None
    } | _sent(there)
    bureaus: dict[str, dict[str, dict[int, str]]] = {}
    for (code, line, key), figure in sorted(figures.items()):
        base, _, quarter = key.rpartition("_")
        held = bureaus.setdefault(code, {}).setdefault(f"{base} {line}", {})
        held[int(quarter)] = exact_text(figure) or ""
    texts = {
        code: json.dumps(
            [spec.period.year, _asked(spec, code), held, payload_of(asked_then(spec, (code,)))],
            sort_keys=True,
        )
        for code, held in bureaus.items()
    }
    return _Told(_office(spec), texts)


def _office(spec: Spec) -> str:
    return f"{spec.settings.government} {spec.settings.office}"


def _sent(there: LoadedPeriod) -> dict[Place, KnownFigure]:
    """Return what counts of the quarter of a period, by bureau, line and column."""
    desk, readings = desk_without_past(there), Readings()
    records = {code: there.state.current(code) for code in there.layouts}
    if there.remembers:
        sent = (each for each in records.values() if each)
        readings.recall((one for each in sent for one in there.state.parts(each)), desk)
    wanted = figure_keys(there.spec.period.number)
    found: dict[Place, KnownFigure] = {}
    for code, record in records.items():
        parts = there.state.parts(record) if record else ()
        submission = (
            readings.joined(parts, there.state, there.folder, desk).submission if parts else None
        )
        for each in submission.answers if submission else ():
            figure = NoFigure.INAPPLICABLE if each.not_applicable else each.number
            if each.key in wanted and figure is not None:
                found[code, each.line.id, each.key] = figure
    return found


def _asked(spec: Spec, code: str) -> dict[str, str]:
    """Return by column and line in which unit, and how over the year, a bureau's figures are measured."""
    actual, output, spent = KEYS
    asked = {
        f"{actual} {each.id}": f"{each.unit} {each.measure.method.value}"
        for each in spec.indicators_of(code)
    }
    for each in spec.programmes_of(code):
        courses = {key: course_of(spec, Block.BUDGET, key).value for key in (output, spent)}
        asked[f"{output} {each.code}"] = f"{each.unit} {courses[output]}"
        asked[f"{spent} {each.code}"] = f"Rp {courses[spent]}"
    return asked


def _series(told: Sequence[Sequence[str]], asked: Mapping[str, str]) -> Mapping[CellLine, Series]:
    """Return the figures of a bureau that are measured today as they were then."""
    found: dict[CellLine, list[tuple[Period, Decimal]]] = {}
    for texts in told:
        for (key, line), (year, then, held) in _held(texts).items():
            name = f"{key} {line}"
            if name in asked and then == asked[name]:
                known = {int(each): number_in(_figure(text)) for each, text in held.items()}
                series = found.setdefault((line, key), [])
                series += [
                    (Period(year, each), figure)
                    for each, figure in known.items()
                    if figure is not None
                ]
    return found


def _years(told: Sequence[Sequence[str]], code: str) -> Mapping[int, YearTold]:
    """Return all that is told of a bureau, by year, as that of its code of today."""
    return {json.loads(texts[0])[0]: _year_told(texts, code) for texts in told}


def _year_told(texts: Sequence[str], code: str) -> YearTold:
    asked = [value_told(AskedThen, json.loads(text)[3]) for text in texts]
    alone = {(line, key): held for (key, line), (_, _, held) in _held(texts).items()}
    figures = {
        at: {int(quarter): _figure(text) for quarter, text in held.items()}
        for at, held in alone.items()
    }
    lines = [each for one in asked for each in one.indicators]
    ceilings = [each for one in asked for each in one.ceilings]
    return YearTold(
        replace(
            asked[0],
            indicators=tuple(replace(each, bureau=code) for each in lines),
            ceilings=tuple(replace(each, bureau=code) for each in ceilings),
        ),
        figures,
    )


def _held(texts: Sequence[str]) -> Mapping[tuple[str, str], tuple[int, str, Mapping[str, str]]]:
    """Return by column and line the year, how it was measured and what was held by quarter.

    Of a line that several of its codes had nobody knows which counts: it is left out.
    """
    found: dict[tuple[str, str], tuple[int, str, Mapping[str, str]]] = {}
    double = set[tuple[str, str]]()
    for text in texts:
        year, then, figures, _ = json.loads(text)
        for name, held in figures.items():
            key, _, line = name.partition(" ")
            if (key, line) in found:
                double.add((key, line))
            found.setdefault((key, line), (year, then.get(name, ""), held))
    return {at: held for at, held in found.items() if at not in double}


def _figure(text: str) -> KnownFigure:
    return in_place(text) or Decimal(text)
