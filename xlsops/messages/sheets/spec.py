"""What is wrong in the sheets of the control workbook that people fill, and what to do about it.

Where it stands, sheet and cell, is said by the fault itself.
"""

from collections.abc import Sequence

from xlsops.messages.message import listed

# Any sheet
SHEET_MISSING = "lembar ini tidak ada. Kembalikan namanya, atau salin dari buku kerja asal."
CONDITION_AS_FORMULA = "Tulis syarat tanpa tanda = di depan."


def at_place(sheet: str, cell: str, told: str) -> str:
    """Return a fault with its place; ``cell`` is empty where a whole sheet is meant."""
    return f"Lembar {sheet}, sel {cell}: {told}" if cell else f"Lembar {sheet}: {told}"


def at_places(sheet: str, count: int, cells: str, told: str) -> str:
    """Return many faults of one cause with their places."""
    return f"Lembar {sheet}, {count} sel ({cells}): {told}"


def heading_missing(label: str, row: int) -> str:
    return f'judul kolom "{label}" tidak ditemukan di baris {row}. Tulis kembali judulnya seperti semula.'


def not_calculated(label: str) -> str:
    return f"{label} berisi rumus yang belum dihitung. Buka buku kerja ini di Excel, simpan, lalu ulangi."


def is_error(label: str, error: str) -> str:
    return f"{label} berisi galat {error}. Perbaiki rumusnya."


def missing(label: str) -> str:
    return f"{label} belum diisi. Isi selnya, atau hapus barisnya bila tidak dipakai."


def not_a_choice(label: str, text: str, choices: str) -> str:
    return f'{label} berisi "{text}". Pilih salah satu: {choices}.'


def no_number(label: str, text: str) -> str:
    return f'{label} berisi teks "{text}", seharusnya angka. Tulis angkanya saja.'


def number_as_text(label: str, text: str, either: str) -> str:
    return f'{label} berisi teks "{text}", seharusnya angka. Ketik ulang sebagai angka: {either}.'


def number_too_large(label: str) -> str:
    return (
        f"{label} terlalu besar untuk dibaca tepat: paling banyak 15 angka di depan koma. "
        "Periksa jumlah angkanya."
    )


def no_text(label: str, text: str) -> str:
    return (
        f'{label} harus teks, terbaca "{text}" sebagai angka atau tanggal. '
        "Ubah format selnya menjadi Text, lalu ketik ulang."
    )


def no_day(label: str, text: str, example: str) -> str:
    return f'{label} berisi "{text}", seharusnya tanggal. {example}'


def id_with_bar(label: str) -> str:
    return f"{label} tidak boleh memuat tanda |. Hapus tandanya."


def id_too_long(label: str, most: int, letters: int) -> str:
    return f"{label} paling panjang {most} huruf, tertulis {letters}. Pendekkan."


def id_twice(text: str, row: int) -> str:
    return f'"{text}" sudah dipakai di baris {row}. Beri kode lain.'


# Pengaturan
SETTING_WITHOUT_HOURS = "Tidak ada satu hari pun dengan jam kerja. Isi jam kerjanya."
FASTING = (
    "Isi hari pertama dan hari terakhir Ramadan, paling lama 31 hari; atau kosongkan keduanya."
)


def setting_unknown(text: str, choices: str) -> str:
    return f'"{text}" tidak dikenal. Pilih salah satu: {choices}.'


def setting_outside(text: str, low: int, high: int) -> str:
    return f'"{text}" tidak sah. Isi angka {low} sampai {high}.'


def setting_too_long(most: int, long: int) -> str:
    return f"terlalu panjang ({long} huruf). Isi paling banyak {most} huruf."


def setting_missing(key: str) -> str:
    return f"baris {key} tidak ada. Kembalikan barisnya."


def no_hours(text: str, free: str) -> str:
    return f'"{text}" bukan jam kerja. Tulis seperti 07.30-12.00; 13.00-16.00, atau {free}.'


def setting_no_day(text: str, example: str) -> str:
    return f'"{text}" bukan tanggal. {example}'


def day_impossible(text: str, why: str) -> str:
    return f'"{text}" tidak mungkin. {why}'


# Master Bagian and Pejabat, Wewenang
NO_BUREAU = "belum ada satu bagian pun. Isi sekurangnya satu baris."


def code_no_file_name(code: str) -> str:
    return (
        f'Kode "{code}" tidak dapat menjadi nama berkas. Pakai 1 sampai 20 huruf A–Z, angka, '
        "spasi, titik, garis bawah atau tanda hubung; diawali huruf atau angka, "
        "tidak diakhiri titik."
    )


def code_reserved(code: str) -> str:
    return f'Kode "{code}" dipakai oleh Windows atau program ini. Pilih kode lain.'


def bureau_unknown(code: str) -> str:
    return (
        f'Kode bagian "{code}" tidak ada di Master Bagian. '
        "Perbaiki kodenya, tambahkan bagiannya, atau hapus barisnya."
    )


