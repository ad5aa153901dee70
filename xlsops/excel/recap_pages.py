"""The sheets of the recap: summary, official tables, one for each bureau, flat data, findings."""

import re
from datetime import datetime

from xlsops.core.emblem import Emblem
from xlsops.core.painted import Painted
from xlsops.core.recap import Recap
from xlsops.excel import (
    recap_by_bureau,
    recap_data,
    recap_findings,
    recap_measure,
    recap_setda,
    recap_summary,
)  # fmt: skip
from xlsops.excel.recap_bureau import bureau_page
from xlsops.excel.recap_by_bureau import by_bureau_page
from xlsops.excel.recap_data import data_page
from xlsops.excel.recap_findings import findings_page
from xlsops.excel.recap_measure import measure_page
from xlsops.excel.recap_notes import RecapNotes
from xlsops.excel.recap_page import Making
from xlsops.excel.recap_setda import setda_page
from xlsops.excel.recap_summary import summary_page

_MOST_LETTERS = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_FRONT = (recap_summary.NAME, recap_setda.NAME, recap_by_bureau.NAME)
_BACK = (recap_measure.NAME, recap_data.NAME, recap_findings.NAME)


def recap_pages(
    recap: Recap, made: datetime, notes: RecapNotes, emblem: Emblem | None = None
) -> tuple[Painted, ...]:
    """Return the sheets in reading order; ``made`` carries its time zone and is printed in it."""
    making = Making(recap, made, notes, _sheet_names(recap), emblem)
    setda, mean = setda_page(making)
    by_bureau, places = by_bureau_page(making, mean)
    return (
        summary_page(making, mean, places), setda, by_bureau,
        *(bureau_page(making, each) for each in recap.bureaus),
        measure_page(making), data_page(making), findings_page(making),
    )  # fmt: skip


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
