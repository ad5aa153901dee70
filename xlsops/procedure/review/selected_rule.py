"""The rule in the selected row of ``Aturan``, tried on what bureaus sent in this quarter and before."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.rows import rows_of, text_of
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import Cell
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import selection
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.open_period import load_open
from xlsops.procedure.quarters.earlier import earlier_folders
from xlsops.procedure.review.ruling import tried_on

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


def try_selected(book: "xw.Book", now: datetime, actor: str) -> Outcome:
    """Return where the selected rule would have fired in this quarter and the earlier ones, and what became of it."""
    chosen = patiently(partial(selection, book))
    period = load_open(book, now, actor)
    code = _code_in(period, chosen)
    before, unread = list[LoadedPeriod](), list[str]()
    for each in earlier_folders(period):
        try:
            before.append(load(each, now, actor, reading=True))
        except XlsopsError as error:  # a quarter long closed must not stop a trial on this one
            unread.append(f"{each.name}: {error}")
    told = tried_on(period, code, [*before, period])
    return replace(told, lines=(*told.lines, *unread))


def _code_in(period: LoadedPeriod, chosen: Cell | None) -> str:
    """Return the code of the rule in the row of a cell; raises where there is none."""
    if chosen is not None and chosen.sheet == tables.RULES.sheet:
        grid = next(each for each in period.grids if each.name == chosen.sheet)
        for row in rows_of(tables.RULES, grid).rows:
            if row.number == chosen.row:
                return text_of(row.values["code"])
    raise XlsopsError(messages.rules.no_row())
