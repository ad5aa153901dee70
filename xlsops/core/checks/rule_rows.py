"""What the row of a rule in the sheet ``Aturan`` makes of a finding of a built-in check."""

from datetime import datetime

from xlsops import messages
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.structs import replace


def as_ruled(finding: Finding, rule: Rule | None, received: datetime) -> Finding | None:
    """Return a finding as its row in the rule sheet has it; None where that silences it.

    A Pesan the office wrote stands behind the facts: these tell which figure of which cell, which no
    row can. Advice it wrote takes the place of the program's.
    """
    if rule is None or rule.condition:
        return finding
    if not rule.applies_on(received.date(), finding.bureau):
        return None
    severity = Severity(rule.severity) if rule.severity else finding.severity
    if rule.state is RuleState.TRIAL and severity is Severity.ERROR:
        severity = Severity.WARNING
    own = messages.rule_texts.written_by_office(rule.code, rule.message)
    told = messages.rule_texts.behind_facts(finding.message, own)
    advice = rule.advice or finding.advice
    return replace(finding, severity=severity, message=told, advice=advice)
