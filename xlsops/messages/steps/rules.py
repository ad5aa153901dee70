"""What is told of the rules of an office: their record, and one that was tried."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed

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
    proposal = f" {propose(code, mended, mendable)}"
    return f"{told}{proposal}" if idle else told


def propose(code: str, mended: int, mendable: int) -> str:
    return f"Usulan: tangguhkan {code} di lembar Aturan, karena hanya {mended} dari {mendable} temuannya diperbaiki."


def at_row(told: str, sheet: str, address: str) -> str:
    """Return what is told of a rule with the cell in which its row begins."""
    return f"{told} Barisnya: {sheet}, sel {address}."


def row_tip(sheet: str, address: str) -> str:
    return f"Ke baris aturan ini: {sheet}, sel {address}"


def record_of(period: str) -> str:
    """Return over what the record of rules is told, and where that of several periods is."""
    return (
        f"Hasil setiap aturan pada {period} saja. Beberapa triwulan sekaligus, dan banyaknya baris yang tidak dapat "
        "diperiksa: xlsops rules list, diikuti folder-folder periodenya."
    )


def how_proposed(many: int, percent: int, sheet: str) -> str:
    """Return when a rule is proposed to be suspended, and who does it."""
    return (
        f"Aturan diusulkan ditangguhkan bila dari {many} temuan atau lebih yang sudah selesai (diperbaiki, diterima, "
        f"atau disahkan) kurang dari {percent}% diperbaiki; yang hanya menginformasikan tidak dihitung. Statusnya diubah orang di "
        f"lembar {sheet}, tidak oleh program."
    )


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


def unused(codes: Sequence[str], as_delivered: Sequence[str], faults: int) -> str:
    """Return which rules are not run, and which run as they are delivered, until their rows are mended."""
    rests = f"Aturan {listed(codes)} tidak dijalankan" if codes else ""
    runs = f"{listed(as_delivered)} dijalankan seperti bawaannya" if as_delivered else ""
    told = ", dan ".join(each for each in (rests, runs) if each)
    if not told:
        return (
            f"PERIKSA: {faults} hal di lembar Aturan harus diperbaiki sebelum aturannya diberlakukan; "
            "yang lain berjalan:"
        )
    return f"PERIKSA: {told}, sampai yang berikut diperbaiki. Lalu tekan Periksa. Aturan lain berjalan:"


def stale(bureaus: Sequence[str]) -> str:
    """Return which bureaus the rules of today judge otherwise than when all was last checked."""
    return (
        f"Aturan berubah sejak pemeriksaan terakhir; temuannya lain untuk {listed(bureaus)}. "
        "Tekan Periksa, agar salinan dan daftar temuannya ikut baru."
    )


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
