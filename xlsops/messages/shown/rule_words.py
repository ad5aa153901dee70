"""The rules of an office on sheets: what became of them, which are not run, which are proposed to be suspended."""

from collections.abc import Sequence

from xlsops.messages.message import listed


def propose(code: str, mended: int, mendable: int) -> str:
    return f"Usulan: tangguhkan {code} di lembar Aturan, karena hanya {mended} dari {mendable} temuannya diperbaiki."


def row_tip(sheet: str, address: str) -> str:
    return f"Ke baris aturan ini: {sheet}, sel {address}"


def record_of(period: str) -> str:
    """Return over what the record of rules is told, and where that of several periods is."""
    return (
        f"Hasil setiap aturan pada {period} saja. Beberapa triwulan sekaligus, dan banyaknya baris yang tidak dapat "
        "diperiksa: xlsops rules list, diikuti folder-folder periodenya."
    )


def how_proposed(many: int, percent: int, sheet: str) -> str:
    """Return when a rule is proposed to be suspended, and who does it."""
    return (
        f"Aturan diusulkan ditangguhkan bila dari {many} temuan atau lebih yang sudah selesai (diperbaiki, diterima, "
        f"atau disahkan) kurang dari {percent}% diperbaiki; yang hanya menginformasikan tidak dihitung. Statusnya diubah orang di "
        f"lembar {sheet}, tidak oleh program."
    )


def needs_quarter_before(period: str) -> str:
    return f"Tidak dapat diperiksa pada {period}: syaratnya menyebut triwulan sebelumnya; berlaku lagi mulai TW II."


def unused(codes: Sequence[str], as_delivered: Sequence[str], faults: int) -> str:
    """Return which rules are not run, and which run as they are delivered, until their rows are mended."""
    rests = f"Aturan {listed(codes)} tidak dijalankan" if codes else ""
    runs = f"{listed(as_delivered)} dijalankan seperti bawaannya" if as_delivered else ""
    told = ", dan ".join(each for each in (rests, runs) if each)
    if not told:
        return (
            f"PERIKSA: {faults} hal di lembar Aturan harus diperbaiki sebelum aturannya diberlakukan; "
            "yang lain berjalan:"
        )
    return f"PERIKSA: {told}, sampai yang berikut diperbaiki. Lalu tekan Periksa. Aturan lain berjalan:"


def stale(bureaus: Sequence[str]) -> str:
    """Return which bureaus the rules of today judge otherwise than when all was last checked."""
    return (
        f"Aturan berubah sejak pemeriksaan terakhir; temuannya lain untuk {listed(bureaus)}. "
        "Tekan Periksa, agar salinan dan daftar temuannya ikut baru."
    )
