"""With whom each bureau's data lay and when, and the moments of the office: what each event changes.

Every moment here is the one an event counts from, which ``fold`` tells.
"""

from collections.abc import Mapping
from datetime import datetime
from heapq import heappop, heappush

from msgspec import Struct, field

from xlsops.core.journal.arrivals import Arrival, arrival
from xlsops.core.journal.facts import kinds, request_kinds
from xlsops.core.journal.facts.tiers import ApprovalReopened
from xlsops.core.journal.file_order import iso_moment
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step

_COUNTS = (Fate.ACCEPTED, Fate.NOTED)


class Spell(Struct, frozen=True):
    """From when to when the ball lay with somebody; without an end it still does.

    ``again`` says that it came back: to be mended, or as a revision of what was approved.
    """

    start: datetime
    end: datetime | None = None
    again: bool = False


class BureauCustody(Struct):
    """The way of one bureau's data while it is gathered; it stays local.

    ``made`` and ``handed`` are of its form, ``sent`` is when its data first were. ``filling`` are
    the spells after a return; the first one, of filling the form, follows from the other moments.
    ``returned`` and ``signed`` are the hashes of the files that last were; ``ranked`` tells of all
    that ever come the place, oldest first. ``newest_first`` is a heap of those that came and, but
    for some that were set aside since, count: to look through all of them at every event would
    cost with the square of their number.
    """

    made: datetime | None = None
    made_last: datetime | None = None
    handed: datetime | None = None
    sent: datetime | None = None
    received: datetime | None = None
    returned: str = ""
    signed: str = ""
    approved: datetime | None = None
    filling: list[Spell] = field(default_factory=list)
    review: list[Spell] = field(default_factory=list)
    files: dict[str, Arrival] = field(default_factory=dict)
    ranked: Mapping[str, int] = field(default_factory=dict)
    aside: set[str] = field(default_factory=set)
    newest_first: list[tuple[int, str]] = field(default_factory=list)

    @property
    def arrival(self) -> Arrival | None:
        """Return when it first sent something that counts."""
        counting = (sha for sha in self.ranked if sha in self.files and sha not in self.aside)
        return min((self.files[sha] for sha in counting), key=lambda each: each.sent, default=None)

    @property
    def newest(self) -> str:
        """Return the hash of the newest file that was not set aside; empty where there is none."""
        while self.newest_first and self.newest_first[0][1] in self.aside:
            heappop(self.newest_first)
        return self.newest_first[0][1] if self.newest_first else ""

    def count(self, sha: str) -> None:
        """Let a file that came count, unless it is set aside."""
        if sha in self.files and sha in self.ranked:
            heappush(self.newest_first, (-self.ranked[sha], sha))

    @property
    def owes(self) -> bool:
        """Tell whether the ball lies with the bureau."""
        return bool(self.filling) and self.filling[-1].end is None

    @property
    def reviewed(self) -> bool:
        """Tell whether the ball lies with the Kabag."""
        return bool(self.review) and self.review[-1].end is None


class Custody(Struct):
    """The moments of a period; ``recorded``, with the facts told, and ``skipped`` are by step.

    ``handed`` is the hash of what was handed over last, ``recap`` when a recap of it was first final.
    """

    bureaus: dict[str, BureauCustody]
    opened: datetime | None = None
    recorded: dict[Step, tuple[datetime, request_kinds.StepRecorded]] = field(default_factory=dict)
    skipped: dict[Step, datetime] = field(default_factory=dict)
    handed_over: datetime | None = None
    handed: str = ""
    recap: datetime | None = None
    last: datetime | None = None

    @property
    def first_sent(self) -> dict[str, Arrival]:
        """Return by bureau when it first sent something that counts: that is when it was in time."""
        return {code: each.arrival for code, each in self.bureaus.items() if each.arrival}

    def start_of(self, code: str) -> datetime | None:
        """Return since when a bureau has its form; one that came back was handed out."""
        each = self.bureaus[code]
        if each.handed or not each.made:
            return each.handed or each.received
        proven = any(other.received for other in self.bureaus.values())
        return each.made if proven else each.received


def opened(custody: Custody, at: datetime, _told: request_kinds.Opened) -> None:
    """Keep when the period was first opened."""
    custody.opened = custody.opened or at


def step_recorded(custody: Custody, at: datetime, told: request_kinds.StepRecorded) -> None:
    """Keep when a step was recorded, and what was told of it."""
    custody.recorded[told.step] = at, told
    custody.skipped.pop(told.step, None)


def step_planned(custody: Custody, _at: datetime, told: request_kinds.StepPlanned) -> None:
    """Forget that a step was left out."""
    custody.skipped.pop(told.step, None)


