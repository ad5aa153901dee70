"""The first sheet of a returned copy: what to mend, where, and room for an answer."""

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Link, Sheet
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.periods import long_date
from xlsops.core.view.mending import (
    asked_before,
    bureau_counts,
    bureau_of,
    fills_nothing,
    finding_key,
    fresh_form_cell,
    is_outside_table,
    to_mend,
    told_beside,
)
from xlsops.core.view.replies import ANSWER, KEY, source_mark
from xlsops.core.view.view import BureauView, View, head_texts

_HEADINGS = (
    "No",
    "Tingkat",
    "Lembar",
    "Sel",
    "Indikator / baris",
    "Apa yang salah",
    "Apa yang harus dilakukan",
    "Catatan pemeriksa",
    ANSWER,
    KEY,
)
_WIDTHS = (5.0, 14.0, 12.0, 8.0, 34.0, 44.0, 42.0, 34.0, 40.0, 0.0, 0.0)
_ANSWERED = _HEADINGS.index(ANSWER) + 1


def return_note(view: View, each: BureauView) -> Sheet:
    """Return the list of a bureau's findings, each with a jump to its cell in the copy and room for an answer."""
    canvas = Canvas(RETURN_NOTE, _WIDTHS)
    for band in head_texts(view, f"CATATAN PERBAIKAN · {each.bureau.name}"):
        canvas.band(*band)
    asked = to_mend(each)
    must, may = bureau_counts(each.findings)
    came = view.local(each.record.at if each.record else view.now)
    text = messages.pages.checked(
        long_date(came.date()),
        whole_number_text(must),
        whole_number_text(may),
        as_it_is=fills_nothing(each, asked),
    )
    canvas.band(text, "next")
    if asked:
        canvas.band(messages.pages.HOW_TO_ANSWER, "help")
    looks = ("heading",) * (_ANSWERED - 1)
    mark = source_mark(each.record.sha if each.record else "") or None
    heading = canvas.line((*_HEADINGS, mark), (*looks, "input_heading", "heading", "heading"))
    rows, more = first_of_each(asked, bureau_of)
    for number, finding in enumerate(rows, 1):
        cell = fresh_form_cell(each.layout, finding)
        severity = finding.severity.value
        row = canvas.line(
            (
                number,
                finding.severity.marked,
                cell.sheet,
                (finding.cell if is_outside_table(finding) else cell).address,
                finding.subject,
                finding.message,
                finding.advice,
                asked_before(view, each, finding) or None,
                None,
                finding_key(finding),
            ),
            ("center", severity, "center", "link", *("text",) * 4, "input", "help"),
        )
        canvas.links.append(Link(row, 4, cell.sheet, cell.address))
    last = canvas.row - 1
    for sentence in more:
        canvas.band(messages.pages.more_marked(sentence, "ini"), "text")
    for sentence in told_beside(each):
        canvas.band(sentence, "text")
    unlocked = (Area(heading + 1, _ANSWERED, last, _ANSWERED),) if last > heading else ()
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 1), title_rows=(heading, heading), unlocked=unlocked, zoom=85
        )
    )
