"""All that is known of a period at one moment: what every painted sheet is made from."""

from dataclasses import dataclass, replace
from datetime import datetime

from xlsops.core.events import Event, FileRecord, State
from xlsops.core.findings import Finding, FindingState, Severity
from xlsops.core.formats import Layout
from xlsops.core.painted import Painted
from xlsops.core.recap import BureauRecap, Recap
from xlsops.core.results import Results
from xlsops.core.spec import Bureau, Spec
from xlsops.core.submissions import Submission


@dataclass(frozen=True, slots=True)
class Remark:
    """What the Kabag wrote beside a finding."""

    state: str
    note: str


@dataclass(frozen=True, slots=True)
class BureauView:
    """One bureau: its form, what counts of what it sent, and what was found there.

    ``fixed`` are findings of earlier versions that the version that counts no longer has.
    """

    layout: Layout
    recap: BureauRecap
    record: FileRecord | None = None
    versions: int = 0
    submission: Submission | None = None
    results: Results | None = None
    findings: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()

    @property
    def bureau(self) -> Bureau:
        """Return the bureau."""
        return self.layout.bureau

    def count(self, severity: Severity) -> int:
        """Return how many open findings have that severity."""
        return sum(each.severity is severity for each in self.findings)

    @property
    def status(self) -> str:
        """Return where the bureau stands, in the words of the office."""
        if self.record is None:
            return "Belum mengirim"
        if self.count(Severity.ERROR):
            return "Perlu perbaikan"
        return "Perlu penjelasan" if self.count(Severity.WARNING) else "Valid"


@dataclass(frozen=True, slots=True)
class View:
    """A period at one moment."""

    spec: Spec
    now: datetime
    state: State
    events: tuple[Event, ...]
    bureaus: tuple[BureauView, ...]
    recap: Recap
    remarks: dict[tuple[str, str, str, str], Remark]

    @property
    def errors(self) -> int:
        """Return how many open findings block."""
        return sum(each.count(Severity.ERROR) for each in self.bureaus)

    @property
    def warnings(self) -> int:
        """Return how many open findings need an explanation."""
        return sum(each.count(Severity.WARNING) for each in self.bureaus)

    def remark(self, finding: Finding, *, fixed: bool = False) -> Remark:
        """Return what stands beside a finding."""
        written = self.remarks.get(finding.identity)
        if fixed:
            return Remark(FindingState.FIXED.value, written.note if written else "")
        if written and written.state == FindingState.ACCEPTED.value:
            return written
        return Remark(FindingState.OPEN.value, written.note if written else "")

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the office's own time zone."""
        return moment.astimezone(self.now.tzinfo)

    @property
    def footer(self) -> str:
        """Return the left footer of printed sheets."""
        return f"{self.spec.period.label} · {self.spec.settings.office}"

    def finished(self, page: Painted) -> Painted:
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
        bands.append(("DATA CONTOH · angka dan nama di lembar ini tidak nyata", "sample", 16.5))
    return tuple(bands)
