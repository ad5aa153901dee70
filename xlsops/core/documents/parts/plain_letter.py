"""What letters as plain text have in common: who writes to whom about what, and who signs."""

from collections.abc import Callable
from datetime import date

from xlsops import messages
from xlsops.core.journal.facts.request_kinds import LettersMade
from xlsops.core.journal.fingerprint import LABEL, fingerprint
from xlsops.core.spec.spec import Bureau, Official, Spec
from xlsops.core.values.nip import read_nip
from xlsops.core.values.periods import long_date
from xlsops.core.view.view import View

_DOTS = "." * 40
_SIGNER = "KABAG"


def addressee_of(spec: Spec, bureau: Bureau) -> str:
    """Return to whom a letter to a bureau goes: its head, or who fills the form where that head signs it."""
    head, signer = spec.official(bureau.code), spec.official(_SIGNER)
    title = head.title if head and head.title else f"Kepala {bureau.name}"
    if signer and signer.title == title:
        return f"Jabatan Pelaksana pada {bureau.name}"
    return _titled(head) or title


def plain_head(view: View, words: Callable[[str], str]) -> tuple[str, ...]:
    """Return the lines before the first sentence, in the words of the letter's own head."""
    settings = view.spec.settings
    sample = ("", messages.letters.SAMPLE) if settings.sample else ()
    return (
        settings.government,
        settings.office,
        *((settings.address,) if settings.address else ()),
        *sample,
        "",
        f"Sifat: {words('sifat')}",
        f"Lampiran: {words('lampiran')}",
        f"Hal: {words('hal')}",
        "",
        f"Yth. {words('kepada')}",
        f"di {settings.place}",
        "",
    )


def plain_signature(view: View, day: date | None = None) -> tuple[str, ...]:
    """Return place, date and signature, of today unless told; what is not known is left as dots."""
    spec = view.spec
    person = spec.official(_SIGNER)
    title = _titled(person)
    name = person.name if person and person.name else _DOTS
    nip = read_nip(person.nip).shown if person and person.nip else _DOTS
    return (
        f"{spec.settings.place}, {long_date(day or view.now.date())}",
        title,
        "",
        "",
        "",
        name,
        f"NIP. {nip}",
    )


def _titled(person: Official | None) -> str:
    return f"{person.prefix} {person.title}".strip() if person and person.title else ""


def sent_under(view: View, recorded: type) -> str:
    """Return the journal's fingerprint for a letter; ``recorded`` is how sending the letter is told.

    Such events, and that letters were made, are passed over, so that the letter written again after
    them is the same.
    """
    return fingerprint(view.events, (recorded, LettersMade))


def fingerprint_lines(code: str) -> tuple[str, ...]:
    """Return a fingerprint as the last lines of a letter; none where there is none."""
    return ("", f"{LABEL}: {code}") if code else ()
