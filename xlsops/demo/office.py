"""What the demo's office does beside collecting: what it records, decides, and asks to be mended."""

from datetime import date

from msgspec import Struct

from xlsops.core.journal.state import FileIdentity
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.steps import Step

KASUBBAG, KABAG = "Kasubbag (contoh)", "Kabag (contoh)"
CHANNEL = "grup WhatsApp jabatan pelaksana"
EXPLANATION = "Sudah diperiksa ulang terhadap dokumen pendukung di bagian."
"""What a bureau writes where an explanation is asked for."""

_MINUTES = """\
Tiap kolom format dibahas satu per satu bersama satuan dan targetnya.
Realisasi ditulis sebagai angka saja; 0 bila memang nihil, kosong bila belum diukur.
Bukti dukung disebut nama, nomor, dan tanggal dokumennya.
Kiriman yang dikembalikan diperbaiki hanya pada sel yang ditandai."""


class Word(Struct, frozen=True):
    """What the Kabag types beside a finding: why it is accepted, on what evidence, until when.

    ``finding`` is its identity, with ``#1`` for the bureau's first sub-activity.
    """

    finding: FileIdentity
    note: str
    evidence: str = ""
    until: date | None = None


def orders() -> tuple[Entry, ...]:
    """Return the dispositions of steps 1 and 2."""
    return (
        Entry(
            Deed.DONE,
            Step.ORDER,
            day=date(2026, 7, 1),
            time="07.40",
            number="050/CONTOH-1/2026",
            notes="Bahan laporan kinerja sudah harus lengkap pada pertengahan Juli.",
        ),
        Entry(
            Deed.DONE,
            Step.FORMATS,
            day=date(2026, 7, 1),
            time="08.00",
            number="050/CONTOH-2/2026",
            notes="Format disampaikan hari ini juga; rapat pembahasan besok pagi.",
        ),
    )


def meeting(codes: tuple[str, ...]) -> Entry:
    """Return the meeting of step 4, to which one came from each of these bureaus."""
    return Entry(
        Deed.DONE,
        Step.MEETING,
        day=date(2026, 7, 2),
        time="09.00",
        place="Ruang Rapat Sekretariat Daerah",
        number="005/CONTOH-3/2026",
        people=tuple(f"Petugas {code} (contoh) ({code})" for code in codes),
        notes=_MINUTES,
    )


def handing() -> Entry:
    """Return the handover of step 8, as it is recorded once it took place."""
    return Entry(
        Deed.DONE,
        Step.HANDOVER,
        day=date(2026, 7, 16),
        time="10.40",
        place="Ruang Kasubbag",
        number="050/CONTOH-4/2026",
        notes="Berkas asli kiriman ikut diserahkan di dalam folder periode.",
    )


FIRST_WORDS = (
    Word(
        ("V07", "TAPEM", "#1", keys.spent(2)),
        "Angkanya sama dengan SPJ; bagian sudah diberi tahu cara mengetiknya.",
        "SPJ nomor 900/CONTOH/2026",
    ),
    Word(
        ("V23", "KESRA", "KESRA-01", keys.EVIDENCE),
        "Bukti dukung diserahkan dalam bentuk cetak dan sudah dilihat.",
        "Laporan nomor 460/CONTOH/2026", date(2026, 12, 31),
    ),
    Word(
        ("V09", "PBJ", "PBJ-01", keys.actual(2)),
        "Paket yang selesai memang lebih banyak daripada rencana triwulan ini.",
        "Laporan nomor 027/CONTOH/2026",
    ),
    Word(("V10", "PBJ", "PBJ-03", keys.actual(2)), "Angkanya benar, hanya satuannya ikut tertulis."),
    Word(
        ("V30", "PROKOPIM", keys.WHOLE_FILE, keys.WHOLE_FILE),
        "Keterlambatan sudah disampaikan lewat telepon sebelum batas waktu.",
    ),
)  # fmt: skip
"""What the Kabag accepts at first sight; errors go back to the bureaus."""
LAST_WORDS = (
    *(
        Word(
            ("V29", "ORG", line, keys.actual(2)), "Memang diukur sekali setahun, pada triwulan IV."
        )
        for line in ("IKU-01", "IKU-02")
    ),
    Word(
        ("V24", "UMUM", "UMUM-01", keys.EXPLANATION),
        "Keterangan sama dengan triwulan I, sudah dicocokkan.",
    ),
    Word(
        ("V30", "ORG", keys.WHOLE_FILE, keys.WHOLE_FILE),
        "Kiriman pertama memakai format lama; yang benar baru selesai sesudah batas waktu.",
        "Surat Bagian Organisasi nomor 060/CONTOH/2026",
    ),
)
"""What is left when the bureaus have mended their data."""
