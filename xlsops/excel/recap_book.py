"""The recap workbook: summary, official tables, one sheet per bureau, flat data, findings."""

import re
from datetime import datetime
from io import BytesIO

import xlsxwriter

from xlsops.core.emblem import Emblem
from xlsops.core.recap import Recap
from xlsops.excel import (
    recap_by_bureau,
    recap_data,
    recap_findings,
    recap_measure,
    recap_setda,
    recap_summary,
)  # fmt: skip
from xlsops.excel.parts import in_utc, put_together, take_apart
from xlsops.excel.recap_bureau import write_bureau
from xlsops.excel.recap_by_bureau import write_by_bureau
from xlsops.excel.recap_data import write_data
from xlsops.excel.recap_findings import write_findings
from xlsops.excel.recap_formats import Formats, one_line
from xlsops.excel.recap_measure import write_measure
from xlsops.excel.recap_notes import RecapNotes, Verdict
from xlsops.excel.recap_page import Making
from xlsops.excel.recap_setda import write_setda
from xlsops.excel.recap_summary import write_summary
from xlsops.excel.sheet_writer import OPTIONS

__all__ = ["RecapNotes", "Verdict", "make_recap"]

_MOST_LETTERS = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_FRONT = (recap_summary.NAME, recap_setda.NAME, recap_by_bureau.NAME)
_BACK = (recap_measure.NAME, recap_data.NAME, recap_findings.NAME)


def make_recap(
    recap: Recap, made: datetime, notes: RecapNotes, emblem: Emblem | None = None
) -> bytes:
    """Return the recap as a workbook; the same recap, moment and notes give the same bytes.

    ``made`` carries its time zone and is printed in it.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        _describe(book, recap, made)
        sheets = _sheet_names(recap)
        for name in (*_FRONT, *sheets.values(), *_BACK):
            book.add_worksheet(name)
        making = Making(recap, made, notes, book, Formats(book), sheets, emblem)
        mean = write_setda(making)
        write_summary(making, mean, write_by_bureau(making, mean))
        for bureau in recap.bureaus:
            write_bureau(making, bureau)
        write_measure(making)
        write_data(making)
        write_findings(making)
    return put_together(take_apart(target.getvalue()))


def _describe(book: xlsxwriter.Workbook, recap: Recap, made: datetime) -> None:
    settings = recap.spec.settings
    book.set_properties(
        {
            "title": f"Rekapitulasi Data Kinerja {recap.spec.period.title}",
            "author": one_line(f"{settings.government} {settings.office}"),
            "created": in_utc(made),
        }
    )
    book.set_calc_mode("auto")


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
