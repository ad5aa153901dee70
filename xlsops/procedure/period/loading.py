"""Reading a period folder."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.pages.before_painting import FIRST_SHEETS, LAST_SHEETS
from xlsops.core.pages.vacated import TITLES
from xlsops.core.spec import tables
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.named.rule_sheets import rules_naming, shadowed, sheets_named
from xlsops.core.spec.named.source_sheets import read_sources
from xlsops.core.spec.reading import WIB, read_spec
from xlsops.core.spec.rows import sentences
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Rule, Spec
from xlsops.core.spec.wrong_rows import read_rest, unused_naming
from xlsops.core.terms.unused_rules import UnusedRules
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Grid
from xlsops.core.values.structs import replace
from xlsops.errors import FileOpenError, WorkbookUnreadableError, XlsopsError
from xlsops.excel.closed.as_made import AsMade
from xlsops.files.control_grids import control_book
from xlsops.files.folders import PeriodFolder, existing, lock_of, open_elsewhere
from xlsops.files.journal import Journal
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.proposed_holidays import completed
from xlsops.procedure.period.remembered import known_asked, read_back
from xlsops.procedure.period.remembered.known_grids import known_grids
from xlsops.procedure.period.remembered.unchanged_sheets import sheets_as_made

_OURS = {caseless(each.sheet) for each in (*FIRST_SHEETS, *LAST_SHEETS, *tables.TABLES)}
_BUREAUS = tuple(each.casefold() for each in TITLES)


Ahead = Callable[[PeriodFolder], None]
"""What can begin as soon as the folder is known, while the control workbook is read."""


def nothing(_folder: PeriodFolder) -> None:
    """Begin nothing ahead."""


def load(
    root: Path,
    now: datetime,
    actor: str,
    *,
    reading: bool = False,
    whole: bool = False,
    partly: bool = False,
    remembering: bool = True,
    ahead: Ahead = nothing,
) -> LoadedPeriod:
    """Return the period of a folder; raises an error with every fault of the control workbook.

    Rules that are wrong are not run, and its spec tells of them. Where it may be read ``partly``, rows of
    masters that are wrong are left out, too, and their faults told with it.
    Unless it is only for ``reading``, the workbook must not be open: it will be painted. Painted
    sheets that stand as they were painted are not read unless the ``whole`` workbook is wanted.
    Without ``remembering`` nothing is taken from this machine's memory, and nothing is kept there.
    The moment is kept in the office's own time zone.
    """
    folder = existing(root)
    if not reading and open_elsewhere(folder.control):
        raise FileOpenError(folder.control, lock_of(folder.control))
    ahead(folder)
    control = _control_of(folder)
    made = (sheets_as_made if remembering else _looked_at)(control)
    asks_memory = remembering and not whole
    back = read_back.recalled(made) if asks_memory else ()
    book = control_book(folder, control)
    key = known_asked.asked_key(book.made_from(known_asked.SHEETS))
    known = known_asked.recalled(key, book) if asks_memory else None
    asking = known_asked.SHEETS if known else frozenset[str]()
    painted = made.sources.keys() - {*read_back.SHEETS} | {each.name for each in back}
    unread = frozenset[str]() if whole else frozenset(painted | asking)
    grids = (*back, *(known_grids(book, unread) if asks_memory else book.grids(unread)))
    asked, faults = known, tuple[str, ...]()
    if not asked:
        spec, faults = read_asked(grids, folder, whole=True, partly=partly)
        asked = known_asked.asked_by(spec)
    if asks_memory and not (known or faults):
        known_asked.remember_asked(key, asked, book)
    spec, rules = with_rules(asked.spec, grids)
    events = Journal(folder.journal).events()
    require_same_period(spec, events)
    return LoadedPeriod(
        folder,
        spec,
        rules,
        grids,
        control,
        events,
        now.astimezone(WIB),
        actor,
        unread=unread,
        remembers=remembering and not faults,
        forms=asked.forms,
        asked_from=key,
        faults=faults,
    )


def _looked_at(control: bytes) -> AsMade:
    """Return what each sheet was made from by its own stamp, without this machine's memory."""
    from xlsops.excel.closed.stamps import sheets_as_made  # noqa: PLC0415 - what is remembered is not taken apart

    return sheets_as_made(control)


def _control_of(folder: PeriodFolder) -> bytes:
    try:
        return folder.control.read_bytes()
    except OSError as error:
        why = messages.reasons.FILE_NOT_PERMITTED
        raise WorkbookUnreadableError(folder.control, why) from error


