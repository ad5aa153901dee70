"""Intake of many submissions against peers in the same run: ``python -m tests.benchmarks.intake``.

Ours: gate, archive, identity, reading, all checks, on every core. Peers, looped over the same
files: pandas with openpyxl (concatenated) and a bare python-calamine read of all values. Each
candidate runs in a process of its own, so that none works in the memory another has left behind.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

os.environ["OPENPYXL_DEFUSEDXML"] = "False"  # the faster, so the stronger, peer

import pandas as pd
from python_calamine import CalamineWorkbook

from tests.benchmarks.corpus import answered_forms, office_of
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.fates import Fate
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import make_folder
from xlsops.procedure.intake.examining import Desk
from xlsops.procedure.intake.inbox import Intake, take_all

_NOW = datetime(2026, 7, 6, 10, tzinfo=WIB)


def main() -> None:
    """Print the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=550)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk, paths = _corpus(Path(folder), chosen.files)
        size = sum(path.stat().st_size for path in paths) / len(paths) / 1024
        print(f"{len(paths)} submissions, {size:.0f} KB each, {os.cpu_count()} cores")
        rounds = [
            _round(desk, paths, Path(folder) / f"round{number}") for number in range(chosen.rounds)
        ]
    for name in ("pandas", "calamine"):
        ratios = [each[name] / each["ours"] for each in rounds]
        print(
            f"{name:>9} / ours: {statistics.median(ratios):5.2f}   "
            f"(rounds: {', '.join(f'{ratio:.2f}' for ratio in ratios)})"
        )
    ours = statistics.median(each["ours"] for each in rounds) / len(paths) * 1000
    print(f"ours: {ours:.1f} ms a submission (indicative)")


def _corpus(folder: Path, count: int) -> tuple[Desk, list[Path]]:
    desk, forms = answered_forms(office_of(count))
    inbox = folder / "masuk"
    inbox.mkdir()
    for name, data in forms:
        (inbox / name).write_bytes(data)
    return desk, sorted(inbox.iterdir())


def _round(desk: Desk, paths: list[Path], folder: Path) -> dict[str, float]:
    """Return the seconds of each candidate in this round."""
    return {
        "calamine": _seconds(_calamine, paths),
        "ours": _seconds(_ours, desk, paths, folder),
        "pandas": _seconds(_pandas, paths),
    }


def _seconds(work: Callable[..., None], *inputs: object) -> float:
    """Return how long the work takes in a process that does nothing else."""
    receiver, sender = Pipe(duplex=False)
    process = Process(target=_timed, args=(sender, work, *inputs))
    process.start()
    sender.close()
    try:
        taken: float = receiver.recv()
    except EOFError:
        raise SystemExit(f"{work.__name__} did not finish") from None
    process.join()
    return taken


def _timed(sender: Connection, work: Callable[..., None], *inputs: object) -> None:
    start = time.perf_counter()
    work(*inputs)
    sender.send(time.perf_counter() - start)


def _ours(desk: Desk, paths: list[Path], folder: Path) -> None:
    period = PeriodFolder(folder)
    for part in period.all:
        make_folder(part)
    period.inbox.rmdir()
    period.inbox.symlink_to(paths[0].parent, target_is_directory=True)
    taken = take_all(Intake(period, desk, {}, _NOW))
    accepted = [each for each in taken if each.examined.fate is Fate.ACCEPTED]
    if len(accepted) != len(paths):
        raise SystemExit(f"{len(paths) - len(accepted)} submissions were not accepted")


def _pandas(paths: list[Path]) -> None:
    frames = []
    for path in paths:
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        frames.extend(sheet.assign(file=path.name) for sheet in sheets.values())
    pd.concat(frames, ignore_index=True)


def _calamine(paths: list[Path]) -> None:
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    main()
