"""Files that were refused and wait for another one: whose they are, as far as that is known."""

import re
from collections.abc import Collection, Mapping

from xlsops.core.journal.state import FileRecord, State
from xlsops.core.terms.refused_files import Fate

_WORDS = re.compile(r"[\W_]+")


def refusals_of(state: State, codes: Collection[str]) -> Mapping[str, tuple[FileRecord, ...]]:
    """Return by bureau the files that were refused, oldest first, after which nothing came that counts.

    One that nobody can read does not say whose it is: it is taken for the bureau's whose code, and no
    other's, stands in its name.
    """
    folded = {code.casefold(): code for code in codes}
    since: dict[str, tuple[FileRecord, ...]] = {}
    for each in sorted(state.files.values(), key=lambda each: each.at):
        bureau = each.bureau if each.bureau in codes else _named(each, folded)
        if bureau:
            refused = each.fate is Fate.REFUSED
            since[bureau] = (*since.get(bureau, ()), each) if refused else ()
    return {code: refused for code, refused in since.items() if refused}


def unclaimed(state: State, codes: Collection[str]) -> tuple[FileRecord, ...]:
    """Return the refused files of which nobody knows whose they are, oldest first."""
    folded = {code.casefold(): code for code in codes}
    refused = (each for each in state.files.values() if each.fate is Fate.REFUSED)
    return tuple(
        sorted(
            (each for each in refused if each.bureau not in codes and not _named(each, folded)),
            key=lambda each: (each.at, each.name),
        )
    )


def _named(each: FileRecord, folded: Mapping[str, str]) -> str:
    """Return the one bureau whose code stands in the name of a refused file; empty for none or several."""
    if each.fate is not Fate.REFUSED or each.bureau:
        return ""
    low = each.name.casefold()
    words = {*_WORDS.split(low), low.rpartition(".")[0]}
    found = {code for key, code in folded.items() if key in words}
    return found.pop() if len(found) == 1 else ""
