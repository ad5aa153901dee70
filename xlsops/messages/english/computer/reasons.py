"""Why a file, a folder or a program cannot be used: how a sentence about it ends."""

from collections.abc import Sequence

from xlsops.messages.english.words import are, listed

GONE = "there is no such file"
NOT_PERMITTED = "may not be read"
FILE_NOT_PERMITTED = "the file may not be read"
NOT_NOW = "cannot be read at the moment"
NO_TEXT = "cannot be read as UTF-8 text"
FILE_NO_TEXT = "the file cannot be read as UTF-8 text"
NOT_WRITABLE = "permission denied"
REFUSED = "the system refuses"

# What the operating system says.
FOLDER_GONE = "there is no such folder"
DISK_FULL = "the disk is full"
QUOTA_FULL = "the disk quota is used up"
FOLDER_READ_ONLY = "the folder is read-only"
NAME_TOO_LONG = "the name is too long"
NAME_OF_FOLDER = "a folder already has that name"

# The control workbook, or a template of one.
EMPTY = "the file is empty"
LOCKED_OR_OLD = "it is locked with a password, or in the old Excel format (.xls)"
NO_EXCEL = "it is not an Excel file, or it is cut off"
NO_WHOLE_WORKBOOK = "is not an intact Excel workbook (.xlsx)"
UNUSUAL_PARTS = "the file is built in an unusual way"


def broken(detail: str) -> str:
    return f"its content is damaged ({detail})"


def broken_part(piece: str) -> str:
    return broken(f"{piece} cannot be opened")


def no_known_workbook(detail: str) -> str:
    return f"its content is no Excel workbook (.xlsx) of a known kind ({detail})"


def sheet_not_found(sheet: str) -> str:
    return f"the sheet {sheet} was not found"


def lacks_sheets(sheets: Sequence[str]) -> str:
    return f"lacks the sheet{'s' if len(sheets) > 1 else ''} {listed(sheets)}"


def lacks_roles(roles: Sequence[str], sheet: str) -> str:
    return f"lacks the role{'s' if len(roles) > 1 else ''} {listed(roles)} on the sheet {sheet}"


def held_on(sheet: str, pieces: Sequence[str]) -> str:
    return f"{listed(pieces)} on the sheet {sheet}"


def drawn_on(sheet: str) -> str:
    return f"a picture or chart on the sheet {sheet}"


def settings_beside(file: str) -> str:
    return f"the file {file} holds settings of a program"


def cannot_be_filled(line: int | None, why: str) -> str:
    where = f" in line {line}" if line else ""
    return f"cannot be filled{where} ({why})"


# The folder of an earlier quarter.
NO_FOLDER = "not a folder"
NOT_THERE = "not there"


def no_period_folder(part: str) -> str:
    return f"not a period folder: it lacks {part}"


# The picture of the coat of arms.
TOO_LARGE = "is larger than 1 MB"
NO_PICTURE = "is not an intact PNG or JPG picture"


def not_the_only(others: Sequence[str]) -> str:
    return f"is not the only picture; there {are(len(others))} also {listed(others)}"


def too_long(dots: int) -> str:
    return f"is longer than {dots} pixels"


# A private key.
ENCRYPTED = "is damaged or has a password"
NOT_ED25519 = "is not an Ed25519 key"
NOT_ITS_PAIR = "does not belong to the public key in its name"

# What was made earlier and is to go.
OLD_DEMO_STAYS = "the old demo cannot be deleted"


def old_stays(kind: str) -> str:
    return f"the old {kind} cannot be deleted"


# The Python and the xlwings on this computer.
FROM_THE_STORE = "Python from the Microsoft Store keeps its files where Excel cannot see them"
SPACE_IN_PATH = "its folder has a space in its name, where Excel for Mac cuts commands off"
STRANGE_LETTERS = "its folder has letters in its name that VBA does not know"


def changed_inside(version: str) -> str:
    return f"{version}, with changed content"
