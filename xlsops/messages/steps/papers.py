"""Recap, documents and tables for analysts: where they lie, what they lack (step 9)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages import clauses
from xlsops.messages.message import listed


def recap(file: PurePath) -> str:
    return f"Rekap ditulis: {file}"


def recap_holds(received: int, asked: int, errors: int, warnings: int) -> str:
    findings = clauses.counted_findings(errors, warnings)
    return f"Memuat {clauses.bureaus_out_of(received, asked)}; {findings} terbuka."


RECAP_FINAL = "Rekap ini final: semua bagian sudah disahkan dan diserahkan."


def recap_provisional(missing: Sequence[str], unapproved: Sequence[str], otherwise: str) -> str:
    """Why the recap is not final, by bureau where it is one's, else ``otherwise``."""
    told = [f"belum mengirim: {listed(missing)}"] if missing else []
    told += [f"belum disahkan: {listed(unapproved)}"] if unapproved else []
    return f"Rekap ini SEMENTARA, {'; '.join(told) or otherwise}."


def bundle(file: PurePath) -> str:
    return f"Berkas Bukti ditulis: {file}"


def bundle_holds(count: int) -> str:
    return f"Memuat {count} dokumen di belakang daftar isi."


def lacking(title: str, note: str) -> str:
    return f"Belum ada: {title} ({note})."


def print_as_before(file: PurePath) -> str:
    return f"PDF tidak berubah: {file}"


def printed(file: PurePath) -> str:
    return f"PDF untuk dibagikan: {file}"


def unprinted(*, printer: bool, stale: str = "") -> str:
    """``printer`` tells whether there is a program that prints, ``stale`` which older print lies there."""
    why = "LibreOffice gagal mencetaknya" if printer else "LibreOffice tidak ada di komputer ini"
    old = f" {stale} yang ada berasal dari berkas sebelumnya." if stale else ""
    return f"PDF tidak dibuat karena {why}; cetak dari Excel.{old}"


ANSWERS = "jawaban"
FINDINGS = "temuan"
RESULTS = "baris rekap"
"""What the rows of a table for analysts are."""


def exported(file: PurePath, count: int, rows: str) -> str:
    return f"Ditulis: {file}, {count} {rows}."


def exported_from(period: str, coverage: str, folder: str) -> str:
    return f"{period}: {coverage} ({folder})"


def exported_twice(period: str, folders: int) -> str:
    return (
        f"PERIKSA {period}: ada di {folders} folder, jadi barisnya berulang; "
        "bedakan dengan kolom folder, atau sebutkan satu saja."
    )


def skipped(folder: str, reason: str) -> str:
    return f"DILEWATI {folder}: {reason}"
