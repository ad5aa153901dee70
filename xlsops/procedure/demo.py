"""Plays a whole quarter on sample data and proves that every planted mistake is found."""

import hashlib
import json
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from time import perf_counter

from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages.view import View
from xlsops.core.periods import Period as Quarter
from xlsops.core.spec_reading import WIB
from xlsops.core.state import Fate
from xlsops.errors import FolderExistsError, NotWritableError, XlsopsError
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.collecting import collect, findings_data
from xlsops.procedure.forms import make_forms, template_of
from xlsops.procedure.naming import form_name
from xlsops.procedure.opening import Opening, open_period
from xlsops.procedure.period import Period, load
from xlsops.procedure.recapping import make_recap_book
from xlsops.procedure.sample_filling import filled, line_of, stray
from xlsops.procedure.sample_quarter import (
    DELIVERIES,
    DUPLICATE,
    FORMATS,
    LAST,
    MISSING,
    OPENED,
    ROUNDS,
    STRAYS,
)  # fmt: skip
from xlsops.procedure.viewing import view_of

MANIFEST = ".contoh.json"
_KEY = hashlib.sha256(b"DATA CONTOH: kunci demo, bukan rahasia").digest()
_DUE = datetime(2026, 7, 10, 16, tzinfo=WIB)
_ACTOR = "Kasubbag (contoh)"
Marks = Counter[tuple[str, ...]]


class DemoMismatchError(XlsopsError):
    """What was planted and what was found are not the same."""

    def __init__(self, missed: list[str], invented: list[str]) -> None:
        super().__init__(
            f"Demo gagal: kesalahan yang ditanam dan yang ditemukan tidak sama. "
            f"Terlewat: {', '.join(missed) or 'tidak ada'}. Berlebih: {', '.join(invented) or 'tidak ada'}."
        )
        self.missed = missed
        self.invented = invented


def play(root: Path, progress: Progress = silent) -> Outcome:
    """Play the quarter in a folder; an earlier demo nobody touched is replaced."""
    started = perf_counter()
    _clear(root)
    open_period(root, Opening(Quarter(2026, 2), _DUE, _KEY), OPENED, _ACTOR)
    progress("Membuat format", 0, len(ROUNDS) + 2)
    make_forms(load(root, FORMATS, _ACTOR))
    for number, moment in enumerate(ROUNDS, 1):
        progress(f"Kiriman {moment:%d/%m}", number, len(ROUNDS) + 2)
        period = load(root, moment, _ACTOR)
        _deliver(period)
        collect(period)
    progress("Membuat rekap", len(ROUNDS) + 1, len(ROUNDS) + 2)
    recap = make_recap_book(load(root, LAST, _ACTOR))
    period = load(root, LAST, _ACTOR)
    view = view_of(period)
    planted, found = _planted(period), _found(view)
    _keep_manifest(root)
    missed = [" ".join(each) for each in (planted - found).elements()]
    invented = [" ".join(each) for each in (found - planted).elements()]
    if missed or invented:
        raise DemoMismatchError(sorted(missed), sorted(invented))
    progress("Selesai", len(ROUNDS) + 2, len(ROUNDS) + 2)
    return _outcome(root, view, recap, planted, perf_counter() - started)


def _outcome(root: Path, view: View, recap: Outcome, planted: Marks, seconds: float) -> Outcome:
    files = view.state.files.values()
    accepted = sum(each.accepted for each in files)
    refused = sum(each.fate is Fate.REFUSED for each in files)
    missing = [each.bureau.code for each in view.bureaus if each.record is None]
    findings = findings_data(view)
    total = planted.total()
    return Outcome(
        (
            f"Satu triwulan contoh selesai dimainkan di {root} ({seconds:.1f} detik).",
            f"{len(view.bureaus)} format dibuat; {len(files)} berkas masuk: {accepted} diterima, "
            f"{refused} ditolak dengan alasan, 1 salinan ganda dihitung sekali; belum mengirim: {', '.join(missing)}.",
            f"Temuan terbuka: {findings['galat']} galat, {findings['peringatan']} peringatan. "
            f"Ditanam {total} kesalahan, ditemukan {total}: tidak ada yang terlewat atau berlebih.",
            f"Buka {root / 'Kendali Kinerja.xlsx'} (lembar Beranda dan Temuan), lalu {root / str(recap.data['recap'])}.",
        ),
        {
            "folder": str(root),
            "bureaus": len(view.bureaus),
            "formats": len(view.state.formats),
            "submissions": len(files),
            "accepted": accepted,
            "refused": refused,
            "missing": missing,
            "findings": findings,
            "planted": total,
            "found": _found(view).total(),
            "recap": recap.data["recap"],
            "seconds": round(seconds, 2),
        },
    )


def _deliver(period: Period) -> None:
    """Put into the inbox what arrives before this moment."""
    inbox = period.folder.inbox
    template = template_of(period.folder)
    for delivery in DELIVERIES:
        if delivery.at == period.now:
            form = (period.folder.formats / form_name(period, delivery.bureau)).read_bytes()
            write_whole(inbox / delivery.name, filled(form, delivery, period))
    for each in STRAYS:
        if each.at == period.now:
            write_whole(inbox / each.name, stray(each.kind, template, period, each.at))
    moment, name, copy = DUPLICATE
    if moment == period.now:
        write_whole(inbox / copy, (inbox / name).read_bytes())


def _planted(period: Period) -> Marks:
    """Return what must be found: findings by identity, refusals by code and name."""
    marks: Marks = Counter()
    for delivery in DELIVERIES:
        layout = period.layouts[delivery.bureau]
        for each in delivery.planted:
            for wanted in each.found:
                code, _, key = wanted.partition(":")
                marks[code, delivery.bureau, line_of(layout, each.line), key or each.key] += 1
    marks.update((each.kind.code, each.name) for each in STRAYS)
    marks.update(("belum mengirim", code) for code in MISSING)
    return marks


def _found(view: View) -> Marks:
    """Return what was found: open and mended findings, refusals, bureaus that owe."""
    marks: Marks = Counter()
    for each in view.bureaus:
        marks.update(finding.identity for finding in (*each.findings, *each.accepted, *each.fixed))
        if each.record is None:
            marks["belum mengirim", each.bureau.code] += 1
    marks.update(
        (each.code, each.name) for each in view.state.files.values() if each.fate is Fate.REFUSED
    )
    return marks


def _hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def _keep_manifest(root: Path) -> None:
    """Remember every file of the demo, so that a later demo only ever removes its own."""
    write_whole(root / MANIFEST, json.dumps(_hashes(root), indent=1, sort_keys=True).encode())


def _clear(root: Path) -> None:
    """Remove an earlier demo in which nobody changed or added anything; else refuse."""
    if not root.exists() or (root.is_dir() and not any(root.iterdir())):
        make_folder(root.parent)
        return
    try:
        known = json.loads((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FolderExistsError(root) from error
    if root.is_symlink() or known != _hashes(root):
        raise FolderExistsError(root)
    try:
        shutil.rmtree(root)
    except OSError as error:
        raise NotWritableError(root, "demo yang lama tidak dapat dihapus") from error
