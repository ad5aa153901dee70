"""The defined names of a workbook and of its sheets."""

from typing import Any

from .formula import define, defined


def all_names(document: Any) -> tuple[tuple[str, str], ...]:
    """Every name, and before it the sheet it belongs to, empty for the workbook."""
    own = [("", name) for name in document.NamedRanges.ElementNames]
    sheets = document.Sheets
    local = [
        (sheet, name)
        for sheet in sheets.ElementNames
        for name in sheets.getByName(sheet).NamedRanges.ElementNames
    ]
    return tuple(own + local)


def add(document: Any, place: Any, names: Any, name: str, refers_to: str) -> None:
    """Give a meaning to a name, as Excel spells it; one that is there already is replaced."""
    if names.hasByName(name):
        names.removeByName(name)
    names.addNewByName(name, "", place, 0)
    define(document, names.getByName(name), refers_to)


def meaning(document: Any, names: Any, name: str) -> str:
    """The meaning of a name, as Excel spells it."""
    return defined(document, names.getByName(name))


def mean(document: Any, names: Any, name: str, refers_to: str) -> None:
    """Give a name another meaning, as Excel spells it."""
    define(document, names.getByName(name), refers_to)
