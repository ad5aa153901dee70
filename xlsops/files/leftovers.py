"""What a crash leaves behind: half-written files beside the ones they were to become."""

import re
import time
from pathlib import Path

from xlsops.files.folders import PeriodFolder

_TEMPORARY = re.compile(r"\..{1,60}\.[0-9a-f]{32}\.tmp")
_AT_WORK = 600.0
"""Seconds: so old a file has no writer any more, even on a slow share."""


def sweep(folder: PeriodFolder) -> int:
    """Remove the temporary files of writers that never came to their end; return how many.

    What a writer of another process may still have in hand, and what cannot be removed, stays;
    ``masuk/`` is never touched.
    """
    before = time.time() - _AT_WORK
    places = [folder.root, *(each for each in folder.all if each != folder.inbox)]
    places += folder.papers.rglob("*/")
    return sum(_removed(path, before) for place in places for path in _temporary(place))


def _temporary(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if _TEMPORARY.fullmatch(path.name)]
    except OSError:
        return []


def _removed(path: Path, before: float) -> bool:
    try:
        if path.stat().st_mtime > before:
            return False
        path.unlink()
    except OSError:
        return False
    return True
