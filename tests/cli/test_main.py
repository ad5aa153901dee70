"""The command contract: exit codes, one JSON object, one sentence when it cannot go on."""

import ast
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec import Struct
from openpyxl import load_workbook
from rich.console import Console
from typer.main import get_command
from typer.testing import CliRunner

from tests.memory import same_bytes_are_read_once
from tests.quarter import Played, Room, files, played, room
from xlsops import __version__, messages
from xlsops.cli import main as cli
from xlsops.cli import terminal
from xlsops.cli.main import app
from xlsops.cli.usage import EXAMPLES
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.demo import play as demo
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.catalogue import TASKS, Task

__all__ = ["played", "room", "same_bytes_are_read_once"]
AT = ("--now", "2026-07-08T15:00+07:00")
NOBODY = 65534
ON_A_FOLDER = tuple(name for name, each in TASKS.items() if not each.on_folder)


class Ran(Struct, frozen=True):
    """What a command left: its exit code and both streams."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path) -> Ran:
    """Run a command in this process."""
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    return Ran(result.exit_code, result.stdout, result.stderr)


def started(*arguments: str | Path, cwd: Path | None = None, home: Path | None = None) -> Ran:
    """Run a command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "xlsops", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=120,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, **({"HOME": str(home), "USERPROFILE": str(home)} if home else {})},
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def stopped(ran: Ran, words: str) -> None:
    """Assert that a command could not go on, and said why in Indonesian and nothing else."""
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.endswith("\n")
    assert "Traceback" not in ran.err
    assert not re.search(r"\b\w+(?:Error|Exception)\b", ran.err)


def one_sentence(ran: Ran, words: str) -> None:
    """Assert the same where the reason fits one line."""
    stopped(ran, words)
    assert ran.err.count("\n") == 1


def object_of(ran: Ran) -> dict[str, object]:
    """Return the one JSON object on stdout."""
    assert ran.err == ""
    assert ran.out.count("\n") == 1
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def test_a_quarter_by_commands_alone(tmp_path: Path, room: Room) -> None:
    root = tmp_path / "TW2"
    made = run(
        "new", root, "--year", "2026", "--quarter", "2", "--due", "2026-07-10", *AT, "--json"
    )
    assert (made.code, object_of(made)) == (0, {"folder": str(root), "period": "TW II 2026"})
    stopped(
        run("formats", root, *AT, "--json"), "Langkah 1: periode belum dibuka. Tekan Buka Periode"
    )
    assert object_of(run("open", root, *AT, "--json")) == {
        "period": "TW II 2026",
        "opened": True,
        "empty": [],
    }
    formats = run("formats", root, *AT, "--json")
    assert formats.code == 0
    assert (len(object_of(formats)["formats"]), object_of(formats)["changed"]) == (10, 10)  # type: ignore[arg-type]
    assert object_of(run("formats", root, *AT, "--json"))["changed"] == 0
    status = object_of(run("status", root, *AT, "--json"))
    assert status["coverage"] == "0 dari 10 bagian"
    shutil.copytree(room.root / "jurnal", root / "jurnal", dirs_exist_ok=True)


def test_exit_codes_tell_done_from_somebody_must_look(room: Room) -> None:
    room.send("KKP")
    clean = run("collect", room.root, *AT, "--json")
    assert (clean.code, object_of(clean)["accepted"]) == (0, 1)
    assert run("validate", room.root, *AT, "--json").code == 0
    room.send("TAPEM", **{"TAPEM-01__bukti": None})
    flagged = run("collect", room.root, *AT, "--json")
    assert (flagged.code, object_of(flagged)["accepted"]) == (1, 1)
    for command in ("validate", "recap"):
        ran = run(command, room.root, *AT, "--json")
        assert ran.code == 1, command
        object_of(ran)
    status = run("status", room.root, *AT, "--json")
    assert (status.code, object_of(status)["coverage"]) == (0, "2 dari 10 bagian")


def test_a_refusal_makes_somebody_look(room: Room) -> None:
    room.drop("kosong.xlsx", b"")
    ran = run("collect", room.root, *AT, "--json")
    assert (ran.code, object_of(ran)["refused"]) == (1, 1)


