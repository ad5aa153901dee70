"""Counts what would cross from Python into Excel, one per property or method of xlwings."""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from tests.calc.office import OfficeError, from_uno, kind

C = TypeVar("C", bound=type)

calls: Counter[str] = Counter()
hooks: list[Callable[[str], object]] = []
"""What is told of every call before it is made, and may refuse it."""

_depth = 0


class ComError(OfficeError):
    """What Excel answers with when it refuses a call."""


def counted(*free: str, called: str = "") -> Callable[[C], C]:
    """Count every public property and method of a class, but for those Excel is not asked for.

    ``Range.color`` is a reading, ``Range.color=`` a writing. What an engine does inside one of
    its own calls is not counted again.
    """

    def decorate(cls: C) -> C:
        for name, member in list(vars(cls).items()):
            if name in free or (name.startswith("_") and name != "__call__"):
                continue
            label = f"{called or cls.__name__}.{name}".replace("__call__", "()")
            if isinstance(member, property):
                read = _counting(label, member.fget) if member.fget else None
                write = _counting(f"{label}=", member.fset) if member.fset else None
                setattr(cls, name, property(read, write))
            elif callable(member):
                setattr(cls, name, _counting(label, member))
        return cls

    return decorate


def more(label: str, count: int) -> None:
    """Add calls that Excel needs beyond the one already counted."""
    if count > 0:
        calls[label] += count


def once(label: str) -> None:
    """Count a call that is not counted by itself, unless the engine makes it for its own use."""
    if not _depth:
        calls[label] += 1


def _counting(label: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        global _depth  # noqa: PLW0603
        if not _depth:
            calls[label] += 1
            for hook in hooks:
                hook(label)
        _depth += 1
        try:
            return function(*args, **kwargs)
        except Exception as error:
            if from_uno(error):  # Excel has no such errors, and Python cannot pass them on
                raise ComError(f"{kind(error)} in {label}: {error}") from error
            raise
        finally:
            _depth -= 1

    return wrapped
