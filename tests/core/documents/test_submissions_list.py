"""Who confirmed having its form is told where the office looks and on the list that is signed."""

from datetime import date

import pytest

from tests.core.builders import IN_TIME
from tests.core.documents.test_documents import page_of, source, texts_on
from tests.core.views import row_with, rows, view
from xlsops.core.journal.step_records import ReceiptRecord, SentRecord
from xlsops.core.pages.standing.progress import progress_page
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View

UJI = ReceiptRecord("UJI", "f", "Ani", date(2026, 7, 2), "09.00", "surel", "", IN_TIME, "Kasubbag")
LAIN = replace(UJI, bureau="LAIN", name="Budi", time="", channel="")


def confirmed(*receipts: ReceiptRecord) -> View:
    """Return the view in which both bureaus were handed their form and these confirmed it."""
    here = view()
    sent = {code: SentRecord(code, "f", "surel", IN_TIME) for code in ("UJI", "LAIN")}
    return replace(
        here,
        state=replace(here.state, sent=sent, receipts={each.bureau: each for each in receipts}),
    )


@pytest.mark.parametrize(
    ("receipts", "told"),
    [
        ((), ""),
        ((UJI,), " Tanda terima format 1 dari 2 bagian; belum: LAIN."),
        ((UJI, LAIN), " Tanda terima format 2 dari 2 bagian."),
        (
            (replace(UJI, format_id="lama"), LAIN),
            " Tanda terima format 1 dari 2 bagian; belum: UJI.",
        ),
    ],
    ids=["nobody", "one", "both", "of a form before"],
)
def test_how_many_confirmed_is_told_once_anybody_did(
    receipts: tuple[ReceiptRecord, ...], told: str
) -> None:
    texts = [
        text for text in texts_on(progress_page(confirmed(*receipts))) if "Tanda terima" in text
    ]
    assert [text[-len(told) :] for text in texts] == ([told] if told else [])


def test_the_day_a_bureau_confirmed_stands_in_its_row() -> None:
    page = progress_page(confirmed(UJI))
    found = {
        name: [cell for cell in rows(page)[row_with(page, name) - 1] if cell is not None][3]
        for name in ("Bagian Percobaan", "Bagian Lain")
    }
    assert found == {"Bagian Percobaan": "✔ 2 Jul", "Bagian Lain": "–"}


def test_the_signed_list_names_who_received_a_form_when_and_through_which_channel() -> None:
    page = page_of(source(confirmed(UJI, LAIN)), "Tanda Terima")
    found = {
        name: [cell for cell in rows(page)[row_with(page, name) - 1] if cell is not None][-2:]
        for name in ("Bagian Percobaan", "Bagian Lain")
    }
    assert found == {
        "Bagian Percobaan": ["2 Juli 2026 09.00", "Ani (lewat surel)"],
        "Bagian Lain": ["2 Juli 2026", "Budi"],
    }
