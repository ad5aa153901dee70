"""What the recap workbook says in sentences."""

from collections.abc import Sequence

from xlsops.messages.message import listed

NOT_SENT = "Belum mengirim"
REFUSED = "Kiriman ditolak"
WITHOUT_ASSISTANT = "Bagian tanpa Asisten"
NO_FINDING = "Tidak ada temuan pada data yang direkap."
NO_EXPLANATION = "Bagian tidak menuliskan penjelasan."
NOTHING_MEASURED = "Capaian kinerja belum dapat dihitung karena belum ada indikator yang terukur."
NOTHING_SPENT = "Serapan anggaran belum dapat dihitung karena belum ada realisasi yang dilaporkan."
NOT_ALL_APPROVED = "belum semua bagian disahkan"
NOT_HANDED_OVER = "belum diserahkan kepada Kasubbag"
CHANGED_SINCE = "berubah sesudah diserahkan, perlu diserahkan lagi"


def changed_since_approval(bureaus: Sequence[str]) -> str:
    return f"berubah sesudah disahkan ({listed(bureaus)}), perlu disahkan lagi"


def coverage(came: str, period: str, measured: str, missing: str) -> str:
    """Return who sent its data, what of it can be measured, and who did not."""
    told = f"{came} telah menyampaikan data kinerja {period}; {measured} sudah dapat diukur."
    return f"{told} {NOT_SENT}: {missing}." if missing else told


def achievement(mean: str, predicate: str, extremes: str) -> str:
    return (
        f"Rata-rata capaian kinerja {mean} dengan predikat {predicate}, "
        f"setiap indikator diperhitungkan paling tinggi 100%{extremes}."
    )


def flawed(indicators: int, budget: int) -> str:
    """What counts in the figures although an error stands open on it."""
    parts = [f"{indicators} indikator dalam capaian"] if indicators else []
    parts += [f"{budget} sub kegiatan dalam serapan"] if budget else []
    return f"Termasuk {' dan '.join(parts)} yang galatnya masih terbuka."


def spending(spent: str, ceiling: str, share: str, whole: str, extremes: str) -> str:
    """Return the money spent of what was reported; ``whole`` is the ceiling of all where that is more."""
    of_all = f" (pagu seluruh bagian {whole})" if whole else ""
    return f"Realisasi anggaran {spent} dari pagu yang dilaporkan {ceiling} atau {share}{of_all}{extremes}."


def all_alike(word: str, percent: str) -> str:
    return f"; {word} semua bagian sama, {percent}"


def extremes(word: str, highest: str, lowest: str) -> str:
    return f"; {word} tertinggi {highest}, terendah {lowest}"


def many_bureaus(count: int) -> str:
    return f"pada {count} bagian"


def findings(open_: str, accepted: int, provisional: str) -> str:
    """Return what the checks left open, and how final the figures are."""
    also = f"; {accepted} temuan diterima dengan penjelasan" if accepted else ""
    told = (
        f"Hasil pemeriksaan menyisakan {open_} yang terbuka{also}; rinciannya di lembar Temuan."
        if open_
        else f"Hasil pemeriksaan tidak menyisakan galat maupun peringatan yang terbuka{also}."
    )
    if provisional:
        return f"{told} Angka masih sementara karena {provisional}."
    return f"{told} Data semua bagian sudah disahkan."


def not_sent(bureau: str, period: str, remark: str) -> str:
    why = f" ({remark})" if remark else ""
    return f"{bureau} belum mengirim data kinerja {period}{why}."


def waited_for(indicators: int, activities: int) -> str:
    return f"Yang ditunggu: {indicators} indikator dan {activities} sub kegiatan."


def how_to_read(cap: str, scale: str) -> str:
    """Return how the percents are to be read, in the office's own settings."""
    return (
        f"Capaian (%) adalah capaian mentah yang dibatasi 0 sampai {cap}%. Rata-rata menghitung "
        "setiap indikator paling tinggi 100%, sehingga kelebihan satu indikator tidak menutup "
        "kekurangan yang lain. Kolom kosong berarti belum ada data; tanda – berarti belum waktunya "
        f"diukur. Predikat menurut {scale}."
    )


