"""Who signs what: the key an act is signed with, the keys of this user, what is told of signatures.

An act without a signature is told and not refused: a lost key or another computer must not stop a
quarter, and whoever may write into the folder could leave the refusal out; he cannot leave out what
verifying tells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Fact
from xlsops.core.journal.signatures import (
    ACTS,
    Known,
    Mark,
    Sign,
    known_keys,
    official_key,
    replaced_by,
    short,
    signature_marks,
    signed,
    strange,
    to_note,
    unauthorised,
    unendorsed,
    unsigned,
    unsigned_acts,
)
from xlsops.core.spec import tables
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.rows import rows_of, text_of
from xlsops.core.spec.spec import Official, Spec
from xlsops.core.spec.wrong_rows import read_rest
from xlsops.core.terms.authority import PUBLIC_KEY, role_of
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.tiers import checking
from xlsops.core.values.cells import Grid
from xlsops.core.values.periods import long_time
from xlsops.core.view.event_words import event_name
from xlsops.errors import XlsopsError
from xlsops.files.signing import (
    can_check,
    keys_here,
    new_private_key,
    private_key_file,
    sign,
    too_open,
)


def signer(officials: Sequence[Official], actor: str) -> Sign:
    """Return what signs acts in that role: with its key in ``Pejabat`` where this user has it."""
    key = official_key(officials, actor)
    if not key or not private_key_file(key).is_file():
        return unsigned

    def signing(event: Event) -> Event:
        return signed(event, key, partial(sign, key)) if isinstance(event.fact, ACTS) else event

    return signing


def tier_role_here(spec: Spec) -> str:
    """Return the role whose key this user has, where it signs another tier than the usual one; empty for none.

    A button has nobody to ask who presses it: only a key tells that it is not the usual actor.
    """
    authority, codes = spec.authority, [each.code for each in spec.bureaus]
    main = checking(authority.tiers)
    found = [
        each.role
        for each in spec.officials
        if _is_here(each.key)
        and (tier := authority.tier_of(each.role, codes)) is not None
        and tier != main
    ]
    return found[0] if len(found) == 1 else ""


def require_signing(officials: Sequence[Official], actor: str) -> None:
    """Raise before anything is written where what this role does could not be signed with its key here."""
    key = official_key(officials, actor)
    if key and private_key_file(key).is_file():
        sign(key, b"")


def endorsed(event: Event) -> Event:
    """Return the note of a key signed with the one it takes the place of, where this user has that."""
    before = replaced_by(event)
    if not _is_here(before):
        return event
    try:
        return signed(event, before, partial(sign, before))
    except XlsopsError:  # an old key that is damaged stops nobody; verifying tells of it
        return event


def noting(
    facts: Sequence[Fact], officials: Iterable[Official], events: Iterable[Event]
) -> tuple[Fact, ...]:
    """Return the facts, before an act the keys in ``Pejabat`` that the journal does not know yet."""
    if not any(isinstance(each, ACTS) for each in facts):
        return tuple(facts)
    return (*to_note(officials, events, _is_here), *facts)


def acted(events: Iterable[Event], since: Sequence[Event]) -> tuple[list[str], list[str]]:
    """Return what is said of acts done just now: which were signed, and which should have been."""
    new = {each.id for each in since}
    acts = (each for each in since if isinstance(each.fact, ACTS) and each.carries_signature)
    keys = Counter((each.by, each.signer) for each in acts)
    done = [messages.signing.signed(by, short(key), count) for (by, key), count in keys.items()]
    claimed = Counter(each.by for each in unsigned_acts((*events, *since)) if each.id in new)
    told = [messages.signing.claimed(by, count) for by, count in claimed.items()]
    return done, told


class Told(Struct, frozen=True):
    """What verifying says of signatures: what is wrong, what somebody must look at, what is known."""

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    lines: tuple[str, ...]
    data: Mapping[str, object]


def signatures(events: Sequence[Event], grids: Sequence[Grid]) -> Told:
    """Return what is to be said of who acted; every signature was compared when it was read."""
    marks = Counter(signature_marks(events).values())
    keys, sheet = known_keys(events), _in_sheet(grids)
    claimed = sum(isinstance(each.fact, ACTS) and not each.carries_signature for each in events)
    return Told(
        tuple(_strange(events)),
        (
            *_unchecked(events),
            *_lacking(events),
            *_unauthorised(events, grids),
            *_exchanged(keys, sheet),
            *_unendorsed(events),
        ),
        (*_counted(marks, claimed), *_keys(keys, sheet)),
        {
            "signed": marks[Mark.SIGNED],
            "claimed": claimed,
            "checked": can_check(),
            "keys": [{"role": each.role, "name": each.name, "key": each.key} for each in keys],
        },
    )


def make_key() -> Outcome:
    """Make a key for this user, and say what to do with its public part."""
    before = keys_here()
    public = new_private_key()
    path = private_key_file(public)
    lines = [messages.signing.key_made(path), messages.signing.PASTE_KEY, public]
    if before:
        lines.append(messages.signing.keys_before(len(before)))
    lines += [messages.signing.RIGHTS_UNKNOWN] if too_open(path) is None else []
    return Outcome(tuple(lines), {"public": public, "file": str(path)})


def show_keys() -> Outcome:
    """Return the public parts of the keys of this user, and whether others can read the private ones."""
    keys = keys_here()
    if not keys:
        return Outcome((messages.signing.NO_KEY,), {"keys": []})
    opened = {each: too_open(private_key_file(each)) for each in keys}
    newest = keys[-1]
    lines = [
        line
        for each in reversed(keys)
        for line in (
            messages.signing.key_listed(each, newest=each == newest),
            *_rights(private_key_file(each)),
        )
    ]
    return Outcome(
        (
            messages.signing.keys(len(keys), private_key_file(newest).parent),
            *lines,
            messages.signing.WHICH_SIGNS,
        ),
        {
            "keys": [
                {"public": each, "file": str(private_key_file(each)), "newest": each == newest}
                for each in keys
            ]
        },
        attention=any(opened.values()),
    )


def _is_here(key: str) -> bool:
    return PUBLIC_KEY.fullmatch(key) is not None and private_key_file(key).is_file()


def _rights(path: Path) -> Iterator[str]:
    opened = too_open(path)
    if opened is None:
        yield f"  {messages.signing.RIGHTS_UNKNOWN}"
    elif opened:
        yield f"  {messages.signing.readable_by_others(path)}"


def _strange(events: Sequence[Event]) -> Iterator[str]:
    for event, owner in strange(events):
        key = short(event.signer)
        yield messages.signing.with_others_key(_told(event), key, owner, event.by)


def _unchecked(events: Iterable[Event]) -> Iterator[str]:
    carried = sum(each.carries_signature for each in events)
    if carried and not can_check():
        yield messages.signing.unchecked(carried)


def _exchanged(keys: Iterable[Known], sheet: frozenset[str]) -> Iterator[str]:
    """Yield whose last key is not the one in ``Pejabat``, and nobody acted since who could say why."""
    for each in {role_of(each.role): each for each in keys}.values():
        if sheet and each.key not in sheet:
            yield messages.signing.exchanged(each.role, short(each.key), _moment(each.event))


def _unendorsed(events: Sequence[Event]) -> Iterator[str]:
    """Yield the roles with keys that no key before has signed: one was lost, or is a stranger's."""
    roles = {role_of(each.known.role): each.known.role for each in unendorsed(events)}
    for role, name in roles.items():
        keys = {each.key: each for each in known_keys(events) if role_of(each.role) == role}
        told = [
            messages.signing.key_since(short(key), _moment(each.event))
            for key, each in keys.items()
        ]
        yield messages.signing.unendorsed(name, told)


