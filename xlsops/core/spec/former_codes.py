"""The codes a bureau had before it was renamed, or its parts before they were merged.

What earlier quarters tell is by the codes of then; whose it is today follows from the column
``Kode Lama`` of ``Master Bagian``, and of a row that moved from the one bureau that has it now.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from xlsops import messages
from xlsops.core.spec.rows import Fault, Row, says_no, split_list, text_in
from xlsops.core.spec.spec import Spec

Heir = Callable[[str, str], str]
"""Gives of a bureau's code of then and a line the code whose the line is today."""
Told = TypeVar("Told")
_MARKS = re.compile("[;\n]")


def former_codes(row: Row) -> tuple[str, ...]:
    """Return the codes a row of ``Master Bagian`` names as those of before, each once."""
    return tuple(dict.fromkeys(split_list(_MARKS.sub(",", text_in(row, "formerly")))))


def former_checks(rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """A code of before is that of one bureau only, and of none that is asked today."""
    asked = {
        text_in(row, "code").casefold() for row in rows["bureaus"] if not says_no(row, "active")
    }
    taken: dict[str, str] = {}
    for row in rows["bureaus"]:
        code = text_in(row, "code")
        for former in former_codes(row):
            plain = former.casefold()
            if plain in asked:
                yield row.fault("formerly", messages.spec.former_code_asked(former))
            elif taken.setdefault(plain, code) != code:
                yield row.fault("formerly", messages.spec.former_code_twice(former, taken[plain]))


def heirs_of(spec: Spec) -> Heir:
    """Return what gives whose a line of then is today; where that is not one bureau, it stays as it was."""
    owners: dict[str, list[str]] = {}
    for each in spec.indicators:
        owners.setdefault(each.id, []).append(each.bureau)
    for row in spec.programmes:
        owners.setdefault(row.code, []).append(row.bureau)
    after = _after(spec)

    def heir(code: str, line: str) -> str:
        there = owners.get(line, [])
        if code in there:
            return code
        named = after.get(code.casefold(), "")
        if named in there:
            return named
        return there[0] if len(there) == 1 else code

    return heir


def renamed(spec: Spec) -> dict[str, str]:
    """Return today's code by the one a bureau had before, in small letters, where it is the only one."""
    alone = (each for each in spec.active_bureaus if len(each.formerly) == 1)
    return {each.formerly[0].casefold(): each.code for each in alone}


def merged(spec: Spec) -> dict[str, str]:
    """Return today's code by those of before, in small letters, of which a bureau has several."""
    return {
        former.casefold(): each.code
        for each in spec.active_bureaus
        if len(each.formerly) > 1
        for former in each.formerly
    }


def followed(
    figures: Mapping[tuple[str, str, str], Told], heir: Heir
) -> dict[tuple[str, str, str], Told]:
    """Return what was told of places by whose they are today, beside what was told.

    Where two of them became one, nobody knows what counts: nothing is told of it.
    """
    found: dict[tuple[str, str, str], list[Told]] = {}
    for (code, line, column), told in figures.items():
        place = heir(code, line), line, column
        if place not in figures:
            found.setdefault(place, []).append(told)
    alone = {place: each[0] for place, each in found.items() if len(each) == 1}
    return {**figures, **alone}


def _after(spec: Spec) -> dict[str, str]:
    return {former.casefold(): each.code for each in spec.bureaus for former in each.formerly}
