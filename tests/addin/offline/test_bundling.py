"""A folder from which the program is installed where there is no internet."""

import json
import platform
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest

from tests.netless import netless
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.addin.offline import bundling, setup_script
from xlsops.addin.offline.bundling import bundle
from xlsops.addin.offline.targets import System, Target, is_version, running
from xlsops.core.terms.outcome import Outcome, silent

WINDOWS = Target(System.WINDOWS, running())
LINUX = Target(System.LINUX, running())


def wheel(folder: Path, name: str, *needs: str, tag: str = "py3-none-any") -> Path:
    """Write a package that has nothing in it but what it needs."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}-1.0-{tag}.whl"
    with ZipFile(file, "w") as archive:
        told = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {each}" for each in needs)]
        archive.writestr(
            f"{name}-1.0.dist-info/METADATA", "\n".join(("Metadata-Version: 2.1", *told))
        )
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL",
            f"Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: {tag}\n",
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
        archive.writestr(f"{name}.py", "")
    return file


@pytest.fixture(scope="module", autouse=True)
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the program where pip finds packages: what it needs, and what only Windows needs."""
    place = tmp_path_factory.mktemp("toko")
    shelf = place / "paket"
    wheel(shelf, "satu", 'dua; sys_platform == "win32"', 'tiga; extra == "lain"')
    wheel(shelf, "dua", 'empat>=1; platform_system == "Windows"')
    wheel(shelf, "empat", tag="cp311-abi3-win_amd64")
    wheel(shelf, "empat", tag="cp311-abi3-manylinux2014_x86_64")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT"):
            patch.delenv(name, raising=False)
        for name, value in (("CONFIG_FILE", "/dev/null"), ("NO_INDEX", "1"), ("FIND_LINKS", shelf)):
            patch.setenv(f"PIP_{name}", str(value))
        yield wheel(place / "program", "xlsops", "satu")


@pytest.fixture(scope="module")
def for_windows(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """Return a bundle for another computer, and what was said of it."""
    folder = tmp_path_factory.mktemp("windows") / "pemasang"
    return folder, bundle(folder, WINDOWS, silent, str(shop))


def names(folder: Path) -> list[str]:
    """Return the packages of a bundle."""
    return sorted(each.name.partition("-")[0] for each in (folder / "paket").iterdir())


def test_what_only_the_other_computer_needs_is_in_the_bundle_and_of_its_kind(
    for_windows: tuple[Path, Outcome],
) -> None:
    folder, outcome = for_windows
    assert names(folder) == ["dua", "empat", "satu", "xlsops"]
    assert "empat-1.0-cp311-abi3-win_amd64.whl" in outcome.data["packages"]
    assert "Windows 64-bit" in outcome.lines[0]
    told = json.loads((folder / "paket.json").read_text())
    assert sorted(told["files"]) == outcome.data["packages"]
    text = (folder / "BACA SAYA.txt").read_text()
    assert all(f"{digest}  {name}" in text for name, digest in told["files"].items())


@pytest.mark.exhaustive
def test_for_a_computer_like_this_one_what_it_needs_is_there_and_installed_without_any_network(
    shop: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pemasang"
    bundle(folder, LINUX, silent, str(shop))
    assert names(folder) == ["satu", "xlsops"]
    venv.create(tmp_path / "kantor", with_pip=True)
    python = str(tmp_path / "kantor" / "bin" / "python")
    done = installing(folder, *netless(), python)
    assert done.returncode == 0, done.stderr
    assert "xlsops 1.0 terpasang." in done.stdout
    assert subprocess.run((python, "-c", "import xlsops, satu"), check=False).returncode == 0


def test_on_another_computer_it_is_refused_in_one_sentence(
    for_windows: tuple[Path, Outcome],
) -> None:
    done = installing(for_windows[0], sys.executable)
    assert done.returncode == 1
    assert done.stderr == (
        "Folder ini untuk Windows 64-bit, sedangkan komputer ini Linux x86_64. "
        "Minta folder yang dibuat untuk komputer ini.\n"
    )


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("python", "Folder ini untuk Python 3.99, sedangkan yang menjalankannya Python"),
        ("changed", "Berkas satu-1.0-py3-none-any.whl rusak atau berubah. Salin ulang"),
        ("gone", "Berkas satu-1.0-py3-none-any.whl tidak ada di folder paket. Salin ulang"),
        ("list", "Daftar paket.json tidak ada atau rusak. Salin ulang"),
    ],
)
def test_a_folder_that_is_not_whole_or_does_not_fit_is_refused_in_one_sentence(
    damage: str,
    sentence: str,
    for_windows: tuple[Path, Outcome],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "pemasang"
    copytree(for_windows[0], folder)
    one = folder / "paket" / "satu-1.0-py3-none-any.whl"
    told = json.loads((folder / "paket.json").read_text())
    monkeypatch.setattr(platform, "system", lambda: told["machine"][0])
    monkeypatch.setattr(platform, "machine", lambda: told["machine"][1])
    match damage:
        case "python":
            (folder / "paket.json").write_text(json.dumps({**told, "python": "3.99"}))
        case "changed":
            one.write_bytes(one.read_bytes()[:-1])
        case "gone":
            one.unlink()
        case "list":
            (folder / "paket.json").write_text("{")
    monkeypatch.setattr(setup_script, "HERE", folder)
    monkeypatch.setattr(subprocess, "call", lambda _: pytest.fail("dipasang"))
    with pytest.raises(SystemExit, match=re.escape(sentence)):
        setup_script.main()


def installing(folder: Path, *python: str) -> subprocess.CompletedProcess[str]:
    """Run what installs a bundle."""
    return subprocess.run(
        (*python, "pasang.py"), cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_folder_that_holds_something_is_left_as_it_is(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "surat.txt").write_text("x")
    with stopped_by(messages.offline.not_empty):
        bundle(tmp_path / "penuh", WINDOWS, silent, str(shop))
    assert [each.name for each in (tmp_path / "penuh").iterdir()] == ["surat.txt"]


def test_what_cannot_be_fetched_is_named_and_nothing_half_made_stays(tmp_path: Path) -> None:
    program = wheel(tmp_path, "xlsops", "lima")
    with stopped_by(messages.offline.not_fetched, "lima"):
        bundle(tmp_path / "a" / "pemasang", WINDOWS, silent, str(program))
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("3.11", True), ("3.14", True), ("3.9", False), ("2.7", False), ("tiga", False)],
)
def test_a_version_of_python_is_one_the_program_runs_under(text: str, right: bool) -> None:
    assert is_version(text) is right


def test_a_version_that_is_none_is_refused(shop: Path, tmp_path: Path) -> None:
    with stopped_by(messages.offline.no_version, "3.x"):
        bundle(tmp_path / "pemasang", Target(System.WINDOWS, "3.x"), silent, str(shop))


def test_a_program_whose_folder_is_gone_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def read_text(self, _name: str) -> str:
            return '{"url": "file:///tidak/ada%20lagi", "dir_info": {}}'

    monkeypatch.setattr(bundling, "distribution", lambda _name: Installed())
    with stopped_by(messages.offline.source_gone, "ada lagi"):
        bundling.installed_from()


def test_the_script_imports_nothing_of_the_program() -> None:
    text = Path(setup_script.__file__).read_text("utf-8")
    assert "import xlsops" not in text
    assert "from xlsops" not in text
