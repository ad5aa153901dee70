"""What people record of things that happen outside the program: rows of ``Catatan``, or options."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.rows import Fault, Row, ordered_faults, rows_of, split_list, text_of
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.tables import GRADES, RECORDS, STEPS_RECORDED
from xlsops.core.terms.authority import role_of
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Date, Grid, Number, Value
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import OUT_OF_TIME, of_our_time

SKIPPABLE = (Step.ORDER, Step.FORMATS, Step.MEETING)
"""The steps that may be skipped: those of which only a record tells."""

_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*WIB)?", re.IGNORECASE)
_NAMED = re.compile(r"(.*\S)\s*\(\s*([^()]+?)\s*\)")
_NEXT = re.compile(r"\n|(?<=\)),")
"""What parts people besides a semicolon: a new line, or a comma behind a bureau in brackets."""
_CODE = re.compile(r"[A-Z][A-Z0-9_-]+")
_HOURS, _MINUTES = 24, 60
_STEPS = {label: step for step, label in STEPS_RECORDED.items()}


class Deed(Enum):
    """What an entry says of its step, form or submission; the value is the word people see."""

    DONE = "dilaksanakan"
    SKIPPED = "dilewati"
    PLANNED = "direncanakan"
    CONFIRMED = "diterima bagian"
    SET_ASIDE = "dikesampingkan"
    USED_AGAIN = "dipakai lagi"
    FOUND = "temuan dicatat"
    WITHDRAWN = "temuan dicabut"
    REOPENED = "pengesahan dibuka"

    @property
    def of_submission(self) -> bool:
        """Tell whether it is about what a bureau sent, not about a step."""
        return self is Deed.SET_ASIDE or self is Deed.USED_AGAIN

    @property
    def of_cell(self) -> bool:
        """Tell whether it is about what the head found himself in a cell of a bureau."""
        return self is Deed.FOUND or self is Deed.WITHDRAWN

    @property
    def moves_figures(self) -> bool:
        """Tell whether it may change which figures count or what is found in them."""
        return self.of_submission or self.of_cell or self is Deed.REOPENED


_DEEDS = {
    tables.CONFIRMED: Deed.CONFIRMED,
    tables.SET_ASIDE: Deed.SET_ASIDE,
    tables.USED_AGAIN: Deed.USED_AGAIN,
    tables.FOUND: Deed.FOUND,
    tables.WITHDRAWN: Deed.WITHDRAWN,
    tables.REOPENED: Deed.REOPENED,
}
"""What rows say that are about no step."""
_WORDS = {tables.SKIPPED: Deed.SKIPPED, tables.PLANNED: Deed.PLANNED}
_OF_SUBMISSION = (
    ("bureau", messages.entries.BUREAU_OF_FILE_MISSING),
    ("notes", messages.entries.REASON_OF_FILE_MISSING),
)
_OF_APPROVAL = (
    ("bureau", messages.entries.BUREAU_OF_APPROVAL_MISSING),
    ("notes", messages.entries.REASON_OF_REOPENING_MISSING),
)
_OF_CELL = (
    ("bureau", messages.entries.BUREAU_OF_CELL_MISSING),
    ("place", messages.entries.CELL_MISSING),
    ("notes", messages.entries.FINDING_MISSING),
)


class Entry(Struct, frozen=True):
    """One thing to record; ``row`` is where it stands in ``Catatan``, 0 for nowhere.

    ``time`` is such as ``09.00``; ``number`` that of the letter or the agenda; ``people`` are
    names, each with a bureau code in brackets behind it or not; ``place`` is where, of a form
    received by which channel, of a finding the cell, and ``severity`` how heavy that weighs; ``notes``
    are the order, the minutes, the reason or what was found; ``file`` is which submission, by its name or hash, empty for the newest; ``by`` is the role it is recorded in, empty for who runs the program.
    """

    deed: Deed
    step: Step | None = None
    bureau: str = ""
    day: date | None = None
    time: str = ""
    place: str = ""
    number: str = ""
    people: tuple[str, ...] = ()
    notes: str = ""
    by: str = ""
    row: int = 0
    file: str = ""
    severity: Severity = Severity.ERROR


def read_entries(grid: Grid | None, spec: Spec) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the whole rows of the sheet, and every fault of the others."""
    rows, unread = rows_of(RECORDS, grid)
    codes = {each.code.casefold(): each.code for each in spec.active_bureaus}
    roles = {role_of(each.role) for each in spec.officials}
    entries = tuple(_entry(row, codes) for row in rows)
    faults, first = list(unread), dict[tuple[object, ...], int]()
    told = {each.cell for each in unread}
    for row, entry in zip(rows, entries, strict=True):
        found = tuple(_row_faults(row, entry, codes, roles))
        told |= {each.cell for each in found}
        lacks = ((key, text) for key, text in entry_faults(entry) if row.cell(key) not in told)
        faults += [*found, *(row.fault(key, text) for key, text in lacks)]
        subject = _subject(entry)
        if first.setdefault(subject, row.number) != row.number:
            message = messages.entries.written_twice(_text(row, "what"), first[subject])
            faults.append(row.fault("what", message))
    faulty = {each.cell.row for each in faults if each.cell}
    return tuple(each for each in entries if each.row not in faulty), ordered_faults(faults)


