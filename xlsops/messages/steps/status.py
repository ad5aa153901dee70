"""Where a period stands: its steps, its bureaus, what comes next."""

from pathlib import PurePath

ENDED = "semua langkah selesai"
WORKBOOK_OPEN = "Buku kerja sedang terbuka di Excel; lembarnya dilukis ulang setelah ditutup."
FOLDER_READ_ONLY = "Folder ini hanya dapat dibaca; lembar buku kerja tidak diperbarui."


def left_out(count: int) -> str:
    """Rows of the masters are wrong, and the rest is told without them."""
    return (
        f"PERIKSA: {count} hal di buku kerja harus diperbaiki. Barisnya dilewati, lembar tidak dilukis "
        "ulang, dan bagian yang memilikinya belum lengkap di bawah ini:"
    )


def at_step(number: int, label: str) -> str:
    return f"langkah sekarang: {number} {label}"


def period(title: str, where: str) -> str:
    return f"{title} · {where}"


def step(number: int, label: str, status: str, count: str, late: str) -> str:
    return f"{number}. {label}: {status}{f' ({count})' if count else ''}{late}"


def action(sentence: str, *, overdue: bool) -> str:
    return f"{'Terlambat' if overdue else 'Berikutnya'}: {sentence}"


def bureau(code: str, status: str, file: str, holder: str, lateness: str, *, older: bool) -> str:
    """``file`` is a revision that waits, ``holder`` with whom it lies, ``older`` that its form is."""
    waiting, form = f" ({file})" if file else "", ", format lama" if older else ""
    rest = f", {holder}" if holder else ""
    return f"{code:<10} {status}{waiting}{rest}{form}{f', {lateness}' if lateness else ''}"


def page(file: PurePath) -> str:
    return f"Halaman status ditulis: {file}"
