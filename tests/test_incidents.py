"""The log of the program's own mistakes keeps the last ones and grows no further."""

from pathlib import Path

import pytest

from xlsops import incidents


def test_a_long_log_makes_way_and_no_more_than_two_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(incidents, "_LONGEST", 1_000)
    for number in range(40):
        assert "catatan program" in incidents.noted("x" * 200, f"berkas {number}")
    logs = sorted((tmp_path / ".xlsops").iterdir())
    assert [path.name for path in logs] == ["galat.lama.log", "galat.log"]
    assert sum(path.stat().st_size for path in logs) < 3_000
    assert "berkas 39" in incidents.log().read_text("utf-8")
