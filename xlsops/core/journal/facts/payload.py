"""Payloads as frozen values: read by the types of their fields, and written back the same.

A field's name is its key in the file. What stands there is never mended: a text is no number, and a
number no text. Keys nobody knows are passed over in reading; ``unknown_in`` names them.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from xlsops import messages
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.structs import is_sparse

Value = TypeVar("Value")
_LONGEST, _MOST = 40, 9_999_999
_DIGITS = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?")


class UnfitError(ValueError):
    """A payload does not tell what its kind does: what is wrong, and the keys that lead there."""

    def __init__(self, why: str, *where: str) -> None:
        super().__init__(f'"{".".join(where)}" {why}')
        self.why, self.where = why, where


class _Form(Struct, frozen=True):
    """How values of a type stand in a file: read, written, and which keys within nobody knows.

    What is of the type ``itself`` is the value, so that thousands of texts cost no call each.
    """

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    unknown: Callable[[Any], Iterator[str]] = lambda _told: iter(())
    itself: type | None = None


def value_told(kind: type[Value], told: Mapping[str, Any]) -> Value:
    """Return what a payload tells; raises UnfitError where it is not what the kind tells."""
    value: Value = _form(kind).read(told)
    return value


def payload_of(value: object) -> dict[str, Any]:
    """Return the payload of a value, as JSON holds it."""
    told: dict[str, Any] = _form(type(value)).write(value)
    return told


def unknown_in(kind: type, told: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of a payload, and those within, that its kind does not have."""
    return _form(kind).unknown(told)


def _form(kind: Any) -> _Form:  # noqa: ANN401 - a type or a form of one
    """Return how values of a type stand in a file, found once."""
    return _FORMS.get(kind) or _FORMS.setdefault(kind, _form_of(kind))


def _form_of(kind: Any) -> _Form:  # noqa: ANN401 - a type or a form of one
    """Return the same anew; only the types are known that kinds of events have."""
    inner = get_args(kind)
    if NoneType in inner:
        return _perhaps(inner[0])
    if get_origin(kind) is tuple:
        return _list(_form(inner[0])) if Ellipsis in inner else _row(*map(_form, inner))
    if get_origin(kind) is Mapping:
        return _table(_form(inner[1]))
    if get_origin(kind) is Annotated:
        return _form(inner[0])
    if issubclass(kind, Struct):
        return _record(kind)
    if issubclass(kind, Enum):
        return _choice(kind)
    return _SIMPLE.get(kind) or _Form(partial(_exactly, kind), _as_it_is, itself=kind)


def _record(kind: type[Struct]) -> _Form:
    told = fields(kind)
    forms = {each.name: _form(each.type) for each in told}
    needed = {each.name for each in told if each.required}
    parts = [(name, form.itself, form.read, name in needed) for name, form in forms.items()]
    spared = {each.name: each.default for each in told if is_sparse(each.type)}

    def read_one(told: Any) -> Any:  # noqa: ANN401 - what JSON holds
        _exactly(dict, told)
        found, name = {}, ""
        try:
            for name, itself, read_part, is_needed in parts:
                if name in told:
                    part = told[name]
                    found[name] = part if type(part) is itself else read_part(part)
                elif is_needed:
                    raise UnfitError("tidak ada")  # noqa: TRY301 - told with where it is
        except UnfitError as error:
            raise UnfitError(error.why, name, *error.where) from error
        return kind(**found)

    def write_one(value: object) -> dict[str, Any]:
        told = ((name, form, getattr(value, name)) for name, form in forms.items())
        return {
            name: form.write(each)
            for name, form, each in told
            if name not in spared or each != spared[name]
        }

    def unknown(told: Mapping[str, Any]) -> Iterator[str]:
        yield from (name for name in told if name not in forms)
        for name, form in forms.items():
            inner = form.unknown(told[name]) if name in told else ()
            yield from (f"{name}.{within}" for within in inner)

    return _Form(read_one, write_one, unknown)


def _list(each: _Form) -> _Form:
    return _Form(
        lambda told: tuple(map(each.read, _exactly(list, told))),
        lambda values: list(map(each.write, values)),
        lambda told: (name for one in told for name in each.unknown(one)),
    )


