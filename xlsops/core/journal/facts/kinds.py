"""The kinds of event: what each is called in the journal, what it tells, and what it once did not.

Here, in ``request_kinds``, and for tiers of approval in ``tiers``, stands how a fact is written: a field's name is its key.
A field with a default was not written by earlier versions, which meant just that by leaving it out;
one that is ``sparse`` is still written only where it says something else.
"""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - fields are called date, as in the file
from datetime import datetime
from typing import Any, ClassVar, get_args

from msgspec import Struct, field

from xlsops.core.journal.facts.particulars import (
    ApprovalThere,
    BureauHash,
    CellChange,
    CellText,
    FigureChange,
    FindingReply,
    SourceTold,
)
from xlsops.core.journal.facts.payload import UnfitError
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
from xlsops.core.values.structs import Sparse


class FileReceived(Struct, frozen=True):
    """A file came in, with its outcome.

    None is what nothing was told of: ``written``, ``answers``, ``after`` are told of files that count.
    ``beside`` are the hashes of its bureau's that came with it, ``replies`` its answers to findings.
    ``filler`` is who says to have filled it, ``copy`` that it was filled in a copy of ours of all that
    was sent, ``source`` of which file that says to be made; ``joined`` are the hashes of those it was
    joined with then.
    """

    kind: ClassVar[str] = "kiriman_diterima"
    bureau: str
    code: str
    fate: Fate
    message: str
    name: str
    sha: str
    saved: Sparse[str | None] = None
    written: Sparse[str | None] = None
    answers: Sparse[str | None] = None
    after: Sparse[tuple[str, ...] | None] = None
    beside: Sparse[tuple[str, ...]] = ()
    replies: Sparse[tuple[FindingReply, ...]] = ()
    filler: Sparse[str] = ""
    copy: Sparse[bool] = False
    joined: Sparse[tuple[str, ...]] = ()
    source: Sparse[str] = ""


class _Moved(Struct, frozen=True):
    """What is told where a file counts no more, or again.

    ``row`` is the one of ``Catatan`` that says so, ``file`` what it calls the file, ``corrects`` the
    id of the event in whose place this one is.
    """

    bureau: str
    sha: str
    reason: str
    date: Day | None = None
    row: Sparse[int] = 0
    file: Sparse[str] = ""
    corrects: Sparse[str] = ""


class FileSetAside(_Moved, frozen=True):
    """A file counts no more."""

    kind: ClassVar[str] = "kiriman_dikesampingkan"


class FileUsedAgain(_Moved, frozen=True):
    """A file that was set aside counts again."""

    kind: ClassVar[str] = "kiriman_dipakai_lagi"


class _Repair(_Moved, frozen=True):
    """What is told of something damaged that the reading of a file mends.

    ``repair`` is what it is known by, ``place`` the cell as somebody wrote it.
    """

    repair: str = ""
    place: str = ""


class RepairUndone(_Repair, frozen=True):
    """A repair made on the reading of a file is not to be made: it was no repair."""

    kind: ClassVar[str] = "perbaikan_bacaan_dibatalkan"


class RepairRestored(_Repair, frozen=True):
    """A repair that was not to be made is made again."""

    kind: ClassVar[str] = "perbaikan_bacaan_dipakai_lagi"


class CopyReturned(Struct, frozen=True):
    """A marked copy was made for a bureau, with so many findings."""

    kind: ClassVar[str] = "salinan_bertanda_dibuat"
    bureau: str
    file: str
    findings: int
    format: str = ""
    sha: str = ""


class Decided(Struct, frozen=True):
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
    evidence_file: Sparse[str] = ""
    assignee: Sparse[str] = ""
    counts: Sparse[str] = ""


class Returned(Struct, frozen=True):
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
    due: Sparse[datetime | None] = None


class Approved(Struct, frozen=True):
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
    parts: Sparse[tuple[str, ...]] = ()


class HandedOver(Struct, frozen=True):
    """The approved data were handed over."""

    kind: ClassVar[str] = "data_diserahkan"
    bureaus: tuple[BureauHash, ...]
    hash: str
    missing: tuple[str, ...]
    recap: str
    asked: str = ""
    program: str = ""


class RecapMade(Struct, frozen=True):
    """The recap workbook was made; ``emblem`` is the hash of the picture on it."""

    kind: ClassVar[str] = "rekap_dibuat"
    coverage: str
    file: str
    sha: str
    final: bool = False
    emblem: str = ""
    asked: str = ""
    program: str = ""


class Carried(SourceTold, frozen=True):
    """Figures of an earlier quarter were carried again; ``forms`` are ids of forms before and after."""

    kind: ClassVar[str] = "triwulan_lalu_diperbarui"
    changes: tuple[FigureChange, ...]
    forms: Mapping[str, tuple[str, str]]
    approvals: Mapping[str, ApprovalThere] = field(default_factory=dict)


class Lost(Struct, frozen=True):
    """Events, named by the beginnings of their ids, cannot be had again."""

    kind: ClassVar[str] = "catatan_hilang"
    events: tuple[str, ...]
    reason: str


class ChangedOutside(Struct, frozen=True):
    """A file changed answers beside those for which ``source`` had gone back."""

    kind: ClassVar[str] = "berubah_di_luar_pengembalian"
    bureau: str
    changes: tuple[CellChange, ...]
    sha: str
    source: str = ""


class HandwritingKept(Struct, frozen=True):
    """What people typed on a painted sheet; earlier versions told of each cell by itself."""

    kind: ClassVar[str] = "tulisan_disimpan"
    sheet: str
    cells: Sparse[tuple[CellText, ...]] = ()
    cell: Sparse[str] = ""
    text: Sparse[str] = ""

    def __post_init__(self) -> None:
        """Raise where nothing is told."""
        if not self.told:
            raise UnfitError("tidak ada", "cells")

    @property
    def told(self) -> tuple[CellText, ...]:
        """Return every cell and what was typed there."""
        return self.cells or ((CellText(self.cell, self.text),) if self.cell else ())


class _Objection(Struct, frozen=True):
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
    row: Sparse[int] = 0
    corrects: Sparse[str] = ""


class Found(_Objection, frozen=True):
    """The head found something himself."""

    kind: ClassVar[str] = "temuan_dicatat"


class Withdrawn(_Objection, frozen=True):
    """The head withdraws what he had found."""

    kind: ClassVar[str] = "temuan_dicabut"


class KeyNoted(Struct, frozen=True):
    """The public key of a role, and the one in whose place it came."""

    kind: ClassVar[str] = "kunci_dicatat"
    role: str
    name: str
    key: str
    replaces: Sparse[str] = ""


class Unknown(Struct, frozen=True):
    """An event of a kind this version does not know: it is kept, and changes nothing."""


class Damaged(Struct, frozen=True):
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
