"""``Tahapan``: the nine steps and where each stands."""

from xlsops.core.pages.view import View, head_texts
from xlsops.core.painted import Canvas, Painted
from xlsops.core.periods import long_time
from xlsops.core.steps import STEPS, StepStatus, progress_of

NAME = "Tahapan"
_HEADINGS = ("No", "Langkah", "Pelaksana", "Kelengkapan", "Baku (menit)", "Dokumen", "Status", "Keadaan", "Terakhir bergerak", "Catatan")
_WIDTHS = (5.0, 46.0, 30.0, 18.0, 11.0, 32.0, 18.0, 18.0, 24.0, 44.0)
_MARKS = {StepStatus.DONE: "✔ ", StepStatus.RUNNING: "▶ ", StepStatus.NOT_STARTED: "", StepStatus.SKIPPED: "» "}


def progress_page(view: View) -> Painted:
    """Return the nine steps as the journal tells them."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "TAHAPAN · sembilan langkah SOP"):
        canvas.band(*band)
    heading = canvas.line(_HEADINGS, ("heading",) * len(_HEADINGS))
    canvas.heights[heading] = 30.0
    for each in progress_of(view.spec, view.state, view.errors):
        moved = long_time(view.local(each.since)) if each.since else None
        step = each.step
        canvas.line(
            (step.number, step.label, step.actor, step.supplies, step.minutes, step.output,
             f"{_MARKS[each.status]}{each.status.value}", each.count or None, moved,
             each.note or None),
            ("center", "text", "text", "text", "whole", "text", "center", "center", "center",
             "text"),
        )  # fmt: skip
    total = sum(step.minutes for step in STEPS)
    canvas.line(
        ("", "Jumlah waktu baku", "", "", total, "", "", "", "", ""),
        ("total_text",) * 4 + ("total",) + ("total_text",) * 5,
    )
    return view.finished(
        canvas.painted(freeze=(heading + 1, 3), title_rows=(heading, heading))
    )
