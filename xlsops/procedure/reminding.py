"""Reminds the bureaus that owe their data or its correction (step 5).

What it writes lies in ``berkas/pengingat/``: ``kembali/`` holds what bureaus get back to mend, and
one that never sent anything gets nothing back. Nobody else writes there, so that a reminder that
has done its work can be taken away again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from xlsops.core.bureau_times import Holder
from xlsops.core.documents.facts import facts_of
from xlsops.core.documents.reminder import Reminder
from xlsops.core.documents.source import Source
from xlsops.core.events import Happened
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.outcomes import shown
from xlsops.core.pages.owing import Owing, owing_bureaus
from xlsops.core.pages.view import View
from xlsops.errors import FileOpenError, NotWritableError, OutOfOrderError
from xlsops.excel.document_book import make_bundle
from xlsops.files.archive import digest
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.printing import printed_each, printer
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.documenting import texts_of
from xlsops.procedure.healing import healing
from xlsops.procedure.inbox import waiting_in
from xlsops.procedure.intake import Examined
from xlsops.procedure.mails import draft, text_file
from xlsops.procedure.naming import form_name, named
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of

FOLDER = "pengingat"
_LETTER, _MESSAGE = "Pengingat", "Pesan"
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Parcel:
    """All that reminds one bureau: its files by name; ``lacking`` is a workbook that is not there."""

    owing: Owing
    files: Mapping[str, bytes]
    lacking: str = ""


@healing
def remind(period: Period, bureaus: Collection[str] = (), progress: Progress = silent) -> Outcome:
    """Write letter, message and draft mail for every bureau that owes something; or those named.

    Reminders of bureaus that owe nothing any more are taken away. Raises where a named one owes
    nothing, and then writes none, and where files wait in the inbox.
    """
    wanted = named(period, bureaus)
    _require_collected(period)
    known = dict[str, Examined]()
    view = view_of(period, known)
    _require_handed_out(view)
    owing = owing_bureaus(view)
    codes = {each.code for each in owing}
    if idle := [code for code in wanted if code not in codes]:
        reasons = tuple(f"{code}: tidak ada yang ditunggu dari bagian ini." for code in idle)
        raise OutOfOrderError("Pengingat", reasons)
    asked = tuple(each for each in owing if not wanted or each.code in wanted)
    parcels = _parcels(period, view, asked, progress)
    folder = period.folder.papers / FOLDER
    _require_closed(folder, parcels)
    removed = _clear(period, folder, codes)
    printing = _write(folder, parcels)
    entries = _entries(view, asked)
    if entries:
        period.append(entries)
    period = refreshed(period)
    repaint(period, view_of(period, known))
    return _outcome(folder, parcels, removed, printing, recorded=bool(entries))


def _require_collected(period: Period) -> None:
    """Raise where files wait in the inbox: who sent one of them must not be reminded."""
    waiting = waiting_in(period.folder, period.state)
    if waiting:
        names = ", ".join(shown(path.name) for path in waiting[:_MOST])
        more = f" dan {len(waiting) - _MOST} lagi" if len(waiting) > _MOST else ""
        reason = f"Himpun dahulu: {len(waiting)} berkas di folder masuk belum dihimpun ({names}{more})."
        raise OutOfOrderError("Pengingat", (reason,))


def _require_handed_out(view: View) -> None:
    """Raise where no bureau has its form yet: there is nothing to remind of."""
    if all(each.holder is Holder.OFFICE for each in view.clocks.bureaus):
        raise OutOfOrderError("Pengingat", ("Langkah 3: format belum disampaikan kepada bagian.",))


def _parcels(
    period: Period, view: View, asked: Collection[Owing], progress: Progress
) -> tuple[_Parcel, ...]:
    source = Source(view, facts_of(view), texts_of(period.folder), emblem_of(period.folder))
    parcels = []
    for number, each in enumerate(asked, 1):
        path, sha = _to_fill(period, each)
        data = _as_made(path, sha)
        words = Reminder(source, each, path.name if data else "")
        letter, message = _names(period, each.code)
        contact = each.each.bureau.contact
        files = {
            f"{letter}.xlsx": make_bundle((words.page,), letter, datetime.combine(period.now, time())),
            f"{letter}.txt": text_file(words.letter),
            f"{letter}.eml": draft(
                words.subject, words.letter, contact, (path.name, data) if data else None
            ),
            f"{message}.txt": text_file(words.message),
        }
        parcels.append(_Parcel(each, files, "" if data else path.name))
        progress("Membuat pengingat", number, len(asked))
    return tuple(parcels)


def _names(period: Period, code: str) -> tuple[str, str]:
    """Return the names of a bureau's letter and of its message, without ending."""
    spec = period.spec.period
    return tuple(f"{kind} {code} TW{spec.number} {spec.year}" for kind in (_LETTER, _MESSAGE))  # type: ignore[return-value]


