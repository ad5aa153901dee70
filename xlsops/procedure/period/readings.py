"""What kept files say: each is read and judged once, however many ask."""

from collections.abc import Mapping

from xlsops.core.journal.state import FileRecord
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.examining import Desk, Examined, examine


class Readings:
    """The readings of kept files by their hash; of those ``known`` already none is read again."""

    def __init__(self, known: Mapping[str, Examined] | None = None) -> None:
        self._known = dict(known or {})

    def of(self, record: FileRecord, folder: PeriodFolder, desk: Desk) -> Examined:
        """Return what an accepted file says; raises where the archive no longer holds it as it came."""
        if record.sha not in self._known:
            data = archive.original(folder, record.sha, record.name)
            self._known[record.sha] = examine(data, desk, record.at, accepted=True)
        return self._known[record.sha]
