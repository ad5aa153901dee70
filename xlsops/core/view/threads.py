"""What was said about each finding, round by round: asked, answered, decided, and by whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts import kinds
from xlsops.core.journal.state import FileIdentity
from xlsops.core.terms.findings import OWN, FindingState
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_date

_SHOWN, _BRIEF, _WHOLE = 2, 90, 6000
"""So many turns stand in a cell, each so long; so long is all that is told of one finding."""


class Turn(Struct, frozen=True):
    """One turn of a thread: when, by whom, and what was said or done; ``bureau`` where it speaks itself."""

    at: datetime
    by: str
    words: str
    bureau: str = ""

    @property
    def who(self) -> str:
        """Return who speaks."""
        return messages.thread_words.bureau_speaks(self.bureau) if self.bureau else self.by


Threads = Mapping[FileIdentity, Sequence[Turn]]
"""The turns of every finding of which something was said, oldest first."""


def threads_of(events: Iterable[Event]) -> Threads:
    """Return what the events, in their order, tell of each finding."""
    found: dict[FileIdentity, list[Turn]] = {}
    before: dict[FileIdentity, kinds.Decided] = {}
    heard: set[str] = set()
    for event in events:
        fact = event.fact
        if isinstance(fact, kinds.FileReceived):
            if not fact.replies or fact.sha in heard:  # two may have taken it in at once
                continue
            heard.add(fact.sha)
        for identity, words in _told(fact, before):
            bureau = identity[1] if isinstance(fact, kinds.FileReceived) else ""
            turn = Turn(event.at, event.by, words, bureau)
            found.setdefault(identity, []).append(turn)
        if isinstance(fact, kinds.Decided):
            before[_identity(fact)] = fact
    return found


def brief_thread(turns: Sequence[Turn], day: Callable[[datetime], str]) -> str:
    """Return the last turns, a line each."""
    return "\n".join(
        messages.thread_words.turn(day(each.at), each.who, cited(_one_line(each.words), _BRIEF))
        for each in turns[-_SHOWN:]
    )


def is_cut(turns: Sequence[Turn]) -> bool:
    """Tell whether a cell does not show every turn whole."""
    return len(turns) > _SHOWN or any(len(_one_line(each.words)) > _BRIEF for each in turns)


def whole_thread(turns: Sequence[Turn], moment: Callable[[datetime], str]) -> str:
    """Return every turn; of a very long thread the last ones, which is said."""
    return "\n".join(turns_told(turns, moment))


def turns_told(turns: Sequence[Turn], moment: Callable[[datetime], str]) -> Sequence[str]:
    """Return every turn as a text of its own; of a very long thread the last ones, which is said."""
    told = [messages.thread_words.turn(moment(each.at), each.who, each.words) for each in turns]
    return _last(told)


def replies_to(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return what the bureau itself said."""
    return tuple(each for each in turns if each.bureau)


def _last(told: Sequence[str]) -> list[str]:
    kept: list[str] = []
    room = _WHOLE
    for each in reversed(told):
        room -= len(each)
        if room < 0 and kept:
            kept.append(messages.thread_words.earlier_turns(len(told) - len(kept)))
            break
        kept.append(each)
    return kept[::-1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _told(
    fact: object, before: Mapping[FileIdentity, kinds.Decided]
) -> Iterator[tuple[FileIdentity, str]]:
    """Yield what an event says of which findings; ``before`` is what was decided last of each."""
    match fact:
        case kinds.Decided():
            identity = _identity(fact)
            if words := "; ".join(_changes(fact, before.get(identity))):
                yield identity, words
        case kinds.Returned(findings=findings):
            yield from ((identity, messages.thread_words.SENT_BACK) for identity in findings)
        case kinds.FileReceived(replies=replies, bureau=bureau):
            for each in replies:
                yield (each.code, bureau, each.line, each.field), each.text
        case kinds.Found(reason=reason):
            yield (
                (OWN, fact.bureau, fact.line, fact.field),
                messages.thread_words.found_himself(reason),
            )
        case kinds.Withdrawn(reason=reason):
            yield (OWN, fact.bureau, fact.line, fact.field), messages.thread_words.withdrew(reason)


def _identity(told: kinds.Decided) -> FileIdentity:
    return told.code, told.bureau, told.line, told.field


def _changes(told: kinds.Decided, before: kinds.Decided | None) -> Iterator[str]:
    """Yield what a decision changed beside the one before; nothing where it only was told again."""
    verdict = _verdict(told)
    if before is None or verdict != _verdict(before):
        if told.state is FindingState.ACCEPTED:
            until = long_date(told.until) if told.until else ""
            yield messages.thread_words.explained(told.note, told.evidence, until)
        elif before and (before.state, told.state) == (FindingState.ACCEPTED, FindingState.OPEN):
            yield messages.thread_words.opened_again(told.note)
        elif told.note != (before.note if before else ""):
            yield messages.thread_words.asked(told.note)
    named = before.assignee if before else ""
    if told.state is not FindingState.FIXED and told.assignee != named:
        yield messages.thread_words.assigned(told.assignee)


def _verdict(told: kinds.Decided) -> tuple[object, ...]:
    return told.value, told.state, told.note, told.evidence, told.until
