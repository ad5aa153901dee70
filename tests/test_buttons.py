"""What surrounds every button: words, progress, busy answers, fingerprints."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from xlsops.buttons import in_button_words, progress_in
from xlsops.core.painted import Painted
from xlsops.errors import BusyError
from xlsops.excel.open_api import PAUSES, is_busy, patiently
from xlsops.excel.painted_marks import NAMES, mark_of, marks_in, texts_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Format belum dibuat. Jalankan dahulu: xlsops formats.",
         "Format belum dibuat. Tekan dahulu: Buat Format."),
        ("Taruh kiriman, lalu jalankan: xlsops collect.", "Taruh kiriman, lalu tekan: Himpun Kiriman."),
        ("Jalankan: xlsops hand-over", "Tekan: Serah Terima"),
        ("Jalankan: xlsops addin install", "Jalankan: xlsops addin install"),
        ("Jalankan: pip install xlwings==0.37.8", "Jalankan: pip install xlwings==0.37.8"),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (_ComError(-2147418111, "Call was rejected by callee.", None, None), True),
        (_ComError(-2147352567, "Exception", (0, None, None, None, 0, -2146777998), None), True),
        (_ComError(-2147352567, "Exception", (0, "Excel", "1004", None, 0, -2146827284), None), False),
        (_ComError("x"), False),
        (type("ExcelBusyError", (Exception,), {})(), True),
        (KeyError("Temuan"), False),
    ],
)  # fmt: skip
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

    with pytest.raises(BusyError):
        patiently(rejected, wait=waited.append)
    assert (waited, len(asked)) == (list(PAUSES), len(PAUSES) + 1)


def test_another_error_is_not_waited_for() -> None:
    with pytest.raises(KeyError):
        patiently(lambda: {}["x"], wait=lambda _: pytest.fail("waited"))


def test_a_fingerprint_changes_with_anything_a_page_shows() -> None:
    page = Painted("Temuan", (("a", 1),))
    others = [
        replace(page, name="Riwayat"), replace(page, values=(("a", 2),)),
        replace(page, zoom=90), replace(page, footer="x"),
    ]  # fmt: skip
    marks = [mark_of(each) for each in (page, *others)]
    assert len(set(marks)) == 5
    assert mark_of(replace(page)) == marks[0]


@pytest.mark.parametrize("count", [0, 1, 31, 32, 124])
def test_fingerprints_come_back_from_the_names(count: int) -> None:
    marks = [mark_of(Painted(f"Isian {number}", ())) for number in range(count)]
    texts = texts_of(marks)
    assert len(texts) == len(NAMES)
    assert all(len(text) < 255 for text in texts)
    assert marks_in(texts) == frozenset(marks)


def test_too_many_pages_are_painted_again_rather_than_forgotten() -> None:
    marks = [mark_of(Painted(f"Isian {number}", ())) for number in range(130)]
    assert marks_in(texts_of(marks)) == frozenset(marks[:124])
