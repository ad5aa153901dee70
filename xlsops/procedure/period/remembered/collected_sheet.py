"""The sheet of everything that was answered: made, or known to stand as it would be made."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from xlsops.core.journal.state import State
from xlsops.core.pages.figures.collected import NAME, collected_page
from xlsops.core.sheet.handwriting import with_mark
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet
from xlsops.core.spec.reading import WIB
from xlsops.core.view.view import View
from xlsops.excel.closed.painted_marks import standing_of
from xlsops.excel.closed.stamps import AsMade
from xlsops.files import cache
from xlsops.procedure.period.remembered.bureau_pages import BureauPages, told_beside_readings

_ANY = datetime(2026, 1, 1, tzinfo=WIB)


def collected_sheet(
    view: View, bureaus: Mapping[str, BureauPages], made: AsMade | None = None
) -> Sheet | StandingSheet:
    """Return the sheet of all answers.

    With what a workbook shows as it was ``made``, it is not made where it is known to stand there.
    It is made from a view that holds nothing but what its key is made of.
    """
    seen = _seen(view)
    key = _key(view, seen, bureaus) if made else None
    if made is None or key is None:
        return with_mark(collected_page(seen))
    stands = _standing(cache.remembered([key]).get(key), made)
    if stands is not None:
        return stands
    page = with_mark(collected_page(seen))
    known = standing_of(page)
    cache.remember({key: json.dumps([known.shows, known.frame, known.last]).encode("ascii")})
    return page


def _seen(view: View) -> View:
    """Return what the sheet is made from: the bureaus as they stand, settings, names of files set aside."""
    spec = replace(view.spec, bureaus=(), indicators=(), programmes=())
    aside = {each.sha for bureau in view.bureaus for each in bureau.aside}
    files = {sha: file for sha, file in view.state.files.items() if sha in aside}
    return View(spec, _ANY, State(files=files), (), view.bureaus, view.recap, {})


def _key(view: View, seen: View, bureaus: Mapping[str, BureauPages]) -> bytes | None:
    """Return the fingerprint of all the sheet is made from; None where that is not known."""
    told: list[object] = []
    for each in view.bureaus:
        code = each.bureau.code
        if each.record is not None:
            own = bureaus[code].key if code in bureaus else None
            if own is None:
                return None
            told.append((code, own.hex()))
        else:
            rows = (view.spec.indicators_of(code), view.spec.programmes_of(code))
            told.append((each.bureau, rows, told_beside_readings(each)))
    return cache.cache_key("himpunan", repr(seen.spec), told, sorted(seen.state.files.items()))


def _standing(text: bytes | None, made: AsMade) -> StandingSheet | None:
    """Return the sheet that is kept as this text; None where it does not stand in the workbook."""
    try:
        shows, frame, last = json.loads(text or b"")
        found = StandingSheet(NAME, str(shows), str(frame), last=bool(last))
    except (ValueError, TypeError):
        return None
    return found if made.shows(found) else None
