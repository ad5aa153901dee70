"""Two versions of what a bureau sent, side by side on one sheet: each cell that differs, what was found."""

from collections.abc import Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.view.view import View, head_texts

_HEADINGS = (
    "No",
    "Baris",
    "Indikator / Sub Kegiatan",
    "Sel",
    "Isian",
    "Versi lama",
    "Versi baru",
    "Temuan lama",
    "Temuan baru",
)
_WIDTHS = widths_for(5, 16, 44, 17, 24, 34, 34, 16, 16)


class ComparedCell(Struct, frozen=True):
    """A cell that differs: its line, its column, both values, the codes of what was found in each."""

    line: str
    name: str
    cell: str
    column: str
    old: str
    new: str
    before: Sequence[str]
    after: Sequence[str]


class ComparedVersions(Struct, frozen=True):
    """What differs between two versions, called as people know them; findings of cells that stayed alike."""

    bureau: str
    older: str
    newer: str
    cells: Sequence[ComparedCell]
    gone: Sequence[Finding]
    new: Sequence[Finding]


def comparison_page(view: View, told: ComparedVersions) -> Sheet:
    """Return the sheet; it says so where nothing differs."""
    canvas = Canvas(messages.comparison.SHEET, _WIDTHS)
    for text, look, height in head_texts(view, messages.comparison.title(told.bureau)):
        canvas.band(text, look, height)
    canvas.paragraph(messages.comparison.both(told.older, told.newer), "plain_text")
    canvas.gap(6)
    heading = canvas.list_heading(_HEADINGS)
    for number, each in enumerate(told.cells, 1):
        _cell(canvas, number, each)
    filtered = Area(heading, 1, canvas.row - 1, canvas.last) if told.cells else None
    if not told.cells:
        canvas.paragraph(messages.comparison.ALIKE, "plain_text")
    _findings(canvas, messages.comparison.GONE_HEADING, told.gone)
    _findings(canvas, messages.comparison.NEW_HEADING, told.new)
    page = canvas.painted(
        title_rows=(heading, heading), freeze=(heading + 1, 4), filtered=filtered, zoom=85
    )
    return view.finished(page)


def _cell(canvas: Canvas, number: int, each: ComparedCell) -> None:
    canvas.line(
        (
            number,
            each.line,
            each.name,
            each.cell,
            each.column,
            each.old or messages.comparison.BLANK,
            each.new or messages.comparison.BLANK,
            ", ".join(each.before) or None,
            ", ".join(each.after) or None,
        ),
        (
            "center",
            "code",
            "text",
            "text",
            "text",
            "locked",
            Severity.WARNING.value,
            "center",
            "center",
        ),
    )


def _findings(canvas: Canvas, heading: str, found: Sequence[Finding]) -> None:
    """Write findings that came or went though their own cell is the same in both versions."""
    if not found:
        return
    canvas.gap()
    canvas.band(heading, "section", 20)
    for each in found:
        texts = (each.severity.marked, str(each.cell), f"{each.code}: {each.message}")
        canvas.spread(texts, (each.severity.value, "text", "text"), (2, 1, canvas.last - 3))
