"""The fingerprint of the journal: its last events in letters that people compare by eye.

Each event names those it had seen by their hash, so the hashes of the last events fix all that
happened before. A code is the beginning of such a hash, digit by digit in letters that make no
word and are hard to confuse; whoever has it can find the event again.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from xlsops import messages
from xlsops.core.journal.events import Event

LABEL = "Sidik jurnal"
EXAMPLE = "BCDF-GHJK-MNPR-STVX"
_DIGITS, _LETTERS = "0123456789abcdef", "BCDFGHJKMNPRSTVX"
_GROUP, _GROUPS = 4, 4
_LENGTH = _GROUP * _GROUPS
_TO_LETTERS, _TO_DIGITS = str.maketrans(_DIGITS, _LETTERS), str.maketrans(_LETTERS, _DIGITS)
_CODE = re.compile(rf"[{_LETTERS}]{{{_GROUP}}}(?:-[{_LETTERS}]{{{_GROUP}}}){{{_GROUPS - 1}}}")
_LINE = re.compile(r"(?i:kepala|sidik)\s+(?i:jurnal)\s*:?\s+(\S.*)", re.DOTALL)
_ALIKE = 0.8
"""From which likeness on a code is another one with a slip in it: two of its 16 letters at most."""
_LEAST = 12
"""How much of a hash papers of earlier versions printed, behind the label."""


def fingerprint(events: Iterable[Event], without: tuple[type, ...] = ()) -> str:
    """Return the codes of the last events, one where nobody worked at the same time; empty for none.

    ``without`` are kinds passed over, so that what is recorded by such an event can print it; who saw
    one of them saw what it had seen.
    """
    events = tuple(events)
    passed = {each.id: each.heads for each in events if isinstance(each.fact, without)}
    kept = [each for each in events if each.id not in passed]
    seen, pending = set[str](), [head for each in kept for head in each.heads]
    while pending:
        head = pending.pop()
        if head not in seen:
            seen.add(head)
            pending += passed.get(head, ())
    return ", ".join(code_of(each) for each in sorted(each.id for each in kept) if each not in seen)


def code_of(head: str) -> str:
    """Return an event's id, or its beginning, as a code."""
    letters = head[:_LENGTH].translate(_TO_LETTERS)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def unlabelled(text: str) -> str:
    """Return what a person typed, without the label where the whole printed line was copied."""
    before, mark, code = text.rpartition(":")
    return code.strip() if mark and LABEL.casefold() in before.casefold() else text


def typed_ids(text: str) -> tuple[str, ...]:
    """Return the beginnings of ids that a person typed as codes; none where it is anything else."""
    heads: list[str] = []
    for part in text.upper().split(","):
        letters = "".join(part.replace("-", " ").split())
        if len(letters) != _LENGTH or set(letters) - set(_LETTERS):
            return ()
        heads.append(letters.translate(_TO_DIGITS))
    return tuple(heads)


def mistyped(text: str) -> str:
    """Return why a text that was meant as a code is none; empty where it is one, or was not meant so."""
    letters = "".join(text.upper().replace("-", " ").split())
    strange = sorted(set(letters) - set(_LETTERS))
    wrong = sum(each not in _LETTERS for each in letters)
    if not letters.isalnum() or max(abs(len(letters) - _LENGTH), wrong) > _GROUP:
        return ""
    if strange:
        return messages.clauses.fingerprint_strange(", ".join(strange))
    if len(letters) != _LENGTH:
        return messages.clauses.fingerprint_length(len(letters), _LENGTH)
    return ""


def nearest(text: str, events: Iterable[Event]) -> str:
    """Return the code of an event that is nearly the typed one; empty where none is."""
    letters = "".join(text.upper().replace("-", " ").split())
    codes = [each.id[:_LENGTH].translate(_TO_LETTERS) for each in events]
    near = get_close_matches(letters, codes, 1, _ALIKE)
    return code_of(near[0].translate(_TO_DIGITS)) if near else ""


def heads_in(line: str) -> tuple[str, ...]:
    """Return the beginnings of ids that a whole line tells: its label, and codes or digits behind it.

    A line that says anything else is somebody's words: it may quote a fingerprint, it prints none.
    """
    match = _LINE.fullmatch(line.strip())
    parts = match[1].strip().removesuffix(",").split(",") if match else ()
    heads = [_head("".join(part.split())) for part in parts]
    return tuple(dict.fromkeys(heads)) if all(heads) else ()


def _head(text: str) -> str:
    """Return the beginning of the id that a code or digits stand for, empty for anything else."""
    if _CODE.fullmatch(text):
        return text.replace("-", "").translate(_TO_DIGITS)
    return text if len(text) >= _LEAST and not set(text) - set(_DIGITS) else ""
