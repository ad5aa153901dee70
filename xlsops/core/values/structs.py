"""What the program's values have in common: a changed copy, and fields that came in later versions.

A value is a ``msgspec.Struct``: such a class costs a fiftieth of what a dataclass costs to make, which
every click pays some hundred times over, and its values an eighth.
"""

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_origin

from msgspec import Struct
from msgspec.structs import fields

if TYPE_CHECKING:
    from dataclasses import replace  # so mypy knows each field and its type
else:
    from msgspec.structs import replace

__all__ = [
    "Later",
    "Sparse",
    "Unprinted",
    "choice_repr",
    "is_sparse",
    "is_unprinted",
    "replace",
    "repr_as_before",
]

Value = TypeVar("Value")
_LATER, _UNPRINTED, _SPARSE = "later", "unprinted", "sparse"

Later = Annotated[Value, _LATER]
"""A field of a later version: where it is as usual, it is not printed."""
Unprinted = Annotated[Value, _UNPRINTED]
"""A field on which nothing hangs that is asked: it is never printed."""
Sparse = Annotated[Value, _SPARSE]
"""A field that a journal holds only where it says something else than its default."""


def is_sparse(kind: Any) -> bool:  # noqa: ANN401 - the type of a field
    """Tell whether a field's type says that it is."""
    return _SPARSE in _marks(kind)


def is_unprinted(kind: Any) -> bool:  # noqa: ANN401 - the type of a field
    """Tell whether a field's type says that it is."""
    return _UNPRINTED in _marks(kind)


def choice_repr(choice: Enum) -> str:
    """Return a choice as a text: so earlier versions held it."""
    return repr(choice.value)


def repr_as_before(value: Struct) -> str:
    """Return a value as its class was printed before; what came later shows only where it is not usual."""
    shown = [
        f"{name}={told!r}"
        for name, is_later, usual in _printed(type(value))
        if not ((told := getattr(value, name)) == usual and is_later)
    ]
    return f"{type(value).__name__}({', '.join(shown)})"


@cache
def _printed(kind: type[Struct]) -> tuple[tuple[str, bool, object], ...]:
    """Return the fields of a class that are printed: whether each came later, and what is usual then."""
    return tuple(
        (each.name, _LATER in _marks(each.type), each.default)
        for each in fields(kind)
        if not is_unprinted(each.type)
    )


def _marks(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the type of a field
    return kind.__metadata__ if get_origin(kind) is Annotated else ()
