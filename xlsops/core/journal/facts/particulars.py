"""The particulars within what events tell: forms, hashes, changes, earlier quarters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from xlsops.core.history.asked_then import AskedThen
from xlsops.core.spec.spec import Block
from xlsops.core.values.earlier_reprs import SPARSE
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.periods import Quarter


@dataclass(frozen=True, slots=True)
class BureauThere:
    """The data of a bureau in an earlier quarter: their hash, and whether they were approved."""

    hash: str
    approved: bool


@dataclass(frozen=True, slots=True)
class SourceTold:
    """An earlier quarter figures came from; they are by bureau, line and column.

    ``asked`` is how lines were measured there, unknown where an earlier version carried them.
    """

    year: int
    quarter: Quarter
    folder: str
    opened: str
    key: str
    journal: str
    at: datetime
    figures: Mapping[str, Mapping[str, Mapping[str, KnownFigure]]]
    kept: tuple[tuple[str, str, str], ...]
    bureaus: Mapping[str, BureauThere]
    replaced: tuple[tuple[str, str, str, tuple[KnownFigure, ...]], ...]
    asked: AskedThen | None = field(default=None, metadata=SPARSE, kw_only=True)


@dataclass(frozen=True, slots=True)
class FormatMade:
    """The form of one bureau: its id, and the hash of its file."""

    bureau: str
    format: str
    sha: str


@dataclass(frozen=True, slots=True)
class LetterMade:
    """One file of a letter to a bureau: its path in the period folder, and its hash."""

    bureau: str
    file: str
    sha: str


@dataclass(frozen=True, slots=True)
class BureauHash:
    """The hash of one bureau's figures."""

    bureau: str
    hash: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that was carried again, or was offered and ``kept`` as it stood."""

    bureau: str
    line: str
    column: str
    old: KnownFigure
    new: KnownFigure
    kept: bool


@dataclass(frozen=True, slots=True)
class ObstacleThere:
    """What a bureau, then of that ``name``, told of what hinders a line, called ``what``."""

    bureau: str
    name: str
    block: Block
    line: str
    what: str
    obstacle: str
    plan: str
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ApprovalThere:
    """An approval in an earlier quarter: the id of its event, by whom and when."""

    event: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CellChange:
    """An answer that changed: its cell, line and column, and what stood there."""

    sheet: str
    row: int
    column: int
    line: str
    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FindingReply:
    """What a bureau answered to one of its findings: rule, line and column of it, and the text."""

    code: str
    line: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class CellText:
    """What somebody typed in a cell."""

    cell: str
    text: str
