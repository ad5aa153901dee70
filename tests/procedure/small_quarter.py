"""A whole quarter of the tiny office, from its forms to its final recap, in one call."""

from datetime import timedelta
from pathlib import Path

from tests.procedure.tiny import BROKEN, CLEAN, CODES, opened, sending
from tests.quarter import NOW
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus


def quarter(root: Path) -> None:
    """Play it: forms go out, one comes back wrong, is returned and mended, all is approved and handed over."""
    tiny = opened(root)
    distribute(tiny.period(), "surat")
    for code, slip in zip(CODES, (BROKEN, CLEAN), strict=True):
        tiny.drop(f"{code}.xlsx", sending(code, slip))
    tiny.drop("İlişik ılık.xlsx", b"bukan buku kerja")
    collect(tiny.period())
    return_to_bureaus(tiny.period(NOW + timedelta(hours=1)))
    tiny.drop(f"{CODES[0]} lagi.xlsx", sending(CODES[0], CLEAN, 90))
    collect(tiny.period(NOW + timedelta(hours=2)))
    approve(tiny.period(NOW + timedelta(hours=3)))
    hand_over(tiny.period(NOW + timedelta(hours=4)))
    make_recap_book(tiny.period(NOW + timedelta(hours=5)))
