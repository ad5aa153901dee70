"""What installing, removing and examining came to, as outcomes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xlsops import messages
from xlsops.addin.examination.installation import examine_installation
from xlsops.addin.examination.line import Check
from xlsops.addin.installing import Status
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.messages.message import ENGLISH

_SIGNS = {True: "✔", False: "✖", None: "–"}


def examination(folder: Path | None = None) -> Outcome:
    """Return what is wrong first, then what is worth knowing, then what is fine in one line.

    Only what is wrong asks for attention.
    """
    good, names = _words()
    checks = [
        replace(each, name=names.get(each.name, each.name)) for each in examine_installation(folder)
    ]
    return Outcome(
        tuple(_lines(checks, good)),
        {
            "checks": [
                {"name": each.name, "ok": each.ok, "sentence": each.sentence, "remedy": each.remedy}
                for each in checks
            ]
        },
        attention=any(check.ok is False for check in checks),
    )


def install_outcome(status: Status, *, wanted: bool = True) -> Outcome:
    """Return where the add-in stands; ``wanted`` says whether it should be in place."""
    return Outcome(
        status.sentences,
        {
            "addin": str(status.places.addin),
            "complete": status.complete,
            "installed": status.addin is not None,
            "interpreter": status.interpreter,
        },
        attention=wanted and not status.complete,
    )


def built(addin: Path) -> Outcome:
    """Return where the add-in was written."""
    return Outcome((messages.addin.built(addin),), {"addin": str(addin)})


def _words() -> tuple[str, Mapping[str, str]]:
    """Return how what is fine is told, and what is examined where it is called otherwise than there."""
    if not ENGLISH:
        return "Baik", {}
    from xlsops.messages.english.interface.examination import FINE, NAMES  # noqa: PLC0415 - by choice

    return FINE, NAMES


def _lines(checks: Sequence[Check], good: str) -> Iterator[str]:
    """Yield a line for each thing that is said, with the names of all it is said of."""
    for sign in (False, None):
        names: dict[str, list[str]] = {}
        for each in checks:
            if each.ok is sign:
                names.setdefault(f"{each.sentence} {each.remedy}".rstrip(), []).append(each.name)
        yield from (f"{_SIGNS[sign]} {', '.join(of)}: {said}" for said, of in names.items())
    fine = [each.sentence for each in checks if each.ok]
    if fine:
        yield f"{_SIGNS[True]} {good}: {' '.join(fine)}"
