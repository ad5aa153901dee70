"""All that is known of a period at one moment: what every painted sheet is made from."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.clock.actions import Action, Open, actions_of, alike_as_one
from xlsops.core.clock.period_time import Clocks, clocks_of
from xlsops.core.clock.steps import Progress, StepStatus, progress_of
from xlsops.core.form.layout import Layout
from xlsops.core.form.submissions import Submission
from xlsops.core.history.past import Past
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved
from xlsops.core.journal.rounds import Age, Round
from xlsops.core.journal.signatures import Mark, signature_marks
from xlsops.core.journal.state import Approval, FileIdentity, FileRecord, SetAside, State
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.results.results import Results
from xlsops.core.review.doubts import choice, doubt
from xlsops.core.review.finality import why_provisional
from xlsops.core.review.shifts import Shift
from xlsops.core.review.tiers import TierStanding, standings_of, unheaded, with_tiers
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Bureau, Spec
from xlsops.core.terms.authority import Authority
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.values.calendar import WIB
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_time
from xlsops.core.values.structs import replace
from xlsops.core.view.joined_files import JoinedFiles
from xlsops.core.view.last_check import LastCheck
from xlsops.core.view.remarks import Remark
from xlsops.core.view.threads import Threads, threads_of


class BureauView(Struct, frozen=True):
    """One bureau: its form, what counts of what it sent, and what was found there.

    ``findings`` are the open ones, ``accepted`` those accepted with an explanation, ``fixed`` those
    of earlier versions that the version that counts no longer has. ``version`` is the place of
    ``record`` among what the bureau sent, from 1. ``changed`` says that what was approved is not
    what stands now; ``revision`` came after the approval and does not count yet, ``proposal`` is
    how the bureau would stand with it, None where it cannot be read any more. ``aside`` are files
    that were set aside, the last one at the end; ``rounds`` tells how each finding fared over the versions,
    ``ages`` since when there is each.
    ``unsure`` are the files that may each be the newest, where that is not known, ``repeats`` the hashes
    of those answered like an older one that was replaced; ``refused`` are files that were not taken, oldest
    first, where nothing came after them; ``authority`` is
    who may say so, as the commands name it that are told. ``made_from`` is the fingerprint of all that
    submission, results and form were made from, empty where it is not known. ``parts`` are the files of
    several people where they are joined, ``record`` the last of them; ``reopened`` why its approval
    was taken back, empty where it was not; ``since`` what is otherwise than somebody signed it. ``notes``
    are what was seen of the file itself.
    """

    layout: Layout
    recap: BureauRecap
    record: FileRecord | None = None
    version: int = 0
    submission: Submission | None = None
    results: Results | None = None
    findings: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    approval: Approval | None = None
    changed: bool = False
    revision: FileRecord | None = None
    proposal: "BureauView | None" = None
    aside: tuple[SetAside, ...] = ()
    rounds: Mapping[FileIdentity, Round] = field(default_factory=dict)
    unsure: tuple[FileRecord, ...] = ()
    repeats: frozenset[str] = frozenset()
    refused: tuple[FileRecord, ...] = ()
    authority: Authority = field(default_factory=Authority)
    made_from: str = ""
    parts: JoinedFiles = field(default_factory=JoinedFiles)
    reopened: str = ""
    since: tuple[Shift, ...] = ()
    ages: Mapping[FileIdentity, Age] = field(default_factory=dict)
    notes: str = ""

    @property
    def bureau(self) -> Bureau:
        """Return the bureau."""
        return self.layout.bureau

    @property
    def latest(self) -> "BureauView":
        """Return how it stands by the last it sent: the proposal where one waits, else what counts."""
        return self.proposal or self

    @property
    def settled(self) -> bool:
        """Tell whether nothing of what it sent needs mending by the bureau itself."""
        found = self.latest.findings
        return self.record is not None and not any(each.for_bureau for each in found)

    @property
    def approved(self) -> bool:
        """Tell whether what stands now is what was approved."""
        return self.approval is not None and not self.changed

    def count(self, severity: Severity) -> int:
        """Return how many open findings have that severity."""
        return sum(each.severity is severity for each in self.findings)

    @property
    def standing(self) -> str:
        """Return where the bureau stands as people read it: beside its state how many files do not count."""
        beside = self.aside if self.record else ()
        return messages.pages.standing(self.status, len(beside)) if beside else self.status

    def refused_since(self, moment: datetime) -> tuple[FileRecord, ...]:
        """Return the files of the bureau that were refused after a moment, oldest first."""
        return tuple(each for each in self.refused if each.at > moment)

    @property
    def refusal(self) -> str:
        """Return that its last file was refused, when it came and why, and how many before it."""
        if not self.refused:
            return ""
        *before, last = self.refused
        came = long_time(last.at.astimezone(WIB))
        return messages.pages.refused(cited(last.name), came, last.message, len(before))

    @property
    def doubt(self) -> str:
        """Return that it is not known which file is the newest, and what to do; empty where it is."""
        return (
            f"{doubt(self.unsure, self.repeats)} {choice(self.bureau.code, self.unsure, self.authority)}"
            if self.unsure
            else ""
        )

    @property
    def status(self) -> str:
        """Return where the bureau stands, in the words of the office."""
        if self.record is None:
            if self.refused and not self.aside:
                return messages.recap.REFUSED
            return "Kiriman dikesampingkan" if self.aside else messages.recap.NOT_SENT
        if self.unsure:
            return "Berkas belum dipilih"
        if self.approval is not None:
            if self.approval.void:
                return messages.tier_words.REOPENED if self.reopened else "Pengesahan gugur"
            if self.changed:
                return "Berubah sesudah disahkan"
            return "Usulan revisi" if self.revision else "Disahkan"
        if self.count(Severity.ERROR):
            return "Perlu perbaikan"
        return "Perlu penjelasan" if self.count(Severity.WARNING) else "Valid"

    @property
    def status_look(self) -> str:
        """Return the look of the status: amber where it needs another approval or a choice."""
        if self.changed or self.revision or self.unsure:
            return "warning_count"
        return "late" if self.record is None else "center"


class View(Struct, frozen=True, dict=True):
    """A period at one moment; clocks and actions are reckoned once, when they are asked for.

    ``last_check`` is what the workbook tells of the last time all was checked, None where it does not.
    ``past`` is what bureaus answered in earlier years, by code.
    """

    spec: Spec
    now: datetime
    state: State
    events: tuple[Event, ...]
    bureaus: tuple[BureauView, ...]
    recap: Recap
    remarks: dict[FileIdentity, Remark]
    last_check: LastCheck | None = None
    past: Mapping[str, Past] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """Return how many open findings block."""
        return sum(each.count(Severity.ERROR) for each in self.bureaus)

    @property
    def warnings(self) -> int:
        """Return how many open findings need an explanation."""
        return sum(each.count(Severity.WARNING) for each in self.bureaus)

    @property
    def changed(self) -> int:
        """Return of how many bureaus what was approved is not what stands now."""
        return sum(each.changed for each in self.bureaus)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return for every bureau of which it is not known which file is the newest a sentence."""
        return tuple(
            messages.pages.doubt(each.bureau.code, each.doubt)
            for each in self.bureaus
            if each.unsure
        )

    @cached_property
    def progress(self) -> tuple[Progress, ...]:
        """Return where each step stands, lateness not considered."""
        return progress_of(self.spec, self.state, self.errors, self.changed)

    @cached_property
    def clocks(self) -> Clocks:
        """Return where the time went: of each step, bureau and party."""
        return clocks_of(self.spec, self.state, self.events, self.now, self.errors, self.changed)

    @cached_property
    def _marks(self) -> Mapping[str, Mark]:
        return signature_marks(self.events)

    @cached_property
    def _last_marks(self) -> Mapping[tuple[type, str], Mark]:
        """Return the mark of the last act of every kind and bureau."""
        return {
            (type(each.fact), each.bureau): self._marks[each.id]
            for each in self.events
            if each.id in self._marks
        }

    def acted(self, event: Event) -> str:
        """Return who did something; of an act, once keys are known, whether it is signed or claimed."""
        mark = self._marks.get(event.id)
        return f"{event.by} ({mark.value})" if mark else event.by

    def signing(self, kind: type, bureau: str = "") -> Mark | None:
        """Return how it is known who did the last act of a kind; None where no key is known."""
        return self._last_marks.get((kind, bureau))

    def status_of(self, each: BureauView) -> str:
        """Return where a bureau stands; of an approval, once keys are known, whether it is signed."""
        mark = self.signing(Approved, each.bureau.code) if each.approved else None
        return f"{each.standing} ({mark.value})" if mark else each.standing

    @cached_property
    def tiers(self) -> tuple[TierStanding, ...]:
        """Return how every tier of approval stands, the lowest first; none where one signs as ever."""
        return standings_of(self.spec, self.state, self.bureaus)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Return who must do what next, those who owe the same together."""
        headless = unheaded(self.tiers)
        open_ = {
            each.bureau.code: Open(
                each.count(Severity.ERROR),
                each.count(Severity.WARNING),
                each.revision is not None,
                each.changed,
                each.settled,
                bool(each.unsure),
                each.bureau.code in self.older_forms,
                self._made_today(each),
                each.bureau.code in headless,
            )
            for each in self.bureaus
        }
        return alike_as_one(with_tiers(actions_of(self.clocks, self.state, open_), self.tiers))

    @cached_property
    def older_forms(self) -> tuple[str, ...]:
        """Return the bureaus whose form is older than the master: by what they sent, else were sent."""
        return tuple(each.bureau.code for each in self.bureaus if self._has_older(each))

    def _has_older(self, each: BureauView) -> bool:
        if each.submission:
            return bool(each.submission.older) and not each.submission.alike
        return self.state.has_older_form(each.bureau.code, each.layout.format_id)

    def _made_today(self, each: BureauView) -> bool:
        """Tell whether the form last made for a bureau is what the master asks today."""
        made = self.state.formats.get(each.bureau.code)
        return made is not None and made.format_id == each.layout.format_id

    @property
    def final(self) -> bool:
        """Tell whether every bureau asked is approved as it stands, and all was handed over."""
        return not self.provisional

    @property
    def provisional(self) -> str:
        """Return why the figures are not final yet, in a clause; empty where they are."""
        unsigned = {each.bureau.code: each.changed for each in self.bureaus if not each.approved}
        return why_provisional(unsigned, self.tiers, self.state, outdated=self.outdated)

    @property
    def outdated(self) -> bool:
        """Tell whether what is approved now is not what was handed over."""
        codes = [each.bureau.code for each in self.bureaus]
        return self.state.handed_over is not None and not self.state.hand_over_stands(codes)

    @property
    def ended(self) -> bool:
        """Tell whether nothing is left to be done: every step is done or was left out."""
        return all(
            each.status in {StepStatus.DONE, StepStatus.SKIPPED} for each in self.clocks.steps
        )

    def saved(self, finding: Finding, *, fixed: bool = False) -> Remark:
        """Return what the journal says beside a finding; a note outlives a change of the value."""
        decision = self.state.decisions.get((finding.identity, finding.value))
        note = (
            self.state.notes.get(finding.identity, "") if fixed or not decision else decision.note
        )
        state = FindingState.FIXED if fixed else FindingState.OPEN
        if not fixed and self.state.accepts(finding, self.today):
            state = FindingState.ACCEPTED
        until = decision.until.isoformat() if decision and decision.until else ""
        evidence = decision.evidence if decision else ""
        assignee = self.assignee(finding)
        return Remark(state.value, note, evidence=evidence, until=until, assignee=assignee)

    def assignee(self, finding: Finding) -> str:
        """Return who looks at a finding: who was named beside it, else who looks at its bureau."""
        bureau = self.spec.bureau(finding.bureau)
        return self.state.assignees.get(finding.identity, "") or (bureau.assignee if bureau else "")

    def remark(self, finding: Finding, *, fixed: bool = False) -> Remark:
        """Return what stands beside a finding: what was typed and not saved yet, else what is saved.

        An acceptance typed beside another value of the cell falls; the note beside it stays.
        """
        written = self.remarks.get(finding.identity)
        if written is None or not written.typed:
            return self.saved(finding, fixed=fixed)
        if fixed:  # only a note can still be added
            return replace(self.saved(finding, fixed=True), note=written.note)
        state = FindingState.OPEN
        if written.state == FindingState.ACCEPTED.value and written.about(finding):
            state = FindingState.ACCEPTED
        return replace(written, state=state.value, base="")

    @property
    def today(self) -> date:
        """Return the day in the office's own time zone."""
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the office's own time zone."""
        return moment.astimezone(self.now.tzinfo)

    @cached_property
    def threads(self) -> Threads:
        """Return what was said of each finding."""
        return threads_of(self.events)

    @property
    def footer(self) -> str:
        """Return the left footer of printed sheets; ``&`` stands doubled, as footers need it."""
        return f"{self.spec.period.label} · {self.spec.settings.office}".replace("&", "&&")

    def finished(self, page: Sheet) -> Sheet:
        """Return a page with the office's paper and footer."""
        return replace(page, paper=self.spec.settings.paper, footer=self.footer)


def head_texts(view: View, title: str) -> tuple[tuple[str, str, float], ...]:
    """Return the bands on top of every painted sheet: (text, look, height)."""
    settings = view.spec.settings
    bands = [
        (title, "title", 26.0),
        (f"{settings.government} · {settings.office} · {view.spec.period.title}", "subtitle", 18.0),
    ]
    if settings.sample:
        bands.append((messages.pages.sample("lembar"), "sample", 16.5))
    return tuple(bands)
