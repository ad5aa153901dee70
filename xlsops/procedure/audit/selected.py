"""Where the number in the selected cell comes from: said in a message, and the way there is gone."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.pages.figures.answers_page import answers_name, answers_page
from xlsops.core.recap.lists.trail_sheet import NAME as TRAIL
from xlsops.core.terms.operations import CONTROL_NAME
from xlsops.core.terms.outcome import Outcome
from xlsops.core.trace.origins import CONTROL
from xlsops.core.trace.told import all_agree, message_of, trace_facts
from xlsops.core.trace.ways_down import ways_down
from xlsops.core.values.cells import Cell
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import jump, path_of, selection
from xlsops.files.folders import PeriodFolder, is_period
from xlsops.procedure.audit.asked_cell import AskedCell
from xlsops.procedure.audit.figure_origin import TracedCell, answered
from xlsops.procedure.papers.recapping import recap_sheets
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.naming import recap_names
from xlsops.procedure.period.open_period import load_open

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


def trace_selected(book: "xw.Book", now: datetime, actor: str) -> Outcome:
    """Say where the number in the selected cell comes from, and select the cell it was written in."""
    chosen = patiently(partial(selection, book))
    if chosen is None:
        raise XlsopsError(messages.traced.no_selection())
    control = patiently(lambda: book.names.contains(CONTROL_NAME))
    period = load_open(book, now, actor) if control else _of_recap(book, now, actor)
    name = CONTROL if control else path_of(book).name
    answer = answered(period, AskedCell(chosen, name))
    target = _in_control(answer) if control else _in_recap(period, answer)
    if target is not None:
        patiently(partial(_jump, book, target))
    told = answer.origins, answer.found, answer.cell, answer.book
    agrees = all_agree(answer.origins, answer.found)
    return Outcome(message_of(*told), trace_facts(*told), attention=not agrees)


def _of_recap(book: "xw.Book", now: datetime, actor: str) -> LoadedPeriod:
    """Return the period whose recap workbook this is; raises where it is none."""
    path = path_of(book)
    folder = PeriodFolder(path.parent.parent)
    if path.parent != folder.recap or not is_period(folder.root):
        raise XlsopsError(messages.traced.other_book(book.name))
    period = load(folder.root, now, actor, reading=True)
    if path.name.casefold() not in map(str.casefold, recap_names(period)):
        raise XlsopsError(messages.traced.other_book(book.name))
    return period


def _jump(book: "xw.Book", target: Cell) -> None:
    jump(book, target, tuple(book.sheet_names))


def _in_control(answer: TracedCell) -> Cell | None:
    """Return the first cell the number goes back to: the bureau's answer as it is painted, else the master's."""
    origins = answer.origins
    leaves = [step.part for step in ways_down(origins, answer.found) if step.part.source]
    for part in leaves:
        meaning = part.meaning
        if part.source and part.source.sha and meaning is not None:
            page = answers_page(origins.view, origins.bureaus[meaning.bureau])
            place = page.places.get((meaning.line, meaning.key))
            if place and page.painted.name == answers_name(meaning.bureau):
                return Cell(page.painted.name, *place)
    for part in leaves:
        if part.source and not part.source.sha and part.meaning is not None:
            cell = origins.in_sheet(part.meaning)
            if cell is not None:
                return cell
    return None


def _in_recap(period: LoadedPeriod, answer: TracedCell) -> Cell | None:
    """Return where the number's parts are told in the recap workbook; None where it has no such sheet."""
    pages = recap_sheets(period, answer.origins.view, answer.origins)
    page = next(each for each in pages if each.name == answer.cell.sheet)
    links = {(each.row, each.column): each for each in page.links if each.sheet == TRAIL}
    link = links.get((answer.cell.row, answer.cell.column))
    if link is None:
        return None
    return Cell(TRAIL, int(link.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), 1)
