"""What is told of a bureau's versions: what differs, and the history of a cell."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import counted, listed
from xlsops.messages.message import Message, entry

_MOST = 30


@entry
def nothing_sent(code: str) -> Message:
    return Message(
        f"No submission of {code} has been accepted yet.",
        "Put the file into the folder masuk, then run: xlsops collect",
    )


@entry
def only_one(code: str, count: int) -> Message:
    return Message(
        f"{code} has {counted(count, 'version')} in use so far, so there is nothing to compare.",
        "The value of a cell and its findings are on the sheet of that bureau.",
    )


@entry
def no_version(code: str, number: int, count: int) -> Message:
    return Message(f"{code} has no version {number}.", f"Give a version from 1 to {count}.")


@entry
def same_version(number: int) -> Message:
    return Message(f"Version {number} is compared with itself.", "Give two different versions.")


@entry
def no_line(line: str, lines: Sequence[str]) -> Message:
    return Message(
        f"The form of this bureau has no row '{line}'.", f"There are: {listed(lines, _MOST)}."
    )


@entry
def no_column(column: str, line: str, columns: Sequence[str]) -> Message:
    return Message(
        f"Row {line} has no column for answers '{column}'.", f"There are: {listed(columns, _MOST)}."
    )


def compared(code: str, older: str, newer: str, count: int) -> str:
    told = f"{counted(count, 'cell')} changed" if count else "the answers are the same"
    return f"{code}, {older} compared with {newer}: {told}."


def became(cell: str, label: str, old: str, new: str) -> str:
    was, now = (f'"{each}"' if each else "blank" for each in (old, new))
    return f"{cell} ({label}): from {was} to {now}"


def version(number: int, name: str, came: str) -> str:
    return f"version {number} ({name}, {came})" if number else f"{name} ({came}, set aside)"


def with_findings(change: str, before: Sequence[str], after: Sequence[str]) -> str:
    if not (before or after):
        return change
    return f"{change} · findings: {listed(before) or 'none'} → {listed(after) or 'none'}"


def found_gone(code: str, cell: str) -> str:
    return f"{cell}: finding {code} is gone, the cell is the same"


def found_new(code: str, cell: str) -> str:
    return f"{cell}: finding {code} is new, the cell is the same"


def of_cell(period: str, code: str, line: str, column: str) -> str:
    return f"{period}, {code}, row {line}, column {column}:"


def not_there(period: str, reason: str) -> str:
    return f"{period}: {reason}"


def value(
    number: int,
    name: str,
    cell: str,
    text: str,
    same: bool,  # noqa: FBT001
    found: Sequence[str],
    source: str = "",
) -> str:
    told = (
        (text or "(blank)")
        + (" (unchanged)" if same else "")
        + (f", from {source}" if source else "")
    )
    where = f"{cell} = {told}" if cell else "the row is not there yet"
    named = f"version {number} ({name})" if number else f"{name} (set aside)"
    return f"{named}: {where}" + "".join(f" · {each}" for each in found)


def decided(code: str, state: str, text: str, note: str) -> str:
    return f"{code} {state} while the cell held {text or '(blank)'}" + (f": {note}" if note else "")


def reasons(note: str, evidence: str, until: str, assignee: str) -> str:
    parts = (
        note.rstrip(".") if evidence or until or assignee else note,
        f"evidence: {evidence}" if evidence else "",
        f"valid until {until}" if until else "",
        f"reviewer: {assignee}" if assignee else "",
    )
    return "; ".join(part for part in parts if part)


def replied(code: str, text: str) -> str:
    return f"answer of the bureau to {code}: {text}"


def returned(codes: Sequence[str]) -> str:
    return (
        f"correction of this cell was asked for: {listed(codes)}"
        if codes
        else "correction of this cell was not asked for"
    )


def approved() -> str:
    return "the data of this bureau were approved"


def signed(who: str) -> str:
    return f"the data of this bureau were approved by {who}"


def reopened(who: str, reason: str) -> str:
    return f"{who}: {reason}" if who else reason


def written(file: PurePath) -> str:
    return f"The comparison as a sheet: {file}"


@entry
def no_workbook_name(name: str) -> Message:
    return Message(
        f"{name} is no name for a workbook.", 'End it with .xlsx, such as --to "beda HUKUM.xlsx".'
    )


@entry
def no_bureau_in_front() -> Message:
    return Message(
        "It is not known of which bureau the submissions are to be compared.",
        "Open the sheet Isian or Rekap of that bureau, then press again.",
    )


@entry
def no_cell_selected() -> Message:
    return Message(
        "The selected cell is no answer of a bureau.",
        "Select one answer on the sheet Isian of a bureau, then press again.",
    )


ACTUAL, OUTPUT, SPENT = "actual", "K", "Rp"


def of_line(code: str, line: str, name: str) -> str:
    return f"{code} {line} {name}, every quarter that is known:"


def way(direction: str, method: str) -> str:
    return f"{direction}, {method}"


def of_quarter(period: str, figures: Sequence[str], target: str, reached: str, how: str) -> str:
    parts = (
        ", ".join(figures),
        f"target {target}" if target else "",
        f"achievement so far {reached}" if reached else "",
        f"measured by {how}" if how else "",
    )
    return f"{period}: {'; '.join(each for each in parts if each)}"
