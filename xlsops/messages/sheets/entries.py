"""What a row of ``Catatan`` lacks, or an option of ``record``, and what to do about it."""

REASON_OF_FILE_MISSING = (
    "Alasannya belum ditulis. Tulis mengapa kiriman itu dikesampingkan atau dipakai lagi."
)
REASON_OF_SKIP_MISSING = "Alasannya belum ditulis. Tulis mengapa langkah ini dilewati."
CELL_MISSING = "Selnya belum diisi. Tulis lembar dan selnya, misalnya Indikator!N12."
FINDING_MISSING = "Temuannya belum ditulis. Tulis apa yang salah; lalu apa yang harus dilakukan."
DAY_MISSING = "Tanggal belum diisi. Isi tanggal kejadiannya."
DAY_OF_RECEIPT_MISSING = "Tanggal belum diisi. Isi tanggal formatnya diterima."
RECEIVER_MISSING = "Peserta belum diisi. Isi nama penerima formatnya."
PLACE_MISSING = "Tempat rapat belum diisi. Isi tempatnya."
PEOPLE_MISSING = "Peserta rapat belum diisi. Isi sekurangnya satu nama."
ONLY_MEETING_PLANNED = "Hanya rapat (langkah 4) yang dapat direncanakan."
GRADE_MISSING = "Untuk temuan pilih galat atau peringatan; bila kosong, galat."
BUREAU_BESIDE_STEP = "Kode Bagian hanya untuk baris kiriman dan tanda terima. Kosongkan sel ini."


def _bureau_missing(which: str) -> str:
    return f"Kode Bagian belum diisi. Pilih bagian yang {which}."


BUREAU_OF_FILE_MISSING = _bureau_missing("kirimannya dimaksud")
BUREAU_OF_APPROVAL_MISSING = "Pengesahan bagian mana yang dibuka? Isi Kode Bagian."
REASON_OF_REOPENING_MISSING = (
    "Pengesahan hanya dibuka dengan alasan. Tulis alasannya di kolom Catatan (--notes)."
)
BUREAU_OF_CELL_MISSING = _bureau_missing("isiannya dimaksud")
BUREAU_OF_RECEIPT_MISSING = _bureau_missing("menerima formatnya")


def written_twice(what: str, row: int) -> str:
    return f"{what} sudah dicatat di baris {row}. Ubah baris itu, lalu kosongkan baris ini."


def cannot_be_skipped(number: int) -> str:
    return f"Langkah {number} tidak dapat dilewati; yang dapat: langkah 1, 2, dan 4."


def cannot_be(what: str, done: str) -> str:
    return f"{what} tidak dapat {done}. Kosongkan sel ini."


def grade_only_of(what: str) -> str:
    return f'Galat dan peringatan hanya untuk baris "{what}". Kosongkan sel ini.'


def bureau_not_asked(text: str) -> str:
    return f'Bagian "{text}" tidak ada atau tidak aktif di Master Bagian. Pilih dari daftar.'


def role_unknown(text: str) -> str:
    return f'Peran "{text}" tidak ada di lembar Pejabat. Pilih dari daftar.'


def day_impossible(day: str, why: str) -> str:
    return f"Tanggal {day} tidak mungkin. {why}"
