"""What sets a bureau's submission aside with a reason, or brings it back, and says (step 7)."""

from xlsops import messages
from xlsops.core.authority import Act
from xlsops.core.doubts import named
from xlsops.core.entries import Deed, Entry, says
from xlsops.core.events import Data, Event, Happened, after
from xlsops.core.outcomes import shown
from xlsops.core.state import State
from xlsops.errors import XlsopsError
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import remarks_of

_SHORT = 16
KINDS = {Deed.SET_ASIDE: Happened.SET_ASIDE, Deed.USED_AGAIN: Happened.USED_AGAIN}


def change(period: Period, entry: Entry, before: Event | None = None) -> Event:
    """Return the event by which an entry changes what counts; raises where it cannot be.

    The entry names its bureau as the masters do. ``before`` is the event it corrects: then it is
    about the same file, else about the one it names, else the newest, or the last set aside.
    """
    period.require(Act.SET_ASIDE)
    if not says(entry.notes):
        raise XlsopsError(messages.records.no_reason())
    typed = [
        each
        for each, remark in remarks_of(period.grids).items()
        if each[1] == entry.bureau and remark.typed
    ]
    if typed:
        raise XlsopsError(messages.procedure.decisions_unsaved(entry.bureau, len(typed)))
    facts = {
        "bureau": entry.bureau, "date": entry.day.isoformat() if entry.day else "",
        "reason": entry.notes, "sha": before.data["sha"] if before else _sha(period.state, entry),
    }  # fmt: skip
    row: Data = {
        **({"row": entry.row} if entry.row else {}),
        **({"file": entry.file} if entry.file else {}),
    }
    mended: Data = {"corrects": before.id} if before else {}
    return Event(KINDS[entry.deed].value, period.now, period.actor, {**facts, **row, **mended})


def told(state: State, event: Event) -> tuple[str, str]:
    """Return what an event did in one sentence, and what must be done because of it, if anything.

    ``state`` is the one before it.
    """
    bureau, sha = str(event.data["bureau"]), str(event.data["sha"])
    name, new = shown(state.files[sha].name), after(state, event)
    current = new.current(bureau)
    now = (
        f"yang dipakai sekarang {shown(current.name)}"
        if current
        else "sekarang belum ada kiriman yang dipakai"
    )
    if event.kind == Happened.USED_AGAIN.value:
        if current and current.sha == sha:
            void = bureau in new.approvals and new.approvals[bureau].void
            line = f"Kiriman {bureau} {name} dipakai lagi."
            return line, f"Pengesahan {bureau} sudah gugur; sahkan ulang." if void else ""
        revision = new.revision(bureau)
        role = " sebagai usulan revisi" if revision and revision.sha == sha else ""
        return f"Kiriman {bureau} {name} dipakai lagi{role}; {now}.", ""
    signed = new.approvals.get(bureau) != state.approvals.get(bureau)
    left = new.revision(bureau)
    now += f"; usulan revisi yang menunggu {shown(left.name)}" if left else ""
    then = "sahkan ulang" if current else "minta bagian mengirim lagi, lalu sahkan"
    again = f"Pengesahan {bureau} gugur; {then}." if signed else ""
    return f"Kiriman {bureau} {name} dikesampingkan; {now}.", again


def _sha(state: State, entry: Entry) -> str:
    """Return the hash of the file an entry is about."""
    setting = entry.deed is Deed.SET_ASIDE
    aside = (
        state.files[each.sha] for each in state.set_aside(entry.bureau) if each.sha in state.files
    )
    files = state.versions(entry.bureau) if setting else tuple(aside)
    standing = "dipakai" if setting else "dikesampingkan"
    if not files:
        raise XlsopsError(messages.records.no_such_submission(entry.bureau, standing))
    found = named(files, entry.file) if entry.file else files[-1:]
    if len(found) != 1:
        names = ", ".join(f"{shown(each.name)} ({each.sha[:_SHORT]})" for each in (found or files))
        how = "tidak ada" if not found else "lebih dari satu"
        raise XlsopsError(
            messages.records.submission_unclear(
                entry.bureau, shown(entry.file), standing, how, names
            )
        )
    return found[0].sha
