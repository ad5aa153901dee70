"""The two sheets of each bureau, and its rows of the list of all: made, or known as they would be made.

They are made from a view that holds of the office only what every bureau shares, and from the bureau's
own: of what is not in their key they cannot tell.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from xlsops.core.journal.state import State
from xlsops.core.pages.figures.answers_page import Place, answers_name, answers_page
from xlsops.core.pages.figures.bureau_recap import bureau_recap_name, bureau_recap_page
from xlsops.core.pages.figures.collected import listed_rows
from xlsops.core.sheet.handwriting import piece_of, with_mark
from xlsops.core.sheet.sheet import Piece, Rows, Sheet
from xlsops.core.sheet.standing import Showing, StandingSheet
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.findings import Finding
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View
from xlsops.excel.closed.painted_marks import standing_of
from xlsops.files import cache

_Spot = tuple[str, str, str]
_ANY = datetime(2026, 1, 1, tzinfo=WIB)
_MADE_FROM_REST = {"layout", "recap", "submission", "results", "proposal"}
"""What of a bureau follows from the rest of it, from what it was read from and from what all share."""


class BureauPages(Struct, frozen=True):
    """The sheets of a bureau, and where on the first one findings stand, by line, sheet and column.

    ``listed`` are its rows of the list of all. ``key`` is the fingerprint of what they are made from; None where that is not known.
    """

    answers: Sheet | StandingSheet
    recap: Sheet | StandingSheet
    listed: Piece
    places: Mapping[_Spot, Place]
    key: bytes | None = None

    def place(self, finding: Finding) -> Place:
        """Return the cell of a finding; the title where it belongs to no cell of the sheet."""
        return self.places[_spot(finding)]


def bureau_pages(view: View, shown: Showing | None = None) -> dict[str, BureauPages]:
    """Return the sheets of every bureau that sent something, by code.

    With what a workbook has ``shown`` so far, those that are known to stand there are not made.
    """
    shared = _shared(view)
    sent = [each for each in view.bureaus if each.record]
    office = sha256(repr(shared.spec).encode("utf-8", "surrogatepass")).hexdigest()
    keys = {each.bureau.code: _key(office, each) for each in sent} if shown else {}
    wanted = [key for key in keys.values() if key]
    kept = cache.remembered(wanted) if wanted else {}
    pages: dict[str, BureauPages] = {}
    for each in sent:
        key = keys.get(each.bureau.code)
        stands = (
            _standing(shared, each, kept[key], shown) if shown and key and key in kept else None
        )
        pages[each.bureau.code] = replace(stands or _made(shared, each), key=key)
    return pages


def remember_pages(pages: Mapping[str, BureauPages]) -> None:
    """Have this machine remember the sheets that were made, now that they are painted, and which it used."""
    new: dict[bytes, bytes] = {}
    for each in pages.values():
        answers, recap = each.answers, each.recap
        if each.key and isinstance(answers, Sheet) and isinstance(recap, Sheet):
            known = [(one.shows, one.frame) for one in map(standing_of, (answers, recap))]
            listed = (each.listed.rows, each.listed.shows, each.listed.marks)
            told = [known, listed, [*each.places.values()]]
            new[each.key] = json.dumps(told).encode("ascii")
    if new:
        cache.remember(new, [each.key for each in pages.values() if each.key])


def _shared(view: View) -> View:
    """Return what sheets of all bureaus share: settings, columns, yardsticks, and nothing of any of them."""
    spec = replace(view.spec, bureaus=(), indicators=(), programmes=())
    recap = replace(view.recap, spec=spec, bureaus=())
    return View(spec, _ANY, State(), (), (), recap, {})


def _made(shared: View, each: BureauView) -> BureauPages:
    page = answers_page(shared, each)
    places = {_spot(finding): page.place(finding) for finding in _findings(each)}
    recap, listed = bureau_recap_page(shared, each), piece_of(_listed(shared, each))
    return BureauPages(with_mark(page.painted), with_mark(recap), listed, places)


def _listed(shared: View, each: BureauView) -> Rows:
    return lambda: listed_rows(shared.spec, each)


def _standing(shared: View, each: BureauView, text: bytes, shown: Showing) -> BureauPages | None:
    """Return sheets that are kept as this text; None where they do not stand in the workbook."""
    names = (answers_name(each.bureau.code), bureau_recap_name(each.bureau.code))
    try:
        told, (rows, shows, marks), places = json.loads(text)
        listed = Piece(int(rows), str(shows), str(marks), _listed(shared, each))
        answers, recap = (
            StandingSheet(name, str(shows), str(frame), last=True)
            for name, (shows, frame) in zip(names, told, strict=True)
        )
        found = [(int(row), int(column)) for row, column in places]
        where = dict(zip(dict.fromkeys(map(_spot, _findings(each))), found, strict=True))
    except (ValueError, TypeError):
        return None
    if not (shown.shows(answers) and shown.shows(recap)):
        return None
    return BureauPages(answers, recap, listed, where)


def _findings(each: BureauView) -> Sequence[Finding]:
    """Return every finding the list of findings may point from."""
    last = each.proposal
    more = (*last.findings, *last.accepted) if last else ()
    return (*each.findings, *each.accepted, *more)


def _spot(finding: Finding) -> _Spot:
    return finding.line, finding.cell.sheet, finding.field


def _key(office: str, each: BureauView) -> bytes | None:
    """Return the fingerprint of all a bureau's sheets are made from; None where that is not known."""
    told = list(_told(each))
    return None if None in told else cache.cache_key("lembar", office, told)


def _beside_readings(each: BureauView) -> list[tuple[str, object]]:
    """Return all of a bureau that does not follow from what was read of it."""
    return [
        (part.name, _steady(getattr(each, part.name)))
        for part in fields(each)
        if part.name not in _MADE_FROM_REST
    ]


def _steady(value: object) -> object:
    """Return a value in words that are the same in every process; who read sets built the mapping."""
    return sorted(value.items()) if isinstance(value, Mapping) else value


def _told(each: BureauView) -> Iterator[Any]:
    yield each.made_from or None
    yield _beside_readings(each)
    if each.proposal is not None:
        yield from _told(each.proposal)
