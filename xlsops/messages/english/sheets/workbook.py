"""The control workbook as a file: what it lacks, what stands in it that cannot be used."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry, folder_name, numbered


@entry
def missing(path: PurePath) -> Message:
    return Message(
        f"{path.name} is not in the folder {folder_name(path.parent)}.",
        "Change to the period folder, or name the folder behind the command.",
    )


@entry
def lost(path: PurePath, reason: str) -> Message:
    gone = f"is not in the folder {folder_name(path.parent)}"
    return Message(
        f"{path.name} {f'cannot be read: {reason}' if reason else gone}.",
        "Its journal is still there, so restore the workbook from the backup. If there is none: make another "
        'folder outside this one with xlsops new "../Kendali baru" --year YEAR --quarter QUARTER (add --from '
        f"FOLDER_OF_LAST_QUARTER if there is one), copy {path.name} from it into this folder, fill in "
        "Pengaturan and Master as they were, then xlsops status: the state and the figures are read again "
        "from journal and archive.",
    )


@entry
def unreadable(path: PurePath, reason: str) -> Message:
    return Message(
        f"{path.name} cannot be read: {reason}.",
        "Open it in Excel, save it as Excel Workbook (.xlsx), then try again.",
    )


@entry
def would_lose(path: PurePath, parts: Sequence[str]) -> Message:
    return Message(
        f"{path.name} holds parts that would be lost if it were written while closed ({listed(parts)}).",
        "In Excel, move these parts to a sheet of your own, save, then try again. The buttons in Excel do "
        "not need this.",
    )


def held(sheet: str, pieces: Sequence[str]) -> str:
    return (
        f"The sheet {sheet} was not updated, because people put {listed(pieces)} there; the other sheets were. "
        "Move it to a sheet of its own (make a new sheet, then cut and paste, or PivotTable Analyze > Move "
        "PivotTable), save, close, then run xlsops status."
    )


@entry
def sheet_name(path: PurePath, found: str, wanted: str) -> Message:
    return Message(
        f"The sheet {found} in {path.name} must be called {wanted}, with the same capital letters.",
        "Rename it in Excel, save, then try again.",
    )


@entry
def formats_full(path: PurePath, most: int) -> Message:
    return Message(
        f"{path.name} is full of cell formats: Excel holds at most {most:,} kinds.",
        "Delete copied sheets you do not use or clear their formats (Home > Clear > Clear Formats), save in "
        "Excel, then try again.",
    )


@entry
def faults(name: str, found: Sequence[str]) -> Message:
    count = len(found)
    return Message(
        f"{name} cannot be used yet; {counted(count, 'thing')} {are(count)} to be corrected:"
        + numbered(list(found)),
        "",
    )


@entry
def wrong_period(settings: str, journal: str) -> Message:
    return Message(
        f"Pengaturan says {settings}, while this folder belongs to {journal}.",
        "Put year and quarter in Pengaturan back. Another quarter has a folder of its own: "
        "xlsops new FOLDER_NAME --year YEAR --quarter QUARTER.",
    )


@entry
def not_before(before: str, target: str) -> Message:
    return Message(
        f"{before} is not earlier than {target}.",
        "After --from, name the folder of an earlier quarter.",
    )


@entry
def other_year(before: str, target: str) -> Message:
    return Message(
        f"{before} is not a quarter before {target} in the same year.",
        "After --from, name the folder of an earlier quarter.",
    )


@entry
def carried_from_nowhere() -> Message:
    return Message(
        "This folder does not record from which quarter its figures were brought.",
        "Name the folder of the earlier quarter: carry --from FOLDER.",
    )


@entry
def no_active_bureau() -> Message:
    return Message("No bureau is active.", "Write ya in the column Aktif of Master Bagian.")


@entry
def unknown_bureaus(
    codes: Sequence[str], known: Sequence[str], heirs: Sequence[tuple[str, str]] = ()
) -> Message:
    now = "".join(f" {old} is now {code}." for old, code in heirs)
    which = "The bureau" if len(codes) == 1 else "The bureaus"
    return Message(
        f"{which} {listed(codes)} {are(len(codes))} not in Master Bagian, or not active there.{now}",
        f"Known codes: {listed(known)}.",
    )


@entry
def paper_texts(path: PurePath, found: Sequence[str]) -> Message:
    count = len(found)
    return Message(
        f"{path.parent.name}/{path.name} cannot be used yet; {counted(count, 'thing')} {are(count)} to be "
        f"corrected:{numbered(list(found))}",
        "",
    )
