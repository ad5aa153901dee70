"""How many figures count in a mean or a sum although an error stands open on them."""

from xlsops import messages
from xlsops.core.results.recap import BureauRecap
from xlsops.core.spec.spec import Block
from xlsops.core.terms.findings import Severity


def flawed(block: Block, *bureaus: BureauRecap) -> int:
    """Return how many rows of a block count in these bureaus' figures with an error that is open."""
    return sum(_flawed(block, each) for each in bureaus)


def flaws_told(*bureaus: BureauRecap) -> str:
    """Return the same of both blocks as a sentence; empty where there are none."""
    indicators, budget = (flawed(block, *bureaus) for block in Block)
    return messages.recap.flawed(indicators, budget) if indicators or budget else ""


def _flawed(block: Block, each: BureauRecap) -> int:
    wrong = {found.line for found in each.findings if found.severity is Severity.ERROR}
    if not wrong:
        return 0
    totals = each.totals  # the lines themselves would have to be made of every answer
    if block is Block.INDICATORS:
        counted = zip(totals.indicators, totals.achieved, strict=True)
    else:
        rows = (row for row, _ in totals.money)
        counted = zip(rows, totals.paid, strict=True)
    return sum(line in wrong for line, figure in counted if figure is not None)