def _unauthorised(events: Sequence[Event], grids: Sequence[Grid]) -> Iterator[str]:
    """Yield the acts that the roles they are said to be of may not do by the sheet as it now is."""
    spec, _ = read_rest(grids, masters=False)
    found = tuple(unauthorised(events, spec.authority)) if spec else ()
    if found:
        yield messages.signing.unauthorised(list(map(_told, found)))


def _lacking(events: Sequence[Event]) -> Iterator[str]:
    found = unsigned_acts(events)
    if found:
        yield messages.signing.unsigned(list(map(_told, found)))


def _counted(marks: Counter[Mark], claimed: int) -> Iterator[str]:
    """Yield how many acts are signed, and how many claimed; that all are where there is no key."""
    if marks:
        yield messages.signing.counted(marks[Mark.SIGNED], claimed)
    elif claimed:
        yield messages.signing.none_signed(claimed)


def _keys(keys: Sequence[Known], sheet: frozenset[str]) -> Iterator[str]:
    """Yield every key the journal knows: whose, since when, and whether it still is in ``Pejabat``."""
    for each in {(each.role, each.key): each for each in reversed(keys)}.values():
        yield messages.signing.key_known(
            each.role, each.name, short(each.key), _moment(each.event), standing=each.key in sheet
        )


def _in_sheet(grids: Iterable[Grid]) -> frozenset[str]:
    """Return the keys that stand in ``Pejabat``, a blank one among them; empty where it cannot be read."""
    table = tables.OFFICIALS
    grid = next((each for each in grids if each.name == table.sheet), None)
    return frozenset(text_of(row.values["key"]) for row in rows_of(table, grid).rows)


def _told(event: Event) -> str:
    return messages.signing.act(event_name(event), event.by, _moment(event))


def _moment(event: Event) -> str:
    return long_time(event.at.astimezone(WIB))
