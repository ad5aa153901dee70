"""What is found where files of several people are joined: contradictions, and what only each by itself shows."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks.causes import bounded, cut
from xlsops.core.form.joining import Contradiction, Joined
from xlsops.core.terms.findings import CONTRADICTED, Code, Finding, Severity
from xlsops.core.values.structs import replace

_OF_FILES = frozenset(each.name for each in (Code.V04, Code.V26, Code.V28))
"""Who filled a file, and what it computed, is asked of each by itself."""
_LONGEST = 80


class PartRead(Struct, frozen=True):
    """One of the files that are joined: what it is called, who filled it, what was found in it alone."""

    name: str
    who: str
    findings: tuple[Finding, ...]


def found_joined(
    joined: Joined, parts: Sequence[PartRead], found: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return what is found in what files say together, sorted by cell; ``found`` is what rules say of it."""
    told = {each.identity: each for each in found}
    for part in reversed(parts):
        for each in part.findings:
            if each.code in _OF_FILES and each.identity not in told:
                message = messages.parts.in_file(part.name, each.message)
                told[each.identity] = replace(each, message=message)
    more = _contradictions(joined, parts)
    return tuple(sorted((*told.values(), *more), key=lambda each: each.order))


def _contradictions(joined: Joined, parts: Sequence[PartRead]) -> Iterator[Finding]:
    bureau = joined.submission.layout.bureau.code
    for each in joined.contradictions:
        answer, stands = each.answer, cut(each.answer.text, _LONGEST)
        told = Finding(
            CONTRADICTED,
            Severity.ERROR,
            bureau,
            answer.cell,
            answer.line.id,
            answer.key,
            answer.line.name,
            each.value,
            messages.parts.contradiction(_said(each, parts), stands, ruled=each.ruled),
            messages.parts.decide(stands),
        )
        yield bounded(told)


def _said(each: Contradiction, parts: Sequence[PartRead]) -> list[str]:
    return [
        messages.parts.says(
            messages.parts.filler(parts[part].who, parts[part].name), cut(text, _LONGEST)
        )
        for part, text in each.said
    ]