def share_of_reported(what: str, reported: str) -> str:
    """Return a row whose percent is of what was reported, not of the whole beside it."""
    return f"{what}\n% dari pagu yang sudah dilaporkan, {reported}"


MAP_TITLE = "Capaian dan serapan setiap bagian; garisnya capaian dan serapan Setda"
BOTH_GOOD = "Capaian dan serapan baik"
BOTH_GOOD_MEANS = "Keduanya setinggi Setda atau lebih."
SPENT_LITTLE = "Capaian baik, serapan rendah"
SPENT_LITTLE_MEANS = "Anggaran hemat, atau belanja belum tercatat."
REACHED_LITTLE = "Serapan baik, capaian rendah"
REACHED_LITTLE_MEANS = "Anggaran terpakai, hasilnya tertinggal."
BOTH_LOW = "Capaian dan serapan rendah"
BOTH_LOW_MEANS = "Keduanya di bawah Setda."
NO_MAP = "Peta belum dapat digambar: capaian atau serapan Setda belum dapat dihitung."
SQUARES = (
    "Satu kotak satu indikator, urut seperti di formatnya; isinya capaian (%), warnanya predikat."
)
ALL_REACHED = "Semua tercapai"
INAPPLICABLE_SHORT = "TB"
SQUARES_LEGEND = "TB: dinyatakan tidak berlaku oleh bagian. Tanda –: belum waktunya diukur. Kosong: belum ada data."


def accepted_of(counts: Sequence[tuple[str, int]]) -> str:
    """How many findings of each bureau were accepted with an explanation."""
    told = ", ".join(f"{bureau} {count}" for bureau, count in counts)
    return f"Diterima dengan penjelasan per bagian: {told}."


NO_OBSTACLE = (
    "Tidak ada hambatan yang dilaporkan bagian, dan tidak ada yang dibawa dari triwulan lalu."
)
SAME_OBSTACLE = "hambatan sama"
HOW_TO_READ_FOLLOW_UPS = (
    "Tenggat adalah tanggal terakhir yang disebut rencananya, atau isi kolom tenggat bila kantor memilikinya. "
    "Umur menghitung triwulan berturut-turut sejak hambatan di baris itu pertama kali dilaporkan. Yang ditutup "
    "tidak dibawa lagi; yang terbuka ditanyakan kembali di surat pengantar format triwulan berikutnya."
)


def follow_ups(new: int, older: int, late: int, closed: int, awaited: int) -> str:
    """How many obstacles are told for the first time and again, past their day, closed, and not answered yet."""
    overdue = f"; {late} lewat tenggat" if late else ""
    also = f"; {awaited} menunggu kiriman bagiannya" if awaited else ""
    return (
        f"Hambatan dan tindak lanjut: {new} baru, {older} masih terbuka dari triwulan sebelumnya, "
        f"{closed} ditutup{overdue}{also}."
    )


def due(day: str, *, late: bool) -> str:
    """Until when, and whether that day is over."""
    if not day:
        return "tidak disebut"
    return f"{day} (lewat)" if late else day


def quarters(count: int) -> str:
    return f"{count} triwulan"


def evidence(name: str, sha: str) -> str:
    """What a decision rests on, with the beginning of the hash where it is a file in the archive."""
    return f"{name} (arsip {sha})" if sha else name


CUT = "… (selengkapnya di rekap)"


def more_voices(count: int) -> str:
    return f"dan {count} lagi, lihat rekap data kinerja."


def other_meaning(quarters: Sequence[str], old: str, new: str) -> str:
    """Why a figure up to now is not reckoned: an earlier quarter's is in another unit or scale, or by another method."""
    return f"s.d. tidak dihitung: {', '.join(quarters)} dalam {old}, sekarang {new}"


def answered_in(words: Sequence[str]) -> str:
    return f"skala {', '.join(words)}" if words else "angka"
