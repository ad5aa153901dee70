"""What the control workbook showed of each bureau, so that what is signed is what was seen."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from xlsops.core.values.cells import Grid, Text
from xlsops.core.view.last_check import LastCheck, rules_mark
from xlsops.core.view.view import BureauView, View

_KEY = "diperlihatkan"
_LONG = 24
"""So many digits of each fingerprint; the line of 550 bureaus stays within what a cell holds."""


def view_fingerprint(each: BureauView) -> str:
    """Return the hash of what would be signed of a bureau: its file, its figures, what was found.

    It is of the proposal where one waits. What was decided about findings is not in it: that is
    recorded by itself.
    """
    last = each.latest
    findings = sorted(
        (*finding.identity, finding.value) for finding in (*last.findings, *last.accepted)
    )
    sha = last.record.sha if last.record else ""
    told: list[object] = [sha, last.recap.totals.data_hash, findings]
    if last.parts.files:
        told.append([each.sha for each in last.parts.files])
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_LONG]


def checked_now(view: View) -> LastCheck:
    """Return what is to be told when all was checked by the rules as they are written now."""
    found = {each.bureau.code: view_fingerprint(each) for each in view.bureaus if each.record}
    return LastCheck(rules_mark(view.spec), found)


def stale_bureaus(view: View) -> tuple[str, ...]:
    """Return the bureaus of which the rules now find something else than those of the last check."""
    last = view.last_check
    if last is None or last.rules == rules_mark(view.spec):
        return ()
    now = checked_now(view).found
    return tuple(code for code, each in now.items() if last.found.get(code, each) != each)


def showing(view: View) -> str:
    """Return the fingerprints of all bureaus that sent something, as one line of JSON."""
    shown = {each.bureau.code: view_fingerprint(each) for each in view.bureaus if each.record}
    return json.dumps({_KEY: shown}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def shown_in(grids: Iterable[Grid], name: str) -> Mapping[str, str]:
    """Return the fingerprints by bureau that the sheet of that name carries in its first row."""
    for grid in grids:
        if grid.name == name:
            first = (cell.value for (row, _), cell in grid.cells.items() if row == 1)
            for value in first:
                found = _read(value.value) if isinstance(value, Text) else None
                if found is not None:
                    return found
    return {}


def _read(text: str) -> Mapping[str, str] | None:
    """Return the fingerprints of a line, None where it is none."""
    try:
        return {str(code): str(each) for code, each in json.loads(text)[_KEY].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
