"""Records what the head found himself in a cell of a bureau, or that he withdraws it (step 7)."""

import re
from collections.abc import Mapping

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Found, Withdrawn
from xlsops.core.journal.state import FileIdentity, State
from xlsops.core.pages.figures.answers_page import answers_name, answers_page
from xlsops.core.review.own_findings import Spot, spots
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import OWN
from xlsops.core.values.cells import column_number
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of

Objection = Found | Withdrawn
"""What the head says of a cell himself."""
KINDS: Mapping[Deed, type[Objection]] = {Deed.FOUND: Found, Deed.WITHDRAWN: Withdrawn}
_CELL = re.compile(r"(.+)!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.IGNORECASE)


def objection(period: LoadedPeriod, entry: Entry, before: Event | None = None) -> Objection:
    """Return the fact by which something is found in a cell, or withdrawn; raises where it cannot be.

    The entry names its bureau as the masters do; ``before`` is the event it corrects.
    """
    period.require(Act.RETURN)
    view = view_of(period)
    each = next(each for each in view.bureaus if each.bureau.code == entry.bureau)
    spot = _spot(view, each, entry.place)
    if entry.deed is Deed.WITHDRAWN and _identity(entry, spot) not in period.state.own:
        raise XlsopsError(messages.records.no_own_finding(entry.bureau, str(spot.cell), OWN))
    record = each.latest.record
    return KINDS[entry.deed](
        entry.bureau,
        entry.place,
        spot.field,
        spot.line,
        entry.notes,
        entry.severity,
        record.sha if record else "",
        spot.text,
        entry.day,
        entry.row,
        before.id if before else "",
    )


def is_known_objection(state: State, told: Objection) -> bool:
    """Tell whether what is found stands already, in the same words about the same answer."""
    own = state.own.get((OWN, told.bureau, told.line, told.field))
    said = (told.value, told.severity, told.reason)
    return own is not None and said == (own.value, own.severity, own.words)


def _identity(entry: Entry, spot: Spot) -> FileIdentity:
    return (OWN, entry.bureau, spot.line, spot.field)


def _spot(view: View, each: BureauView, text: str) -> Spot:
    """Return the place that somebody names, as it stands in the form or on ``Isian <KODE>``."""
    code, submission = each.bureau.code, each.latest.submission
    if submission is None:
        raise XlsopsError(messages.procedure.no_submission_of(code))
    match = _CELL.fullmatch(text.strip())
    if match is None:
        raise XlsopsError(messages.records.cell_unknown(text, f"{answers_name(code)}!F14"))
    sheet, place = (
        match[1].strip().strip("'").casefold(),
        (int(match[3]), column_number(match[2].upper())),
    )
    known = tuple(spots(submission))
    if sheet == answers_name(code).casefold():
        places = answers_page(view, each).places
        found = [spot for spot in known if places.get((spot.line, spot.field)) == place]
    else:
        found = [
            spot
            for spot in known
            if (spot.cell.sheet.casefold(), (spot.cell.row, spot.cell.column)) == (sheet, place)
        ]
    if not found:
        sheets = ", ".join(
            dict.fromkeys((*(spot.cell.sheet for spot in known), answers_name(code)))
        )
        raise XlsopsError(messages.records.cell_not_answered(text, code, sheets))
    return found[0]
