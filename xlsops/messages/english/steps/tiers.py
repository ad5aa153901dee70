"""Tiers of approval: who signs after whom, what is taken back."""

from collections.abc import Sequence

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, listed
from xlsops.messages.message import Message, entry

REOPEN = "Reopening an approval"


def first(who: str, below: Sequence[str], commands: Sequence[str]) -> str:
    return (
        f"{who} cannot approve yet: {listed(below, 4)} must approve first "
        f"({listed(commands, 2, '; ')})."
    )


def owed(who: str, command: str) -> str:
    return f"{who} has not approved what stands now: {command}."


def vacant(post: str, role: str, command: str, *, known: bool) -> str:
    lacks = "has no name" if known else "is missing"
    where = f"Fill in Nama in the row {role}" if known else f"Add a row with the post {post}"
    return (
        f"The post {post} {lacks} on the sheet Pejabat. {where}; if the post is vacant, with the name of the "
        f"acting official (Plt. or Plh.) and that prefix, or give the name in the command: {command}."
    )


def nothing_beneath(who: str, missing: Sequence[str]) -> str:
    have = are(len(missing), "has", "have")
    return (
        f"{who} cannot approve yet: {listed(missing)} {have} sent nothing. Press "
        f"{buttons.typed(buttons.REMIND, 'xlsops remind')}; once the data have come, press "
        f"{buttons.typed(buttons.COLLECT, 'xlsops collect')}."
    )


def findings_open(who: str, bureau: str) -> str:
    press = buttons.typed(buttons.RETURN, f"xlsops return --bureau {bureau}")
    return (
        f"{who} cannot approve yet: the answers of {bureau} still have open findings. Settle them first on the "
        f"sheet Temuan, or press {press}."
    )


def signed_without(bureaus: Sequence[str]) -> str:
    return (
        f"Without {listed(bureaus)}, which sent nothing yet. If the data come later, this approval turns amber "
        "and is asked for again."
    )


@entry
def unknown_assistant(name: str, known: Sequence[str]) -> Message:
    return Message(
        f'There is no Asisten "{name}" on the sheet Master Bagian.',
        f"There are: {listed(known, mark='; ')}.",
    )


@entry
def no_assistants() -> Message:
    return Message(
        "No bureau names its Asisten, so the tier Asisten has nothing to approve.",
        "Fill in the column Asisten of the sheet Master Bagian, or delete Asisten from the row Sahkan of "
        "the sheet Wewenang.",
    )


@entry
def name_whose(tier: str, choices: Sequence[str]) -> Message:
    return Message(
        f"{tier} approves bureaus of its own: say which.",
        f"For example: {listed(choices, 3, '; ')}.",
    )


@entry
def other_signs(what: str, role: str, actor: str) -> Message:
    return Message(
        f"{what} is approved by {role}, and the one acting is {actor}.",
        f"If you are {role}, add --as {role} to the command.",
    )


@entry
def only_by_assistant() -> Message:
    return Message(
        "The name of an Asisten is given only for the tier Asisten.",
        "Add --as Asisten, or leave out --assistant; the row Sahkan of the sheet Wewenang holds the tiers.",
    )


def signed(who: Sequence[str]) -> str:
    return f"Approved: {listed(who, mark='; ')}."


def signed_already(who: Sequence[str]) -> str:
    return f"Approved before and unchanged: {listed(who, mark='; ')}."


def hash_signed(who: str, data: str) -> str:
    return f"Fingerprint approved by {who}: {data}"


def next_tier(who: Sequence[str], command: str) -> str:
    return f"Next: {listed(who, 4, '; ')} ({command})."


@entry
def nothing_to_reopen(who: str) -> Message:
    return Message(
        f"No approval of {who} is in force, so nothing is reopened.",
        f"See the sheet Riwayat; what was reopened is approved again with {buttons.APPROVE}.",
    )


@entry
def above_first(who: str, above: Sequence[str], commands: Sequence[str]) -> Message:
    have = are(len(above), "has", "have")
    return Message(
        f"The approval of {who} cannot be reopened yet: above it, {listed(above, 3)} {have} approved.",
        f"Reopen from above first: {listed(commands, 2, '; ')}.",
    )


def reopened(who: str, reason: str, *, handed: bool) -> str:
    again = (
        f" If the figures have changed once it is approved again, press {buttons.HAND_OVER} again; if they are the "
        "same, what was handed over stands."
        if handed
        else ""
    )
    return f"The approval of {who} was reopened: {reason}.{again}"


def reopened_known(who: str) -> str:
    return f"The approval of {who} is already recorded as reopened."


def approved_again(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: its approval was reopened; if the figures are right, approve again: "
        f"xlsops approve --bureau {bureau}{acting}."
    )
