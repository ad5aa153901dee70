"""What people record of things outside the program: a row of Catatan, an option of ``record``."""

from collections.abc import Sequence

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry


@entry
def moment(text: str, example: str) -> Message:
    return Message(f'The date or time "{text}" is not understood.', example)


@entry
def moment_of_another_age(text: str, why: str) -> Message:
    return Message(f'The date "{text}" is outside the time the program serves.', why)


@entry
def time(text: str) -> Message:
    return Message(f'The time "{text}" is not understood.', "Write it like 09.00.")


@entry
def in_future(day: str, advice: str) -> Message:
    return Message(f"The date {day} has not come yet.", f"{advice}.")


@entry
def in_past(day: str) -> Message:
    return Message(f"The date {day} is over.", "If the meeting has been held, record it as held.")


@entry
def before_form(day: str, bureau: str, made: str) -> Message:
    return Message(
        f"The date {day} is earlier than the making of the form of {bureau} ({made}).",
        "Correct the date.",
    )


@entry
def meeting_held(day: str) -> Message:
    return Message(f"The meeting is recorded as held on {day}.", "No plan is recorded after that.")


@entry
def sheet_empty(sheet: str) -> Message:
    return Message(
        f"The sheet {sheet} is still empty.", "Fill in one row for each event, then try again."
    )


@entry
def step_by_itself(number: int) -> Message:
    return Message(
        f"Step {number} is not recorded by hand.",
        "Recorded by hand are steps 1, 2, 4 and 8; the others are recorded by the work itself.",
    )


@entry
def strangers(codes: Sequence[str], known: Sequence[str]) -> Message:
    return Message(
        f"Participants of {listed(codes)} cannot be recorded: "
        f"{'that code is' if len(codes) == 1 else 'those codes are'} not in Master Bagian.",
        f"Known codes: {listed(known)}. If it is not the code of a bureau, write it without brackets.",
    )


@entry
def both(options: str) -> Message:
    return Message(
        f"{options} cannot be recorded at once, so nothing was recorded.", "Record them one by one."
    )


@entry
def stray_option(option: str, beside: str, leaders: Sequence[str]) -> Message:
    why = f"does not go with {beside}" if beside else "stands without what it is for"
    return Message(
        f"{option} {why}, so nothing was recorded.",
        f"{option} is used together with {' or '.join(leaders)}.",
    )


@entry
def no_reason() -> Message:
    return Message("The reason is not written yet.", "Write the reason, then try again.")


@entry
def no_reason_option() -> Message:
    return Message("No reason was given.", 'Add --notes "reason", then try again.')


@entry
def old_row_changed(reason: str, bureau: str, *, aside: bool) -> Message:
    now = "set aside" if aside else "used again"
    return Message(
        f"This row changes an earlier record ({reason}), while that submission of {bureau} has been {now} "
        "since.",
        "Put the content of the row back; for another event, fill in a new row.",
    )


@entry
def no_such_submission(bureau: str, *, aside: bool) -> Message:
    return Message(
        f"No submission of {bureau} is {_stands(aside)}.", "Check the code of the bureau."
    )


def _stands(aside: bool) -> str:  # noqa: FBT001 - read as it is called
    return "set aside" if aside else "in use"


@entry
def submission_unclear(
    bureau: str, file: str, names: Sequence[str], *, aside: bool, several: bool
) -> Message:
    how = "More than one" if several else "No"
    return Message(
        f"{how} submission of {bureau} that is {_stands(aside)} has the name {file}.",
        f"Give one of these names or marks: {listed(names)}; or leave it blank for the last one.",
    )


@entry
def no_own_finding(bureau: str, cell: str, code: str) -> Message:
    return Message(
        f"There is no finding of your own on {bureau} {cell}.",
        f"Look for the cell on the sheet Temuan, code {code}.",
    )


@entry
def cell_unknown(text: str, example: str) -> Message:
    return Message(
        f'There is no cell "{text}".',
        f"Write the sheet and the cell, for example Indikator!N12 or {example}.",
    )


@entry
def cell_not_answered(text: str, bureau: str, sheets: str) -> Message:
    return Message(
        f'The cell "{text}" is none that {bureau} fills in.',
        f"Name a cell for answers on one of these sheets: {sheets}.",
    )


def step(number: int, label: str) -> str:
    return f"Step {number} ({label})"


def step_known(step: str) -> str:
    return f"{step} is already recorded with the same content."


def step_held(step: str, day: str, before: str, *, skipped: bool) -> str:
    over = f"; this replaces the record of {before}" if before else ""
    return f"{step} recorded, {day}{over}{_OVER_SKIP if skipped else ''}."


def step_planned(step: str, day: str, before: str, *, skipped: bool) -> str:
    over = f"; this replaces the plan for {before}" if before else ""
    return (
        f"{step} planned, {day}{over}{_OVER_SKIP if skipped else ''}. "
        f"The invitation is among the {buttons.DOCUMENTS}."
    )


_OVER_SKIP = "; this replaces the record that the step was skipped"


