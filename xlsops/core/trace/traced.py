"""A number with all it is made of: the numbers it is reckoned from, and the cells they were written in."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from xlsops.core.results.meaning import Meaning
from xlsops.core.values.numbers import as_typed


class Origin(Struct, frozen=True):
    """The cell a number was written in: of a kept file, or of a master where there is no ``sha``.

    ``address`` is empty where only the line and the ``column`` of a master are known; ``written`` is
    what a person reads there, ``kept`` the name under which the archive keeps the file.
    """

    file: str
    sheet: str
    address: str
    written: str
    column: str = ""
    sha: str = ""
    kept: str = ""
    received: datetime | None = None


class Part(Struct, frozen=True):
    """One of the numbers another one is made of, as it counts there, and what was done to it.

    It was written in its ``source``, or is itself reckoned: then ``meaning`` says what it is.
    """

    name: str
    value: Decimal | None
    done: str = ""
    source: Origin | None = None
    meaning: Meaning | None = None


class Traced(Struct, frozen=True):
    """A number, the way it is reckoned from its parts, and what the parts give when it is done again.

    ``remark`` says why there is no number, or what it leaves out.
    """

    meaning: Meaning
    name: str
    value: Decimal | None
    way: str
    again: Decimal | None
    parts: tuple[Part, ...] = ()
    remark: str = ""

    @property
    def agrees(self) -> bool:
        """Tell whether the parts give the number, to the digits a spreadsheet keeps."""
        if self.value is None or self.again is None:
            return self.value is self.again
        return as_typed(self.value) == as_typed(self.again)
