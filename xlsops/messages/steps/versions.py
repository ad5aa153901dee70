"""What is told of a bureau's versions: what differs, and the history of a cell."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages import clauses
from xlsops.messages.message import Message, entry, listed
from xlsops.messages.shown import comparison

_MOST = 30


@entry
def nothing_sent(code: str) -> Message:
    """No file of the bureau was accepted."""
    return Message(
        f"Belum ada kiriman {code} yang diterima.",
        "Taruh berkasnya di folder masuk, lalu jalankan: xlsops collect",
    )


@entry
def only_one(code: str, count: int) -> Message:
    """There are no two versions to compare."""
    return Message(
        f"{code} baru punya {count} versi yang dipakai, jadi belum ada yang dapat dibandingkan.",
        "Nilai sebuah sel dan temuannya terlihat di lembar bagian itu.",
    )


@entry
def no_version(code: str, number: int, count: int) -> Message:
    """The bureau has no version of this number."""
    return Message(f"{code} tidak punya versi {number}.", f"Sebutkan versi 1 sampai {count}.")


@entry
def same_version(number: int) -> Message:
    """Both versions are one."""
    return Message(
        f"Versi {number} dibandingkan dengan dirinya sendiri.", "Sebutkan dua versi yang berlainan."
    )


@entry
def no_line(line: str, lines: Sequence[str]) -> Message:
    """The bureau's form has no such line."""
    return Message(
        f"Format bagian ini tidak punya baris '{line}'.", f"Yang ada: {listed(lines, _MOST)}."
    )


@entry
def no_column(column: str, line: str, columns: Sequence[str]) -> Message:
    """The line has no such column that is filled."""
    return Message(
        f"Baris {line} tidak punya kolom isian '{column}'.", f"Yang ada: {listed(columns, _MOST)}."
    )


def compared(code: str, older: str, newer: str, count: int) -> str:
    told = f"{count} sel berubah" if count else "isiannya sama"
    return f"{code}, {older} dibanding {newer}: {told}."


def became(cell: str, label: str, old: str, new: str) -> str:
    return clauses.changed(cell, label, old, new)


def version(number: int, name: str, came: str) -> str:
    """Return a file of a bureau by its number, 0 for one set aside."""
    return comparison.version(number, name, came)


def with_findings(change: str, before: Sequence[str], after: Sequence[str]) -> str:
    if not (before or after):
        return change
    return f"{change} · temuan: {listed(before) or 'tidak ada'} → {listed(after) or 'tidak ada'}"


def found_gone(code: str, cell: str) -> str:
    return f"{cell}: temuan {code} tidak ada lagi, isi selnya tetap"


def found_new(code: str, cell: str) -> str:
    return f"{cell}: temuan {code} baru, isi selnya tetap"


def of_cell(period: str, code: str, line: str, column: str) -> str:
    return f"{period}, {code}, baris {line}, kolom {column}:"


def not_there(period: str, reason: str) -> str:
    return f"{period}: {reason}"


def value(
    number: int,
    name: str,
    cell: str,
    text: str,
    same: bool,  # noqa: FBT001
    found: Sequence[str],
    source: str = "",
) -> str:
    """``source`` is the file an answer came in, where that is not the one that made the version."""
    told = (
        (text or "(kosong)") + (" (tetap)" if same else "") + (f", dari {source}" if source else "")
    )
    where = f"{cell} = {told}" if cell else "barisnya belum ada"
    named = f"versi {number} ({name})" if number else f"{name} (dikesampingkan)"
    return f"{named}: {where}" + "".join(f" · {each}" for each in found)


def decided(code: str, state: str, text: str, note: str) -> str:
    return f"{code} {state} selagi selnya berisi {text or '(kosong)'}" + (
        f": {note}" if note else ""
    )


def reasons(note: str, evidence: str, until: str, assignee: str) -> str:
    parts = (
        note.rstrip(".") if evidence or until or assignee else note,
        f"bukti: {evidence}" if evidence else "",
        f"berlaku s.d. {until}" if until else "",
        f"penelaah: {assignee}" if assignee else "",
    )
    return "; ".join(part for part in parts if part)


def replied(code: str, text: str) -> str:
    """What a bureau answered to a finding in the list of its returned copy."""
    return f"jawaban bagian atas {code}: {text}"


def returned(codes: Sequence[str]) -> str:
    return (
        f"sel ini diminta diperbaiki: {listed(codes)}"
        if codes
        else "sel ini tidak diminta diperbaiki"
    )


def approved() -> str:
    return "data bagian ini disahkan"


def signed(who: str) -> str:
    """A tier signed what the cell is part of."""
    return f"data bagian ini disahkan {who}"


def reopened(who: str, reason: str) -> str:
    """Why an approval was taken back: that of a tier, or the one by which figures count."""
    return f"{who}: {reason}" if who else reason


def written(file: PurePath) -> str:
    return f"Perbandingannya sebagai lembar: {file}"


@entry
def no_workbook_name(name: str) -> Message:
    """The sheet is to be written into a file that is no workbook."""
    return Message(
        f"{name} bukan nama buku kerja.", 'Akhiri dengan .xlsx, misalnya --to "beda HUKUM.xlsx".'
    )


@entry
def no_bureau_in_front() -> Message:
    """The button was pressed on a sheet that is no bureau's."""
    return Message(
        "Tidak diketahui kiriman bagian mana yang dibandingkan.",
        "Buka lembar Isian atau Rekap bagian itu, lalu tekan lagi.",
    )


@entry
def no_cell_selected() -> Message:
    """The selected cell is no answer of a bureau."""
    return Message(
        "Sel yang dipilih bukan isian sebuah bagian.",
        "Pilih satu sel isian di lembar Isian bagian, lalu tekan lagi.",
    )


ACTUAL, OUTPUT, SPENT = "realisasi", "K", "Rp"


def of_line(code: str, line: str, name: str) -> str:
    return f"{code} {line} {name}, setiap triwulan yang diketahui:"


def way(direction: str, method: str) -> str:
    return f"{direction}, {method}"


def of_quarter(period: str, figures: Sequence[str], target: str, reached: str, how: str) -> str:
    """Return what a row held in a quarter; what is empty is not told."""
    parts = (
        ", ".join(figures),
        f"target {target}" if target else "",
        f"capaian s.d. {reached}" if reached else "",
        f"diukur {how}" if how else "",
    )
    return f"{period}: {'; '.join(each for each in parts if each)}"
