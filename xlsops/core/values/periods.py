"""A reporting period: one quarter (triwulan) of one year."""

import re
from datetime import date, datetime
from enum import Enum

from msgspec import Struct

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_NAMED = re.compile(r"\b(?:triwulan|tw)\s+(iv|i{1,3})\s+(?:tahun\s+)?(\d{4})\b", re.IGNORECASE)


class Quarter(Enum):
    """The four quarters; the value is the number, the label the roman figure."""

    I = 1  # noqa: E741 - a roman figure
    II = 2
    III = 3
    IV = 4

    @property
    def label(self) -> str:
        """Return the short name people write, such as ``TW II``."""
        return f"TW {self.name}"


class Period(Struct, frozen=True, order=True):
    """A year and the number of its quarter, 1 to 4."""

    year: int
    number: int

    @property
    def quarter(self) -> Quarter:
        """Return the quarter of this period."""
        return Quarter(self.number)

    @property
    def before(self) -> "Period":
        """Return the quarter before this one."""
        first = self.number == Quarter.I.value
        return Period(self.year - 1, 4) if first else Period(self.year, self.number - 1)

    @property
    def label(self) -> str:
        """Return the short name, such as ``TW II 2026``."""
        return f"{self.quarter.label} {self.year}"

    @property
    def title(self) -> str:
        """Return the name used in titles, such as ``Triwulan II Tahun 2026``."""
        return f"Triwulan {self.quarter.name} Tahun {self.year}"


def periods_in(text: str) -> tuple[Period, ...]:
    """Return the periods a text names by label or title, in order."""
    found = (Period(int(year), Quarter[name.upper()].value) for name, year in _NAMED.findall(text))
    return tuple(dict.fromkeys(found))


def long_date(day: date) -> str:
    """Return a date as an office writes it: ``10 Juli 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_time(moment: datetime) -> str:
    """Return a moment as an office writes it: ``10 Juli 2026 09.30``."""
    return f"{long_date(moment)} {moment:%H.%M}"


def day_and_hour(moment: datetime) -> str:
    """Return a moment as it stands in a sentence: ``10 Juli 2026 pukul 09.30``."""
    return f"{long_date(moment)} pukul {moment:%H.%M}"
