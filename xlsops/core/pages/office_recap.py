"""``Rekap Setda``: all bureaus side by side, totals from sums, coverage beside every total."""

from xlsops import messages
from xlsops.core.pages.own_table import own_section
from xlsops.core.results.own_columns import OWN_COLUMNS
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.terms.findings import Severity
from xlsops.core.view.view import View, head_texts

NAME = "Rekap Setda"
_HEADINGS = (
    "No",
    "Bagian",
    "Indikator terukur",
    "Capaian rata-rata (%)",
    "Predikat",
    "Pagu yang dilaporkan (Rp)",
    "Realisasi s.d. TW ini (Rp)",
    "Serapan (%)",
    "Galat",
    "Peringatan",
    "Status",
)
_WIDTHS = (5.0, 46.0, 14.0, 14.0, 16.0, 20.0, 20.0, 12.0, 9.0, 11.0, 20.0)


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
        found = each.recap
        measured = messages.clauses.out_of(found.measured, len(found.indicators))
        values: tuple[ShownValue, ...] = (
            number,
            each.bureau.name,
            measured,
            found.mean,
            found.predicate or "–",
            found.ceiling if found.received else None,
            found.spent if found.received else None,
            found.absorption,
            each.count(Severity.ERROR) if each.record else None,
            each.count(Severity.WARNING) if each.record else None,
            each.status,
        )
        looks = (
            "center",
            "text",
            "center",
            "percent",
            "center",
            "whole",
            "whole",
            "percent",
            "center",
            "center",
            each.status_look,
        )
        canvas.line(values, looks)
    canvas.line(
        (
            "",
            f"Jumlah ({recap.coverage})",
            messages.clauses.out_of(recap.measured, len(recap.indicators)),
            recap.mean,
            recap.predicate or "–",
            recap.ceiling,
            recap.spent,
            recap.absorption,
            view.errors,
            view.warnings,
            "",
        ),
        (
            "total_text",
            "total_text",
            "total_text",
            "total_percent",
            "total_text",
            "total",
            "total",
            "total_percent",
            "total",
            "total",
            "total_text",
        ),
    )
    own_section(canvas, [("Bagian", *recap.own_sums())], f"{OWN_COLUMNS}, jumlah per bagian")
    canvas.row += 1
    canvas.band(messages.pages.HOW_MEANS_ARE_MADE, "help")
    if recap.without:
        canvas.band(recap.without, "help")
    return view.finished(
        canvas.painted(freeze=(heading + 1, 3), title_rows=(heading, heading), zoom=100)
    )
