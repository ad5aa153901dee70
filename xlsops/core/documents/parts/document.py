"""What every document is written from, and what a document is."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts.facts import Facts
from xlsops.core.documents.parts.texts import Texts, Words
from xlsops.core.form.emblem import Emblem
from xlsops.core.journal.facts.kinds import Approved, HandedOver
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.results.results import data_hash
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Official
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import day_and_hour, long_date, long_time
from xlsops.core.view.view import View

DOTS = "." * 28
_LONGEST_FOOTER, _MOST_NAMED = 110, 3
ROLES = {
    "sekda": "SEKDA",
    "asisten": "ASISTEN",
    "kabag": "KABAG",
    "kasubbag": "KASUBBAG",
    "pelaksana": "PELAKSANA",
}


class Standing(Enum):
    """How complete a document is; the value is the word people see."""

    PRESENT = "Ada"
    FORM = "Blangko"
    PROVISIONAL = "Sementara"
    MISSING = "Belum ada"


class Document(Struct, frozen=True):
    """One document of the bundle; without a page it is missing, and ``note`` says why.

    ``count`` says how much it lists, such as ``10 format``.
    """

    steps: tuple[Step, ...]
    title: str
    page: Sheet | None = None
    day: date | None = None
    count: str = ""
    standing: Standing = Standing.PRESENT
    note: str = ""


class DocumentSource(Struct, frozen=True):
    """A period at one moment, the facts recorded beside it, the wording, the office's coat of arms.

    ``put_off`` are the names of files that lie in the inbox and could not be read yet.
    """

    view: View
    facts: Facts
    texts: Texts
    emblem: Emblem | None = None
    put_off: frozenset[str] = frozenset()

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

    def footer(self, title: str) -> str:
        """Return the left footer of a document."""
        return f"{self.view.footer} · {title}"[:_LONGEST_FOOTER].replace("&", "&&")

    @property
    def paper(self) -> int:
        """Return the code of the office's paper."""
        return self.view.spec.settings.paper

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
            "kekurangan": self.lacking or "tidak ada",
        }

    @property
    def lacking(self) -> str:
        """Return what keeps the data from being final, empty for nothing."""
        view = self.view
        owing = [each.bureau.code for each in view.bureaus if each.record is None]
        unsigned = [each.bureau.code for each in view.bureaus if each.record and not each.approved]
        texts = [messages.letters.errors_open(view.errors)] if view.errors else []
        texts += [messages.letters.not_sent(", ".join(owing))] if owing else []
        if unsigned:
            some = len(unsigned) <= _MOST_NAMED
            who = ", ".join(unsigned) if some else f"{len(unsigned)} bagian"
            texts.append(messages.letters.not_approved(who))
        return "; ".join(texts)

    @property
    def data_hash(self) -> str:
        """Return the hash of the figures: as handed over, else as they stand."""
        handed = self.view.state.handed_over
        if handed is not None:
            return handed.data_hash
        return data_hash(
            {each.bureau.code: each.results for each in self.view.bureaus if each.results}
        )

    @property
    def signing(self) -> str:
        """Return whose approvals, and whether the handover, are signed or claimed; empty without keys."""
        view = self.view
        acts = [
            (each.bureau.code, view.signing(Approved, each.bureau.code))
            for each in view.bureaus
            if each.approved
        ]
        acts.append(("serah terima", view.signing(HandedOver)))
        told: dict[str, list[str]] = {}
        for name, mark in acts:
            if mark:
                told.setdefault(mark.value, []).append(name)
        return "; ".join(f"{', '.join(names)} {word}" for word, names in told.items())

    @property
    def journal_head(self) -> str:
        """Return the journal's fingerprint, by which a lost or rewritten event is noticed."""
        return fingerprint(self.view.events)


def missing_document(steps: tuple[Step, ...], title: str, reason: str) -> Document:
    """Return a document that cannot be made yet, with the reason."""
    return Document(steps, title, standing=Standing.MISSING, note=reason)


def hash_in_groups(digits: str) -> str:
    """Return a hash in groups of eight on two lines, so that a person can compare it."""
    groups = [digits[start : start + 8] for start in range(0, len(digits), 8)]
    half = (len(groups) + 1) // 2
    return "\n".join(" ".join(part) for part in (groups[:half], groups[half:]))


def titled(person: Official | None) -> str:
    """Return the title of an official with its prefix such as ``Plt.``; dots for none."""
    if person is None or not person.title:
        return DOTS
    return f"{person.prefix} {person.title}".strip()


def _common(view: View) -> dict[str, str]:
    settings, period = view.spec.settings, view.spec.period
    due = settings.due
    last = max((event.at for event in view.events), default=view.now)
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
        "keadaan": f"{long_time(view.local(last))} WIB",
        "batas": f"{day_and_hour(due)} WIB" if due else DOTS,
        **{word: titled(view.spec.official(role)) for word, role in ROLES.items()},
    }