def test_a_person_reads_sentences_in_indonesian(room: Room) -> None:
    room.send("KKP", "kiriman (1).xlsx", **{"KKP-01__bukti": None})
    room.drop("kosong.xlsx", b"")
    ran = run("collect", room.root, *AT)
    assert ran.code == 1
    assert ran.out.startswith("2 berkas di folder masuk: ")
    assert "1 baru diterima" in ran.out.splitlines()[0]
    assert "1 baru ditolak" in ran.out.splitlines()[0]
    assert "kosong.xlsx: ditolak. Berkas kosong (0 byte)" in ran.out
    assert "Temuan terbuka:" in ran.out


def test_the_current_folder_is_the_default(room: Room) -> None:
    ran = started("status", "--json", *AT, cwd=room.root)
    assert (ran.code, object_of(ran)["period"]) == (0, "TW II 2026")


def test_doctor_examines_the_current_folder_when_it_is_one_of_a_period(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(room.root)
    assert f"{room.root} dapat ditulisi" in run("doctor").out
    monkeypatch.chdir(room.root / "masuk")
    assert "folder sekarang bukan folder periode" in run("doctor").out
    missing = run("doctor", "tidak ada")
    assert (missing.code, "Folder tidak ada tidak ada. Periksa namanya" in missing.out) == (1, True)


@pytest.mark.parametrize("left", [None, 0, 9, 4000])
def test_without_its_control_workbook_a_period_comes_back_as_is_said(
    left: int | None, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    monkeypatch.chdir(room.root)
    before = run("status", *AT).out
    control = room.root / CONTROL
    data = control.read_bytes()
    control.unlink()
    if left is not None:
        control.write_bytes(data[:left])
    for command in (["collect"], ["status"]):
        said = run(*command).err
        assert "dari cadangan. Bila tidak ada: buat folder lain" in said
        assert left is not None or f"tidak ada di folder {room.root.resolve()}." in said
    assert CONTROL in run("doctor").out
    made = run("new", "../Kendali baru", "--year", "2026", "--quarter", "2", "--due", "2026-07-10")
    assert made.code == 0
    shutil.copy(room.root.parent / "Kendali baru" / CONTROL, control)
    assert (run("status", *AT).out, run("collect", *AT).code) == (before, 0)


def test_a_bar_shows_names_as_they_are_whatever_they_look_like(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(
        "rich.console.Console",
        lambda *, stderr: Console(file=screen, force_terminal=stderr, width=99),
    )
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True)

    def work(report: Report) -> Outcome:
        report("Membaca [/b] [red]TW2\x1b]0;\a", 1, 2)
        return Outcome(("Selesai",))

    assert terminal._with_bar(work) == Outcome(("Selesai",))
    assert "Membaca [/b] [red]TW2\N{REPLACEMENT CHARACTER}]0;" in screen.getvalue()


def test_a_process_prints_utf_8_and_no_bar_into_a_file(room: Room) -> None:
    room.send("KKP", "berkas “kutip” – é.xlsx", **{"KKP-01__bukti": None})
    ran = started("collect", room.root, *AT)
    assert ran.code == 1
    assert "1 baru diterima" in ran.out
    assert "\x1b" not in ran.out + ran.err
    assert ran.err.strip() == ""


@pytest.mark.parametrize("command", ON_A_FOLDER)
def test_a_missing_folder_and_a_folder_without_control_workbook(
    command: str, tmp_path: Path
) -> None:
    one_sentence(run(command, tmp_path / "tidak ada", "--json"), "tidak ada. Periksa namanya")
    (tmp_path / "kosong").mkdir()
    one_sentence(run(command, tmp_path / "kosong"), f"{CONTROL} tidak ada di folder")
    assert files(tmp_path) == {}


def garbage(room: Room) -> str:
    (room.root / CONTROL).write_bytes(b"\x00\x01 bukan buku kerja")
    return "tidak dapat dibaca"


def password(room: Room) -> str:
    (room.root / CONTROL).write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000))
    return "kata sandi"


def empty(room: Room) -> str:
    (room.root / CONTROL).write_bytes(b"")
    return "berkasnya kosong"


def without_key(room: Room) -> str:
    room.send("KKP")
    (room.root / "jurnal" / "kunci.txt").unlink()
    return "kunci.txt) hilang atau rusak"


def damaged_journal(room: Room) -> str:
    path = next((room.root / "jurnal").glob("*.json"))
    path.write_bytes(path.read_bytes()[:-9])
    return "jangan menyunting isi folder jurnal"


def open_elsewhere(room: Room) -> str:
    (room.root / f"~${CONTROL}").write_bytes(b"Kabag")
    return f"{CONTROL} sedang terbuka di Excel"


