"""The queue of open findings without a workbook in front: in the order in which the buttons walk it."""

from collections.abc import Collection, Iterator, Sequence

from xlsops import messages
from xlsops.core.pages.findings_list import identity_text
from xlsops.core.pages.findings_rows import FindingRow, standing_rows
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.caseless import caseless
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_date
from xlsops.core.view.moments import short_time
from xlsops.core.view.threads import Turn
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.rules.unused_told import beside_unused

_LONGEST = 300
"""So much of what somebody said stands on a line."""


def queued_findings(
    period: LoadedPeriod, bureaus: Collection[str] = (), after: str = "", assignee: str = ""
) -> Outcome:
    """Tell every open finding, the most important first; only of some bureaus, those of one, or after one.

    With an ``assignee`` only those this person looks at.
    """
    wanted = bureau_names(period, bureaus) if bureaus else tuple(period.layouts)
    view = view_of(period)
    standing, more = standing_rows(view)
    queue = [
        each
        for each in standing
        if each.leads and not each.accepted and each.finding.bureau in wanted
    ]
    queue = _looked_at(view, queue, assignee) if assignee else queue
    start = _behind(queue, after) if after else 0
    rows = [*enumerate(queue, 1)][start:]
    if not rows:
        outcome = Outcome((_none(view, queue),), {"findings": [], "open": len(queue)})
        return beside_unused(outcome, period.spec)
    turns = [view.threads.get(each.finding.identity, ()) for _, each in rows]
    lines = [
        line
        for (number, each), said in zip(rows, turns, strict=True)
        for line in (*_told(each, number, len(queue)), *_history(view, each, said))
    ]
    facts = [
        {"number": number, **_facts(each), **_history_facts(view, each, said)}
        for (number, each), said in zip(rows, turns, strict=True)
    ]
    outcome = Outcome((*lines, *more), {"findings": facts, "open": len(queue)})
    return beside_unused(outcome, period.spec)


def _none(view: View, queue: Sequence[FindingRow]) -> str:
    if queue:
        return messages.findings.NONE_BEHIND
    return messages.findings.NONE_OPEN if view.recap.received else messages.findings.NONE_SENT


def _looked_at(view: View, queue: Sequence[FindingRow], assignee: str) -> list[FindingRow]:
    """Return the findings somebody looks at; raises where nobody of that name looks at any."""
    named = [(view.assignee(each.finding), each) for each in queue]
    wanted = caseless(assignee)
    found = [each for name, each in named if caseless(name) == wanted]
    if not found:
        known = sorted({name for name, _ in named if name})
        raise XlsopsError(messages.findings.nobody_looks(assignee, known))
    return found


def _history(view: View, row: FindingRow, turns: Sequence[Turn]) -> Iterator[str]:
    """Yield since when there is the finding, who looks at it, and what was said of it."""
    age, name = row.age(view), view.assignee(row.finding)
    first = long_date(view.local(age.first).date())
    told = [messages.findings.aged(first, age.days(view.now), age.rounds)]
    told += [messages.findings.looked_at_by(name)] if name else []
    yield f"   {' · '.join(told)}"
    for each in turns:
        words = cited(" ".join(each.words.split()), _LONGEST)
        said = messages.thread_words.turn(short_time(view, each.at), each.who, words)
        yield f"   {messages.findings.thread(said)}"


def _history_facts(view: View, row: FindingRow, turns: Sequence[Turn]) -> dict[str, object]:
    age = row.age(view)
    return {
        "since": age.first.isoformat(),
        "days": age.days(view.now),
        "rounds": age.rounds,
        "assignee": view.assignee(row.finding),
        "thread": [
            {"at": each.at.isoformat(), "who": each.who, "words": each.words} for each in turns
        ],
    }


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
