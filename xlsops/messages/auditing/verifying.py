"""What verifying finds: records, prints held against them, figures made again, what went out."""

from collections.abc import Sequence

from xlsops.messages.auditing import rebuilt
from xlsops.messages.message import listed


def broken(count: int, first: str) -> str:
    return f"Jejak tidak utuh: {count} hal. Yang pertama: {first}"


def next_fault(number: int, fault: str) -> str:
    return f"{number}. {fault}"


def more_faults(count: int) -> str:
    return f"… dan {count} hal lagi."


def counted(events: int, files: int) -> str:
    return f"{events} catatan jurnal dan {files} berkas arsip"


def agrees(counts: str) -> str:
    return f"{counts} cocok dengan sidiknya."


def whole(counts: str) -> str:
    return f"Jejak utuh: {counts} cocok dengan sidiknya."


ALL_REBUILT = (
    "Angka pada lembar, pengesahan, serah terima, dan rekap sama dengan yang dibangun ulang "
    "dari arsip dan aturan."
)
NOT_COMPARED = "Angka pada lembar dan rekap belum dibandingkan karena catatannya belum utuh."


def not_rebuilt(reason: str) -> str:
    return f"Angka pada lembar dan rekap tidak dapat dibangun ulang: {reason}."


def not_rebuilt_by(control: str, fault: str) -> str:
    return f"Angka tidak dapat dibangun ulang: {control} belum benar ({fault})."


def no_permission(file: str) -> str:
    return f"{file} tidak boleh dibaca"


_PRESS = f"{rebuilt.PRESS}."
_AGAINST = "xlsops verify --against BERKAS"


def older_sheets(sheets: Sequence[str], reason: str) -> str:
    return f"Lembar {listed(sheets)} menampilkan keadaan yang lama ({reason}). {_PRESS}"


UNPAINTED = f"Lembar Kendali Kinerja tidak menyebut dari apa ia dilukis. {_PRESS}"


def behind(shown: int, events: int) -> str:
    return (
        f"Lembar Kendali Kinerja menampilkan keadaan sampai {shown} dari {events} "
        "catatan jurnal; Segarkan untuk yang terbaru."
    )


def no_history(sheet: str) -> str:
    return (
        f"Lembar {sheet} tidak ada, jadi dari buku kerja tidak terlihat apakah catatan terakhir "
        f"dibuang dari jurnal. Cocokkan dahulu dengan cetakan terdahulu ({_AGAINST}), lalu Segarkan."
    )


UNANCHORED = (
    "Belum terjawab dari folder ini saja: apakah seluruhnya ditulis ulang, atau dikembalikan ke "
    f"keadaan lama. Cocokkan dengan cetakan yang disimpan di tempat lain: {_AGAINST}."
)


def journal_code(code: str) -> str:
    """Return the fingerprint as it is told; printed pages name it by ``fingerprint.LABEL``."""
    return f"Sidik jurnal: {code}"


# What was printed earlier.


def prints_of(codes: Sequence[str]) -> str:
    return f"cetakan bersidik {listed(codes)}"


def fingerprint(text: str) -> str:
    return f'Sidik "{text}"'


def type_again(example: str) -> str:
    return f"Ketik lagi seperti yang tercetak, misalnya {example}."


def nearest(near: str) -> str:
    return f"Yang mirip di jurnal ini: {near}."


def mistyped(why: str) -> str:
    return f"salah ketik: {why}"


def almost(near: str) -> str:
    return f"tampaknya salah ketik: di jurnal ini ada yang hampir sama, {near}"


COMPARE_LETTERS = "Bandingkan dengan cetakannya huruf demi huruf, lalu ketik lagi."
NO_PRINT = "rusak atau bukan buatan program ini"
NO_FINGERPRINT = "tidak memuat sidik jurnal"
NEITHER = "bukan berkas yang ada dan bukan sidik jurnal"


def of_other_period(periods: Sequence[str], here: str) -> str:
    return f"dari {listed(periods)}, sedangkan folder ini {here}"


def kind_unread(ending: str) -> str:
    return f"tidak dibaca: isi berkas {ending} tidak terbaca program ini"


def type_instead(example: str, book: str) -> str:
    """``book`` is the workbook beside a print, if it lies there."""
    other = f'"{book}"' if book else "berkas .xlsx yang dibuat bersamanya"
    return (
        f"Ketik sidik jurnal yang tercetak di dalamnya (xlsops verify --against {example}), "
        f"atau sebut {other}."
    )


def typed_missed(code: str, events: int, last: str) -> str:
    """``last`` is the moment of the journal's last event."""
    return (
        f"Sidik {code} yang diketik tidak ada di jurnal ini ({_until(events, last)}). "
        "Periksa dahulu apakah ketikannya sama dengan cetakan. Bila sama, jurnal ini dipotong, "
        "ditulis ulang, atau bukan yang mencetaknya: simpan folder ini apa adanya dan bandingkan "
        "dengan cadangan."
    )


def printed_missed(event: str, code: str, name: str, events: int, last: str) -> str:
    return (
        f"Catatan jurnal {event} ({code}), yang terakhir ketika {name} dibuat, "
        f"tidak ada di jurnal ini ({_until(events, last)}). Jurnal ini dipotong, ditulis ulang, "
        "atau bukan yang mencetaknya. Simpan folder ini apa adanya dan bandingkan dengan cadangan."
    )


def _until(events: int, last: str) -> str:
    return f"{events} catatan{f', terakhir {last} WIB' if last else ''}"


def unrecorded(name: str) -> str:
    return (
        f"Pembuatan {name} tidak tercatat di jurnal: catatannya dibuang, atau berkas itu "
        "disimpan lagi sesudah dibuat."
    )


def agreed(name: str, then: int, since: int) -> str:
    more = f"ditambah {since} catatan sesudahnya" if since else "tanpa catatan lain sesudahnya"
    return f"Cocok dengan {name}: {then} catatan waktu itu masih sama, {more}."


# What went out.


def output_changed(file: str, again: str) -> str:
    """``again`` is the button that makes it once more."""
    return f"Berkas {file} tidak sama dengan yang dibuat program. {again} membuatnya lagi."


def outputs_gone(files: Sequence[str]) -> str:
    return _uncompared(files, "tidak ada lagi di foldernya")


def outputs_unread(files: Sequence[str]) -> str:
    return _uncompared(files, "tidak dapat dibaca saat ini")


def letters_edited(files: Sequence[str]) -> str:
    return f"{len(files)} surat diubah sesudah dibuat, misalnya diisi nomornya: {listed(files, most=5)}."


def _uncompared(files: Sequence[str], why: str) -> str:
    return (
        f"{len(files)} berkas untuk bagian {why}, jadi tidak dibandingkan: {listed(files, most=5)}."
    )
