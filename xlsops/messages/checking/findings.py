"""The findings on the table: how many, what was decided, what goes back to be mended (step 7)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, listed

NONE_OPEN = "Tidak ada temuan terbuka."
NONE_SENT = "Belum ada kiriman yang dihimpun, jadi belum ada temuan."


def stop(number: int, count: int, sentences: Sequence[str]) -> str:
    """The flagged cell a person has come to."""
    return f"Temuan {number} dari {count} · {' · '.join(sentences)}"


NONE_BEHIND = "Tidak ada temuan terbuka sesudah itu."


def in_queue(number: int, count: int, code: str, severity: str, place: str, subject: str) -> str:
    """An open finding in the list a terminal shows: which one, how grave, where."""
    return f"{number} dari {count} · {code} {severity} · {place} · {subject}"


def moved(impact: str) -> str:
    return f"Dampak: {impact}"


def advised(advice: str) -> str:
    return f"Saran: {advice}"


def key(text: str) -> str:
    """What is typed behind ``--after`` to go on from a finding."""
    return f"Kunci: {text}"


def aged(first: str, days: int, rounds: int) -> str:
    """Since when there is a finding: its first day, how old it is, in how many submissions."""
    return f"Sejak {first}: {days} hari, {rounds} kiriman"


def looked_at_by(assignee: str) -> str:
    return f"Penelaah: {assignee}"


def thread(turns: str) -> str:
    return f"Percakapan: {turns}"


@entry
def no_such_key(key: str) -> Message:
    """The list is asked for from a finding that is not in it, such as one that was mended meanwhile."""
    return Message(
        f'Tidak ada temuan terbuka dengan kunci "{key}".',
        "Jalankan xlsops findings tanpa --after: kuncinya tertulis di bawah setiap temuan.",
    )


@entry
def nobody_looks(name: str, known: Sequence[str]) -> Message:
    """The list is asked for the findings somebody looks at, and nobody of that name looks at any."""
    names = f"yang tercatat: {listed(known)}" if known else "belum ada penelaah yang tercatat"
    return Message(
        f'Tidak ada temuan terbuka dengan penelaah "{name}"; {names}.',
        "Isi kolom Penelaah di lembar Temuan lalu Simpan Keputusan, atau kolom Penelaah di lembar Master Bagian.",
    )


NOTHING_TO_RETURN = (
    "Tidak ada temuan terbuka yang dapat diperbaiki bagian; tidak ada yang dikembalikan."
)
NOTHING_DECIDED = "Tidak ada keputusan baru di lembar Temuan."
ACCEPTED = "diterima dengan penjelasan"
OPENED_AGAIN = "dibuka lagi"
NOTED = "catatan tanpa keputusan"
ASSIGNED = "penelaah ditetapkan"


def decided(count: int, kinds: str) -> str:
    return f"{count} keputusan atau catatan disimpan: {kinds}."


def decided_of(bureau: str, count: int, kind: str) -> str:
    return f"{bureau}: {count} {kind}."


def undecided(bureau: str, cell: str, code: str, reason: str) -> str:
    return f"{bureau} {cell} ({code}): {reason}"


def undecided_alike(bureau: str, count: int, cells: str, reason: str) -> str:
    return f"{bureau}, {count} temuan ({cells}): {reason}"


MENDED_ALREADY = "sudah diperbaiki pada kiriman terakhir, statusnya tidak dapat diubah lagi."
UNEXPLAINED = "tulis penjelasannya di kolom Catatan Kabag, baru dapat diterima."
VALUE_CHANGED = "nilainya berubah sejak keputusan ditulis. Lihat lagi, lalu putuskan."


def evidence_kept(count: int) -> str:
    return f"{count} berkas bukti disimpan di folder arsip."


def evidence_absent(name: str, folder: PurePath) -> str:
    return (
        f"Bukti {name} belum ada di folder {folder}, jadi yang tersimpan baru namanya. Taruh berkasnya di folder itu, "
        "lalu Simpan Keputusan lagi."
    )


_EVIDENCE_AGAIN = "Keputusannya tersimpan tanpa berkas itu; sesudah beres, Simpan Keputusan lagi."


def evidence_open(name: str, lock: str) -> str:
    return f"Bukti {name} sedang terbuka di program lain ({lock}). {_EVIDENCE_AGAIN}"


def evidence_no_file(name: str) -> str:
    return f"Bukti {name} bukan berkas, melainkan folder atau pintasan; salin berkasnya sendiri. {_EVIDENCE_AGAIN}"


def evidence_empty(name: str) -> str:
    return f"Bukti {name} kosong (0 byte), mungkin belum selesai disalin; salin lagi. {_EVIDENCE_AGAIN}"


def evidence_too_large(name: str) -> str:
    return f"Bukti {name} lebih besar dari 100 MB; perkecil. {_EVIDENCE_AGAIN}"


def evidence_unreadable(name: str) -> str:
    return f"Bukti {name} tidak dapat dibaca; periksa izinnya. {_EVIDENCE_AGAIN}"


def evidence_changed(name: str) -> str:
    return (
        f"Bukti {name} di folder bukti berubah sesudah keputusannya disimpan; yang berlaku tetap yang tersimpan di "
        "folder arsip. Untuk memakai yang baru, ubah Catatan Kabag di barisnya, lalu Simpan Keputusan lagi."
    )


BATCH_FIRST = (
    "baris kelompoknya belum dapat disimpan, jadi yang ditulis di baris ini menunggu bersamanya supaya tidak "
    "tertimpa. Perbaiki baris kelompok itu, lalu Simpan Keputusan lagi."
)
BATCH_CHANGED = (
    "temuan dalam kelompok ini berubah sejak keputusan ditulis, atau kelompoknya sudah tidak ada. Lihat lagi, "
    "lalu putuskan."
)


def not_to_choose(state: str, choices: Sequence[str]) -> str:
    """A person typed the state that only a new file gives."""
    return f"{state} ditetapkan dari kiriman baru yang benar; pilih {' atau '.join(choices)}."


def state_unknown(state: str, choices: Sequence[str]) -> str:
    return f'status "{state}" tidak dikenal; pilih {" atau ".join(choices)}.'


def until_no_day(text: str, example: str) -> str:
    return f'Berlaku s.d. "{text}" bukan tanggal. {example}'


def until_over(day: str) -> str:
    return f"Berlaku s.d. {day} sudah lewat. Ganti tanggalnya, atau kosongkan."


def returned(new: int, stay: int, folder: PurePath) -> str:
    """``stay`` is how many were returned just so before: nothing was written for these."""
    if not new:
        return (
            f"Tidak ada pengembalian baru; {stay} yang sudah dikembalikan tetap di folder {folder}."
        )
    rest = f" {stay} lainnya sudah dikembalikan sebelumnya dan tetap." if stay else ""
    return f"{new} salinan pengembalian ditulis di folder {folder}, dengan suratnya.{rest}"


def returned_often(bureau: str, times: int) -> str:
    """Return that letters alone do not mend a bureau's data."""
    return (
        f"{bureau} sudah {times} kali dikembalikan dan temuannya masih terbuka. Bicarakan langsung dengan "
        "bagiannya, atau terima yang dapat dijelaskan di lembar Temuan."
    )


def returned_to(
    bureau: str, count: int, version: int, file: str, before: str, *, proposal: bool
) -> str:
    """``before`` is the day on which just this was returned already, empty where it was not."""
    of = "usulan revisi " if proposal else ""
    stays = f" (sudah dikembalikan {before}; berkas dan suratnya tetap)" if before else ""
    return f"{bureau}: {count} temuan pada {of}versi {version}, {file}{stays}"
