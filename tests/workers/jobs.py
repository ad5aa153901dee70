"""What the workers of the tests do; a spawned one imports no more than this."""

import os
import signal
import time
from pathlib import Path

from xlsops.workers.child import MEGABYTE, Bounds

BOUNDS = Bounds(seconds=0.5, megabytes=64)


def job(log: Path, task: str) -> str:
    """Note that a task is begun, then do what it says."""
    with log.open("a") as file:
        file.write(f"{task}\n")
    match task:
        case "mati":
            os.kill(os.getpid(), signal.SIGTERM)
        case "lama":
            while True:
                pass
        case "lapar":
            held = b"x" * (BOUNDS.megabytes * MEGABYTE * 3 // 2)
            while held:
                pass
        case "rakus":
            b"x" * (BOUNDS.megabytes * MEGABYTE * 100)
        case "tidur":
            time.sleep(3)
        case "sibuk":
            spin(0.2)
    return task.upper()


def spin(seconds: float) -> None:
    """Spend processor time."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
