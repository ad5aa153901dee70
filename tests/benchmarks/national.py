"""What a whole country costs: small offices are made, collected and exported; their figures carried on.

``python -m tests.benchmarks.national --offices 4`` prints for each step the processor time of one
file, measured in one process, and what that makes of every regency, bureau and quarter, on one
machine and on ten. Measured is what stands in the column of one file; all else is multiplied.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from msgspec import Struct

from tests.benchmarks.alone import MEGABYTE, processor
from tests.benchmarks.corpus import office_of
from tests.benchmarks.office import ACTOR, NOW, office
from xlsops.files.folders import PeriodFolder
from xlsops.frames.subjects import Subject
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.dataset import chunk, exporting
from xlsops.procedure.dataset.exporting import export_dataset
from xlsops.procedure.period.loading import load

REGENCIES, BUREAUS, QUARTERS = 514, 40, 4
FILES = REGENCIES * BUREAUS * QUARTERS
MACHINES, CORES = 10, 2
COLLECT, WHOLE, AGAIN = "collect, in each office", "export, whole", "export again, nothing changed"
STEPS = {
    "_key": "fingerprint of the folder",
    "load": "control workbook and journal",
    "period_seen": "files: gate, cells, checks",
    "part_of": "Parquet",
    "write_whole": "writing the part",
}
"""Functions of a chunk's work, and what they do."""
FRAME = "frame"
_ALONE = """
import os, sys
from unittest.mock import patch
from tests.benchmarks.alone import peak
from xlsops.cli.main import main
dataset, *sys.argv[1:] = sys.argv[1:]
sys.argv[1:] = ["export", *sys.argv[1:], "--dataset", dataset]
with patch.object(os, "cpu_count", lambda: 1):
    try:
        main()
    except SystemExit:
        print(peak())
"""


class Measured(Struct, frozen=True):
    """What some offices took: seconds of processor time by step, for so many files; megabytes."""

    files: int
    folders: int
    seconds: Mapping[str, float]
    originals: float
    parts: float
    peak: float


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.national", description=__doc__
    )
    options.add_argument("--offices", type=int, default=4)
    options.add_argument("--bureaus", type=int, default=BUREAUS, help="of an office")
    options.add_argument("--rows", type=int, default=25, help="indicators of a bureau, about")
    options.add_argument("--rounds", type=int, default=5, help="of exporting")
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place, patch.dict(os.environ, XDG_CACHE_HOME=place):
        found = measured(Path(place), chosen.offices, chosen.bureaus, chosen.rows, chosen.rounds)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}")
    print(
        f"{chosen.offices} offices of {chosen.bureaus} bureaus, {found.files} files, one process, median of {chosen.rounds}"
    )
    for line in table(found):
        print(line)


def measured(place: Path, offices: int, bureaus: int, rows: int, rounds: int) -> Measured:
    """Return what making a dataset of so many offices takes, once a tiny one has warmed up; the median of rounds."""
    spent = defaultdict[str, float](float)
    warm = _office(place / "Pemanasan", 1, rows)
    collect(load(warm, NOW, ACTOR))
    roots = [
        _office(place / f"Kantor {number}", bureaus, rows + number % 3) for number in range(offices)
    ]
    with _timed(spent, COLLECT):
        for root in roots:
            collect(load(root, NOW, ACTOR))
    turns = [defaultdict[str, float](float) for _ in range(rounds)]
    with patch.object(exporting, "_gathering", lambda *_: lambda: exporting.local(1)):
        export_dataset([warm], place / "pemanasan", Subject.ANSWERS, NOW)
        for number, turn in enumerate(turns):
            data = place / f"data {number}"
            with _watched(turn), _timed(turn, WHOLE):
                made = export_dataset(roots, data, Subject.ANSWERS, NOW)
            with _timed(turn, AGAIN):
                export_dataset(roots, data, Subject.ANSWERS, NOW)
    spent |= {name: median(turn[name] for turn in turns) for name in turns[0]}
    sizes = [_size(PeriodFolder(root).archive) for root in roots]
    files = int(str(made.data["files"]))
    most = peak_of(roots, place / "sendiri")
    return Measured(files, offices, spent, sum(sizes), _size(data), most)


def peak_of(roots: Sequence[Path], dataset: Path) -> float:
    """Return the most megabytes that a process holds which does nothing but export these folders."""
    command = [sys.executable, "-c", _ALONE, str(dataset), *map(str, roots)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(told.stdout.splitlines()[-1])


def table(found: Measured) -> Iterator[str]:
    """Yield the measured figures of one file, and what they make of the whole country."""
    yield f"{'step':<32} {'ms a file':>9} {'1 machine':>10} {'10 machines':>11}"
    for name in (COLLECT, WHOLE, *STEPS.values(), FRAME, AGAIN):
        each = found.seconds[name] / found.files
        one = each * FILES / CORES
        indent = "" if name in {COLLECT, WHOLE, AGAIN} else "  "
        yield f"{indent + name:<32} {1000 * each:>9.2f} {_long(one):>10} {_long(one / MACHINES):>11}"
    yield f"{FILES} files; a machine has {CORES} cores; waiting for disk and network is not counted"
    held = {"originals": found.originals, "dataset": found.parts}
    for name, size in held.items():
        whole = size / found.files * FILES / 1024
        yield f"{name}: {1024 * size / found.files:.1f} KB a file, {whole:.1f} GB"
    yield f"memory: {found.peak:.0f} MB at most in a process that exported {found.folders} offices"


def _office(root: Path, bureaus: int, rows: int) -> Path:
    office(root, office_of(bureaus, rows, rows * 8 // 5))
    return root


@contextmanager
def _watched(spent: dict[str, float]) -> Iterator[None]:
    """Count what the steps of a chunk's work take while it goes on."""
    with ExitStack() as stack:
        for name, step in STEPS.items():
            stack.enter_context(
                patch.object(chunk, name, _counting(spent, step, getattr(chunk, name)))
            )
        frames = {subject: _counting(spent, FRAME, make) for subject, make in chunk.FRAMES.items()}
        stack.enter_context(patch.object(chunk, "FRAMES", frames))
        yield


def _counting(
    spent: dict[str, float], step: str, function: Callable[..., Any]
) -> Callable[..., Any]:
    def counted(*given: object, **more: object) -> Any:
        with _timed(spent, step):
            return function(*given, **more)

    return counted


@contextmanager
def _timed(spent: dict[str, float], step: str) -> Iterator[None]:
    began = processor()
    yield
    spent[step] += processor() - began


def _size(folder: Path) -> float:
    """Return the megabytes of all files below a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / MEGABYTE


def _long(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


if __name__ == "__main__":
    main()
