"""The kinds of event from the making of a period to the forms and letters that went out; see ``kinds``."""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - fields are called date, as in the file
from typing import ClassVar

from msgspec import Struct

from xlsops.core.journal.facts.particulars import FormatMade, LetterMade, ObstacleThere, SourceTold
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import Quarter
from xlsops.core.values.structs import Sparse


class _Begun(Struct, frozen=True):
    """What is told where a journal begins; ``carried`` moved from the opening to the making."""

    period: str
    carried: Sparse[tuple[SourceTold, ...]] = ()


class Made(_Begun, frozen=True):
    """The folder of a period was made."""

    kind: ClassVar[str] = "folder_disiapkan"


class Opened(_Begun, frozen=True):
    """The period was opened."""

    kind: ClassVar[str] = "periode_dibuka"


class _Step(Struct, frozen=True):
    """What is told of a step outside the program; ``bureaus`` are those of the participants."""

    step: Step
    date: Day
    place: str
    participants: tuple[str, ...]
    notes: str
    time: str = ""
    number: str = ""
    bureaus: tuple[str, ...] = ()


class StepRecorded(_Step, frozen=True):
    """A step took place."""

    kind: ClassVar[str] = "langkah_dicatat"


class StepPlanned(_Step, frozen=True):
    """A step is to take place."""

    kind: ClassVar[str] = "langkah_direncanakan"


class StepSkipped(Struct, frozen=True):
    """A step was left out."""

    kind: ClassVar[str] = "langkah_dilewati"
    step: Step
    reason: str


class FormatsMade(Struct, frozen=True):
    """Forms were made that were not there as they are now."""

    kind: ClassVar[str] = "format_dibuat"
    formats: tuple[FormatMade, ...]


class FormatsSent(Struct, frozen=True):
    """Forms were handed to their bureaus."""

    kind: ClassVar[str] = "format_disampaikan"
    bureaus: tuple[str, ...]
    channel: str


class FormatConfirmed(Struct, frozen=True):
    """A bureau confirmed that it has its form."""

    kind: ClassVar[str] = "format_diterima_bagian"
    bureau: str
    format: str
    name: str
    date: Day
    time: str
    channel: str
    notes: str


class Reminded(Struct, frozen=True):
    """Bureaus were reminded; ``late`` are the working days of those that were."""

    kind: ClassVar[str] = "pengingat_dibuat"
    bureaus: tuple[str, ...]
    late: Mapping[str, int]


class ObstaclesNoted(Struct, frozen=True):
    """All that bureaus told of obstacles in an earlier quarter, in place of what was noted of it before."""

    kind: ClassVar[str] = "hambatan_triwulan_lalu"
    year: int
    quarter: Quarter
    obstacles: tuple[ObstacleThere, ...]


class LettersMade(Struct, frozen=True):
    """Letters to bureaus were made, each beside those made before."""

    kind: ClassVar[str] = "surat_dibuat"
    files: tuple[LetterMade, ...]
