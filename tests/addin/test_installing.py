"""The add-in is put in place, looked at and taken away on Windows and macOS alike."""

import sys
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.addin.machines import MAC_PYTHON, WINDOWS_PYTHON, files, linux, macos, windows
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.addin import wheel
from xlsops.addin.build import content
from xlsops.addin.installing import install, remove, status
from xlsops.addin.machine import Machine, places, this_machine
from xlsops.core.values import structs
from xlsops.errors import FileOpenError

STARTUP_WINDOWS = "AppData/Roaming/Microsoft/Excel/XLSTART/Kinerja.xlam"
STARTUP_MACOS = (
    "Library/Group Containers/UBF8T346G9.Office/User Content.localized/"
    "Startup.localized/Excel/Kinerja.xlam"
)
SETTINGS_MACOS = "Library/Containers/com.microsoft.Excel/Data/xlsops.conf"
SCRIPT_MACOS = f"Library/Application Scripts/com.microsoft.Excel/xlwings-{wheel.PINNED}.applescript"

System = Callable[..., Machine]
both = pytest.mark.parametrize("system", [windows, macos])


def test_windows_gets_the_addin_and_the_settings(tmp_path: Path) -> None:
    now = install(windows(tmp_path))
    assert files(tmp_path) == [".xlsops/xlsops.conf", STARTUP_WINDOWS]
    assert (tmp_path / STARTUP_WINDOWS).read_bytes() == content()
    assert (tmp_path / ".xlsops" / "xlsops.conf").read_bytes() == (
        f'"INTERPRETER_WIN","{WINDOWS_PYTHON}"\r\n"ADD_WORKBOOK_TO_PYTHONPATH","false"\r\n'
    ).encode()
    assert now.complete
    assert now.sentences[-1] == "Tutup semua jendela Excel, lalu buka lagi."


def test_a_mac_gets_the_addin_the_settings_and_the_script(tmp_path: Path) -> None:
    now = install(macos(tmp_path))
    assert files(tmp_path) == sorted([SCRIPT_MACOS, SETTINGS_MACOS, STARTUP_MACOS])
    shipped = Path(str(distribution("xlwings").locate_file("xlwings"))) / wheel.APPLESCRIPT
    assert (tmp_path / SCRIPT_MACOS).read_bytes() == shipped.read_bytes()
    assert (tmp_path / SETTINGS_MACOS).read_text(encoding="ascii").splitlines() == [
        f'"INTERPRETER_MAC","{MAC_PYTHON}"',
        '"ADD_WORKBOOK_TO_PYTHONPATH","false"',
        '"XLSOPS_APPLESCRIPT","true"',
    ]
    assert now.complete
    assert "Cmd+Q" in now.sentences[-1]


@both
def test_removing_leaves_nothing(system: System, tmp_path: Path) -> None:
    machine = system(tmp_path)
    install(machine)
    left = remove(machine)
    assert files(tmp_path) == []
    assert not left.complete
    assert left.sentences[0].startswith("Tambahan Kinerja sudah dicabut")


@both
def test_removing_what_is_not_there_says_so(system: System, tmp_path: Path) -> None:
    left = remove(system(tmp_path))
    assert left.sentences == ("Tambahan Kinerja belum terpasang. Jalankan: xlsops addin install",)
    assert files(tmp_path) == []


@both
def test_installing_twice_is_installing_once(system: System, tmp_path: Path) -> None:
    machine = system(tmp_path)
    install(machine)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    install(machine)
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


@both
def test_a_persons_own_settings_stay(system: System, tmp_path: Path) -> None:
    machine = system(tmp_path)
    path = places(machine).settings
    path.parent.mkdir(parents=True, exist_ok=True)
    own = '"ONEDRIVE_CONSUMER_WIN","D:\\OneDrive"'
    path.write_text(f'{own}\n\n"interpreter_win","C:\\lama.exe"\n"INTERPRETER_MAC","/lama"\n')
    install(machine)
    lines = path.read_text().splitlines()
    assert lines[0] == own
    assert "" not in lines
    assert "lama" not in path.read_text()
    remove(machine)
    assert path.read_text().splitlines() == [own]


def test_a_script_that_was_there_before_stays_on_a_mac(tmp_path: Path) -> None:
    machine = macos(tmp_path)
    script = tmp_path / SCRIPT_MACOS
    script.parent.mkdir(parents=True)
    script.write_bytes(wheel.applescript())
    install(machine)
    install(machine)
    remove(machine)
    assert files(tmp_path) == [SCRIPT_MACOS]


@both
def test_another_python_takes_over_and_the_status_says_which(
    system: System, tmp_path: Path
) -> None:
    machine = system(tmp_path)
    install(machine)
    other = structs.replace(machine, interpreter="/opt/python")
    assert "bukan yang ini" in status(other).sentences[1]
    install(other)
    assert status(other).interpreter == "/opt/python"
    assert status(other).sentences[1] == "Excel memanggil Python di /opt/python."


@both
def test_lost_settings_are_noticed(system: System, tmp_path: Path) -> None:
    machine = system(tmp_path)
    install(machine)
    places(machine).settings.unlink()
    now = status(machine)
    assert not now.complete
    assert now.sentences[1] == "Pengaturannya hilang. Jalankan lagi: xlsops addin install"


