"""What sets a bureau's submission aside with a reason, or brings it back, and says (step 7)."""

from xlsops.core.authority import Act
from xlsops.core.entries import Deed, Entry
from xlsops.core.events import Event, Happened, after
from xlsops.core.outcomes import shown
from xlsops.core.state import State
from xlsops.errors import NothingToDoError
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import remarks_of

KINDS = {Deed.SET_ASIDE: Happened.SET_ASIDE, Deed.USED_AGAIN: Happened.USED_AGAIN}


def change(period: Period, entry: Entry, sha: str = "") -> Event:
    """Return the event by which an entry changes what counts; raises where it cannot be.

    The entry names its bureau as the masters do. ``sha`` is the file it is about, where that is
    known: else the newest, or the last set aside.
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
        "reason": entry.notes, "sha": sha or _sha(period.state, entry.deed, entry.bureau),
    }  # fmt: skip
    row = {"row": entry.row} if entry.row else {}
    return Event(KINDS[entry.deed].value, period.now, period.actor, {**facts, **row})


def told(state: State, event: Event) -> tuple[str, bool]:
    """Return what an event did in one sentence, and whether an approval rested on that file.

    ``state`` is the one before it.
    """
    bureau, sha = str(event.data["bureau"]), str(event.data["sha"])
    name, new = shown(state.files[sha].name), after(state, event)
    current = new.current(bureau)
    now = f"yang dipakai sekarang {shown(current.name)}" if current else "sekarang belum ada kiriman yang dipakai"
    if event.kind == Happened.USED_AGAIN.value:
        if current and current.sha == sha:
            return f"Kiriman {bureau} {name} dipakai lagi.", False
        revision = new.revision(bureau)
        role = " sebagai usulan revisi" if revision and revision.sha == sha else ""
        return f"Kiriman {bureau} {name} dipakai lagi{role}; {now}.", False
    signed = new.approvals.get(bureau) != state.approvals.get(bureau)
    again = " Pengesahannya tidak berlaku lagi; sahkan ulang." if signed else ""
    return f"Kiriman {bureau} {name} dikesampingkan; {now}.{again}", signed


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
