"""Tiers of approval on sheets and papers: who signed, who waits, what changed beneath, what was taken back."""

from collections.abc import Sequence

from xlsops.messages.message import listed

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


def trail(moment: str, by: str, who: str, reason: str) -> str:
    """One line of the list of approvals that were taken back."""
    return f"{moment} oleh {by}: pengesahan {who} dibuka, {reason}"


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


def still_open(changed: Sequence[str], waiting: Sequence[str]) -> str:
    """Of which bureaus a tier's signature does not hold any more, and of which it is owed."""
    told = [f"berubah sesudah disahkan: {listed(changed)}"] if changed else []
    told += [f"belum: {listed(waiting)}"] if waiting else []
    return "; ".join(told)


def signed_at(when: str, by: str) -> str:
    return f"{when}, {by}"


def waits_for(who: Sequence[str]) -> str:
    return f"menunggu {listed(who)}" if who else ""
