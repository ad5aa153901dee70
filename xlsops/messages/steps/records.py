"""What people record of things outside the program: a row of Catatan, an option of ``record``."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed


@entry
def moment(text: str, example: str) -> Message:
    """A moment cannot be read."""
    return Message(f'Tanggal atau waktu "{text}" tidak dikenal.', example)


@entry
def moment_of_another_age(text: str, why: str) -> Message:
    """A moment can be read and cannot be meant."""
    return Message(f'Tanggal "{text}" di luar masa yang dilayani program.', why)


@entry
def time(text: str) -> Message:
    """A time of day cannot be read."""
    return Message(f'Jam "{text}" tidak dikenal.', "Tulis seperti 09.00.")


@entry
def in_future(day: str, advice: str) -> Message:
    """What is recorded as done lies in the future."""
    return Message(f"Tanggal {day} belum tiba.", f"{advice}.")


@entry
def in_past(day: str) -> Message:
    """What is planned lies in the past."""
    return Message(
        f"Tanggal {day} sudah lewat.", "Bila rapatnya sudah diadakan, catat sebagai dilaksanakan."
    )


@entry
def before_form(day: str, bureau: str, made: str) -> Message:
    """A receipt is older than the form it confirms."""
    return Message(
        f"Tanggal {day} lebih awal daripada format {bureau} dibuat ({made}).",
        "Perbaiki tanggalnya.",
    )


@entry
def meeting_held(day: str) -> Message:
    """A meeting is planned that was held."""
    return Message(
        f"Rapat sudah dicatat dilaksanakan pada {day}.", "Rencana tidak dicatat sesudahnya."
    )


@entry
def sheet_empty(sheet: str) -> Message:
    """Nothing stands on the sheet whose rows were to be recorded."""
    return Message(
        f"Lembar {sheet} masih kosong.", "Isi satu baris untuk setiap kejadian, lalu ulangi."
    )


@entry
def step_by_itself(number: int) -> Message:
    """A step was to be recorded that the program records by its own work."""
    return Message(
        f"Langkah {number} tidak dicatat sendiri.",
        "Yang dicatat: langkah 1, 2, 4, dan 8; langkah lain tercatat dari pekerjaannya sendiri.",
    )


@entry
def strangers(codes: Sequence[str], known: Sequence[str]) -> Message:
    """Participants are named with a bureau that the master does not hold."""
    return Message(
        f"Peserta dari {listed(codes)} tidak dapat dicatat: kode itu tidak ada di Master Bagian.",
        f"Kode yang dikenal: {listed(known)}. Bila bukan kode bagian, tulis tanpa kurung.",
    )


@entry
def both(options: str) -> Message:
    """Two things were to be recorded by one command."""
    return Message(
        f"{options} tidak dapat dicatat sekaligus, jadi tidak ada yang dicatat.",
        "Catat satu per satu.",
    )


@entry
def stray_option(option: str, beside: str, leaders: Sequence[str]) -> Message:
    """An option stands without one it belongs to; ``beside`` is what it was given with, if anything."""
    why = f"tidak berlaku bersama {beside}" if beside else "belum jelas untuk apa"
    return Message(
        f"{option} {why}, jadi tidak ada yang dicatat.",
        f"{option} dipakai bersama {' atau '.join(leaders)}.",
    )


@entry
def no_reason() -> Message:
    """A row without the reason it needs."""
    return Message("Alasannya belum ditulis.", "Tulis alasannya, lalu ulangi.")


@entry
def no_reason_option() -> Message:
    """A command without the reason it needs."""
    return Message("Alasannya belum disebut.", 'Tambahkan --notes "alasan", lalu ulangi.')


@entry
def old_row_changed(reason: str, bureau: str, *, aside: bool) -> Message:
    """A row that was recorded says something else now, and what it was about has moved on."""
    now = "dikesampingkan" if aside else "dipakai lagi"
    return Message(
        f"Baris ini mengubah catatan lama ({reason}), sedangkan kiriman {bureau} itu sejak itu {now}.",
        "Kembalikan isi baris itu; untuk kejadian lain isi baris baru.",
    )


@entry
def no_such_submission(bureau: str, *, aside: bool) -> Message:
    """No file of a bureau stands as it should to be set aside or used again."""
    return Message(f"Tidak ada kiriman {bureau} yang {_stands(aside)}.", "Periksa kode bagiannya.")


def _stands(aside: bool) -> str:  # noqa: FBT001 - read as it is called
    return "dikesampingkan" if aside else "dipakai"


@entry
def submission_unclear(
    bureau: str, file: str, names: Sequence[str], *, aside: bool, several: bool
) -> Message:
    """The name of a file fits none or several of a bureau."""
    how = "lebih dari satu" if several else "tidak ada"
    return Message(
        f"Kiriman {bureau} bernama {file} yang {_stands(aside)} {how}.",
        f"Sebut salah satu nama atau tanda ini: {listed(names)}; atau kosongkan untuk yang terakhir.",
    )


@entry
def no_own_finding(bureau: str, cell: str, code: str) -> Message:
    """A finding of the head was to be withdrawn where none stands."""
    return Message(
        f"Tidak ada temuan sendiri pada {bureau} {cell}.",
        f"Lihat selnya di lembar Temuan, kode {code}.",
    )


@entry
def cell_unknown(text: str, example: str) -> Message:
    """What was named as a cell is none."""
    return Message(
        f'Sel "{text}" tidak dikenal.',
        f"Tulis lembar dan selnya, misalnya Indikator!N12 atau {example}.",
    )


@entry
def cell_not_answered(text: str, bureau: str, sheets: str) -> Message:
    """A cell was named that no bureau fills in."""
    return Message(
        f'Sel "{text}" bukan sel yang diisi {bureau}.',
        f"Sebut sel isian di salah satu lembar ini: {sheets}.",
    )


def step(number: int, label: str) -> str:
    return f"Langkah {number} ({label})"


def step_known(step: str) -> str:
    return f"{step} sudah tercatat dengan isi yang sama."


def step_held(step: str, day: str, before: str, *, skipped: bool) -> str:
    """``before`` is the day that was recorded until now."""
    over = f"; menggantikan catatan {before}" if before else ""
    return f"{step} dicatat, {day}{over}{_OVER_SKIP if skipped else ''}."


def step_planned(step: str, day: str, before: str, *, skipped: bool) -> str:
    """``before`` is the day that was planned until now."""
    over = f"; menggantikan rencana {before}" if before else ""
    return f"{step} direncanakan, {day}{over}{_OVER_SKIP if skipped else ''}. Undangannya ada di Berkas Bukti."


_OVER_SKIP = "; menggantikan catatan bahwa langkah ini dilewati"


def step_skipped(step: str, reason: str, held: str, *, known: bool) -> str:
    """``held`` is the day on which it was recorded to have taken place."""
    words = "sudah tercatat" if known else "dicatat"
    over = f"; menggantikan catatan {held}" if held else ""
    return f"{step} {words} sebagai dilewati: {reason}{over}"


def absent(bureaus: Sequence[str]) -> str:
    return f"Rapat belum dihadiri bagian {listed(bureaus)}."


def receipt(bureau: str, name: str, day: str, channel: str) -> str:
    how = f" lewat {channel}" if channel else ""
    return f"Format {bureau} diterima {name} pada {day}{how}; tanda terimanya dicatat."


def receipt_known(bureau: str) -> str:
    return f"Tanda terima format {bureau} sudah tercatat dengan isi yang sama."


def receipt_of_older_form(bureau: str) -> str:
    return f"Tanda terima {bureau} itu untuk format yang lama; sesudah format terbaru diterima, ubah tanggal atau jamnya."


def repair_undone(bureau: str, file: str, place: str, others: Sequence[str]) -> str:
    """``others`` are the cells of what stands in its place, and so is not mended, either."""
    along = f" {listed(others)} menempati tempatnya, jadi ikut dibatalkan." if others else ""
    return f"Kiriman {bureau} {file} dibaca tanpa perbaikan {place}.{along} Lihat temuannya di lembar Temuan."


def repair_restored(bureau: str, file: str, place: str) -> str:
    return f"Perbaikan {place} pada kiriman {bureau} {file} dipakai lagi."


def repair_known(bureau: str, place: str, file: str, deed: str) -> str:
    return f"Perbaikan {place} pada kiriman {bureau} {file} sudah tercatat {deed}."


def repair_in_newer(file: str) -> str:
    """A bureau sent another file since, with the same damage."""
    return (
        f"Kiriman yang lebih baru, {file}, masih dibaca dengan perbaikan itu; bila keliru juga di situ, "
        "tulis baris baru dengan nama berkas itu di kolom Nomor Surat / Agenda."
    )


def still_undone(bureau: str, file: str, place: str, row: int, undo: str) -> str:
    """A row says something else now; the repair it took back is not made."""
    return f'Perbaikan {place} pada kiriman {bureau} {file}, {_earlier(row)}, tetap dibatalkan; bila keliru, isi baris "{undo}" dengan Tempat {place}.'


@entry
def no_repair(bureau: str, place: str, file: str, known: Sequence[str]) -> Message:
    """Somebody names a cell in which the reading of a file mended nothing."""
    there = f"yang ada: {listed(known, mark='; ')}" if known else "tidak ada yang diperbaiki"
    return Message(
        f'Tidak ada perbaikan bacaan di "{place}" pada kiriman {bureau} {file}; {there}.',
        "Tulis sel itu di kolom Tempat (--place), atau kosongkan Tempat untuk mengesampingkan seluruh kiriman.",
    )


def submission_known(bureau: str, deed: str) -> str:
    return f"Kiriman {bureau} sudah tercatat {deed}."


def submission_reworded(bureau: str, file: str, reason: str) -> str:
    return f"Catatan kiriman {bureau} {file} diubah: {reason}."


def set_aside(bureau: str, file: str, current: str, proposed: str) -> str:
    """``current`` is the file that counts now, ``proposed`` a revision that waits."""
    waiting = f"; usulan revisi yang menunggu {proposed}" if proposed else ""
    return f"Kiriman {bureau} {file} dikesampingkan; {_current(current)}{waiting}."


def used_again(bureau: str, file: str) -> str:
    return f"Kiriman {bureau} {file} dipakai lagi."


def known_again(bureau: str, file: str, current: str, *, proposed: bool) -> str:
    """A file stands again beside the one that counts."""
    role = " sebagai usulan revisi" if proposed else ""
    return f"Kiriman {bureau} {file} dipakai lagi{role}; {_current(current)}."


def _current(file: str) -> str:
    return f"yang dipakai sekarang {file}" if file else "sekarang belum ada kiriman yang dipakai"


def approval_was_void(bureau: str) -> str:
    return f"Pengesahan {bureau} sudah gugur; sahkan ulang."


def approval_void(bureau: str, *, other: bool) -> str:
    """``other`` tells whether another file of the bureau counts now."""
    then = "sahkan ulang" if other else "minta bagian mengirim lagi, lalu sahkan"
    return f"Pengesahan {bureau} gugur; {then}."


def still_aside(bureau: str, file: str, row: int, undo: str) -> str:
    """A row says something else now; what it did stands."""
    return f'Kiriman {bureau} {file}, {_earlier(row)}, tetap dikesampingkan; bila keliru, isi baris "{undo}".'


def still_found(bureau: str, cell: str, row: int, undo: str) -> str:
    """A row says something else now; what was found stands."""
    return f'Temuan sendiri pada {bureau} {cell}, {_earlier(row)}, tetap berlaku; bila keliru, isi baris "{undo}".'


def _earlier(row: int) -> str:
    return f"yang dahulu tertulis di baris {row}"


def finding_known(bureau: str, cell: str) -> str:
    return f"Temuan sendiri pada {bureau} {cell} sudah tercatat."


def finding_recorded(bureau: str, cell: str, severity: str, words: str) -> str:
    return f"Temuan sendiri pada {bureau} {cell} dicatat ({severity}): {words}"


def finding_withdrawn(bureau: str, cell: str, words: str) -> str:
    return f"Temuan sendiri pada {bureau} {cell} dicabut: {words}"


def others_known(count: int) -> str:
    return f"{count} baris lain sudah tercatat."


def refused(count: int) -> str:
    """Above the rows that were not recorded, each with its reason."""
    return f"Belum dicatat, {count} hal yang harus diperbaiki:"


def row_refused(sheet: str, row: int, reason: str) -> str:
    return f"Lembar {sheet}, baris {row}: {reason}"


AFTER_THE_EVENT = "Catat setelah kejadiannya"
AFTER_THE_STEP = "Catat setelah langkahnya terjadi"
AFTER_THE_MEETING = "Catat setelah langkahnya terjadi; rapat dapat dicatat sebagai direncanakan"
AFTER_THE_RECEIPT = "Catat setelah formatnya diterima"
