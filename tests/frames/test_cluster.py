"""A dataset made by a cluster: the same bytes as one process makes, whatever befalls its workers."""

import importlib.metadata
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import Struct

from tests.cli.test_main import Ran, one_sentence, run
from tests.procedure.kabag import NEXT_DAY
from tests.quarter import files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.frames.subjects import Subject
from xlsops.procedure.dataset import chunk, exporting
from xlsops.procedure.dataset.chunk import Chunk, Wanted, work
from xlsops.procedure.dataset.program import this_program
from xlsops.workers import cluster as clusters

distributed = clusters.distributed
ROOT = Path(__file__).parents[2]
NOW = ("--now", NEXT_DAY.isoformat())
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # what a client leaves to the collector
]


class Small(Struct, frozen=True):
    """A cluster of this machine: its address, its process, where its log goes."""

    address: str
    process: "subprocess.Popen[str]"
    log: Path

    def everywhere(self, function: Callable[..., Any], *given: object) -> None:
        """Have every worker call a function."""
        with distributed.Client(self.address, set_as_default=False) as client:
            client.run(function, *given)


@contextmanager
def cluster(workers: int, log: Path) -> Iterator[Small]:
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.workers.small_cluster", str(workers)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        with process:
            yield Small(process.stdout.readline().strip(), process, log)
            process.stdin.close()


@pytest.fixture
def offices(answered: Path, empty: Path, tmp_path: Path) -> Path:
    """A folder of five offices with answers and one without."""
    for number in range(1, 6):
        shutil.copytree(answered, tmp_path / "kantor" / f"Kantor {number}" / "TW2")
    shutil.copytree(empty, tmp_path / "kantor" / "Kantor 6" / "TW2")
    return tmp_path / "kantor"


@pytest.fixture(autouse=True)
def _two_folders_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "FILES", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)


def told(folder: Path, dataset: Path, *more: str) -> dict[str, Any]:
    """Return what an export tells of the dataset it made."""
    ran = run("export", folder, "--dataset", dataset, *NOW, *more, "--json")
    assert ran.err == ""
    made: dict[str, Any] = json.loads(ran.out)
    return made


def armed(notes: str) -> None:
    """Note every folder this worker reads; be killed before the second part is written, if no worker was."""
    load, write, written = chunk.load, chunk.write_whole, []

    def noting(root: Path, *given: Any, **more: Any) -> Any:
        with Path(notes, "dibaca").open("a") as lines:
            lines.write(f"{root.parent.name}\n")
        return load(root, *given, **more)

    def killed(path: Path, data: bytes) -> bool:
        written.append(path)
        if len(written) == 2:
            try:
                Path(notes, "mati").touch(exist_ok=False)
            except FileExistsError:
                return write(path, data)
            os.kill(os.getpid(), signal.SIGKILL)
        return write(path, data)

    chunk.load, chunk.write_whole = noting, killed  # type: ignore[assignment]


def unlike(name: str, version: str) -> None:
    """Have this worker tell of another version of a library, or of none."""
    right = importlib.metadata.version

    def told_of(library: str) -> str:
        if library != name:
            return right(library)
        if not version:
            raise importlib.metadata.PackageNotFoundError(name)
        return version

    importlib.metadata.version = told_of


def end(process: int) -> None:
    """Have the next folder this worker reads be the end of that process."""

    def killing(*_: Any, **__: Any) -> Any:
        os.kill(process, signal.SIGKILL)
        time.sleep(60)

    chunk.load = killing


def test_a_worker_killed_in_the_middle_costs_its_chunk_and_no_byte(
    offices: Path, tmp_path: Path
) -> None:
    alone, both = tmp_path / "sendiri", tmp_path / "bersama"
    told(offices, alone)
    with cluster(2, tmp_path / "log") as small:
        small.everywhere(armed, str(tmp_path))
        made = told(offices, both, "--cluster", small.address)
        read = Counter((tmp_path / "dibaca").read_text().splitlines())
        again = told(offices, both, "--cluster", small.address)
        read_again = Counter((tmp_path / "dibaca").read_text().splitlines()) - read
        for library, version in (("pandas", "1.0"), ("xlsops", "")):
            small.everywhere(unlike, library, version)
            ran = run("export", offices, "--dataset", both, *NOW, "--cluster", small.address)
            held = f"memakai {library} {version}" if version else f"tidak punya {library}"
            one_sentence(ran, held)
    assert files(alone) == files(both)
    assert len(files(both)) == 7
    assert (made["read"], made["kept"], made["workers_lost"]) == (6, 0, 1)
    assert sorted(read) == [f"Kantor {number}" for number in range(1, 7)]
    assert sorted(read.values()) == [1, 1, 1, 1, 2, 2]
    assert (again["read"], again["kept"], read_again) == (0, 6, Counter())
    lines = [line for line in small.log.read_text().splitlines() if "killed by signal 9" in line]
    assert lines
    print(lines[0])  # noqa: T201 - the proof people ask for


