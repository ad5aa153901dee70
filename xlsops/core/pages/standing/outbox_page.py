"""``Penyampaian``: what was handed to each bureau and who received it, with how the bureau is reached."""

from collections.abc import Sequence

from xlsops import messages
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.values.periods import long_date, long_time
from xlsops.core.view.moments import short_day
from xlsops.core.view.outbox import Dispatch, outbox
from xlsops.core.view.view import View, head_texts

NAME = "Penyampaian"
_HEADINGS = (
    "Kode",
    "Bagian",
    "Telepon",
    "Surel",
    "Saluran",
    "Berkas format",
    "Sidik (SHA-256)",
    "Disampaikan",
    "Diterima bagian",
    "Diterima oleh",
    "Pengingat",
    "Data diterima",
    "Keadaan",
)
_WIDTHS = (11.0, 30.0, 15.0, 24.0, 20.0, 28.0, 18.0, 17.0, 18.0, 20.0, 15.0, 18.0, 18.0)
_SHORT = 16


def outbox_page(view: View) -> Sheet:
    """Return every bureau with its form's way, above them who still waits and how to reach them."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "PENYAMPAIAN FORMAT DAN PENGINGAT"):
        canvas.band(*band)
    found = outbox(view)
    for text in lacking_told(found):
        canvas.band(text, "next")
    canvas.band(messages.outbox.HOW, "help")
    heading = canvas.list_heading(_HEADINGS)
    for each in found:
        _row(canvas, view, each)
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 3),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
            zoom=85,
        )
    )


def lacking_told(found: Sequence[Dispatch]) -> tuple[str, ...]:
    """Return who confirmed no form, and who sent no data, each with telephone and mail; empty for nobody."""
    unreceived = [_reached(each) for each in found if each.unreceived]
    unanswered = [_reached(each) for each in found if each.unanswered]
    lines = [messages.outbox.unreceived(unreceived)] if unreceived else []
    lines += [messages.outbox.unanswered(unanswered)] if unanswered else []
    return tuple(lines)


def _reached(each: Dispatch) -> str:
    return messages.outbox.reached(each.code, str(each.contacts))


def _row(canvas: Canvas, view: View, each: Dispatch) -> None:
    values: tuple[ShownValue, ...] = (
        each.code,
        each.each.bureau.name,
        each.contacts.phone,
        each.contacts.mail,
        each.channel,
        each.file,
        each.sha[:_SHORT],
        long_time(view.local(each.sent)) if each.sent else "–",
        *_received(each),
        _reminded(view, each),
        long_time(view.local(each.came)) if each.came else "–",
        _standing(each),
    )
    look = "warning_count" if each.unreceived or each.older else "center"
    looks = (
        "center",
        "text",
        "text",
        "text",
        "text",
        "text",
        "code",
        "center",
        "center",
        "text",
        "text",
        "center",
        look,
    )
    canvas.line(values, looks)


def _received(each: Dispatch) -> tuple[str, str]:
    """Return when a bureau received its form, and who through which channel."""
    receipt = each.receipt
    if receipt is None:
        return "–", ""
    time = f" {receipt.time}" if receipt.time else ""
    channel = f" (lewat {receipt.channel})" if receipt.channel else ""
    return f"{long_date(receipt.day)}{time}", f"{receipt.name}{channel}"


def _reminded(view: View, each: Dispatch) -> str:
    days = dict.fromkeys(short_day(view.local(past.at).date()) for past in each.reminders)
    return messages.outbox.reminded(len(days), list(days)) if days else "–"


def _standing(each: Dispatch) -> str:
    if each.came:
        return messages.outbox.ANSWERED
    if not each.sha:
        return messages.outbox.NOT_MADE
    if each.older:
        return messages.outbox.OLDER
    if each.sent is None:
        return messages.outbox.NOT_SENT
    return messages.outbox.RECEIVED if each.receipt else messages.outbox.UNCONFIRMED
