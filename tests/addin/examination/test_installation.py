"""Every line of the examination is right on the computer it looks at."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from openpyxl import load_workbook

from tests.addin.machines import linux, macos, registry, windows
from xlsops.addin.examination.installation import CHECKS, examine_installation
from xlsops.addin.examination.line import Check
from xlsops.addin.installing import install
from xlsops.addin.machine import Machine, places, this_machine
from xlsops.errors import reason_of
from xlsops.files.folders import CONTROL
from xlsops.resources import asset

EXCEL = (r"HKCR\Excel.Application\CurVer", "")
TRUST = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
RULES = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
CHILD = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"


def line(name: str, machine: Machine, folder: Path | None = None) -> Check:
    (found,) = (check for check in examine_installation(folder, machine) if check.name == name)
    return found


def verdict(name: str, machine: Machine, folder: Path | None = None) -> bool | None:
    return line(name, machine, folder).ok


def with_excel(home: Path, **changed: object) -> Machine:
    return windows(home, registry=registry({EXCEL: "Excel.Application.16"}), **changed)


def test_a_good_windows_computer_is_fine_on_every_line(tmp_path: Path) -> None:
    machine = with_excel(tmp_path)
    install(machine)
    folder = tmp_path / "Kinerja 2026 TW II"
    folder.mkdir()
    shutil.copy(asset("workbook") / CONTROL, folder)
    assert [check for check in examine_installation(folder, machine) if not check.ok] == []


def test_a_good_mac_has_no_wrong_line(tmp_path: Path) -> None:
    machine = macos(tmp_path)
    (tmp_path / "Applications" / "Microsoft Excel.app").mkdir(parents=True)
    install(machine)
    assert [check for check in examine_installation(tmp_path, machine) if check.ok is False] == []
    assert verdict("Excel", machine) is True
    assert verdict("Tambahan Kinerja", machine) is True


def test_linux_says_that_excel_is_not_there(tmp_path: Path) -> None:
    machine = linux(tmp_path)
    assert line("Excel", machine) == Check(
        "Excel",
        None,
        "Excel tidak ada di sistem ini (Linux).",
        "Pakai perintah xlsops di terminal.",
    )
    excel_only = ("Tambahan Kinerja", "Tanda unduhan", "Lokasi tepercaya", "Antivirus")
    assert {verdict(name, machine) for name in excel_only} == {None}
    assert [check for check in examine_installation(tmp_path, machine) if check.ok is False] == []


def test_this_computer_can_be_examined(tmp_path: Path) -> None:
    found = examine_installation(tmp_path)
    assert len(found) == len(CHECKS)
    assert len({check.name for check in found}) == len(CHECKS)


@pytest.mark.parametrize("system", [windows, macos, linux])
def test_every_wrong_line_says_what_to_do(system: Callable[..., Machine], tmp_path: Path) -> None:
    broken = system(
        tmp_path,
        interpreter="/my env/π/python",
        python=(3, 10, 1),
        xlwings="0.30.0",
        registry=registry({(TRUST, "AllLocationsDisabled"): 1, (RULES, CHILD): "1"}),
        free=lambda _: 0,
    )
    wrong = [
        check for check in examine_installation(tmp_path / "tidak ada", broken) if check.ok is False
    ]
    assert len(wrong) >= 4
    assert all(check.remedy.endswith((".", "install", "0.37.8")) for check in wrong)


@pytest.mark.parametrize("system", [windows, macos])
def test_nothing_is_left_behind(system: Callable[..., Machine], tmp_path: Path) -> None:
    machine = system(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    examine_installation(tmp_path, machine)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("python", "expat", "ok"),
    [
        ((3, 10, 14), (2, 7, 3), False),
        ((3, 11, 13), (2, 7, 3), None),
        ((3, 11, 14), (2, 7, 3), True),
        ((3, 12, 11), (2, 7, 3), None),
        ((3, 12, 12), (2, 7, 3), True),
        ((3, 15, 0), (2, 7, 3), True),
        ((3, 14, 1), (2, 5, 0), None),
        ((3, 14, 1), (2, 6, 0), True),
    ],
)
def test_an_old_python_or_expat_is_named(
    python: tuple[int, ...], expat: tuple[int, ...], ok: bool | None, tmp_path: Path
) -> None:
    assert verdict("Versi Python", linux(tmp_path, python=python, expat=expat)) is ok


def test_a_python_that_excel_does_not_call_is_named(tmp_path: Path) -> None:
    install(windows(tmp_path))
    other = windows(tmp_path, interpreter=r"D:\lain\python.exe")
    found = line("Python", other)
    assert found.ok is False
    assert found.remedy == "Jalankan: xlsops addin install"


def test_another_xlwings_than_the_addins_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = windows(tmp_path)
    install(machine)
    assert verdict("xlwings", machine) is True
    assert verdict("xlwings", windows(tmp_path, xlwings="0.38.0")) is False
    monkeypatch.setattr("xlsops.addin.wheel.PINNED", "0.38.0")
    found = line("xlwings", windows(tmp_path, xlwings="0.38.0"))
    assert found.ok is False
    assert "dibuat untuk xlwings 0.37.8" in found.sentence


def test_a_missing_excel_is_named(tmp_path: Path) -> None:
    assert verdict("Excel", windows(tmp_path)) is False
    assert verdict("Excel", with_excel(tmp_path)) is True
    assert verdict("Excel", macos(tmp_path)) is False


def test_what_is_missing_of_the_addin_is_named(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    assert line("Tambahan Kinerja", machine).sentence == "Tambahan Kinerja belum terpasang."
    install(machine)
    assert verdict("Tambahan Kinerja", machine) is True
    places(machine).settings.unlink()
    assert line("Tambahan Kinerja", machine).sentence == "Pengaturannya hilang."
    places(machine).addin.write_text("lain")
    assert "bukan buatan xlsops" in line("Tambahan Kinerja", machine).sentence


@pytest.mark.parametrize(("zone", "ok"), [("0", True), ("2", True), ("3", False), ("4", False)])
def test_the_mark_of_the_web_is_read(zone: str, ok: bool, tmp_path: Path) -> None:
    machine = windows(tmp_path)
    install(machine)
    addin = places(machine).addin
    # On Windows this is a stream of the file, elsewhere a file of this name: read the same way.
    Path(f"{addin}:Zone.Identifier").write_text(f"[ZoneTransfer]\r\nZoneId={zone}\r\n")
    assert verdict("Tanda unduhan", machine) is ok


def test_without_a_mark_the_addin_is_clean(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    assert verdict("Tanda unduhan", machine) is None
    install(machine)
    assert verdict("Tanda unduhan", machine) is True


def test_a_policy_against_trusted_locations_is_named(tmp_path: Path) -> None:
    policy = registry({(TRUST, "AllLocationsDisabled"): 1})
    assert verdict("Lokasi tepercaya", windows(tmp_path, registry=policy)) is False
    assert verdict("Lokasi tepercaya", windows(tmp_path)) is True


def test_a_rule_against_child_processes_is_named(tmp_path: Path) -> None:
    rule = registry({(RULES, CHILD): "1"})
    found = line("Antivirus", windows(tmp_path, registry=rule))
    assert found.ok is False
    assert "--active" in found.remedy


def test_an_addin_that_vanished_looks_like_quarantine(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    assert verdict("Antivirus", machine) is True
    install(machine)
    places(machine).addin.unlink()
    assert "dikarantina" in line("Antivirus", machine).sentence


def test_a_folder_that_can_be_written_is_fine(tmp_path: Path) -> None:
    assert verdict("Izin tulis", linux(tmp_path)) is None
    assert verdict("Izin tulis", linux(tmp_path), tmp_path) is True


def period(root: Path, *parts: str) -> Path:
    """A period folder with these folders in it."""
    for part in parts or ("masuk", "jurnal"):
        (root / part).mkdir(parents=True)
    return root


@pytest.mark.parametrize("part", ["jurnal", "arsip", "masuk", "rekap"])
def test_a_folder_within_that_cannot_be_written_is_named(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real = period(tmp_path / "periode", "jurnal", "arsip", "masuk", "rekap"), TemporaryFile

    def refuses(dir: Path) -> object:  # noqa: A002 - as the library calls it
        if dir.name == part:
            raise PermissionError(13, "Permission denied")
        return real(dir=dir)

    monkeypatch.setattr("xlsops.addin.examination.folder.tempfile.TemporaryFile", refuses)
    found = line("Izin tulis", linux(tmp_path), folder)
    assert found.ok is False
    assert found.sentence == f"Tidak dapat menulis ke {folder / part} (izin ditolak)."
    assert found.remedy == "Minta izin tulis atau pilih folder lain."


def test_a_control_workbook_that_may_only_be_read_is_named(tmp_path: Path) -> None:
    control = shutil.copy(asset("workbook") / CONTROL, period(tmp_path / "periode"))
    assert verdict("Izin tulis", linux(tmp_path), tmp_path / "periode") is True
    Path(control).chmod(0o444)
    found = line("Izin tulis", windows(tmp_path), tmp_path / "periode")
    assert found == Check(
        "Izin tulis",
        False,
        "Kendali Kinerja.xlsx bertanda hanya dapat dibaca.",
        "Hapus tanda hanya-baca pada Properti berkas itu, atau minta izin tulis.",
    )
    Path(control).chmod(0o644)


MB = 1_000_000


@pytest.mark.parametrize(
    ("free", "ok", "told"),
    [
        (1_000 * MB, True, "Tersisa 1.000 MB"),
        (1_000 * MB - 1, None, "Tersisa 999 MB"),
        (100 * MB, None, "Tersisa 100 MB"),
        (100 * MB - 1, False, "diperlukan sekurangnya 100 MB."),
        (0, False, "Tersisa 0 MB"),
        (None, None, "tidak dapat diketahui"),
    ],
)
def test_a_disk_that_is_full_or_will_be_soon_is_named(
    free: int | None, ok: bool | None, told: str, tmp_path: Path
) -> None:
    found = line("Ruang disk", linux(tmp_path, free=lambda _: free), period(tmp_path / "periode"))
    assert (found.ok, bool(found.remedy)) == (ok, ok is not True and free is not None)
    assert told in found.sentence


def test_the_disk_needs_room_for_three_times_what_lies_in_the_inbox(tmp_path: Path) -> None:
    folder = period(tmp_path / "periode")
    with (folder / "masuk" / "besar.xlsx").open("wb") as file:
        file.truncate(500 * MB)  # a hole takes no room here
    told = line("Ruang disk", linux(tmp_path, free=lambda _: 1_499 * MB), folder)
    assert (told.ok, told.sentence.endswith("diperlukan sekurangnya 1.500 MB.")) == (False, True)
    assert verdict("Ruang disk", linux(tmp_path, free=lambda _: 1_500 * MB), folder) is True
    assert verdict("Ruang disk", linux(tmp_path)) is None


@pytest.mark.parametrize(
    ("ahead", "ok"),
    [
        (timedelta(days=-1), True),
        (timedelta(minutes=5), True),
        (timedelta(minutes=5, seconds=1), False),
        (timedelta(days=400), False),
    ],
)
def test_a_journal_that_is_newer_than_now_says_that_a_clock_is_wrong(
    ahead: timedelta, ok: bool, tmp_path: Path
) -> None:
    folder, now = period(tmp_path / "periode"), datetime.now(UTC)
    for each in (now - timedelta(days=2), now + ahead):
        (folder / "jurnal" / f"{each:%Y%m%dT%H%M%S%f}Z-{'ab' * 8}.json").write_text("{}", "ascii")
    (folder / "jurnal" / f"99999999T999999999999Z-{'ab' * 8}.json").write_text("{}", "ascii")
    found = line("Jam komputer", linux(tmp_path, now=lambda: now), folder)
    assert found.ok is ok
    assert ok or found.remedy == (
        "Betulkan tanggal, jam, dan zona waktu komputer, lalu nyalakan penyetelan otomatisnya."
    )
    assert ok or found.sentence.startswith("Jam komputer ini (")


def test_a_clock_that_differs_from_that_of_the_disk_is_worth_knowing(tmp_path: Path) -> None:
    folder = period(tmp_path / "periode")
    found = line(
        "Jam komputer", linux(tmp_path, now=lambda: datetime.now(UTC) + timedelta(hours=7)), folder
    )
    assert found.ok is None
    assert "lain daripada jam disknya" in found.sentence
    assert found.remedy
    assert verdict("Jam komputer", linux(tmp_path)) is None


def test_this_computer_tells_its_room_and_its_time(tmp_path: Path) -> None:
    machine = this_machine()
    assert (machine.free(tmp_path) or 0) > 0
    assert machine.free(tmp_path / "tidak ada") is None
    assert abs(machine.now() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("name", "place", "ok"),
    [
        ("OneDrive", "OneDrive - Pemkab/Kinerja", None),
        ("OneDrive", "Library/CloudStorage/OneDrive-Pemkab/Kinerja", None),
        ("OneDrive", "Dokumen/Kinerja", True),
        ("Disk bersama", "Dropbox/Kinerja", None),
        ("Disk bersama", "Google Drive/Kinerja", None),
        ("Disk bersama", "Drive Saya/Kinerja", None),
        ("Disk bersama", "Library/CloudStorage/GoogleDrive-akun/My Drive/Kinerja", None),
        ("Disk bersama", "Library/Mobile Documents/com~apple~CloudDocs/Kinerja", None),
        ("Disk bersama", "iCloudDrive/Kinerja", None),
        ("Disk bersama", "Nextcloud/Kinerja", None),
        ("Disk bersama", "Dokumen/Kinerja", True),
    ],
)
def test_a_synced_folder_is_known_by_its_name(
    name: str, place: str, ok: bool | None, tmp_path: Path
) -> None:
    (tmp_path / place).mkdir(parents=True)
    assert verdict(name, windows(tmp_path), tmp_path / place) is ok


def test_onedrive_is_known_by_its_variable_too(tmp_path: Path) -> None:
    machine = windows(tmp_path, environ={"OneDriveCommercial": str(tmp_path / "Kantor")})
    for place in ("Kantor/Kinerja", "Kantor lain"):
        (tmp_path / place).mkdir(parents=True)
    assert verdict("OneDrive", machine, tmp_path / "Kantor" / "Kinerja") is None
    assert verdict("OneDrive", machine, tmp_path / "Kantor lain") is True


def test_a_share_is_worth_knowing_and_not_wrong(tmp_path: Path) -> None:
    machine = windows(tmp_path, remote=lambda _: True)
    found = line("Disk bersama", machine, tmp_path)
    assert found.ok is None
    assert "disk jaringan" in found.sentence
    assert found.remedy


@pytest.mark.parametrize(
    ("name", "ok"), [("xlsops.conf", False), ("XlsOps.CONF", False), ("lain.conf", True)]
)
def test_settings_beside_the_control_workbook_are_named(
    name: str, ok: bool, tmp_path: Path
) -> None:
    shutil.copy(asset("workbook") / CONTROL, tmp_path)
    (tmp_path / name).write_text("")
    found = line("Pengaturan asing", linux(tmp_path), tmp_path)
    assert found.ok is ok
    assert ok or name in found.sentence


@pytest.mark.parametrize("sheet", ["xlsops.conf", "modul.py"])
def test_a_sheet_the_addin_would_obey_is_named(sheet: str, tmp_path: Path) -> None:
    book = load_workbook(asset("workbook") / CONTROL)
    book.create_sheet(sheet).sheet_state = "veryHidden"
    book.save(tmp_path / CONTROL)
    found = line("Pengaturan asing", linux(tmp_path), tmp_path)
    assert found.ok is False
    assert sheet in found.sentence


def test_a_folder_without_a_readable_control_workbook_is_no_fault(tmp_path: Path) -> None:
    assert verdict("Pengaturan asing", linux(tmp_path)) is None
    assert verdict("Pengaturan asing", linux(tmp_path), tmp_path) is None
    (tmp_path / CONTROL).write_text("rusak")
    assert verdict("Pengaturan asing", linux(tmp_path), tmp_path) is None


def test_an_addin_of_another_version_of_the_program_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was built before still reads settings from workbooks."""
    machine = windows(tmp_path)
    install(machine)
    assert verdict("Tambahan Kinerja", machine) is True
    monkeypatch.setattr("xlsops.addin.vba.launcher._NOTE", "' Berubah.\n")
    assert line("Tambahan Kinerja", machine) == Check(
        "Tambahan Kinerja",
        False,
        "Tambahan Kinerja yang terpasang dari versi program lain.",
        "Jalankan: xlsops addin install",
    )


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A period folder's key, as it is made."""
    folder = tmp_path / "periode"
    (folder / "jurnal").mkdir(parents=True)
    path = folder / "jurnal" / "kunci.txt"
    path.write_text("ab" * 32, "ascii")
    path.chmod(0o640)
    return path


