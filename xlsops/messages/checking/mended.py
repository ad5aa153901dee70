"""What somebody damaged on a form and the reading mended, told beside the file (step 6)."""

from collections.abc import Sequence

from xlsops.messages.message import listed

ASIDE = (
    "Bila pembacaan itu tidak benar, kesampingkan kiriman ini di lembar Catatan; bila hanya satu kolom atau baris "
    "yang pindah atau kehilangan tandanya, tulis pula selnya di kolom Tempat (misalnya Indikator!K6), dan kiriman "
    "dibaca tanpa perbaikan itu."
)


def undone(places: Sequence[str]) -> str:
    return (
        f"Perbaikan bacaan {listed(places)} dibatalkan di lembar Catatan: dibaca seperti tertulis."
    )


def renamed(sheet: str, now: str) -> str:
    return f'Lembar {sheet} diganti nama menjadi "{now}"; dikenali dari tandanya dan dibaca seperti biasa.'


def known_by_keys(sheet: str, now: str) -> str:
    return f'Lembar {sheet}, kini "{now}", kehilangan tandanya; dikenali dari kunci kolomnya.'


def mark_lost(sheet: str) -> str:
    return f"Lembar {sheet} kehilangan tanda di sel A1; dikenali dari namanya."


def seal_lost() -> str:
    return "Lembar tanda pengenal dihapus; format dikenali dari tanda pengenal di properti berkas."


def sheet_hidden(sheet: str) -> str:
    return f"Lembar {sheet} disembunyikan; isinya tetap dibaca."


def unprotected(sheets: Sequence[str]) -> str:
    return (
        f"Perlindungan lembar {listed(sheets)} dibuka; judul, sel terkunci, dan rumus tabel dibandingkan satu "
        "per satu dengan format."
    )


def rules_lost(sheet: str, columns: str) -> str:
    return (
        f"Lembar {sheet}: aturan isian kolom {columns} hilang atau berubah; isiannya diperiksa ulang "
        "saat dihimpun."
    )


def columns_moved(sheet: str, column: str, now: str, before: str, others: int) -> str:
    more = f" dan {others} kolom lain" if others else ""
    return (
        f'Lembar {sheet}: kolom "{column}" pindah ke {now} (semula {before}){more}; tiap kolom dibaca '
        "menurut kuncinya."
    )


def rows_moved(sheet: str, row: str, now: int, before: str, others: int) -> str:
    more = f" dan {others} baris lain" if others else ""
    return (
        f'Lembar {sheet}: baris "{row}" pindah ke baris {now} (semula {before}){more}; tiap baris dibaca '
        "menurut kodenya."
    )


def key_lost(sheet: str, column: str) -> str:
    return f'Lembar {sheet}: kunci kolom "{column}" hilang; kolomnya dikenali dari judulnya.'


def code_lost(sheet: str, row: str) -> str:
    return f'Lembar {sheet}: kode baris "{row}" hilang; barisnya dikenali dari namanya.'


def formulas_altered(sheet: str, cells: str) -> str:
    return (
        f"Lembar {sheet}: rumus {cells} bukan rumus format lagi; capaian, jumlah, dan status dihitung sendiri "
        "oleh program."
    )


def shown_otherwise(sheet: str, cells: str) -> str:
    return (
        f"Lembar {sheet}: format angka {cells} diubah sehingga yang tampak bukan angkanya; yang dihitung angka "
        "menurut Master."
    )


def print_titles(sheets: Sequence[str]) -> str:
    return f"Judul cetak lembar {listed(sheets)} diubah; isiannya tidak terpengaruh."


def names_added(names: str) -> str:
    return f"Nama sel {names} ditambahkan; program tidak memakainya."
