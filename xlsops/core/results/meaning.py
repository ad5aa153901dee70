"""What a number on a sheet is: of which bureau and line, and which of its figures."""

from collections.abc import Mapping
from typing import NamedTuple

from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Severity

MEAN, EXPECTED, REPORTED = "rata_capaian", "pagu_seluruh", "pagu_dilaporkan"
SPENT, ABSORPTION = keys.SPENT_SO_FAR, keys.ABSORPTION
ASKED, MEASURED = "jumlah_indikator", "jumlah_terukur"
"""The keys of what lines add up to; ``SPENT`` and ``ABSORPTION`` are also those of a line."""
OUTPUT_NOW, SPENT_NOW = "k_tw", "rp_tw"
"""The keys of a sub-activity's figures of the open quarter alone."""
COUNTED = {severity: f"temuan {severity.value}" for severity in Severity}
"""The keys of how many findings of a severity are open."""
_PREDICATE, _AVERAGE = "predikat ", "rerata "


class Meaning(NamedTuple):
    """A number by what it is: a column key of a line, or of all lines of a bureau, or of all bureaus.

    Without a ``line`` it is what a bureau's lines add up to, without a ``bureau`` what all do, or
    those below the ``assistant``, where that is not None: an empty one are the bureaus that name none.
    The ``line`` of a programme that is not asked itself stands for the lines below it.
    """

    key: str
    bureau: str = ""
    block: Block = Block.INDICATORS
    line: str = ""
    assistant: str | None = None


Meanings = Mapping[int, Meaning]
"""The figures of a row by their columns."""


def of_line(columns: Mapping[int, str], bureau: str, block: Block, line: str) -> Meanings:
    """Return the figures of a line, given the key of each column."""
    return {column: Meaning(key, bureau, block, line) for column, key in columns.items()}


def of_all(columns: Mapping[int, str], bureau: str = "") -> Meanings:
    """Return what the lines of a bureau add up to, or those of all, given the key of each column."""
    return {column: Meaning(key, bureau) for column, key in columns.items()}


def of_assistant(columns: Mapping[int, str], assistant: str) -> Meanings:
    """Return what the bureaus of an Asisten add up to, given the key of each column."""
    return {column: Meaning(key, assistant=assistant) for column, key in columns.items()}


def with_predicate(word: str) -> str:
    """Return the key of how many indicators have a predicate."""
    return _PREDICATE + word


def predicate_in(key: str) -> str | None:
    """Return the predicate whose indicators a key counts; None where it counts none."""
    return key.removeprefix(_PREDICATE) if key.startswith(_PREDICATE) else None


def mean_key(key: str) -> str:
    """Return the key of the mean of a column the office added."""
    return _AVERAGE + key


def averaged_in(key: str) -> str | None:
    """Return the column whose mean a key is; None where it is none."""
    return key.removeprefix(_AVERAGE) if key.startswith(_AVERAGE) else None
