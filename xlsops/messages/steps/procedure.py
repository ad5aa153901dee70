"""The nine steps: what comes too early, what is lacking, who may do it."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed, numbered


@entry
def too_early(what: str, lacking: Sequence[str]) -> Message:
    """An operation comes too early; everything that is lacking is listed."""
    return Message(f"{what} belum dapat dilakukan. Yang kurang:{numbered(list(lacking))}", "")


@entry
def not_allowed(act: str, actor: str, roles: Sequence[str], option: str, row: str) -> Message:
    """Somebody acts in a role that may not do this; ``row`` is where the sheet lists it, if otherwise."""
    where = f" pada baris {row}" if row else ""
    heads = " (kepala bagian: --as dengan kode bagiannya)" if "Kepala Bagian" in roles else ""
    return Message(
        f"{act} hanya dapat dilakukan {' atau '.join(roles)}, sedangkan yang bertindak "
        f"{actor or 'tidak disebutkan'}; siapa yang boleh diatur di lembar Wewenang{where}.",
        f"Bila Anda {roles[0]}, tambahkan {option} pada perintahnya{heads}; di lembar Catatan isi kolom Oleh.",
    )


@entry
def no_formats() -> Message:
    """Submissions were to be collected before any form was made."""
    return Message("Format belum dibuat.", "Jalankan dahulu: xlsops formats.")


@entry
def no_submission() -> Message:
    """Nothing that counts has come from any bureau that was asked."""
    return Message(
        "Belum ada kiriman yang diterima.",
        "Taruh kiriman di folder masuk, lalu jalankan: xlsops collect.",
    )


@entry
def no_submission_of(bureau: str) -> Message:
    """A finding was to be made on answers that have not come."""
    return Message(
        f"Belum ada kiriman {bureau} yang diterima, jadi belum ada isian yang dapat diberi temuan.",
        "Himpun kirimannya dahulu.",
    )


@entry
def no_findings_list() -> Message:
    """The sheet of findings has not been painted yet."""
    return Message("Belum ada daftar temuan.", "Tekan Himpun Kiriman atau Segarkan.")


@entry
def decisions_unsaved(bureau: str, count: int) -> Message:
    """Decisions stand on the sheet that the journal does not know yet."""
    return Message(
        f"Di lembar Temuan ada {count} keputusan atau catatan {bureau} yang belum disimpan.",
        "Jalankan dahulu: xlsops decide.",
    )


APPROVAL = "Pengesahan"
FINDING_OF_ONES_OWN = "Pencatatan temuan"
FORMS = "Buat Format"
HANDOVER = "Serah terima"
HANDING_OUT = "Penyampaian format"
RECEIPT = "Tanda terima format"
REOPENING = "Buka pengesahan"
REMINDER = "Pengingat"
STATING_LOST = "Menyatakan catatan hilang"
RETURN = "Pengembalian"
"""What comes too early."""

NOT_OPENED = "Langkah 1: periode belum dibuka."
NOT_OPENED_YET = "Langkah 1: periode belum dibuka. Tekan Buka Periode atau jalankan: xlsops open"
NONE_HANDED_OUT = "Langkah 3: format belum disampaikan kepada bagian."
NOT_HANDED_OVER = "Serah terima data belum dijalankan."


def not_made(bureaus: Sequence[str]) -> str:
    return f"Langkah 2: format belum dibuat untuk {listed(bureaus)}."


def not_handed_out(bureaus: Sequence[str]) -> str:
    return f"Langkah 3: format belum disampaikan kepada {listed(bureaus)}."


def not_sent(bureau: str) -> str:
    return (
        f"{bureau}: belum mengirim. Ingatkan Bagian (xlsops remind --bureau {bureau}); sesudah datang, "
        "Himpun Kiriman (xlsops collect)."
    )


def refused(bureau: str, why: str) -> str:
    """A bureau sent only what was not taken."""
    return f"{bureau}: {why}"


def set_aside(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: kirimannya dikesampingkan. Himpun kiriman penggantinya, atau pakai lagi yang ada: "
        f'xlsops record --use-again {bureau} --notes "alasan"{acting}.'
    )


def nothing_owed(bureau: str) -> str:
    return f"{bureau}: tidak ada yang ditunggu dari bagian ini."


def nothing_to_mend(bureau: str) -> str:
    return f"{bureau}: tidak ada galat atau peringatan terbuka."


def not_the_bureaus_to_mend(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: temuannya yang terbuka tidak dapat diperbaiki bagian. "
        f"Terima dengan penjelasan di lembar Temuan, lalu Simpan Keputusan (xlsops decide{acting})."
    )


def unseen(bureau: str, then: str, *, proposal: bool, before: bool) -> str:
    """The sheets show a bureau otherwise; ``then`` is what to do after looking, ``before`` that it was shown."""
    what = "usulan revisinya" if proposal else "datanya"
    how = "berubah sejak diperlihatkan" if before else "belum diperlihatkan"
    return f"{bureau}: {what} {how}. Lembar Isian {bureau} sudah diperbarui; periksa lagi, lalu {then}."


THEN_APPROVE = "sahkan"
THEN_RETURN = "kembalikan"


def uncollected(count: int, names: Sequence[str]) -> str:
    return (
        f"Himpun dahulu: {count} berkas di folder masuk belum dihimpun ({listed(names, most=3)})."
    )
