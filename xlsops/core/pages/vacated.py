"""What the sheets of a bureau say of which no submission counts any more, where they cannot go."""

from collections.abc import Iterator

from xlsops import messages
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.view.view import View, head_texts

TITLES = {"Isian ": "ISIAN ·", "Rekap ": "REKAPITULASI ·"}
"""How the names of a bureau's sheets begin, and what stands first on each."""
_WIDTHS = (110.0,)


def vacated_pages(view: View) -> Iterator[Sheet]:
    """Yield a page for each sheet of a bureau whose submissions were all put aside, or that is none now.

    It is painted over a sheet that is there; what would point at a sheet that was deleted breaks.
    """
    standing = {each.bureau.code for each in view.bureaus if each.record}
    sent = {each.bureau for each in view.state.files.values() if each.accepted}
    for code in sorted(sent - standing):
        for name, title in TITLES.items():
            canvas = Canvas(f"{name}{code}", _WIDTHS)
            for band in head_texts(view, f"{title} {code}"):
                canvas.band(*band)
            canvas.band(messages.pages.NO_SUBMISSION_LEFT, "help")
            yield view.finished(canvas.painted(over=True))
