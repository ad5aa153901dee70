"""The request forms: how many were made, who has which, what came with them (steps 2, 3 and 5)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import listed

WITH_EMBLEM = "Lambang daerah dari folder templates ada di setiap format."
WITHOUT_EMBLEM = (
    "Tanpa lambang daerah: folder templates tidak memuat gambar. Bila ingin, taruh satu gambar png atau "
    "jpg di sana, lalu ulangi."
)


def made(count: int, folder: PurePath, asked: int) -> str:
    """``asked`` is how many cells of all forms must be filled."""
    return f"{count} format ada di folder {folder}, {asked} isian wajib seluruhnya."


def as_before(count: int) -> str:
    return f"{count} format sama seperti sebelumnya."


def older(bureaus: Sequence[str]) -> str:
    return (
        f"{len(bureaus)} bagian memegang format yang lebih lama daripada Master: {listed(bureaus)}. "
        "Kirimkan format terbarunya, lalu catat dengan Sampaikan Format. Bagian yang sudah mengirim "
        "dapat juga dikembalikan: salinannya memuat yang baru."
    )


def older_than_master(bureaus: Sequence[str]) -> str:
    """The masters changed because an earlier quarter did."""
    return (
        f"Format yang sudah dibuat lebih lama daripada Master: {listed(bureaus)}. Kiriman yang sudah "
        "masuk tetap dihitung, dengan angka baru. Agar format memuatnya, jalankan: xlsops formats"
    )


def sent(bureaus: Sequence[str], channel: str) -> str:
    return f"Format disampaikan kepada {len(bureaus)} bagian{_by(channel)}: {listed(bureaus)}."


def sent_before(channel: str) -> str:
    return f"Format sudah disampaikan kepada semua bagian{_by(channel)}."


def _by(channel: str) -> str:
    return f" lewat {channel}" if channel else ""


def covers(folder: PurePath) -> str:
    return f"Surat pengantar, pesan, dan draf surel dengan formatnya: {folder}."


def reminders(count: int, folder: PurePath) -> str:
    return (
        f"Pengingat untuk {count} bagian ditulis di folder {folder}: surat, pesan, dan draf surel."
    )


NO_REMINDERS = "Tidak ada bagian yang perlu diingatkan."


def reminded(bureau: str, owed: str, lateness: str) -> str:
    return f"{bureau}: {owed}{f', {lateness}' if lateness else ''}"


def reminders_settled(bureaus: Sequence[str]) -> str:
    """Bureaus that were reminded earlier today and have done their part since."""
    return f"Pengingat hari ini yang tidak perlu dikirim lagi: {listed(bureaus)}."


def unattached(file: str) -> str:
    return f"Tanpa lampiran: {file} tidak ada atau sudah berubah; buat lagi."


def after_filling(minutes: int) -> str:
    """Return until when answers are due where no date is set."""
    return f"{minutes} menit kerja sejak bagian menerima format dan rapat selesai"


def no_due_date(basis: str, until: str) -> str:
    return (
        f"Batas waktu kirim di lembar Pengaturan kosong, jadi yang berlaku {basis}: {until}. "
        "Bila ada tanggalnya, isi sebelum Buat Format: batas itu tercetak di format dan surat."
    )


_DUE_IS_PRINTED = "Bila keliru, betulkan di lembar Pengaturan, lalu Buat Format: batas itu tercetak di format dan surat."


def due_before(due: str, period: str, begins: str) -> str:
    return (
        f"Batas waktu kirim {due} lebih awal daripada awal {period} ({begins}). {_DUE_IS_PRINTED}"
    )


def due_over(due: str) -> str:
    return f"Batas waktu kirim {due} sudah lewat. {_DUE_IS_PRINTED}"


def no_holidays(years: str) -> str:
    return (
        f"Lembar Hari Libur tidak memuat satu hari pun pada tahun {years}; yang dihitung usulan program "
        "(perkiraan). Isi hari libur tahun itu menurut ketetapan pemerintah."
    )


def sample_left(settings: str) -> str:
    return (
        "Lembar Pengaturan masih berisi teks contoh yang ikut tercetak di format dan surat: "
        f"{settings}. Ganti dengan yang sebenarnya, lalu Buat Format lagi."
    )
