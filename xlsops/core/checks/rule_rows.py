"""What the row of a rule in the sheet ``Aturan`` makes of a finding of a built-in check."""

from dataclasses import replace
from datetime import datetime

from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import Finding, Severity


def as_ruled(finding: Finding, rule: Rule | None, received: datetime) -> Finding | None:
    """Return a finding as its row in the rule sheet has it; None where that silences it."""
    if rule is None or rule.condition:
        return finding
    if not rule.applies_on(received.date(), finding.bureau):
        return None
    severity = Severity(rule.severity) if rule.severity else finding.severity
    if rule.state is RuleState.TRIAL and severity is Severity.ERROR:
        severity = Severity.WARNING
    return replace(finding, severity=severity)
