"""A mistake of the program itself: its number, and where more is told."""

from pathlib import PurePath


def stopped(number: str, log: PurePath | None) -> str:
    """``log`` is None where nothing could be written."""
    where = f"Rinciannya di {log}." if log else "Rinciannya tidak dapat disimpan."
    return (
        f"Terjadi kesalahan program (kejadian {number}). Kiriman di folder masuk dan arsip tetap utuh; "
        f"perintah ini boleh diulang. {where} Laporkan nomor itu."
    )