def role_unknown(role: str) -> str:
    return f'Peran "{role}" tidak ada di lembar Pejabat. Perbaiki namanya, atau tambahkan perannya.'


def tiers_without_check(tier: str) -> str:
    return (
        f'Jenjang pengesahan mulai "{tier}" tidak memuat siapa yang memeriksa tiap bagian. Tulis misalnya '
        "Kepala Bagian > Kabag > Asisten > Sekda: Kabag harus ada sebelum Asisten dan Sekda."
    )


def tier_out_of_order(tier: str) -> str:
    return (
        f'Jenjang "{tier}" berdiri di atas jenjang yang lebih luas. Urutkan dari bawah ke atas: '
        "Kepala Bagian > Kabag > Asisten > Sekda; jenjang yang tidak dipakai dihapus."
    )


def tier_twice(tier: str) -> str:
    return f'Jenjang "{tier}" disebut dua kali. Satu jenjang cukup sekali; hapus salah satunya.'


def role_keyed_twice(role: str, row: int) -> str:
    return (
        f'Peran "{role}" sudah punya kunci di baris {row}. Satu peran satu kunci; '
        "kosongkan salah satunya."
    )


def no_public_key(text: str) -> str:
    return (
        f'"{text}" bukan kunci publik. Salin seluruhnya dari yang ditampilkan xlsops key show, '
        "atau kosongkan."
    )


def suspended_unknown(code: str) -> str:
    return (
        f'Kode bagian "{code}" tidak ada di Master Bagian. Tulis kode bagian dipisah koma, atau Semua; batasnya '
        "dengan s.d., misalnya HUKUM, UMUM s.d. 31-12-2026."
    )


def suspended_no_day(text: str) -> str:
    return (
        f'"{text}" bukan tanggal. Tulis hari, bulan, dan tahun lengkap, misalnya s.d. 31-12-2026.'
    )


def suspended_reversed(since: str, until: str) -> str:
    return (
        f"Akhir penangguhan ({until}) lebih dahulu daripada awalnya ({since}). Perbaiki tanggalnya."
    )


def suspended_no_rule(code: str) -> str:
    return f"{code} bukan aturan, jadi tidak dapat ditangguhkan. Kosongkan sel ini."


# Master Indikator and Master Program
RANGE_WITHOUT_LIMITS = (
    "Jenis Rentang memerlukan Batas Bawah, Batas Atas, atau keduanya. Isi batasnya."
)
WEIGHTS_MISSING = (
    "Metode Rata-rata Tertimbang memerlukan bobot setiap triwulan, lebih dari 0. Isi Bobot TW I sampai "
    "TW IV, atau pilih metode lain."
)
WEIGHTS_UNUSED = "Bobot triwulan hanya dipakai metode Rata-rata Tertimbang. Kosongkan bobotnya, atau pilih metode itu."
TARGET_ZERO = (
    "Target tahun 0 tidak dapat dihitung persentasenya. Isi target, atau ubah jenisnya. [V25]"
)


def targets_missing(quarters: str, year: str) -> str:
    return (
        f"Target TW {quarters} belum diisi, padahal target tahunan {year}; capaiannya "
        "tidak dapat dihitung. Isi target triwulan yang diukur. [V25]"
    )


def targets_differ(method: str, quarters: str, year: str) -> str:
    return (
        f"Target triwulan tidak sesuai target tahunan ({method}: {quarters}, tertulis {year}). "
        "Samakan keduanya. [V25]"
    )


def part_of_unknown(parent: str, bureau: str) -> str:
    return (
        f'Rincian dari "{parent}" bukan ID indikator lain milik bagian {bureau}. '
        "Tulis ID indikator yang dirinci, atau kosongkan."
    )


def part_of_part(parent: str, upper: str) -> str:
    return (
        f'Rincian dari "{parent}", padahal {parent} sendiri rincian dari {upper}. '
        f"Rincian hanya satu tingkat: tulis {upper}."
    )


def halves_missing(ratio: str, beneath: Sequence[tuple[str, str]]) -> str:
    """Say what a ratio needs, and which rows stand beneath it with which parts."""
    there = listed([f"{line} {half or '(Peran kosong)'}" for line, half in beneath])
    return (
        "Metode Rasio Jumlah memerlukan tepat dua baris Rincian dari, satu berperan Pembilang dan satu "
        f"Penyebut; yang ada: {there or 'tidak satu pun'}. "
        f'Tulis "{ratio}" di kolom Rincian dari kedua baris itu dan isi Peran, atau pilih metode lain.'
    )


def half_of_no_ratio(half: str) -> str:
    return (
        f'Peran "{half}" hanya untuk rincian dari indikator bermetode Rasio Jumlah. '
        "Kosongkan Peran, atau perbaiki Rincian dari."
    )


def half_counted_otherwise(word: str, wanted: str) -> str:
    return f'Pembilang atau penyebut tidak dapat "{word}": tulis {wanted}.'


