"""What is said where nobody knows which file of a bureau is the newest, and how one is chosen."""

from collections.abc import Collection, Iterable, Sequence

from xlsops import messages
from xlsops.core.journal.file_order import same_answers
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.several_people import joined_told
from xlsops.core.spec.tables import RECORDS, SET_ASIDE
from xlsops.core.terms.authority import RECORDER, Act, Authority
from xlsops.core.values.foreign_text import cited

SHORT, _LEAST = 16, 8
_NAMED = 4
"""How many files are named one by one; of more, all of which came at once, a few stand for the others."""
_PLAIN = frozenset(" ._-()+,&/")
_WHERE = next(each.label for each in RECORDS.columns if each.key == "number")


def doubt(files: Sequence[FileRecord], repeats: Collection[str] = ()) -> str:
    """Return why it is not known which of a bureau's files is the newest.

    The last of the files is the one taken for the newest meanwhile; ``repeats`` are the hashes of
    those that are answered like an older one.
    """
    names = [handle(each, files) for each in files]
    again = [name for name, each in zip(names, files, strict=True) if each.sha in repeats]
    same = bool(files[0].saved) and len({each.saved for each in files}) == 1
    told = " atau ".join(_few(names))
    if again:
        return messages.pages.repeats_older(told, names[-1], _few(again))
    return messages.pages.newer_unknown(told, names[-1], same=same)


def counting(state: State, code: str) -> str:
    """Return which of a bureau's files counts and why; empty where it sent one alone, or in doubt."""
    files, record, order = state.versions(code), state.current(code), state.order(code)
    if record is None or len(files) == 1 or state.unsure(code):
        return ""
    if told := joined_told(state, record):
        return told
    place = files.index(record)
    before = files[place - 1]
    basis = order.older(before, record)
    if place < len(files) - 1:
        why = messages.pages.APPROVED_ONE
    elif basis:
        why = messages.pages.newer_than(handle(before, files), basis.value)
    elif same_answers(before, record):
        why = messages.pages.answered_like(handle(before, files))
    else:
        why = messages.pages.APPROVED_ONE
    return messages.pages.counting(code, place + 1, len(files), handle(record, files), why)


def choice(code: str, files: Sequence[FileRecord], authority: Authority) -> str:
    """Return how somebody says which of a bureau's files counts: by setting aside any that does not."""
    named, others = files[:_NAMED], len(files[_NAMED:])
    commands = [setting_aside(code, authority, handle(each, files)) for each in named]
    return messages.pages.choose_newer(RECORDS.sheet, SET_ASIDE, _WHERE, commands, others)


def setting_aside(code: str, authority: Authority, file: str = "") -> str:
    """Return the command that sets a file of a bureau aside, its newest where none is named."""
    named = f' --file "{file}"' if file else ""
    acting = authority.naming(Act.SET_ASIDE, RECORDER)
    return f'xlsops record --set-aside {code}{named} --notes "alasan"{acting}'


def handle(record: FileRecord, files: Iterable[FileRecord]) -> str:
    """Return what a file is called by among others: its name, or the beginning of its hash."""
    alike = [
        each
        for each in files
        if each.sha != record.sha and each.name.casefold() == record.name.casefold()
    ]
    plain = all(letter.isalnum() or letter in _PLAIN for letter in record.name)
    return (
        cited(record.name)
        if plain and not alike and cited(record.name) == record.name
        else record.sha[:SHORT]
    )


def files_named(files: Iterable[FileRecord], text: str) -> tuple[FileRecord, ...]:
    """Return the files a text means: by the whole name, else by its last part or a beginning of the hash."""
    files, low = tuple(files), text.strip().casefold()
    whole = tuple(each for each in files if each.name.casefold() == low)
    return whole or tuple(
        each
        for each in files
        if each.name.rpartition("/")[2].casefold() == low
        or (len(low) >= _LEAST and each.sha.startswith(low))
    )


def _few(names: Sequence[str]) -> Sequence[str]:
    """Return names to be read, not all of many."""
    few = names[: _NAMED - 1]
    return (
        names if len(names) <= _NAMED else (*few, messages.pages.other_files(len(names) - len(few)))
    )
