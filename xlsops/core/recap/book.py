"""The sheets of the recap: summary, tables, one for each bureau, flat data, findings."""

import re
from datetime import datetime

from xlsops.core.form.emblem import Emblem
from xlsops.core.recap import by_bureau, movement_sheet, setda, summary
from xlsops.core.recap.bureau import bureau_page
from xlsops.core.recap.charts import map_sheet
from xlsops.core.recap.lists import data_sheet as data
from xlsops.core.recap.lists import findings_sheet as findings
from xlsops.core.recap.lists import follow_up_sheet, trail_sheet
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.page import Making
from xlsops.core.results.recap import Recap
from xlsops.core.results.two_quarters import movement_of
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.trace.origins import Origins

_MOST_LETTERS = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_FRONT = (summary.NAME, movement_sheet.NAME, setda.NAME, by_bureau.NAME, map_sheet.NAME)
_BACK = (follow_up_sheet.NAME, data.NAME, findings.NAME, trail_sheet.NAME)


def recap_pages(
    recap: Recap,
    made: datetime,
    notes: RecapNotes,
    emblem: Emblem | None = None,
    origins: Origins | None = None,
) -> tuple[Sheet, ...]:
    """Return the sheets in reading order; ``made`` carries its time zone and is printed in it.

    With ``origins`` each number leads to the last sheet, which tells what it is made of.
    """
    making = Making(recap, made, notes, _sheet_names(recap), emblem, origins)
    indicators, mean = setda.setda_page(making)
    bureaus, places = by_bureau.by_bureau_page(making, mean)
    movement = movement_of(
        recap, notes.first_figures, notes.asked_before, notes.last_year, notes.carried
    )
    pages = (
        summary.summary_page(making, mean, places),
        *([movement_sheet.movement_page(making, movement)] if movement else ()),
        indicators,
        bureaus,
        map_sheet.map_page(making),
        *(bureau_page(making, each) for each in recap.bureaus),
        follow_up_sheet.follow_up_page(making),
        data.data_page(making),
        findings.findings_annex(making),
    )
    return trail_sheet.with_trail(making, pages)


def _sheet_names(recap: Recap) -> dict[str, str]:
    """Return the sheet name of each bureau by code: allowed in Excel, and each only once."""
    taken = {name.casefold() for name in (*_FRONT, *_BACK)}
    names: dict[str, str] = {}
    for each in recap.bureaus:
        plain = _NOT_IN_NAMES.sub("_", f"Rekap {each.bureau.code}").strip(" '")
        name, number = plain[:_MOST_LETTERS], 2
        while name.casefold() in taken:
            ending = f" ({number})"
            name, number = plain[: _MOST_LETTERS - len(ending)] + ending, number + 1
        taken.add(name.casefold())
        names[each.bureau.code] = name
    return names