def load_earlier(root: Path, now: datetime, actor: str) -> LoadedPeriod:
    """Return the period of the folder somebody named as an earlier one; it is only read."""
    folder = PeriodFolder(root)
    if not root.is_dir():
        raise XlsopsError(
            messages.folders.no_earlier(
                root, messages.reasons.NO_FOLDER if root.exists() else messages.reasons.NOT_THERE
            )
        )
    for part in (folder.control, folder.journal):
        if not part.exists():
            raise XlsopsError(
                messages.folders.no_earlier(root, messages.reasons.no_period_folder(part.name))
            )
    return load(root, now, actor, reading=True, whole=True)


def read_asked(
    grids: tuple[Grid, ...], folder: PeriodFolder, *, whole: bool = False, partly: bool = False
) -> tuple[Spec, tuple[str, ...]]:
    """Return what the control workbook asks, and the faults of rows of masters that were left out.

    Raises an error with every fault of its sheets where none may be, or the rest is nothing whole; where
    the ``whole`` workbook is there, the sheets people added are looked at, too.
    """
    spec, found = read_spec(grids)
    if spec is None:
        spec, found = read_rest(grids, masters=partly)
    faults = sentences(found)
    if spec is None:
        rest = read_rest(grids)[0] if whole else None
        of_sheets = with_rules(replace(rest, unused=UnusedRules()), grids)[0] if rest else None
        faults += of_sheets.unused.told if of_sheets else ()
        raise XlsopsError(messages.workbook.faults(folder.control.name, faults))
    return spec, faults


def with_rules(
    spec: Spec, grids: Sequence[Grid], names: Sequence[str] = ()
) -> tuple[Spec, tuple[LiveRule, ...]]:
    """Return what is asked with the days no sheet has and what rules ask of sheets people added, and the rules.

    ``names`` are the workbook's sheets where not all are read. What is wrong in a sheet is told by the
    spec, and so are the rules that are not run for it: all else is as if they did not stand there.
    """
    wanted = sheets_named(spec.rules)
    asking = partial(rules_naming, rules=spec.rules)
    sources, faults = read_sources(wanted, grids, is_ours, spec.line_ids, asking)
    there = (*names, *(each.name for each in grids))
    faults += shadowed(spec.rules, there)
    unfit = _wrong_sheets(spec, grids) if faults else frozenset[str]()
    resting = [each for each in spec.rules if _is_held_up(each, unfit, there)] if faults else []
    fit = tuple(each for each in sources if caseless(each.sheet) not in unfit)
    whole = _without(completed(replace(spec, sources=fit)), resting)
    rules, unusable = compile_rules(whole)
    if unusable:
        wrong = [each for each in whole.rules if compile_rules(replace(whole, rules=(each,)))[1]]
        whole, resting = _without(whole, wrong), [*resting, *wrong]
    if resting or faults:
        unused = unused_naming(resting, (*faults, *unusable))
        whole = replace(whole, unused=spec.unused.beside(unused))
    return whole, rules


def _without(spec: Spec, rules: Sequence[Rule]) -> Spec:
    """Return a spec without these rules, and without the sheets that none of the others names."""
    if not rules:
        return spec
    left = tuple(each for each in spec.rules if each not in rules)
    named = set(map(caseless, sheets_named(left)))
    sources = tuple(each for each in spec.sources if caseless(each.sheet) in named)
    return replace(spec, rules=left, sources=sources)


def _wrong_sheets(spec: Spec, grids: Sequence[Grid]) -> frozenset[str]:
    """Return the sheets rules ask for of which something is wrong."""
    wanted = sheets_named(spec.rules)
    return frozenset(
        caseless(each) for each in wanted if read_sources((each,), grids, is_ours, spec.line_ids)[1]
    )


def _is_held_up(rule: Rule, unfit: frozenset[str], there: Sequence[str]) -> bool:
    """Tell whether a rule in force names a sheet that cannot be used, or by a word that means another thing."""
    named = set(map(caseless, sheets_named((rule,))))
    return bool(named & unfit or shadowed((rule,), there))


def is_ours(sheet: str) -> bool:
    """Tell whether the program paints or reads a sheet of that name itself."""
    return sheet in _OURS or sheet.startswith(_BUREAUS)


def require_same_period(spec: Spec, events: tuple[Event, ...]) -> None:
    """Raise where the journal was begun for another period than the settings name."""
    named = [each.fact.period for each in events if isinstance(each.fact, Made | Opened)]
    if named and named[-1] != spec.period.label:
        raise XlsopsError(messages.workbook.wrong_period(spec.period.label, named[-1]))
