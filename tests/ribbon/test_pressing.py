"""What surrounds every button: words, progress, busy answers, fingerprints."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.closed.painted_marks import NAMES, mark_formulas, page_mark, page_marks_in
from xlsops.excel.live.api import PAUSES, is_busy, patiently
from xlsops.ribbon import pressing
from xlsops.ribbon.pressing import button, in_button_words, pointer, progress_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Format belum dibuat. Jalankan dahulu: xlsops formats.",
            "Format belum dibuat. Tekan dahulu: Buat Format.",
        ),
        (
            "Taruh kiriman, lalu jalankan: xlsops collect.",
            "Taruh kiriman, lalu tekan: Himpun Kiriman.",
        ),
        ("Jalankan: xlsops hand-over", "Tekan: Serah Terima"),
        ("Put it there, then run: xlsops collect.", "Put it there, then tekan: Himpun Kiriman."),
        ("First run: xlsops formats.", "Tekan dahulu: Buat Format."),
        ("Jalankan: xlsops addin install", "Jalankan: xlsops addin install"),
        ("Jalankan: pip install xlwings==0.37.8", "Jalankan: pip install xlwings==0.37.8"),
    ],
)
def test_commands_are_named_by_their_buttons(text: str, wanted: str) -> None:
    assert in_button_words(text) == wanted


def test_progress_moves_at_most_ten_times_and_once_at_the_end() -> None:
    shown: list[str] = []

    class Bar(SimpleNamespace):
        def __setattr__(self, name: str, value: object) -> None:
            shown.append(f"{name} {value}")

    report = progress_in(Bar())
    for done in range(1, 501):
        report("Memeriksa", done, 500)
    report("Rekap", 0, 0)
    assert len(shown) == 12
    assert shown[-2:] == ["status_bar Memeriksa: 500 dari 500", "status_bar Rekap: 0 dari 0"]


class _ComError(Exception):
    pass


class _Desk:
    """A workbook and its application, which keeps what it shows and fails as it is told."""

    def __init__(self, *, bar: Exception | None = None, alert: Exception | None = None) -> None:
        self.app = self
        self.said: list[str] = []
        self._failures = {"bar": bar, "alert": alert}

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "status_bar":
            self._fail("bar")
            self.said.append(f"bilah {value}")
        super().__setattr__(name, value)

    def alert(self, text: str, title: str, mode: str) -> None:
        del title, mode
        self.said.append(f"pesan {text}")
        self._fail("alert")

    def _fail(self, what: str) -> None:
        failure = self._failures[what]
        if failure is not None:
            raise failure


def _silent() -> Exception:
    error = _ComError("timed out")
    error.errornumber = -1712  # type: ignore[attr-defined]
    return error


def _said(*_: object) -> Outcome:
    return Outcome(("Temuan 1 dari 2",), {"stop": 1})


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return the programs a Mac was asked to run."""
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(pressing, "on_macos", lambda: True)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(tuple(command)))
    return ran


def test_a_button_that_points_says_it_in_the_status_bar() -> None:
    desk: Any = _Desk()
    pointer(_said)(desk)
    assert desk.said == ["bilah Temuan 1 dari 2"]


@pytest.mark.usefixtures("mac")
def test_on_macos_it_says_it_in_a_message_because_the_bar_is_wiped() -> None:
    desk: Any = _Desk()
    pointer(_said)(desk)
    assert desk.said == ["bilah False", "pesan Temuan 1 dari 2"]


@pytest.mark.usefixtures("mac")
def test_a_message_that_nobody_answers_for_long_is_not_shown_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk: Any = _Desk(alert=_silent())
    button(_said)(desk)
    assert desk.said == ["bilah False", "pesan Temuan 1 dari 2"]
    assert capsys.readouterr().err == ""


def test_progress_leaves_nothing_in_the_status_bar_whatever_happens() -> None:
    def breaks(book: Any) -> Outcome:
        progress_in(book.app)("Memeriksa", 1, 9)
        raise XlsopsError(messages.window.no_book())

    desk: Any = _Desk()
    button(breaks)(desk)
    pointer(breaks)(desk)
    shown = [each for each in desk.said if each.startswith("bilah")]
    assert shown == ["bilah Memeriksa: 1 dari 9", "bilah False"] * 2


def test_work_goes_on_where_the_status_bar_refuses() -> None:
    report = progress_in(_Desk(bar=_ComError(-2147418111)))  # type: ignore[arg-type]
    report("Memeriksa", 1, 9)


