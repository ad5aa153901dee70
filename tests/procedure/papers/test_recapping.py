"""The recap workbook is made of what was read once."""

from collections import Counter

import pytest

from tests.quarter import Room
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.remembered import readings


def test_a_recap_takes_each_original_from_the_archive_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("KKP", "HUKUM"):
        room.send(code)
    room.collect()
    taken, original = Counter[str](), readings.archive.original

    def counted(folder: object, sha: str, name: str) -> bytes:
        taken[sha] += 1
        return original(folder, sha, name)  # type: ignore[arg-type]

    monkeypatch.setattr(readings.archive, "original", counted)
    made = make_recap_book(room.period())
    assert (room.root / made.data["recap"]).exists()
    assert [*taken.values()] == [1, 1]
