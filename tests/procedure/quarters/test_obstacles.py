"""What a bureau told of obstacles is asked about again in the letter that brings the next quarter's form."""

import shutil
from pathlib import Path

import pytest

from tests.procedure.kabag import LATER
from tests.procedure.quarters.test_earlier import prepared_year
from xlsops.core.values.periods import Period as Quarter
from xlsops.procedure.period.loading import load
from xlsops.procedure.quarters.obstacles import (
    asked_again,
    noted_before,
    obstacles_to_note,
    obstacles_unnoted,
    told_before,
)
from xlsops.procedure.recording.entries import distribute


def test_the_letters_ask_again_what_the_quarter_before_told_and_a_lost_folder_is_remembered(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    year = shutil.copytree(prepared_year(tmp_path_factory.getbasetemp()), tmp_path / "Tahun")
    period = load(year / "TW3", LATER, "Kasubbag")
    told = told_before(period)
    assert [*told] == [Quarter(2026, 2)]
    asked = asked_again(period)
    assert [*asked] == ["KKP"]
    assert {each.told for each in asked["KKP"]} == {Quarter(2026, 2)}
    distribute(period, "surat")
    letters = {
        path.name.split()[1]: path.read_text("utf-8-sig")
        for path in (year / "TW3" / "berkas").rglob("Pengantar*.txt")
        if "hasil tindak lanjutnya" in path.read_text("utf-8-sig")
    }
    assert [*letters] == ["KKP"]
    assert asked["KKP"][0].obstacle.rstrip(".") in letters["KKP"]
    shutil.rmtree(year / "Triwulan II")
    known = load(year / "TW3", LATER, "Kasubbag")
    assert told_before(known) == noted_before(known) == told
    assert asked_again(known) == asked
    assert obstacles_to_note(known) == obstacles_unnoted(known) == []
