"""What a bureau answers otherwise than somebody signed it, cell by cell."""

from msgspec import Struct

from xlsops.core.form.differences import AnswerChange


class Shift(Struct, frozen=True):
    """From the file that was signed, by its hash, to another: whose signature it is, and every cell.

    ``parts`` are the files that were signed together, where several were joined.
    """

    signed: str
    now: str
    who: tuple[str, ...]
    cells: tuple[AnswerChange, ...]
    parts: tuple[str, ...] = ()
