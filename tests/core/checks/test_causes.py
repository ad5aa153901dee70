"""How many findings are told: those of one cause as one, few of a bureau, each with short texts."""

from decimal import Decimal

import pytest

from tests.core.builders import Edit, answer, judged
from tests.core.checks.test_form import BUDGET, INDICATORS, changed, number, number_of, written
from tests.core.documents.test_documents import source
from tests.core.views import answer_pages, rows, view
from xlsops.core.checks.causes import MANY, MOST, as_one, bounded, cut, first_of_each
from xlsops.core.documents.return_letter import letter_of_today
from xlsops.core.pages.findings_list import PLACE_COLUMN, findings_page
from xlsops.core.pages.return_note import return_note
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import whole_number_text as counted
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.messages.message import Message

_BELOW = 100


def below(texts: list[str]) -> list[Edit]:
    """Write ids into rows below the table."""
    return [written(INDICATORS, _BELOW + at, id=text, rtl="ada") for at, text in enumerate(texts)]


MERGES = ("D8:E8", "D9:E9", "F8:G8", "H8:I8", "J8:K8")
MANY_OF = {
    "rows of unknown ids": (
        below([f"LAIN-{at}" for at in range(MANY)]), "V02", "baris ditambahkan",
        f'{MANY} baris pada lembar Indikator (B100 s.d. B104) ditambahkan, misalnya "LAIN-0".',
    ),
    "rows of one id": (
        below(["SAMA"] * (MANY + 1)), "V02", "baris tertulis ganda",
        f'{MANY} baris pada lembar Indikator (B101 s.d. B105) tertulis ganda, misalnya "SAMA".',
    ),
    "merges": (
        [changed(BUDGET, lambda grid: replace(grid, merges=MERGES))], "V27", "sel gabungan",
        "5 sel gabungan berada di dalam tabel pada lembar Anggaran (D8 s.d. D9).",
    ),
    "hidden rows": (
        [changed(INDICATORS, lambda grid: replace(grid, hidden_rows=frozenset(range(8, 13))))], "V27",
        "baris", "5 baris disembunyikan di dalam tabel pada lembar Indikator (B8 s.d. B12).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", MANY_OF)
def test_many_findings_of_one_cause_are_told_once_with_their_number_and_the_first_and_last_cell(
    what: str,
) -> None:
    edits, code, cause, message = MANY_OF[what]
    found = [each for each in judged(*edits) if each.field == cause]
    assert [(each.code, number_of(each), each.message) for each in found] == [
        (code, f"{MANY} sel", message)
    ]


def test_an_explanation_of_many_cells_is_none_of_as_many_others() -> None:
    lines = INDICATORS.lines
    some = [answer(line.id, "satuan", "Buku") for line in lines[:MANY]]
    values = {
        name: next(each.value for each in judged(*edits) if each.field == "terkunci")
        for name, edits in {
            "these": some,
            "in another order": some[::-1],
            "one cell another": [*some[1:], answer(lines[MANY].id, "satuan", "Buku")],
            "one value another": [*some[1:], answer(lines[0].id, "satuan", "Ikat")],
        }.items()
    }
    assert values["these"] == values["in another order"]
    assert len(set(values.values())) == 3
    assert {each.partition(",")[0] for each in values.values()} == {f"{MANY} sel"}


def test_the_first_findings_of_each_bureau_are_listed_and_how_many_more_there_are() -> None:
    rows_ = [*(("A", each) for each in range(MOST + 2)), *(("B", each) for each in range(MOST))]
    kept, more = first_of_each(rows_, lambda row: row[0])
    assert kept == [row for row in rows_ if row[1] < MOST]
    assert more == ("A: dan 2 temuan lagi",)


def full() -> View:
    """Return a view in which a bureau has more findings than a list holds."""
    here = view(answer("SUM", "realisasi_2", None))
    bureau = here.bureaus[0]
    one = next(each for each in bureau.findings if each.code == "V05")
    found = tuple(
        replace(one, line=f"L{at}", cell=Cell("Indikator", 8 + at, 11)) for at in range(MOST + 7)
    )
    recap = replace(bureau.recap, findings=found)
    return replace(
        here,
        bureaus=(replace(bureau, findings=found, recap=recap), *here.bureaus[1:]),
        recap=replace(here.recap, bureaus=(recap, *here.recap.bureaus[1:])),
    )


def test_no_list_holds_more_findings_of_a_bureau_than_a_person_reads_and_each_says_how_many_more() -> (
    None
):
    here = full()
    listed = rows(findings_page(here, answer_pages(here)))
    noted = rows(return_note(here, here.bureaus[0]))
    letter = letter_of_today(source(here), here.bureaus[0], "salinan.xlsx").letter.splitlines()
    assert (
        sum(
            str(row[PLACE_COLUMN - 1]).startswith("Isian")
            for row in listed
            if len(row) >= PLACE_COLUMN
        )
        == MOST
    )
    assert "UJI: dan 7 temuan lagi" in str(listed[-1])
    assert [row[0] for row in noted][-2:] == [
        MOST,
        "UJI: dan 7 temuan lagi; selnya juga diwarnai di berkas ini.",
    ]
    assert sum("[Galat]" in line for line in letter) == MOST
    assert "UJI: dan 7 temuan lagi; selnya juga diwarnai di berkas terlampir." in letter


def test_a_finding_on_an_endless_text_is_short_and_says_how_long_the_text_is() -> None:
    text = "tidak ada angkanya " * 2_000
    found = next(each for each in judged(answer("SUM", "realisasi_2", text)) if each.code == "V06")
    whole = text.strip()
    assert found.message == f'Nilai "{cut(whole, 300)}" pada Realisasi TW II bukan angka.'
    assert found.value.startswith(f"{whole[:2_000]}… ({counted(len(whole))} huruf, sidik ")
    other = bounded(replace(found, value=f"{whole[:-1]}y"))
    assert bounded(replace(found, value=whole)).value == found.value != other.value


def test_a_locked_cell_with_an_endless_text_is_told_in_short() -> None:
    found = judged(answer("SUM", "satuan", "x" * 50_000))
    assert [(each.code, len(each.message) < 500) for each in found] == [("V03", True)]
    assert number(INDICATORS, "satuan") == found[0].cell.column


def test_a_count_of_many_is_told_as_an_office_writes_it() -> None:
    first = Cell("Indikator", 8, 11)
    found = Finding("V02", Severity.ERROR, "UJI", first, "baris 8", "no", "", "", "", "Hapus.")
    one = as_one(
        found, 200_000, first, "baris", lambda _one, count, _where: Message(f"{count} baris", "")
    )
    assert (one.value, one.message) == ("200.000 sel", "200.000 baris")


def test_what_is_reckoned_from_an_answer_that_cannot_be_right_stands_beneath_it() -> None:
    found = judged(answer("SUM", "realisasi_2", Decimal(-5)))
    assert [(each.code, each.message) for each in found] == [
        (
            "V08",
            "Realisasi TW II tidak boleh kurang dari 0, tertulis -5. "
            "Karena itu juga: Capaian 20,00% tidak wajar.",
        )
    ]
    line = BUDGET.lines[-1].id
    (over,) = judged(answer(line, "rp_2", Decimal("99999999999999.5")))
    assert over.code == "V16"
    beneath = over.message.partition("Karena itu juga: ")[2]
    assert [each in beneath for each in ("tidak bulat", "Selisih capaian")] == [True, True]


def test_warnings_of_one_cell_have_each_a_cause_of_their_own() -> None:
    found = judged(answer("SUM", "realisasi_2", "9500 %"))
    assert [each.code for each in found] == ["V07", "V11"]
