"""What a template's words become while it is filled: slots, for which the real things are put in later.

The filling program knows texts alone; a slot is a text it carries along, whatever an office does with it.
"""

import re
from collections.abc import Mapping, Sequence

from xlsops.core.recap.report.bound import BoundFigure
from xlsops.core.recap.report.charts import ReportChart

Thing = BoundFigure | ReportChart
_OPEN, _CLOSE = "\ue000", "\ue001"
SLOT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ue000\ue001\ud800-\udfff\ufffe\uffff]")


class TemplateSlot:
    """A thing as the template sees it: written out, it leaves the number under which it is kept."""

    def __init__(self, thing: Thing, kept: list[Thing]) -> None:
        """Take the thing and where things are kept."""
        self._thing, self._kept = thing, kept

    def __str__(self) -> str:
        """Return the text that stands for it."""
        self._kept.append(self._thing)
        return f"{_OPEN}{len(self._kept) - 1}{_CLOSE}"

    def __html__(self) -> str:
        """Return the same where texts are escaped: nothing in it needs that."""
        return str(self)


def with_slots(word: object, kept: list[Thing]) -> object:
    """Return words as a template sees them; signs no document may hold are left out of texts."""
    if isinstance(word, BoundFigure | ReportChart):
        return TemplateSlot(word, kept)
    if isinstance(word, str):
        return _FORBIDDEN.sub("", word)
    if isinstance(word, Mapping):
        return {key: with_slots(each, kept) for key, each in word.items()}
    if isinstance(word, Sequence):
        return [with_slots(each, kept) for each in word]
    return word


def plain(text: str, kept: Sequence[Thing]) -> str:
    """Return a text with what its slots say, where nothing but text can stand."""
    return SLOT.sub(lambda match: told(kept[int(match[1])]), text)


def told(thing: Thing) -> str:
    """Return a thing as text."""
    return thing.text if isinstance(thing, BoundFigure) else thing.bound.name
