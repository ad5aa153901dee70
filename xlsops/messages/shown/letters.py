"""What letters and documents say besides the wording an office may change: letters as plain text, remarks.

The wording of the documents themselves is ``templates/berkas.toml``, which an office lays its own over.
"""

import re
from collections.abc import Sequence

_VERBS = (
    "Aktifkan|Beri|Buka|Cocokkan|Ganti|Gunakan|Hapus|Isi|Jelaskan|Keluarkan|Kembalikan|Ketik|Kirim|Kosongkan|"
    "Lengkapi|Minta|Pastikan|Perbaiki|Perbarui|Periksa|Pilih|Pindahkan|Ringkas|Salin|Sebut|Simpan|Tampilkan|Tulis"
)
_ASKED = re.compile(rf"(?:^|(?<=[.:] ))(?:{_VERBS})\b")
_ASKED_THEN = re.compile(
    rf"((?:^|(?<=[.;:] ))(?:[Bb]ila|Di Excel|Di Numbers|Di LibreOffice)\b[^.,;]*, )({_VERBS.casefold()}|putuskan|beri)\b"
)

SAMPLE = "DATA CONTOH: angka dan nama dalam surat ini tidak nyata"
NOT_OPENED = "periode belum dibuka"
NO_FORMATS = "format belum dibuat"
NO_SUBMISSION = "belum ada kiriman yang diterima"
NO_FILE = "belum ada kiriman yang masuk"
NOTHING_RETURNED = "tidak ada data yang dikembalikan"
NO_RECAP = "rekap belum dibuat"
RECAP_PROVISIONAL = "rekap yang terakhir dibuat masih sementara; buat rekap lagi"
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


def politely(text: str) -> str:
    """Return what somebody is told to do as a letter asks for it: every bare imperative is begged for."""
    text = _ASKED.sub(lambda found: f"Mohon {found[0].lower()}", text)
    return _ASKED_THEN.sub(lambda found: f"{found[1]}mohon {found[2]}", text)


def item(number: int, severity: str, sheet: str, cell: str, subject: str, told: str) -> str:
    """Return one finding of the letter."""
    about = f" ({subject})" if subject else ""
    return f"{number}. [{severity}] Lembar {sheet}, sel {cell}{about}: {told}"


def refused(number: int, file: str, came: str, why: str) -> str:
    """Return one of several files of a bureau that were refused, with its reason."""
    return f"{number}. {file}, diterima pada {came}. {why}"


def answered(fate: str, came: str, file: str, version: int) -> str:
    """Return what came in answer to a return; ``version`` is 0 where the file has none."""
    told = f"{fate[:1].upper()}{fate[1:]} {came}: {file}"
    return f"{told} (versi {version})" if version else told


def unanswered(*, again: bool, settled: bool) -> str:
    """Return why nothing answers a return."""
    if again:
        return "Tidak dijawab; dikembalikan lagi"
    return "Disahkan tanpa kiriman baru" if settled else "Belum dijawab"


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


def asked_again(
    number: int, what: str, obstacle: str, plan: str, owner: str, due: str, age: int, since: str
) -> str:
    """An obstacle of the quarter before: of which lines, what was planned, by whom and until when.

    ``age`` is how many quarters it was told one after another, the first of them ``since``.
    """
    facts = {"Hambatan": obstacle, "Rencana": plan, "Penanggung jawab": owner, "Batas": due}
    told = " ".join(f"{label}: {text.rstrip('. ')}." for label, text in facts.items() if text)
    old = f"{age} triwulan, sejak {since}" if age > 1 else f"sejak {since}"
    return f"{number}. {what} ({old}). {told}"


def asked_before(told: Sequence[str]) -> str:
    """What was asked and answered of a finding before, behind what it says."""
    return f" ({'; '.join(told)})"