WORDS_APART = "Indikator dengan Skala Jawaban tidak dapat dirinci, dan bukan rincian. Kosongkan Skala Jawaban, atau Rincian dari."


def word_scale_unknown(name: str, known: str) -> str:
    return (
        f'Skala Jawaban "{name}" tidak ada, atau katanya kurang dari dua atau ada yang sama. Pilih {known}, '
        "atau tulis skalanya di lembar Daftar, satu baris satu kata, dari yang terendah."
    )


def word_scale_unfit(name: str, word: str) -> str:
    return (
        f'Skala Jawaban "{name}" memuat kata "{word}", yang dibaca Excel sebagai angka, rumus, atau pola. Tulis katanya di '
        "lembar Daftar dengan huruf, misalnya Level 1, tanpa = + - @ di depannya dan tanpa * ? ~; jawaban yang memang "
        "angka tidak memerlukan Skala Jawaban."
    )


def word_scale_too_long(name: str, most: int) -> str:
    return f'Kata-kata Skala Jawaban "{name}" bersama-sama lebih dari {most} huruf. Singkat katanya di lembar Daftar.'


def words_measured_otherwise(written: str, only: str) -> str:
    return f"Indikator dengan Skala Jawaban hanya dapat {only}, tertulis {written}. Pilih {only}."


def no_word_of_scale(label: str, word: str, words: str) -> str:
    return f'{label} "{word}" bukan kata Skala Jawabannya. Tulis salah satu: {words}.'


def link_unknown(codes: Sequence[str], bureau: str) -> str:
    told = ", ".join(codes)
    return (
        f"{told} bukan sub kegiatan bagian {bureau} di lembar Master Program. Tulis kodenya seperti di sana, "
        "dipisah titik koma, atau kosongkan."
    )


def limits_crossed(lower: str, upper: str) -> str:
    return f"Batas Bawah {lower} lebih besar daripada Batas Atas {upper}. Perbaiki batasnya."


def only_on_sub_activity(what: str) -> str:
    return f"{what} hanya diisi pada baris Sub Kegiatan. Kosongkan sel ini."


def former_code_asked(code: str) -> str:
    return (
        f'Kode Lama "{code}" adalah bagian yang masih aktif. Tulis kode sebelum bagian ini berganti nama atau '
        "digabung; bagian yang sudah dilebur: Aktif = tidak."
    )


def former_code_twice(code: str, bureau: str) -> str:
    return f'Kode Lama "{code}" sudah ditulis pada bagian {bureau}. Tulis pada satu bagian saja.'


# Format and Daftar


def columns_missing(block: str, keys: str) -> str:
    return f"kolom blok {block} yang dipakai program tidak ada: {keys}. Kembalikan barisnya."


def heading_twice(label: str, row: int) -> str:
    return f'Judul kolom "{label}" sudah dipakai di baris {row}. Beri judul lain.'


def key_odd(key: str) -> str:
    return (
        f'Kunci "{key}" tidak sah. Pakai huruf kecil, angka dan garis bawah, diawali huruf, '
        "paling panjang 31."
    )


def no_formula_for(key: str) -> str:
    return f'Program tidak punya rumus untuk kunci "{key}". Pilih jenis isi lain.'


def list_unknown(name: str) -> str:
    return (
        f'Daftar "{name}" tidak ada di lembar Daftar. Perbaiki namanya, atau tambahkan daftarnya.'
    )


def quarter_odd(quarter: str) -> str:
    return f"Triwulan {quarter} tidak sah. Isi angka 1 sampai 4."


def width_odd(width: str, most: int) -> str:
    return f"Lebar {width} tidak sah. Isi angka 1 sampai {most}."


# Skala
LAST_BAND_ONLY = (
    "Hanya baris terakhir skala yang tanpa batas. Isi batasnya, atau pindahkan baris ini ke "
    "paling bawah."
)


def scale_too_long(scale: str, most: int, rows: int) -> str:
    return f'Skala "{scale}" paling banyak {most} baris, tertulis {rows}. Gabungkan.'


def scale_unknown(scale: str) -> str:
    return f'Skala "{scale}" tidak ada di lembar Skala. Pilih yang ada.'


def predicate_twice(word: str, row: int) -> str:
    return f'Predikat "{word}" sudah dipakai di baris {row}. Beri sebutan lain.'


def predicate_too_long(most: int, letters: int) -> str:
    return f"Predikat paling panjang {most} huruf, tertulis {letters}. Pendekkan."


def bands_disordered(lower: str, upper: str) -> str:
    return (
        f"Batas {lower} tidak lebih rendah daripada batas {upper} di atasnya. "
        "Urutkan dari predikat tertinggi ke terendah."
    )


def band_missing(percent: str, *, below: bool) -> str:
    """Return that a percent at the bottom of a scale has no predicate."""
    left = "di bawah" if below else "sampai"
    return (
        f"Capaian {left} {percent} tidak mendapat predikat. Kosongkan batas baris terakhir skala."
    )
