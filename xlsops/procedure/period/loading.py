"""Reading a period folder."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.kinds import Made, Opened
from xlsops.core.pages import findings_list
from xlsops.core.pages.before_painting import FIRST_SHEETS, LAST_SHEETS
from xlsops.core.pages.standing import history, home
from xlsops.core.pages.vacated import TITLES
from xlsops.core.spec import tables
from xlsops.core.spec.named.rule_sheets import rules_naming, shadowed, sheets_named
from xlsops.core.spec.named.source_sheets import read_sources
from xlsops.core.spec.reading import WIB, read_rest, read_spec
from xlsops.core.spec.rows import sentences
from xlsops.core.spec.rules import LiveRule, compile_rules
from xlsops.core.spec.sources import plain
from xlsops.core.spec.spec import Rule, Spec
from xlsops.core.values.cells import Grid
from xlsops.errors import FileOpenError, WorkbookUnreadableError, XlsopsError
from xlsops.excel.closed import stamps
from xlsops.files.control_grids import control_book
from xlsops.files.folders import PeriodFolder, existing, lock_of, open_elsewhere
from xlsops.files.journal import Journal
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.proposed_holidays import completed
from xlsops.procedure.period.remembered import known_asked
from xlsops.procedure.period.remembered.known_grids import known_grids
from xlsops.procedure.period.remembered.unchanged_sheets import sheets_as_made

_READ_BACK = {home.NAME, findings_list.NAME, history.NAME}
"""The painted sheets that tell the program something, whether people wrote on them or not."""
_OURS = {plain(each.sheet) for each in (*FIRST_SHEETS, *LAST_SHEETS, *tables.TABLES)}
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

    Where it may be read ``partly``, rows that are wrong are left out and their faults told with it.
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
    looked_at = sheets_as_made if remembering else stamps.sheets_as_made
    made = frozenset(looked_at(control).sources) - _READ_BACK
    book = control_book(folder, control)
    key = known_asked.asked_key(book.made_from(known_asked.SHEETS))
    asks_memory = remembering and not whole
    known = known_asked.recalled(key) if asks_memory else None
    asking = known_asked.SHEETS if known else frozenset[str]()
    unread = frozenset[str]() if whole else made | asking
    grids = known_grids(book, unread) if asks_memory else book.grids(unread)
    asked, faults = known, tuple[str, ...]()
    if not asked:
        spec, faults = read_asked(grids, folder, whole=True, partly=partly)
        asked = known_asked.asked_by(spec)
    if asks_memory and not (known or faults):
        known_asked.remember_asked(key, asked)
    if partly:
        spec, rules, more = usable_rules(asked.spec, grids)
        faults += more
    else:
        spec, rules = with_rules(asked.spec, grids, folder)
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
    """Return what the control workbook asks, and the faults of rows that were left out.

    Raises an error with every fault of its sheets where none may be, or the rest is nothing whole; where
    the ``whole`` workbook is there, the sheets people added are looked at, too.
    """
    spec, found = read_rest(grids) if partly else read_spec(grids)
    faults = sentences(found)
    if spec is None:
        rest = read_rest(grids)[0] if whole else None
        faults += usable_rules(rest, grids)[2] if rest else ()
        raise XlsopsError(messages.workbook.faults(folder.control.name, faults))
    return spec, faults


def with_rules(
    spec: Spec, grids: Sequence[Grid], folder: PeriodFolder, names: Sequence[str] = ()
) -> tuple[Spec, tuple[LiveRule, ...]]:
    """Return what is asked with the days no sheet has and what rules ask of sheets people added, and the rules.

    ``names`` are the workbook's sheets where not all are read. Raises with every fault of these.
    """
    whole, rules, faults = usable_rules(spec, grids, names)
    if faults:
        raise XlsopsError(messages.workbook.faults(folder.control.name, faults))
    return whole, rules


def usable_rules(
    spec: Spec, grids: Sequence[Grid], names: Sequence[str] = ()
) -> tuple[Spec, tuple[LiveRule, ...], tuple[str, ...]]:
    """Return the same, the rules that are right alone, and every fault of the others and their sheets."""
    wanted = sheets_named(spec.rules)
    asking = partial(rules_naming, rules=spec.rules)
    sources, faults = read_sources(wanted, grids, is_ours, spec.line_ids, asking)
    there = (*names, *(each.name for each in grids))
    faults += shadowed(spec.rules, there)
    read = {plain(each.sheet) for each in sources}
    unread = {plain(each) for each in wanted} - read
    whole = completed(replace(spec, sources=sources))
    held = tuple(each for each in spec.rules if not _names_of(each) & unread) if unread else None
    judging = whole if held is None else replace(whole, rules=held)
    rules, unusable = compile_rules(judging)
    if faults:
        wrong = {
            plain(each)
            for each in wanted
            if read_sources((each,), grids, is_ours, spec.line_ids)[1]
        }
        rules = tuple(
            each
            for each in rules
            if not (_names_of(each.rule) & wrong or shadowed((each.rule,), there))
        )
    return whole, rules, (*faults, *unusable)


def _names_of(rule: Rule) -> set[str]:
    """Return the sheets people added that a rule names."""
    return set(map(plain, sheets_named((rule,), drafts=True)))


def is_ours(sheet: str) -> bool:
    """Tell whether the program paints or reads a sheet of that name itself."""
    return sheet in _OURS or sheet.startswith(_BUREAUS)


def require_same_period(spec: Spec, events: tuple[Event, ...]) -> None:
    """Raise where the journal was begun for another period than the settings name."""
    named = [each.fact.period for each in events if isinstance(each.fact, Made | Opened)]
    if named and named[-1] != spec.period.label:
        raise XlsopsError(messages.workbook.wrong_period(spec.period.label, named[-1]))
