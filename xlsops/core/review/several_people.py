"""What is said of files of one bureau that several people filled."""

from collections.abc import Iterable, Iterator, Sequence

from xlsops import messages
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.values.foreign_text import cited


def of_same_person(state: State, record: FileRecord) -> tuple[FileRecord, ...]:
    """Return the files that count or could of who filled one; of the whole bureau where none are joined."""
    files = state.versions(record.bureau)
    if not state.joins:
        return files
    person = state.fillers.person
    return tuple(each for each in files if person(each) == person(record))


def beside_others(state: State, record: FileRecord) -> Iterator[str]:
    """Yield how a file was joined with what others sent; nothing where files are not joined."""
    if not state.joins:
        return
    who, name = state.fillers.of(record).who, state.fillers.person(record)
    files = state.versions(record.bureau)
    before = files[: files.index(record)]
    own = [each for each in before if state.fillers.person(each) == name]
    if not who:
        yield messages.parts.NO_NAME
    elif own and (spelled := state.fillers.of(own[-1]).who) != who:
        yield messages.parts.spelled(who, spelled)
    parts = state.parts(record)
    others = [cited(each.name) for each in parts[:-1]]
    if state.fillers.of(record).copy and before:
        counted = state.parts(before[-1])
        if gone := [cited(each.name) for each in counted if each not in parts]:
            yield messages.parts.whole(gone)
    elif own and _surely_newest(state, record):
        yield messages.parts.takes_place(who or messages.parts.NAMELESS)
    if others:
        yield messages.parts.joined(others)


def joined_told(state: State, record: FileRecord) -> str:
    """Return that several files count together; empty where one does."""
    files = state.parts(record)
    return messages.parts.counting(record.bureau, _named(state, files)) if len(files) > 1 else ""


def apart_told(state: State, bureaus: Iterable[str]) -> Iterator[str]:
    """Yield of which bureaus files were joined that are not any more, because the office chose so."""
    for code in bureaus:
        record = None if state.joins else state.current(code)
        gone = state.fillers.of(record).joined if record else ()
        files = [state.files[sha] for sha in gone if sha in state.files and sha not in state.aside]
        if record and files:
            yield messages.parts.apart(code, cited(record.name), _named(state, files))


def _surely_newest(state: State, record: FileRecord) -> bool:
    """Tell whether a file is known to be the newest of who filled it."""
    last = of_same_person(state, record)[-1]
    return last == record and record not in state.unsure(record.bureau)


def _named(state: State, files: Sequence[FileRecord]) -> list[str]:
    return [messages.parts.filler(state.fillers.of(each).who, cited(each.name)) for each in files]
