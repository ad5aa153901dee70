"""A journal as it reads since a bureau was renamed in mid-period: what is told of it is told of its code of today.

What stands in the files, and so their hashes, stays as it was.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import Carried, FileReceived
from xlsops.core.journal.facts.request_kinds import Made, ObstaclesNoted, Opened
from xlsops.core.spec.former_codes import merged, renamed
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.refused_files import Fate

_EARLIER = Made | Opened | Carried | ObstaclesNoted
"""What tells of earlier quarters, by the codes of then: whose that is today depends on the line, too."""
_CODES = frozenset({"bureau", "bureaus", "missing"})
_BY_CODE = frozenset({"late", "forms"})


def under_codes_of_today(events: tuple[Event, ...], spec: Spec) -> tuple[Event, ...]:
    """Return a journal by the codes bureaus have today, of those that had just one other one."""
    new = renamed(spec)
    return tuple(_renamed(each, new) for each in events) if new else events


def parts_sent(events: Iterable[Event], spec: Spec) -> Mapping[str, tuple[str, ...]]:
    """Return by bureau of which of its parts, before they were merged, something came that nobody counts."""
    heirs = merged(spec)
    came: dict[str, dict[str, None]] = {}
    for _, told in of_kind(events, FileReceived) if heirs else ():
        heir = heirs.get(told.bureau.casefold())
        if heir and told.fate in {Fate.ACCEPTED, Fate.NOTED}:
            came.setdefault(heir, {})[told.bureau] = None
    return {heir: tuple(parts) for heir, parts in came.items()}


def _renamed(event: Event, new: Mapping[str, str]) -> Event:
    fact = event.fact
    told = _carried_on(fact, new) if isinstance(fact, _EARLIER) else _of_today(fact, new)
    return event if told == fact else event.with_fact(told)


def _carried_on(fact: Any, new: Mapping[str, str]) -> Any:  # noqa: ANN401 - a fact of any kind
    """Return what was carried again, the ids of this quarter's forms by the codes of today."""
    if not isinstance(fact, Carried):
        return fact
    return replace(fact, forms={_code(code, new): each for code, each in fact.forms.items()})


def _of_today(value: Any, new: Mapping[str, str]) -> Any:  # noqa: ANN401 - a fact or a part of one
    if not isinstance(value, Struct):
        return value
    changed = {
        each.name: told
        for each in fields(value)
        if (told := _part(each.name, was := getattr(value, each.name), new)) is not was
    }
    return replace(value, **changed) if changed else value


def _part(name: str, value: Any, new: Mapping[str, str]) -> Any:  # noqa: ANN401 - any field
    if name in _CODES and isinstance(value, str):
        return _code(value, new)
    if name in _BY_CODE and isinstance(value, Mapping):
        return {_code(code, new): each for code, each in value.items()}
    if not isinstance(value, tuple):
        return value
    if name in _CODES and all(isinstance(each, str) for each in value):
        return tuple(_code(each, new) for each in value)
    if name == "findings":
        return tuple((rule, _code(code, new), *place) for rule, code, *place in value)
    return tuple(_of_today(each, new) for each in value)


def _code(code: str, new: Mapping[str, str]) -> str:
    return new.get(code.casefold(), code)
