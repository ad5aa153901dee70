"""The state of a period: what was made, came in, was decided, approved and handed over."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property, partial

from msgspec import Struct, field

from xlsops.core.form.joining import Ruled
from xlsops.core.history.asked_then import AskedThen
from xlsops.core.journal.carried import CarriedSource
from xlsops.core.journal.facts.tiers import ReopenedRecord, TierKey, TierRecord
from xlsops.core.journal.file_order import Order, order_of
from xlsops.core.journal.parts import FilledBy, Fillers, order_by_person, unsure_among
from xlsops.core.journal.step_records import (
    FormatRecord,
    ReceiptRecord,
    SentRecord,
    SkipRecord,
    StepRecord,
)
from xlsops.core.results.follow_ups import FollowUp
from xlsops.core.terms.findings import CONTRADICTED, OWN, Finding, FindingState, Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Cell
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import Unprinted, repr_as_before

FileIdentity = tuple[str, str, str, str]
"""What a finding is known by over rounds: rule, bureau, line, column."""


class SetAside(Struct, frozen=True):
    """A submission that does not count for the time being, and why."""

    sha: str
    bureau: str
    reason: str
    at: datetime
    by: str


class OwnFinding(Struct, frozen=True):
    """What the head found himself in a place of a bureau's answers while ``value`` stood there."""

    bureau: str
    line: str
    field: str
    value: str
    severity: Severity
    words: str

    @property
    def identity(self) -> FileIdentity:
        """Return what the finding is known by; a place has one at most."""
        return (OWN, self.bureau, self.line, self.field)


class ReturnRecord(Struct, frozen=True):
    """A copy that was sent back: its hash, the submission it was made from, what is to be mended.

    ``own`` is what the head had found himself then; ``settled`` says that something of its bureau
    was approved since.
    """

    bureau: str
    file: str
    sha: str
    source: str
    findings: tuple[FileIdentity, ...]
    at: datetime
    own: tuple[OwnFinding, ...] = ()
    settled: bool = False


class FileRecord(Struct, frozen=True):
    """A file that came in: its hash, first name, when, and its outcome.

    ``saved`` is when its program says it was last saved, as ISO text in UTC; empty if unknown.
    ``written``, ``answers`` and ``after`` are what else its place in the order is known by.
    ``reply_to`` is what had been returned to its bureau when it came, and was not approved since.
    """

    sha: str
    name: str
    at: datetime
    fate: Fate
    code: str
    message: str
    bureau: str
    saved: str = ""
    written: str = ""
    answers: str = ""
    after: tuple[str, ...] | None = None
    reply_to: ReturnRecord | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether its answers count."""
        return self.fate in {Fate.ACCEPTED, Fate.NOTED}


class Decision(Struct, frozen=True):
    """What was decided about a finding while its cell showed ``value``.

    ``evidence`` is what the decision rests on, ``until`` the last day an acceptance holds.
    """

    identity: FileIdentity
    value: str
    state: FindingState
    note: str
    at: datetime
    by: str
    evidence: str = ""
    until: date | None = None

    def accepts_on(self, day: date) -> bool:
        """Tell whether it is an acceptance that holds on that day."""
        return self.state is FindingState.ACCEPTED and (self.until is None or day <= self.until)


class OutsideChange(Struct, frozen=True):
    """An answer of a corrected copy that changed though it was not sent back to be mended."""

    cell: Cell
    line: str
    field: str
    label: str
    old: str
    new: str


class Reminder(Struct, frozen=True):
    """A bureau was reminded; ``late`` counts working days, 0 before the due date."""

    bureau: str
    late: int
    at: datetime


class Approval(Struct, frozen=True):
    """A bureau's data as they were approved: the submission's hash, and that of its figures.

    ``void`` says that the submission was set aside since: only a new approval counts again.
    """

    bureau: str
    sha: str
    data_hash: str
    at: datetime
    by: str
    void: bool = False


class HandOver(Struct, frozen=True):
    """What was handed over: one hash over all figures, and each bureau's; who was missing."""

    data_hash: str
    bureaus: Mapping[str, str]
    missing: tuple[str, ...]
    recap_sha: str
    at: datetime
    by: str


