"""Parts of values that are made when they are looked at: once, and like what they stand for."""

import pickle
from functools import partial

from xlsops.core.values.later import Later, LaterMapping


def test_a_later_tuple_is_made_once_when_it_is_looked_at() -> None:
    made: list[int] = []
    later = Later(lambda: made.append(1) or (1, 2, 3))
    assert made == []
    assert (len(later), later[0], later[1:], list(later)) == (3, 1, (2, 3), [1, 2, 3])
    assert made == [1]


def test_a_later_tuple_is_like_the_tuple() -> None:
    later = Later(lambda: (1, 2))
    assert later == (1, 2)
    assert tuple(later) == later
    assert later == Later(lambda: iter((1, 2)))
    assert later != (2, 1)
    assert (repr(later), hash(later)) == (repr((1, 2)), hash((1, 2)))


def test_a_later_mapping_is_made_once_and_like_the_mapping() -> None:
    made: list[int] = []
    later = LaterMapping(lambda: made.append(1) or {"a": 1})
    assert made == []
    assert (later == {"a": 1}, later["a"], [*later], len(later)) == (True, 1, ["a"], 1)
    assert repr(later) == repr({"a": 1})
    assert made == [1]


def test_both_go_to_another_process() -> None:
    later = Later(lambda: "ab")  # no function of a function goes
    mapping = LaterMapping(partial(dict, a=1))
    assert pickle.loads(pickle.dumps((later, mapping))) == (("a", "b"), {"a": 1})  # noqa: S301
