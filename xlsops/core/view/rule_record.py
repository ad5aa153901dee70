"""What became of the findings of each rule: whether a rule pays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.view.view import BureauView, View

MANY, ENOUGH = 20, Decimal("0.3")
"""From more than so many firings on a rule of which less is mended is proposed to be suspended."""


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How often a rule fired over periods, and what became of that.

    ``mended`` are findings a later version has no more, ``accepted`` those accepted with an
    explanation, ``overruled`` those still open in what was approved; the others wait.
    """

    code: str
    fired: int = 0
    mended: int = 0
    accepted: int = 0
    overruled: int = 0

    @property
    def waiting(self) -> int:
        """Return how many are open where nothing is approved yet."""
        return self.fired - self.mended - self.accepted - self.overruled

    @property
    def idle(self) -> bool:
        """Tell whether the rule is proposed to be suspended: it fires often and little is mended."""
        return self.fired > MANY and self.mended < ENOUGH * self.fired


def rule_records(views: Iterable[View]) -> dict[str, RuleRecord]:
    """Return the record of every rule that fired, by its code."""
    found: dict[str, list[str]] = {}
    for view in views:
        for each in view.bureaus:
            for code, fate in _fates(each):
                found.setdefault(code, []).append(fate)
    return {
        code: RuleRecord(
            code, len(fates), *(fates.count(each) for each in ("mended", "accepted", "overruled"))
        )
        for code, fates in found.items()
    }


def _fates(each: BureauView) -> Iterator[tuple[str, str]]:
    """Yield the rule and the fate of every finding of a bureau."""
    yield from ((finding.code, "mended") for finding in each.fixed)
    yield from ((finding.code, "accepted") for finding in each.accepted)
    fate = "overruled" if each.approved else "waiting"
    yield from ((finding.code, fate) for finding in each.findings)
