"""What a file costs the examiner, with nothing remembered of files before it."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper, cache
from typing import Any

_RUNS = 3
_SQUARE, _TRIES = 8.0, 3
"""Half of what growth with the square gives; how often a busy computer may try again."""


def cost(act: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the processor seconds of the cheapest of so many runs, each with every cache empty."""
    with _living_left_alone():
        return min(_once(act) for _ in range(runs))


def _once(act: Callable[[], object]) -> float:
    for each in _caches():
        each.cache_clear()
    gc.collect()
    gc.disable()  # what it costs hangs on all that lives in this process
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        gc.enable()


@contextmanager
def _living_left_alone() -> Iterator[None]:
    """Let no collection look through what thousands of tests left: it costs more than what is measured."""
    _caches()  # nobody finds them among what is frozen
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def grows_alike(work: Callable[[int], float], size: int) -> bool:
    """Tell whether four times as much costs about four times as much, and not sixteen times."""
    return any(work(4 * size) < _SQUARE * work(size) for _ in range(_TRIES))


@cache
def _caches() -> Sequence["_lru_cache_wrapper[Any]"]:
    """Return whatever remembers something between files."""
    return [
        each for each in gc.get_objects()
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("xlsops")
    ]  # fmt: skip