def private_key(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"ed25519-{'ab' * 32}.pem"
    path.write_text("DATA CONTOH", "ascii")
    path.chmod(0o600)
    return path


@ON_POSIX
def test_the_offices_key_may_be_read_by_its_group_and_written_by_nobody_else(
    key_file: Path, tmp_path: Path
) -> None:
    folder, name = key_file.parent.parent, "Kunci kantor"
    assert verdict(name, linux(tmp_path), folder) is True
    key_file.chmod(0o644)
    found = line(name, linux(tmp_path), folder)
    assert (found.ok, found.remedy) == (
        None,
        f'Bila tidak dimaksud, jalankan: chmod o-r "{key_file}"',
    )
    key_file.chmod(0o666)
    found = line(name, macos(tmp_path), folder)
    assert (found.ok, found.remedy) == (False, f'Jalankan: chmod o-rw "{key_file}"')
    assert verdict(name, windows(tmp_path), folder) is True
    assert verdict(name, linux(tmp_path), tmp_path) is True
    assert verdict(name, linux(tmp_path)) is None


@ON_POSIX
def test_a_private_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    name, path = "Kunci pribadi", private_key(tmp_path / ".xlsops" / "kunci")
    assert verdict(name, linux(tmp_path)) is True
    path.chmod(0o604)
    found = line(name, linux(tmp_path))
    assert (found.ok, found.remedy) == (False, f'Jalankan: chmod 600 "{path}"')
    found = line(name, windows(tmp_path))
    assert found.ok is None
    assert "tidak dapat diperiksa di Windows" in found.sentence


@pytest.mark.parametrize("part", ["", "jurnal", "masuk", "templates"])
def test_a_private_key_in_the_period_folder_is_wrong(part: str, tmp_path: Path) -> None:
    private_key(tmp_path / "periode" / part)
    found = line("Kunci pribadi", linux(tmp_path), tmp_path / "periode")
    assert found.ok is False
    assert "xlsops key new" in found.remedy
    assert line("Kunci pribadi", linux(tmp_path)) == Check(
        "Kunci pribadi",
        True,
        "Belum ada kunci pribadi di komputer ini; tindakan tercatat sebagai diaku.",
    )


FOLDER_LINES = (
    "Folder periode",
    "Izin tulis",
    "Ruang disk",
    "Jam komputer",
    "OneDrive",
    "Disk bersama",
    "Pengaturan asing",
    "Kunci kantor",
)


@pytest.mark.parametrize("named", [True, False])
def test_of_a_folder_that_is_not_there_nothing_is_said_to_be_fine(
    named: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "tidak ada" if named else None
    found = [line(name, linux(tmp_path), folder) for name in FOLDER_LINES]
    assert True not in {each.ok for each in found}
    assert {each.sentence.partition(" ")[0] for each in found[1:]} == {"Tidak"}
    assert found[0].ok is (False if named else None)
    if named:
        assert found[0].sentence == f"Folder {folder} tidak ada."
        assert found[0].remedy.startswith("Periksa namanya")


@pytest.mark.parametrize("errno", [1, 2, 5, 13, 28, 30, 36])
def test_why_the_system_refuses_is_said_in_indonesian(errno: int) -> None:
    error = OSError(errno, os.strerror(errno))
    assert reason_of(error) in {
        "izin ditolak",
        "foldernya tidak ada",
        "sistem menolak",
        "ruang disk habis",
        "folder hanya dapat dibaca",
        "namanya terlalu panjang",
    }
