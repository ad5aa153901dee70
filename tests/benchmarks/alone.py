"""One candidate in a process of its own: ``python -m tests.benchmarks.alone MODULE WARM FOLDER``.

Warms up on one prepared folder, then does its work on the other, and prints what that took as JSON.
Processor time counts the processes it started and waited for; memory is the most that one held.
"""

import gc
import importlib
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

from tests.benchmarks.racing import Ready  # noqa: TC001 - one import a line is plainer than a block for types

MEGABYTE = 1024 * 1024


def main(module: str, warm: str, folder: str) -> None:
    """Do the work of the candidate that the module makes ready."""
    ready: Ready = importlib.import_module(module).ready
    ready(Path(warm))()
    work = ready(Path(folder))
    gc.collect()
    wall, spent = time.perf_counter(), processor()
    telling = work()
    spent, wall = processor() - spent, time.perf_counter() - wall
    most = peak()
    told = dict(telling())
    print(json.dumps({"processor": spent, "wall": wall, "megabytes": most, "told": told}))


def processor() -> float:
    """Return the seconds of processor time of this process, and of those it waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def peak() -> float:
    """Return the most memory this process, or one it waited for, ever held, in megabytes."""
    held = psutil.Process().memory_info()
    most = [getattr(held, "peak_wset", held.rss)]
    with suppress(OSError):  # what getrusage tells of a process began with the one it came from
        lines = Path("/proc/self/status").read_text().splitlines()
        most += [1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - Windows has none

        unit = 1 if sys.platform == "darwin" else 1024
        most.append(unit * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return float(max(most)) / MEGABYTE


if __name__ == "__main__":
    main(*sys.argv[1:])
