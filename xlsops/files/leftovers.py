"""What a crash leaves behind: half-written files beside the ones they were to become."""

import re
from pathlib import Path

from xlsops.files.folders import PeriodFolder

_TEMPORARY = re.compile(r"\..{1,60}\.[0-9a-f]{32}\.tmp")


def sweep(folder: PeriodFolder) -> int:
    """Remove the temporary files of writers that never came to their end; return how many.

    A writer at work in another process loses nothing: it notices and writes again. What cannot be
    removed stays; ``masuk/`` is never touched.
    """
    places = [folder.root, *(each for each in folder.all if each != folder.inbox)]
    return sum(_removed(path) for place in places for path in _temporary(place))


def _temporary(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if _TEMPORARY.fullmatch(path.name)]
    except OSError:
        return []


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
