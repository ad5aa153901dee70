"""Files that were refused at the gate and wait for another one: whose they are, as far as that is known."""

import re
from collections.abc import Collection, Mapping

from xlsops.core.journal.state import FileRecord, State
from xlsops.core.terms.refused_files import Fate

_WORDS = re.compile(r"[\W_]+")


def refusals_of(state: State, codes: Collection[str]) -> Mapping[str, FileRecord]:
    """Return by bureau the last file that was refused, where nothing that counts came after it.

    One that nobody can read does not say whose it is: it is taken for the bureau's whose code, and no
    other's, stands in its name.
    """
    folded = {code.casefold(): code for code in codes}
    last: dict[str, FileRecord] = {}
    for each in state.files.values():
        bureau = each.bureau if each.bureau in codes else _named(each, folded)
        before = last.get(bureau)
        if bureau and (before is None or each.at >= before.at):
            last[bureau] = each
    return {code: each for code, each in last.items() if each.fate is Fate.REFUSED}


def _named(each: FileRecord, folded: Mapping[str, str]) -> str:
    """Return the one bureau whose code stands in the name of a refused file; empty for none or several."""
    if each.fate is not Fate.REFUSED or each.bureau:
        return ""
    low = each.name.casefold()
    words = {*_WORDS.split(low), low.rpartition(".")[0]}
    found = {code for key, code in folded.items() if key in words}
    return found.pop() if len(found) == 1 else ""
