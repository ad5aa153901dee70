"""``Tahapan``: the nine steps in time, plan against fact, and every bureau's way through them."""

from collections.abc import Iterator
from datetime import datetime

from xlsops import messages
from xlsops.core.clock.spells import DueBasis
from xlsops.core.clock.step_times import StepTime
from xlsops.core.clock.steps import StepStatus
from xlsops.core.clock.unready import proposed_years
from xlsops.core.pages.standing import gantt, matrix
from xlsops.core.review.doubts import counting
from xlsops.core.review.several_people import apart_told
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet, Shown
from xlsops.core.spec.named.titles import fill_titles
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import below_late
from xlsops.core.values.periods import long_time
from xlsops.core.view.moments import short_day, short_time
from xlsops.core.view.view import View, head_texts

NAME = "Tahapan"
_CELLS, _FIRST = 34, 4
_WIDTHS = (5.0, 44.0, 28.0, *(4.3,) * _CELLS)
_HEADINGS = (
    "No",
    "Langkah",
    "Pelaksana",
    "Status",
    "Keadaan",
    "Mulai",
    "Selesai",
    "Baku (menit)",
    "Terpakai (menit)",
    "Menunggu (menit)",
    "Batas",
    "Terlambat",
    "Dokumen",
)
_SPANS = (1, 1, 1, 4, 4, 3, 3, 2, 2, 3, 3, 4, 6)
_MARKS = {
    StepStatus.DONE: "✔ ",
    StepStatus.RUNNING: "▶ ",
    StepStatus.LATE: "▶ ",
    StepStatus.SKIPPED: "» ",
    StepStatus.NOT_STARTED: "",
}


def progress_page(view: View) -> Sheet:
    """Return the nine steps as the journal tells them, in working minutes."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "TAHAPAN · sembilan langkah SOP"):
        canvas.band(*band)
    canvas.band(_basis(view), "help")
    heading = canvas.spread(_HEADINGS, ("heading",) * len(_HEADINGS), _SPANS)
    for each in view.clocks.steps:
        _step(canvas, view, each)
    total = ("", "Jumlah waktu baku", "", "", "", "", "", sum(step.minutes for step in Step))
    rest = len(_HEADINGS) - len(total)
    looks = ("total_text",) * (len(total) - 1) + ("total",) + ("total_text",) * rest
    canvas.spread((*total, *("",) * rest), looks, _SPANS)
    for each in view.clocks.steps:
        if each.note:
            canvas.band(f"Langkah {each.step.number}: {each.note}", "help")
    _section(canvas, "Rencana dan kenyataan")
    gantt.draw(canvas, view, _FIRST, _CELLS)
    gantt.legend(canvas, _FIRST)
    last = canvas.row
    _section(canvas, "Bagian demi bagian")
    canvas.band(matrix.completeness(view), "help")
    matrix.matrix(canvas, view)
    for text in _about_files(view):
        canvas.band(text, "help")
    _section(canvas, messages.pages.OFFICE_CLOCKS)
    matrix.parties(canvas, view)
    return view.finished(canvas.painted(freeze=(heading + 1, 3), breaks=(last,), zoom=85))


def _basis(view: View) -> str:
    """Return what the figures rest on, in a line."""
    due = view.spec.settings.due
    setting = (
        messages.pages.due_by_setting(DueBasis.SETTING.value, long_time(view.local(due)))
        if due
        else messages.pages.NO_DUE_DATE
    )
    years = proposed_years(view.spec)
    return messages.pages.basis(
        f"{long_time(view.clocks.now)} {view.now:%Z}",
        DueBasis.STANDARD.value,
        setting,
        messages.pages.holidays_proposed(years) if years else "",
    )


def _section(canvas: Canvas, text: str) -> None:
    canvas.row += 1
    canvas.band(text, "section", 20.0)


def _step(canvas: Canvas, view: View, time: StepTime) -> None:
    step, late = time.step, time.overdue
    minutes = (time.used, time.waiting) if time.start else (None, None)
    values: tuple[Shown, ...] = (
        step.number,
        step.label,
        fill_titles(step.actor, view.clocks.titles),
        f"{_MARKS[time.status]}{time.status.value}",
        time.count or None,
        _moment(view, time, time.start),
        _moment(view, time, time.end),
        step.minutes,
        *minutes,
        short_time(view, time.due),
        below_late(time.lateness) or None,
        step.output,
    )
    looks = (
        "center",
        "text",
        "text",
        "late" if time.status is StepStatus.LATE else "center",
        "center",
        "center",
        "center",
        "whole",
        "whole",
        "whole",
        "center",
        "late" if late else "center",
        "text",
    )
    canvas.spread(values, looks, _SPANS)


def _about_files(view: View) -> Iterator[str]:
    """Yield which of a bureau's files counts and why, and that its last one was refused."""
    for each in view.bureaus:
        code = each.bureau.code
        if text := counting(view.state, code):
            yield text
        yield from apart_told(view.state, (code,))
        yield from (
            messages.pages.doubt(code, doubt) for doubt in (each.doubt, each.refusal) if doubt
        )


def _moment(view: View, time: StepTime, moment: datetime | None) -> str:
    """Return a moment of a step; of a meeting whose hour nobody wrote down the day alone."""
    record = view.state.steps.get(Step.MEETING) if time.step is Step.MEETING else None
    if moment and record and not record.time and view.local(moment).date() == record.day:
        return short_day(record.day)
    return short_time(view, moment)
