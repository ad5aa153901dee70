"""``dataclass(frozen=True, slots=True)`` for modules of many values that every click imports.

The standard one writes and compiles six methods of each class when its module is imported, which is half
of what importing costs; a click makes values of few classes, and compares or prints those of fewer. Here
a method is written when it is first asked for. All else is the standard one's, and the methods do what
its methods do; whoever checks types sees the standard one alone.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """Return what makes a class one of frozen values; there are no others here."""
        if not frozen:
            raise TypeError(frozen)
        return lambda kind: _frozen(kind, slots=slots, eq=eq)


__all__ = ["dataclass"]

_FRESH = object()
"""Stands where a field was not given that is made anew for each value."""
_METHODS, _COMPARING = ("__init__", "__repr__"), ("__eq__", "__hash__")


class _Unwritten:
    """A method of a class that is written when it is first asked for."""

    __slots__ = ("_kind", "_name")

    def __init__(self, kind: type, name: str) -> None:
        self._kind, self._name = kind, name

    def __get__(self, value: object, _: type | None = None) -> Any:  # noqa: ANN401 - any method
        written = (
            _making(self._kind) if self._name == "__init__" else _shown(self._kind, self._name)
        )
        setattr(self._kind, self._name, written)
        return written if value is None else written.__get__(value)


def _frozen(kind: type, *, slots: bool, eq: bool) -> type:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
    for name in (*_METHODS, *_COMPARING * eq):
        if name not in kind.__dict__:
            setattr(made, name, _Unwritten(made, name))
    made.__setattr__, made.__delattr__ = _assigned, _deleted
    if slots:
        made.__getstate__, made.__setstate__ = _state, _with_state
    return made  # type: ignore[no-any-return]


def _shown(kind: Any, name: str) -> Any:  # noqa: ANN401 - a dataclass and a method
    """Return the method that shows, compares or hashes values, as the standard one writes it."""
    told = [
        (each.name, object, dataclasses.field(repr=each.repr, compare=each.compare, hash=each.hash))
        for each in dataclasses.fields(kind)
    ]
    wanted: dict[str, Any] = {
        "repr": name == "__repr__",
        "eq": name != "__repr__",
        "unsafe_hash": name == "__hash__",
    }
    wanted["namespace"] = {
        "__doc__": kind.__name__
    }  # else its signature is told there, at some cost
    return getattr(dataclasses.make_dataclass(kind.__name__, told, init=False, **wanted), name)


def _making(kind: Any) -> Any:  # noqa: ANN401 - a dataclass and a method
    """Return the method that gives a new value what it holds."""
    own: tuple[Field[Any], ...] = dataclasses.fields(kind)
    known = {"_set": object.__setattr__, "_fresh": _FRESH, "__name__": kind.__module__}
    known |= {f"_default_{each.name}": each.default for each in own}
    known |= {f"_make_{each.name}": each.default_factory for each in own}
    lines = [f"_set(self, {each.name!r}, {_given(each)})" for each in own]
    lines += ["self.__post_init__()"] if hasattr(kind, "__post_init__") else ["pass"]
    text = "\n ".join((f"def __init__({', '.join(_parameters(own))}):", *lines))
    exec(text, known)  # noqa: S102 - the names of fields are all that comes in
    written: Any = known["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"
    written.__annotations__ = {each.name: each.type for each in own} | {"return": None}
    return written


def _parameters(own: tuple[Field[Any], ...]) -> Iterator[str]:
    yield "self"
    yield from (_parameter(each) for each in own if not each.kw_only)
    if named := [_parameter(each) for each in own if each.kw_only]:
        yield from ("*", *named)


def _parameter(each: Field[Any]) -> str:
    if each.default_factory is not MISSING:
        return f"{each.name}=_fresh"
    return each.name if each.default is MISSING else f"{each.name}=_default_{each.name}"


def _given(each: Field[Any]) -> str:
    if each.default_factory is MISSING:
        return each.name
    return f"_make_{each.name}() if {each.name} is _fresh else {each.name}"


def _assigned(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _deleted(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(value: Any) -> list[Any]:  # noqa: ANN401 - a value of any such class
    return [getattr(value, each.name) for each in dataclasses.fields(value)]


def _with_state(value: Any, state: list[Any]) -> None:  # noqa: ANN401 - a value of any such class
    for each, held in zip(dataclasses.fields(value), state, strict=True):
        object.__setattr__(value, each.name, held)
