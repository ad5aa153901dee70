"""What is told of the rules of an office: their record, and one that was tried."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed


def heading(periods: Sequence[str]) -> str:
    return f"Aturan dan hasilnya pada {listed(periods)}:"


def record(
    code: str,
    state: str,
    fired: int,
    mended: int,
    accepted: int,
    overruled: int,
    waiting: int,
    *,
    idle: bool,
) -> str:
    """Return the record of a rule in a line, with the proposal to suspend it."""
    if not fired:
        return f"{code} ({state}): belum pernah timbul."
    told = (
        f"{code} ({state}): timbul {fired}, diperbaiki {mended}, diterima dengan penjelasan {accepted}, "
        f"disahkan walau terbuka {overruled}, masih terbuka {waiting}."
    )
    proposal = (
        f" Usulan: tangguhkan di lembar Aturan, karena hanya {mended} dari {fired} yang diperbaiki."
    )
    return f"{told}{proposal}" if idle else told


def tried(code: str, fired: int, mended: int, kept: int) -> str:
    return f"{code} akan timbul di {fired} tempat: {mended} kemudian diperbaiki bagian, {kept} tetap begitu."


def verdicts(period: str, kept: int, broken: int, unknown: int) -> str:
    """Return what a rule says of the lines that were sent last."""
    return (
        f"{period}, kiriman yang berlaku: {kept} baris terpenuhi, {broken} dilanggar, {unknown} tidak dapat diperiksa "
        "(isian kosong, galat, atau pembandingnya tidak ada)."
    )


def not_evaluable(count: int) -> str:
    return f"Tidak dapat diperiksa di {count} baris kiriman yang berlaku."


def needs_quarter_before(period: str) -> str:
    return f"Tidak dapat diperiksa pada {period}: syaratnya menyebut triwulan sebelumnya; berlaku lagi mulai TW II."


def fired(period: str, bureau: str, cell: str, value: str, last: str) -> str:
    """Return a place on which a rule would have fired, and what stands there in the last version."""
    now = f"terakhir {last}" if last != value else "tidak berubah"
    return f"{period} {bureau}, {cell}: {value or '(kosong)'}, {now}."


def more(count: int) -> str:
    return f"Dan {count} tempat lagi."


@entry
def unknown(code: str, codes: Sequence[str]) -> Message:
    """A rule of that code is not there."""
    return Message(
        f"Tidak ada aturan {code} di lembar Aturan.", f"Aturan yang dapat dicoba: {listed(codes)}."
    )


@entry
def built_in(code: str) -> Message:
    """A rule the program computes cannot be tried."""
    return Message(
        f"{code} dihitung program, jadi sudah berlaku di setiap kiriman.",
        "Lihat hasilnya dengan xlsops rules list; yang dapat dicoba adalah aturan dengan syarat sendiri.",
    )


@entry
def untried(code: str, why: str) -> Message:
    """A rule cannot be tried because its condition cannot be used."""
    return Message(f"Aturan {code} belum dapat dicoba: {why}.", "Perbaiki syaratnya dahulu.")
