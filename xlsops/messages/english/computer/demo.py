"""The quarter that is played as an example: what was played, where to look."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry, folder_name

BEGINNING = "Dispositions, forms, meeting"
RETURNING = "Decisions and returns"
MENDING = "Corrections and late submissions"
APPROVING = "Approval and handover"


def round_of(day: str) -> str:
    return f"Submissions of {day}"


def played(folder: PurePath, seconds: str, *, whole: bool) -> str:
    how = "was played to the end" if whole else "was played up to the desk of the Kabag"
    return f"A sample quarter {how} in {folder} ({seconds} seconds)."


def to_the_meeting(forms: int) -> str:
    return (
        f"Steps 1 to 4: two dispositions, {counted(forms, 'form')} made and sent, "
        "a meeting with someone from every bureau."
    )


def intake(files: int, accepted: int, refused: int, missing: Sequence[str]) -> str:
    return (
        f"Steps 5 and 6: {counted(files, 'file')} came in: {accepted} accepted, "
        f"{refused} refused with a reason, 1 duplicate counted once; "
        f"nothing sent yet when the Kabag checked: {listed(missing)}."
    )


def at_the_desk(errors: int, warnings: int, planted: int, found: int) -> str:
    return (
        f"Step 7, at the desk of the Kabag: {counted(errors, 'error')}, {counted(warnings, 'warning')}. "
        f"{counted(planted, 'mistake')} {are(planted, 'was', 'were')} planted, {found} found: "
        "none missed, none too many."
    )


def decided(accepted: int, returned: Sequence[str], late: Sequence[str], approved: int) -> str:
    return (
        f"{counted(accepted, 'finding')} accepted with an explanation; returned and corrected: "
        f"{listed(returned)}; late: {listed(late)}; {counted(approved, 'bureau')} approved."
    )


HANDED_OVER = "Step 8: the data of all bureaus handed over to the Kasubbag."


def closed(documents: int) -> str:
    return f"Step 9: the final recap and {counted(documents, 'document')} of Berkas Bukti."


def look(control: PurePath, sheets: Sequence[str]) -> str:
    return f"Open {control} (sheets {listed(sheets[:-1])} and {sheets[-1]})."


def recap(file: PurePath) -> str:
    return f"Recap: {file}"


def bundle(file: PurePath) -> str:
    return f"Proof documents: {file}"


def returned(folder: PurePath) -> str:
    return f"Return letters and returned copies: {folder}"


@entry
def stands_there(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder_name(folder)} already holds a demo that was played to the end, "
        "so it is not replaced.",
        "Name another folder, such as xlsops demo Contoh; or replace the old one with --replace.",
    )


@entry
def differs(missed: Sequence[str], invented: Sequence[str]) -> Message:
    return Message(
        "The demo failed: the mistakes that were planted and those that were found are not the same. "
        f"Missed: {listed(missed) or 'none'}. Too many: {listed(invented) or 'none'}.",
        "Report this to the maintainers of the program.",
    )