@pytest.mark.parametrize(
    "obstacle", [garbage, password, empty, without_key, damaged_journal, open_elsewhere]
)
def test_an_obstacle_is_one_sentence_and_nothing_is_half_written(
    obstacle: Callable[[Room], str], room: Room
) -> None:
    words = obstacle(room)
    before = files(room.root)
    one_sentence(run("formats", room.root, *AT, "--json"), words)
    one_sentence(run("collect", room.root, *AT), words)
    after = files(room.root)
    assert {name: after.get(name) for name in before} == before


@pytest.mark.parametrize("command", ["validate", "recap"])
def test_without_any_answer_there_is_nothing_to_judge(command: str, room: Room) -> None:
    before = files(room.root)
    one_sentence(run(command, room.root, *AT, "--json"), "Belum ada kiriman yang diterima")
    assert files(room.root) == before


def test_answers_are_not_taken_before_formats_are_made(tmp_path: Path) -> None:
    root = tmp_path / "TW2"
    assert run("new", root, "--year", "2026", "--quarter", "2", *AT).code == 0
    before = files(root)
    one_sentence(run("collect", root, *AT, "--json"), "Format belum dibuat")
    assert files(root) == before


def test_every_fault_of_the_control_workbook_is_listed(room: Room) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    book["Master Indikator"]["B8"] = "TIDAKADA"
    book["Pengaturan"]["C12"] = "x"
    book["Master Indikator"]["M9"] = "dua belas"
    book.save(path)
    before = files(room.root)
    for command in ON_A_FOLDER:
        ran = run(command, room.root, *AT, "--json")
        stopped(ran, "hal yang harus diperbaiki")
        told = ran.err.splitlines()
        assert len(told) >= 3
        assert all(re.match(r"\s+\d+\. Lembar ", line) for line in told[1:])
        assert "TIDAKADA" in ran.err
        assert "dua belas" in ran.err
    assert files(room.root) == before


def test_new_does_not_touch_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "milik.txt").write_text("saya")
    one_sentence(run("new", tmp_path, "--year", "2026", "--quarter", "2"), "sudah berisi")
    assert list(files(tmp_path)) == ["milik.txt"]


@pytest.mark.parametrize("option", [("--now", "besok"), ("--now", "2026-13-01"), ("--now", "")])
def test_a_moment_nobody_understands_is_said_in_one_sentence(
    option: tuple[str, str], room: Room
) -> None:
    one_sentence(
        run("status", room.root, *option, "--json"),
        "tidak dikenal. Tulis hari, bulan, dan tahun lengkap",
    )


@pytest.mark.parametrize(
    "moment", ["0001-01-01", "1999-12-31", "31/12/9999", "2100-01-01T00:00+07:00"]
)
def test_a_moment_of_another_age_is_said_in_one_sentence(moment: str, room: Room) -> None:
    told = f'Tanggal "{moment}" di luar masa yang dilayani program. Tahunnya harus antara 2000 dan 2099.'
    one_sentence(run("status", room.root, "--now", moment, "--json"), told)
    one_sentence(run("record", room.root, "--step", "1", "--date", moment, "--json"), told)


def test_a_moment_without_a_zone_is_of_western_indonesia(room: Room) -> None:
    room.send("KKP")
    run("collect", room.root, "--now", "2026-07-10T15:59", "--as", "Kasubbag Dua", "--json")
    (event,) = [
        json.loads(path.read_text("utf-8"))
        for path in (room.root / "jurnal").glob("20260710T*.json")
    ]
    assert (event["at"], event["by"]) == ("2026-07-10T08:59:00.000000+00:00", "Kasubbag Dua")


def failing(*_: object, **__: object) -> Outcome:
    raise ZeroDivisionError("rahasia dapur program")


