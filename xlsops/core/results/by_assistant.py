"""The recap of each Asisten: of the bureaus below, reckoned as that of the whole office is."""

from collections.abc import Mapping

from xlsops.core.results.recap import BureauRecap, Recap, recap_over
from xlsops.core.values.caseless import caseless

NONE_NAMED = ""
"""Stands for the Asisten of those bureaus that name none while others do."""


def by_assistant(recap: Recap) -> Mapping[str, Recap]:
    """Return the recap of each Asisten by name, in the order their first bureaus come; empty where none is named.

    Letters and blanks apart, two spellings are one name. The bureaus that name none come last.
    """
    names: dict[str, str] = {}
    found: dict[str, list[BureauRecap]] = {}
    for each in recap.bureaus:
        written = " ".join(each.bureau.assistant.split())
        name = names.setdefault(caseless(written), written)
        found.setdefault(name, []).append(each)
    if not any(found):
        return {}
    order = sorted(found, key=lambda name: name == NONE_NAMED)
    return {name: recap_over(recap.spec, tuple(found[name])) for name in order}
