"""What every document is written from, and what a document is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from xlsops.core.documents.facts import Facts
from xlsops.core.documents.texts import Texts, Words
from xlsops.core.pages.view import View
from xlsops.core.painted import Painted
from xlsops.core.periods import long_date, long_time
from xlsops.core.spec import Official

DOTS = "." * 28
ROLES = {
    "sekda": "SEKDA", "asisten": "ASISTEN", "kabag": "KABAG", "kasubbag": "KASUBBAG",
    "pelaksana": "PELAKSANA",
}  # fmt: skip


class Standing(Enum):
    """How complete a document is; the value is the word people see."""

    PRESENT = "Ada"
    FORM = "Blangko"
    PROVISIONAL = "Sementara"
    MISSING = "Belum ada"


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the bundle; without a page it is missing, and ``note`` says why.

    ``count`` says how much it lists, such as ``10 format``.
    """

    steps: tuple[int, ...]
    title: str
    page: Painted | None = None
    day: date | None = None
    count: str = ""
    standing: Standing = Standing.PRESENT
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A period at one moment, the facts recorded beside it, and the wording."""

    view: View
    facts: Facts
    texts: Texts

    def words(self, section: str, more: Mapping[str, str] | None = None) -> Words:
        """Return the wording of a document; ``more`` are the values only it has."""
        return self.texts.of(section, {**_common(self.view), **(more or {})})

    def official(self, role: str) -> Official | None:
        """Return who holds a role."""
        return self.view.spec.official(role)

    def day(self, moment: datetime | None) -> date | None:
        """Return the day of a moment in the office's own time zone."""
        return None if moment is None else self.view.local(moment).date()

    def moment(self, moment: datetime) -> str:
        """Return a moment as it is printed."""
        return f"{long_time(self.view.local(moment))} WIB"

    def dated(self, day: date | None) -> str:
        """Return the place and date of a letter, dots for a day not known."""
        place = self.view.spec.settings.place
        return f"{place}, {long_date(day) if day else DOTS}"

    @property
    def counts(self) -> dict[str, str]:
        """Return the values every document on the data has: coverage and open findings."""
        view = self.view
        owing = [each.bureau.name for each in view.bureaus if each.record is None]
        return {
            "cakupan": view.recap.coverage,
            "galat": str(view.errors),
            "peringatan": str(view.warnings),
            "belum": ", ".join(owing) or "tidak ada",
        }


def missing(steps: tuple[int, ...], title: str, reason: str) -> Document:
    """Return a document that cannot be made yet, with the reason."""
    return Document(steps, title, standing=Standing.MISSING, note=reason)


def titled(person: Official | None) -> str:
    """Return the title of an official with its prefix such as ``Plt.``; dots for none."""
    if person is None or not person.title:
        return DOTS
    return f"{person.prefix} {person.title}".strip()


def _common(view: View) -> dict[str, str]:
    settings, period = view.spec.settings, view.spec.period
    due = settings.due
    return {
        "pemerintah": settings.government,
        "perangkat_daerah": settings.office,
        "alamat": settings.address,
        "tempat": settings.place,
        "prosedur": settings.procedure,
        "nomor_sop": settings.sop_number,
        "periode": period.title,
        "triwulan": period.label,
        "tahun": str(period.year),
        "batas": f"{long_date(due)} pukul {due:%H.%M} WIB" if due else DOTS,
        **{word: titled(view.spec.official(role)) for word, role in ROLES.items()},
    }