def test_a_lost_script_is_noticed_on_a_mac(tmp_path: Path) -> None:
    machine = macos(tmp_path)
    install(machine)
    (tmp_path / SCRIPT_MACOS).unlink()
    now = status(machine)
    assert not now.complete
    assert "applescript hilang" in now.sentences[-1]


@both
@pytest.mark.parametrize("action", [install, remove])
def test_a_strangers_addin_of_the_same_name_is_left_alone(
    system: System, action: Callable[[Machine], object], tmp_path: Path
) -> None:
    machine = system(tmp_path)
    path = places(machine).addin
    path.parent.mkdir(parents=True)
    path.write_text("buatan orang lain")
    with stopped_by(messages.addin.foreign, match="bukan buatan xlsops"):
        action(machine)
    assert path.read_text() == "buatan orang lain"
    assert len(files(tmp_path)) == 1
    assert "bukan buatan xlsops" in status(machine).sentences[0]


@pytest.mark.parametrize("action", [install, remove, status])
def test_linux_is_told_in_one_sentence(action: Callable[[Machine], object], tmp_path: Path) -> None:
    with stopped_by(messages.addin.unsupported) as caught:
        action(linux(tmp_path))
    assert str(caught.value) == (
        "Tambahan Kinerja hanya dapat dipasang di Windows dan macOS, bukan di Linux; "
        "di komputer ini pakai perintah xlsops di terminal."
    )
    assert files(tmp_path) == []


def test_a_mac_without_excel_is_asked_to_start_it_once(tmp_path: Path) -> None:
    machine = macos(tmp_path)
    places(machine).settings.parent.rmdir()
    with stopped_by(messages.addin.never_started, match="belum pernah dijalankan"):
        install(machine)
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("system", "changed", "reason"),
    [
        (macos, {"interpreter": "/Users/sri/my env/bin/python"}, "spasi"),
        (macos, {"interpreter": "/Users/niño/bin/python"}, "huruf"),
        (windows, {"interpreter": "C:\\Пользователь\\python.exe"}, "huruf"),
        (windows, {"base": "C:\\Program Files\\WindowsApps\\Python"}, "Microsoft Store"),
    ],
)
def test_a_python_excel_cannot_call_is_refused(
    system: System, changed: dict[str, str], reason: str, tmp_path: Path
) -> None:
    with stopped_by(messages.addin.interpreter_path, match=reason):
        install(system(tmp_path, **changed))
    assert files(tmp_path) == []


def test_a_path_of_the_local_code_page_is_written_in_it(tmp_path: Path) -> None:
    install(windows(tmp_path, interpreter="C:\\Users\\José\\python.exe"))
    text = (tmp_path / ".xlsops" / "xlsops.conf").read_bytes()
    assert b"Jos\xe9" in text


def test_an_open_addin_is_replaced_only_after_excel_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = windows(tmp_path)
    install(machine)
    before = (tmp_path / STARTUP_WINDOWS).read_bytes()
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).suffix == ".xlam":
            raise PermissionError(13, "used by another process", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)  # only Windows holds open files this way
    with pytest.raises(FileOpenError, match=r"Kinerja\.xlam sedang terbuka di Excel"):
        install(machine)
    assert (tmp_path / STARTUP_WINDOWS).read_bytes() == before
    assert files(tmp_path) == [".xlsops/xlsops.conf", STARTUP_WINDOWS]


def test_an_open_addin_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = windows(tmp_path)
    install(machine)

    def refuse(self: Path, missing_ok: bool = False) -> None:  # noqa: ARG001
        raise PermissionError(13, "used by another process", str(self))

    monkeypatch.setattr(Path, "unlink", refuse)  # only Windows holds open files this way
    with pytest.raises(FileOpenError, match="Tutup dahulu"):
        remove(machine)
    assert status(machine).complete


def test_nothing_half_written_ever_lies_in_the_startup_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    real = Path.write_bytes

    def watch(self: Path, data: bytes) -> int:
        written.append(self)
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", watch)
    install(windows(tmp_path))
    assert not [path for path in written if path.parent.name == "XLSTART"]


def test_folders_are_found_without_their_variables(tmp_path: Path) -> None:
    where = places(windows(tmp_path, environ={}))
    assert where.addin == tmp_path / STARTUP_WINDOWS
    assert where.settings == tmp_path / ".xlsops" / "xlsops.conf"


def test_this_machine_knows_itself() -> None:
    machine = this_machine()
    assert Path(machine.interpreter).exists()
    assert machine.xlwings == wheel.PINNED
    assert machine.registry(r"HKCU\Software", "x") is None
    assert machine.remote(Path.cwd()) is False


def test_the_python_written_down_is_that_of_the_environment_and_not_the_one_it_was_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``uv tool install`` and ``pipx install`` make such environments; only in there xlsops is found."""
    here = tmp_path / "uv" / "tools" / "xlsops" / "bin" / "python"
    here.parent.mkdir(parents=True)
    here.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(here))
    assert this_machine().interpreter == str(here)
