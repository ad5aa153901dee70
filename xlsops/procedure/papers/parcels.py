"""What the office sends one bureau: a letter to print, a mail with its workbook, a short message.

The files of one kind lie in a folder of their own below ``berkas/``, where nobody else writes, so that
those that have done their work can be taken away again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from xlsops import messages
from xlsops.core.documents.parts.notice import Notice
from xlsops.core.spec.reading import WIB
from xlsops.errors import FileOpenError, NotWritableError
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.archive import digest
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.printing import printed_each, printer
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.papers.mails import draft, text_file
from xlsops.procedure.period.period import LoadedPeriod

_MESSAGE = "Pesan"


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that goes to one bureau: its files by name; ``lacking`` is a workbook that is not there."""

    code: str
    files: Mapping[str, bytes]
    lacking: str = ""


def parcel(period: LoadedPeriod, notice: Notice, path: Path, data: bytes) -> Parcel:
    """Return a notice as files; ``data`` is the workbook of that path that goes along, empty for none."""
    bureau = notice.bureau
    letter, message = (_name(period, kind, bureau.code) for kind in (notice.kind, _MESSAGE))
    book = make_bundle((notice.page,), letter, datetime.combine(notice.day, time(), WIB))
    attached = (path.name, data) if data else None
    files = {
        f"{letter}.xlsx": book,
        f"{letter}.txt": text_file(notice.letter),
        f"{letter}.eml": draft(notice.subject, notice.letter, bureau.contact, attached),
        f"{message}.txt": text_file(notice.message),
    }
    return Parcel(bureau.code, files, "" if data else path.name)


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


def require_closed(folder: Path, kind: str, parcels: Collection[Parcel]) -> None:
    """Raise where a letter that is to be replaced or taken away is open in Excel."""
    names = {name for each in parcels for name in each.files}
    names |= {path.name for path in folder.glob(f"{kind} *.xlsx")}
    for name in sorted(names):
        if open_elsewhere(folder / name):
            raise FileOpenError(folder / name, lock_of(folder / name))


def clear(period: LoadedPeriod, folder: Path, kind: str, kept: Collection[str]) -> list[str]:
    """Take away the parcels of a kind for bureaus not to be kept; return their codes."""
    spec = period.spec.period
    ours = re.compile(
        rf"(?:{kind}|{_MESSAGE}) (.+) TW{spec.number} {spec.year}\.(?:xlsx|pdf|txt|eml)"
    )
    gone = set()
    for path in sorted(folder.glob("*")):
        match = ours.fullmatch(path.name)
        if match and match[1] not in kept:
            _remove(path, kind)
            gone.add(match[1])
    return sorted(gone)


def write(folder: Path, parcels: Collection[Parcel]) -> tuple[Path, ...]:
    """Write the files; return the letters to print: those that changed, or have no print yet."""
    if not parcels:
        return ()
    make_folder(folder)
    letters = []
    for each in parcels:
        for name, data in each.files.items():
            new = write_whole(folder / name, data)
            target = folder / name
            if target.suffix == ".xlsx" and (new or not target.with_suffix(".pdf").is_file()):
                letters.append(target)
    return tuple(letters)


def print_letters(letters: Collection[Path], kind: str) -> str:
    """Print letters beside themselves; return what to say where that is not possible."""
    program = printer()
    books = tuple(path.read_bytes() for path in letters)
    prints = printed_each(books, program) if program and books else ()
    for target, made in zip(letters, prints or (None,) * len(books), strict=True):
        if made is None:
            _remove(target.with_suffix(".pdf"), kind)
        else:
            write_whole(target.with_suffix(".pdf"), made)
    if program is None:
        return messages.papers.unprinted(printer=False)
    if None in prints:
        return messages.papers.unprinted(printer=True)
    return ""


def _name(period: LoadedPeriod, kind: str, code: str) -> str:
    """Return the name of a file for a bureau, without ending."""
    spec = period.spec.period
    return f"{kind} {code} TW{spec.number} {spec.year}"


def _remove(path: Path, kind: str) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        reason = messages.reasons.old_stays(kind.casefold())
        raise NotWritableError(path.parent, reason) from error
