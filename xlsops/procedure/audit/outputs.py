"""What went out: forms, marked and returned copies on the disk beside their hashes in the journal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.identity import form_file
from xlsops.core.journal.events import Event, in_order
from xlsops.core.journal.facts.kinds import CopyReturned, Returned
from xlsops.core.journal.facts.request_kinds import FormatsMade, LettersMade, Opened
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.values.periods import periods_in
from xlsops.files.archive import digest
from xlsops.files.folders import PeriodFolder

_LABELS = {each.command: each.label for each in OPERATIONS}


class _Made(Struct, frozen=True):
    """One file as it was made last; ``again`` is how it is made once more.

    One that does not ``stay`` is taken away by the program itself when it has done its work. On a
    ``letter`` people write its number: that it is another one now is no fault.
    """

    sha: str
    again: str
    stays: bool = True
    letter: bool = False


def changed_outputs(folder: PeriodFolder, events: Sequence[Event]) -> Iterator[str]:
    """Yield the files that lie there and are not as they were made last."""
    for name, made in _made(events).items():
        if made.letter:
            continue
        if made.sha and _sha(folder.root / name) not in {made.sha, None, ""}:
            yield messages.verifying.output_changed(name, made.again)


def gone(folder: PeriodFolder, events: Sequence[Event]) -> Iterator[str]:
    """Yield in a sentence each that files are gone, cannot be read, or are letters that were written on."""
    made = {name: (each, _sha(folder.root / name)) for name, each in _made(events).items()}
    missed = sorted(name for name, (each, sha) in made.items() if sha is None and each.stays)
    closed = sorted(name for name, (_, sha) in made.items() if sha == "")
    edited = sorted(
        name
        for name, (each, sha) in made.items()
        if each.letter and sha not in {each.sha, None, ""}
    )
    if missed:
        yield messages.verifying.outputs_gone(missed)
    if closed:
        yield messages.verifying.outputs_unread(closed)
    if edited:
        yield messages.verifying.letters_edited(edited)


def _sha(path: Path) -> str | None:
    """Return the hash of a file; None where there is none, empty where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError:
        return ""


def _made(events: Sequence[Event]) -> dict[str, _Made]:
    """Return by path in the period folder how each file was made last."""
    made: dict[str, _Made] = {}
    quarter = None
    for event in in_order(events):
        match event.fact:
            case Opened(period=label):
                quarter = next(iter(periods_in(label)), quarter)
            case FormatsMade(formats=formats) if quarter is not None:
                for each in formats:
                    name = f"format/{form_file(quarter, each.bureau)}"
                    made[name] = _Made(each.sha, _LABELS["formats"])
            case CopyReturned(file=name, sha=sha):
                made[name] = _Made(sha, _LABELS["validate"], stays=False)
            case Returned(file=name, sha=sha):
                made[name] = _Made(sha, _LABELS["return"])
            case LettersMade(files=files):
                for letter in files:
                    made.setdefault(letter.file, _Made(letter.sha, "", letter=True))
    return made
