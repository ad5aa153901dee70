"""What people record of things outside the program: a row of Catatan, an option of ``record``."""

from collections.abc import Sequence

from xlsops.messages.entry import Message, entry


@entry
def moment(text: str, example: str) -> Message:
    """A moment cannot be read."""
    return Message(f'Tanggal atau waktu "{text}" tidak dikenal.', example)


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
def step_by_itself(step: int) -> Message:
    """A step was to be recorded that the program records by its own work."""
    return Message(
        f"Langkah {step} tidak dicatat sendiri.",
        "Yang dicatat: langkah 1, 2, 4, dan 8; langkah lain tercatat dari pekerjaannya sendiri.",
    )


@entry
def strangers(codes: Sequence[str], known: Sequence[str]) -> Message:
    """Participants are named with a bureau that the master does not hold."""
    return Message(
        f"Peserta dari {', '.join(codes)} tidak dapat dicatat: kode itu tidak ada di Master Bagian.",
        f"Kode yang dikenal: {', '.join(known)}. Bila bukan kode bagian, tulis tanpa kurung.",
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
def old_row_changed(reason: str, bureau: str, now: str) -> Message:
    """A row that was recorded says something else now, and what it was about has moved on."""
    return Message(
        f"Baris ini mengubah catatan lama ({reason}), sedangkan kiriman {bureau} itu sejak itu {now}.",
        "Kembalikan isi baris itu; untuk kejadian lain isi baris baru.",
    )


@entry
def no_such_submission(bureau: str, standing: str) -> Message:
    """No file of a bureau stands as it should to be set aside or used again."""
    return Message(f"Tidak ada kiriman {bureau} yang {standing}.", "Periksa kode bagiannya.")


@entry
def submission_unclear(bureau: str, file: str, standing: str, how: str, names: str) -> Message:
    """The name of a file fits none or several of a bureau."""
    return Message(
        f"Kiriman {bureau} bernama {file} yang {standing} {how}.",
        f"Sebut salah satu nama atau tanda ini: {names}; atau kosongkan untuk yang terakhir.",
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
