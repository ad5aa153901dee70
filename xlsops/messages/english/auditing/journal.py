"""The journal, and what was printed of it: what is damaged, missing or does not fit."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry, folder_name

_RESTORE = "Restore that file from the backup."


@entry
def damaged(path: PurePath, reason: str) -> Message:
    return Message(
        f"Record {path.parent.name}/{path.name} has a problem: {reason}.",
        "Restore that file from the backup; never edit what is in the folder jurnal.",
    )


@entry
def unwritable(moment: str, reason: str) -> Message:
    return Message(
        f"A record dated {moment} cannot be written to the journal: {reason}.",
        "Nothing was recorded. Check the clock of the computer, or the time given with --now, "
        "then try again.",
    )


@entry
def behind(journal: PurePath, name: str) -> Message:
    return Message(
        f"The folder {journal.name} is older than the workbook: the record {name} is on its sheets but not "
        "in that folder.",
        "Wait until the folder is synced, or restore its records from the backup, then try again. "
        'If there is no backup, state that they are lost: xlsops record --lost --notes "reason" --as Kabag.',
    )


@entry
def missing(folder: PurePath) -> Message:
    return Message(
        f"There is no folder jurnal in {folder_name(folder.parent)}, so nothing can be verified.",
        "Restore the folder jurnal from the backup; do not make a new period in this place.",
    )


@entry
def not_comparable(name: str, problem: str, remedy: str = "") -> Message:
    usual = (
        "Use an earlier recap, Berkas Bukti (.xlsx), status page or letter of this folder; or type the "
        "fingerprint of the journal that is printed there."
    )
    return Message(f"{name} {problem}, so it cannot be compared.", remedy or usual)


@entry
def nothing_lost() -> Message:
    return Message("No journal record is missing.", "There is nothing to record.")


@entry
def key_unreadable() -> Message:
    return Message(
        "This account may not read the key of the forms (jurnal/kunci.txt).",
        "Ask the owner of the folder for permission to read it, then try again.",
    )


@entry
def key_lost() -> Message:
    return Message(
        "The key of the forms (jurnal/kunci.txt) is missing or damaged.",
        "Restore it from the backup, or make a new period.",
    )


@entry
def key_other(names: Sequence[str]) -> Message:
    count = len(names)
    return Message(
        "The key of the forms (jurnal/kunci.txt) is not the one in use when submissions were accepted: "
        f"{counted(count, 'submission')} can no longer be recognised ({listed(names, most=3)}).",
        "Restore kunci.txt from the backup, then try again; the submissions in arsip/ are intact.",
    )


@entry
def no_sign_library() -> Message:
    return Message(
        "Signatures need the library cryptography, which is not installed.",
        'Run: pip install "xlsops[sign]", then try again.',
    )


@entry
def private_key(path: PurePath, reason: str) -> Message:
    return Message(
        f"The private key {path} {reason}.",
        "Restore it from your backup, or make a new key with xlsops key new and paste its public key into "
        "the sheet Pejabat.",
    )


NOT_AN_EVENT = "its name is not that of a journal record"
BROKEN = "the content of the journal record is damaged"
NOT_AS_NAMED = "the content of the journal record does not fit its name"
NOT_AS_SIGNED = "its signature does not fit its content"
NO_YEAR = "its year is impossible"


def incomplete(why: str) -> str:
    return f"the content of the journal record is incomplete or wrong: {why}"


def lost(event: str, where: str) -> str:
    return f"The journal record {event} is missing: {where}. {_RESTORE}"


def told_by_sheet(sheet: str) -> str:
    return f"the sheet {sheet} still holds it"


TOLD_BY_IMPRINT = "Kendali Kinerja was painted after it"


def told_by_file(path: PurePath) -> str:
    return f"{path.as_posix()} has it in print"


def told_by_event(file: str) -> str:
    return f"the record {file} was made after it"


def stated_lost(events: Sequence[str]) -> str:
    return f"{counted(len(events), 'journal record')} stated as lost: {listed(events)}."


TOLD_EVER_AFTER = f"{buttons.VERIFY} will always mention it."


def was_stated_lost(events: Sequence[str], moment: str, by: str, reason: str) -> str:
    count = len(events)
    return (
        f"{counted(count, 'journal record')} {are(count, 'was', 'were')} stated as lost on {moment} by {by}: "
        f"{reason} ({listed(events)})."
    )


_UNKNOWN = (
    "not known to this version of the program: kept whole and not counted. If a newer version of the program "
    "made it, install that version."
)


def kind_unknown(count: int, kind: str) -> str:
    return f'{counted(count, "journal record")} of the kind "{kind}" {are(count)} {_UNKNOWN}'


def fields_unknown(fields: Sequence[str], file: str) -> str:
    quoted = listed([f'"{each}"' for each in fields])
    entries, verb = ("Entry", "is") if len(fields) == 1 else ("Entries", "are")
    return f"{entries} {quoted} of the journal record {file} {verb} {_UNKNOWN}"


def approval_of_nothing(bureau: str) -> str:
    return f"The approval of {bureau} points to a submission that is not recorded."


def original_missing(file: str, sha: str) -> str:
    return f"The submission {file} ({sha}) is recorded but not in the folder arsip. {_RESTORE}"


def evidence_missing(file: str, bureau: str, sha: str) -> str:
    return (
        f"The evidence {file} ({sha}) of a decision on {bureau} is no longer in the folder arsip. Restore that "
        "file from the backup; the decision stays recorded."
    )


def original_changed(file: str) -> str:
    return f"The file arsip/{file} does not fit the fingerprint in its name. {_RESTORE}"


def original_twice(file: str, other: str) -> str:
    return f"The file arsip/{file} is stored twice, the same as arsip/{other}. Delete one of them."


def original_unrecorded(file: str) -> str:
    return (
        f"The file arsip/{file} is not in the journal. Press {buttons.COLLECT}, then verify again."
    )


def recap_missing(file: str) -> str:
    return f"The file rekap/{file} is missing. Make the recap again."


def recap_changed(file: str) -> str:
    return f"The file rekap/{file} was changed after it was made. Make the recap again."


def recap_unrecorded(file: str) -> str:
    return f"The file rekap/{file} is not in the journal. Make the recap again."
