"""The buttons: each runs one operation on the open workbook; the functions Excel calls."""

from datetime import datetime

import xlwings as xw

from xlsops.buttons import button, pointer, progress_in
from xlsops.core.outcome import Outcome
from xlsops.core.spec_reading import WIB
from xlsops.errors import XlsopsError
from xlsops.excel.open_api import patiently
from xlsops.excel.open_book import path_of, show_sheet
from xlsops.procedure import reviewing
from xlsops.procedure.period import Period, load_open

_GUIDE = "Panduan"
_KASUBBAG, _KABAG = "Kasubbag", "Kabag"


@button
def status(book: xw.Book) -> Outcome:
    """Segarkan: where the period stands, painted anew."""
    from xlsops.procedure.standing import status as operation

    return operation(_period(book, _KASUBBAG), progress_in(book.app))


@button
def formats(book: xw.Book) -> Outcome:
    """Buat Format: one form for every bureau."""
    from xlsops.procedure.forms import make_forms

    return make_forms(_period(book, _KASUBBAG), progress_in(book.app))


@button
def collect(book: xw.Book) -> Outcome:
    """Himpun Kiriman: take in and check what bureaus sent."""
    from xlsops.procedure.collecting import collect as operation

    return operation(_period(book, _KASUBBAG), progress_in(book.app))


@button
def validate(book: xw.Book) -> Outcome:
    """Periksa: judge again all that is stored."""
    from xlsops.procedure.collecting import validate as operation

    return operation(_period(book, _KABAG), progress_in(book.app))


@button
def recap(book: xw.Book) -> Outcome:
    """Buat Rekap: the recap workbook of what is accepted."""
    from xlsops.procedure.recapping import make_recap_book

    return make_recap_book(_period(book, _KASUBBAG), progress_in(book.app))


@pointer
def next_finding(book: xw.Book) -> Outcome:
    """Temuan Berikutnya: select the next flagged cell."""
    return reviewing.next_finding(book)


@pointer
def previous_finding(book: xw.Book) -> Outcome:
    """Temuan Sebelumnya: select the flagged cell before."""
    return reviewing.previous_finding(book)


@pointer
def guide(book: xw.Book) -> Outcome:
    """Panduan: show the guide."""
    patiently(lambda: show_sheet(book, _GUIDE, book.sheet_names))
    return Outcome((f"Lembar {_GUIDE}.",))


@button
def doctor(book: xw.Book) -> Outcome:
    """Periksa Instalasi: what is wrong on this computer, and the one thing to do."""
    from xlsops.addin.report import examination

    try:
        folder = path_of(book).parent
    except XlsopsError:
        return examination()
    return examination(folder)


def _period(book: xw.Book, actor: str) -> Period:
    return load_open(book, _now(), actor)


def _now() -> datetime:
    return datetime.now(WIB)
