"""What sets a bureau's submission aside with a reason, or brings it back, and says (step 7)."""

from xlsops.core.authority import Act
from xlsops.core.entries import Deed, Entry
from xlsops.core.events import Data, Event, Happened, after
from xlsops.core.outcomes import shown
from xlsops.core.state import State
from xlsops.errors import NothingToDoError
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import remarks_of

KINDS = {Deed.SET_ASIDE: Happened.SET_ASIDE, Deed.USED_AGAIN: Happened.USED_AGAIN}


def change(period: Period, entry: Entry, before: Event | None = None) -> Event:
    """Return the event by which an entry changes what counts; raises where it cannot be.

    The entry names its bureau as the masters do. ``before`` is the event it corrects:
    then it is about the same file, else about the newest, or the last set aside.
    """
    period.require(Act.SET_ASIDE)
    if not entry.notes:
        raise NothingToDoError("Alasannya belum ditulis", "Tulis alasannya, lalu ulangi")
    typed = [each for each, remark in remarks_of(period.grids).items() if each[1] == entry.bureau and remark.typed]
    if typed:
        raise NothingToDoError(
            f"Di lembar Temuan ada {len(typed)} keputusan atau catatan {entry.bureau} yang belum disimpan",
            "Jalankan dahulu: xlsops decide",
        )
    facts = {
        "bureau": entry.bureau, "date": entry.day.isoformat() if entry.day else "",
        "reason": entry.notes, "sha": before.data["sha"] if before else _sha(period.state, entry.deed, entry.bureau),
    }  # fmt: skip
    row: Data = {"row": entry.row} if entry.row else {}
    mended: Data = {"corrects": before.id} if before else {}
    return Event(KINDS[entry.deed].value, period.now, period.actor, {**facts, **row, **mended})


def told(state: State, event: Event) -> tuple[str, str]:
    """Return what an event did in one sentence, and what must be done because of it, if anything.

    ``state`` is the one before it.
    """
    bureau, sha = str(event.data["bureau"]), str(event.data["sha"])
    name, new = shown(state.files[sha].name), after(state, event)
    current = new.current(bureau)
    now = f"yang dipakai sekarang {shown(current.name)}" if current else "sekarang belum ada kiriman yang dipakai"
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


def _sha(state: State, deed: Deed, bureau: str) -> str:
    if deed is Deed.SET_ASIDE:
        versions = state.versions(bureau)
        if not versions:
            raise NothingToDoError(f"Tidak ada kiriman {bureau} yang dipakai", "Periksa kode bagiannya")
        return versions[-1].sha
    aside = [each for each in state.set_aside(bureau) if each.sha in state.files]
    if not aside:
        raise NothingToDoError(f"Tidak ada kiriman {bureau} yang dikesampingkan", "Periksa kode bagiannya")
    return aside[-1].sha
