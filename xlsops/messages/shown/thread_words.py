"""The thread of a finding, as the sheet of findings and its cells' notes keep it: who said what, and when."""

SENT_BACK = "dikembalikan ke bagian"


def bureau_speaks(bureau: str) -> str:
    """Who speaks in a thread where it is the bureau."""
    return f"Bagian {bureau}"


def turn(day: str, who: str, words: str) -> str:
    """One turn of the thread of a finding."""
    return f"{day} · {who}: {words}"


def printed(turns: str) -> str:
    """What stands before the first turn of a thread on paper."""
    return f"Percakapan: {turns}"


def earlier_turns(count: int) -> str:
    return f"… {count} sebelumnya: lihat lembar Riwayat."


def found_himself(reason: str) -> str:
    return f"ditemukan sendiri: {reason}"


def withdrew(reason: str) -> str:
    return f"dicabut: {reason}"


def asked(note: str) -> str:
    return note or "catatan dihapus"


def opened_again(note: str) -> str:
    return f"dibuka lagi: {note}" if note else "dibuka lagi"


def explained(note: str, evidence: str, until: str) -> str:
    parts = (
        note.rstrip("."),
        f"bukti: {evidence}" if evidence else "",
        f"berlaku s.d. {until}" if until else "",
    )
    return f"diterima dengan penjelasan: {'; '.join(each for each in parts if each)}"


def assigned(assignee: str) -> str:
    return f"penelaah: {assignee}" if assignee else "penelaah dikosongkan"
