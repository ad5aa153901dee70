"""The sheet ``Tindak Lanjut``: the register of obstacles, who removes each until when, and for how long it stands."""

from collections.abc import Sequence

from xlsops import messages
from xlsops.core.recap.looks import REMARK, SENTENCE
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet
from xlsops.core.results.follow_ups import FollowUp, Register, alike_together
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.terms.findings import Severity
from xlsops.core.values.periods import long_date
from xlsops.messages.message import listed

NAME = "Tindak Lanjut"
HEADINGS = (
    "No",
    "Bagian",
    "Indikator / Sub Kegiatan",
    "Hambatan",
    "Rencana Tindak Lanjut",
    "Penanggung Jawab",
    "Tenggat",
    "Sejak",
    "Umur",
    "Keadaan",
)
_WIDTHS = widths_for(5, 22, 64, 38, 38, 21, 14, 12, 12, 18)
_LOOKS = ("center", *("text",) * 5, *("center",) * 3, "text")
_DUE, _STATE = 6, 9
_NAMED = 12
"""Of how many lines that say the same a row names."""
_SIGN_SPANS = ((2, 3), (7, 10))


def register_counts(making: Making) -> str:
    """Return in a sentence how many obstacles there are of each state; empty where there are none."""
    register, day = making.register, making.made.date()
    together = alike_together(register.rows)
    if not together:
        return ""
    rows = [each for each, _ in together]
    open_ = [each for each in rows if each.state.open]
    return messages.recap.follow_ups(
        sum(each.age == 1 for each in open_),
        sum(each.age > 1 for each in open_),
        sum(each.late(day) for each in rows),
        sum(each.state.closed for each in rows),
        len(rows) - len(open_) - sum(each.state.closed for each in rows),
    )


def follow_up_page(making: Making) -> Sheet:
    """Return the register; without any obstacle it says so."""
    canvas = Canvas(NAME, _WIDTHS)
    register = making.register
    head(canvas, making, "DAFTAR HAMBATAN DAN TINDAK LANJUT")
    canvas.gap()
    if told := register_counts(making):
        canvas.paragraph(told, SENTENCE)
    heading = canvas.list_heading(HEADINGS)
    filtered = _rows(canvas, making, register, heading)
    canvas.paragraph(messages.recap.HOW_TO_READ_FOLLOW_UPS, REMARK)
    sign_sheet(canvas, making, "KABAG", _SIGN_SPANS)
    return finished_sheet(
        making,
        canvas,
        "Daftar Hambatan dan Tindak Lanjut",
        title_rows=(heading, heading),
        freeze=(heading + 1, 3),
        filtered=filtered,
        zoom=80,
    )


def _rows(canvas: Canvas, making: Making, register: Register, heading: int) -> Area | None:
    """Write the rows; return what a filter goes over, if there are any."""
    together = alike_together(register.rows)
    for number, (each, lines) in enumerate(together, 1):
        _row(canvas, making, number, each, lines)
    if not together:
        canvas.paragraph(messages.recap.NO_OBSTACLE, SENTENCE)
        return None
    return Area(heading, 1, canvas.row - 1, canvas.last)


def _row(canvas: Canvas, making: Making, number: int, each: FollowUp, lines: Sequence[str]) -> None:
    late = each.late(making.made.date())
    looks = list(_LOOKS)
    if late:
        looks[_DUE] = Severity.WARNING.value
    state = each.state.value
    state += f"; {messages.recap.SAME_OBSTACLE}" if each.same and each.state.open else ""
    canvas.going_on(
        (
            number,
            each.bureau,
            listed(lines, _NAMED, "; "),
            each.obstacle,
            each.plan,
            each.owner,
            messages.recap.due(long_date(each.due) if each.due else "", late=late),
            each.since.label,
            messages.recap.quarters(each.age),
            state,
        ),
        looks,
        (1,) * canvas.last,
    )
