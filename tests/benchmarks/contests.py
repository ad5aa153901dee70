"""Every contest there is: what is worked on, by whom. The first of the candidates is always ours."""

from functools import partial

from tests.benchmarks import corpus, office
from tests.benchmarks.ours import journal
from tests.benchmarks.racing import Candidate, Contest

_OPENPYXL, _CALAMINE, _WRITER = "openpyxl", "python-calamine", "XlsxWriter"


def contests(
    files: int, bureaus: int, rows: int, events: int, indicators: int = 25
) -> tuple[Contest, ...]:
    """Return the contests, over so many submissions, bureaus with so many indicators, rows of a table and events."""
    return (
        Contest("intake", "submission", files, corpus.fill, (
            Candidate("xlsops: gate, archive, identity, all checks", "ours.intake"),
            Candidate("xlsops: gate and reading alone, by columns", "ours.reading"),
            Candidate("pandas with openpyxl, a loop, no check", "peers.pandas_openpyxl", ("pandas", _OPENPYXL)),
            Candidate("pandas with calamine, a loop, no check", "peers.pandas_calamine", ("pandas", _CALAMINE)),
            Candidate("calamine, bare values, no check", "peers.bare_calamine", (_CALAMINE,)),
        )),
        Contest("intake by workers", "submission", files, corpus.fill, (
            Candidate("xlsops, as an office runs it", "ours.intake_by_workers", processes=0),
        )),
        Contest("forms", "form", files, corpus.fill_forms, (
            Candidate("xlsops: from the template, sealed", "ours.forms"),
            Candidate("openpyxl: load one, edit, save", "peers.openpyxl_forms", (_OPENPYXL,)),
        )),
        Contest("table", "row", rows, corpus.fill_table, (
            Candidate("xlsops: native table of 25 columns", "ours.recap", (_WRITER,)),
            Candidate("XlsxWriter in constant memory", "peers.xlsxwriter_recap", (_WRITER,)),
        )),
        Contest("whole job", "bureau", bureaus, partial(office.fill, indicators=indicators), (
            Candidate("xlsops: collect, journal, copies, painted workbook, recap", "ours.whole"),
            Candidate("script of an analyst: collect, findings, recap", "peers.analyst", ("pandas", _CALAMINE, _WRITER)),
            Candidate("xlsops: the recap alone, traced, and the workbook painted", "ours.recap_book", (_WRITER,)),
        )),
        Contest("journal", "event", events, journal.fill, (
            Candidate("xlsops: read, hash, order, fold, append", "ours.journal"),
        )),
    )  # fmt: skip
