"""The words in braces that a template's texts may hold, and what stands there."""

import re
from collections.abc import Callable, Iterable, Iterator

from xlsops import messages
from xlsops.core.recap.page import Making
from xlsops.core.results.measured import measured
from xlsops.core.results.recap import BudgetLine, IndicatorLine
from xlsops.core.spec.spec import Official
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.nip import read_nip
from xlsops.core.values.periods import long_date
from xlsops.core.values.visible import one_line

PREDICATE = "predikat"
"""Before the name of a cell: the predicate of the percent that stands in it."""
BUREAU, BUREAU_STANDING = "bagian", "bagian_dan_keadaan"
"""Whose a row is, alone and with whether it sent anything."""
_WORD = re.compile(r"\{([^{}]+)\}")
_DOTS, _NIP_DOTS = "(" + "." * 44 + ")", "." * 34
_PERSON = ("jabatan", "nama", "pangkat", "nip")
_VOICES = {
    "faktor_pendorong": keys.DRIVER,
    "faktor_penghambat": keys.OBSTACLE,
    "rencana_tindak_lanjut": keys.FOLLOW_UP,
}
_MOST_VOICES, _LONGEST_VOICE = 6, 180
_NONE_SAID = "–"
Said = IndicatorLine | BudgetLine
Lookup = Callable[[str], str | None]


def replaced(text: str, lookup: Lookup) -> str:
    """Return a text with what stands for its words in braces; one that is not known stays."""
    return _WORD.sub(lambda match: _or(lookup(match[1].strip()), match[0]), text)


def placeholders(text: str) -> Iterator[str]:
    """Yield the words in braces of a text."""
    yield from (each.strip() for each in _WORD.findall(text))


def is_placeholder(word: str) -> bool:
    """Tell whether a word in braces is one that can be filled."""
    first, _, second = word.partition(" ")
    if second:
        return first in {*_PERSON, PREDICATE}
    return word in KNOWN


def of_recap(making: Making) -> Lookup:
    """Return what gives the words of a recap."""

    def found(word: str) -> str | None:
        if word in _OF_ALL:
            return _OF_ALL[word](making)
        if word in _VOICES:
            return _voices(making, _VOICES[word])
        first, _, role = word.partition(" ")
        if first in _PERSON and role:
            return _person(first, making.recap.spec.official(role.strip().upper()))
        return None

    return found


_OF_ALL: dict[str, Callable[[Making], str]] = {
    "pemerintah": lambda making: making.recap.spec.settings.government,
    "perangkat_daerah": lambda making: making.recap.spec.settings.office,
    "periode": lambda making: making.recap.spec.period.title,
    "triwulan": lambda making: making.recap.spec.period.quarter.label,
    "tahun": lambda making: str(making.recap.spec.period.year),
    "tahun_lalu": lambda making: str(making.recap.spec.period.year - 1),
    "tempat": lambda making: making.recap.spec.settings.place,
    "tanggal": lambda making: long_date(making.made),
    "terukur": lambda making: measured(making.recap),
    "cakupan": lambda making: making.recap.coverage,
}


KNOWN = (*_OF_ALL, *_VOICES, BUREAU, BUREAU_STANDING)
"""The words in braces that stand alone."""


def _person(what: str, person: Official | None) -> str:
    """Return one line of who signs; dots for what is not known yet."""
    match what:
        case "jabatan":
            return f"{person.prefix} {person.title}".strip() if person else _DOTS
        case "nama":
            return person.name if person and person.name else _DOTS
        case "pangkat":
            return person.rank if person and person.name else ""
        case _:
            return read_nip(person.nip).shown if person and person.nip else _NIP_DOTS


def _voices(making: Making, key: str) -> str:
    """Return what bureaus say, each saying once and short: all of it stands in the recap."""
    said: dict[str, list[str]] = {}
    rows: tuple[Said, ...]
    rows = (*making.recap.indicators, *making.recap.budget)
    for each in rows:
        if text := one_line(each.texts.get(key, "")).strip():
            code = each.bureau.code
            names = said.setdefault(text, [])
            names += [] if code in names else [code]
    if not said:
        return _NONE_SAID
    lines = [f"{', '.join(names)}: {_short(text)}" for text, names in said.items()]
    more = len(lines) - _MOST_VOICES
    return "\n".join((*lines[:_MOST_VOICES], *_more(more)))


def _more(count: int) -> Iterable[str]:
    return [messages.recap.more_voices(count)] if count > 0 else []


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VOICE else f"{text[: _LONGEST_VOICE - 1].rstrip()}…"


def _or(found: str | None, usual: str) -> str:
    return usual if found is None else found
