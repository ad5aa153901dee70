"""What is told of the self-test of rules: how many were proved, and each in a line."""

from pathlib import PurePath

from xlsops.messages.english import words
from xlsops.messages.message import Message, entry


def heading(planted: int, clean: int) -> str:
    return (
        f"Self-test of rules: mistakes or their limits were planted in {words.counted(planted, 'form')}, {clean} "
        f"{words.are(clean, 'was', 'were')} filled in right; all were read like submissions. Nothing came into the "
        "period folder."
    )


def counted(proved: int, failed: int, not_planted: int, not_in_force: int) -> str:
    return (
        f"{words.counted(proved, 'rule')} proved, {failed} not proved, {not_planted} could not be planted, "
        f"{not_in_force} not in force."
    )


def proved(
    code: str,
    proof: str,
    place: str,
    wrong: str,
    right: str,
    why: str,
    *,
    found: bool,
    inside: bool,
) -> str:
    seen = "found" if found else "NOT found"
    quiet = "quiet" if inside else "NOT quiet"
    return f"{code}: {proof}. {place}, {wrong}: {seen}; {right}: {quiet}. {why}".rstrip()


def not_planted(code: str, why: str) -> str:
    return f"{code}: not planted. {why}"


def written(file: PurePath) -> str:
    return f"Certificate of the self-test written to {file.name}."


@entry
def no_workbook(name: str) -> Message:
    return Message(
        f"{name} is no name for a workbook.",
        'Give a name that ends in .xlsx, such as --to "Uji Diri Aturan.xlsx"; its PDF is made beside it.',
    )
