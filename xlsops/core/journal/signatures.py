"""Signed acts: which they are, the bytes that are signed, and by whose keys the journal knows them.

An act is claimed by the role that stands beside it, unless it carries a signature: then only who
holds the private key can have written it. The public part of an official's key stands in the sheet
``Pejabat`` and, from the first act after that, in the journal: a replaced key stays known. A key
that takes the place of another is signed with the one before where that is at hand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct

from xlsops.core.journal.events import Event, in_order, of_kind, seen_from
from xlsops.core.journal.facts import kinds, request_kinds
from xlsops.core.journal.facts.kinds import KeyNoted
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.spec.spec import Official
from xlsops.core.terms.authority import PUBLIC_KEY, Act, Authority, role_of
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.structs import replace

Sign = Callable[[Event], Event]
"""Returns an event with the signature of who acts, or as it is."""

_NEEDED: Mapping[type, frozenset[Act]] = {
    kinds.Decided: frozenset({Act.ACCEPT_ERROR, Act.ACCEPT_WARNING, Act.ACCEPT_INFO}),
    kinds.Returned: frozenset({Act.RETURN}),
    kinds.Found: frozenset({Act.RETURN}),
    kinds.Withdrawn: frozenset({Act.RETURN}),
    kinds.Approved: frozenset({Act.APPROVE}),
    TierSigned: frozenset({Act.APPROVE}),
    ApprovalReopened: frozenset({Act.APPROVE}),
    kinds.HandedOver: frozenset({Act.HAND_OVER}),
    request_kinds.StepSkipped: frozenset({Act.SKIP}),
    kinds.Lost: frozenset({Act.SKIP}),
    kinds.FileSetAside: frozenset({Act.SET_ASIDE}),
    kinds.FileUsedAgain: frozenset({Act.SET_ASIDE}),
    kinds.RepairUndone: frozenset({Act.SET_ASIDE}),
    kinds.RepairRestored: frozenset({Act.SET_ASIDE}),
}
ACTS = tuple(_NEEDED)
"""The kinds of event that need an authority."""
_PURPOSE = "xlsops: catatan jurnal\n"
"""What stands before the signed text, so that a signature given here is good for nothing else."""
_WRITTEN = re.compile("[0-9a-f]{128}")
_Whose = tuple[str, str]
_SHORT = 16


class Mark(Enum):
    """How it is known who acted; the value is the word people see."""

    SIGNED = "bertanda tangan"
    CLAIMED = "diaku"
    STRANGE = "kunci tidak dikenal"


class Known(Struct, frozen=True):
    """A key the journal knows: whose, and the event by which it was noted."""

    role: str
    name: str
    key: str
    event: Event


class Doubt(Struct, frozen=True):
    """A key of a role that had another; a ``rival`` was noted without knowing of that."""

    known: Known
    rival: bool = False


def unsigned(event: Event) -> Event:
    """Return an event as it is."""
    return event


def message(event: Event) -> bytes:
    """Return what is signed of an event: all of it but the signature."""
    return (_PURPOSE + event.unsigned.text).encode()


def signed(event: Event, key: str, sign: Callable[[bytes], bytes]) -> Event:
    """Return an event with the public key of who signs it and the signature."""
    return event.signed(key, lambda bare: sign(message(bare)).hex())


def signature_of(event: Event) -> tuple[bytes, bytes] | None:
    """Return public key and signature; None where one of them is not written as it must be."""
    key, signature = event.signer, event.signature
    if not PUBLIC_KEY.fullmatch(key) or not _WRITTEN.fullmatch(signature):
        return None
    return bytes.fromhex(key.partition(":")[2]), bytes.fromhex(signature)


def short(key: str) -> str:
    """Return how people are told a key."""
    kind, _, digits = key.partition(":")
    return f"{kind}:{digits[:_SHORT]}"


def official_key(officials: Iterable[Official], actor: str) -> str:
    """Return the public key of the role somebody acts in, empty where there is none."""
    return next((each.key for each in officials if _holds(each.role, actor) and each.key), "")


def to_note(
    officials: Iterable[Official],
    events: Iterable[Event],
    here: Callable[[str], bool] = lambda _key: False,
) -> Iterator[KeyNoted]:
    """Yield every key in ``Pejabat`` that the journal does not hold as the role's last.

    One nobody vouched for is noted again where a key the role had before is ``here`` and can sign.
    """
    events = tuple(events)
    known = known_keys(events)
    waiting = {
        (role_of(each.known.role), each.known.key) for each in unendorsed(events) if not each.rival
    }
    for each in officials:
        had = [one.key for one in known if role_of(one.role) == role_of(each.role)]
        noted = KeyNoted(each.role, each.name, each.key)
        able = [key for key in had if key != each.key and here(key)]
        if each.key and had[-1:] != [each.key]:
            yield replace(noted, replaces=(able or had)[-1]) if had else noted
        elif (role_of(each.role), each.key) in waiting and able:
            yield replace(noted, replaces=able[-1])


def known_keys(events: Iterable[Event]) -> tuple[Known, ...]:
    """Return every key the journal knows, as they were noted."""
    events = tuple(events)
    ordered = in_order(events) if any(map(_is_key, events)) else ()
    return tuple(
        Known(told.role, told.name, told.key, event) for event, told in of_kind(ordered, KeyNoted)
    )


def signature_marks(events: Iterable[Event]) -> Mapping[str, Mark]:
    """Return how it is known who did each act, by the event's id; empty where no key is known."""
    events = tuple(events)
    if not any(_is_key(each) or each.carries_signature for each in events):
        return {}
    marks, keys = dict[str, Mark](), set[tuple[str, str]]()
    for event in in_order(events):
        if isinstance(event.fact, KeyNoted):
            keys.add((role_of(event.fact.role), event.fact.key))
        elif event.carries_signature:
            own = (role_of(event.by), event.signer) in keys
            marks[event.id] = Mark.SIGNED if own else Mark.STRANGE
        elif isinstance(event.fact, ACTS):
            marks[event.id] = Mark.CLAIMED
    return marks


