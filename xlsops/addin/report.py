"""What installing, removing and examining came to, as outcomes."""

from pathlib import Path

from xlsops.addin.checks import Check
from xlsops.addin.doctor import examine
from xlsops.addin.install import Status
from xlsops.core.outcome import Outcome

_SIGNS = {True: "✔", False: "✖", None: "–"}


def examination(folder: Path | None = None) -> Outcome:
    """Return every line of the examination; only what is wrong asks for attention."""
    checks = examine(folder)
    return Outcome(
        tuple(_line(check) for check in checks),
        {
            "checks": [
                {"name": each.name, "ok": each.ok, "sentence": each.sentence, "remedy": each.remedy}
                for each in checks
            ]
        },
        attention=any(check.ok is False for check in checks),
    )


def standing(status: Status, *, wanted: bool = True) -> Outcome:
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
    return Outcome((f"Tambahan Kinerja ditulis: {addin}",), {"addin": str(addin)})


def _line(check: Check) -> str:
    return f"{_SIGNS[check.ok]} {check.name}: {check.sentence} {check.remedy}".rstrip()
