"""The reviewer's way from one flagged cell to the next, on the open workbook (step 7)."""

from functools import partial
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.pages.findings_list import NAME, stops_in
from xlsops.core.review.queue import neighbour
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import findings_grid, jump, require_control, selection

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


def next_finding(book: "xw.Book") -> Outcome:
    """Select the next flagged cell, the most important first, and say what was found there."""
    return patiently(partial(_go, book, ahead=True))


def previous_finding(book: "xw.Book") -> Outcome:
    """Select the flagged cell before, and say what was found there."""
    return patiently(partial(_go, book, ahead=False))


def _go(book: "xw.Book", *, ahead: bool) -> Outcome:
    names = require_control(book)
    stops = stops_in(findings_grid(book, names))
    if stops is None:
        raise XlsopsError(messages.procedure.no_findings_list())
    if not stops:
        return Outcome((messages.findings.NONE_OPEN,), {"stops": 0})
    index = neighbour(stops, selection(book), NAME, ahead=ahead)
    stop = stops[index]
    jump(book, stop.cell, names)
    return Outcome(
        (messages.findings.stop(index + 1, len(stops), stop.sentences),),
        {"stop": index + 1, "stops": len(stops), "cell": str(stop.cell)},
    )
