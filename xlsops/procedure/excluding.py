"""Sets a bureau's submission aside with a reason, and brings it back (step 7)."""

from xlsops.core.authority import Act
from xlsops.core.entries import Deed, Entry
from xlsops.core.events import Data, Happened
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.outcomes import shown
from xlsops.core.state import State
from xlsops.errors import NothingToDoError
from xlsops.procedure.collecting import show
from xlsops.procedure.naming import named
from xlsops.procedure.painting import refreshed
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import remarks_of, view_of

KINDS = {Deed.SET_ASIDE: Happened.SET_ASIDE, Deed.USED_AGAIN: Happened.USED_AGAIN}


def exclude(period: Period, bureau: str, reason: str, progress: Progress = silent) -> Outcome:
    """Set the newest accepted file of a bureau aside, so that the one before counts again.

    Raises without a reason, without a file, and where the role that acts may not do it.
    """
    return _done(period, Entry(Deed.SET_ASIDE, bureau=bureau, notes=reason.strip()), progress)


def restore(period: Period, bureau: str, reason: str, progress: Progress = silent) -> Outcome:
    """Let the file of a bureau that was set aside last count again; raises as ``exclude`` does."""
    return _done(period, Entry(Deed.USED_AGAIN, bureau=bureau, notes=reason.strip()), progress)


def change(period: Period, entry: Entry) -> tuple[Happened, Data]:
    """Return the event by which an entry changes what counts; raises where it cannot be."""
    period.require(Act.SET_ASIDE)
    (bureau,) = named(period, (entry.bureau,))
    if not entry.notes:
        raise NothingToDoError("Alasannya belum ditulis", "Tulis alasannya, lalu ulangi")
    typed = [each for each, remark in remarks_of(period.grids).items() if each[1] == bureau and remark.typed]
    if typed:
        raise NothingToDoError(
            f"Di lembar Temuan ada {len(typed)} keputusan atau catatan {bureau} yang belum disimpan",
            "Jalankan dahulu: xlsops decide",
        )
    return KINDS[entry.deed], {
        "bureau": bureau, "date": entry.day.isoformat() if entry.day else "",
        "reason": entry.notes, "sha": _sha(period.state, entry.deed, bureau),
    }  # fmt: skip


def told(state: State, kind: Happened, data: Data) -> tuple[str, bool]:
    """Return what an event did in one sentence, and whether an approval rests on that file.

    ``state`` is the one before it.
    """
    bureau, sha = str(data["bureau"]), str(data["sha"])
    name = shown(state.files[sha].name)
    if kind is Happened.USED_AGAIN:
        return f"Kiriman {bureau} {name} dipakai lagi.", False
    rest = [each for each in state.versions(bureau) if each.sha != sha]
    now = f"yang dipakai sekarang {shown(rest[-1].name)}" if rest else "sekarang belum ada kiriman yang dipakai"
    approval = state.approvals.get(bureau)
    signed = approval is not None and approval.sha == sha
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


def _done(period: Period, entry: Entry, progress: Progress) -> Outcome:
    progress("Mengubah kiriman yang dipakai", 0, 1)
    kind, data = change(period, entry)
    line, signed = told(period.state, kind, data)
    period.append([(kind, data)])
    after = refreshed(period)
    view = show(after, view_of(after))
    progress("Mengubah kiriman yang dipakai", 1, 1)
    (status,) = (each.status for each in view.bureaus if each.bureau.code == data["bureau"])
    facts = {"bureau": data["bureau"], "sha": data["sha"], "deed": entry.deed.value, "status": status}
    return Outcome((line, f"{data['bureau']}: {status}."), facts, attention=signed)
