"""The outbox: what was handed to each bureau, by which channel, who received it, who was reminded."""

from datetime import datetime

from msgspec import Struct

from xlsops.core.form.identity import form_file
from xlsops.core.journal.state import Reminder
from xlsops.core.journal.step_records import ReceiptRecord
from xlsops.core.view.contacts import Contacts, contacts_in
from xlsops.core.view.view import BureauView, View


class Dispatch(Struct, frozen=True):
    """What went out to one bureau: its form, when and how, and what came of it.

    ``file`` is the form's name, ``sha`` the hash of its file, empty where none was made. ``sent`` is when
    it had that form, None where it has it not yet or has only an older one; ``came`` when it sent its data.
    """

    each: BureauView
    contacts: Contacts
    file: str
    sha: str
    channel: str
    sent: datetime | None
    older: bool
    receipt: ReceiptRecord | None
    reminders: tuple[Reminder, ...]
    came: datetime | None

    @property
    def code(self) -> str:
        """Return the bureau's code."""
        return self.each.bureau.code

    @property
    def unreceived(self) -> bool:
        """Tell whether it was handed its form and nothing shows that it has it: no receipt, no data."""
        return self.sent is not None and self.receipt is None and self.came is None

    @property
    def unanswered(self) -> bool:
        """Tell whether it has its form and sent no data that count."""
        return self.sent is not None and self.came is None


def outbox(view: View) -> tuple[Dispatch, ...]:
    """Return what went out to every bureau, in the order of the office."""
    return tuple(_dispatch(view, each) for each in view.bureaus)


def _dispatch(view: View, each: BureauView) -> Dispatch:
    state, bureau = view.state, each.bureau
    made, sent = state.formats.get(bureau.code), state.sent.get(bureau.code)
    today = state.has_format_of_today(bureau.code)
    return Dispatch(
        each,
        contacts_in(bureau.contact),
        form_file(view.spec.period, bureau.code) if made else "",
        made.sha if made else "",
        sent.channel if sent else bureau.channel,
        sent.at if sent and today else None,
        sent is not None and not today,
        state.receipt(bureau.code),
        state.reminders.get(bureau.code, ()),
        each.record.at if each.record else None,
    )
