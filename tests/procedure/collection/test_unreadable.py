"""What is no file name, or a file that cannot be read, is said and stops nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.procedure.tiny import opened
from tests.quarter import NOW
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.request_kinds import Made
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.procedure.audit.against import agreed, witness_of
from xlsops.procedure.audit.outputs import changed_outputs, gone


def test_the_fingerprint_of_a_dozen_who_worked_at_once_can_be_typed() -> None:
    events = [
        Event(Made.kind, NOW + timedelta(minutes=each), "Kasubbag", {"period": "TW II 2026"})
        for each in range(14)
    ]
    code = fingerprint(events)
    assert len(code) > 255
    witness = witness_of(code, events)
    assert len(witness.heads) == 14
    assert agreed(witness, events).startswith("Cocok dengan cetakan bersidik ")


@pytest.mark.parametrize("text", ["x" * 5000, "a\0b"])
def test_what_is_neither_a_code_nor_a_file_name_is_said(text: str) -> None:
    with stopped_by(
        messages.journal.not_comparable, match="bukan berkas yang ada dan bukan sidik jurnal"
    ):
        witness_of(text, ())


def test_an_output_that_cannot_be_read_is_told_and_the_others_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny, real = opened(tmp_path / "periode"), Path.read_bytes
    closed, other = sorted(tiny.folder.formats.glob("*.xlsx"))
    other.write_bytes(b"lain")

    def read(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "offline")
        return real(path)

    events = tiny.period().events
    monkeypatch.setattr(Path, "read_bytes", read)
    (fault,) = changed_outputs(tiny.folder, events)
    assert f"format/{other.name} tidak sama" in fault
    assert [*gone(tiny.folder, events)] == [
        "1 berkas untuk bagian tidak dapat dibaca saat ini, jadi tidak dibandingkan: "
        f"format/{closed.name}."
    ]
