"""Findings on what a bureau answered: there, readable, possible, explained, in time."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry

_RETYPE = (
    "Ketik ulang angkanya, desimal dengan koma. Bila tampilannya tetap begitu, salin dahulu sel "
    "isian angka lain yang benar ke sel ini."
)
"""Works on a protected sheet, where the format of a cell cannot be chosen."""
_FIGURE = "Isi angkanya; isi 0 bila memang nihil. Bila tidak diukur pada triwulan ini, beri tahu pengumpul data."
_BOTH = "Periksa keduanya, atau beri penjelasan di Keterangan."


@entry
def number_missing(label: str, *, unseen: bool) -> Message:
    """V05: a required figure is blank, or its cell holds only signs nobody sees."""
    return Message(f"{label} belum diisi.", f"{_seems_blank(unseen=unseen)}{_FIGURE}")


@entry
def text_missing(label: str, *, unseen: bool) -> Message:
    """V05: a required text is blank, or its cell holds only signs nobody sees."""
    return Message(f"{label} belum diisi.", f"{_seems_blank(unseen=unseen)}Isi kolom ini.")


def _seems_blank(*, unseen: bool) -> str:
    return "Selnya tampak kosong, tetapi berisi tanda yang tidak tampak. " if unseen else ""


@entry
def not_due(frequency: str) -> Message:
    """V29: a blank answer that is not measured this quarter."""
    return Message(
        f"Pengukuran {frequency}; belum ada nilai triwulan ini.", "Tidak perlu tindakan."
    )


@entry
def not_calculated(label: str) -> Message:
    """V06: a formula nobody has calculated."""
    return Message(
        f'Nilai "(rumus)" pada {label} belum terbaca, karena rumusnya belum dihitung.',
        "Tulis isinya langsung, bukan rumus.",
    )


@entry
def text_is_error(label: str, value: str) -> Message:
    """V06: an error of a formula where words are asked."""
    return Message(
        f'Nilai "{value}" pada {label} adalah galat rumus.',
        "Perbaiki rumusnya, atau tulis isinya langsung.",
    )


@entry
def not_in_list(label: str, value: str, choices: str) -> Message:
    """V06: an answer that is none of the column's list."""
    return Message(
        f'Nilai "{value}" pada {label} tidak ada di daftar pilihannya.',
        f"Pilih dari daftar: {choices}",
    )


def _no_number(label: str, value: str, remedy: str) -> Message:
    return Message(f'Nilai "{value}" pada {label} bukan angka.', remedy)


@entry
def no_number(label: str, value: str) -> Message:
    """V06: words where a figure is asked."""
    return _no_number(label, value, "Tulis angkanya saja.")


@entry
def must_apply(label: str, value: str) -> Message:
    """V06: a figure said not to apply where the office asks for it."""
    return _no_number(
        label,
        value,
        "Tulis angkanya; bila memang tidak berlaku, minta kantor mengizinkannya untuk baris ini "
        "(kolom Boleh Tidak Berlaku di Master Indikator).",
    )


@entry
def why_inapplicable(label: str, needs: str) -> Message:
    """V05: nobody says why a figure does not apply; ``needs`` is what an explanation lacks."""
    told = f" {needs.strip()}" if needs else ""
    return Message(
        f"{label} dinyatakan tidak berlaku tanpa alasan.{told}",
        "Jelaskan di Keterangan mengapa tidak berlaku, atau tulis angkanya.",
    )


@entry
def nil_required(label: str, value: str) -> Message:
    """V06: a word for nothing where a figure must stand."""
    return _no_number(label, value, _FIGURE)


@entry
def nil_optional(label: str, value: str) -> Message:
    """V06: a word for nothing where a figure may stand."""
    return _no_number(label, value, "Isi 0 bila memang nihil; kosongkan bila belum diukur.")


@entry
def number_is_error(label: str, value: str) -> Message:
    """V06: an error of a formula where a figure is asked."""
    return _no_number(label, value, "Perbaiki rumusnya, atau tulis angkanya langsung.")


@entry
def number_too_large(label: str, value: str) -> Message:
    """V06: a figure beyond what can be read exactly."""
    return _no_number(
        label, value, "Angkanya terlalu besar untuk dibaca tepat; periksa jumlah angkanya."
    )


@entry
def taken_as_date(label: str, value: str) -> Message:
    """V06: a spreadsheet program made a date of what was typed."""
    return _no_number(label, value, f"Excel membacanya sebagai tanggal. {_RETYPE}")


@entry
def taken_as_time(label: str, value: str, shown: str, told: str) -> Message:
    """V06: a spreadsheet program made a time of what was typed."""
    return _no_number(
        label, value, f"Excel membacanya sebagai jam {shown} (isi selnya {told}). {_RETYPE}"
    )


