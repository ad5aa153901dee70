"""Tiers of approval: who signs after whom, what is taken back, what changed beneath a signature."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed

REOPEN = "Buka Pengesahan"
"""What the deed is called that takes an approval back."""
REOPENED = "Pengesahan dibuka"
"""Where a bureau stands whose approval was taken back."""


def without(bureaus: Sequence[str]) -> str:
    return f"tanpa {listed(bureaus)}"


def head_of(bureau: str) -> str:
    return f"Kepala bagian {bureau}"


def of_bureau(role: str, bureau: str) -> str:
    return f"{role} untuk {bureau}"


def must_sign(bureaus: Sequence[str]) -> str:
    """What somebody does next who signs a tier."""
    return f"mengesahkan {listed(bureaus, 8)}"


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


def standing(who: str, when: str, by: str) -> str:
    return f"{who}: disahkan {when} oleh {by}"


def since(who: Sequence[str], count: int) -> str:
    return f"BERUBAH sejak disahkan oleh {listed(who, 4)}: {count} sel"


def waiting(who: str, below: Sequence[str]) -> str:
    return f"{who}: menunggu {listed(below, 4)}" if below else f"{who}: belum disahkan"


def changed(who: str, when: str, what: Sequence[str]) -> str:
    """``what`` are the reasons, by bureau."""
    return (
        f"{who}: berubah sesudah disahkan {when}; {listed(what, mark='; ')}. Perlu disahkan lagi."
    )


def other_figures(bureau: str) -> str:
    return f"{bureau}: angka hitungan lain karena master atau aturan berubah"


def newly_come(bureau: str) -> str:
    return f"{bureau}: baru masuk"


def other_files(bureau: str) -> str:
    """Files of several people count together, and they are not those that did when it was signed."""
    return f"{bureau}: berkas yang digabung sekarang lain daripada yang disahkan"


def elsewhere(bureau: str) -> str:
    """A bureau that a signature was over is not beneath it any more, as the masters now say."""
    return f"{bureau}: tidak di bawahnya lagi menurut Master Bagian"


def without_assistant(bureaus: Sequence[str]) -> str:
    """No Asisten signs these bureaus, though the sheet asks for one."""
    return (
        f"Tanpa pengesahan Asisten: {listed(bureaus)}, karena kolom Asisten di Master Bagian kosong. "
        "Isi bila ada Asistennya."
    )


def gone(bureau: str) -> str:
    return f"{bureau}: kirimannya tidak dihitung lagi"


def below_open(names: Sequence[str]) -> str:
    return f"{listed(names, 4)} belum mengesahkan lagi"


def cells(bureau: str, count: int, listed_ones: Sequence[str]) -> str:
    """``listed_ones`` are the first of ``count`` cells, each with old and new."""
    more = count - len(listed_ones)
    rest = f"; dan {more} sel lain di lembar Isian {bureau}" if more > 0 else ""
    return f"{bureau} {count} sel ({'; '.join(listed_ones)}{rest})"


def not_final(who: Sequence[str]) -> str:
    return f"{listed(who, 3)} belum mengesahkan"


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
    again = " Sesudah disahkan lagi, ulangi Serah Terima." if handed else ""
    return f"Pengesahan {who} dibuka: {reason}.{again}"


def reopened_known(who: str) -> str:
    return f"Pengesahan {who} sudah tercatat dibuka."


def approved_again(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: pengesahannya dibuka; bila angkanya sudah benar, sahkan lagi: "
        f"xlsops approve --bureau {bureau}{acting}."
    )


def trail(moment: str, by: str, who: str, reason: str) -> str:
    """One line of the list of approvals that were taken back."""
    return f"{moment} oleh {by}: pengesahan {who} dibuka, {reason}"


def still_open(changed: Sequence[str], waiting: Sequence[str]) -> str:
    """Of which bureaus a tier's signature does not hold any more, and of which it is owed."""
    told = [f"berubah sesudah disahkan: {listed(changed)}"] if changed else []
    told += [f"belum: {listed(waiting)}"] if waiting else []
    return "; ".join(told)


def signed_at(when: str, by: str) -> str:
    return f"{when}, {by}"


def waits_for(who: Sequence[str]) -> str:
    return f"menunggu {listed(who)}" if who else ""


def recap_of(assistant: str) -> str:
    return f"Rekap {assistant}"


def of_bureaus(role: str, done: int, sent: int, last: str) -> str:
    """``last`` is when the last of them was signed, empty for none."""
    return f"{role}: {done} dari {sent} bagian yang mengirim disahkan" + (
        f", terakhir {last}" if last else ""
    )


def more_reopened(count: int) -> str:
    return f"dan {count} sebelumnya, di lampiran Temuan buku rekap"


TAKEN_BACK = "Pernah dibuka"
NOT_SIGNED = "belum disahkan"
TRAIL = "Pengesahan yang pernah dibuka"
LEVELS = "Jenjang pengesahan"
