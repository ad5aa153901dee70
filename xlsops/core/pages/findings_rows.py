"""The rows of the list of findings: which ones, in which order, and what each may move."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from xlsops.core.checks.causes import first_of_each
from xlsops.core.journal.rounds import Age, Round
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.batches import Batch, batches_of
from xlsops.core.pages.proposal import proposed_findings
from xlsops.core.review.impact import Impact, Weighing, impact_text
from xlsops.core.review.queue import Ranked
from xlsops.core.terms.findings import Finding
from xlsops.core.values.structs import replace
from xlsops.core.view.queue import queue_of, weighing_of
from xlsops.core.view.view import BureauView, View


class FindingRow(Struct, frozen=True):
    """A finding in the list, the bureau as it stands with it, and in words what it may move.

    One of a ``batch`` speaks for many; one that is ``fixed`` is gone from what counts. Neither leads to a cell.
    """

    each: BureauView
    finding: Finding
    impact: str = ""
    batch: Batch | None = None
    fixed: bool = False

    @property
    def leads(self) -> bool:
        """Tell whether there is one cell to jump to."""
        return self.batch is None and not self.fixed

    @property
    def accepted(self) -> bool:
        """Tell whether it was accepted, whatever its message leads with."""
        return any(
            (self.finding.identity, self.finding.value) == (known.identity, known.value)
            for known in self.each.accepted
        )

    def age(self, view: View) -> Age:
        """Return since when there is the finding; what no version is known to have, since the last one."""
        record = self.each.record
        came = record.at if record else view.now
        known = [self.each.ages.get(each.identity) for each in self._members]
        first = min((each.first for each in known if each), default=came)
        return next((each for each in known if each and each.first == first), Age(came, 1))

    @property
    def _members(self) -> Sequence[Finding]:
        return self.batch.members if self.batch else (self.finding,)

    def round(self, view: View) -> str:
        """Return how a finding fared over the versions, and how often it was accepted."""
        times = view.state.acceptances.get(self.finding.identity, 0)
        often = f" {times}×" if times > 1 else ""
        if self.batch:
            return ""
        if self.fixed:
            return Round.FIXED.value
        if self.accepted:
            return f"{Round.ACCEPTED.value}{often}"
        word = self.each.rounds.get(self.finding.identity, Round.NEW).value
        return f"{word}, pernah diterima{often}" if times else word


def standing_rows(view: View) -> tuple[list[FindingRow], tuple[str, ...]]:
    """Return the rows of findings that stand, and a sentence for each bureau that has more of them.

    First the open ones, those of a batch together below the row that speaks for them; then those of
    proposed revisions, then those accepted with an explanation.
    """
    weighing = weighing_of(view)
    by_bureau = {each.bureau.code: each for each in view.bureaus}
    queued = _queued(view, weighing)
    rows = [
        FindingRow(by_bureau[each.finding.bureau], each.finding, _told(each.impact))
        for each in queued
    ]
    rows += _proposed(view)
    rows += [
        FindingRow(by_bureau[each.bureau], each) for each in _counting(view, view.recap.accepted)
    ]
    kept, more = first_of_each(rows, _bureau_of)
    known = {id(each.finding) for each in queued}
    open_ones = [row for row in kept if id(row.finding) in known]
    rows = [*_batched(open_ones, weighing)]
    for row in kept[len(open_ones) :]:
        counts = row.each is by_bureau[row.finding.bureau]
        impact = _told(weighing.impact([row.finding])) if counts else ""
        rows.append(replace(row, impact=impact))
    return rows, more


def gone_rows(view: View) -> list[FindingRow]:
    """Return the rows of findings that were fixed."""
    again = _of_proposals(view)
    rows = (
        FindingRow(each, finding, fixed=True)
        for each in view.bureaus
        for finding in each.fixed
        if finding.identity not in again
    )
    return first_of_each(rows, _bureau_of)[0]


def listed_batches(view: View) -> tuple[Batch, ...]:
    """Return the batches that have a row of their own in the list."""
    queued = (each.finding for each in _queued(view, weighing_of(view)))
    return batches_of(first_of_each(queued, lambda each: each.bureau)[0])


def _batched(rows: Sequence[FindingRow], weighing: Weighing) -> Iterator[FindingRow]:
    """Yield the open rows, those of one batch at the place of its first."""
    batches = {
        id(each): batch
        for batch in batches_of(row.finding for row in rows)
        for each in batch.members
    }
    by_finding = {id(row.finding): row for row in rows}
    for row in rows:
        batch = batches.get(id(row.finding))
        if batch is None:
            yield row
        elif row.finding is batch.members[0]:
            together = _told(weighing.impact(batch.members))
            yield FindingRow(row.each, batch.finding, together, batch)
            yield from (by_finding[id(each)] for each in batch.members)


def _told(impact: Impact | None) -> str:
    return impact_text(impact) if impact else ""


def _queued(view: View, weighing: Weighing) -> list[Ranked]:
    again = _of_proposals(view)
    return [each for each in queue_of(view, weighing) if each.finding.identity not in again]


def _bureau_of(row: FindingRow) -> str:
    return row.finding.bureau


def _proposed(view: View) -> Iterator[FindingRow]:
    """Yield the findings of proposals that what counts does not have as they are, each told as such."""
    for each in view.bureaus:
        if each.proposal is not None:
            for finding in proposed_findings(each):
                told = replace(finding, message=f"Usulan revisi: {finding.message}")
                yield FindingRow(each.proposal, told)


def _counting(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of what counts, but for those a proposal has otherwise: a finding has one row."""
    again = _of_proposals(view)
    return (finding for finding in findings if finding.identity not in again)


def _of_proposals(view: View) -> set[FileIdentity]:
    return {finding.identity for each in view.bureaus for finding in proposed_findings(each)}
