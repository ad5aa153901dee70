"""What an examiner has before it, and what came of a file."""

from collections.abc import Collection, Mapping
from datetime import datetime

from msgspec import Struct, field

from xlsops.core.form.joining import Contribution
from xlsops.core.form.layout import Layout
from xlsops.core.form.submissions import Submission
from xlsops.core.history.past import Past
from xlsops.core.journal.arrivals import Arrival
from xlsops.core.journal.facts.particulars import FindingReply
from xlsops.core.results.bureau_totals import BureauTotals
from xlsops.core.results.results import Results
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.structs import Unprinted, repr_as_before

IDENTITY = "IDENTITAS"
"""Why a file is refused that bears no mark of this office's key."""


class IntakeContext(Struct, frozen=True):
    """What an examiner has before it: the spec, the forms, the rules and the key.

    ``out`` are the ids of the forms a bureau may have from the office besides that of today, for
    the master may have changed since.
    ``first`` says when each bureau first sent its data, ``opened`` since when that can be.
    ``alike`` are the ids of the forms that ask what today's does, but for the figures of earlier
    quarters. ``past`` is what bureaus answered in earlier years, ``rows`` the fingerprint of what the
    masters hold of each, where these are known. ``renamed`` is today's code of a bureau by the one
    before, whose forms may still come. ``undone`` are by hash of a file the repairs that are not to be
    made on its reading, ``withheld`` by bureau the lines whose figures are not reckoned, and why.
    """

    spec: Spec
    layouts: Mapping[str, Layout]
    rules: tuple[LiveRule, ...]
    key: bytes
    out: Mapping[str, Collection[str]] = field(default_factory=dict)
    first: Mapping[str, Arrival] = field(default_factory=dict)
    opened: datetime | None = None
    alike: Mapping[str, frozenset[str]] = field(default_factory=dict)
    past: Mapping[str, Past] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    undone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def undone_in(self, sha: str) -> Mapping[str, str]:
        """Return the repairs that are not to be made in a file, each with the cell it was named by."""
        return self.undone.get(sha, {})


class Examined(Struct, frozen=True):
    """The outcome of one file.

    ``modified`` is when its program says it was last saved, ``written`` the newest local time in
    its container; ``answers`` is the hash of all its answers. ``totals`` are those of the results, where
    they are known already; ``filler`` is who says to have filled it, ``copy`` that it is one of our copies,
    in which a bureau mends what it sent, ``source`` of which file, where it says so; ``contributions`` tell of several people's files that are joined
    what each adds; ``text`` is what this machine keeps of it, where that was written; ``replies`` what
    the bureau answered to findings.
    """

    fate: Fate
    bureau: str = ""
    code: str = ""
    message: str = ""
    modified: datetime | None = None
    submission: Submission | None = None
    results: Results | None = None
    findings: tuple[Finding, ...] = ()
    written: datetime | None = None
    answers: str = ""
    totals: BureauTotals | None = None
    filler: str = ""
    copy: bool = False
    contributions: tuple[Contribution, ...] = ()
    text: Unprinted[bytes] = b""
    replies: tuple[FindingReply, ...] = ()
    source: str = ""

    __repr__ = repr_as_before
