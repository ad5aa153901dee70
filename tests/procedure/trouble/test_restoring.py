"""Of a folder that burnt, the journal and the archive are enough."""

import shutil
from datetime import timedelta
from pathlib import Path

from tests.procedure.small_quarter import quarter
from tests.procedure.tiny import Tiny
from tests.quarter import NOW, files
from xlsops.procedure.papers.recapping import make_recap_book


def test_journal_and_archive_alone_bring_back_the_state_and_the_recap(tmp_path: Path) -> None:
    quarter(tmp_path / "dulu")
    before, after = Tiny(tmp_path / "dulu"), Tiny(tmp_path / "kini")
    for part in after.folder.all:
        part.mkdir(parents=True)
    for name in ("jurnal", "arsip"):
        shutil.copytree(before.root / name, after.root / name, dirs_exist_ok=True)
    assert after.period().state == before.period().state
    make_recap_book(after.period(NOW + timedelta(hours=5)))
    assert files(after.folder.recap) == files(before.folder.recap) != {}
    assert files(after.folder.journal) == files(before.folder.journal)