def tidy(entry: Entry, today: date) -> Entry:
    """Return an entry without the blanks around its texts; what was done on no day is of today."""
    people = tuple(name for each in entry.people if (name := each.strip()))
    texts = {
        key: getattr(entry, key).strip()
        for key in ("bureau", "time", "place", "number", "notes", "by", "file")
    }
    of_today = entry.day is None and entry.deed in {Deed.DONE, Deed.CONFIRMED}
    day = today if of_today else entry.day
    return replace(entry, people=people, day=day, **texts)


def entry_faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (column, sentence) of what an entry needs and does not have."""
    if entry.day and not of_our_time(entry.day):
        yield "date", messages.entries.day_impossible(long_date(entry.day), OUT_OF_TIME)
    if entry.deed.of_submission or entry.deed.of_cell:
        needed = _OF_CELL if entry.deed.of_cell else _OF_SUBMISSION
        yield from ((key, message) for key, message in needed if not _told(entry, key))
    elif entry.deed is Deed.REOPENED:
        yield from ((key, message) for key, message in _OF_APPROVAL if not _told(entry, key))
    elif entry.deed is Deed.SKIPPED:
        if entry.step and entry.step not in SKIPPABLE:
            yield ("done", messages.entries.cannot_be_skipped(entry.step.number))
        if not says(entry.notes):
            yield "notes", messages.entries.REASON_OF_SKIP_MISSING
    elif entry.deed is Deed.CONFIRMED:
        yield from _lacking_receipt(entry)
    else:
        yield from _lacking_step(entry)


def says(text: str) -> bool:
    """Tell whether a text holds a letter or a digit: signs alone say nothing."""
    return any(letter.isalnum() for letter in text)


def wrong_and_cure(words: str) -> tuple[str, str]:
    """Return what is wrong, and what stands behind the first semicolon or in a new line: what to do."""
    what, *then = re.split(r"[;\n]", words, maxsplit=1)
    return what, then[0] if then else ""


def _told(entry: Entry, key: str) -> bool:
    """Tell whether an entry names this; words must say something, a finding first what is wrong."""
    if key != "notes":
        return bool(getattr(entry, key))
    return says(wrong_and_cure(entry.notes)[0] if entry.deed is Deed.FOUND else entry.notes)


def _lacking_receipt(entry: Entry) -> Iterator[tuple[str, str]]:
    if not entry.bureau:
        yield "bureau", messages.entries.BUREAU_OF_RECEIPT_MISSING
    if entry.day is None:
        yield "date", messages.entries.DAY_OF_RECEIPT_MISSING
    if not entry.people:
        yield "people", messages.entries.RECEIVER_MISSING


def _lacking_step(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.deed is Deed.PLANNED and entry.step is not Step.MEETING:
        yield "done", messages.entries.ONLY_MEETING_PLANNED
    if entry.day is None:
        yield "date", messages.entries.DAY_MISSING
    if entry.step is Step.MEETING and not entry.place:
        yield "place", messages.entries.PLACE_MISSING
    if entry.step is Step.MEETING and entry.deed is Deed.DONE and not entry.people:
        yield "people", messages.entries.PEOPLE_MISSING


def _subject(entry: Entry) -> tuple[object, ...]:
    """Return what only one row may be about: a step, the form of a bureau, and else the row itself."""
    if entry.step:
        return ("step", entry.step)
    return (entry.deed, entry.bureau or entry.row if entry.deed is Deed.CONFIRMED else entry.row)


def clock(text: str) -> str | None:
    """Return a time of day as ``09.00``; None where the text is none."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) >= _HOURS or int(match[2]) >= _MINUTES:
        return None
    return f"{int(match[1]):02d}.{match[2]}"


