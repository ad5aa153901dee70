"""LibreOffice is found where it is, and whatever it does never stops the work."""

import sys
from pathlib import Path

import pytest

from xlsops.files import printing
from xlsops.files.printing import printed, printed_each, printer

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the program")


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@posix
def test_the_program_on_the_path_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printer() == made


def test_the_usual_places_come_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(printing, "_PLACES", (str(tmp_path / "tidak ada"), str(made)))
    assert printer() == made
    monkeypatch.setattr(printing, "_PLACES", ())
    assert printer() is None


@posix
def test_what_the_program_writes_is_the_print(tmp_path: Path) -> None:
    script = 'while [ "$1" != --outdir ]; do shift; done; shift 2; for each; do cp "$each" "${each%.xlsx}.pdf"; done'
    assert printed(b"isi", program(tmp_path, script)) == b"isi"
    assert printed_each((b"satu", b"dua"), program(tmp_path, script)) == (b"satu", b"dua")


@posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "sleep 60 & wait"])
def test_a_program_that_fails_makes_nothing_or_hangs_gives_no_print(
    tmp_path: Path, script: str
) -> None:
    assert printed(b"isi", program(tmp_path, script), seconds=0.5) is None


def test_a_program_that_cannot_start_gives_no_print(tmp_path: Path) -> None:
    assert printed(b"isi", tmp_path / "tidak ada") is None
