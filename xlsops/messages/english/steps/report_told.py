"""What is told of the material for the report (Bahan LKjIP): whether it was written, and still is the recap's."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import counted, listed
from xlsops.messages.message import Message, entry

_USUAL = "Or delete that file from the folder templates to use the program's own."


@entry
def no_library() -> Message:
    return Message(
        "Bahan LKjIP needs docxtpl, which is not installed in this Python.",
        'Run: pip install "xlsops[docx]", then try again.',
    )


@entry
def unknown_word(name: str, word: str) -> Message:
    what = f'"{word}", a word' if word else "a word"
    return Message(
        f"{name} uses {what} the program does not know.",
        "Open it in Word and correct the word between the curly brackets; README lists the words, in the "
        f"section Bahan LKjIP. {_USUAL}",
    )


@entry
def broken_template(name: str, near: str) -> Message:
    where = f" near {near}" if near else ""
    return Message(
        f"The words between curly brackets in {name} are incomplete{where}.",
        "Open it in Word: every word stands between two opening and two closing curly brackets, every for "
        f"has an endfor, every if an endif. {_USUAL}",
    )


@entry
def not_reckoned(name: str) -> Message:
    return Message(
        f"{name} holds a calculation or command between curly brackets that cannot be carried out.",
        "Only words, for and if are used there; figures are not calculated again. Correct it in Word. "
        f"{_USUAL}",
    )


@entry
def no_template(name: str) -> Message:
    return Message(
        f"{name} is not an intact Word document (.docx).",
        f"Save it again from Word as .docx. {_USUAL}",
    )


def made(file: PurePath) -> str:
    return f"Bahan LKjIP written: {file}"


def unchanged(file: PurePath) -> str:
    return f"Bahan LKjIP unchanged: {file}"


HOW_TO_CHECK = (
    "You may edit that document in Word; check its figures again with: xlsops recap --check FILE"
)


@entry
def no_such_file(file: PurePath) -> Message:
    return Message(
        f"{file} does not exist.",
        "Check its name and folder; put a name with spaces between quotes.",
    )


@entry
def no_file(file: PurePath, reason: str) -> Message:
    return Message(f"{file} cannot be read ({reason}).", "Check its name and folder.")


@entry
def unreadable(file: PurePath) -> Message:
    return Message(
        f"{file.name} is not an intact Word document (.docx).",
        "Open it in Word, save it as Word Document (.docx) without a password, then try again.",
    )


@entry
def nothing_bound(file: PurePath) -> Message:
    return Message(
        f"{file.name} holds no figure that is bound to the recap.",
        "Make it with xlsops recap --docx, or copy parts of that document in Word; figures you type "
        "yourself are not bound.",
    )


@entry
def other_quarter(file: PurePath, there: Sequence[str], here: str) -> Message:
    return Message(
        f"The figures in {file.name} are of {listed(there)}, while this folder is of {here}.",
        "Run it in the period folder of that quarter.",
    )


def checked(file: PurePath, count: int, quarter: str) -> str:
    return (
        f"{file.name}: {counted(count, 'bound figure or chart', 'bound figures and charts')} checked against "
        f"the recap of {quarter}."
    )


def holding(count: int, retyped: int) -> str:
    also = f", {retyped} of them typed anew with the same value" if retyped else ""
    return f"The same as the recap: {count}{also}."


def no_list() -> str:
    return (
        "This document has no list of bound figures (its content was copied from another document), so those "
        "that were deleted or lost their binding cannot be named."
    )


def of_others(count: int) -> str:
    return f"{counted(count, 'figure')} of another quarter not checked; check in the folder of that quarter."


def where(heading: str, page: int) -> str:
    told = [f"page {page}"] if page else []
    told += [heading] if heading else []
    return ", ".join(told) or "before the first heading"


def stale(where: str, name: str, written: str, now: str, sentence: str) -> str:
    return f"CHANGED [{where}] {name}: written {written}, recap {now}. {sentence}"


def edited(where: str, name: str, written: str, made: str, now: str, sentence: str) -> str:
    first = f", first {made}" if made else ""
    return f"CHANGED BY HAND [{where}] {name}: written {written}{first}, recap {now}. {sentence}"


def gone(where: str, name: str, written: str, sentence: str) -> str:
    return f"NO LONGER IN THE RECAP [{where}] {name}: written {written}. {sentence}"


def stale_chart(where: str, name: str) -> str:
    return f"CHANGED [{where}] {name}: the figures of the chart are no longer those of the recap."


def edited_chart(where: str, name: str) -> str:
    return f"CHANGED BY HAND [{where}] {name}: the chart no longer draws its first figures; the recap did not change."


def missing_figure(name: str, made: str, now: str) -> str:
    told = f", recap {now}" if now else ""
    return f"BINDING LOST {name}: first {made}{told}; deleted, or typed outside its frame, so not checked."


def more(count: int) -> str:
    return f"… and {count} more; all of them with --json."


def copy(file: PurePath) -> str:
    return f"Marked copy: {file}"


UNKNOWN = "a figure that is not known"
