"""Whose answer counts where those of several people contradict, as the note of a decision names it."""

import re
from collections.abc import Callable, Iterator, Sequence

from xlsops import messages
from xlsops.core.form.submissions import Submission
from xlsops.core.journal.state import FileIdentity, FileRecord, State
from xlsops.core.terms.findings import CONTRADICTED
from xlsops.core.values.caseless import caseless
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.numbers import read_number
from xlsops.core.view.view import View

Read = Callable[[FileRecord], Submission | None]
"""Returns what one file alone says; None where that cannot be read any more."""
Known = tuple[FileIdentity, str]
"""A contradiction, and all that is said in its place."""
Labelled = tuple[str, str]
"""What an answer may be named by, and the answer."""
_QUOTES = "\"'\u201c\u201d\u2018\u2019"
"""Marks an example is copied with: they are no part of a name."""
_RULING = re.compile(rf"[{_QUOTES} ]*{messages.parts.RULING[:-1]} ?:", re.IGNORECASE)
_ENDED = re.compile(r"[^\w;]*(?:;|\Z)")
"""What follows a name that is all that was said before the reason."""
_REASONED = re.compile(rf"(?![{_QUOTES} ]+[0-9])[^\w;]*(?:\s[^;]*)?\Z")
"""What follows a name where the reason is not parted from it: no digits of a longer figure, no semicolon."""
_REASONING = frozenset(messages.parts.REASONING.split())
_FILE = re.compile(r"\.[a-z]{3,4}\Z")


def asked_for(code: str, note: str) -> str:
    """Return what a note on a contradiction says counts; empty where it leaves what stands."""
    text = " ".join(note.split())
    begins = _RULING.match(text) if code == CONTRADICTED else None
    return text[begins.end() :].strip() if begins else ""


def answer_named(asked: str, answers: Sequence[Labelled]) -> str | None:
    """Return the answer that is named at the beginning of a text; None where that is none, or not sure.

    The longest name that fits is meant: of 80 and 80,5 the second where both could be. Where a semicolon
    ends the name, all before it is the name: Budi is not meant by Budi Santosa, nor 80 by 80,5.
    """
    text = caseless(asked).lstrip(_QUOTES + " ")
    fitting = [(len(name), said) for label, said in answers if (name := _begins(text, label))]
    longest = max((length for length, _ in fitting), default=0)
    named = {said for length, said in fitting if length == longest}
    return named.pop() if len(named) == 1 else None


def answers_to(known: Known, view: View, read: Read) -> Iterator[Labelled]:
    """Yield every answer in the place of a contradiction, by who gave it, by its file, and by itself."""
    (_, _, *place), _ = known
    for record in _files(known, view):
        submission = read(record)
        for each in submission.answers if submission else ():
            if [each.line.id, each.key] == place and not each.blank:
                for label in (*_names(view.state, record), each.text):
                    yield label, each.text


def told_to_choose(answers: Sequence[Labelled]) -> list[str]:
    """Return what may be named, each with the answer it stands for."""
    return [
        f"{cited(label)} ({cited(said)})" for label, said in dict.fromkeys(answers) if label != said
    ]


def _files(known: Known, view: View) -> tuple[FileRecord, ...]:
    """Return the files that contradict, of what counts or of what is proposed."""
    for bureau in view.bureaus:
        for stands in (bureau, bureau.latest):
            found = (*stands.findings, *stands.accepted)
            if known in ((each.identity, each.value) for each in found):
                return stands.parts.files
    return ()


def _names(state: State, record: FileRecord) -> Iterator[str]:
    yield from filter(None, (state.fillers.of(record).who, record.name))


def _begins(text: str, label: str) -> str:
    """Return a label with which a text begins, and nothing that could belong to a longer one follows."""
    name = caseless(label).lstrip(_QUOTES + " ")
    after = text[len(name) :]
    whole = _ENDED.match(after) or (_REASONED.match(after) and _parted(name, after))
    return name if name and text.startswith(name) and whole else ""


def _parted(name: str, after: str) -> bool:
    """Tell whether a reason that no semicolon parts from a name is none of the name: after Budi, Santosa may be.

    What follows a file or a figure is a reason, but for what makes another figure: 80 is not 80 ribu.
    """
    word = (after.split() or [""])[0] if after[:1].isspace() else ""
    begins = not word or not word[0].isalnum() or word.strip(".,:") in _REASONING
    if begins or _FILE.search(name):
        return True
    return name[-1:].isdigit() and read_number(f"{name} {word}").number is not None
