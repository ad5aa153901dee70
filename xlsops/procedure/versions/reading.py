"""Every file of a bureau that was accepted, as it was read."""

from collections.abc import Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.submissions import Submission
from xlsops.core.journal.state import FileRecord
from xlsops.core.terms.findings import Finding
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_time
from xlsops.core.view.joined_files import JoinedFiles
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, with_own

LONGEST = 600
"""So many letters of a line are told at most."""


class Version(Struct, frozen=True):
    """A file of a bureau: the number people know it by, 0 where it was set aside, and what it says.

    ``parts`` are the files of several people it was joined from.
    """

    number: int
    record: FileRecord
    submission: Submission
    findings: tuple[Finding, ...]
    parts: JoinedFiles

    def named(self, period: LoadedPeriod) -> str:
        """Return how a sheet calls it: its number, its name, when it came."""
        return messages.comparison.version(self.number, cited(self.record.name), self._came(period))

    def told(self, period: LoadedPeriod) -> str:
        """Return how it is called at the computer."""
        return messages.versions.version(self.number, cited(self.record.name), self._came(period))

    def _came(self, period: LoadedPeriod) -> str:
        return long_time(self.record.at.astimezone(period.now.tzinfo))


def versions_of(period: LoadedPeriod, code: str) -> Sequence[Version]:
    """Return the accepted files of a bureau in their order, those set aside among them.

    Raises where there is none, or a file is no longer in the archive as it came.
    """
    records = [each for each in period.state.order(code).files if code in period.layouts]
    readings, desk = Readings(), desk_of(period)
    if period.remembers:
        readings.recall(records, desk)
    found: list[Version] = []
    for record in records:
        read = readings.counting(record, period.state, period.folder, desk)
        examined = with_own(period.state, read)
        if examined.submission is not None:
            number = period.state.version(record)
            parts = JoinedFiles(period.state.parts(record), read.contributions)
            found.append(Version(number, record, examined.submission, examined.findings, parts))
    if not found:
        raise XlsopsError(messages.versions.nothing_sent(code))
    return found
