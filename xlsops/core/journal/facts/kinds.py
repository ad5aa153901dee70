"""The kinds of event: what each is called in the journal, what it tells, and what it once did not.

Here, in ``request_kinds``, and for tiers of approval in ``tiers``, stands how a fact is written: a field's name is its key.
A field with a default was not written by earlier versions, which meant just that by leaving it out;
one that is ``sparse`` is still written only where it says something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - fields are called date, as in the file
from datetime import datetime
from typing import Any, ClassVar, get_args

from xlsops.core.journal.facts.particulars import (
    ApprovalThere,
    BureauHash,
    CellChange,
    CellText,
    FigureChange,
    FindingReply,
    SourceTold,
)
from xlsops.core.journal.facts.payload import UnfitError, sparse
from xlsops.core.journal.facts.request_kinds import (
    FormatConfirmed,
    FormatsMade,
    FormatsSent,
    LettersMade,
    Made,
    ObstaclesNoted,
    Opened,
    Reminded,
    StepPlanned,
    StepRecorded,
    StepSkipped,
)
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.terms.findings import FindingState, Severity
from xlsops.core.terms.refused_files import Fate


@dataclass(frozen=True, slots=True)
class FileReceived:
    """A file came in, with its outcome.

    None is what nothing was told of: ``written``, ``answers``, ``after`` are told of files that count.
    ``beside`` are the hashes of its bureau's that came with it, ``replies`` its answers to findings.
    ``filler`` is who says to have filled it, ``copy`` that it was filled in a copy of ours of all that
    was sent, ``joined`` are the hashes of those it was joined with then.
    """

    kind: ClassVar[str] = "kiriman_diterima"
    bureau: str
    code: str
    fate: Fate
    message: str
    name: str
    sha: str
    saved: str | None = sparse(None)
    written: str | None = sparse(None)
    answers: str | None = sparse(None)
    after: tuple[str, ...] | None = sparse(None)
    beside: tuple[str, ...] = sparse(())
    replies: tuple[FindingReply, ...] = sparse(())
    filler: str = sparse("")
    copy: bool = sparse(False)  # noqa: FBT003
    joined: tuple[str, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class _Moved:
    """What is told where a file counts no more, or again.

    ``row`` is the one of ``Catatan`` that says so, ``file`` what it calls the file, ``corrects`` the
    id of the event in whose place this one is.
    """

    bureau: str
    sha: str
    reason: str
    date: Day | None = None
    row: int = sparse(0)
    file: str = sparse("")
    corrects: str = sparse("")


@dataclass(frozen=True, slots=True)
class FileSetAside(_Moved):
    """A file counts no more."""

    kind: ClassVar[str] = "kiriman_dikesampingkan"


@dataclass(frozen=True, slots=True)
class FileUsedAgain(_Moved):
    """A file that was set aside counts again."""

    kind: ClassVar[str] = "kiriman_dipakai_lagi"


@dataclass(frozen=True, slots=True)
class _Repair(_Moved):
    """What is told of something damaged that the reading of a file mends.

    ``repair`` is what it is known by, ``place`` the cell as somebody wrote it.
    """

    repair: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RepairUndone(_Repair):
    """A repair made on the reading of a file is not to be made: it was no repair."""

    kind: ClassVar[str] = "perbaikan_bacaan_dibatalkan"


@dataclass(frozen=True, slots=True)
class RepairRestored(_Repair):
    """A repair that was not to be made is made again."""

    kind: ClassVar[str] = "perbaikan_bacaan_dipakai_lagi"


@dataclass(frozen=True, slots=True)
class CopyReturned:
    """A marked copy was made for a bureau, with so many findings."""

    kind: ClassVar[str] = "salinan_bertanda_dibuat"
    bureau: str
    file: str
    findings: int
    format: str = ""
    sha: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Something was decided or noted about a finding while its cell showed ``value``.

    The archive calls the file ``evidence`` names ``evidence_file``; ``assignee`` looks at the finding.
    ``counts`` is the answer that was decided to count where files contradict, empty where the one that stood.
    """

    kind: ClassVar[str] = "temuan_diputuskan"
    bureau: str
    code: str
    line: str
    field: str
    value: str
    state: FindingState
    note: str
    evidence: str = ""
    until: Day | None = None
    evidence_file: str = sparse("")
    assignee: str = sparse("")
    counts: str = sparse("")


