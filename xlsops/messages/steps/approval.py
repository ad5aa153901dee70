"""Approving and handing over: what keeps a bureau from it, and what was signed (steps 7 and 8)."""

from collections.abc import Sequence

from xlsops.messages.clauses import counted_findings
from xlsops.messages.message import Message, entry, listed, numbered


def approved(bureaus: Sequence[str]) -> str:
    return f"{len(bureaus)} bagian disahkan: {listed(bureaus)}."


@entry
def rules_unused(codes: Sequence[str], found: Sequence[str]) -> Message:
    """Rules are not run as the office wrote them, so nothing can be approved by them; every fault is listed."""
    return Message(
        f"Belum ada yang disahkan: aturan {listed(codes)} tidak dijalankan seperti tertulis, sehingga galat "
        "yang seharusnya menahan pengesahan bisa terlewat. Yang harus diperbaiki dahulu:"
        + numbered(list(found)),
        "",
    )


NOTHING_NEW = "Tidak ada yang baru disahkan."


def revision_approved(replaced: int, told: str) -> str:
    """``replaced`` is the version that counted until now."""
    return f"Usulan revisi disahkan, menggantikan versi {replaced}: {told}"


def in_all(count: int, bureaus: int) -> str:
    return f"Seluruhnya {count} dari {bureaus} bagian sudah disahkan."


def doubtful(bureau: str, doubt: str) -> str:
    return f"{bureau}: {doubt}"


def still_open(
    bureau: str,
    errors: int,
    warnings: int,
    severity: str,
    cell: str,
    message: str,
    how_on: str,
    *,
    proposal: bool,
) -> str:
    """Severity, cell and message are those of the first finding."""
    whose = " usulan revisinya" if proposal else ""
    return f"{bureau}:{whose} masih {counted_findings(errors, warnings)} terbuka, {severity} pertama {cell}: {message} {how_on}"


def how_on(
    bureau: str, returning: str, deciding: str, *, errors: bool, mendable: int, open_ones: int
) -> str:
    """What comes before signing: what blocks goes back first.

    ``returning`` and ``deciding`` are the options naming the role; ``mendable`` is how many of the open
    ones the bureau can mend: only these can go back to it.
    """
    back = f"Kembalikan ke Bagian (xlsops return --bureau {bureau}{returning})"
    where = f"di lembar Temuan, lalu Simpan Keputusan (xlsops decide{deciding})"
    if not mendable:
        return f"Bagian tidak dapat mengubahnya: terima dengan penjelasan {where}."
    if mendable < open_ones:
        return (
            f"{back} untuk {mendable} yang dapat diperbaiki bagian; {open_ones - mendable} lainnya hanya dapat "
            f"diterima dengan penjelasan {where}."
        )
    accept = f"terima dengan penjelasan {where}"
    return f"{back}, atau {accept}." if errors else f"{accept[0].upper()}{accept[1:]}; atau {back}."


def unsigned(bureau: str, acting: str) -> str:
    return f"{bureau}: siap disahkan dan belum disahkan; Sahkan Bagian (xlsops approve --bureau {bureau}{acting})."


def void(bureau: str, acting: str) -> str:
    return f"{bureau}: pengesahannya gugur; {_again(bureau, acting)}"


def changed(bureau: str, acting: str) -> str:
    return f"{bureau}: berubah sesudah disahkan; {_again(bureau, acting)}"


def _again(bureau: str, acting: str) -> str:
    return f"untuk mengesahkan lagi: xlsops approve --bureau {bureau}{acting}."


def revision_waits(told: str, how_to_decide: str) -> str:
    return f"Usulan revisi {told} {how_to_decide}"


def handed_over(count: int, bureaus: int, *, again: bool) -> str:
    what = (
        "sudah diserahkan sebelumnya, tidak ada yang berubah"
        if again
        else "diserahkan kepada Kasubbag"
    )
    return f"Data {count} dari {bureaus} bagian {what}."


def data_hash(data: str) -> str:
    return f"Sidik data: {data}"


def handed_over_without(bureaus: Sequence[str]) -> str:
    return (
        f"Tanpa data {listed(bureaus)}, yang belum mengirim atau kirimannya tidak dihitung. Bila datanya menyusul: "
        "himpun, sahkan, lalu Serah Terima lagi."
    )


def revisions_left_out(bureaus: Sequence[str]) -> str:
    return f"Usulan revisi tidak ikut diserahkan: {listed(bureaus)}."
