"""What the recap workbook says besides the figures: how final they are and what was decided."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.history.asked_then import AskedThen
from xlsops.core.history.past import YearTold
from xlsops.core.results.follow_ups import FollowUp
from xlsops.core.results.lines_before import FirstFigures
from xlsops.core.results.recap import BureauRecap
from xlsops.core.terms.findings import Finding, FindingState
from xlsops.core.values.periods import Period

RECEIVED = "Diterima"


class DecisionNote(Struct, frozen=True):
    """What was decided about a finding; ``day``, and until when it holds, as they are printed.

    ``evidence`` is what it rests on, with the beginning of the hash of a file.
    """

    state: FindingState
    note: str = ""
    day: str = ""
    evidence: str = ""
    until: str = ""


_OPEN = DecisionNote(FindingState.OPEN)


class RecapNotes(Struct, frozen=True):
    """What is not in the recap itself.

    ``provisional`` says why the figures are not final, in a clause; empty once they are. ``journal`` is
    the journal's fingerprint, printed in the footer. ``statuses`` and ``remarks`` are by bureau code: where its data stand
    (such as ``Disahkan``) and why it is late or missing. ``verdicts`` are by finding identity;
    ``first_figures`` are those of the quarter before that were carried again since, as they came first,
    ``carried`` all that were carried in, ``asked_before`` is what was asked there, ``last_year`` what
    bureaus answered in the year before, ``redefined`` says which indicators are measured otherwise than
    before. ``levels`` are the tiers of approval in a line each, ``reopened`` the approvals that were
    taken back, ``obstacles`` what earlier quarters told of them.
    """

    provisional: str = messages.recap.NOT_ALL_APPROVED
    journal: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[tuple[str, str, str, str], DecisionNote] = field(default_factory=dict)
    first_figures: FirstFigures = field(default_factory=dict)
    carried: FirstFigures = field(default_factory=dict)
    asked_before: AskedThen | None = None
    last_year: Mapping[str, YearTold] = field(default_factory=dict)
    redefined: str = ""
    levels: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    obstacles: Mapping[Period, Sequence[FollowUp]] = field(default_factory=dict)

    def status(self, bureau: BureauRecap) -> str:
        """Return where a bureau's data stand, with the remark behind it."""
        usual = RECEIVED if bureau.received else messages.recap.NOT_SENT
        status = self.statuses.get(bureau.bureau.code, usual)
        remark = self.remarks.get(bureau.bureau.code, "")
        return f"{status} ({remark})" if remark else status

    def verdict(self, finding: Finding) -> DecisionNote:
        """Return what was decided about a finding; open where nothing was."""
        return self.verdicts.get(finding.identity, _OPEN)
