"""The outbox: what went out to bureaus, who still waits, and how each is reached."""

from collections.abc import Sequence

from xlsops.messages.message import listed

HOW = (
    "Diisi program dari jurnal. Telepon, surel, dan saluran diambil dari lembar Master Bagian; tanda terima dicatat "
    "di lembar Catatan, lalu Catat Langkah."
)
ANSWERED = "Data sudah diterima"
NOT_MADE = "Format belum dibuat"
NOT_SENT = "Belum disampaikan"
OLDER = "Punya format lama"
RECEIVED = "Format sudah diterima"
UNCONFIRMED = "Belum dikonfirmasi"


def reached(bureau: str, how: str) -> str:
    """``how`` is empty where nobody wrote down how a bureau is reached."""
    return f"{bureau} ({how})" if how else bureau


def unreceived(bureaus: Sequence[str]) -> str:
    return f"Belum mengonfirmasi penerimaan format: {listed(bureaus, mark='; ')}."


def unanswered(bureaus: Sequence[str]) -> str:
    return f"Belum menyampaikan data: {listed(bureaus, mark='; ')}."


def contacted(how: str) -> str:
    return f"Hubungi: {how}"


def reminded(count: int, days: Sequence[str]) -> str:
    return f"{count} kali: {listed(days)}"
