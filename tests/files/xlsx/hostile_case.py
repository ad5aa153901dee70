"""One file of the fault catalogue."""

from collections.abc import Callable

from msgspec import Struct

from xlsops.core.terms.refused_files import Reason


class Case(Struct, frozen=True):
    """One file: its name in the catalogue, how it is made, and why it is refused if it is."""

    name: str
    make: Callable[[], bytes]
    reason: Reason | None
    says: str = ""

    def __str__(self) -> str:
        return self.name
