"""What became of the findings of each rule: whether a rule pays."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import TOLD, Finding
from xlsops.core.view.view import BureauView, View

MANY, ENOUGH = 20, Decimal("0.3")
"""From so many firings on a rule of which less is mended is proposed to be suspended."""


class FindingFate(Enum):
    """What became of a finding, or of a cell on which there would have been one."""

    MENDED = "diperbaiki"
    ACCEPTED = "diterima dengan penjelasan"
    OVERRULED = "disahkan walau terbuka"
    WAITING = "masih terbuka"


class RuleRecord(Struct, frozen=True):
    """How often a rule fired over periods, and what became of that.

    ``mended`` are findings a later version has no more, ``accepted`` those accepted with an
    explanation, also where they went afterwards, ``overruled`` those still open in what was approved; the others wait. ``mendable`` are
    those a bureau was asked to mend, and that do not wait: what only informs is no fault of the rule.
    """

    code: str
    fired: int = 0
    mended: int = 0
    accepted: int = 0
    overruled: int = 0
    mendable: int = 0

    @property
    def waiting(self) -> int:
        """Return how many are open where nothing is approved yet."""
        return self.fired - self.mended - self.accepted - self.overruled

    @property
    def idle(self) -> bool:
        """Tell whether the rule is proposed to be suspended: it fires often and little is mended."""
        return self.mendable >= MANY and self.mended < ENOUGH * self.mendable


_ENDS = (FindingFate.MENDED, FindingFate.ACCEPTED, FindingFate.OVERRULED)


def rule_records(views: Iterable[View]) -> dict[str, RuleRecord]:
    """Return the record of every rule that fired, by its code."""
    found: dict[str, list[tuple[FindingFate, bool]]] = {}
    for view in views:
        for each in view.bureaus:
            for finding, fate in _fates(view, each):
                mendable = finding.for_bureau and finding.code not in TOLD
                mendable = mendable and fate is not FindingFate.WAITING
                found.setdefault(finding.code, []).append((fate, mendable))
    return {code: _record(code, told) for code, told in found.items()}


class SuspensionProposal(NamedTuple):
    """A sentence that says why a rule is proposed to be suspended, and its cell in the rule sheet.

    The address is empty where the row is not known. It stands in no painted text: rows move, and what a
    page says must follow from what is asked.
    """

    told: str
    address: str

    @property
    def placed(self) -> str:
        """Return the sentence with the cell to go to."""
        if not self.address:
            return self.told
        return messages.rules.at_row(self.told, tables.RULES.sheet, self.address)


def proposed(views: Iterable[View]) -> tuple[SuspensionProposal, ...]:
    """Return what is said of each rule that is proposed to be suspended."""
    views = tuple(views)
    at = {rule.code: rule_address(rule) for view in views for rule in view.spec.rules}
    idle = (each for each in rule_records(views).values() if each.idle)
    return tuple(
        SuspensionProposal(
            messages.rule_words.propose(each.code, each.mended, each.mendable),
            at.get(each.code, ""),
        )
        for each in idle
    )


def rule_address(rule: Rule) -> str:
    """Return the first cell of a rule's row in the rule sheet, empty where it is not known."""
    return f"A{rule.row}" if rule.row else ""


def proposes(rule: Rule, record: RuleRecord) -> bool:
    """Tell whether a rule that is in force, or was tried, is proposed to be suspended."""
    return record.idle and rule.state is not RuleState.SUSPENDED


def _record(code: str, told: Sequence[tuple[FindingFate, bool]]) -> RuleRecord:
    fates = [fate for fate, _ in told]
    mended, accepted, overruled = (fates.count(each) for each in _ENDS)
    mendable = sum(mendable for _, mendable in told)
    return RuleRecord(code, len(fates), mended, accepted, overruled, mendable)


def _fates(view: View, each: BureauView) -> Iterator[tuple[Finding, FindingFate]]:
    """Yield every finding of a bureau with its fate; one that was accepted needed no mending to go."""
    for finding in each.fixed:
        accepted = view.state.accepts(finding, view.today)
        yield finding, FindingFate.ACCEPTED if accepted else FindingFate.MENDED
    yield from ((finding, FindingFate.ACCEPTED) for finding in each.accepted)
    yield from ((finding, left_open(each)) for finding in each.findings)


def left_open(each: BureauView) -> FindingFate:
    """Return what it means that a finding of a bureau is still there."""
    return FindingFate.OVERRULED if each.approved else FindingFate.WAITING
