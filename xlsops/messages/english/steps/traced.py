"""What is told of where a number comes from, and what keeps it from being told."""

from collections.abc import Sequence

from xlsops.messages.english import buttons
from xlsops.messages.english.words import counted, listed
from xlsops.messages.message import Message, entry

AGREES = "Agrees: calculated again from its parts, the result is the same."


def differs(name: str, again: str) -> str:
    return (
        f"DOES NOT AGREE: {name}, calculated again from its parts, gives {again}. "
        "Run: xlsops verify, then report this figure."
    )


def heading(place: str, book: str) -> str:
    return f"{place} in {book}"


def equals(name: str, value: str) -> str:
    return f"{name} = {value}"


def nothing(name: str, why: str) -> str:
    return f"{name}: there is no figure{f' ({why})' if why else ''}."


def way(text: str) -> str:
    return f"How: {text}."


def leaves_out(text: str) -> str:
    return f"Note: {text}."


def answered_from(name: str, cell: str, written: str) -> str:
    return f"{name}, {cell}: written {written or '(blank)'}"


def of_parts(count: int) -> str:
    return (
        f"Made of {counted(count, 'part')}; for all of them, run xlsops trace, or see the sheet Jejak of the "
        "recap workbook."
    )


@entry
def no_cell() -> Message:
    return Message(
        "The cell to ask about was not named.",
        'Write the sheet and the cell, for example: xlsops trace "Rekap Setda!H12"',
    )


@entry
def bad_cell(text: str) -> Message:
    return Message(
        f'"{text}" is no name of a cell.',
        'Write the sheet and the cell, for example "Rekap Setda!H12".',
    )


@entry
def no_book(name: str, books: Sequence[str]) -> Message:
    return Message(
        f'The workbook "{name}" is neither the recap workbook nor the control workbook of this folder.',
        f"You can ask about: {listed(books, 12, '; ')}.",
    )


@entry
def no_sheet(name: str, sheets: Sequence[str]) -> Message:
    return Message(
        f'The sheet "{name}" holds no figures of the recap.',
        f"You can ask about: {listed(sheets, 12, '; ')}.",
    )


@entry
def no_figure(place: str, shows: str, book: str, elsewhere: str = "") -> Message:
    what = f'holds "{shows}"' if shows else "is blank"
    other = f" If you mean the cell of the other workbook, write: {elsewhere}" if elsewhere else ""
    return Message(
        f"The cell {place} in {book} {what}; that is no figure of the recap.",
        "Select a cell with a target, actual, achievement, budget ceiling, absorption, or a total of "
        f"these.{other}",
    )


@entry
def no_recap(name: str, folder: str = "rekap") -> Message:
    return Message(
        f"There is no recap workbook {name} in the folder {folder} yet.", "Run: xlsops recap"
    )


@entry
def recap_unread(name: str, reason: str) -> Message:
    return Message(
        f"The recap workbook {name} cannot be read: {reason}.", "First run: xlsops recap"
    )


@entry
def recap_older(place: str, shows: str, now: str) -> Message:
    return Message(
        f"The cell {place} of the recap workbook shows {shows or 'nothing'}, while by the journal it is "
        f"{now or 'blank'} now: the recap was made before the last change, or was changed after it.",
        "First run: xlsops recap",
    )


@entry
def sheet_older(place: str, shows: str, now: str) -> Message:
    return Message(
        f"The cell {place} shows {shows or 'nothing'}, while by the journal it is {now or 'blank'} now: the "
        "sheet has not been refreshed.",
        "First run: xlsops status",
    )


@entry
def no_selection() -> Message:
    return Message(
        "No cell of this workbook is selected.",
        "Select a figure in the recap workbook or on a sheet of Kendali Kinerja, then press "
        f"{buttons.TRACE} again.",
    )


@entry
def other_book(name: str) -> Message:
    return Message(
        f"{name} is neither Kendali Kinerja nor a recap workbook in the folder rekap of a period.",
        f"Open one of them, select the figure, then press {buttons.TRACE} again.",
    )
