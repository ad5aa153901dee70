"""The recap alone: what was collected before is read and traced, and its workbook written whole."""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.office import ACTOR, NOW
from tests.benchmarks.ours.whole import collected_here
from tests.benchmarks.racing import Telling, Work
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loading import load


def ready(folder: Path) -> Work:
    """Return the work on a copy of the folder in which all is collected."""
    root = Path(tempfile.mkdtemp(dir=folder)) / "periode"
    shutil.copytree(folder / "periode", root)
    collected_here(root)
    period = load(root, NOW, ACTOR)

    def work() -> Telling:
        make_recap_book(period)
        return dict

    return work
