"""What a bureau confirms of its form: who received it, on which day, by which channel (step 3)."""

from xlsops import messages
from xlsops.core.entries import Entry, attendee, clock, lacking
from xlsops.core.events import Data
from xlsops.core.periods import long_date
from xlsops.core.state import ReceiptRecord
from xlsops.errors import XlsopsError
from xlsops.procedure.naming import named
from xlsops.procedure.period import Period


def confirmation(period: Period, entry: Entry) -> Data:
    """Return the facts of a confirmation of the form a bureau was sent last; raises where it cannot be.

    Without a channel it came by the one it was sent.
    """
    if missing := [text for _, text in lacking(entry)]:
        raise XlsopsError(messages.procedure.too_early("Tanda terima format", missing))
    (bureau,) = named(period, (entry.bureau,))
    sent = period.state.sent.get(bureau)
    if sent is None:
        raise XlsopsError(
            messages.procedure.too_early(
                "Tanda terima format", (f"Langkah 3: format belum disampaikan kepada {bureau}.",)
            )
        )
    _check_moment(period, entry, bureau)
    codes = {code.casefold(): code for code in period.layouts}
    return {
        "bureau": bureau, "format": sent.format_id,
        "name": "; ".join(attendee(each, codes)[0] for each in entry.people),
        "date": entry.day.isoformat() if entry.day else "", "time": clock(entry.time) or "",
        "channel": entry.place or sent.channel, "notes": entry.notes,
    }  # fmt: skip


def same_receipt(before: ReceiptRecord | None, entry: Entry, data: Data) -> bool:
    """Tell whether an entry says what was recorded last, of this form or of one the bureau had before.

    Of ``data``, its facts, form and channel may follow from what was sent since: they are not compared.
    """
    return before is not None and {**data, "format": "", "channel": entry.place or before.channel} == {
        "bureau": before.bureau, "format": "", "name": before.name, "date": before.day.isoformat(),
        "time": before.time, "channel": before.channel, "notes": before.notes,
    }  # fmt: skip


def _check_moment(period: Period, entry: Entry, bureau: str) -> None:
    if entry.time and clock(entry.time) is None:
        raise XlsopsError(messages.records.time(entry.time))
    day, made = entry.day, period.state.formats.get(bureau)
    if day is not None and day > period.now.date():
        raise XlsopsError(
            messages.records.in_future(long_date(day), "Catat setelah formatnya diterima")
        )
    first = made.at.astimezone(period.now.tzinfo).date() if made else None
    if (
        day is not None
        and first is not None
        and day < first
        and not period.state.receipts.get(bureau)
    ):
        raise XlsopsError(messages.records.before_form(long_date(day), bureau, long_date(first)))
