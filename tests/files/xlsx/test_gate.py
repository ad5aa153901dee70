"""Every hostile or odd file of the catalogue meets exactly the outcome the catalogue names."""

import re
from functools import cache
from typing import get_args

import pytest

from tests.files.xlsx.gate import inspect
from tests.files.xlsx.hostile import all_cases
from tests.files.xlsx.hostile_case import Case
from tests.files.xlsx.parts import (
    SHEET,
    links,
    packed,
    relationship,
    styles_part,
    valid,
    with_extra,
    with_part,
    with_rows,
)
from xlsops import messages
from xlsops.core.terms.refused_files import PlainReason, Reason, Refusal
from xlsops.core.values.cells import column_letters as letters
from xlsops.core.values.foreign_text import cited
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.reader import Workbook, take

_ACTIONS = ("Minta", "Salin", "Buka", "Isi", "Hapus", "putuskan", "pilih", "Keluarkan", "Kirim")
_INSIDE = re.compile(r"CRC|DOCTYPE|ZIP64|OPC|xl/|docProps|_rels|\.(xml|rels|bin|vml)\b|\[Content")


@cache
def cases() -> tuple[Case, ...]:
    return tuple(all_cases())


@cache
def outcome_of(case: Case) -> Refusal | None:
    return inspect(case.make())


@pytest.mark.parametrize("case", cases(), ids=str)
def test_each_fault_has_its_reason_and_each_oddity_is_taken(case: Case) -> None:
    outcome = outcome_of(case)
    assert (outcome and outcome.reason) is case.reason, outcome
    if outcome is not None:
        assert case.says in outcome.message


def test_no_refusal_speaks_of_the_inside_of_a_file() -> None:
    told = {case: outcome_of(case) for case in cases()}
    assert any(told.values())
    assert {
        str(case): each for case, each in told.items() if each and _INSIDE.search(each.message)
    } == {}


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_an_indonesian_sentence_that_says_what_to_do(reason: Reason) -> None:
    message = Refusal(reason, "rincian").message
    assert any(word in message for word in _ACTIONS)
    assert message.endswith(".")
    assert not re.search(r"Error|Exception|Traceback|None|[{}]|\b(the|file|please)\b", message)
    assert ("rincian" in message) == ("{detail}" in reason.value)


def test_a_refusal_is_a_code_and_a_sentence() -> None:
    refusal = Refusal(Reason.RUSAK, "uji")
    assert (refusal.code, str(refusal)) == ("RUSAK", refusal.message)


def test_what_is_odd_but_taken_is_noted() -> None:
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 10_002))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    book = take(packed(with_rows(blank + far)) + b"\x00\x00")
    assert isinstance(book, Workbook)
    assert book.notes == (
        messages.notes.trailing(2),
        messages.notes.blank_cells("Isian", "10.001"),
        messages.notes.reaches_far("Isian", 1_048_576, 16_384),
    )


@pytest.mark.parametrize(("letters", "noted"), [(255, False), (256, True), (1_000_000, True)])
def test_a_number_format_longer_than_excel_writes_is_noted_and_kept_as_long_as_shows_it(
    letters: int, noted: bool
) -> None:
    styles = styles_part(0, 999, codes={999: "[" * letters})
    book = take(packed(with_rows('<row r="1"><c r="A1" s="1"><v>5</v></c></row>', styles=styles)))
    assert isinstance(book, Workbook)
    assert book.notes == (messages.notes.number_format_too_long(255),) * noted
    assert len(book.sheets[0].at(1, 1).number_format) == min(letters, 256)


def test_a_smaller_limit_refuses_what_a_greater_one_takes() -> None:
    data = packed(valid())
    assert inspect(data) is None
    for limits in (
        Limits(file=len(data) - 1),
        Limits(members=8),
        Limits(member=100),
        Limits(total=1_000),
        Limits(side_part=10),
        Limits(filled_cells=3),
        Limits(marks=20),
        Limits(links=2),
        Limits(ratio=1, ratio_free=100),
    ):
        outcome = inspect(packed(valid() | {"a.xml": "<a>aaaaaaa</a>"}), limits)
        assert outcome is not None, limits
        assert outcome.reason is Reason.TERLALU_BESAR, limits


def test_merges_are_taken_up_to_the_limit_and_refused_beyond_it() -> None:
    data = packed(
        with_rows(
            "", after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
        )
    )
    assert inspect(data, Limits(merges=2)) is None
    outcome = inspect(data, Limits(merges=1))
    assert outcome is not None
    assert outcome.detail == "lebih dari 1 sel gabungan"