def _row(*forms: _Form) -> _Form:
    """Return how a list stands of which each place has its own type."""

    def read_one(told: Any) -> tuple[Any, ...]:  # noqa: ANN401 - what JSON holds
        if len(_exactly(list, told)) != len(forms):
            raise UnfitError(messages.clauses.other_length(len(told), len(forms)))
        return tuple(form.read(each) for form, each in zip(forms, told, strict=True))

    return _Form(
        read_one,
        lambda values: [form.write(each) for form, each in zip(forms, values, strict=True)],
    )


def _table(each: _Form) -> _Form:
    return _Form(
        lambda told: {key: each.read(one) for key, one in _exactly(dict, told).items()},
        lambda values: {key: each.write(one) for key, one in values.items()},
        lambda told: (name for one in told.values() for name in each.unknown(one)),
    )


def _perhaps(kind: Any) -> _Form:  # noqa: ANN401 - a type
    """Return how a value that may be missing stands: a day as no text, a figure as null.

    Any other is not written at all.
    """
    form = _form(kind)
    if kind not in _NOTHING:
        return form
    nothing = _NOTHING[kind]
    return _Form(
        lambda told: None if told == nothing else form.read(told),
        lambda value: nothing if value is None else form.write(value),
    )


def _exactly(kind: type, told: Any) -> Any:  # noqa: ANN401 - what JSON holds
    if type(told) is not kind:
        raise UnfitError(_not(_WORDS[kind], told))
    return told


def _counted(told: object) -> object:
    """Return how many, or which; nobody counts below zero or beyond the rows of a sheet."""
    if not 0 <= _exactly(int, told) <= _MOST:
        raise UnfitError(_not("bilangan yang mungkin", told))
    return told


def _choice(kind: type[Enum]) -> _Form:
    members = {(type(each.value), each.value): each for each in kind}

    def read_one(told: object) -> Enum:
        found = members.get((type(told), told)) if isinstance(told, str | int) else None
        if found is None:
            raise UnfitError(_not("pilihan yang dikenal", told))
        return found

    return _Form(read_one, lambda value: value.value)


def _parsed(parse: Callable[[str], Any], word: str, told: object) -> Any:  # noqa: ANN401
    try:
        return parse(_exactly(str, told))
    except ValueError:
        raise UnfitError(_not(word, told)) from None


def _known_figure(told: object) -> KnownFigure:
    """Return a figure, or the words in its place; null for none."""
    words = next((each for each in NoFigure if each.value == told), None)
    return words or (None if told is None else _parsed(_figure, "angka", told))


def _told_figure(figure: KnownFigure) -> str | None:
    if isinstance(figure, NoFigure):
        return figure.value
    return None if figure is None else f"{figure:f}"


def _figure(text: str) -> Decimal:
    """Return a figure as it is written, digit by digit: no exponent stands for a million of them."""
    if not _DIGITS.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _not(word: str, told: object) -> str:
    text = told if isinstance(told, str) else json.dumps(told)
    brief = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return messages.clauses.other_kind(brief, word)


def _as_it_is(value: object) -> object:
    return value


def whole_number(text: str) -> str:
    """Return a text as a file can hold it: half a sign is a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


_FORMS: dict[Any, _Form] = {KnownFigure: _Form(_known_figure, _told_figure)}
_WORDS = {
    str: "teks",
    int: "bilangan",
    bool: "ya atau tidak",
    list: "daftar",
    dict: "kumpulan isian",
}
_NOTHING: Mapping[type, str | None] = {date: "", Decimal: None}
_SIMPLE: Mapping[type, _Form] = {
    str: _Form(partial(_exactly, str), whole_number, itself=str),
    int: _Form(_counted, _as_it_is),
    date: _Form(partial(_parsed, date.fromisoformat, "tanggal"), date.isoformat),
    datetime: _Form(partial(_parsed, datetime.fromisoformat, "waktu"), datetime.isoformat),
    Decimal: _Form(partial(_parsed, _figure, "angka"), "{:f}".format),
}
