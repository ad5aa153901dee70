"""Gate, archive, identity, reading and all checks of every file, in this one process."""

import tempfile
from datetime import datetime
from pathlib import Path

from tests.benchmarks.corpus import desk_in, submissions
from tests.benchmarks.racing import Telling, Work
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.refused_files import Fate
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.examined import Examined
from xlsops.procedure.intake.judging import Bench, judge_original

NOW = datetime(2026, 7, 6, 10, tzinfo=WIB)


def ready(folder: Path) -> Work:
    """Return the work; the archive is filled anew."""
    desk, paths = desk_in(folder), submissions(folder)
    period = PeriodFolder(Path(tempfile.mkdtemp(dir=folder)))
    period.archive.mkdir()
    bench = Bench(period, desk, NOW, light=True)

    def work() -> Telling:
        with archive.archiving(period) as keep:
            shas = [keep(path.read_bytes(), path.name) for path in paths]
        judged = [judge_original(bench, sha) for sha in shas]
        taken = [each for each in judged if isinstance(each, Examined)]
        return lambda: {
            "found": sum(each.fate is Fate.ACCEPTED for each in taken),
            "of": len(paths),
        }

    return work
