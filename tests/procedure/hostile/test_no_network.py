"""Forms that reach out reach nothing: a quarter of them is the same without any network, and nobody is called."""

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from zipfile import ZipFile

import pytest
from msgspec import Struct, field

from tests.calc.office import RESTART_ME, program
from tests.calc.oracle import XLSX
from tests.conftest import lacking
from tests.netless import netless
from tests.procedure.hostile.reaching import refused, taken, texts
from tests.procedure.tiny import CODES, Tiny, sending
from tests.quarter import files
from tests.test_same_bytes import started
from xlsops.core.journal.state import Fate
from xlsops.core.terms.refused_files import Refusal
from xlsops.files.xlsx.reader import Workbook, take

QUARTER = "import pathlib, sys; from tests.procedure.hostile.reaching import quarter; quarter(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
CALL = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)"
WEB = "http://127.0.0.1:9"


class Listener(Struct, dict=True):
    """Somebody at a port of this computer, who notes from which port each call came."""

    port: int
    heard: Queue[int] = field(default_factory=Queue)

    def strangers(self) -> int:
        """Return how many called since this was asked last; calls are heard in their order."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as mine:
            own, found = mine.getsockname()[1], 0
            while self.heard.get(timeout=10) != own:
                found += 1
        return found


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        found = Listener(server.getsockname()[1])

        def listen() -> None:
            with suppress(OSError):
                while True:
                    line, place = server.accept()
                    line.close()
                    found.heard.put(place[1])

        thread = Thread(target=listen, daemon=True)
        thread.start()
        yield found
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture(scope="module")
def cut_off(listener: Listener, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quarter that was played where there is no network."""
    root = tmp_path_factory.mktemp("tanpa jaringan") / "periode"
    done = started("-c", QUARTER, root, str(listener.port), behind=netless())
    assert (done.returncode, done.stderr) == (0, "")
    return root


def test_a_quarter_of_forms_that_reach_out_is_the_same_without_a_network_and_calls_nobody(
    cut_off: Path, listener: Listener, tmp_path: Path
) -> None:
    listener.strangers()
    done = started("-c", QUARTER, tmp_path / "periode", str(listener.port))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(files(cut_off)) > 20
    assert files(tmp_path / "periode") == files(cut_off)
    assert listener.strangers() == 0


def test_the_listener_hears_whoever_calls_and_nobody_calls_from_where_there_is_no_network(
    listener: Listener,
) -> None:
    listener.strangers()
    assert started("-c", CALL, str(listener.port), behind=netless()).returncode != 0
    assert started("-c", CALL, str(listener.port)).returncode == 0
    assert listener.strangers() == 1


def test_what_would_be_fetched_unasked_is_refused_and_what_a_person_clicks_is_read_as_it_stands() -> (
    None
):
    for name, data in refused(sending(CODES[0]), WEB).items():
        assert isinstance(take(data), Refusal), name
    book = take(taken(sending(CODES[0]), WEB))
    assert isinstance(book, Workbook)
    assert book.linked


def test_the_quarter_took_every_form_and_refused_every_file_that_asks_for_more(
    cut_off: Path,
) -> None:
    fates = [each.fate for each in Tiny(cut_off).period().state.files.values()]
    assert fates.count(Fate.REFUSED) == len(refused(sending(CODES[0]), WEB))
    assert fates.count(Fate.NOTED) == len(CODES) + 1


def inside(path: Path) -> dict[str, str]:
    with ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_the_recap_of_forms_that_reach_out_holds_their_words_as_words_and_leads_nowhere(
    cut_off: Path, listener: Listener
) -> None:
    (recap,) = (cut_off / "rekap").glob("*.xlsx")
    parts = inside(recap)
    leads_nowhere(parts)
    formulas = re.findall(r"<f[^>]*>([^<]*)</f>", "".join(parts.values()))
    assert formulas
    asking = re.compile(r"WEBSERVICE|IMAGE|HYPERLINK|cmd|127\.0\.0\.1|\[\d+\]|\|", re.IGNORECASE)
    assert [each for each in formulas if asking.search(each)] == []
    whole = "".join(parts.values())
    for text in texts(f"http://127.0.0.1:{listener.port}"):
        assert text.replace("&", "&amp;") in whole.replace("&quot;", '"').replace("&apos;", "'"), (
            text
        )


def leads_nowhere(parts: dict[str, str]) -> None:
    """Assert that nothing in a workbook leads out of it, but to the originals beside it."""
    assert [
        each for each in parts if "externallink" in each.casefold() or "connections" in each
    ] == []
    whole = "".join(parts.values())
    outside = re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', whole)
    beside = re.compile(
        r'/hyperlink" Target="\.\.[^":]*/(?:arsip/[0-9a-f]{64}|Kendali%20Kinerja)\.xlsx"'
    )
    assert [each for each in outside if not beside.search(each)] == []
    assert [name for name, text in parts.items() if "ddeLink" in text or "oleLink" in text] == []


def test_libreoffice_converts_that_recap_without_a_network_and_finds_nothing_in_it_to_fetch(
    cut_off: Path, tmp_path: Path
) -> None:
    soffice = program() or lacking("LibreOffice (soffice) is not installed")
    (recap,) = (cut_off / "rekap").glob("*.xlsx")
    profile, out = (tmp_path / "profil").as_uri(), tmp_path / "hasil"
    convert = (
        *netless(),
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"xlsx:{XLSX}",
        "--outdir",
        out,
        recap,
    )
    done = ran(*convert)
    if done.returncode == RESTART_ME:  # it has made its profile, and wants to begin with it
        done = ran(*convert)
    assert (done.returncode, "Error" in done.stdout + done.stderr) == (0, False), done
    parts = inside(out / recap.name)
    leads_nowhere(parts)
    assert [name for name, text in parts.items() if 't="e"' in text] == []


def ran(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=200)
