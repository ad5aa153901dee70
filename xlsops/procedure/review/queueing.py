"""The queue of open findings without a workbook in front: in the order in which the buttons walk it."""

from collections.abc import Collection, Sequence

from xlsops import messages
from xlsops.core.pages.findings_list import identity_text
from xlsops.core.pages.findings_rows import FindingRow, standing_rows
from xlsops.core.terms.outcome import Outcome
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.rules.unused_told import beside_unused


def queued_findings(
    period: LoadedPeriod, bureaus: Collection[str] = (), after: str = ""
) -> Outcome:
    """Tell every open finding, the most important first; only of some bureaus, or those after one."""
    wanted = bureau_names(period, bureaus) if bureaus else tuple(period.layouts)
    view = view_of(period)
    standing, more = standing_rows(view)
    queue = [
        each
        for each in standing
        if each.leads and not each.accepted and each.finding.bureau in wanted
    ]
    start = _behind(queue, after) if after else 0
    rows = [*enumerate(queue, 1)][start:]
    if not rows:
        outcome = Outcome((_none(view, queue),), {"findings": [], "open": len(queue)})
        return beside_unused(outcome, period.spec)
    lines = [line for number, each in rows for line in _told(each, number, len(queue))]
    facts = [{"number": number, **_facts(each)} for number, each in rows]
    outcome = Outcome((*lines, *more), {"findings": facts, "open": len(queue)})
    return beside_unused(outcome, period.spec)


def _none(view: View, queue: Sequence[FindingRow]) -> str:
    if queue:
        return messages.findings.NONE_BEHIND
    return messages.findings.NONE_OPEN if view.recap.received else messages.findings.NONE_SENT


def _behind(queue: Sequence[FindingRow], key: str) -> int:
    """Return how many findings stand up to the one of that key."""
    places = [n for n, each in enumerate(queue, 1) if identity_text(each.finding) == key.strip()]
    if not places:
        raise XlsopsError(messages.findings.no_such_key(key))
    return places[-1]


def _told(row: FindingRow, number: int, count: int) -> tuple[str, ...]:
    found = row.finding
    place = f"{found.bureau} {found.cell}"
    head = messages.findings.in_queue(
        number, count, found.code, found.severity.marked, place, found.subject
    )
    told = [found.message]
    told += [messages.findings.moved(row.impact)] if row.impact else []
    told.append(messages.findings.advised(found.advice))
    told.append(messages.findings.key(identity_text(found)))
    return (head, *(f"   {each}" for each in told))


def _facts(row: FindingRow) -> dict[str, str]:
    found = row.finding
    return {
        "key": identity_text(found),
        "code": found.code,
        "severity": found.severity.value,
        "bureau": found.bureau,
        "cell": str(found.cell),
        "line": found.line,
        "column": found.field,
        "subject": found.subject,
        "value": found.value,
        "message": found.message,
        "impact": row.impact,
        "advice": found.advice,
    }
