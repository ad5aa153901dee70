"""The matrix of bureaus and steps 5 to 7, and the clocks of the parties."""

from xlsops import messages
from xlsops.core.clock.bureau_times import BureauTime, Holder, Punctuality
from xlsops.core.journal.arrivals import Measured
from xlsops.core.review.refusals import unclaimed
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.terms.steps import BY_BUREAU
from xlsops.core.values.calendar import below_late, minutes_in_words
from xlsops.core.values.foreign_text import cited
from xlsops.core.view.moments import short_day, short_time
from xlsops.core.view.view import View

SPANS = (1, 1, 1, 3, 4, 4, 4, 3, 3, 4, 4, 5)
"""How many columns of the page each column of the matrix takes."""


def matrix(canvas: Canvas, view: View) -> None:
    """Write one row per bureau: its form, where it is in steps 5, 6 and 7, its due moment, its clocks."""
    times = map(view.clocks.step, BY_BUREAU)
    headings = (
        "No",
        "Bagian",
        "Keadaan",
        "3 Format diterima",
        *(f"{time.step.number} {time.step.short}\n{time.count}".strip() for time in times),
        "Batas",
        "Dikirim",
        "Terlambat",
        "Waktu bagian",
        "Waktu Kabag",
    )
    canvas.spread(headings, ("heading",) * len(headings), SPANS)
    for number, each in enumerate(view.clocks.bureaus, 1):
        _row(canvas, view, number, each)


def completeness(view: View) -> str:
    """Return expected against received, by what moment that is measured, and who confirmed its form.

    While a bureau is waited for, files that were refused and name none are told, too: one may be its.
    """
    clocks = view.clocks
    came = [each.arrival for each in clocks.bureaus if each.arrival]
    missing = len(clocks.bureaus) - len(came)
    overdue = clocks.count(Punctuality.OVERDUE)
    saved = sum(each.measured is Measured.SAVED for each in came)
    measured = {Measured.SAVED: saved, Measured.RECEIVED: len(came) - saved}
    known = [f"{how.value} ({number})" for how, number in measured.items() if number]
    told = messages.pages.completeness(
        len(came),
        len(clocks.bureaus),
        clocks.count(Punctuality.ON_TIME),
        clocks.count(Punctuality.LATE),
        missing,
        overdue,
        " atau ".join(known),
        _receipts(view),
    )
    strangers = unclaimed(view.state, [each.bureau.code for each in view.bureaus])
    if not missing or not strangers:
        return told
    return f"{told} {messages.pages.unclaimed([cited(each.name) for each in strangers])}"


def parties(canvas: Canvas, view: View) -> None:
    """Write the office's own clocks; the bureaus' stand in the matrix."""
    spans = (1, 1, 1, 4, 4)
    headings = ("No", "Pihak", "Keadaan", "Waktu (menit)", "Waktu")
    canvas.spread(headings, ("heading",) * len(headings), spans)
    office = len(view.clocks.parties) - len(view.clocks.bureaus)
    for number, each in enumerate(view.clocks.parties[:office], 1):
        state = "▶ sedang berjalan" if each.running else "berhenti"
        canvas.spread(
            (number, each.name, state, each.minutes, minutes_in_words(each.minutes)),
            ("center", "text", "center", "whole", "center"),
            spans,
        )


def _row(canvas: Canvas, view: View, number: int, each: BureauTime) -> None:
    sent, approved = each.arrival, each.approved
    late = each.overdue_now and each.owes
    values = (
        number,
        each.bureau.name,
        each.holder.value,
        _confirmed(view, each),
        _filling(view, each),
        _recapped(view, each),
        f"✔ {short_time(view, approved)}" if each.holder is Holder.DONE else _review(each),
        short_time(view, each.due),
        short_time(view, sent.sent if sent else None),
        below_late(each.lateness) or "–",
        minutes_in_words(each.used),
        minutes_in_words(each.reviewing),
    )
    looks = (
        "center",
        "text",
        "center",
        "center",
        "late" if late else "center",
        "center",
        "center",
        "center",
        "center",
        "late" if each.overdue else "center",
        "center",
        "center",
    )
    canvas.spread(values, looks, SPANS)


def _receipts(view: View) -> str:
    """Return who confirmed having its form and who did not, in a sentence; empty while nobody did."""
    codes = [each.bureau.code for each in view.bureaus]
    waiting = [code for code in codes if view.state.receipt(code) is None]
    if len(waiting) == len(codes):
        return ""
    confirmed = len(codes) - len(waiting)
    return messages.pages.receipts(confirmed, len(codes), ", ".join(waiting))


def _confirmed(view: View, each: BureauTime) -> str:
    """Return on which day a bureau confirmed having its form."""
    receipt = view.state.receipt(each.bureau.code)
    return f"✔ {short_day(receipt.day)}" if receipt else "–"


def _recapped(view: View, each: BureauTime) -> str:
    """Return when a bureau's own recap was sent last: with its answers, never before them."""
    sent = each.recapped
    return f"✔ {short_time(view, sent)}" if sent else "–"


def _filling(view: View, each: BureauTime) -> str:
    if each.holder is Holder.OFFICE:
        return "–"
    if each.owes:
        word = "◀ diperbaiki" if each.holder is Holder.MENDING else "▶ mengisi"
        return "▶ terlambat" if each.overdue_now else word
    return f"✔ {short_time(view, each.filling[-1].end)}"


def _review(each: BureauTime) -> str:
    words = {Holder.REVIEW: "▶ diperiksa", Holder.MENDING: "◀ dikembalikan"}
    return words.get(each.holder, "–")
