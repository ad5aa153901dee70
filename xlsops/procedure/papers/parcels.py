"""What the office sends one bureau: a letter to print, a mail with its workbook, a short message.

The files of one kind and day lie in a folder of their own below ``berkas/``: what is to be sent today
lies together, and what was sent before stays as it was.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, time
from pathlib import Path, PurePosixPath

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts.notice import Notice
from xlsops.core.spec.reading import WIB
from xlsops.errors import FileOpenError, NotWritableError
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.archive import digest
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.printing import printed_each, printer
from xlsops.files.writing import write_whole
from xlsops.procedure.papers.mails import draft, text_file
from xlsops.procedure.papers.posting import Files, post, with_free_number
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import letter_name

MESSAGE = "Pesan"
"""What the short message for a telephone is called."""


class Parcel(Struct, frozen=True):
    """All that goes to one bureau; ``lacking`` is a workbook that is not there."""

    code: str
    files: Files
    lacking: str = ""


def parcel(period: LoadedPeriod, notice: Notice, folder: str, path: Path, data: bytes) -> Parcel:
    """Return a notice as files; ``data`` is the workbook of that path that goes along, empty for none.

    They lie in a folder of the notice's day below ``berkas/`` and the one that is named.
    """
    bureau, day = notice.bureau, notice.day or period.now.date()
    title = letter_name(period, notice.kind, bureau.code)
    book = make_bundle((notice.page,), title, datetime.combine(day, time(), WIB))
    attached = (path.name, data) if data else None
    mail = draft(notice.subject, notice.letter, bureau.contact, attached)
    place = f"{period.folder.papers.name}/{folder}/{day}"

    def files(number: int) -> Files:
        letter, message = (
            f"{place}/{letter_name(period, kind, bureau.code, number)}"
            for kind in (notice.kind, MESSAGE)
        )
        return {
            f"{letter}.xlsx": book,
            f"{letter}.txt": text_file(notice.letter),
            f"{letter}.eml": mail,
            f"{message}.txt": text_file(notice.message),
        }

    made = with_free_number(period.state.letters, files)
    return Parcel(bureau.code, made, "" if data else path.name)


def with_prints(
    period: LoadedPeriod, each: Parcel, prints: Mapping[Path, bytes]
) -> dict[str, bytes]:
    """Return the files of a parcel with those of these prints that lie beside them."""
    beside = (PurePosixPath(name).with_suffix(".pdf").as_posix() for name in each.files)
    made = {name: prints.get(period.folder.root / name) for name in dict.fromkeys(beside)}
    return {**each.files, **{name: data for name, data in made.items() if data is not None}}


def as_made(path: Path, sha: str) -> bytes:
    """Return the bytes of a file that is still as it was made; empty otherwise."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data if digest(data) == sha else b""


def lacking_told(each: Parcel) -> tuple[str, ...]:
    """Return what to say of a workbook that does not go along; nothing where it does."""
    return (messages.forms.unattached(each.lacking),) if each.lacking else ()


def require_closed(period: LoadedPeriod, parcels: Collection[Parcel]) -> None:
    """Raise where a letter that is to be written is open in Excel."""
    for each in parcels:
        for name in sorted(each.files):
            path = period.folder.root / name
            if open_elsewhere(path):
                raise FileOpenError(path, lock_of(path))


def write(period: LoadedPeriod, parcels: Collection[Parcel]) -> tuple[Path, ...]:
    """Write the files; return the letters to print: those that are new, or have no print yet."""
    letters = []
    for each in parcels:
        new = post(period, each.files)
        for name in each.files:
            path = period.folder.root / name
            if path.suffix == ".xlsx" and (path in new or not path.with_suffix(".pdf").is_file()):
                letters.append(path)
    return tuple(letters)


def print_letters(letters: Collection[Path], kind: str) -> tuple[str, Mapping[Path, bytes]]:
    """Print letters beside themselves; return what to say where that is not possible, and the prints."""
    program = printer()
    books = tuple(path.read_bytes() for path in letters)
    prints = printed_each(books, program) if program and books else ()
    done: dict[Path, bytes] = {}
    for target, made in zip(letters, prints or (None,) * len(books), strict=True):
        if made is None:
            _remove(target.with_suffix(".pdf"), kind)
        else:
            write_whole(target.with_suffix(".pdf"), made)
            done[target.with_suffix(".pdf")] = made
    if program is None:
        return messages.papers.unprinted(printer=False), done
    return messages.papers.unprinted(printer=True) if None in prints else "", done


def _remove(path: Path, kind: str) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        reason = messages.reasons.old_stays(kind.casefold())
        raise NotWritableError(path.parent, reason) from error
