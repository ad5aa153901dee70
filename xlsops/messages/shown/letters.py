"""What letters and documents say besides the wording an office may change: letters as plain text, remarks.

The wording of the documents themselves is a file of its own, ``resources``, which an office lays its own over.
"""

SAMPLE = "DATA CONTOH: angka dan nama dalam surat ini tidak nyata"
THANKS = "Atas perhatian dan kerja sama Saudara, kami sampaikan terima kasih."
MEND_ALL = (
    "2. Perbaiki setiap galat. Untuk peringatan, perbaiki angkanya atau tulis penjelasan "
    "pada kolom yang disebutkan."
)

NOT_OPENED = "periode belum dibuka"
NO_FORMATS = "format belum dibuat"
NO_SUBMISSION = "belum ada kiriman yang diterima"
NO_FILE = "belum ada kiriman yang masuk"
NOTHING_RETURNED = "tidak ada data yang dikembalikan"
NO_RECAP = "rekap belum dibuat"
SENT_SINCE_RECAP = "ada kiriman sesudah rekap dibuat"
CHANGED_SINCE_HANDOVER = "data berubah sesudah diserahkan; serahkan lagi"
SIGN_BY_HAND = "paraf, tanggal, dan tanda tangan diisi tangan"
AGENDA_BY_HAND = "nomor agenda, tanggal, dan paraf diisi tangan"
PLACE_BY_HAND = "hari, tanggal, dan tempat diisi tangan"
INVITATION_BY_HAND = "nomor, hari, waktu, dan tempat diisi tangan"
INVITATION_UNKNOWN = "undangan tidak tercatat; yang kosong diisi tangan"
RECEIPT_BY_HAND = "tanggal, nama, dan paraf diisi penerima"
ATTENDANCE_BY_HAND = "nama dan tanda tangan diisi peserta"
MINUTES_BY_HAND = "diisi notulis, lalu rapat dicatat"
UNDER_AN_HOUR = "kurang dari 1 jam kerja"


def checked(bureau: str, period: str, day: str, hour: str, found: str) -> str:
    """Return how the letter of a return begins."""
    return (
        f"Data kinerja {bureau} {period} yang kami terima pada {day} pukul {hour} telah diperiksa. "
        f"Terdapat {found}, yaitu:"
    )


def errors_to_mend(count: str) -> str:
    return f"{count} galat yang harus diperbaiki"


def warnings_to_mend(count: str) -> str:
    return f"{count} peringatan yang perlu diperbaiki atau dijelaskan"


def item(number: int, severity: str, sheet: str, cell: str, subject: str, told: str) -> str:
    """Return one finding of the letter."""
    about = f" ({subject})" if subject else ""
    return f"{number}. [{severity}] Lembar {sheet}, sel {cell}{about}: {told}"


def open_restored(copy: str) -> str:
    return f"1. Buka berkas terlampir: {copy}. Semuanya sudah dipulihkan di situ dan tidak ada yang perlu diisi."


def open_marked(copy: str) -> str:
    return (
        f"1. Buka berkas terlampir: {copy}. Hanya sel yang ditandai, penjelasan angkanya, dan identitas pengisi yang "
        "dapat diisi; isian lain sama seperti yang Saudara kirim."
    )


def send_as_it_is(until: str) -> str:
    return f"2. Kirim kembali berkas itu apa adanya {until}."


def send_mended(until: str) -> str:
    return f"3. Simpan, lalu kirim kembali berkas itu {until}."


def soon(due: str) -> str:
    return f"secepatnya, karena batas waktu {due} sudah lewat"


def at_latest(due: str) -> str:
    return f"paling lambat {due}"


def not_validated(lacking: str) -> str:
    return f"validasi belum selesai ({lacking})"


def confirmed(count: int, asked: int) -> str:
    return f"{count} dari {asked} bagian sudah menyatakan menerima"


def not_counted_yet(why: str) -> str:
    """Return what is said of a revision in the list of files."""
    return f"Belum dihitung. {why}".strip()


def not_counted(waits: str) -> str:
    return f"{waits}, tidak ikut dihitung"


def changed_outside(told: str, code: str) -> str:
    return f"{told}; lihat Temuan kode {code}"


def errors_open(count: int) -> str:
    return f"{count} galat terbuka"


def not_sent(bureaus: str) -> str:
    return f"belum mengirim: {bureaus}"


def not_approved(bureaus: str) -> str:
    return f"belum disahkan: {bureaus}"


def people_came(count: int) -> str:
    return f"{count} orang (daftar hadir terlampir)"


def wording_unreadable(error: str) -> str:
    """Return what is wrong with an office's own wording of the documents."""
    return f"susunannya tidak dikenali ({error})"


def wording_section(section: str) -> str:
    return f"bagian [{section}] tidak dikenal"


def wording_key(where: str) -> str:
    return f"{where} tidak dikenal"


def wording_kind(where: str, *, one: bool) -> str:
    kind = "satu kalimat" if one else "daftar kalimat"
    return f"{where} harus berupa {kind} di antara tanda kutip"


def wording_fact(where: str, word: str) -> str:
    return f"{where} memakai {word} yang tidak dikenal"


def wording_braces(where: str) -> str:
    return f"{where} memuat kurung kurawal tanpa pasangan"
