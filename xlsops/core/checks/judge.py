"""All checks of a submission, and the one function that runs them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from xlsops.core.checks.causes import beneath, bounded
from xlsops.core.checks.conditions import delivered_rules, office_rules
from xlsops.core.checks.context import Check, CheckContext
from xlsops.core.checks.form import FORM_CHECKS
from xlsops.core.checks.numbers import NUMBER_CHECKS
from xlsops.core.checks.older_forms import older_form
from xlsops.core.checks.rule_rows import as_ruled
from xlsops.core.checks.sense import SENSE_CHECKS
from xlsops.core.checks.unusual import HISTORY_CHECKS
from xlsops.core.form.submissions import Change, Submission
from xlsops.core.history.past import NO_PAST, Past
from xlsops.core.journal.arrivals import Arrival, arrival
from xlsops.core.results.results import NOTHING_WITHHELD, Results, results_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Code, Finding

CHECKS: tuple[Check, ...] = (
    *FORM_CHECKS,
    *NUMBER_CHECKS,
    *SENSE_CHECKS,
    *HISTORY_CHECKS,
    delivered_rules,
    office_rules,
)


def judge(
    submission: Submission,
    spec: Spec,
    rules: Sequence[LiveRule],
    received: datetime,
    sent: Arrival | None = None,
    past: Past = NO_PAST,
    withheld: Mapping[str, str] = NOTHING_WITHHELD,
) -> tuple[Results, tuple[Finding, ...]]:
    """Return the results of a submission and all its findings, sorted by cell.

    The rule sheet has the last word: a rule suspended, for all or for this bureau, is silent, one in
    trial only warns, and a severity written there replaces the built-in one. That a form is older than the master is no
    rule but a fact, and always told. ``sent`` is when the bureau first sent its
    data; without it the receipt counts. ``past`` is what it answered in earlier years, ``withheld`` the lines whose figures are not reckoned.
    """
    results = results_of(submission, spec, withheld)
    case = CheckContext(
        submission,
        results,
        spec,
        tuple(rules),
        sent or arrival(None, received, None),
        received,
        past,
    )
    written = {rule.code: rule for rule in spec.rules}
    found = []
    for check in CHECKS:
        for finding in check(case):
            ruled = as_ruled(finding, written.get(finding.code), received)
            if ruled is not None:
                found.append(ruled)
    found = beneath(older_form(case, _without_missing(case, found)))
    return results, tuple(sorted(map(bounded, found), key=lambda each: each.order))


def _without_missing(case: CheckContext, found: Sequence[Finding]) -> list[Finding]:
    """Return findings without those in a row or column that is gone: that it is gone is their one cause.

    Where such a row should stand stands another. A rule sheet that silences the cause keeps them.
    """
    told = {(each.line, each.field) for each in found if each.code == Code.V02.name}
    gone = [each for each in case.submission.irregularities if (each.line, each.key) in told]
    rows = {each.line for each in gone if each.change is Change.ROW_MISSING}
    columns = {(each.cell.sheet, each.key) for each in gone if each.change is Change.COLUMN_MISSING}
    return [
        each
        for each in found
        if each.code == Code.V02.name
        or not (each.line in rows or (each.cell.sheet, each.field) in columns)
    ]
