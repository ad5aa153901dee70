"""What a click costs: importing, and the whole of every button, in seconds of processor time.

``python -m tests.benchmarks.clicks FOLDER`` presses each button that finds something to do on a copy
of a period folder (see ``office``), twice: first by a machine that remembers nothing, then by one that
does. ``--proportion 10 40 150`` makes offices of so many bureaus and prints what each bureau adds.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.corpus import office_of
from tests.benchmarks.office import office

NOW = "2026-07-08T10:00+07:00"
BUTTONS = ("status", "collect", "validate", "decide", "remind", "recap", "documents", "verify")


def main() -> None:
    """Print the tables that were asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?")
    options.add_argument("--proportion", type=int, nargs="*", default=())
    options.add_argument("--rows", type=int, default=6, help="indicators of a bureau, about")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if chosen.folder:
            for line in buttons(chosen.folder, Path(place)):
                print(line, flush=True)
        for line in proportion(chosen.proportion, chosen.rows, Path(place)):
            print(line, flush=True)


def buttons(folder: Path, place: Path) -> Iterable[str]:
    """Yield a row for every button: imports, the first click, the next one."""
    copy = place / "periode"
    shutil.copytree(folder, copy)
    yield f"{'button':<10} {'imports':>8} {'first':>8} {'again':>8}"
    for name in BUTTONS:
        imports = seconds([sys.executable, "-c", imports_of(name)], place)
        shutil.rmtree(place / "ingatan", ignore_errors=True)
        first, again = (seconds(click(name, copy), place) for _ in range(2))
        yield f"{name:<10} {imports:>8.2f} {first:>8.2f} {again:>8.2f}"


def imports_of(name: str) -> str:
    """Return the program that imports what a button imports, and no more."""
    return f"import xlsops.cli.main; from xlsops.procedure.catalogue import TASKS; TASKS[{name!r}].run.found()"


def proportion(sizes: Sequence[int], rows: int, place: Path) -> Iterable[str]:
    """Yield a row for every size of office: the first collect, one new file, and nothing changed."""
    if sizes:
        yield f"{'bureaus':>8} {'collect':>8} {'one new':>8} {'status':>8} {'ms a bureau':>12}"
    least = 0.0
    for size in sizes:
        root = place / f"kantor {size}"
        office(root, office_of(size, rows, rows * 8 // 5))
        last = max((root / "masuk").iterdir())
        waiting = last.rename(place / last.name)
        first = seconds(click("collect", root), place)
        seconds(click("status", root), place)
        waiting.rename(last)
        one = seconds(click("collect", root), place)
        seconds(click("status", root), place)
        status = seconds(click("status", root), place)
        least = least or seconds([sys.executable, "-c", imports_of("status")], place)
        each = (status - least) * 1000 / size
        yield f"{size:>8} {first:>8.2f} {one:>8.2f} {status:>8.2f} {each:>12.2f}"


def click(name: str, folder: Path) -> list[str]:
    """Return the command of a button."""
    return [sys.executable, "-m", "xlsops", name, str(folder), "--now", NOW, "--as", "Kabag"]


def seconds(command: Sequence[str], place: Path) -> float:
    """Return the processor time of a command, in a home of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(place / "ingatan")}
    subprocess.run(command, env=surroundings, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