@pytest.mark.parametrize(
    "failure",
    [
        _ComError(-2147023174, "The RPC server is unavailable."),
        XlsopsError(messages.window.no_book()),
    ],
)
def test_where_a_given_workbook_cannot_show_it_stderr_does_and_the_outcome_returns(
    failure: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    desk: Any = _Desk(alert=failure)
    assert button(_said)(desk) == _said()
    assert capsys.readouterr().err == "Temuan 1 dari 2\n"


def _called(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def caller() -> Any:
        raise failure

    monkeypatch.setattr(pressing, "_caller", caller)
    with pytest.raises(SystemExit) as left:
        button(_said)()
    assert left.value.code == 1


def test_called_by_excel_an_unseen_message_ends_with_the_code_that_shows_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _called(monkeypatch, XlsopsError(messages.window.no_book()))
    assert capsys.readouterr().err == f"{XlsopsError(messages.window.no_book())}\n"


def test_on_macos_the_system_shows_it_where_nobody_waits_for_a_code(
    monkeypatch: pytest.MonkeyPatch, mac: list[tuple[str, ...]]
) -> None:
    _called(monkeypatch, XlsopsError(messages.window.no_book()))
    ((program, *_, title, text),) = mac
    assert (program, title, text) == (
        "/usr/bin/osascript",
        "Kinerja",
        str(XlsopsError(messages.window.no_book())),
    )


def test_a_seen_message_ends_with_code_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pressing, "_caller", _Desk)
    assert button(_said)() == _said()


def test_the_line_excel_runs_says_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    """As from the add-in, with a workbook that cannot be found."""
    line = "from xlsops import ribbon; ribbon.collect()"
    done = subprocess.run(
        [sys.executable, "-P", "-B", "-c", line, "--wb=x.xlsx", "--from_xl=1"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{XlsopsError(messages.window.no_book())}\n"


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (_ComError(-2147418111, "Call was rejected by callee.", None, None), True),
        (_ComError(-2147352567, "Exception", (0, None, None, None, 0, -2146777998), None), True),
        (
            _ComError(-2147352567, "Exception", (0, "Excel", "1004", None, 0, -2146827284), None),
            False,
        ),
        (_ComError("x"), False),
        (type("ExcelBusyError", (Exception,), {})(), True),
        (KeyError("Temuan"), False),
    ],
)
def test_a_busy_excel_is_known_by_its_codes(error: Exception, busy: bool) -> None:
    assert is_busy(error) is busy


def test_apple_events_that_time_out_mean_busy() -> None:
    error = _ComError("timed out")
    error.errornumber = -1712  # type: ignore[attr-defined]
    assert is_busy(error)


def test_a_busy_excel_is_asked_again_then_given_up() -> None:
    waited: list[float] = []
    asked: list[int] = []

    def rejected() -> None:
        asked.append(1)
        raise _ComError(-2147418111)

    with stopped_by(messages.window.busy):
        patiently(rejected, wait=waited.append)
    assert (waited, len(asked)) == (list(PAUSES), len(PAUSES) + 1)


def test_another_error_is_not_waited_for() -> None:
    with pytest.raises(KeyError):
        patiently(lambda: {}["x"], wait=lambda _: pytest.fail("waited"))


def test_a_fingerprint_changes_with_anything_a_page_shows() -> None:
    page = Sheet("Temuan", (("a", 1),))
    others = [
        replace(page, name="Riwayat"),
        replace(page, values=(("a", 2),)),
        replace(page, zoom=90),
        replace(page, footer="x"),
    ]
    marks = [page_mark(each) for each in (page, *others)]
    assert len(set(marks)) == 5
    assert page_mark(replace(page)) == marks[0]


@pytest.mark.parametrize("count", [0, 1, 31, 32, 248])
def test_fingerprints_come_back_from_the_names(count: int) -> None:
    marks = [page_mark(Sheet(f"Isian {number}", ())) for number in range(count)]
    texts = mark_formulas(marks)
    assert len(texts) == len(NAMES)
    assert all(len(text) < 255 for text in texts)
    assert page_marks_in(texts) == frozenset(marks)


def test_too_many_pages_are_painted_again_rather_than_forgotten() -> None:
    marks = [page_mark(Sheet(f"Isian {number}", ())) for number in range(260)]
    assert page_marks_in(mark_formulas(marks)) == frozenset(marks[:248])


def test_what_does_not_fit_into_a_message_is_counted_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    lines, desk = tuple(f"baris {number}" for number in range(20)), _Desk()
    button(lambda _book: Outcome(lines, {"x": 1}))(desk)  # type: ignore[arg-type]
    path = tmp_path / ".xlsops" / "pesan.txt"
    shown = desk.said[-1].splitlines()
    assert shown[-2:] == ["baris 10", f"… dan 9 baris lagi; semuanya di {path}."]
    assert path.read_text("utf-8-sig").splitlines() == list(lines)
    shutil.rmtree(path.parent)
    path.parent.write_text("bukan folder")
    button(lambda _book: Outcome(lines, {"x": 1}))(desk)  # type: ignore[arg-type]
    assert desk.said[-1].endswith("\n… dan 9 baris lagi.")


def test_what_others_wrote_writes_no_line_of_a_message() -> None:
    desk = _Desk()
    button(lambda _book: Outcome(("Kunci x\nJejak utuh: y\x1b[2J",), {"x": 1}))(desk)  # type: ignore[arg-type]
    assert desk.said[-1] == "pesan Kunci x Jejak utuh: y�[2J"
