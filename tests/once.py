"""What is made once: for a whole run by the worker that comes first, or in a process when it is asked for."""

import os
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")
PATIENCE = 900.0


class Lazily(Mapping[str, T]):
    """Values by their names, each made when it is first asked for: collecting tests makes none."""

    def __init__(self, makers: Mapping[str, Callable[[], T]]) -> None:
        self._makers, self._made = makers, dict[str, T]()

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def once(base: Path, name: str, make: Callable[[Path], T]) -> T:
    """Return what ``make`` tells of the folder of that name, which is made once in a run.

    ``base`` is this process's folder of the run. Nobody may change what lies in the folder.
    """
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return cast("T", _made(shared / name, make))


@cache
def _made(root: Path, make: Callable[[Path], object]) -> object:
    told, begun = root.with_name(f"{root.name}.hasil"), root.with_name(f"{root.name}.mulai")
    try:
        os.close(os.open(begun, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return _awaited(told)
    half = root.with_name(f"{root.name}.setengah")
    try:
        result: object = make(root)
    except BaseException as error:
        half.write_bytes(pickle.dumps(RuntimeError(f"{root.name} was not made: {error!r}")))
        half.replace(told)
        raise
    half.write_bytes(pickle.dumps(result))
    half.replace(told)
    return result


def _awaited(told: Path) -> object:
    """Return what another worker tells when it has made it."""
    end = time.monotonic() + PATIENCE
    while not told.exists():
        if time.monotonic() > end:
            raise TimeoutError(f"{told.stem} is not made after {PATIENCE:.0f} s")
        time.sleep(0.1)
    result: object = pickle.loads(told.read_bytes())  # noqa: S301 - written by this very run
    if isinstance(result, Exception):
        raise result
    return result
