"""A form that took figures from another workbook is read as it was saved; what runs by itself is refused."""

import pytest

from tests.files.xlsx.gate import inspect
from tests.files.xlsx.parts import (
    MAIN,
    SHEETML,
    Parts,
    links,
    packed,
    relationship,
    with_extra,
    with_rows,
)
from xlsops import messages
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import Number
from xlsops.files.xlsx.reader import Workbook, take

PART, RELS = "xl/externalLinks/externalLink1.xml", "xl/externalLinks/_rels/externalLink1.xml.rels"
BOOK = f'<externalLink xmlns="{MAIN}"><externalBook/></externalLink>'
LOOKS = (
    '<row r="1"><c r="A1"><f>[1]Data!$B$2*2</f><v>25</v></c><c r="B1"><f>A1</f><v>25</v></c></row>'
)
PLAIN = '<row r="1"><c r="A1"><v>25</v></c></row>'


def linked(
    content: str = BOOK,
    kind: str = "externalLinkPath",
    target: str = "Buku Bantu.xlsx",
    rows: str = LOOKS,
) -> Parts:
    return {
        **with_extra(PART, content, f"{SHEETML}.externalLink+xml"),
        **{
            name: part
            for name, part in with_rows(rows).items()
            if name.startswith("xl/worksheets/")
        },
        RELS: links(relationship(1, kind, target, "External")),
    }


@pytest.mark.parametrize(
    "target",
    [
        "Buku Bantu.xlsx",
        "file:///C:/Kerja/b.xlsx",
        "https://kantor.go.id/b.xlsx",
        "\\\\server\\b.xlsx",
    ],
)
def test_what_a_formula_took_from_another_workbook_counts_and_the_cell_is_named(
    target: str,
) -> None:
    book = take(packed(linked(target=target)))
    assert isinstance(book, Workbook), book
    assert book.sheets[0].at(1, 1).value == Number(25)  # type: ignore[arg-type]
    told = messages.notes.cells_of_other_book(book.sheets[0].name, "A1", target)
    assert book.linked == (told,)
    assert book.notes == ()


def test_a_link_no_formula_looks_through_is_told_too() -> None:
    book = take(packed(linked(rows=PLAIN)))
    assert isinstance(book, Workbook), book
    assert book.linked == (messages.notes.linked_to_book("Buku Bantu.xlsx"),)


def test_a_book_without_links_says_nothing() -> None:
    book = take(packed(with_rows(PLAIN)))
    assert isinstance(book, Workbook), book
    assert book.linked == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
            "tautan DDE",
        ),
        (
            f'<externalLink xmlns="{MAIN}"><oleLink progId="Word.Document"/></externalLink>',
            "tautan OLE",
        ),
        (f'<externalLink xmlns="{MAIN}"><externalBook/><ddeLink/></externalLink>', "tautan DDE"),
        (f'<externalLink xmlns="{MAIN}"/>', "tautan yang tidak dikenal"),
    ],
)
def test_what_could_run_or_is_not_known_is_refused(content: str, told: str) -> None:
    refusal = inspect(packed(linked(content)))
    assert refusal is not None
    assert (refusal.reason, refusal.detail) == (Reason.TAUTAN_LUAR, told)


@pytest.mark.parametrize("kind", ["oleObject", "image", "attachedTemplate"])
def test_beside_a_link_to_a_workbook_nothing_else_is_let_through(kind: str) -> None:
    refusal = inspect(packed(linked(kind=kind)))
    assert refusal is not None
    assert refusal.reason is Reason.TAUTAN_LUAR