def test_a_scheduler_that_dies_is_told_and_what_was_done_is_kept(
    offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    told(offices / "Kantor 1", data)
    with cluster(1, tmp_path / "log") as small:
        small.everywhere(end, small.process.pid)
        ran = run("export", offices, "--dataset", data, *NOW, "--cluster", small.address)
    one_sentence(ran, f"Hubungan dengan klaster di {small.address} putus")
    made = told(offices, data)
    assert (made["read"], made["kept"]) == (5, 1)


def test_a_cluster_without_workers_is_told(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_ANSWER", 1.0)
    with cluster(0, tmp_path / "log") as small:
        ran = run("export", offices, "--dataset", tmp_path / "data", "--cluster", small.address)
    one_sentence(ran, f"Klaster di {small.address} tidak punya pekerja. Jalankan")


@pytest.mark.parametrize(
    "address",
    [
        "tcp://127.0.0.1:{port}",
        "127.0.0.1:{port}",
        "tcp://tiada.invalid:8786",
        "klaster",
        "ucx://",
        ":",
    ],
)
def test_an_address_where_no_cluster_is_is_told_within_seconds(
    address: str, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_ANSWER", 1.0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        where = address.format(port=unused.getsockname()[1])
        ran = run("export", empty, "--dataset", tmp_path / "data", "--cluster", where)
    one_sentence(ran, f"Klaster di {where} tidak dapat dihubungi.")


def test_something_else_that_listens_is_no_cluster(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_ANSWER", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as other:
        where = f"tcp://127.0.0.1:{other.getsockname()[1]}"
        ran = run("export", empty, "--dataset", tmp_path / "data", "--cluster", where)
    one_sentence(ran, f"Klaster di {where} tidak dapat dihubungi.")


def test_a_worker_that_does_not_see_a_folder_says_so(empty: Path, tmp_path: Path) -> None:
    def asked(dataset: Path, folder: Path) -> object:
        wanted = (Wanted(folder, there=True),)
        return work(Chunk(dataset, Subject.ANSWERS, NEXT_DAY, this_program(), wanted))

    here, gone = socket.gethostname(), tmp_path / "tiada"
    assert asked(gone, empty) == messages.cluster.unseen(here, gone)
    assert asked(tmp_path, gone) == messages.cluster.unseen(here, gone)


def test_workers_that_stay_away_are_told_and_those_that_come_back_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there: dict[str, int] = {}
    client = SimpleNamespace(status="running", nthreads=lambda: there)
    watch = clusters._Watch(client, "tcp://a:1")
    moments = iter((10.0, 10.0, 70.0, 80.0, 80.0, 141.0))
    monkeypatch.setattr(clusters, "monotonic", lambda: next(moments))
    watch.look()
    watch.look()
    there["tcp://b:2"] = 1
    watch.look()
    there.clear()
    watch.look()
    with stopped_by(messages.cluster.workers_gone):
        watch.look()


def test_only_an_export_that_names_a_cluster_imports_dask(empty: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from xlsops.cli.main import main; sys.argv[1:] = ['export', *sys.argv[1:]]\n"
        "try: main()\n"
        "finally: print({'dask', 'distributed'} & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, empty, "--dataset", tmp_path / "data", *NOW],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "set()"


def test_without_the_library_one_sentence_says_what_to_install(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "xlsops.workers.cluster")
    ran: Ran = run("export", empty, "--dataset", tmp_path / "data", "--cluster", "tcp://a:1")
    one_sentence(ran, 'pip install "xlsops[cluster]"')
