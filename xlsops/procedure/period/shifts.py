"""Looks up what was answered otherwise since a signature was given, in the files the archive keeps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from xlsops.core.form.differences import differences
from xlsops.core.form.submissions import Submission
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.shifts import Shift
from xlsops.core.view.view import BureauView, View

Read = Callable[[FileRecord], Submission | None]
"""Returns what a kept file says; None where it cannot be read any more."""


def with_shifts(view: View, read: Read) -> View:
    """Return the view with what changed beneath each signature; nothing is read where none was given."""
    state = view.state
    void = {code: each for code, each in state.approvals.items() if each.void}
    if not state.tiers and not void:
        return view
    signed: dict[str, dict[str, list[str]]] = {}
    for standing in view.tiers:
        figures = standing.record.figures if standing.record else {}
        for code, each in figures.items():
            signed.setdefault(code, {}).setdefault(each.sha, []).append(standing.who)
    for code, approval in void.items():
        signed.setdefault(code, {}).setdefault(approval.sha, []).append(approval.by)
    return replace(
        view,
        bureaus=tuple(
            replace(each, since=tuple(_shifts(each, known, state, read)))
            if (known := signed.get(each.bureau.code))
            else each
            for each in view.bureaus
        ),
    )


def _shifts(
    each: BureauView, signed: Mapping[str, list[str]], state: State, read: Read
) -> Iterator[Shift]:
    """Yield what is otherwise in the file that counts, and in the one that is proposed.

    A file that was signed together with those of others may stand with fewer of them now.
    """
    files, joined = state.files, each.bureau.code in state.signed_parts
    for sha, who in signed.items():
        before = None
        for now in dict.fromkeys((id(each), id(each.latest))):
            stands = each if now == id(each) else each.latest
            if stands.record is None or stands.submission is None:
                continue
            same = stands.record.sha == sha
            if same and not joined:
                continue
            before = before or (read(files[sha]) if sha in files else None)
            if before is not None:
                cells = differences(before, stands.submission)
                if same and not cells:
                    continue
                yield Shift(sha, stands.record.sha, tuple(who), cells)
