"""Joins what several people of a bureau sent, and judges it as one."""

from collections.abc import Sequence

from xlsops.core.checks.joined import PartRead, found_joined
from xlsops.core.checks.judge import judge
from xlsops.core.form import joining
from xlsops.core.form.joining import Contribution, Ruled
from xlsops.core.form.submissions import Place, Submission
from xlsops.core.history.past import NO_PAST
from xlsops.core.journal.arrivals import arrival
from xlsops.core.journal.state import FileRecord
from xlsops.core.values.calendar import WIB
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.procedure.intake.examined import Examined, IntakeContext

Read = tuple[FileRecord, Examined, Submission]


def joined(
    parts: Sequence[tuple[FileRecord, Examined]], desk: IntakeContext, ruled: Ruled
) -> Examined:
    """Return what files say together, given oldest first, as if the last one said it all.

    One that cannot be read any more adds nothing; where that is the last one, nothing can be said.
    """
    last = parts[-1][1]
    read: list[Read] = [
        (record, each, each.submission) for record, each in parts if each.submission is not None
    ]
    if last.submission is None or len(read) == 1:
        return last
    whole = joining.joined([submission for _, _, submission in read], ruled)
    record = read[-1][0]
    had = max(record.at, desk.opened or record.at).astimezone(WIB)
    sent = arrival(last.modified, record.at, desk.opened)
    first = min(sent, desk.first.get(last.bureau, sent), key=lambda each: each.sent)
    past = desk.past.get(last.bureau, NO_PAST)
    withheld = desk.withheld.get(last.bureau, {})
    results, found = judge(whole.submission, desk.spec, desk.rules, had, first, past, withheld)
    told = [PartRead(cited(record.name), each.filler, each.findings) for record, each, _ in read]
    return replace(
        last,
        submission=whole.submission,
        results=results,
        findings=found_joined(whole, told, found),
        totals=None,
        text=b"",
        contributions=_contributions(whole, read),
    )


def _contributions(whole: joining.Joined, read: Sequence[Read]) -> tuple[Contribution, ...]:
    """Return what each file adds, oldest first."""
    places: list[list[Place]] = [[] for _ in read]
    for place, part in whole.origins.items():
        places[part].append(place)
    return tuple(
        Contribution(record.sha, each.filler, tuple(own))
        for (record, each, _), own in zip(read, places, strict=True)
    )