def step_skipped(custody: Custody, at: datetime, told: request_kinds.StepSkipped) -> None:
    """Keep when a step was left out."""
    custody.skipped[told.step] = at
    custody.recorded.pop(told.step, None)


def formats_made(custody: Custody, at: datetime, told: request_kinds.FormatsMade) -> None:
    """Keep when the forms of bureaus were made, first and last."""
    for entry in told.formats:
        each = custody.bureaus.get(entry.bureau)
        if each:
            each.made, each.made_last = each.made or at, at


def formats_sent(custody: Custody, at: datetime, told: request_kinds.FormatsSent) -> None:
    """Keep when bureaus were first handed a form."""
    for code in told.bureaus:
        each = custody.bureaus.get(code)
        if each and each.handed is None:
            each.handed = at


def file_received(custody: Custody, at: datetime, told: kinds.FileReceived) -> None:
    """Give the ball to the Kabag, unless something newer of the bureau was dealt with already."""
    each = custody.bureaus.get(told.bureau)
    if each is None or told.fate not in _COUNTS:
        return
    came = arrival(iso_moment(told.saved or ""), at, custody.opened)
    each.files.setdefault(told.sha, came)  # two who took it in at once: it came when it came first
    each.count(told.sha)
    newest = each.newest or told.sha
    if newest != told.sha and newest in {each.signed, each.returned}:
        each.sent = came.sent if each.sent is None else min(each.sent, came.sent)
    else:
        _to_kabag(each, at, came.sent)


def returned(custody: Custody, at: datetime, told: kinds.Returned) -> None:
    """Give the ball back to the bureau."""
    each = custody.bureaus.get(told.bureau)
    if each is None or not each.received:
        return
    each.returned = told.source
    if not each.owes:
        _to_bureau(each, at)


def approved(custody: Custody, at: datetime, told: kinds.Approved) -> None:
    """Take the ball out of play."""
    each = custody.bureaus.get(told.bureau)
    if each and told.sha not in each.aside:
        _close(each.review, at)
        _close(each.filling, at)
        each.approved, each.signed = at, told.sha


def approval_reopened(custody: Custody, at: datetime, told: ApprovalReopened) -> None:
    """Give the ball to whom the newest file leaves it once an approval that let it count is taken back."""
    each = custody.bureaus.get(told.bureau)
    if each and not told.tier and each.signed:
        each.approved, each.signed = None, ""
        _weigh(each, at)


def file_set_aside(custody: Custody, at: datetime, told: kinds.FileSetAside) -> None:
    """Give the ball to whom what is left leaves it; an approval of the file is void."""
    each = custody.bureaus.get(told.bureau)
    if each is None:
        return
    newest = each.newest == told.sha
    each.aside.add(told.sha)
    if each.signed == told.sha:
        each.approved, each.signed = None, ""
    if newest or not each.owes:
        _weigh(each, at)


def file_used_again(custody: Custody, at: datetime, told: kinds.FileUsedAgain) -> None:
    """Give the ball to whom the newest file leaves it, this one among them."""
    each = custody.bureaus.get(told.bureau)
    if each:
        each.aside.discard(told.sha)
        each.count(told.sha)
        _weigh(each, at)


def handed_over(custody: Custody, at: datetime, told: kinds.HandedOver) -> None:
    """Keep when data were handed over last; other figures need another recap."""
    if custody.handed != told.hash:
        custody.recap = None
    custody.handed_over, custody.handed = at, told.hash


def recap_made(custody: Custody, at: datetime, told: kinds.RecapMade) -> None:
    """Keep when the recap was first final; the same figures told again later end nothing later."""
    if told.final:
        custody.recap = custody.recap or at


def _weigh(each: BureauCustody, at: datetime) -> None:
    """Give the ball to whom the newest file that counts leaves it: bureau, Kabag or nobody."""
    if not each.received:
        return
    newest = each.newest
    if newest and newest == each.signed:
        _close(each.review, at)
        _close(each.filling, at)
    elif not newest or newest == each.returned:
        if not each.owes:
            _to_bureau(each, at)
    else:
        _to_kabag(each, at, at)


def _to_kabag(each: BureauCustody, at: datetime, sent: datetime) -> None:
    each.sent = sent if each.sent is None else min(each.sent, sent)
    each.received = each.received or at
    _close(each.filling, sent)
    if not each.reviewed:
        each.review.append(Spell(at, again=each.approved is not None))


def _to_bureau(each: BureauCustody, at: datetime) -> None:
    _close(each.review, at)
    each.filling.append(Spell(at, again=True))


def _close(spells: list[Spell], at: datetime) -> None:
    if spells and spells[-1].end is None:
        last = spells[-1]
        spells[-1] = Spell(last.start, max(last.start, at), last.again)
