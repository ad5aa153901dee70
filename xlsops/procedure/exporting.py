"""Gives analysts what is known of periods: as frames in Python, as files; nothing in a folder changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.calendar import WIB
from xlsops.errors import NotWritableError, XlsopsError, reason_of
from xlsops.files.folders import is_folder, period_folders_in, require_place
from xlsops.files.writing import write_through
from xlsops.frames.answers import answers_frame
from xlsops.frames.file_formats import require_kind, write_frame
from xlsops.frames.findings import findings_frame
from xlsops.frames.period_seen import PeriodSeen
from xlsops.frames.results import results_frame
from xlsops.frames.subjects import Subject
from xlsops.messages.message import folder_name
from xlsops.procedure.intake.inbox import readable_name
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of

if TYPE_CHECKING:
    from xlsops.frames.column_kinds import Frame

FolderName = str | PathLike[str]
FRAMES: Mapping[Subject, Callable[[Sequence[PeriodSeen]], "Frame"]] = {
    Subject.ANSWERS: answers_frame,
    Subject.FINDINGS: findings_frame,
    Subject.RESULTS: results_frame,
}
_TABLES = {
    Subject.ANSWERS: "JawabanKinerja",
    Subject.FINDINGS: "TemuanKinerja",
    Subject.RESULTS: "DataKinerja",
}
ROWS = {
    Subject.ANSWERS: messages.papers.ANSWERS,
    Subject.FINDINGS: messages.papers.FINDINGS,
    Subject.RESULTS: messages.papers.RESULTS,
}


def frame(folder: FolderName, *more: FolderName, now: datetime | None = None) -> "Frame":
    """Return every answer of these period folders that counts, a row each, blank ones too.

    >>> import xlsops
    >>> jawaban = xlsops.frame("Kinerja TW2 2026")
    >>> rupiah = jawaban[jawaban["kolom"] == "rp_2"]
    >>> rupiah.groupby("kode_bagian", observed=True)["angka"].sum()
    kode_bagian
    HUKUM      218472000
    UMUM      1120010000
    KKP      10120533000
    Name: angka, dtype: object

    The columns are the same whatever the folders hold:

    - ``tahun``, ``triwulan``, ``periode``, ``kantor``, ``folder``, ``kode_bagian``, ``bagian``: whose row
      it is.
    - ``blok``, ``id``, ``uraian``: the indicator or sub kegiatan; ``kolom``, ``judul``,
      ``jenis_kolom``: what was asked of it, by key, heading and kind; ``satuan``: the unit of numbers.
    - ``jenis_isian``: what stands in the cell: angka, teks, kosong, tanggal, logika, galat, or rumus
      (a formula without a result).
    - ``angka``: the number as a Decimal, exactly as it counts, None where there is none; a text such
      as 1.234,56 is read. ``angka_float``: the same as a float. ``teks``: what a person reads.
    - ``lembar``, ``sel``, ``sha256``, ``berkas``: the cell in the original, which lies in ``arsip``.
    - ``diterima``: when it came; ``keadaan``: where its bureau stands; ``diserahkan``: whether that
      was handed over as it stands.
    - ``galat``, ``peringatan``, ``informasi``, ``kode_temuan``: how many open findings the answer
      has, and their codes.

    ``now`` is the day on which acceptances must hold, today without it. Raises XlsopsError where a
    folder is none of a period, or damaged. Nothing is written; Excel may have the workbook open.
    """
    return answers_frame(_all(now, folder, *more))


def findings(folder: FolderName, *more: FolderName, now: datetime | None = None) -> "Frame":
    """Return every finding of these period folders with what was decided about it, a row each.

    ``status`` is Terbuka, Diterima dengan penjelasan, or Diperbaiki; ``usulan`` marks those of a
    revision that waits for approval. Otherwise as ``frame``.
    """
    return findings_frame(_all(now, folder, *more))


def results(folder: FolderName, *more: FolderName, now: datetime | None = None) -> "Frame":
    """Return the rows and columns of the sheet ``Data`` of these folders' recaps, figures as Decimals.

    Behind them stand the columns the offices added. Otherwise as ``frame``.
    """
    return results_frame(_all(now, folder, *more))


def export(
    folders: Sequence[Path],
    target: Path,
    subject: Subject,
    now: datetime,
    progress: Progress = silent,
) -> Outcome:
    """Write a frame of these folders as the kind of file the target's ending says.

    A folder that cannot be read is named and left out. Raises XlsopsError where none can be read,
    or the file cannot be written.
    """
    _require_target(target)
    seen, skipped = _read(folders, now, progress)
    if not seen:
        raise _nothing(skipped)
    progress(messages.progress.writing(target.name), len(folders), len(folders))
    made, name = FRAMES[subject](seen), _TABLES[subject]
    write_through(target, lambda file: write_frame(file, made, target, name, now))
    doubles = doubles_of((each.view.spec.period.label, each.office) for each in seen)
    lines = (
        messages.papers.exported(target, len(made), ROWS[subject]),
        *(f"  {_from(each)}" for each in seen),
        *doubles,
        *(messages.papers.skipped(name, str(error)) for name, error in skipped.items()),
    )
    facts = {
        "file": str(target),
        "what": subject.value,
        "rows": len(made),
        "columns": list(made.columns),
        "periods": {each.folder: each.view.spec.period.label for each in seen},
        "skipped": {name: str(error) for name, error in skipped.items()},
    }
    return Outcome(lines, facts, attention=bool(skipped or doubles))


def _all(now: datetime | None, *folders: FolderName) -> list[PeriodSeen]:
    moment = now or datetime.now(WIB)
    return [_seen(each, moment) for each in _once([Path(each) for each in folders])]


def period_seen(period: LoadedPeriod) -> PeriodSeen:
    """Return all that is known of a period as it stands."""
    name = Path(folder_name(period.folder.root)).name
    return PeriodSeen(readable_name(name), view_of(period))


def _seen(folder: Path, now: datetime) -> PeriodSeen:
    """Return a period folder as it stands; who reads it matters not, for nothing is done."""
    require_folder(folder)
    return period_seen(load(folder, now, "", reading=True))


def require_folder(folder: Path) -> None:
    """Raise unless the folder that is to be read is there."""
    if not is_folder(folder):
        raise XlsopsError(messages.frames.no_folder(folder))


def folders_in(roots: Sequence[Path]) -> list[Path]:
    """Return the period folders in these, each once; one that holds none stands for itself, to be told of."""
    return _once([each for root in roots for each in (*period_folders_in(root),) or (root,)])


def _once(folders: Sequence[Path]) -> list[Path]:
    """Return folders without those named before."""
    return list({each.resolve(): each for each in reversed(folders)}.values())[::-1]


def _read(
    folders: Sequence[Path], now: datetime, progress: Progress
) -> tuple[list[PeriodSeen], dict[str, XlsopsError]]:
    """Return what is known of each folder, and why some cannot be read, by name."""
    seen, skipped = list[PeriodSeen](), dict[str, XlsopsError]()
    for number, each in enumerate(_once(folders)):
        progress(messages.progress.reading(Path(folder_name(each)).name), number, len(folders))
        try:
            seen.append(_seen(each, now))
        except XlsopsError as error:
            skipped[str(each)] = error
    return seen, skipped


def _nothing(skipped: Mapping[str, XlsopsError]) -> XlsopsError:
    if len(skipped) == 1:
        return next(iter(skipped.values()))
    return nothing_of({name: str(error) for name, error in skipped.items()})


def nothing_of(skipped: Mapping[str, str]) -> XlsopsError:
    """Return that none of these folders can be read, each with its reason."""
    return XlsopsError(
        messages.frames.nothing_read([f"{name}: {reason}" for name, reason in skipped.items()])
    )


def _from(seen: PeriodSeen) -> str:
    period, coverage = seen.view.spec.period.label, seen.view.recap.coverage
    return messages.papers.exported_from(period, coverage, seen.folder)


def doubles_of(held: Iterable[tuple[str, str]]) -> list[str]:
    """Return for each period of an office that more than one folder holds that its rows come twice."""
    return [
        messages.papers.exported_twice(period, count)
        for (period, _), count in Counter(held).items()
        if count > 1
    ]


def _require_target(target: Path) -> None:
    """Raise unless a file may be written there, before anything is read for it."""
    require_kind(target)
    try:
        require_place(target)
    except OSError as error:  # a name no folder can hold
        raise NotWritableError(target.parent, reason_of(error)) from error
