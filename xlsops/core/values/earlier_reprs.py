"""How a value is printed as its class was in earlier versions: what is asked is known by its repr."""

from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LATER = {"later": True}
"""Marks a field of a later version: where it is as usual, it is not printed."""
SPARSE = {"sparse": True}
"""Marks a field that a journal holds only where it says something else than its default."""


def choice_repr(choice: Enum) -> str:
    """Return a choice as a text: so earlier versions held it."""
    return repr(choice.value)


def repr_as_before(value: "DataclassInstance") -> str:
    """Return a value as its class was printed before; what came later shows only where it is not usual."""
    shown = [
        f"{each.name}={getattr(value, each.name)!r}"
        for each in fields(value)
        if each.repr
        and not (each.metadata.get("later") and getattr(value, each.name) == each.default)
    ]
    return f"{type(value).__name__}({', '.join(shown)})"
