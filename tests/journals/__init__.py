"""Journals that earlier versions wrote, an event a line, and what those versions made of them.

``2026-11-22`` and ``2026-11-29`` are quarters played by the versions of those days, ``carried`` begins
a third quarter with the figures of a second one, ``quarter`` was played and ``shapes`` written by the
last version that read payloads by their keys: every kind it wrote, with every set of keys. ``letters``
tells of letters, as the first version did that kept each, ``tiers`` of an approval by tiers that was taken
back, as the first version did that knew them. ``thread`` tells of files of several people, of what was asked
and answered, of evidence, of an answer that was chosen and of repairs that were taken back, ``obstacles`` of
what hindered a quarter before.
The outlines beside them are what the fold of that last version gave. All data are samples.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from xlsops.core.values.structs import is_unprinted

HERE = Path(__file__).parent
NAMES = (
    "2026-11-22",
    "2026-11-29",
    "carried",
    "letters",
    "obstacles",
    "quarter",
    "shapes",
    "thread",
    "tiers",
)


def texts(name: str) -> list[str]:
    """Return the events of a journal as they stood in their files."""
    return (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()


def outline(*wholes: Struct) -> str:
    """Return values as text, a line for each entry of each of their fields."""
    return "".join(
        f"{type(whole).__name__}.{each.name}{line}\n"
        for whole in wholes
        for each in fields(whole)
        if not is_unprinted(each.type)  # else it is no part of the journal
        for line in _lines(getattr(whole, each.name))
    )


def _lines(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"[{_plain(key)}] = {_plain(each)}" for key, each in value.items()]
    return [f" = {_plain(value)}"]


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date() | Decimal():
            return str(value)
        case tuple() | list():
            return [_plain(each) for each in value]
        case set() | frozenset():
            return sorted(value, key=str)
        case Mapping():
            return {str(_plain(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, Struct):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
