"""Mistakes of the program itself: the traceback goes into a log, a person gets its number."""

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from xlsops import messages

_LONGEST = 1_000_000
"""Bytes of a log before another one is begun."""


def incident() -> str:
    """Write the traceback to the log; return the sentence with the number a person can quote."""
    number = _number(uuid4().hex)
    kept = _kept(number, traceback.format_exc())
    return messages.incidents.stopped(number, log() if kept else None)


def noted(details: str, about: str) -> str:
    """Write to the log what befell one thing; return what to quote, the same whenever it befalls it."""
    number = _number(about)
    kept = _kept(number, f"{about}\n{details}")
    return messages.intake.noted(number, kept=kept)


def log() -> Path:
    """Return where the log stands."""
    return Path.home() / ".xlsops" / "galat.log"


def _number(seed: str) -> str:
    digits = sha256(seed.encode()).hexdigest().upper()
    return f"{digits[:4]}-{digits[4:6]}"


def _rotate() -> None:
    """Put a log that has grown long behind the new one; the one before that goes."""
    with suppress(OSError, RuntimeError):
        if log().stat().st_size > _LONGEST:
            log().replace(log().with_suffix(".lama.log"))


def _kept(number: str, details: str) -> bool:
    """Add to the log; tell whether that was possible."""
    _rotate()
    when = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        log().parent.mkdir(exist_ok=True)
        with log().open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{number} {when}\n{details}\n")
    except (OSError, RuntimeError):
        return False
    return True
