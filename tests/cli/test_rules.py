"""The commands that prove and compare the rules of an office: what they print, and how they end."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.quarter import Room, room
from xlsops.cli.main import app
from xlsops.core.checks.selftest.verdicts import SelfTest
from xlsops.files.folders import CONTROL
from xlsops.procedure.rules import certifying
from xlsops.resources import asset

__all__ = ["room"]
AT = ("--now", "2026-07-08T09:00+07:00")


def test_a_control_workbook_without_contradiction_ends_well_and_tells_what_is_checked() -> None:
    ran = CliRunner().invoke(app, ["rules", "lint", str(asset("workbook") / CONTROL), *AT])
    first, heading, column, *_ = ran.output.splitlines()
    assert ran.exit_code == 0
    assert first == "Aturan, petunjuk, daftar pilihan, dan pesan tidak saling bertentangan."
    assert heading == "Yang diperiksa pada setiap kolom isian:"
    assert column.startswith("Indikator, Realisasi TW II: jenis V06 V07 V10; daftar –; panjang –; ")


def test_the_self_test_takes_where_its_certificate_goes(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifying, "self_test", lambda *_: SelfTest((), 0, 0))
    monkeypatch.setattr(certifying, "print_beside", lambda *_, **__: "")
    target = tmp_path / "uji.xlsx"
    ran = CliRunner().invoke(
        app, ["rules", "selftest", str(room.root), "--to", str(target), *AT, "--json"]
    )
    assert ran.exit_code == 0
    assert json.loads(ran.output)["file"] == str(target)
    assert target.is_file()
    wrong = CliRunner().invoke(app, ["rules", "selftest", str(room.root), "--to", "uji.pdf", *AT])
    assert wrong.exit_code == 2


def test_a_folder_behind_rules_has_its_rules_listed_and_another_word_is_no_command(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = CliRunner().invoke(app, ["rules", "list", str(room.root), *AT])
    short = CliRunner().invoke(app, ["rules", str(room.root), *AT])
    assert (short.output, short.exit_code) == (listed.output, 0)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "test").mkdir()  # a folder that is called as a command is
    for words in (["rules", "tidak ada"], ["rules", "test"]):
        assert CliRunner().invoke(app, words).exit_code == 2
