"""Holds what was printed earlier against the journal: what was rewritten or cut off since is missed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event, of_kind, seen_from
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.journal.fingerprint import (
    EXAMPLE,
    code_of,
    mistyped,
    nearest,
    typed_ids,
    unlabelled,
)
from xlsops.core.spec.reading import WIB
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_time
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.procedure.period.printed import print_of
from xlsops.procedure.period.wholeness import SHORT, opened_as

_NO_TEXT = (".pdf", ".doc", ".docx", ".jpg", ".jpeg", ".png", ".msg", ".mht", ".mhtml")


class Witness(Struct, frozen=True):
    """What was printed earlier: its name, the beginnings of ids it tells, the hash of a recap.

    ``typed`` says that a person typed them.
    """

    name: str
    heads: tuple[str, ...]
    recap: str = ""
    typed: bool = False


def witness_of(text: str, events: Sequence[Event]) -> Witness:
    """Return what a file tells, or the code that was typed from it; raises AgainstError."""
    path = Path(text)
    if not _is_file(path):
        return _typed(text, events)
    if path.suffix.casefold() in _NO_TEXT:
        raise XlsopsError(messages.journal.not_comparable(path.name, _unread(path), _instead(path)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise XlsopsError(
            messages.journal.not_comparable(path.name, messages.reasons.NOT_PERMITTED)
        ) from error
    found = print_of(data, path.name)
    if found is None:
        raise XlsopsError(messages.journal.not_comparable(path.name, messages.verifying.NO_PRINT))
    period = opened_as(events)
    if found.of_other(period):
        other = messages.verifying.of_other_period(sorted(found.periods), period)
        raise XlsopsError(messages.journal.not_comparable(path.name, other))
    if not found.heads:
        raise XlsopsError(
            messages.journal.not_comparable(path.name, messages.verifying.NO_FINGERPRINT)
        )
    return Witness(path.name, found.heads, digest(data) if found.footer else "")


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; what is too long for a name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _typed(text: str, events: Sequence[Event]) -> Witness:
    """Return what a person typed; raises where it is no code, or one of this journal with a slip in it."""
    text = unlabelled(text)
    heads, again = typed_ids(text), messages.verifying.type_again(EXAMPLE)
    known = {each.id for each in events}
    for part in text.split(","):
        near = nearest(part, events)
        if why := mistyped(part):
            remedy = f"{messages.verifying.nearest(near)} {again}" if near else again
            raise _slip(part, messages.verifying.mistyped(why), remedy)
        lost = [
            head for head in typed_ids(part) if not any(each.startswith(head) for each in known)
        ]
        if lost and near:
            raise _slip(part, messages.verifying.almost(near), messages.verifying.COMPARE_LETTERS)
    if not heads:
        named = f'"{cited(text)}"'
        raise XlsopsError(messages.journal.not_comparable(named, messages.verifying.NEITHER))
    return Witness(
        messages.verifying.prints_of([code_of(each) for each in heads]), heads, typed=True
    )


def _slip(part: str, problem: str, remedy: str) -> XlsopsError:
    named = messages.verifying.fingerprint(part.strip())
    return XlsopsError(messages.journal.not_comparable(named, problem, remedy))


def _unread(path: Path) -> str:
    return messages.verifying.kind_unread(path.suffix.removeprefix(".").upper())


def _instead(path: Path) -> str:
    """Return what to give in place of a file that is not read: the code on it, or the workbook beside it."""
    beside = path.with_suffix(".xlsx")
    return messages.verifying.type_instead(EXAMPLE, str(beside) if beside.is_file() else "")


def missed(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    """Yield what was there when it was printed and is not now."""
    known = [event.id for event in events]
    last = max((event.at for event in events), default=None)
    until, count = long_time(last.astimezone(WIB)) if last else "", len(known)
    for head in witness.heads:
        if any(each.startswith(head) for each in known):
            continue
        if witness.typed:
            yield messages.verifying.typed_missed(code_of(head), count, until)
        else:
            short, code = head[:SHORT], code_of(head)
            yield messages.verifying.printed_missed(short, code, witness.name, count, until)


def unrecorded(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    """Yield that the journal does not tell of the making of a recap."""
    made = {told.sha for _, told in of_kind(events, RecapMade)}
    if witness.recap and witness.recap not in made:
        yield messages.verifying.unrecorded(witness.name)


def agreed(witness: Witness, events: Sequence[Event]) -> str:
    """Return that the journal goes on from what was printed, and how far it went since."""
    then = len(seen_from(events, _whole(witness, events)))
    return messages.verifying.agreed(witness.name, then, len(events) - then)


def _whole(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    return (event.id for event in events if event.id.startswith(witness.heads))
