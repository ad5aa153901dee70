"""By which rules bureaus were last checked, and what was found then: whether a check is stale by now."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from msgspec import Struct

from xlsops.core.spec.spec import Spec
from xlsops.core.values.cells import Grid, Text

_KEY, _RULES, _FOUND = "diperiksa", "aturan", "bagian"
_LONG = 24


class LastCheck(Struct, frozen=True):
    """The mark of the rules, and by bureau the fingerprint of what was found by them."""

    rules: str
    found: Mapping[str, str]

    @property
    def text(self) -> str:
        """Return it as one line of JSON."""
        body = {_KEY: {_RULES: self.rules, _FOUND: dict(self.found)}}
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def rules_mark(spec: Spec) -> str:
    """Return the mark of the rules: how they are written, which are in force, what they ask elsewhere.

    No day is in it: a submission is judged by the rules of the day it was received.
    """
    told = repr((spec.rules, spec.sources, [each.code for each in spec.rules if each.in_force]))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LONG]


def last_check_in(grids: Iterable[Grid], name: str) -> LastCheck | None:
    """Return what the sheet of that name carries in its first row; None where it carries none."""
    for grid in grids:
        if grid.name == name:
            for (row, _), cell in grid.cells.items():
                found = (
                    _read(cell.value.value) if row == 1 and isinstance(cell.value, Text) else None
                )
                if found is not None:
                    return found
    return None


def _read(text: str) -> LastCheck | None:
    try:
        body = json.loads(text)[_KEY]
        found = {str(code): str(each) for code, each in body[_FOUND].items()}
        return LastCheck(str(body[_RULES]), found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