def test_no_traceback_reaches_a_person_and_the_log_keeps_it(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setitem(cast("dict[str, Task]", TASKS), "status", Task(failing))
    ran = run("status", room.root, *AT, "--json")
    one_sentence(ran, "Terjadi kesalahan program (kejadian ")
    assert "rahasia" not in ran.err
    number = re.search(r"kejadian ([0-9A-F]{4}-[0-9A-F]{2})\)", ran.err)
    assert number is not None
    log = (tmp_path / ".xlsops" / "galat.log").read_text("utf-8")
    assert number[1] in log
    assert "ZeroDivisionError: rahasia dapur program" in log


def test_no_traceback_reaches_a_person_even_where_no_log_can_be_kept(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "bukan folder"
    home.write_text("")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setitem(cast("dict[str, Task]", TASKS), "status", Task(failing))
    one_sentence(run("status", room.root, *AT), "Rinciannya tidak dapat disimpan")


def test_the_demo_by_command_tells_the_same_as_its_outcome(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "play", lambda *_, **__: played.outcome)
    ran = run("demo", played.root, "--json")
    assert (ran.code, object_of(ran)) == (0, dict(played.outcome.data))
    shown = run("demo", played.root)
    assert (shown.code, shown.out) == (0, "\n".join(played.outcome.lines) + "\n")


def test_the_demo_plays_to_the_end_or_stops_at_the_step_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Step, bool]] = []

    def play(_root: Path, _report: object, until: Step, *, replacing: bool) -> Outcome:
        asked.append((until, replacing))
        return Outcome(())

    monkeypatch.setattr(demo, "play", play)
    for options in ((), ("--until", "7"), ("--until", "8", "--replace")):
        assert run("demo", tmp_path, *options, "--json").code == 0
    assert asked == [(Step.RECAP, False), (Step.REVIEW, False), (Step.HANDOVER, True)]


def test_a_demo_that_finds_other_mistakes_than_planted_cannot_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mismatch(*_: object, **__: object) -> Outcome:
        raise XlsopsError(messages.demo.differs(["V05 KKP"], []))

    monkeypatch.setattr(demo, "play", mismatch)
    one_sentence(run("demo", tmp_path / "x", "--json"), "Terlewat: V05 KKP")


