"""What a click costs: importing, and the whole of every button, in seconds of processor time.

``python -m tests.benchmarks.clicks FOLDER`` presses each button that finds something to do on a copy
of a period folder (see ``office``), twice: first by a machine that remembers nothing, then by one that
does. ``--proportion 10 40 150`` makes offices of so many bureaus and prints what each bureau adds;
``--plot clicks.svg`` draws it, too.
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
from typing import ClassVar

from msgspec import Struct

from tests.benchmarks.corpus import office_of
from tests.benchmarks.office import office
from tests.benchmarks.plots import lines
from xlsops.cli.terminal import DONE, LOOK

NOW = "2026-07-08T10:00+07:00"
BUTTONS = ("status", "collect", "validate", "decide", "remind", "recap", "documents", "verify")


def main() -> None:
    """Print the tables that were asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?")
    options.add_argument("--proportion", type=int, nargs="*", default=())
    options.add_argument("--rows", type=int, default=6, help="indicators of a bureau, about")
    options.add_argument("--plot", type=Path, help="draws the proportion")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if chosen.folder:
            for line in buttons(chosen.folder, Path(place)):
                print(line, flush=True)
        measured = []
        for each in proportion(chosen.proportion, chosen.rows, Path(place)):
            if not measured:
                print(Proportion.HEADINGS)
            print(each, flush=True)
            measured.append(each)
    if chosen.plot:
        draw(measured, chosen.plot)


class Proportion(Struct, frozen=True):
    """What clicks cost in an office of a size, in seconds of processor time; ``least`` is importing."""

    bureaus: int
    first: float
    one_new: float
    nothing_new: float
    least: float

    HEADINGS: ClassVar = (
        f"{'bureaus':>8} {'collect':>8} {'one new':>8} {'status':>8} {'ms a bureau':>12}"
    )

    def __str__(self) -> str:
        """Return the row of the table."""
        each = (self.nothing_new - self.least) * 1000 / self.bureaus
        times = f"{self.first:>8.2f} {self.one_new:>8.2f} {self.nothing_new:>8.2f}"
        return f"{self.bureaus:>8} {times} {each:>12.2f}"


def draw(measured: Sequence[Proportion], target: Path) -> None:
    """Draw what clicks cost over the number of bureaus."""
    lines(
        [each.bureaus for each in measured],
        {
            "first collect": [each.first for each in measured],
            "collect of one new file": [each.one_new for each in measured],
            "status, nothing new": [each.nothing_new for each in measured],
        },
        target,
    )


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


def proportion(sizes: Sequence[int], rows: int, place: Path) -> Iterable[Proportion]:
    """Yield for every size of office: the first collect, one new file, and nothing changed."""
    least = 0.0
    for size in sizes:
        root = place / f"kantor {size}"
        office(root, office_of(size, rows, rows * 8 // 5))
        seconds(click("status", root), place)  # whatever is compiled, is compiled now
        shutil.rmtree(place / "ingatan", ignore_errors=True)
        last = max((root / "masuk").iterdir())
        waiting = last.rename(place / last.name)
        first = seconds(click("collect", root), place)
        seconds(click("status", root), place)
        waiting.rename(last)
        one = seconds(click("collect", root), place)
        seconds(click("status", root), place)
        status = seconds(click("status", root), place)
        least = least or seconds([sys.executable, "-c", imports_of("status")], place)
        yield Proportion(size, first, one, status, least)


def click(name: str, folder: Path) -> list[str]:
    """Return the command of a button."""
    return [sys.executable, "-m", "xlsops", name, str(folder), "--now", NOW, "--as", "Kabag"]


def seconds(command: Sequence[str], place: Path) -> float:
    """Return the processor time of a command, in a home of its own, with bytecode as users have it.

    A click that fails costs less than one that works: it is named instead of measured.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {
        **os.environ,
        "XDG_CACHE_HOME": str(place / "ingatan"),
        "PYTHONPYCACHEPREFIX": str(place / "kode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    ended = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    if ended.returncode not in {DONE, LOOK} or b"Traceback" in ended.stderr:
        told = (ended.stderr + ended.stdout).decode(errors="replace").strip()
        raise SystemExit(f"failed ({ended.returncode}): {' '.join(command[1:])}\n{told}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