def _to_fill(period: Period, each: Owing) -> tuple[Path, str]:
    """Return the workbook the bureau is to fill and the hash it was made with."""
    if each.returned:
        return period.folder.root / each.returned.file, each.returned.sha
    made = period.state.formats.get(each.code)
    return period.folder.formats / form_name(period, each.code), made.sha if made else ""


def _as_made(path: Path, sha: str) -> bytes:
    """Return the bytes of a file that is still as it was made; empty otherwise."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data if digest(data) == sha else b""


def _require_closed(folder: Path, parcels: Collection[_Parcel]) -> None:
    """Raise where a letter that is to be replaced or taken away is open in Excel."""
    names = {name for each in parcels for name in each.files}
    names |= {path.name for path in folder.glob(f"{_LETTER} *.xlsx")}
    for name in sorted(names):
        if open_elsewhere(folder / name):
            raise FileOpenError(folder / name, lock_of(folder / name))


def _clear(period: Period, folder: Path, owing: Collection[str]) -> list[str]:
    """Take away the reminders of bureaus that owe nothing; return their codes."""
    spec = period.spec.period
    ours = re.compile(rf"(?:{_LETTER}|{_MESSAGE}) (.+) TW{spec.number} {spec.year}\.(?:xlsx|pdf|txt|eml)")
    gone = set()
    for path in sorted(folder.glob("*")):
        match = ours.fullmatch(path.name)
        if match and match[1] not in owing:
            _remove(path)
            gone.add(match[1])
    return sorted(gone)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritableError(path.parent, "pengingat yang lama tidak dapat dihapus") from error


def _write(folder: Path, parcels: Collection[_Parcel]) -> str:
    """Write the files and print the letters that changed; return what to say of the prints."""
    if not parcels:
        return ""
    make_folder(folder)
    changed = {}
    for each in parcels:
        for name, data in each.files.items():
            new = write_whole(folder / name, data)
            target = folder / name
            if target.suffix == ".xlsx" and (new or not target.with_suffix(".pdf").is_file()):
                changed[target] = data
    program = printer()
    prints = printed_each(tuple(changed.values()), program) if program and changed else ()
    for target, made in zip(changed, prints or (None,) * len(changed), strict=True):
        if made is None:
            _remove(target.with_suffix(".pdf"))
        else:
            write_whole(target.with_suffix(".pdf"), made)
    if program is None:
        return "PDF tidak dibuat karena LibreOffice tidak ada di komputer ini; cetak dari Excel."
    if None in prints:
        return "PDF tidak dibuat karena LibreOffice gagal mencetaknya; cetak dari Excel."
    return ""


def _entries(view: View, asked: Collection[Owing]) -> list[tuple[Happened, dict[str, object]]]:
    """Return the event of those not reminded in the same words today; none where there are none."""
    new = []
    for each in asked:
        past = view.state.reminders.get(each.code, ())
        today = bool(past) and view.local(past[-1].at).date() == view.now.date()
        firm = bool(past) and past[-1].at > each.due
        if not today or (past[-1].late, firm) != (each.days_late, bool(each.lateness)):
            new.append(each)
    late = {each.code: each.days_late for each in new if each.days_late}
    data: dict[str, object] = {"bureaus": [each.code for each in new], "late": late}
    return [(Happened.REMINDED, data)] if new else []


def _outcome(
    folder: Path, parcels: Collection[_Parcel], removed: list[str], printing: str, *, recorded: bool
) -> Outcome:
    lines = [
        f"Pengingat untuk {len(parcels)} bagian ditulis di {folder}: surat, pesan, dan draf surel."
        if parcels else "Tidak ada bagian yang perlu diingatkan."
    ]  # fmt: skip
    for each in parcels:
        late = f", {each.owing.lateness}" if each.owing.lateness else ""
        lines.append(f"  {each.owing.each.bureau.name}: {each.owing.owed.value}{late}")
        if each.lacking:
            lines.append(f"    Tanpa lampiran: {each.lacking} tidak ada atau sudah berubah; buat lagi.")
    lines += [f"Pengingat lama dihapus: {', '.join(removed)}."] if removed else []
    lines += [printing] if printing else []
    reminders = [
        {"bureau": each.owing.code, "owes": each.owing.owed.value, "late": each.owing.days_late,
         "files": [f"berkas/{FOLDER}/{name}" for name in each.files]}
        for each in parcels
    ]  # fmt: skip
    return Outcome(
        tuple(lines), {"reminders": reminders, "removed": removed, "recorded": int(recorded)}
    )
