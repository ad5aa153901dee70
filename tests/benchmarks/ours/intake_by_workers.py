"""The same as ``intake`` the way an office runs it: by worker processes that can be ended, watched."""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import desk_in, submissions
from tests.benchmarks.ours.intake import NOW
from tests.benchmarks.racing import Telling, Work
from xlsops.core.terms.refused_files import Fate
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.inbox import Intake, take_all


def ready(folder: Path) -> Work:
    """Return the work on a copy of the inbox."""
    period = PeriodFolder(Path(tempfile.mkdtemp(dir=folder)))
    period.archive.mkdir()
    period.inbox.mkdir()
    for path in submissions(folder):
        shutil.copy(path, period.inbox)
    intake = Intake(period, desk_in(folder), {}, NOW)

    def work() -> Telling:
        taken = take_all(intake)
        accepted = sum(each.examined.fate is Fate.ACCEPTED for each in taken)
        return lambda: {"found": accepted, "of": len(taken)}

    return work
