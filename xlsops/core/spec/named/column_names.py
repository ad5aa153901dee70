"""How a condition names columns: by heading or key, and by quarters as seen from the open one."""

import re
from collections.abc import Sequence

from xlsops import messages
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.spec.spec import Field
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.periods import Quarter

_THIS = "TW ini"
_LAST_YEAR = re.compile(r"(.+?)\s+tahun lalu", re.IGNORECASE)
_IN_HAND, _LAST = (re.compile(word, re.IGNORECASE) for word in (_THIS, "TW lalu"))
"""What stands for the open quarter and the one before it, however it is typed."""


def label_meant(name: str, quarter: int) -> str:
    """Return a name with the quarters it means in that quarter."""
    label = _IN_HAND.sub(Quarter(quarter).label, caseless(name))
    return _LAST.sub(Quarter(quarter - 1).label, label) if quarter > 1 else label


def is_of_before(name: str, fields: Sequence[Field]) -> bool:
    """Tell whether a name means a column of the quarter before, and is not just the heading of one."""
    told = caseless(name)
    return bool(_LAST.search(told)) and not any(caseless(each.label) == told for each in fields)


def of_last_year(name: str, fields: Sequence[Field]) -> str:
    """Return what a name means the last year of, as ``Realisasi TW ini tahun lalu``; empty where none is meant.

    A column of just that heading is meant itself.
    """
    told = caseless(name)
    match = _LAST_YEAR.fullmatch(told)
    return match[1] if match and not any(caseless(each.label) == told for each in fields) else ""


def column_named(name: str, fields: Sequence[Field], quarter: int) -> Field:
    """Return the column of just this heading, else the one meant whatever its blanks and capitals are.

    A column an office calls otherwise is found by the heading with which it was delivered, too.
    """
    label = label_meant(name, quarter)
    wanted = {caseless(label), caseless(name)}
    found = [each for each in fields if each.label.casefold() == name.casefold()] or [
        each
        for each in fields
        if caseless(each.label) in wanted or caseless(each.key) == caseless(label)
    ]
    if not found:
        key = keys.AS_DELIVERED.get(caseless(name), "").format(q=quarter)
        found = [each for each in fields if each.key == key]
    if not found:
        raise FormulaError(messages.conditions.column_unknown(name, _known(name, fields, quarter)))
    return found[0]


def _known(name: str, fields: Sequence[Field], quarter: int) -> str:
    """Return the names a condition may use: those that hold this one, or all where none does."""
    ours = Quarter(quarter).label
    labels = [
        f"{each.label.removesuffix(ours)}{_THIS}" if each.label.endswith(f" {ours}") else each.label
        for each in fields
        if each.key != keys.STATUS
    ]
    near = [each for each in labels if name.casefold() in each.casefold()]
    return ", ".join(dict.fromkeys(near or labels))
