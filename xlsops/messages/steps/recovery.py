"""What a run that was cut short left, and what became of it; what was typed where nobody types."""

from collections.abc import Sequence

from xlsops.messages.message import listed

GONE = "hilang"
OTHERWISE = "tidak seperti yang tercatat"
UNTOLD = "belum tercatat"


def files(count: int, folder: str, names: Sequence[str]) -> str:
    return f"{count} berkas {folder}/ ({listed(names, most=3)})"


def mended(files: str, state: str) -> str:
    return f"{files} yang {state}"


def swept(count: int) -> str:
    return f"{count} berkas sementara dari pekerjaan yang terputus dihapus"


def healed(what: str) -> str:
    return f"Dipulihkan: {what}."


def originals_restored(names: Sequence[str]) -> str:
    return (
        f"Dipulihkan dari folder masuk: {len(names)} berkas arsip/ yang hilang atau tidak seperti yang "
        f"diterima ({listed(names, most=3)}). Cari tahu siapa yang mengubahnya."
    )


def not_mended(files: str, command: str) -> str:
    return f"Belum pulih: {files} tidak seperti yang tercatat. Jalankan: xlsops {command}"


def typed_on_sheets(texts: Sequence[str], more: int) -> str:
    """``texts`` quote what was typed, sheet by sheet; ``more`` sheets are not quoted."""
    rest = f"; dan {more} lembar lagi" if more else ""
    return f"Tulisan di lembar program dipindahkan ke lembar Riwayat: {'; '.join(texts)}{rest}."


def clock_behind(now: str, last: str) -> str:
    return (
        f"PERIKSA JAM: waktu komputer ini ({now}) lebih awal daripada catatan "
        f"terakhir ({last}). Urutan tetap menurut jurnal."
    )
