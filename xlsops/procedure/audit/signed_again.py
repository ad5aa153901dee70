"""Signatures over figures: approvals, tiers and hand-overs against what is reckoned again from the archive."""

from collections.abc import Iterator

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import Approved, HandedOver, RepairUndone
from xlsops.core.journal.facts.tiers import TierSigned, key_of
from xlsops.core.journal.state import State
from xlsops.core.results.results import Results, data_hash
from xlsops.core.terms.authority import Act
from xlsops.core.values.structs import replace
from xlsops.procedure.audit.mismatch import Mismatch, as_of, made_otherwise
from xlsops.procedure.intake.examined import IntakeContext
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.wholeness import SHORT


class Kept(Struct, frozen=True):
    """The accepted originals of a period, examined anew."""

    period: LoadedPeriod
    desk: IntakeContext
    readings: Readings

    def figures(self, state: State, *shas: str) -> Results | None:
        """Return what originals say together as the state was, None where they do not count any more."""
        files = self.period.state.files
        records = [files[sha] for sha in shas if sha in files]
        if not records or any(each.bureau not in self.period.layouts for each in records):
            return None
        desk = replace(self.desk, undone=state.undone_repairs)
        return self.readings.joined(records, state, self.period.folder, desk).results


def wrong_approvals(period: LoadedPeriod, kept: Kept) -> Iterator[Mismatch]:
    """Yield approvals of other figures than are reckoned again from the files they name."""
    last = {told.bureau: event for event, told in of_kind(period.events, Approved)}
    who = period.spec.authority.naming(Act.APPROVE)
    mended = any(isinstance(each.fact, RepairUndone) for each in period.events)
    for event, told in of_kind(period.events, Approved):
        code = told.bureau
        then = as_of(period, event.at, event.heads) if told.parts or mended else period
        figures = kept.figures(then.state, *(told.parts or (told.sha,)))
        if code in period.layouts and figures:
            again = data_hash({code: figures})
            if again != told.hash:
                yield _different(
                    period,
                    (event, told),
                    messages.rebuilt.approval_differs(code, told.hash[:SHORT], again[:SHORT]),
                    messages.rebuilt.approve_again(code, who),
                    last[code],
                )


def wrong_tiers(period: LoadedPeriod, kept: Kept) -> Iterator[Mismatch]:
    """Yield the signatures of tiers over other figures than are reckoned again from the files they name."""
    signed = [*of_kind(period.events, TierSigned)]
    last = {key_of(told): event for event, told in signed}
    for event, told in signed:
        state = as_of(period, event.at, event.heads).state
        records = [state.files[each.sha] for each in told.figures if each.sha in state.files]
        again = {
            each.bureau: figures
            for each in records
            if (figures := kept.figures(state, *(part.sha for part in state.parts(each))))
        }
        if len(again) == len(told.figures) and (whole := data_hash(again)) != told.hash:
            who = told.assistant or f"{told.tier} {told.bureau}".rstrip()
            text = messages.rebuilt.tier_differs(who, told.hash[:SHORT], whole[:SHORT])
            cure = messages.rebuilt.sign_again(told.tier)
            yield _different(period, (event, told), text, cure, last[key_of(told)])


def wrong_handovers(period: LoadedPeriod, kept: Kept) -> Iterator[Mismatch]:
    """Yield hand-overs of other figures than are reckoned again from the files that counted then."""
    last = [event for event, _ in of_kind(period.events, HandedOver)][-1:]
    who = period.spec.authority.naming(Act.HAND_OVER)
    cure = messages.rebuilt.hand_over_again(who)
    for event, handed in of_kind(period.events, HandedOver):
        then = as_of(period, event.at, event.heads)
        told = {each.bureau: each.hash for each in handed.bureaus}
        again: dict[str, Results] = {}
        for code in told:
            record = then.state.current(code)
            parts = then.state.parts(record) if record else ()
            figures = kept.figures(then.state, *(each.sha for each in parts))
            if figures:
                again[code] = figures
        hashes = {code: data_hash({code: each}) for code, each in again.items()}
        wrong = next((code for code in told if hashes.get(code) != told[code]), None)
        if wrong:
            there, made = told[wrong][:SHORT], hashes.get(wrong, "")[:SHORT]
            text = messages.rebuilt.handover_differs(wrong, there, made)
            yield _different(period, (event, handed), text, cure, last[0])
        elif (whole := data_hash(again)) != handed.hash:
            text = messages.rebuilt.handover_differs("", handed.hash[:SHORT], whole[:SHORT])
            yield _different(period, (event, handed), text, cure, last[0])


def _different(
    period: LoadedPeriod,
    signed: tuple[Event, Approved | HandedOver | TierSigned],
    text: str,
    cure: str,
    last: Event,
) -> Mismatch:
    """Return a signature over other figures; where nothing explains that, only a copy kept elsewhere helps."""
    event, told = signed
    found = replace(made_otherwise(told, text, cure), superseded=event is not last)
    return found if found.explained(period) else replace(found, cure=messages.rebuilt.RESTORE)
