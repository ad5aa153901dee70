"""What is told of the rules of an office: their record, and one that was tried."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed
from xlsops.messages.shown import rule_words

NOTHING_WRITTEN = "Ini percobaan: tidak ada yang ditulis."


def heading(periods: Sequence[str]) -> str:
    return f"Aturan dan hasilnya pada {listed(periods)}:"


def named(code: str, state: str, owner: str) -> str:
    """Return a rule as it is listed: its code, how it stands, who owns it."""
    return f"{code} ({state}, pemilik: {owner})" if owner else f"{code} ({state})"


def record(
    rule: str,
    code: str,
    fired: int,
    mended: int,
    accepted: int,
    overruled: int,
    waiting: int,
    mendable: int,
    *,
    idle: bool,
) -> str:
    """Return the record of a rule in a line, with the proposal to suspend it."""
    if not fired:
        return f"{rule}: belum pernah timbul."
    told = (
        f"{rule}: timbul {fired}, diperbaiki {mended}, diterima dengan penjelasan {accepted}, "
        f"disahkan walau terbuka {overruled}, masih terbuka {waiting}."
    )
    proposal = f" {rule_words.propose(code, mended, mendable)}"
    return f"{told}{proposal}" if idle else told


def verdicts(period: str, kept: int, broken: int, unknown: int) -> str:
    """Return what a rule says of the lines that were sent last."""
    return (
        f"{period}, kiriman yang berlaku: {kept} baris terpenuhi, {broken} dilanggar, {unknown} tidak dapat diperiksa "
        "(isian kosong, galat, atau pembandingnya tidak ada)."
    )


def not_evaluable(count: int) -> str:
    return f"Tidak dapat diperiksa di {count} baris kiriman yang berlaku."


def tried(code: str, fired: int, mended: int, accepted: int, overruled: int, waiting: int) -> str:
    """Return how often a rule would have fired, and what became of those cells."""
    if not fired:
        return f"{code} tidak akan timbul di satu tempat pun."
    return (
        f"{code} akan timbul di {fired} tempat: {mended} kemudian diperbaiki bagian, {accepted} diterima dengan "
        f"penjelasan, {overruled} disahkan begitu, {waiting} masih begitu."
    )


def nothing_sent(code: str) -> str:
    """Return that there is nothing to try a rule on."""
    return (
        f"{code} belum dapat dicoba: belum ada kiriman yang dihimpun. Himpun dahulu, atau cobakan atas triwulan lalu: "
        f"xlsops rules test {code} --on FOLDER. Bahwa aturan itu menemukan kesalahannya dibuktikan xlsops rules selftest."
    )


def never_fired(codes: Sequence[str]) -> str:
    """Return in a line all rules in force that never fired."""
    return f"Belum pernah timbul: {listed(codes)}."


def fired(period: str, bureau: str, cell: str, value: str, last: str, fate: str) -> str:
    """Return a place on which a rule would have fired, what stands there in the last version, what became of it."""
    now = f"terakhir {last or '(kosong)'}" if last != value else "tidak berubah"
    return f"{period} {bureau}, {cell}: {value or '(kosong)'}, {now}, {fate}."


def renewed(bureaus: Sequence[str]) -> str:
    return (
        f"Diperiksa dengan aturan yang berlaku sekarang; temuannya berubah untuk {listed(bureaus)}."
    )


@entry
def no_row() -> Message:
    """No row of the rules is selected."""
    return Message(
        "Yang dipilih bukan baris aturan.",
        "Pilih satu sel pada baris aturan di lembar Aturan, lalu ulangi.",
    )


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
        "Lihat hasilnya dengan xlsops rules list; yang dapat dicoba adalah aturan yang syaratnya tertulis di barisnya.",
    )


@entry
def untried(code: str, why: str) -> Message:
    """A rule cannot be tried because its condition cannot be used."""
    return Message(f"Aturan {code} belum dapat dicoba: {why}.", "Perbaiki syaratnya dahulu.")


def at_row(told: str, sheet: str, address: str) -> str:
    """Return what is told of a rule with the cell in which its row begins."""
    return f"{told} Barisnya: {sheet}, sel {address}."
