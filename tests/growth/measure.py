"""What a file costs the examiner, with nothing remembered of files before it."""

import gc
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper, cache
from typing import Any

_RUNS = 3
_SQUARE, _TRIES = 8.0, 3
"""Half of what growth with the square gives; how often a busy computer may try again."""


def cost(act: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the processor seconds of the cheapest of so many runs, each with every cache empty."""
    _caches()  # nobody finds them among what is frozen
    gc.freeze()  # to look through what thousands of tests left costs more than what is measured
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


def grows_alike(work: Callable[[int], float], size: int) -> bool:
    """Tell whether four times as much costs about four times as much, and not sixteen times."""
    return any(work(4 * size) < _SQUARE * work(size) for _ in range(_TRIES))


@cache
def _caches() -> Sequence["_lru_cache_wrapper[Any]"]:
    """Return whatever remembers something between files."""
    gc.unfreeze()
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("xlsops")
    ]
