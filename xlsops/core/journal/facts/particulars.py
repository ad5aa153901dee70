"""The particulars within what events tell: forms, hashes, changes, earlier quarters."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from xlsops.core.history.asked_then import AskedThen
from xlsops.core.spec.spec import Block
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.periods import Quarter
from xlsops.core.values.structs import Sparse


class BureauThere(Struct, frozen=True):
    """The data of a bureau in an earlier quarter: their hash, and whether they were approved."""

    hash: str
    approved: bool


class _MeasuredThen(Struct, frozen=True, kw_only=True):
    """How lines were measured in an earlier quarter, unknown where an earlier version carried them."""

    asked: Sparse[AskedThen | None] = None


class SourceTold(_MeasuredThen, frozen=True):
    """An earlier quarter figures came from; they are by bureau, line and column."""

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


class FormatMade(Struct, frozen=True):
    """The form of one bureau: its id, and the hash of its file."""

    bureau: str
    format: str
    sha: str


class LetterMade(Struct, frozen=True):
    """One file of a letter to a bureau: its path in the period folder, and its hash."""

    bureau: str
    file: str
    sha: str


class BureauHash(Struct, frozen=True):
    """The hash of one bureau's figures."""

    bureau: str
    hash: str


class FigureChange(Struct, frozen=True):
    """A figure that was carried again, or was offered and ``kept`` as it stood."""

    bureau: str
    line: str
    column: str
    old: KnownFigure
    new: KnownFigure
    kept: bool


class ObstacleThere(Struct, frozen=True):
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


class ApprovalThere(Struct, frozen=True):
    """An approval in an earlier quarter: the id of its event, by whom and when."""

    event: str
    by: str
    at: datetime


class CellChange(Struct, frozen=True):
    """An answer that changed: its cell, line and column, and what stood there."""

    sheet: str
    row: int
    column: int
    line: str
    field: str
    label: str
    old: str
    new: str


class FindingReply(Struct, frozen=True):
    """What a bureau answered to one of its findings: rule, line and column of it, and the text."""

    code: str
    line: str
    field: str
    text: str


class CellText(Struct, frozen=True):
    """What somebody typed in a cell."""

    cell: str
    text: str
