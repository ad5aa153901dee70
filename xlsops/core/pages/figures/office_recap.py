"""``Rekap Setda``: all bureaus side by side, totals from sums, coverage beside every total."""

from xlsops import messages
from xlsops.core.pages.own_table import own_section
from xlsops.core.results.flaws import flaws_told
from xlsops.core.results.meaning import ABSORPTION, COUNTED, MEAN, REPORTED, SPENT, of_all
from xlsops.core.results.own_columns import OWN_COLUMNS
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.terms.findings import Severity
from xlsops.core.view.view import BureauView, View, head_texts

NAME = "Rekap Setda"
_COLUMNS = (
    ("No", 5.0, "center", "total_text"),
    ("Bagian", 46.0, "text", "total_text"),
    ("Indikator terukur", 14.0, "center", "total_text"),
    ("Capaian rata-rata (%)", 14.0, "percent", "total_percent"),
    ("Predikat", 16.0, "center", "total_text"),
    ("Pagu yang dilaporkan (Rp)", 20.0, "whole", "total"),
    ("Realisasi s.d. TW ini (Rp)", 20.0, "whole", "total"),
    ("Serapan (%)", 12.0, "percent", "total_percent"),
    ("Galat", 9.0, "center", "total"),
    ("Peringatan", 11.0, "center", "total"),
    ("Status", 20.0, "center", "total_text"),
)
"""Heading and width of each column, the look of a bureau's cell (but its status) and of the total."""
_MEANINGS = {
    4: MEAN,
    6: REPORTED,
    7: SPENT,
    8: ABSORPTION,
    9: COUNTED[Severity.ERROR],
    10: COUNTED[Severity.WARNING],
}
_HEADINGS, _WIDTHS, _LOOKS, _TOTAL_LOOKS = zip(*_COLUMNS, strict=True)


def office_recap_page(view: View) -> Sheet:
    """Return the recap of the secretariat."""
    recap = view.recap
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(
        view, f"REKAPITULASI DATA KINERJA {view.spec.settings.office} · {recap.coverage}"
    ):
        canvas.band(*band)
    heading = canvas.line(_HEADINGS, ("heading",) * len(_HEADINGS))
    canvas.heights[heading] = 32.0
    for number, each in enumerate(view.bureaus, 1):
        canvas.tell(of_all(_MEANINGS, each.bureau.code))
        canvas.line(_bureau(number, each), (*_LOOKS[:-1], each.status_look))
    canvas.tell(of_all(_MEANINGS))
    canvas.line(_total(view), _TOTAL_LOOKS)
    own_section(canvas, [("Bagian", *recap.own_sums())], f"{OWN_COLUMNS}, jumlah per bagian")
    canvas.row += 1
    canvas.band(messages.pages.HOW_MEANS_ARE_MADE, "help")
    if flaws := flaws_told(*recap.bureaus):
        canvas.band(flaws, "help")
    if recap.without:
        canvas.band(recap.without, "help")
    return view.finished(
        canvas.painted(freeze=(heading + 1, 3), title_rows=(heading, heading), zoom=100)
    )


def _bureau(number: int, each: BureauView) -> tuple[ShownValue, ...]:
    """Return the row of a bureau; what nobody reported is blank."""
    found = each.recap
    return (
        number,
        each.bureau.name,
        messages.clauses.out_of(found.measured, found.totals.applicable),
        found.mean,
        found.predicate or "–",
        found.ceiling if found.received else None,
        found.spent if found.received else None,
        found.absorption,
        each.count(Severity.ERROR) if each.record else None,
        each.count(Severity.WARNING) if each.record else None,
        each.standing,
    )


def _total(view: View) -> tuple[ShownValue, ...]:
    """Return the row of the whole secretariat."""
    recap = view.recap
    return (
        "",
        f"Jumlah ({recap.coverage})",
        messages.clauses.out_of(recap.measured, recap.asked_for),
        recap.mean,
        recap.predicate or "–",
        recap.ceiling,
        recap.spent,
        recap.absorption,
        view.errors,
        view.warnings,
        "",
    )