def attendee(text: str, codes: dict[str, str]) -> tuple[str, str]:
    """Return (name, bureau) of somebody who came; ``codes`` are the bureaus by folded code.

    Brackets that hold no code belong to the name.
    """
    match = _NAMED.fullmatch(text.strip())
    bureau = codes.get(match[2].casefold(), "") if match else ""
    return (match[1], bureau) if match and bureau else (text.strip(), "")


def unknown_bureaus(people: Iterable[str], codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return what stands in brackets behind a name as a code does, in capitals, and is none."""
    matches = (_NAMED.fullmatch(each.strip()) for each in people)
    return tuple(
        match[2]
        for match in matches
        if match and _CODE.fullmatch(match[2]) and match[2].casefold() not in codes
    )


def _entry(row: Row, codes: Mapping[str, str]) -> Entry:
    """Return what a row says, whole or not."""
    what, done, code = (_text(row, key) for key in ("what", "done", "bureau"))
    deed = _DEEDS.get(what) or _WORDS.get(done, Deed.DONE)
    day, number = row.values["date"], _text(row, "number")
    return Entry(
        deed,
        _STEPS.get(what),
        codes.get(code.casefold(), code),
        day.value.date() if isinstance(day, Date) else None,
        _of_day(row.values["time"]) or "",
        _text(row, "place"),
        "" if deed.of_submission else number,
        split_list(_NEXT.sub(";", _text(row, "people")), ";"),
        _text(row, "notes"),
        _text(row, "role"),
        row.number,
        number if deed.of_submission else "",
        GRADES.get(done, Severity.ERROR),
    )


def _row_faults(
    row: Row, entry: Entry, codes: Mapping[str, str], roles: AbstractSet[str]
) -> Iterator[Fault]:
    """Yield what no row may say that says this, and what names nothing there is."""
    what, done, code, role = (_text(row, key) for key in ("what", "done", "bureau", "role"))
    if entry.deed.of_cell and done in {tables.DONE, *_WORDS}:
        yield row.fault("done", messages.entries.GRADE_MISSING)
    elif what in _DEEDS and done in _WORDS:
        yield row.fault("done", messages.entries.cannot_be(what, done))
    if done in GRADES and not entry.deed.of_cell:
        yield row.fault("done", messages.entries.grade_only_of(tables.FOUND))
    if entry.step and code:
        yield row.fault("bureau", messages.entries.BUREAU_BESIDE_STEP)
    if code and code.casefold() not in codes:
        yield row.fault("bureau", messages.entries.bureau_not_asked(code))
    if role and role_of(role) not in roles:
        yield row.fault("role", messages.entries.role_unknown(role))
    if _of_day(row.values["time"]) is None:
        yield row.fault("time", str(messages.records.time(text_of(row.values["time"]))))


def _of_day(value: Value) -> str | None:
    """Return a time of day, typed as a text or turned into a time by the spreadsheet program."""
    if isinstance(value, Date):
        return f"{value.value:%H.%M}"
    if isinstance(value, Number) and 0 <= value.value < 1:
        minutes = round(value.value * _HOURS * _MINUTES) % (_HOURS * _MINUTES)
        return f"{minutes // _MINUTES:02d}.{minutes % _MINUTES:02d}"
    text = text_of(value)
    return clock(text) if text else ""


def _text(row: Row, key: str) -> str:
    return "\n".join(each.strip() for each in text_of(row.values[key]).splitlines())