class State(Struct, frozen=True, dict=True):
    """What the events add up to.

    ``files`` by hash in order of arrival; ``deferred`` are codes by name of files not read yet;
    ``returned`` says when marked copies were last made, ``returns`` are by bureau all that was sent back,
    oldest first.
    ``decisions`` are by finding and value, ``notes`` the last note on a finding of any value,
    ``acceptances`` how often a finding was accepted, whatever its value. ``skipped`` are by step,
    ``aside`` by hash the files that do not count, the last one set aside at the end.
    ``plans`` are by step what was planned, ``receipts`` by bureau the last confirmation of a form.
    ``reminders`` are by bureau, oldest first. ``sources`` are the earlier folders figures were
    carried in from, by the number of their quarter, ``asked`` what was asked there; ``recarried`` are by bureau the ids of its form
    before and after each time they were carried again. ``out`` are the ids of the forms a bureau may fill:
    the one it was last sent, those made since, and those of copies returned to it since.
    ``outside`` are by hash of the file that came back the answers it changed beside what was returned;
    ``own`` is what the head found himself and did not withdraw. ``letters`` are by path in the period
    folder the hashes of all letters that were made, ``mending_dues`` by the path of a returned copy
    until when its letter asks to mend it. ``filled`` tells by hash who filled a file, ``signed_parts``
    by bureau from which files the last approval was joined. ``joins`` is what the office chose and no
    part of the journal: that files of several people of a bureau are joined. ``tiers`` are the
    signatures of the other tiers that were not taken back, ``reopened`` by bureau the approvals that
    were, until it is approved again. ``assignees`` are by finding who looks at it, ``evidence`` is by
    finding and value what the archive calls the file a decision rests on, ``chosen`` the answer it says
    counts where files contradict. ``undone_repairs`` are by hash the repairs that are not to be made on the
    reading of a file, each with the cell it was named by. ``obstacles`` are by
    earlier quarter what bureaus told there.
    """

    formats: Mapping[str, FormatRecord] = field(default_factory=dict)
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    deferred: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, datetime] = field(default_factory=dict)
    opened: datetime | None = None
    recap: datetime | None = None
    recap_sha: str = ""
    recap_final: bool = False
    sent: Mapping[str, SentRecord] = field(default_factory=dict)
    receipts: Mapping[str, ReceiptRecord] = field(default_factory=dict)
    steps: Mapping[Step, StepRecord] = field(default_factory=dict)
    plans: Mapping[Step, StepRecord] = field(default_factory=dict)
    skipped: Mapping[Step, SkipRecord] = field(default_factory=dict)
    aside: Mapping[str, SetAside] = field(default_factory=dict)
    decisions: Mapping[tuple[FileIdentity, str], Decision] = field(default_factory=dict)
    notes: Mapping[FileIdentity, str] = field(default_factory=dict)
    acceptances: Mapping[FileIdentity, int] = field(default_factory=dict)
    returns: Mapping[str, tuple[ReturnRecord, ...]] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    handed_over: HandOver | None = None
    reminders: Mapping[str, tuple[Reminder, ...]] = field(default_factory=dict)
    recarried: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    sources: Mapping[int, CarriedSource] = field(default_factory=dict)
    asked: Mapping[int, AskedThen] = field(default_factory=dict)
    out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    outside: Mapping[str, tuple[OutsideChange, ...]] = field(default_factory=dict)
    own: Mapping[FileIdentity, OwnFinding] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    mending_dues: Mapping[str, datetime] = field(default_factory=dict)
    filled: Mapping[str, FilledBy] = field(default_factory=dict)
    signed_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joins: Unprinted[bool] = False

    __repr__ = repr_as_before

    @cached_property
    def fillers(self) -> Fillers:
        """Return who filled each file."""
        return Fillers(self.filled)

    tiers: Mapping[TierKey, TierRecord] = field(default_factory=dict)
    reopened: Mapping[str, ReopenedRecord] = field(default_factory=dict)
    assignees: Mapping[FileIdentity, str] = field(default_factory=dict)
    evidence: Mapping[tuple[FileIdentity, str], str] = field(default_factory=dict)
    obstacles: Mapping[Period, tuple[FollowUp, ...]] = field(default_factory=dict)
    chosen: Mapping[tuple[FileIdentity, str], str] = field(default_factory=dict)
    undone_repairs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def sent_back(self) -> Mapping[str, ReturnRecord]:
        """Return by bureau what was sent back last."""
        return {bureau: past[-1] for bureau, past in self.returns.items() if past}

    def form_of(self, bureau: str) -> str:
        """Return the id of the form a bureau has: the one it was sent, else the one made for it."""
        record = self.sent.get(bureau) or self.formats.get(bureau)
        return record.format_id if record else ""

    def has_older_form(self, bureau: str, form: str) -> bool:
        """Tell whether a bureau has a form that asks otherwise than this one, that of today."""
        return self.form_of(bureau) not in {"", *self.alike(bureau, form)}

    def order(self, bureau: str) -> Order[FileRecord]:
        """Return in which order a bureau made its accepted files, those set aside included."""
        return self._orders.get(bureau) or order_of((), self.opened)

    def versions(self, bureau: str) -> tuple[FileRecord, ...]:
        """Return the accepted files of a bureau that were not set aside, oldest first."""
        return tuple(each for each in self.order(bureau).files if each.sha not in self.aside)

    def unsure(self, bureau: str) -> tuple[FileRecord, ...]:
        """Return the files that may each be the newest, the one taken for it last; empty if known.

        Somebody chooses by setting others aside, or chose by approving one of them.
        """
        versions, sha = self.versions(bureau), self._approved_sha(bureau)
        own = self.fillers.of_each(versions) if self.joins else (versions,)
        signed = {sha, *self.signed_parts.get(bureau, ())} if sha else frozenset()
        return unsure_among(self.order(bureau), own, signed)

    def parts(self, record: FileRecord) -> tuple[FileRecord, ...]:
        """Return the files that are joined with one, itself last; it is alone where none are."""
        if not self.joins:
            return (record,)
        return self.fillers.parts(self.order(record.bureau).files, record, self.aside)

    def version(self, record: FileRecord) -> int:
        """Return the number people know a file by: its place among its bureau's, 0 where set aside."""
        shas = [each.sha for each in self.versions(record.bureau)]
        return shas.index(record.sha) + 1 if record.sha in shas else 0

    def set_aside(self, bureau: str) -> tuple[SetAside, ...]:
        """Return the files of a bureau that were set aside, the last one at the end."""
        return tuple(each for each in self.aside.values() if each.bureau == bureau)

    def current(self, bureau: str) -> FileRecord | None:
        """Return the file of a bureau that counts: the approved one, else the newest accepted."""
        versions = self.versions(bureau)
        approved = [each for each in versions if each.sha == self._approved_sha(bureau)]
        return (approved or versions or (None,))[-1]

    def revision(self, bureau: str) -> FileRecord | None:
        """Return the file that came after the approved one and waits to be approved in its place."""
        versions = self.versions(bureau)
        approved = any(each.sha == self._approved_sha(bureau) for each in versions)
        return versions[-1] if approved and versions[-1] != self.current(bureau) else None

    def has_format_of_today(self, bureau: str) -> bool:
        """Tell whether the form that was last made for a bureau has been handed to it."""
        made, sent = self.formats.get(bureau), self.sent.get(bureau)
        return made is not None and sent is not None and sent.format_id == made.format_id

    def receipt(self, bureau: str) -> ReceiptRecord | None:
        """Return the confirmation that a bureau has the form it was sent last; None without one."""
        receipt, sent = self.receipts.get(bureau), self.sent.get(bureau)
        return receipt if receipt and sent and receipt.format_id == sent.format_id else None

    def alike(self, bureau: str, form: str) -> frozenset[str]:
        """Return the ids of forms that ask what this one does, but for earlier quarters' figures."""
        ids = {form}
        for before, after in reversed(self.recarried.get(bureau, ())):
            ids |= {before} if after in ids else set()
        return frozenset(ids)

    def ruled(self, bureau: str) -> Ruled:
        """Return what was decided where files of a bureau contradict: by place, of what, which answer counts."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for ((code, of, line, key), value), each in self.decisions.items():
            if (code, of) == (CONTRADICTED, bureau) and each.state is FindingState.ACCEPTED:
                found.setdefault((line, key), {})[value] = self.chosen.get(
                    (each.identity, value), ""
                )
        return found

    def accepts(self, finding: Finding, day: date) -> bool:
        """Tell whether an acceptance of a finding holds on that day, as its cell stands now."""
        decision = self.decisions.get((finding.identity, finding.value))
        return decision is not None and decision.accepts_on(day)

    def hand_over_stands(self, bureaus: Collection[str]) -> bool:
        """Tell whether what is approved now of these bureaus, the active ones, is what was handed over."""
        approved = {
            each.bureau: each.data_hash
            for each in self.approvals.values()
            if each.bureau in bureaus and not each.void
        }
        return self.handed_over is not None and dict(self.handed_over.bureaus) == approved

    @cached_property
    def _orders(self) -> Mapping[str, Order[FileRecord]]:
        """Return the order of every bureau's accepted files; all who ask share one look at them."""
        accepted: dict[str, list[FileRecord]] = {}
        for each in self.files.values():
            if each.accepted:
                accepted.setdefault(each.bureau, []).append(each)
        person = self.fillers.person
        order = partial(order_by_person, person=person) if self.joins else order_of
        return {bureau: order(files, self.opened) for bureau, files in accepted.items()}

    def _approved_sha(self, bureau: str) -> str | None:
        approval = self.approvals.get(bureau)
        return approval.sha if approval and not approval.void else None
