"""The material for the report by command: made beside the recap, held against it with exit code 1 where it parted."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.quarter import Room, room
from xlsops.cli.main import app

__all__ = ["room"]

AT = ("--now", "2026-07-09T09:00+07:00")


def run(*words: object) -> tuple[int, str]:
    ran = CliRunner().invoke(app, [*map(str, words), *AT])
    return ran.exit_code, ran.output


def test_a_document_is_made_and_held_against_the_recap(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.collect()
    code, told = run("recap", "--docx", room.root)
    assert code == 1, "most bureaus have sent nothing yet"
    assert "Bahan LKjIP ditulis:" in told
    monkeypatch.chdir(room.root)
    file = Path("rekap/Bahan LKjIP TW2 2026 (sementara).docx")
    code, told = run("recap", "--check", file)
    assert (code, "diperiksa terhadap rekap TW II 2026" in told) == (0, True)
    code, told = run("recap", "--check", "rekap/tidak ada.docx")
    assert (code, "tidak ada.docx tidak ada" in told) == (2, True)
