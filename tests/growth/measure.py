"""What a file costs the examiner, with nothing remembered of files before it."""

import gc
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper, cache
from typing import Any

_RUNS = 3


def cost(act: Callable[[], object]) -> float:
    """Return the processor seconds of the cheapest of some runs, each with every cache empty."""
    return min(_once(act) for _ in range(_RUNS))


def _once(act: Callable[[], object]) -> float:
    for each in _caches():
        each.cache_clear()
    start = time.process_time()
    act()
    return time.process_time() - start


@cache
def _caches() -> Sequence["_lru_cache_wrapper[Any]"]:
    """Return whatever remembers something between files."""
    return [
        each for each in gc.get_objects()
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("xlsops")
    ]  # fmt: skip