@entry
def taken_as_fraction(label: str, value: str, shown: str, told: str) -> Message:
    """V06: a spreadsheet program made a fraction of what was typed."""
    return _no_number(
        label, value, f"Excel membacanya sebagai pecahan {shown} (isi selnya {told}). {_RETYPE}"
    )


def _shown_otherwise(label: str, shown: str, told: str, why: str) -> Message:
    return Message(
        f'Nilai "{shown}" pada {label} tampil lain dari isi selnya, {told}.', f"{why} {_RETYPE}"
    )


@entry
def shown_as_percent(label: str, shown: str, told: str, unit: str) -> Message:
    """V06: a cell's format shows a figure in percent that is none."""
    return _shown_otherwise(label, shown, told, f"Format selnya persen, padahal satuannya {unit}.")


@entry
def shown_scaled(label: str, shown: str, told: str) -> Message:
    """V06: a cell's format shows thousands or millions."""
    why = "Format selnya meringkas angka menjadi ribuan atau jutaan."
    return _shown_otherwise(label, shown, told, why)


@entry
def shown_as_nothing(label: str, shown: str, told: str) -> Message:
    """V06: a cell's format hides a figure."""
    return _shown_otherwise(label, shown, told, "Format selnya menyembunyikan angka.")


@entry
def shown_as_words(label: str, shown: str, told: str) -> Message:
    """V06: a cell's format shows words instead of a figure."""
    return _shown_otherwise(label, shown, told, "Format selnya menulis kata sebagai ganti angka.")


@entry
def shown_altered(label: str, shown: str, told: str) -> Message:
    """V06: a cell's format shows another figure or sign."""
    return _shown_otherwise(label, shown, told, "Format selnya mengubah angka atau tandanya.")


@entry
def ambiguous(value: str, either: str) -> Message:
    """V07: a text that can be read as two numbers."""
    return Message(
        f'"{value}" dapat berarti {either}; program tidak menebak.',
        "Ketik ulang sebagai angka, tanpa titik ribuan.",
    )


@entry
def read_as(value: str, number: str, *, unseen: bool) -> Message:
    """V07: a text that was read as a number, perhaps with signs in it nobody sees."""
    signs = ", yang memuat tanda tidak tampak," if unseen else ""
    return Message(
        f'"{value}"{signs} dibaca sebagai {number}.',
        "Pastikan benar; lain kali ketik sebagai angka.",
    )


@entry
def negative(label: str, value: str) -> Message:
    """V08: an answer below zero."""
    return Message(f"{label} tidak boleh kurang dari 0, tertulis {value}.", "Perbaiki angkanya.")


@entry
def percent_above(value: str, needs: str) -> Message:
    """V09: a percentage above 100 without an explanation, or above any; what this ``needs``."""
    return Message(
        f"Persentase {value} di atas 100.",
        f"Tulis angka 0 sampai 100; bila memang di atas 100, jelaskan di Keterangan.{needs}",
    )


@entry
def percent_as_fraction(value: str) -> Message:
    """V09: a percentage that may be written as a fraction."""
    return Message(
        f"Persentase {value} mungkin tertulis sebagai pecahan.",
        "Tulis persen sebagai 85, bukan 0,85.",
    )


@entry
def unit_within(value: str) -> Message:
    """V10: a figure with its unit."""
    return Message(
        f'Satuan tertulis di dalam nilai: "{value}".',
        "Tulis angkanya saja; satuan sudah ada di kolomnya.",
    )


@entry
def achievement_unlikely(percent: str, needs: str) -> Message:
    """V11: an achievement far from its target without an explanation, or beyond any."""
    return Message(
        f"Capaian {percent}% tidak wajar.",
        f"Periksa angkanya, atau beri penjelasan di Keterangan.{needs}",
    )


@entry
def indicator_fell(label: str, value: str, before: str) -> Message:
    """V12: an indicator that may not fall is below the last quarter."""
    return Message(
        f"{label} ({value}) lebih kecil daripada triwulan sebelumnya ({before}).",
        "Periksa angkanya; nilai ini tidak boleh turun.",
    )


@entry
def copied(same: int, rows: int) -> Message:
    """V13: the answers are those of the quarter before."""
    return Message(
        f"Isian {same} dari {rows} baris sama persis dengan triwulan sebelumnya.",
        "Perbarui isiannya. Bila memang sama, jelaskan di Keterangan; pemeriksa yang memutuskan.",
    )


@entry
def above_ceiling(spent: str, ceiling: str) -> Message:
    """V16: more money spent than there is."""
    return Message(
        f"Realisasi anggaran Rp{spent} melebihi pagu Rp{ceiling}.",
        "Periksa angkanya. Bila pagunya yang berubah, beri tahu pengumpul data.",
    )


