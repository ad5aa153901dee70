"""Contests: several candidates do the same work, each alone in its process, in rounds that interleave."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from msgspec import Struct

_ROOT = Path(__file__).parents[2]
_HOME = "tests.benchmarks."
_WARM = 3
_ENOUGH = 4
"""So many rounds have quarters; of fewer the spread is from the least to the most."""


Telling = Callable[[], Mapping[str, int]]
"""Tells what came of the work: how many were ``found`` ``of`` how many, how many places were ``told``."""
Work = Callable[[], Telling]
"""What is timed; to ask what came of it is not."""
Ready = Callable[[Path], Work]
"""What every candidate's module has: ``ready`` looks at a prepared folder and returns the work."""


class Candidate(Struct, frozen=True):
    """Who takes part: the module that does it, and the packages it stands on."""

    name: str
    module: str
    packages: tuple[str, ...] = ()
    processes: int = 1

    @property
    def versions(self) -> str:
        """Return the packages with their versions."""
        return ", ".join(f"{each} {version(each)}" for each in self.packages)


class Contest(Struct, frozen=True):
    """What is measured: the first of the candidates is ours, to whom all others are compared.

    ``prepare`` fills a folder with so many things to work on; nobody pays for that.
    """

    name: str
    unit: str
    count: int
    prepare: Callable[[Path, int], None]
    candidates: tuple[Candidate, ...]


class Run(Struct, frozen=True):
    """What one run took: seconds of the processor and by the clock, megabytes; and what it found."""

    processor: float
    wall: float
    megabytes: float
    told: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate's runs, with those of ours in the same rounds."""

    contest: Contest
    candidate: Candidate
    runs: Sequence[Run]
    ours: Sequence[Run] = field(repr=False)

    @property
    def times_ours(self) -> float:
        """Return how many times our processor time it took, in the middle round."""
        return median(
            theirs.processor / own.processor
            for theirs, own in zip(self.runs, self.ours, strict=True)
        )

    def spread(self, what: Callable[[Run], float]) -> tuple[float, float, float]:
        """Return the median of something, and between what the middle half of the rounds lies."""
        values = sorted(what(run) for run in self.runs)
        if len(values) < _ENOUGH:
            return median(values), values[0], values[-1]
        first, middle, third = quantiles(values, n=4, method="inclusive")
        return middle, first, third


def race(contest: Contest, folder: Path, rounds: int) -> list[Standing]:
    """Return how the candidates stand after so many rounds, each in an order of its own."""
    warm, full = folder / "warm", folder / "full"
    for place, count in ((warm, min(_WARM, contest.count)), (full, contest.count)):
        place.mkdir(parents=True)
        contest.prepare(place, count)
    order = random.Random(contest.name)  # noqa: S311 - the same order in every run
    runs: dict[str, list[Run]] = {each.module: [] for each in contest.candidates}
    for _ in range(rounds):
        for each in order.sample(contest.candidates, len(contest.candidates)):
            runs[each.module].append(_alone(each, warm, full))
    ours = runs[contest.candidates[0].module]
    return [Standing(contest, each, runs[each.module], ours) for each in contest.candidates]


def _alone(candidate: Candidate, warm: Path, full: Path) -> Run:
    told = subprocess.run(
        [sys.executable, "-m", f"{_HOME}alone", f"{_HOME}{candidate.module}", warm, full],
        cwd=_ROOT,
        env={**os.environ, "OPENPYXL_DEFUSEDXML": "False"},  # the faster, so the stronger, peer
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return Run(**json.loads(told.stdout.splitlines()[-1]))
