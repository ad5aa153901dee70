"""Records what the head found himself in a cell of a bureau, or that he withdraws it (step 7)."""

import re

from xlsops import messages
from xlsops.core.authority import Act
from xlsops.core.cells import column_number
from xlsops.core.entries import Deed, Entry
from xlsops.core.events import Data, Event, Happened
from xlsops.core.findings import OWN
from xlsops.core.own_findings import Spot, spots
from xlsops.core.pages.answers import answers_name, answers_page
from xlsops.core.pages.view import BureauView, View
from xlsops.core.state import Identity, State
from xlsops.errors import XlsopsError
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of

KINDS = {Deed.FOUND: Happened.FOUND, Deed.WITHDRAWN: Happened.WITHDRAWN}
_CELL = re.compile(r"(.+)!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.IGNORECASE)


def objection(period: Period, entry: Entry, before: Event | None = None) -> Event:
    """Return the event by which something is found in a cell, or withdrawn; raises where it cannot be.

    The entry names its bureau as the masters do; ``before`` is the event it corrects.
    """
    period.require(Act.RETURN)
    view = view_of(period)
    each = next(each for each in view.bureaus if each.bureau.code == entry.bureau)
    spot = _spot(view, each, entry.place)
    if entry.deed is Deed.WITHDRAWN and _identity(entry, spot) not in period.state.own:
        raise XlsopsError(messages.records.no_own_finding(entry.bureau, str(spot.cell), OWN))
    record = each.latest.record
    facts = {
        "bureau": entry.bureau, "cell": entry.place, "date": entry.day.isoformat() if entry.day else "",
        "field": spot.field, "line": spot.line, "reason": entry.notes, "severity": entry.severity.value,
        "sha": record.sha if record else "", "value": spot.text,
    }  # fmt: skip
    row: Data = {"row": entry.row} if entry.row else {}
    mended: Data = {"corrects": before.id} if before else {}
    return Event(KINDS[entry.deed].value, period.now, period.actor, {**facts, **row, **mended})


def stands(state: State, event: Event) -> bool:
    """Tell whether what an event finds stands already, in the same words about the same answer."""
    own = state.own.get(identity_of(event))
    said = tuple(str(event.data[key]) for key in ("value", "severity", "reason"))
    return own is not None and said == (own.value, own.severity.value, own.words)


def identity_of(event: Event) -> Identity:
    """Return what the finding of an event is known by."""
    return (OWN, str(event.data["bureau"]), str(event.data["line"]), str(event.data["field"]))


def _identity(entry: Entry, spot: Spot) -> Identity:
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
