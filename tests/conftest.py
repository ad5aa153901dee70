"""Fixtures shared by every folder of tests: the real spreadsheet program."""

import gc
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count as counting
from pathlib import Path
from typing import NoReturn

import pytest
from xdist.workermanage import WorkerController

from tests import browser as chromium
from tests.calc import oracle
from tests.calc.buttons import COUNTS
from tests.calc.office import Office, available
from xlsops.excel.live.tame import xw

_MEMORIES = counting()
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""The tests, whose asserts are rewritten, and the program, which they start a hundred times, are compiled once."""

gc.set_threshold(50_000, 20, 50)
"""Garbage is looked for less often, and not among seven thousand tests: a quarter of all time went into it."""
os.fsync = os.fstat  # type: ignore[assignment]
"""No disk is waited for: no test cuts its power. Which writes wait for it, and in which order, is what
``tests/files/test_writing.py`` and ``tests/procedure/trouble`` prove; the processes they start do wait."""

LONG = (
    "tests/test_",
    "tests/demo/",
    "tests/procedure/sequences/",
    "tests/procedure/trouble/",
    "tests/calc/",
    "tests/procedure/",
)
"""Where the tests stand that play a quarter or wait for the spreadsheet program, the longest first."""


@pytest.fixture(scope="session", autouse=True)
def _no_memory_of_this_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with _memory(tmp_path_factory):
        yield


@pytest.fixture(autouse=True)
def _own_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test begins with a machine that remembers nothing."""
    with _memory(tmp_path_factory):
        yield


@contextmanager
def _memory(factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = factory.getbasetemp() / "ingatan" / f"{next(_MEMORIES)}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """The running LibreOffice; without it a test is skipped, and fails where CI is set."""
    if reason := available():
        lacking(reason)
    running = oracle.running()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def calc(office: Office) -> Iterator[xw.App]:
    """An xlwings application whose workbooks are open in LibreOffice; the active engine."""
    from tests.calc.engine import register  # noqa: PLC0415

    before = xw.engines.active
    app = register(office).apps.add(add_book=False)
    yield app
    app.quit()
    xw.engines.active = before


@pytest.fixture(scope="session")
def browser() -> chromium.Browser:
    """The headless Chromium; without it a test is skipped, and fails where CI is set."""
    program = chromium.program()
    if program is None:
        lacking("Chromium is not installed")
    return chromium.Browser(program)


@pytest.fixture(scope="session")
def poppler() -> Callable[..., str]:
    """What a program of Poppler tells of a PDF; without it a test is skipped, and fails where CI is set."""

    def told(*command: str | Path) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    if shutil.which("pdfinfo") is None:
        lacking("pdfinfo (poppler-utils) is not installed")
    return told


@pytest.fixture
def book(calc: xw.App) -> Iterator[Callable[..., xw.Book]]:
    """Opens workbooks in LibreOffice, a new one without a path; all are closed at the end."""

    def opened(path: Path | None = None) -> xw.Book:
        return calc.books.open(path) if path else calc.books.add()

    calc.impl.reset()
    yield opened
    calc.impl.reset()


@pytest.fixture
def calls(book: Callable[..., xw.Book]) -> Counter[str]:
    """How often each property or method of xlwings went to Excel; empty at the start."""
    from tests.calc.engine_calls import calls as counted  # noqa: PLC0415

    del book
    counted.clear()
    return counted


def lacking(reason: str) -> NoReturn:
    """Skip the test for what this computer lacks; fail it in CI, which has everything."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker waits at the end for one that began late."""
    items.sort(
        key=lambda item: next(
            (n for n, at in enumerate(LONG) if item.nodeid.startswith(at)), len(LONG)
        )
    )


def pytest_collection_finish() -> None:
    """Look for garbage no more among what there is now."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a worker to the process that prints the summary."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["buttons"] = COUNTS


def pytest_testnodedown(node: WorkerController) -> None:
    """Keep of each button the most calls any worker counted."""
    for label, (count, what) in getattr(node, "workeroutput", {}).get("buttons", {}).items():
        COUNTS[label] = max(COUNTS.get(label, (0, "")), (count, what))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many buttons were pressed, and how often each went to the spreadsheet program."""
    if not COUNTS:
        return
    terminalreporter.section("tombol di LibreOffice")
    terminalreporter.line(f"{len(COUNTS)} tombol ditekan di aplikasi sungguhan")
    for name, (count, what) in COUNTS.items():
        terminalreporter.line(f"tombol {name}: {count} panggilan{f' ({what})' if what else ''}")
