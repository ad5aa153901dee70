"""A file that was put off is waited for again as soon as it can be read."""

from pathlib import Path

import pytest

from tests.procedure.tiny import Tiny, opened, sending
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.intake import inbox, judging
from xlsops.procedure.intake.inbox import waiting_in


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return opened(tmp_path / "periode")


def waiting(tiny: Tiny) -> list[str]:
    return [path.name for path in waiting_in(tiny.folder, tiny.period().state)]


def test_a_file_that_was_open_when_collected_waits_once_it_is_closed(tiny: Tiny) -> None:
    tiny.drop("kkp.xlsx", sending("KKP"))
    lock = tiny.drop("~$kkp.xlsx", b"Budi")
    collect(tiny.period())
    assert waiting(tiny) == []
    lock.unlink()
    assert waiting(tiny) == ["kkp.xlsx"]
    collect(tiny.period())
    assert waiting(tiny) == []


def test_a_file_that_was_too_large_waits_once_a_smaller_one_took_its_place(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("kkp.xlsx", sending("KKP") + bytes(100_000))
    monkeypatch.setattr(inbox, "_LARGEST", 100_000)
    collect(tiny.period())
    assert waiting(tiny) == []
    tiny.drop("kkp.xlsx", sending("KKP"))
    assert waiting(tiny) == ["kkp.xlsx"]


def test_a_file_the_program_failed_on_is_not_waited_for(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    tiny.drop("kkp.xlsx", sending("KKP"))
    with monkeypatch.context() as patched:
        patched.setattr(judging, "examine", broken)
        collect(tiny.period())
    assert waiting(tiny) == []
