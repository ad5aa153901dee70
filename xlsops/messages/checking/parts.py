"""Files of one bureau that several people filled: how they were joined, and where they contradict."""

from collections.abc import Sequence

from xlsops.messages.message import listed

NAMELESS = "petugas tanpa nama"
RULING = "Berlaku:"
REASONING = "karena sebab sesuai menurut berdasarkan yang dari dengan sudah hasil"
"""Words a reason begins with, and no name goes on with."""
"""How a note begins that says whose answer counts where those of several people contradict."""


def filler(who: str, name: str) -> str:
    """Who filled a file, and what the file is called."""
    return f"{who or NAMELESS} ({name})"


def says(filler: str, text: str) -> str:
    return f'{filler} menulis "{text}"'


def contradiction(said: Sequence[str], stands: str, *, ruled: bool) -> str:
    """What each file says in a place, and which of it counts: as was decided, or meanwhile."""
    counts = (
        f'Yang dihitung "{stands}", menurut keputusan di lembar Temuan.'
        if ruled
        else f'Sementara dihitung "{stands}", dari berkas yang lebih baru.'
    )
    return f"Isian berbeda di berkas yang digabung: {listed(said, mark='; ')}. {counts}"


def decide(stands: str) -> str:
    """What is to be done about a contradiction."""
    return (
        f'Tanyakan mana yang benar. Bila "{stands}", pilih Diterima dengan penjelasan di lembar Temuan, '
        f"lalu Simpan Keputusan. Bila isian petugas lain, awali Catatan Kabag dengan {RULING} namanya, misalnya "
        f'"{RULING} Nama Petugas; sesuai register". Bila bukan keduanya, bagian menulis yang benar di salinan '
        "yang dikembalikan, "
        "petugas yang keliru mengirim berkas baru, atau Kabag mengesampingkan berkas yang keliru."
    )


def ruled_unknown(said: str, answers: Sequence[str]) -> str:
    """A decision names whose answer counts, and nobody of that name, or several, answered there."""
    return (
        f'"{RULING} {said}" tidak menunjuk satu isian. Tulis nama petugas, nama berkas, atau isiannya: '
        f"{listed(answers, mark='; ')}."
    )


def in_file(name: str, message: str) -> str:
    return f"Di berkas {name}: {message}"


def joined(others: Sequence[str]) -> str:
    """With which files of others one was joined when it came."""
    return f"Digabung sel demi sel dengan {listed(others)}."


def takes_place(who: str) -> str:
    return f"Yang digantikan hanya kiriman {who} sendiri; sel yang kini kosong berarti isiannya ditarik."


def spelled(who: str, before: str) -> str:
    return f'Nama petugas "{who}" dibaca sama dengan "{before}".'


NO_NAME = (
    "Nama petugas kosong, jadi berkas ini dihitung sebagai bagian tersendiri dan tidak menggantikan "
    "kiriman siapa pun."
)


def whole(replaced: Sequence[str]) -> str:
    return (
        f"Diisi pada salinan yang dibuat dari semua kiriman, jadi menggantikan {listed(replaced)}."
    )


def apart(bureau: str, counts: str, others: Sequence[str]) -> str:
    """That files which had been joined are not any more, because the office chose so since."""
    return (
        f"{bureau}: gabungan kiriman dimatikan di lembar Pengaturan (gabung_kiriman), jadi hanya {counts} yang "
        f"dihitung; {listed(others)} tetap tersimpan. Tulis ya untuk menggabungkannya lagi."
    )


def contribution(filler: str, cells: int, sheets: Sequence[str]) -> str:
    """What one of several files adds: of how many cells, on which lines of which sheet."""
    return (
        f"Digabung dari {filler}: {cells} isian{'; ' if sheets else ''}{listed(sheets, mark='; ')}"
    )


def lines(sheet: str, names: Sequence[str], count: int) -> str:
    """Lines of a sheet, a few by name."""
    more = f" dan {count - len(names)} lainnya" if count > len(names) else ""
    return f"{sheet}: {', '.join(names)}{more}"


def counting(bureau: str, files: Sequence[str]) -> str:
    """Which files of a bureau count together."""
    return f"{bureau}: dihitung gabungan {len(files)} berkas, {listed(files)}."