def test_a_demo_over_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "milik.txt").write_text("saya")
    one_sentence(run("demo", tmp_path, "--json"), "sudah berisi")
    assert list(files(tmp_path)) == ["milik.txt"]


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder any user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(*arguments: str | Path) -> Ran:
    """Run a command without the rights of root, which may write everywhere."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        ran = run(*arguments)
        os.write(writing, json.dumps([ran.code, ran.out, ran.err]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return Ran(*json.loads(told))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a second user in this process")
def test_a_folder_without_write_permission_is_said_and_left_as_it_was(
    room: Room, shared: Path
) -> None:
    room.send("KKP")
    root = shared / "TW2"
    shutil.copytree(room.root, root)
    shutil.copytree(room.root, shared / "hangat")
    for command in ("collect", "recap", "status"):  # modules are loaded while they can be read
        run(command, shared / "hangat", *AT)
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = files(root)
    one_sentence(as_nobody("collect", root, *AT, "--json"), "Tidak dapat menulis ke folder")
    seen = as_nobody("status", root, *AT, "--json")
    assert (seen.code, object_of(seen)["coverage"]) == (0, "0 dari 10 bagian")
    new = as_nobody("new", root / "baru", "--year", "2026", "--quarter", "3", "--json")
    one_sentence(new, "Tidak dapat menulis ke folder")
    assert files(root) == before
    assert list(root.rglob("*.tmp")) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a second user in this process")
def test_a_folder_without_read_permission_is_said(room: Room, shared: Path) -> None:
    root = shared / "TW2"
    shutil.copytree(room.root, root)
    run("status", root, *AT)
    (root / CONTROL).chmod(0o000)
    one_sentence(as_nobody("status", root, *AT, "--json"), "tidak boleh dibaca")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "colect",
            "Perintah colect tidak dikenal; mungkin maksudnya collect. Lihat caranya dengan: xlsops --help",
        ),
        (
            "approve --buro KEU",
            "Pilihan --buro tidak dikenal; mungkin maksudnya --bureau. Lihat caranya dengan: xlsops approve --help",
        ),
        ("new", "FOLDER belum disebutkan. Lihat caranya dengan: xlsops new --help"),
        ("diff", "BAGIAN belum disebutkan. Lihat caranya dengan: xlsops diff --help"),
        ("history X", "BARIS belum disebutkan. Lihat caranya dengan: xlsops history --help"),
        (
            "new x --year abc --quarter 1",
            "Nilai untuk --year tidak dapat dipakai; tulis bilangan dari 2000 sampai 2099. Lihat caranya dengan: xlsops new --help",
        ),
        (
            "demo x --until 6",
            "Nilai untuk --until tidak dapat dipakai; tulis bilangan dari 7 sampai 9. Lihat caranya dengan: xlsops demo --help",
        ),
        (
            "collect --foo",
            "Pilihan --foo tidak dikenal. Lihat caranya dengan: xlsops collect --help",
        ),
        ("collect a b", "Perintah ini kelebihan kata. Lihat caranya dengan: xlsops collect --help"),
    ],
)
def test_a_mistyped_command_is_said_in_indonesian(
    typed: str, sentence: str, tmp_path: Path
) -> None:
    one_sentence(started(*typed.split(), cwd=tmp_path), sentence)


@pytest.mark.parametrize("command", ["", "new", "demo", "doctor", "export", "addin", "key", *TASKS])
def test_help_is_indonesian_throughout(command: str) -> None:
    shown = CliRunner().invoke(app, [*([command] if command else []), "--help"]).output
    assert "Cara pakai: " in shown
    assert re.findall(r"Usage|Options|Arguments|Commands|default:|required|Show this", shown) == []


@pytest.mark.parametrize("command", EXAMPLES)
def test_help_says_in_indonesian_what_each_option_takes(command: str) -> None:
    text = run(*command.split(), "--help").out
    assert not re.search(r"<(?!1\|2)|\{|list\[|\b(int|str|range|path|TEXT|PATH|INTEGER)\b|<=", text)


def test_what_an_option_takes_stands_as_wide_as_the_library_laid_it_out() -> None:
    lines = run("new", "--help").out.splitlines()
    starts = {
        line.index(word)
        for line in lines
        for word in ("Tahun ang", "Batas kirim", "Triwulan 1")
        if word in line
    }
    assert len(starts) == 1


def test_the_version_is_told() -> None:
    ran = run("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"xlsops {__version__}\n", "")


def test_commands_are_listed_in_the_order_of_a_quarter() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output.partition("Perintah:")[2]
    assert re.findall(r"^  ([a-z-]+) ", shown, re.MULTILINE) == [
        "new",
        "open",
        "record",
        "formats",
        "distribute",
        "remind",
        "collect",
        "validate",
        "findings",
        "decide",
        "return",
        "approve",
        "hand-over",
        "recap",
        "documents",
        "status",
        "carry",
        "trace",
        "verify",
        "diff",
        "history",
        "bundle",
        "export",
        "rules",
        "forms",
        "guide",
        "doctor",
        "demo",
        "key",
        "addin",
    ]
    assert "..." not in shown


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_help_ends_with_examples_that_can_be_typed(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"]).output
    told = re.findall(r"^    (xlsops .*)$", shown.partition("Contoh:")[2], re.MULTILINE)
    assert tuple(told) == EXAMPLES[command]
    for example in told:
        typed = shlex.split(example)[1:]
        each: Any = get_command(app)
        while hasattr(each, "commands"):
            each = each.commands[typed.pop(0)]
        each.make_context("xlsops", typed)


def printed_commands() -> list[str]:
    """Return every command that the program's texts tell somebody to type, with its placeholders filled."""
    names = "|".join(sorted(EXAMPLES, key=len, reverse=True))
    typed = re.compile(
        rf"\bxlsops ((?:{names})\b(?: (?:\"[^\"]*\"|[A-Z_]{{4,}}))*(?: --[a-z-]+(?: (?:\"[^\"]*\"|\w+))?)*)"
    )
    texts: list[str] = []
    for path in Path(cli.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        joined = [each.values for each in ast.walk(tree) if isinstance(each, ast.JoinedStr)]
        inside = {id(each) for values in joined for each in values}
        texts += [
            "".join(
                str(getattr(each, "value", "")) if isinstance(each, ast.Constant) else "KKP"
                for each in values
            )
            for values in joined
        ]
        texts += [
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and id(each) not in inside
        ]
    return [
        found
        for each in texts
        for found in typed.findall(each.replace("TAHUN", "2026").replace("TRIWULAN", "2"))
    ]


def test_every_command_that_is_told_to_be_typed_can_be_typed() -> None:
    told = printed_commands()
    assert len(told) > len(EXAMPLES)
    for typed in (shlex.split(each) for each in told):
        each: Any = get_command(app)
        while hasattr(each, "commands") and typed:
            each = each.commands[typed.pop(0)]
        if not hasattr(each, "commands"):
            each.make_context("xlsops", typed)


def test_one_of_two_files_is_chosen_by_its_name(room: Room) -> None:
    for name, proof in (("a.xlsx", "Laporan lain"), ("b.xlsx", "Laporan")):
        room.send("KKP", name, **{"KKP-01__bukti": proof})
    ran = run("collect", room.root, *AT)
    assert ran.code == 1
    told = set(re.findall(r"xlsops (record --set-aside [^;]+ --as Kabag)[.;]", ran.out))
    printed, other = sorted(told)
    assert ("a.xlsx" in printed, "b.xlsx" in other) == (True, True)
    refused = run(*shlex.split(printed.partition(" --as")[0]), room.root, *AT)
    assert (refused.code, "tambahkan --as Kabag" in refused.err) == (2, True)
    assert run(*shlex.split(printed), room.root, *AT).code == 0
    assert "PERIKSA" not in run("collect", room.root, *AT).out


def test_a_finding_of_ones_own_is_recorded_and_withdrawn_from_the_command_line(room: Room) -> None:
    room.send("KKP")
    room.collect()
    place = str(room.period().layouts["KKP"].indicators.cell("KKP-01", "realisasi_2"))
    own = (
        "record",
        room.root,
        "--finding",
        place,
        "--bureau",
        "kkp",
        "--notes",
        "Tidak sama; cocokkan",
        "--as",
        "Kabag",
        *AT,
    )
    warned = run(*own, "--warning")
    assert (warned.code, f"Temuan sendiri pada KKP {place} dicatat (Peringatan)" in warned.out) == (
        0,
        True,
    )
    assert "0 galat, 1 peringatan" in run("validate", room.root, *AT).out
    assert run(*own, "--withdraw").code == 0
    assert "0 galat, 0 peringatan" in run("validate", room.root, *AT).out


def test_an_earlier_paper_or_its_code_is_compared_from_the_command_line(
    room: Room, tmp_path: Path
) -> None:
    page = tmp_path / "lama.html"
    assert run("status", room.root, "--html", page, *AT).code == 0
    agreed = run("verify", room.root, "--against", page)
    assert (agreed.code, agreed.err) == (0, "")
    assert agreed.out.splitlines()[-1].startswith("Cocok dengan lama.html: ")
    code = json.loads(run("verify", room.root, "--json").out)["fingerprint"]
    assert f"Sidik jurnal: {code}" in run("status", room.root, *AT).out.splitlines()
    assert run("verify", room.root, "--against", code).code == 0
    stopped(run("verify", room.root, "--against", tmp_path / "tidak ada"), "bukan berkas yang ada")
    told = next(each for each in room.period().events if each.kind == "format_dibuat")
    (room.root / "jurnal" / told.file_name).unlink()
    missed = run("verify", room.root, "--against", code)
    assert missed.code == 1
    assert f"Sidik {code} yang diketik tidak ada di jurnal ini" in missed.out.splitlines()[0]


def test_what_others_wrote_commands_no_terminal_and_writes_no_line_of_its_own(room: Room) -> None:
    last = room.period().events[-1]
    facts = {
        "role": "KABAG",
        "name": ")\nJejak utuh: x\r(\x1b[2J\u202e",
        "key": "ed25519:" + "ab" * 32,
    }
    event = replace(last, kind="kunci_dicatat", payload=facts, heads=(last.id,))
    (room.root / "jurnal" / event.file_name).write_bytes(event.text.encode())
    out = run("verify", room.root).out
    assert "Kunci KABAG () Jejak utuh: x (�[2J�): ed25519:abab" in out
    assert not any(line.startswith("Jejak utuh: x") for line in out.splitlines())
    assert not {"\x1b", "\r", "\u202e"} & set(out)


def test_lost_events_are_stated_from_the_command_line(room: Room) -> None:
    told = next(each for each in room.period().events if each.kind == "format_dibuat")
    (room.root / "jurnal" / told.file_name).unlink()
    stopped(run("formats", room.root, *AT), 'xlsops record --lost --notes "alasan" --as Kabag')
    stated = run("record", room.root, "--lost", "--notes", "diska rusak", "--as", "Kabag", *AT)
    assert (stated.code, stated.err) == (1, "")
    assert told.id[:16] in stated.out
    assert run("formats", room.root, *AT).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_what_cannot_be_printed_is_said_and_stands() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "xlsops", "doctor"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert "tidak dapat ditulis ke keluaran (ruang disk habis)" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_a_name_no_system_takes_is_not_there() -> None:
    stopped(run("status", "a" * 300), "tidak ada. Periksa namanya")
