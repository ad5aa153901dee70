"""What is advised about rules, columns and lists that contradict each other, before a form goes out."""

from collections.abc import Sequence

from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry


@entry
def never_fires(code: str, times: int) -> Message:
    return Message(
        f"The rule {code} never fires: of {counted(times, 'answer')} tried, none breaks it.",
        "Check its condition, or delete the rule.",
    )


@entry
def always_fires(code: str, times: int) -> Message:
    return Message(
        f"The rule {code} always fires: of {counted(times, 'answer')} tried, none keeps it.",
        "Correct its condition; a bureau cannot make its findings go away.",
    )


@entry
def never_judged(code: str, times: int) -> Message:
    if not times:
        return Message(
            f"The rule {code} can never be judged: no row has anything to compare with.",
            "Check the keys on the sheet its condition names, or Kode Sub Kegiatan in Master Indikator.",
        )
    return Message(
        f"The rule {code} can never be judged: with none of {counted(times, 'answer')} tried could its "
        "condition be computed.",
        "Check whether the column it names holds numbers, and whether any row is measured this quarter.",
    )


@entry
def out_of_time(code: str, until: str) -> Message:
    return Message(
        f"The rule {code} has the status aktif, though its time was over on {until}.",
        "Move the date in Sampai, or change its status to ditangguhkan.",
    )


@entry
def same_meaning(code: str, first: str) -> Message:
    return Message(
        f"The rule {code} asks for the same as {first}; one mistake is found twice.",
        "Delete one of them.",
    )


@entry
def opposed(one: str, other: str) -> Message:
    return Message(
        f"The rules {one} and {other} contradict each other: no answer keeps both.",
        "Correct one of the conditions.",
    )


@entry
def message_figure(code: str, told: Sequence[str], constants: Sequence[str]) -> Message:
    return Message(
        f"The message of the rule {code} says {listed(told)}, while its condition uses {listed(constants)}.",
        "Make the message fit the condition.",
    )


@entry
def item_refused(item: str, name: str, column: str, code: str) -> Message:
    return Message(
        f'The choice "{item}" of the list {name} is refused by {code} in the column {column}.',
        "Delete the choice, or correct the rule.",
    )


@entry
def help_refused(column: str, bound: str, code: str) -> Message:
    return Message(
        f"The help of the column {column} allows {bound}, while {code} refuses it.",
        "Make the help fit the rule.",
    )


@entry
def help_wider(column: str, bound: str, code: str) -> Message:
    return Message(
        f"The help of the column {column} gives the limit {bound}, while the rule {code} gives another one.",
        "Make the help fit the rule.",
    )


@entry
def help_blank(column: str) -> Message:
    return Message(
        f"The help of the column {column} says it may be blank, while the column is required (V05).",
        'Change the help, or set Wajib to "tidak".',
    )


@entry
def help_filled(column: str) -> Message:
    return Message(
        f"The help of the column {column} says it is required, while nothing checks that it is filled in.",
        'Set Wajib to "ya", or change the help.',
    )


@entry
def blank_refused(column: str, code: str) -> Message:
    return Message(
        f"The column {column} is not required, while the rule {code} refuses blanks.",
        'Set Wajib to "ya", or let the condition allow blanks.',
    )


@entry
def unchecked(column: str) -> Message:
    return Message(
        f"No rule checks what the column {column} holds.",
        "Give it a list of choices, make it required, or write a rule; if it is meant to be free, leave it.",
    )


def column(block: str, label: str, covered: Sequence[str]) -> str:
    return f"{block}, {label}: {listed(covered, mark='; ')}."


def attribute(what: str, codes: Sequence[str]) -> str:
    return f"{what} {listed(codes, mark=' ') or '–'}"


COVERAGE = "What is checked in each column of answers:"
NOTHING = "Rules, help, lists of choices and messages do not contradict each other."


def heading(count: int) -> str:
    return f"{counted(count, 'thing')} in this workbook {are(count, 'needs', 'need')} a look:"


def alike(place: str, count: int, first: str, told: str) -> str:
    return f"{place}: {counted(count, 'place')} alike. At {first}: {told}"


def in_formats(count: int) -> str:
    return (
        f"{counted(count, 'piece of advice', 'pieces of advice')} on the rules and columns of the form; run "
        "xlsops rules lint to see all."
    )