def step_skipped(step: str, reason: str, held: str, *, known: bool) -> str:
    words = "was already recorded" if known else "recorded"
    over = f"; this replaces the record of {held}" if held else ""
    return f"{step} {words} as skipped: {reason}{over}"


def absent(bureaus: Sequence[str]) -> str:
    return f"Nobody came to the meeting from: {listed(bureaus)}."


def receipt(bureau: str, name: str, day: str, channel: str) -> str:
    how = f" by {channel}" if channel else ""
    return f"The form of {bureau} was received by {name} on {day}{how}; the receipt is recorded."


def receipt_known(bureau: str) -> str:
    return f"The receipt for the form of {bureau} is already recorded with the same content."


def receipt_of_older_form(bureau: str) -> str:
    return (
        f"That receipt of {bureau} is for the older form; once the newest form has been received, change "
        "the date or time."
    )


def repair_undone(bureau: str, file: str, place: str, others: Sequence[str]) -> str:
    along = f" What is at {listed(others)} stands in its place and is left, too." if others else ""
    return f"The submission {file} of {bureau} is read without the repair at {place}.{along} See the sheet Temuan."


def repair_restored(bureau: str, file: str, place: str) -> str:
    return f"The repair at {place} in the submission {file} of {bureau} is made again."


def repair_known(bureau: str, place: str, file: str, deed: str) -> str:
    return (
        f"The repair at {place} in the submission {file} of {bureau} is already recorded as {deed}."
    )


def repair_in_newer(file: str) -> str:
    return (
        f"The newer submission, {file}, is still read with that repair; if it is wrong there, too, write "
        "a new row with that file's name in the column Nomor Surat / Agenda."
    )


def still_undone(bureau: str, file: str, place: str, row: int, undo: str) -> str:
    return (
        f"The repair at {place} in the submission {file} of {bureau}, {_earlier(row)}, stays undone; if "
        f'that is wrong, fill in a row "{undo}" with {place} in Tempat.'
    )


@entry
def no_repair(bureau: str, place: str, file: str, known: Sequence[str]) -> Message:
    there = f"there are: {listed(known, mark='; ')}" if known else "nothing was repaired"
    return Message(
        f'The reading of {file} of {bureau} made no repair at "{place}"; {there}.',
        "Write that cell in the column Tempat (--place), or leave Tempat blank to set the whole submission aside.",
    )


def submission_known(bureau: str, deed: str) -> str:
    return f"The submission of {bureau} is already recorded as {deed}."


def submission_reworded(bureau: str, file: str, reason: str) -> str:
    return f"The record of the submission of {bureau}, {file}, was changed: {reason}."


def set_aside(bureau: str, file: str, current: str, proposed: str) -> str:
    waiting = f"; proposed revision that waits: {proposed}" if proposed else ""
    return f"The submission of {bureau}, {file}, was set aside; {_current(current)}{waiting}."


def used_again(bureau: str, file: str) -> str:
    return f"The submission of {bureau}, {file}, is used again."


def known_again(bureau: str, file: str, current: str, *, proposed: bool) -> str:
    role = " as a proposed revision" if proposed else ""
    return f"The submission of {bureau}, {file}, is used again{role}; {_current(current)}."


def _current(file: str) -> str:
    return f"in use now: {file}" if file else "no submission is in use now"


def approval_was_void(bureau: str) -> str:
    return f"The approval of {bureau} was void already; approve it again."


def approval_void(bureau: str, *, other: bool) -> str:
    then = "approve it again" if other else "ask the bureau to send again, then approve"
    return f"The approval of {bureau} is void; {then}."


def still_aside(bureau: str, file: str, row: int, undo: str) -> str:
    return (
        f"The submission of {bureau}, {file}, {_earlier(row)}, stays set aside; if that is wrong, fill in a "
        f'row "{undo}".'
    )


def still_found(bureau: str, cell: str, row: int, undo: str) -> str:
    return (
        f"Your own finding on {bureau} {cell}, {_earlier(row)}, still stands; if that is wrong, fill in a "
        f'row "{undo}".'
    )


def _earlier(row: int) -> str:
    return f"written in row {row} before"


def finding_known(bureau: str, cell: str) -> str:
    return f"Your own finding on {bureau} {cell} is already recorded."


def finding_recorded(bureau: str, cell: str, severity: str, words: str) -> str:
    return f"Your own finding on {bureau} {cell} recorded ({severity}): {words}"


def finding_withdrawn(bureau: str, cell: str, words: str) -> str:
    return f"Your own finding on {bureau} {cell} withdrawn: {words}"


def others_known(count: int) -> str:
    return f"{counted(count, 'other row')} {are(count, 'was', 'were')} already recorded."


def refused(count: int) -> str:
    return f"Not recorded; {counted(count, 'thing')} to correct:"


def row_refused(sheet: str, row: int, reason: str) -> str:
    return f"Sheet {sheet}, row {row}: {reason}"


AFTER_THE_EVENT = "Record it after the event"
AFTER_THE_STEP = "Record it after the step has taken place"
AFTER_THE_MEETING = "Record it after the step has taken place; a meeting can be recorded as planned"
AFTER_THE_RECEIPT = "Record it after the form has been received"
