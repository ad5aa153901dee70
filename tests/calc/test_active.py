"""Without macros: the same operations by command, on the workbook that is open right now."""

import json

import pytest
from typer.testing import CliRunner, Result

from tests.calc.buttons import Desk
from tests.quarter import Room
from xlsops.cli.main import app

AT = ("--now", "2026-07-08T15:00+07:00")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--active", *AT])


def test_every_operation_runs_on_the_open_workbook(desk: Desk, room: Room) -> None:
    desk.root = room.root
    room.send("KKP")
    book = desk.open()
    for command, code in (
        ("formats", 0),
        ("collect", 0),
        ("validate", 0),
        ("recap", 1),
        ("status", 0),
    ):
        done = run(command, "--json")
        assert (command, done.exit_code, done.stderr) == (command, code, "")
        json.loads(done.stdout)
    assert "Isian KKP" in book.sheet_names
    assert desk.alerts == []
    assert (desk.app.screen_updating, desk.app.display_alerts) == (True, True)


def test_an_obstacle_is_one_sentence_and_exit_code_2(desk: Desk) -> None:
    desk.app.books.add()
    done = run("collect")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "bukan Kendali Kinerja" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("desk")
def test_without_an_open_workbook_it_is_said() -> None:
    done = run("status")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Belum ada buku kerja yang terbuka untuk disunting di Excel.")
    assert done.stderr.count("\n") == 1
