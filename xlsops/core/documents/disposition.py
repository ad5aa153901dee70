"""The disposition sheets of steps 1 and 2: an order handed down, with boxes to tick and initials.

Layout: Permendagri 54/2009, lembar disposisi.
"""

from dataclasses import dataclass

from xlsops.core.documents import style
from xlsops.core.documents.letterhead import Signer, letterhead, sign
from xlsops.core.documents.paper import UNITS, Paper
from xlsops.core.documents.source import Document, Source, Standing, missing
from xlsops.core.painted import Area
from xlsops.core.periods import long_date

_HALF = UNITS // 2
_TICKED = "[x] "
_URGENCY = ("Sangat segera", "Segera", "Rahasia")


@dataclass(frozen=True, slots=True)
class _Order:
    """One disposition: its step, wording, sheet, who orders and who receives."""

    step: int
    section: str
    sheet: str
    title: str
    orders: str
    receives: str


_ORDERS = (
    _Order(1, "disposisi_1", "1 Disposisi Sekda", "Lembar Disposisi 1", "SEKDA", "asisten"),
    _Order(2, "disposisi_2", "2 Disposisi Asisten", "Lembar Disposisi 2", "ASISTEN", "kabag"),
)


def dispositions(source: Source) -> tuple[Document, ...]:
    """Return both sheets, once the period is open."""
    return tuple(_document(source, order) for order in _ORDERS)


def _document(source: Source, order: _Order) -> Document:
    steps = (order.step,)
    words = source.words(order.section)
    title = f"{order.title}: {words('perihal')}"
    if source.view.state.opened is None:
        return missing(steps, title, "periode belum dibuka")
    facts = source.facts.of(order.step)
    page = _sheet(source, order)
    if facts.recorded:
        return Document(steps, title, page, facts.day)
    return Document(
        steps, title, page, standing=Standing.FORM,
        note="nomor agenda, tanggal, dan paraf diisi tangan",
    )  # fmt: skip


def _sheet(source: Source, order: _Order):  # noqa: ANN202
    raise NotImplementedError
