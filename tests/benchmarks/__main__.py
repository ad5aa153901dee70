"""All benchmarks: ``python -m tests.benchmarks --csv table.csv --plot table.svg``.

Each candidate works alone in a process of its own, with one process at work as all others have, in
rounds whose order changes. Compare processor time: by the clock, whatever else runs is measured too.
"""

import argparse
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.contests import contests
from tests.benchmarks.plots import bars
from tests.benchmarks.racing import race
from tests.benchmarks.table import as_csv, as_text, facts


def main(arguments: list[str] | None = None) -> None:
    """Run the contests that are asked for; print the table."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--files", type=int, default=200, help="submissions, and forms")
    options.add_argument("--bureaus", type=int, default=60, help="of the whole job")
    options.add_argument(
        "--indicators", type=int, default=25, help="of a bureau there: 68 make about 5,000 cells"
    )
    options.add_argument("--rows", type=int, default=100_000, help="of the table")
    options.add_argument("--events", type=int, default=5000, help="of the journal")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", nargs="*", default=[], help="names of contests")
    options.add_argument("--csv", type=Path)
    options.add_argument("--plot", type=Path)
    chosen = options.parse_args(arguments)
    rows: list[dict[str, str]] = []
    sizes = chosen.files, chosen.bureaus, chosen.rows, chosen.events, chosen.indicators
    for each in contests(*sizes):
        if not chosen.only or each.name in chosen.only:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                rows += facts(race(each, Path(folder), chosen.rounds))
            _write(rows, chosen.csv, chosen.plot)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}")
    print(as_text(rows))


def _write(rows: list[dict[str, str]], table: Path | None, plot: Path | None) -> None:
    """Write what is known so far: a run that is ended keeps what it measured."""
    if table:
        table.write_text(as_csv(rows), "utf-8")
    if plot:
        bars(rows, plot)


if __name__ == "__main__":
    main()
