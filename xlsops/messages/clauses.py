"""Why a figure, a number or a text is not known or cannot be right: clauses that stand in a cell or end a sentence."""

from collections.abc import Sequence

BLANK = "kosong"
NOT_RECKONED = "tidak dihitung"
UNANSWERED = "Realisasi belum diisi"
UNREADABLE = "Realisasi tidak terbaca sebagai angka"
TOO_LARGE = "Angkanya terlalu besar untuk dihitung"
"""Why there is no figure where a spreadsheet program would show an error."""
NO_TARGET = "Target belum diisi"
NO_DENOMINATOR = "Pembilang atau penyebutnya belum diisi, atau jumlah penyebutnya 0, sehingga rasio tidak dapat dihitung"
TARGET_ZERO = "Target bernilai 0 sehingga persentase tidak dapat dihitung"
NOT_ASKED = "Belum diminta pada formatnya"
LATE_OFF_HOURS = "lewat batas di luar jam kerja"


def beneath(told: Sequence[str]) -> str:
    """What else an error on a cell makes look wrong."""
    return f"Karena itu juga: {' '.join(told)}"


def not_due(frequency: str) -> str:
    return f"Pengukuran {frequency}; belum waktunya diukur"


def quarter_unknown(before: str, now: str) -> str:
    """Return why the figure of a quarter alone is not known, where figures are up to the quarter."""
    return f"Realisasi s.d. {before} kosong, jadi realisasi {now} saja tidak diketahui"


# Why a NIP cannot be true.
NIP_ROUNDED = "tersimpan sebagai angka sehingga angka belakangnya hilang"
NIP_STRANGE = "memuat huruf atau tanda lain"
NIP_WITHOUT_END = "berakhir 000; kemungkinan angka belakangnya hilang di Excel"
NIP_WITHOUT_MONTH = "bulan pengangkatan 00 tidak ada"


def nip_length(digits: int, right: int) -> str:
    return f"panjangnya {digits} angka, seharusnya {right}"


def nip_birth(digits: str) -> str:
    return f"delapan angka pertama ({digits}) bukan tanggal lahir"


def nip_gender(digit: str) -> str:
    return f"angka ke-15 ({digit}) seharusnya 1 atau 2"


def nip_age(years: int) -> str:
    return f"umur saat diangkat {years} tahun tidak wajar"


# Why what was typed is no fingerprint of the journal.


def fingerprint_strange(letters: str) -> str:
    return f"memuat {letters}, yang tidak dipakai pada sidik"


def fingerprint_length(letters: int, right: int) -> str:
    return f"tertulis {letters} huruf, seharusnya {right}"


# Why what stands in an event of the journal cannot be read.


def other_kind(text: str, kind: str) -> str:
    return f"{f'berisi {text}' if text else 'kosong'}, bukan {kind}"


def other_length(length: int, right: int) -> str:
    return f"memuat {length} hal, seharusnya {right}"


# What in a workbook has power over the add-in.


def sheet_of_settings(sheet: str) -> str:
    return f"lembar {sheet} berisi pengaturan program"


def sheet_of_code(sheet: str) -> str:
    return f"lembar {sheet} berisi kode program"


def marked_as_control(name: str) -> str:
    return f"nama {name} menandainya sebagai Kendali Kinerja"


# How many of how many, and what became what.


def changed(cell: str, label: str, old: str, new: str) -> str:
    """Return what an answer was and is; ``kosong``, without quotes, for none."""
    was, now = (f'"{each}"' if each else "kosong" for each in (old, new))
    return f"{cell} ({label}): {was} menjadi {now}"


def out_of(some: int, asked: int) -> str:
    return f"{some} dari {asked}"


def bureaus_out_of(some: int, asked: int) -> str:
    return f"{out_of(some, asked)} bagian"


def indicators_out_of(some: int, asked: int) -> str:
    return f"{out_of(some, asked)} indikator"


def not_applicable(who: str, why: str) -> str:
    """Return that a figure does not apply, who said so, and why; empty where that is not told."""
    told, said = f": {why}" if why else "", who or "petugas bagian"
    return f"Tidak berlaku menurut {said}{told}"


def indicators_that_apply(some: int, asked: int) -> str:
    return f"{out_of(some, asked)} indikator yang berlaku"


def activities_out_of(some: int, asked: int) -> str:
    return f"{out_of(some, asked)} sub kegiatan"


def accepted(count: int) -> str:
    return f"{count} diterima dengan penjelasan"


def counted_findings(errors: int, warnings: int) -> str:
    """Return how many there are of both as words, without the kind of which there is none."""
    both = ((errors, "galat"), (warnings, "peringatan"))
    return " dan ".join(f"{count} {what}" for count, what in both if count) or "tidak ada temuan"


def more_findings(bureau: str, count: str) -> str:
    """Return how many findings of a bureau a list has no room for."""
    return f"{bureau}: dan {count} temuan lagi"


def more_cells(count: str) -> str:
    """Return how much of what was typed on a sheet only the journal holds."""
    return f"dan {count} sel lagi, tersimpan di jurnal"


def figures_left(count: int) -> str:
    """Return how many figures of an earlier quarter were changed here, and stay."""
    return f"{count} angka yang diubah di sini dibiarkan"


def of_source(told: str, day: str, facts: str) -> str:
    """Return what another source holds beside a finding, whose it is, and of which day."""
    return f" Menurut {told} per {day}: {facts}."


# What an explanation needs; each follows an advice.


def at_least(letters: int, words: int) -> str:
    return f"paling sedikit {letters} huruf dan {words} kata"


def explains_nothing(note: str, least: str) -> str:
    short = note if len(note) <= 60 else f"{note[:60]}…"  # noqa: PLR2004
    return f' Yang tertulis ("{short}") belum menjelaskan: sebut sebabnya, {least}.'


def kabag_decides(bound: int) -> str:
    return f" Di luar {bound}% penjelasan saja tidak menutup temuan ini; Kabag yang memutuskannya."


def replied(code: str, line: str, text: str) -> str:
    """What a bureau answered to a finding, behind what is told of its file."""
    return f"; jawaban atas {code} {line}: {text}"
