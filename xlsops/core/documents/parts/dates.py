"""Days as a letter writes them: with the day of the week, and spelled out."""

from datetime import date

from xlsops.core.values.periods import MONTHS, long_date

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_TEEN, _HUNDRED, _THOUSAND = 20, 100, 1000


def with_weekday(day: date) -> str:
    """Return such as ``Senin, 6 Juli 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"


def date_in_words(day: date) -> str:
    """Return such as ``Selasa tanggal empat belas bulan Juli tahun dua ribu dua puluh enam``."""
    return (
        f"{WEEKDAYS[day.weekday()]} tanggal {number_in_words(day.day)} bulan {MONTHS[day.month - 1]} "
        f"tahun {number_in_words(day.year)}"
    )


def number_in_words(number: int) -> str:
    """Return a number from 0 to 9999 in words."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number < _TEEN:
        return f"{_UNITS[number - 10]} belas"
    for size, name, one in (
        (_THOUSAND, "ribu", "seribu"),
        (_HUNDRED, "ratus", "seratus"),
        (10, "puluh", ""),
    ):
        if number >= size:
            many, rest = divmod(number, size)
            head = one if many == 1 and one else f"{number_in_words(many)} {name}"
            return f"{head} {number_in_words(rest)}" if rest else head
    return ""
