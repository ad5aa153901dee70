"""What an office calls the parties of the SOP: their titles as the sheet Pejabat gives them."""

import re
from collections import Counter
from collections.abc import Mapping

from xlsops.core.spec.spec import Spec

SEKDA, ASSISTANT, KABAG, KASUBBAG = "SEKDA", "ASISTEN", "KABAG", "KASUBBAG"
"""The roles of the SOP, as the sheet Pejabat names them."""
_USUAL = {
    SEKDA: "Sekretaris Daerah",
    ASSISTANT: "Asisten Administrasi Umum",
    KABAG: "Kabag",
    KASUBBAG: "Kasubbag",
}
_SHORT = {
    "kepala subbagian": "Kasubbag",
    "kepala sub bagian": "Kasubbag",
    "kepala bagian": "Kabag",
    "kepala subbidang": "Kasubbid",
    "kepala sub bidang": "Kasubbid",
    "kepala bidang": "Kabid",
    "kepala seksi": "Kasi",
    "kasubbag": "Kasubbag",
    "kabag": "Kabag",
    "kasubbid": "Kasubbid",
    "kabid": "Kabid",
    "kasi": "Kasi",
}
"""Titles that are shortened, without the unit after them: there is one of each in the procedure."""
_LEADING = re.compile(rf"({'|'.join(_SHORT)})\b", re.IGNORECASE)
_ROLE = re.compile(r"\{(\w+)\}")


def titles_of(spec: Spec) -> Mapping[str, str]:
    """Return by role what a sentence calls each party; the SOP's own word where Pejabat has none.

    Titles that would sound alike when shortened stay whole.
    """
    given = {
        role: person.title for role in _USUAL if (person := spec.official(role)) and person.title
    }
    whole = {**_USUAL, **given}
    said = Counter(map(short_title, whole.values()))
    return {
        role: short if said[short := short_title(title)] == 1 else title
        for role, title in whole.items()
    }


def short_title(title: str) -> str:
    """Return a title as it is said: ``Kabag`` for the head of a bureau, others as they are."""
    found = _LEADING.match(title.strip())
    return _SHORT[found[1].casefold()] if found else title.strip()


def fill_titles(text: str, titles: Mapping[str, str]) -> str:
    """Return a text with the roles in its braces called by their titles."""
    return _ROLE.sub(lambda found: titles[found[1]], text)
