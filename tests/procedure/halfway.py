"""A quarter halfway: all bureaus have their forms, two are silent, one was returned and is silent."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.once import once
from tests.procedure.kabag import BROKEN
from tests.quarter import NOW, Room, prepared
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.review.returning import return_to_bureaus

SILENT = ("ORG", "PROKOPIM")
RETURNED = "KKP"


@pytest.fixture
def halfway(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Room:
    """Return a copy of such a quarter; it was played once in this run."""
    root = tmp_path / "Triwulan II"
    shutil.copytree(made_halfway(tmp_path_factory.getbasetemp()), root)
    return Room(root)


def made_halfway(base: Path) -> Path:
    """Return such a quarter; nobody may change it."""
    return once(base, "Setengah jalan", partial(_halfway, prepared(base)))


def _halfway(forms: Path, root: Path) -> Path:
    shutil.copytree(forms, root)
    room = Room(root)
    distribute(room.period(), "WhatsApp")
    for code in room.period().layouts:
        if code not in SILENT:
            room.send(code, **(BROKEN if code == RETURNED else {}))
    room.collect()
    return_to_bureaus(room.period(NOW))
    return root
