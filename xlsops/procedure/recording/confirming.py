"""Forms handed out, and what bureaus confirm of them: who received one, when, by which channel (step 3)."""

from collections.abc import Sequence

from xlsops import messages
from xlsops.core.journal.facts.request_kinds import FormatConfirmed, FormatsSent
from xlsops.core.journal.step_records import ReceiptRecord
from xlsops.core.spec.entries import Entry, attendee, clock, entry_faults
from xlsops.core.values.periods import long_date
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names


def confirmation(period: LoadedPeriod, entry: Entry) -> FormatConfirmed:
    """Return the facts of a confirmation of the form a bureau was sent last; raises where it cannot be.

    Without a channel it came by the one it was sent.
    """
    if missing := [text for _, text in entry_faults(entry)]:
        raise XlsopsError(messages.procedure.too_early(messages.procedure.RECEIPT, missing))
    (bureau,) = bureau_names(period, (entry.bureau,))
    sent = period.state.sent.get(bureau)
    if sent is None:
        raise XlsopsError(
            messages.procedure.too_early(
                messages.procedure.RECEIPT, (messages.procedure.not_handed_out((bureau,)),)
            )
        )
    _check_moment(period, entry, bureau)
    codes = {code.casefold(): code for code in period.layouts}
    return FormatConfirmed(
        bureau,
        sent.format_id,
        "; ".join(attendee(each, codes)[0] for each in entry.people),
        entry.day or period.now.date(),
        clock(entry.time) or "",
        entry.place or sent.channel,
        entry.notes,
    )


def handed_out(
    period: LoadedPeriod, bureaus: Sequence[str], channel: str
) -> tuple[FormatsSent, ...]:
    """Return the facts of handing forms to bureaus; without a channel each went by its own."""
    by_channel: dict[str, list[str]] = {}
    for code in bureaus:
        by_channel.setdefault(channel or period.layouts[code].bureau.channel, []).append(code)
    return tuple(FormatsSent(tuple(codes), each) for each, codes in by_channel.items())


def same_receipt(before: ReceiptRecord | None, entry: Entry, told: FormatConfirmed) -> bool:
    """Tell whether an entry says what was recorded last, of this form or of one the bureau had before.

    Of what it tells, form and channel may follow from what was sent since: they are not compared.
    """
    return before is not None and (
        told.bureau,
        told.name,
        told.date,
        told.time,
        entry.place or before.channel,
        told.notes,
    ) == (before.bureau, before.name, before.day, before.time, before.channel, before.notes)


def _check_moment(period: LoadedPeriod, entry: Entry, bureau: str) -> None:
    if entry.time and clock(entry.time) is None:
        raise XlsopsError(messages.records.time(entry.time))
    day, made = entry.day, period.state.formats.get(bureau)
    if day is not None and day > period.now.date():
        raise XlsopsError(
            messages.records.in_future(long_date(day), messages.records.AFTER_THE_RECEIPT)
        )
    first = made.at.astimezone(period.now.tzinfo).date() if made else None
    if (
        day is not None
        and first is not None
        and day < first
        and not period.state.receipts.get(bureau)
    ):
        raise XlsopsError(messages.records.before_form(long_date(day), bureau, long_date(first)))