def unsigned_acts(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the acts without a signature in a role whose key was known, unless done again with one."""
    events = tuple(events)
    marks, roles, open_ = signature_marks(events), set[str](), dict[tuple[str, ...], Event]()
    for event in in_order(events) if marks else ():
        if isinstance(event.fact, KeyNoted):
            roles.add(role_of(event.fact.role))
        elif marks.get(event.id) is Mark.SIGNED:
            open_.pop(_about(event), None)
        elif (
            isinstance(event.fact, ACTS)
            and not event.carries_signature
            and role_of(event.by) in roles
        ):
            open_[_about(event)] = event
    return tuple(open_.values())


def strange(events: Iterable[Event]) -> Iterator[tuple[Event, str]]:
    """Yield the acts signed with a key that was never their role's, with the role whose it is."""
    events = tuple(events)
    owners = {each.key: each.role for each in reversed(known_keys(events))}
    marks = signature_marks(events)
    for event in in_order(events) if marks else ():
        if marks.get(event.id) is Mark.STRANGE:
            yield event, owners.get(event.signer, "")


def replaced_by(event: Event) -> str:
    """Return the key in whose place an event puts another, empty where it does not."""
    return event.fact.replaces if isinstance(event.fact, KeyNoted) else ""


def unendorsed(events: Iterable[Event]) -> Iterator[Doubt]:
    """Yield every further key of a role for which no key it had before has signed.

    What a key came after is told by what its note had seen, not by its time, which anybody can choose:
    of two keys that each came first, none can vouch for the other.
    """
    events = tuple(events)
    known = known_keys(events)
    first, vouched, doubts = dict[str, str](), set[_Whose](), dict[_Whose, Doubt]()
    for each in known:
        whose = role_of(each.role), each.key
        seen = {event.id for event in seen_from(events, each.event.heads)}
        before = {
            other.key
            for other in known
            if other.event.id in seen and role_of(other.role) == whose[0]
        }
        if each.event.signer in before - {each.key}:
            vouched.add(whose)
        elif not before and first.setdefault(whose[0], each.key) != each.key:
            doubts[whose] = Doubt(each, rival=True)
        elif before and each.key not in before:
            doubts.setdefault(whose, Doubt(each))
    yield from (each for whose, each in doubts.items() if each.rival or whose not in vouched)


def unauthorised(events: Iterable[Event], authority: Authority) -> Iterator[Event]:
    """Yield the acts of roles that may do none of their kind; a remark that accepts nothing needs no right."""
    for event in events:
        fact = event.fact
        needed = _NEEDED.get(type(fact), frozenset())
        if isinstance(fact, kinds.Decided) and fact.state is not FindingState.ACCEPTED:
            continue
        if isinstance(fact, TierSigned | ApprovalReopened) and fact.tier:
            tier = authority.tier_of(event.by, (fact.bureau,))
            if tier is None or tier.name != fact.tier:
                yield event
        elif needed and not any(authority.allows(each, event.by) for each in needed):
            yield event


def _is_key(event: Event) -> bool:
    return isinstance(event.fact, KeyNoted)


def _holds(role: str, actor: str) -> bool:
    return role_of(role) == role_of(actor)


def _about(event: Event) -> tuple[str, ...]:
    """Return what an act is about, so that the same act done again is known as such."""
    match event.fact:
        case kinds.Decided() as told:
            about: tuple[str, ...] = (told.code, told.line, told.field)
        case kinds.Found() | kinds.Withdrawn() as told:
            about = (told.line, told.field)
        case request_kinds.StepSkipped(step=step):
            about = (str(step.number),)
        case kinds.FileSetAside(sha=sha) | kinds.FileUsedAgain(sha=sha):
            about = (sha,)
        case (
            kinds.RepairUndone(sha=sha, repair=repair)
            | kinds.RepairRestored(sha=sha, repair=repair)
        ):
            about = (sha, repair)
        case TierSigned() | ApprovalReopened() as signed_:
            about = (signed_.tier, signed_.assistant)
        case _:
            about = ()
    return (event.kind, event.bureau, *about)
