"""What only the money of all bureaus together shows: lines that went on unlike all others."""

from collections.abc import Mapping
from datetime import datetime

from xlsops import messages
from xlsops.core.checks.judge import as_ruled
from xlsops.core.form.submissions import Submission
from xlsops.core.history.ratios import OddRatio, odd_ratios
from xlsops.core.results.bureau_totals import Moved
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Quarter


def odd_spending(
    spec: Spec,
    moved: Mapping[str, Moved],
    submissions: Mapping[str, Submission | None],
    now: datetime,
) -> dict[str, tuple[Finding, ...]]:
    """V34: money went on since the quarter before as that of the office does; findings by bureau.

    It is no check of one submission, for it hangs on what the others sent; so it only informs, and
    undoes nothing. In the first quarter there is none before.
    """
    rule = next((each for each in spec.rules if each.code == Code.V34.name), None)
    pairs = {
        (bureau, line): (before, after)
        for bureau, lines in moved.items()
        for line, before, after in lines
    }
    found: dict[str, tuple[Finding, ...]] = {}
    for (bureau, line), odd in odd_ratios(pairs).items():
        submission = submissions[bureau]
        finding = _finding(spec, submission, line, odd) if submission else None
        ruled = as_ruled(finding, rule, now) if finding else None
        if ruled is not None:
            found[bureau] = (*found.get(bureau, ()), ruled)
    return found


def _finding(spec: Spec, submission: Submission, line: str, odd: OddRatio) -> Finding | None:
    """Return what is told of a line, None where its form does not ask it."""
    quarter = spec.period.number
    answer = submission.by_place.at(Block.BUDGET, line, keys.spent(quarter))
    if answer is None:
        return None
    told = messages.checks_history.moved_unlike_others(
        indonesian(odd.ratio, 2), indonesian(odd.usual, 2), Quarter(quarter - 1).label
    )
    return Finding(
        Code.V34.name,
        Code.V34.severity,
        submission.layout.bureau.code,
        answer.cell,
        line,
        answer.key,
        answer.line.name,
        answer.text,
        told.what,
        told.remedy,
    )
