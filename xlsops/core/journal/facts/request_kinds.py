"""The kinds of event from the making of a period to the forms and letters that went out; see ``kinds``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - fields are called date, as in the file
from typing import ClassVar

from xlsops.core.journal.facts.particulars import FormatMade, LetterMade, ObstacleThere, SourceTold
from xlsops.core.journal.facts.payload import sparse
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import Quarter


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is told where a journal begins; ``carried`` moved from the opening to the making."""

    period: str
    carried: tuple[SourceTold, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class Made(_Begun):
    """The folder of a period was made."""

    kind: ClassVar[str] = "folder_disiapkan"


@dataclass(frozen=True, slots=True)
class Opened(_Begun):
    """The period was opened."""

    kind: ClassVar[str] = "periode_dibuka"


@dataclass(frozen=True, slots=True)
class _Step:
    """What is told of a step outside the program; ``bureaus`` are those of the participants."""

    step: Step
    date: Day
    place: str
    participants: tuple[str, ...]
    notes: str
    time: str = ""
    number: str = ""
    bureaus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRecorded(_Step):
    """A step took place."""

    kind: ClassVar[str] = "langkah_dicatat"


@dataclass(frozen=True, slots=True)
class StepPlanned(_Step):
    """A step is to take place."""

    kind: ClassVar[str] = "langkah_direncanakan"


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """A step was left out."""

    kind: ClassVar[str] = "langkah_dilewati"
    step: Step
    reason: str


@dataclass(frozen=True, slots=True)
class FormatsMade:
    """Forms were made that were not there as they are now."""

    kind: ClassVar[str] = "format_dibuat"
    formats: tuple[FormatMade, ...]


@dataclass(frozen=True, slots=True)
class FormatsSent:
    """Forms were handed to their bureaus."""

    kind: ClassVar[str] = "format_disampaikan"
    bureaus: tuple[str, ...]
    channel: str


@dataclass(frozen=True, slots=True)
class FormatConfirmed:
    """A bureau confirmed that it has its form."""

    kind: ClassVar[str] = "format_diterima_bagian"
    bureau: str
    format: str
    name: str
    date: Day
    time: str
    channel: str
    notes: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """Bureaus were reminded; ``late`` are the working days of those that were."""

    kind: ClassVar[str] = "pengingat_dibuat"
    bureaus: tuple[str, ...]
    late: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ObstaclesNoted:
    """All that bureaus told of obstacles in an earlier quarter, in place of what was noted of it before."""

    kind: ClassVar[str] = "hambatan_triwulan_lalu"
    year: int
    quarter: Quarter
    obstacles: tuple[ObstacleThere, ...]


@dataclass(frozen=True, slots=True)
class LettersMade:
    """Letters to bureaus were made, each beside those made before."""

    kind: ClassVar[str] = "surat_dibuat"
    files: tuple[LetterMade, ...]
