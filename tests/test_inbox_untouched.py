"""What a bureau sent stays as it lies in the inbox, byte for byte and to the moment, whatever is pressed."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests.cli.test_main import Ran, run
from tests.memory import files_are_judged_here, same_bytes_are_read_once
from tests.quarter import Played, played
from xlsops.cli.main import app
from xlsops.cli.terminal import STOPPED
from xlsops.resources import asset

__all__ = ["files_are_judged_here", "played", "same_bytes_are_read_once"]
AT = ("--now", "2026-07-14T10:00+07:00", "--json")
KABAG = ("--as", "Kabag")
WALK: Mapping[str, tuple[str, ...]] = {
    "status": ("P", "--html", "P/status.html", *AT),
    "open": ("P", *AT),
    "record": (
        "P",
        "--step",
        "4",
        "--date",
        "2026-07-02",
        "--place",
        "Aula",
        "--participant",
        "Peserta Contoh",
        *AT,
    ),
    "carry": ("P", *AT),
    "formats": ("P", *AT),
    "distribute": ("P", "--channel", "surel", *AT),
    "collect": ("P", *AT),
    "remind": ("P", *AT),
    "validate": ("P", *AT),
    "findings": ("P", "--bureau", "UMUM", *AT),
    "decide": ("P", *KABAG, *AT),
    "return": ("P", *KABAG, *AT),
    "approve": ("P", *KABAG, *AT),
    "hand-over": ("P", *AT),
    "recap": ("P", *AT),
    "documents": ("P", *AT),
    "trace": ("P", "Himpunan!G9", *AT),
    "verify": ("P", *AT),
    "export": ("P", "--to", "jawaban.xlsx", *AT),
    "diff": ("UMUM", "--in", "P", *AT),
    "history": ("UMUM", "UMUM-01", "realisasi", "--in", "P", *AT),
    "rules list": ("P", *AT),
    "rules test": ("A02", "P", *AT),
    "rules lint": ("P", *AT),
    "rules selftest": ("P", "--to", "uji.xlsx", *AT),
    "forms copy": ("E.81", "P", *AT),
    "forms check": (str(asset("templates") / "formulir" / "Formulir E.81 (17 kolom).xlsx"), "P"),
    "bundle": ("P",),
    "new": ("P lagi", "--year", "2026", "--quarter", "3", "--from", "P", *AT),
    "guide": (),
    "doctor": ("P",),
    "demo": ("P",),
    "key new": (),
    "key show": (),
    "addin build": ("P",),
    "addin install": (),
    "addin status": (),
    "addin remove": (),
}
"""Every command as it is typed on the Kabag's desk, in the order of a quarter."""
IN_VAIN = {
    "bundle",
    "carry",
    "hand-over",
    "demo",
    "key new",
    "key show",
    "addin install",
    "addin status",
    "addin remove",
}
"""What cannot go on there: nothing came before, not all is approved, the folders are taken, there is
no Excel, and nothing to sign with where the extra is not installed."""


def commands(group: Any, before: str = "") -> Iterator[str]:
    """Yield every command that can be typed, with the group it stands in."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} ")
        else:
            yield before + name


def sent(root: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return of every file of the inbox its bytes, when it was changed, and what may be done with it."""
    return {
        path.relative_to(root).as_posix(): (
            path.read_bytes(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in (root / "masuk").rglob("*")
        if path.is_file()
    }


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for what is installed or logged, and a folder of its own to write into."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "rumah"))
    return tmp_path


def typed(home: Path, command: str, words: tuple[str, ...]) -> Ran:
    """Run a command whose ``P`` is the period's folder."""
    root = home / "periode"
    places = {"P": str(root), "P lagi": str(home / "lagi"), "P/status.html": str(root / "a.html")}
    return run(*command.split(), *(places.get(each, each) for each in words))


def test_every_command_is_walked_through() -> None:
    assert set(commands(get_command(app))) == WALK.keys()


def test_no_command_changes_anything_that_lies_in_the_inbox(played: Played, home: Path) -> None:
    root = home / "periode"
    shutil.copytree(played.root, root)
    (root / "masuk" / "baru.xlsx").write_bytes(b"bukan buku kerja")
    (root / "masuk" / "~$lain.xlsx").write_bytes(b"Budi")
    before, stopped = sent(root), set()
    assert len(before) > 10
    for command, words in WALK.items():
        if typed(home, command, words).code == STOPPED:
            stopped.add(command)
        assert sent(root) == before, command
    assert stopped <= IN_VAIN
