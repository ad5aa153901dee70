"""What the selected sheet or cell was in every version: told in a message, or opened as a workbook."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.pages.figures.answers_page import answers_name, answers_page
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import Cell
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import bureau_in_front, open_beside, selection
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.open_period import load_open
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.earlier import earlier_folders
from xlsops.procedure.versions.cell_history import history
from xlsops.procedure.versions.comparing import (
    comparison_bytes,
    comparison_name,
    last_comparison,
    told_comparison,
)

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


def selected_history(book: "xw.Book", now: datetime, actor: str) -> Outcome:
    """Tell the history of the selected answer, through this quarter and the earlier ones that are found."""
    chosen = patiently(partial(selection, book))
    period = load_open(book, now, actor)
    code, line, key = _answer_at(period, chosen)
    before = list[LoadedPeriod]()
    for each in earlier_folders(period):
        try:
            before.append(load(each, now, actor, reading=True))
        except XlsopsError:  # that it cannot be read is told by Segarkan and Periksa Jejak
            continue
    return history([*before, period], code, line, key)


def compare_in_front(book: "xw.Book", now: datetime, actor: str) -> Outcome:
    """Open a sheet that tells what differs between the last two versions of the bureau in front."""
    code = patiently(partial(bureau_in_front, book))
    period = load_open(book, now, actor)
    if code not in period.layouts:
        raise XlsopsError(messages.versions.no_bureau_in_front())
    found = last_comparison(period, code)
    target = period.folder.papers / comparison_name(code, found)
    make_folder(target.parent)
    write_whole(target, comparison_bytes(period, code, found))
    patiently(partial(open_beside, book, target))
    return told_comparison(period, code, found, target)


def _answer_at(period: LoadedPeriod, chosen: Cell | None) -> tuple[str, str, str]:
    """Return bureau, line and column key of a cell of a bureau's painted answers; raises where it is none."""
    view = view_of(period)
    for each in view.bureaus:
        code = each.bureau.code
        if chosen is not None and chosen.sheet == answers_name(code) and each.record:
            places = {place: about for about, place in answers_page(view, each).places.items()}
            line, key = places.get((chosen.row, chosen.column), ("", ""))
            if line in {known.id for sheet in each.layout.sheets for known in sheet.lines}:
                return code, line, key
    raise XlsopsError(messages.versions.no_cell_selected())
