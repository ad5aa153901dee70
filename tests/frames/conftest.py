"""Folders to make frames of: one that waits for its first file, one with answers of three bureaus."""

import shutil
from pathlib import Path

import pytest

from tests.memory import files_are_judged_here, same_bytes_are_read_once
from tests.once import once
from tests.procedure.kabag import NEXT_DAY, decided
from tests.quarter import Room, played, prepared, room
from xlsops.core.terms.findings import FindingState

__all__ = ["files_are_judged_here", "played", "room", "same_bytes_are_read_once"]
FORMULA_LIKE = "=HYPERLINK(A1)"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose forms are made and to which nothing came; nobody may change it."""
    return prepared(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Path:
    """A folder with one good file, one with faults and one with texts of every kind; nobody may change it."""
    return once(tmp_path_factory.getbasetemp(), "Terisi", lambda root: _answered(root, empty))


def _answered(root: Path, empty: Path) -> Path:
    shutil.copytree(empty, root)
    room = Room(root)
    room.send("HUKUM")
    room.send("KKP", **{"KKP-01__realisasi_2": "nihil", "KKP-01__keterangan": "ok"})
    room.send(
        "UMUM",
        **{
            "UMUM-01__realisasi_2": "1.234,56",
            "UMUM-01__pendorong": FORMULA_LIKE,
            "UMUM-01__penghambat": None,
            "UMUM-02__pendorong": "#N/A",
        },
    )
    room.collect()
    note = ("Sudah dijelaskan", "Surat 1/CONTOH", NEXT_DAY.date())
    decided(room, ("V24", "KKP", "KKP-01", "keterangan"), FindingState.ACCEPTED.value, *note)
    return root