@dataclass(frozen=True, slots=True)
class Returned:
    """A submission, ``source``, went back to its bureau as a file to mend these findings in.

    ``due`` is until when its letter asks for that.
    """

    kind: ClassVar[str] = "kiriman_dikembalikan"
    bureau: str
    file: str
    sha: str
    source: str
    findings: tuple[tuple[str, str, str, str], ...]
    format: str = ""
    due: datetime | None = sparse(None)  # noqa: RUF009 - a field


@dataclass(frozen=True, slots=True)
class Approved:
    """A bureau's data were approved: the file and the hash of its figures.

    ``shown`` is the fingerprint of what was seen of it, ``replaces`` the file approved before,
    ``asked`` and ``program`` by what the figures were computed. ``parts`` are the files of several people
    it was joined from, where there are more than one.
    """

    kind: ClassVar[str] = "bagian_disahkan"
    bureau: str
    hash: str
    sha: str
    shown: str = ""
    replaces: str = ""
    asked: str = ""
    program: str = ""
    parts: tuple[str, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The approved data were handed over."""

    kind: ClassVar[str] = "data_diserahkan"
    bureaus: tuple[BureauHash, ...]
    hash: str
    missing: tuple[str, ...]
    recap: str
    asked: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class RecapMade:
    """The recap workbook was made; ``emblem`` is the hash of the picture on it."""

    kind: ClassVar[str] = "rekap_dibuat"
    coverage: str
    file: str
    sha: str
    final: bool = False
    emblem: str = ""
    asked: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class Carried(SourceTold):
    """Figures of an earlier quarter were carried again; ``forms`` are ids of forms before and after."""

    kind: ClassVar[str] = "triwulan_lalu_diperbarui"
    changes: tuple[FigureChange, ...]
    forms: Mapping[str, tuple[str, str]]
    approvals: Mapping[str, ApprovalThere] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """Events, named by the beginnings of their ids, cannot be had again."""

    kind: ClassVar[str] = "catatan_hilang"
    events: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedOutside:
    """A file changed answers beside those for which ``source`` had gone back."""

    kind: ClassVar[str] = "berubah_di_luar_pengembalian"
    bureau: str
    changes: tuple[CellChange, ...]
    sha: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class HandwritingKept:
    """What people typed on a painted sheet; earlier versions told of each cell by itself."""

    kind: ClassVar[str] = "tulisan_disimpan"
    sheet: str
    cells: tuple[CellText, ...] = sparse(())
    cell: str = sparse("")
    text: str = sparse("")

    def __post_init__(self) -> None:
        """Raise where nothing is told."""
        if not self.told:
            raise UnfitError("tidak ada", "cells")

    @property
    def told(self) -> tuple[CellText, ...]:
        """Return every cell and what was typed there."""
        return self.cells or ((CellText(self.cell, self.text),) if self.cell else ())


@dataclass(frozen=True, slots=True)
class _Objection:
    """What is told of a finding of the head's own; ``cell`` is as somebody wrote it."""

    bureau: str
    cell: str
    field: str
    line: str
    reason: str
    severity: Severity
    sha: str
    value: str
    date: Day | None = None
    row: int = sparse(0)
    corrects: str = sparse("")


@dataclass(frozen=True, slots=True)
class Found(_Objection):
    """The head found something himself."""

    kind: ClassVar[str] = "temuan_dicatat"


@dataclass(frozen=True, slots=True)
class Withdrawn(_Objection):
    """The head withdraws what he had found."""

    kind: ClassVar[str] = "temuan_dicabut"


@dataclass(frozen=True, slots=True)
class KeyNoted:
    """The public key of a role, and the one in whose place it came."""

    kind: ClassVar[str] = "kunci_dicatat"
    role: str
    name: str
    key: str
    replaces: str = sparse("")


@dataclass(frozen=True, slots=True)
class Unknown:
    """An event of a kind this version does not know: it is kept, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """An event that does not tell what its kind does, and why: nobody guesses at it."""

    why: str


Fact = (
    Made | Opened | StepRecorded | StepPlanned | StepSkipped | FormatsMade | FormatsSent
    | FormatConfirmed | Reminded | LettersMade | FileReceived | FileSetAside | FileUsedAgain
    | CopyReturned | Decided | Returned | Approved | HandedOver | RecapMade | Carried | Lost
    | ChangedOutside | HandwritingKept | Found | Withdrawn | KeyNoted | TierSigned | ApprovalReopened
    | RepairUndone | RepairRestored | ObstaclesNoted
)  # fmt: skip
"""What an event of a known kind tells."""
KINDS: Mapping[str, Any] = {each.kind: each for each in get_args(Fact)}
"""The kinds this version knows, by their names in the journal."""