def test_beyond_the_limit_a_shared_formula_stays_as_its_first_cell_writes_it() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    book = take(packed(with_rows(rows)), Limits(formula_letters=4))
    assert isinstance(book, Workbook)
    assert [each.formula for each in book.sheets[0].cells.values()] == ["B1+1", "B2+1", "B1+1"]


def test_cell_elements_are_counted_in_either_scanner() -> None:
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 201))
    limits = Limits(cell_elements=199)
    many = "".join(f'<c r="{letters(n)}201"/>' for n in range(1, 16_385))
    for rows in (blank, "<!-- -->" + blank, f'<!-- --><row r="201">{many}</row>'):
        outcome = inspect(packed(with_rows(rows)), limits)
        assert outcome is not None
        assert outcome.reason is Reason.TERLALU_BESAR


def test_a_foreign_text_is_shown_on_one_line_without_marks() -> None:
    assert cited("a\nb\u202ec\x07") == "a�b�c�"
    assert cited("x" * 99) == "x" * 79 + "…"


@pytest.mark.parametrize(
    ("target", "noted"),
    [
        ("\\\\server\\bukti", True),
        ("//server/bukti", True),
        ("file://server/bukti", True),
        ("file:////server/bukti", True),
        ("file:///\\\\server\\bukti", True),
        ("https://example.go.id/", False),
        ("file:///C:/bukti.pdf", False),
        ("bukti.pdf", False),
    ],
)
def test_a_link_to_a_share_is_taken_and_its_cell_is_named(target: str, noted: bool) -> None:
    tail = (
        '<hyperlinks><hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships" ref="W8" r:id="rId1"/></hyperlinks>'
    )
    linked = with_part(SHEET, "</sheetData>", f"</sheetData>{tail}")
    rels = links(relationship(1, "hyperlink", target, "External"))
    book = take(packed(linked | {"xl/worksheets/_rels/sheet1.xml.rels": rels}))
    assert isinstance(book, Workbook), book
    told = messages.notes.cells_on_network("Isian", "W8", target)
    assert book.notes == ((told,) if noted else ())


def test_what_is_fetched_by_itself_is_named_for_what_it_is() -> None:
    for kind, says in (
        ("image", "gambar tertaut"),
        ("externalLinkPath", "buku kerja"),
        ("x", "sumber"),
    ):
        rels = links(relationship(1, kind, "http://127.0.0.1/a", "External"))
        outcome = inspect(packed(valid() | {"xl/drawings/_rels/drawing1.xml.rels": rels}))
        assert outcome is not None
        assert outcome.detail == f"{says} http://127.0.0.1/a"


def test_a_link_on_a_picture_to_a_share_is_noted() -> None:
    rels = links(relationship(1, "hyperlink", "\\\\server\\bukti", "External"))
    book = take(packed(valid() | {"xl/drawings/_rels/drawing1.xml.rels": rels}))
    assert isinstance(book, Workbook), book
    assert book.notes == (messages.notes.picture_on_network("\\\\server\\bukti"),)


def test_a_panel_of_an_office_add_in_is_taken_with_a_note() -> None:
    kind = "application/vnd.ms-office.webextensiontaskpanes+xml"
    book = take(packed(with_extra("xl/webextensions/taskpanes.xml", "<a/>", kind)))
    assert isinstance(book, Workbook), book
    assert book.notes == (messages.notes.ADD_IN,)


def test_a_drawn_picture_is_a_picture_whatever_its_text_says() -> None:
    svg = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY n "x">]><svg/>'
    book = take(packed(with_extra("xl/media/image9.svg", svg, "image/svg+xml")))
    assert isinstance(book, Workbook), book
    assert book.notes == ()


def test_filled_cells_are_counted_in_either_scanner() -> None:
    filled = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 201))
    for rows in (filled, "<!-- -->" + filled):
        outcome = inspect(packed(with_rows(rows)), Limits(filled_cells=150))
        assert outcome is not None
        assert "150 sel" in outcome.detail


def test_a_member_of_any_length_is_proved_piece_by_piece() -> None:
    for length in range(65_530, 66_200, 13):
        assert inspect(packed(valid() | {"xl/media/a.png": bytes(length)})) is None


def test_a_reason_asks_for_its_fact_where_its_sentence_names_one() -> None:
    without = {reason for reason in Reason if "{detail}" not in reason.value}
    assert without == set(get_args(PlainReason))
