"""What a file costs the examiner, with nothing remembered of files before it."""

import gc
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper

_RUNS = 3


def cost(act: Callable[[], object]) -> float:
    """Return the processor seconds of the cheapest of some runs, each with every cache empty."""
    return min(_once(act) for _ in range(_RUNS))


def _once(act: Callable[[], object]) -> float:
    forget()
    start = time.process_time()
    act()
    return time.process_time() - start


def forget() -> None:
    """Empty whatever the program remembers between files."""
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("xlsops"):
            each.cache_clear()
    gc.collect()
