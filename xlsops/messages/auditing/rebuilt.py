"""What verifying finds when it makes every figure again: what differs, why it may, what mends it."""

PRESS = "Segarkan Kendali Kinerja (xlsops status), lalu periksa lagi"
RESTORE = "Simpan folder ini apa adanya, lalu bandingkan dengan cadangan"
MAKE_RECAP_AGAIN = "Buat Rekap lagi (xlsops recap), lalu periksa lagi"
ASKED_SINCE = (
    "Pengaturan, Master, Format, Aturan, atau lembar yang disebut Aturan berubah sesudah itu"
)

PAST_SINCE = (
    "folder tahun-tahun lalu di sebelah folder ini, yang ikut dibandingkan, berubah, bertambah, atau tidak "
    "ada lagi sesudah itu"
)


def difference(text: str, cure: str, reason: str = "") -> str:
    """``reason`` is why it may differ rightly."""
    return f"{text}{f' ({reason})' if reason else ''}. {cure}."


def other_program(version: str) -> str:
    return f"dibuat oleh versi {version or 'lain'} dari program ini"


def original_unread(file: str, sha: str, reason: str) -> str:
    return f"Kiriman {file} ({sha}) tercatat diterima, tetapi sekarang tidak terbaca: {reason}"


SAVED = "waktu simpan"
WRITTEN = "waktu di dalam berkas"
REPLIES = "jawaban bagian"
BUREAU = "bagian"
FILLER = "petugas pengisi"


def receipt_differs(file: str, sha: str, fact: str, told: str, should: str) -> str:
    return f'Kiriman {file} ({sha}) tercatat dengan {fact} "{told}", sedangkan berkasnya di arsip menyebut "{should}"'


def tier_differs(who: str, signed: str, again: str) -> str:
    return f"Jenjang {who} mengesahkan sidik data {signed}, dari arsip seharusnya {again}"


def sign_again(tier: str) -> str:
    return f"Mintakan pengesahan {tier} lagi dengan Sahkan Bagian, lalu periksa lagi"


def approval_differs(bureau: str, told: str, should: str) -> str:
    return f"Pengesahan {bureau} mencatat sidik data {told}, dari arsip seharusnya {should}"


def approve_again(bureau: str, acting: str) -> str:
    """``acting`` is the option that names the role."""
    return (
        f"Putuskan dahulu temuan {bureau} yang terbuka, bila ada; lalu Sahkan Bagian "
        f"(xlsops approve --bureau {bureau}{acting}) dan periksa lagi"
    )


def handover_differs(bureau: str, told: str, should: str) -> str:
    """Of one bureau's figures, or without one of all together; nothing of it may be left."""
    whose = f"{bureau} " if bureau else ""
    return f"Serah terima mencatat sidik data {whose}{told}, dari arsip seharusnya {should or 'tidak ada'}"


def hand_over_again(acting: str) -> str:
    return f"Sesudah semua bagian disahkan lagi, Serah Terima lagi (xlsops hand-over{acting}), lalu periksa lagi"


def no_sheet(sheet: str) -> str:
    return f"Lembar {sheet} tidak ada"


def sheet_shows(sheet: str, cell: str, shows: str, should: str) -> str:
    return f'Lembar {sheet} sel {cell} menampilkan "{shows}", seharusnya "{should}"'


def recap(file: str, where: str) -> str:
    return f"rekap/{file} {where}"


BESIDES_CELLS = "berbeda di luar isi selnya dari yang dibangun ulang"
UNREADABLE = "tidak terbaca"


def lacks_sheet(sheet: str) -> str:
    return f"tidak memuat lembar {sheet}"


def shows(sheet: str, cell: str, shows: str, should: str) -> str:
    return f'lembar {sheet} sel {cell} menampilkan "{shows}", seharusnya "{should}"'
