"""What sets a bureau's submission aside with a reason, or brings it back, and says (step 7)."""

from collections.abc import Mapping

from xlsops import messages
from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import FileSetAside, FileUsedAgain
from xlsops.core.journal.fold import after
from xlsops.core.journal.state import State
from xlsops.core.pages.findings_list import remarks_of
from xlsops.core.review.doubts import files_named
from xlsops.core.spec.entries import Deed, Entry, says
from xlsops.core.terms.authority import Act
from xlsops.core.values.foreign_text import cited
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod

_SHORT = 16
Moved = FileSetAside | FileUsedAgain
"""What changes which file of a bureau counts."""
KINDS: Mapping[Deed, type[Moved]] = {Deed.SET_ASIDE: FileSetAside, Deed.USED_AGAIN: FileUsedAgain}


def change(period: LoadedPeriod, entry: Entry, before: Event | None = None) -> Moved:
    """Return the fact by which an entry changes what counts; raises where it cannot be.

    The entry names its bureau as the masters do. ``before`` is the event it corrects: then it is
    about the same file, else about the one it names, else the newest, or the last set aside.
    """
    period.require(Act.SET_ASIDE)
    if not says(entry.notes):
        raise XlsopsError(messages.records.no_reason())
    require_saved(period, entry.bureau)
    earlier = before.fact if before else None
    sha = earlier.sha if isinstance(earlier, Moved) else file_named(period.state, entry)
    return KINDS[entry.deed](
        entry.bureau,
        sha,
        entry.notes,
        entry.day,
        entry.row,
        entry.file,
        before.id if before else "",
    )


def require_saved(period: LoadedPeriod, bureau: str) -> None:
    """Raise where decisions about a bureau are typed and not saved: they may lose their findings."""
    typed = [
        each
        for each, remark in remarks_of(period.grids).items()
        if each[1] == bureau and remark.typed
    ]
    if typed:
        raise XlsopsError(messages.procedure.decisions_unsaved(bureau, len(typed)))


def consequences(period: LoadedPeriod, moved: Moved) -> tuple[str, str]:
    """Return what a fact will do in one sentence, and what must be done because of it, if anything."""
    bureau, sha, state = moved.bureau, moved.sha, period.state
    name = cited(state.files[sha].name)
    new = after(state, event_of(moved, period.now, period.actor))
    current = new.current(bureau)
    now = cited(current.name) if current else ""
    if isinstance(moved, FileUsedAgain):
        if current and current.sha == sha:
            void = bureau in new.approvals and new.approvals[bureau].void
            look = messages.records.approval_was_void(bureau) if void else ""
            return messages.records.used_again(bureau, name), look
        revision = new.revision(bureau)
        proposed = revision is not None and revision.sha == sha
        return messages.records.known_again(bureau, name, now, proposed=proposed), ""
    signed = new.approvals.get(bureau) != state.approvals.get(bureau)
    left = new.revision(bureau)
    again = messages.records.approval_void(bureau, other=bool(current)) if signed else ""
    waiting = cited(left.name) if left else ""
    return messages.records.set_aside(bureau, name, now, waiting), again


def file_named(state: State, entry: Entry) -> str:
    """Return the hash of the file an entry is about."""
    setting = entry.deed is Deed.SET_ASIDE
    aside = (
        state.files[each.sha] for each in state.set_aside(entry.bureau) if each.sha in state.files
    )
    files = state.versions(entry.bureau) if setting else tuple(aside)
    if not files:
        raise XlsopsError(messages.records.no_such_submission(entry.bureau, aside=not setting))
    found = files_named(files, entry.file) if entry.file else files[-1:]
    if len(found) != 1:
        names = [f"{cited(each.name)} ({each.sha[:_SHORT]})" for each in (found or files)]
        raise XlsopsError(
            messages.records.submission_unclear(
                entry.bureau, cited(entry.file), names, aside=not setting, several=bool(found)
            )
        )
    return found[0].sha
