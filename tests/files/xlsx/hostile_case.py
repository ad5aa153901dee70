"""One file of the fault catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from xlsops.core.terms.refused_files import Reason


@dataclass(frozen=True, slots=True)
class Case:
    """One file: its name in the catalogue, how it is made, and why it is refused if it is."""

    name: str
    make: Callable[[], bytes]
    reason: Reason | None
    says: str = ""

    def __str__(self) -> str:
        return self.name
