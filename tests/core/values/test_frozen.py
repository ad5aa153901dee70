"""Classes whose methods are written late are those of the standard library in all they do."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from typing import ClassVar

import pytest

from xlsops.core.values import frozen


@frozen.dataclass(frozen=True, slots=True)
class Late:
    """A value of every kind of field."""

    kind: ClassVar[str] = "any"
    code: str
    number: int = 3
    hidden: str = dataclasses.field(default="", repr=False)
    beside: int = dataclasses.field(default=0, compare=False)
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    named: str | None = dataclasses.field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


class _Usual:
    """The same, as it is written for the standard library."""

    kind: ClassVar[str] = "any"
    code: str
    number: int = 3
    hidden: str = dataclasses.field(default="", repr=False)
    beside: int = dataclasses.field(default=0, compare=False)
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    named: str | None = dataclasses.field(default=None, kw_only=True)
    __post_init__ = Late.__post_init__


Usual = dataclasses.dataclass(frozen=True, slots=True)(_Usual)
GIVEN = (
    (("a",), {}),
    (("a", 4), {"named": "x"}),
    (("a", 3, "b", 1), {"texts": {"k": "v"}}),
    (("a", 3, "c", 2), {}),
)


@frozen.dataclass(frozen=True)
class Whole:
    """A value with a room of its own for what is reckoned from it."""

    code: str


@frozen.dataclass(frozen=True, slots=True)
class Later(Late):
    """A value of more fields than those it comes from."""

    last: int = 9


def test_values_are_shown_and_compared_as_the_standard_ones_are() -> None:
    late = [Late(*given, **named) for given, named in GIVEN]
    usual = [Usual(*given, **named) for given, named in GIVEN]
    assert [repr(each).replace("Late", "_Usual") for each in late] == [*map(repr, usual)]
    assert [[one == other for one in late] for other in late] == [
        [one == other for one in usual] for other in usual
    ]
    assert [[hash(one) == hash(other) for one in late] for other in late] == [
        [hash(one) == hash(other) for one in usual] for other in usual
    ]
    assert Late("a") != Later("a")
    assert Late("a") != "a"


def test_what_they_ask_for_is_told_before_any_value_is_made() -> None:
    assert str(inspect.signature(Late)) == str(inspect.signature(Usual)).replace(
        "<factory>", str(inspect.signature(Late).parameters["texts"].default)
    )
    assert [each.name for each in dataclasses.fields(Late)] == [
        each.name for each in dataclasses.fields(Usual)
    ]
    assert Late.__match_args__ == Usual.__match_args__
    assert Late.__slots__ == Usual.__slots__


@pytest.mark.parametrize("kind", [Late, Usual])
def test_nothing_of_them_changes(kind: type[Late]) -> None:
    value = kind("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'code'"):
        value.code = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'code'"):
        del value.code
    with pytest.raises(ValueError, match="-1"):
        kind("a", -1)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'code'"):
        kind()  # type: ignore[call-arg]


def test_a_value_is_copied_with_other_fields_and_goes_to_another_process() -> None:
    value = Later("a", texts={"k": "v"}, named="x", last=2)
    assert dataclasses.replace(value, number=5) == Later(
        "a", 5, texts={"k": "v"}, named="x", last=2
    )
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert copy.deepcopy(value) == value
    assert Late("a").texts is not Late("a").texts


def test_a_class_without_slots_keeps_what_is_reckoned() -> None:
    value = Whole("a")
    value.__dict__["reckoned"] = 1
    assert pickle.loads(pickle.dumps(value)).__dict__ == {"code": "a", "reckoned": 1}  # noqa: S301
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.code = "b"  # type: ignore[misc]


def test_a_class_keeps_the_methods_it_has() -> None:
    @frozen.dataclass(frozen=True, slots=True, eq=False)
    class Own:
        number: int

        def __repr__(self) -> str:
            return f"<{self.number}>"

    assert repr(Own(1)) == "<1>"
    assert Own(1) != Own(1)


def test_only_frozen_values_are_made_so() -> None:
    with pytest.raises(TypeError):
        frozen.dataclass(frozen=False)