@entry
def spending_fell(spent: str, before: str) -> Message:
    """V17: money spent so far is below the quarter before."""
    return Message(
        f"Realisasi anggaran s.d. triwulan ini (Rp{spent}) turun dari triwulan lalu (Rp{before}).",
        "Isi angka kumulatif sampai dengan triwulan ini.",
    )


@entry
def rupiah_broken(value: str) -> Message:
    """V18: money that is no whole rupiah."""
    return Message(f"Rupiah {value} tidak bulat.", "Tulis dalam rupiah penuh, tanpa desimal.")


@entry
def rupiah_too_few(amount: str, ceiling: str, needs: str) -> Message:
    """V18: money that may be written in thousands or millions."""
    return Message(
        f"Rp{amount} terlalu kecil terhadap pagu Rp{ceiling}.",
        f"Tulis dalam rupiah penuh, bukan ribuan atau juta; bila memang sekian, jelaskan di Keterangan.{needs}",
    )


@entry
def achievement_off_absorption(points: str, needs: str) -> Message:
    """V19: achievement and absorption far apart without an explanation."""
    return Message(
        f"Selisih capaian dan serapan {points} poin.", f"Beri penjelasan di Keterangan.{needs}"
    )


@entry
def spent_for_nothing(needs: str, *, at_last: bool) -> Message:
    """V20: money without output; in the last quarter no explanation mends it."""
    return Message(
        "Anggaran terserap tetapi keluaran 0.",
        "Periksa keduanya." if at_last else f"{_BOTH}{needs}",
    )


@entry
def output_for_nothing(needs: str) -> Message:
    """V20: output without money, without an explanation."""
    return Message("Keluaran ada tetapi anggaran terserap 0.", f"{_BOTH}{needs}")


@entry
def obstacles_missing(percent: str, missing: str) -> Message:
    """V21: below 100 % without obstacle and follow-up."""
    return Message(f"Capaian {percent}% di bawah 100%, {missing} belum diisi.", f"Isi {missing}.")


@entry
def driver_missing(percent: str) -> Message:
    """V22: from 100 % on without a driver."""
    return Message(
        f"Capaian {percent}% sudah tercapai, Faktor Pendorong belum diisi.", "Isi Faktor Pendorong."
    )


@entry
def evidence_missing() -> Message:
    """V23: an actual without evidence."""
    return Message(
        "Bukti dukung belum dicantumkan.", "Sebut nama dan nomor dokumen, atau tautannya."
    )


@entry
def evidence_as_picture() -> Message:
    """V23: evidence that is a picture within the cell."""
    return Message(
        "Bukti dukung berupa gambar di dalam sel, yang tidak ikut dihimpun.",
        "Simpan gambarnya sebagai berkas, lalu sebut nama berkas atau tautannya.",
    )


@entry
def evidence_elsewhere() -> Message:
    """V23: evidence that lies on the sender's computer."""
    return Message(
        "Bukti dukung menunjuk berkas di komputer pengirim.",
        "Simpan berkasnya di tempat bersama, lalu tulis tautannya.",
    )


@entry
def narrative_poor(label: str, text: str, least: str) -> Message:
    """V24: a narrative of a few letters, of a word, or of a phrase that says nothing."""
    return Message(
        f'{label} kurang memadai: "{text}".',
        f"Tulis penjelasan yang dapat dipahami pembaca lain, {least}.",
    )


@entry
def text_too_long(label: str, letters: str, most: str) -> Message:
    """V24: a text longer than a cell holds, or one that came back cut."""
    return Message(
        f"{label} terlalu panjang ({letters} huruf); sel hanya memuat {most}, selebihnya terpotong.",
        "Ringkas, lalu pindahkan rinciannya ke berkas bukti dukung.",
    )


@entry
def late(how: str, due: str, measured: str) -> Message:
    """V30: a bureau first sent its data after they were due."""
    return Message(
        f"Kiriman {how} (batas {due}, menurut {measured}).",
        "Putuskan di lembar Temuan; bagian tidak dapat mengubah waktu kirimnya.",
    )


@entry
def nobody_in_charge() -> Message:
    """V32: a row without who is in charge."""
    return Message("Penanggung jawab belum diisi.", "Isi nama jabatan penanggung jawab.")


@entry
def office_rule(message: str, columns: Sequence[str]) -> Message:
    """A rule the office wrote is not met: its sentence, and the columns it names where no Pesan stands."""
    return Message(
        message,
        f"Perbaiki {' atau '.join(dict.fromkeys(columns)) or 'isiannya'}. Bila sudah benar, jelaskan di Keterangan; pemeriksa yang memutuskan.",
    )
