"""Tiers of approval: who signs after whom, what is taken back, what changed beneath a signature."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed

REOPEN = "Buka Pengesahan"
"""What the deed is called that takes an approval back."""


def first(who: str, below: Sequence[str], commands: Sequence[str]) -> str:
    """``below`` must sign before ``who`` can."""
    return (
        f"{who} belum dapat mengesahkan: {listed(below, 4)} harus mengesahkan dahulu "
        f"({listed(commands, 2, '; ')})."
    )


def owed(who: str, command: str) -> str:
    return f"{who} belum mengesahkan yang sekarang berlaku: {command}."


def vacant(post: str, role: str, command: str, *, known: bool) -> str:
    """``known`` tells whether ``Pejabat`` has a row for the post, whose name is blank."""
    lacks = "belum bernama" if known else "belum ada"
    where = f"Isi Nama pada baris {role}" if known else f"Tambahkan baris berjabatan {post}"
    return (
        f"Jabatan {post} {lacks} di lembar Pejabat. {where}; bila jabatan itu sedang kosong, dengan nama pejabat "
        f"Plt. atau Plh. dan awalannya, atau sebutkan namanya pada perintah: {command}."
    )


def nothing_beneath(who: str, missing: Sequence[str]) -> str:
    return (
        f"{who} belum dapat mengesahkan: {listed(missing)} belum mengirim. Ingatkan Bagian (xlsops remind); "
        "sesudah datang, Himpun Kiriman (xlsops collect)."
    )


def findings_open(who: str, bureau: str) -> str:
    return (
        f"{who} belum dapat mengesahkan: isian {bureau} masih punya temuan terbuka. Selesaikan dahulu di lembar "
        f"Temuan, atau Kembalikan ke Bagian (xlsops return --bureau {bureau})."
    )


def signed_without(bureaus: Sequence[str]) -> str:
    return (
        f"Tanpa {listed(bureaus)}, yang belum mengirim. Bila datanya menyusul, pengesahan ini menjadi kuning dan "
        "diminta lagi."
    )


@entry
def unknown_assistant(name: str, known: Sequence[str]) -> Message:
    return Message(
        f'Tidak ada Asisten "{name}" di lembar Master Bagian.',
        f"Yang ada: {listed(known, mark='; ')}.",
    )


@entry
def no_assistants() -> Message:
    return Message(
        "Tidak ada bagian yang menyebut Asistennya, sehingga jenjang Asisten tidak punya yang disahkan.",
        "Isi kolom Asisten di lembar Master Bagian, atau hapus Asisten dari baris Sahkan di lembar Wewenang.",
    )


@entry
def name_whose(tier: str, choices: Sequence[str]) -> Message:
    """Several could be meant; ``choices`` are commands."""
    return Message(
        f"{tier} mengesahkan bagiannya sendiri: sebutkan yang mana.",
        f"Misalnya: {listed(choices, 3, '; ')}.",
    )


@entry
def other_signs(what: str, role: str, actor: str) -> Message:
    return Message(
        f"Yang mengesahkan {what} adalah {role}, sedangkan yang bertindak {actor}.",
        f"Bila Anda {role}, tambahkan --as {role} pada perintahnya.",
    )


@entry
def only_by_assistant() -> Message:
    return Message(
        "Nama Asisten hanya disebut untuk jenjang Asisten.",
        "Tambahkan --as Asisten, atau jangan tulis --assistant; baris Sahkan di lembar Wewenang memuat jenjangnya.",
    )


def signed(who: Sequence[str]) -> str:
    return f"Disahkan: {listed(who, mark='; ')}."


def signed_already(who: Sequence[str]) -> str:
    return f"Sudah disahkan dan tidak berubah: {listed(who, mark='; ')}."


def hash_signed(who: str, data: str) -> str:
    return f"Sidik yang disahkan {who}: {data}"


def next_tier(who: Sequence[str], command: str) -> str:
    return f"Berikutnya: {listed(who, 4, '; ')} ({command})."


@entry
def nothing_to_reopen(who: str) -> Message:
    return Message(
        f"Tidak ada pengesahan {who} yang berlaku, jadi tidak ada yang dibuka.",
        "Lihat lembar Riwayat; yang sudah dibuka disahkan lagi dengan Sahkan Bagian.",
    )


@entry
def above_first(who: str, above: Sequence[str], commands: Sequence[str]) -> Message:
    return Message(
        f"Pengesahan {who} belum dapat dibuka: di atasnya {listed(above, 3)} sudah mengesahkan.",
        f"Buka dari atas dahulu: {listed(commands, 2, '; ')}.",
    )


def reopened(who: str, reason: str, *, handed: bool) -> str:
    again = (
        " Bila angkanya berubah sesudah disahkan lagi, ulangi Serah Terima; bila sama, yang dahulu tetap berlaku."
        if handed
        else ""
    )
    return f"Pengesahan {who} dibuka: {reason}.{again}"


def reopened_known(who: str) -> str:
    return f"Pengesahan {who} sudah tercatat dibuka."


def approved_again(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: pengesahannya dibuka; bila angkanya sudah benar, sahkan lagi: "
        f"xlsops approve --bureau {bureau}{acting}."
    )
