"""Looks up what was answered otherwise since a signature was given, in the files the archive keeps."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from xlsops.core.form.differences import differences
from xlsops.core.form.submissions import Submission
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.shifts import Shift
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View

Read = Callable[[Sequence[FileRecord]], Submission | None]
"""Returns what kept files say together; None where that cannot be read any more."""
Signed = tuple[str, tuple[str, ...]]
"""The file that was signed, and all that were joined with it; none where it stood alone."""


def with_shifts(view: View, read: Read) -> View:
    """Return the view with what changed beneath each signature; nothing is read where none was given."""
    state = view.state
    void = {code: each for code, each in state.approvals.items() if each.void}
    if not state.tiers and not void:
        return view
    signed: dict[str, dict[Signed, list[str]]] = {}
    for standing in view.tiers:
        figures = standing.record.figures if standing.record else {}
        for code, each in figures.items():
            signed.setdefault(code, {}).setdefault((each.sha, each.parts), []).append(standing.who)
    for code, approval in void.items():
        own = approval.sha, state.signed_parts.get(code, ())
        signed.setdefault(code, {}).setdefault(own, []).append(approval.by)
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
    each: BureauView, signed: Mapping[Signed, list[str]], state: State, read: Read
) -> Iterator[Shift]:
    """Yield what is otherwise in the file that counts, and in the one that is proposed.

    A file that was signed together with those of others may stand with fewer of them now.
    """
    for (sha, parts), who in signed.items():
        before = None
        for now in dict.fromkeys((id(each), id(each.latest))):
            stands = each if now == id(each) else each.latest
            if stands.record is None or stands.submission is None:
                continue
            same = stands.record.sha == sha
            if same and parts == tuple(one.sha for one in stands.parts.files):
                continue
            files = [state.files[one] for one in parts or (sha,) if one in state.files]
            before = before or (read(files) if files and files[-1].sha == sha else None)
            if before is not None:
                cells = differences(before, stands.submission)
                if same and not cells:
                    continue
                yield Shift(sha, stands.record.sha, tuple(who), cells, parts)
