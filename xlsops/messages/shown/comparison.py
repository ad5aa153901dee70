"""Two versions of a bureau side by side on a sheet, and what the file and each version are called."""


def version(number: int, name: str, came: str) -> str:
    return f"versi {number} ({name}, {came})" if number else f"{name} ({came}, dikesampingkan)"


SHEET = "Perbandingan"

BLANK = "(kosong)"

ALIKE = "Isian kedua versi sama."

GONE_HEADING = "Temuan yang tidak ada lagi, padahal isi selnya tetap"

NEW_HEADING = "Temuan baru, padahal isi selnya tetap"


def title(bureau: str) -> str:
    return f"PERBANDINGAN DUA VERSI KIRIMAN {bureau}"


def sheet_file(bureau: str, older: int, newer: int) -> str:
    return f"Perbandingan {bureau} versi {older} dan {newer}"


def both(older: str, newer: str) -> str:
    return f"Lama: {older}. Baru: {newer}."
