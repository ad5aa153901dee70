"""What differs between versions of a bureau, and the history of a cell."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ooxml import complaints
from tests.procedure.tiny import BROKEN, CLEAN, OTHER, WARNED, Tiny, identity, line, opened, sending
from tests.quarter import NOW
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.pages.comparison import ComparedVersions, comparison_page
from xlsops.core.terms.findings import FindingState
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.versions.cell_history import history
from xlsops.procedure.versions.comparing import compare
from xlsops.procedure.versions.reading import versions_of

LINE = line("HUKUM")


def sent(tiny: Tiny, *slips: str) -> LoadedPeriod:
    """Collect what a bureau sends, one after the other, and return the period."""
    for number, slip in enumerate(slips):
        tiny.drop(f"hukum {number}.xlsx", sending("HUKUM", slip, number))
        collect(tiny.period(NOW + timedelta(hours=number)))
    return tiny.period(NOW + timedelta(days=1))


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return opened(tmp_path / "P")


def test_each_cell_that_differs_is_told_with_what_was_found_in_it(tiny: Tiny) -> None:
    outcome = compare(sent(tiny, BROKEN, OTHER), "hukum")
    (cell,) = outcome.data["cells"]
    assert (cell["line"], cell["column"], cell["old"], cell["new"]) == (
        LINE,
        "realisasi_2",
        "nihil",
        "79",
    )
    assert (cell["found_before"], cell["found_after"]) == (["V06"], [])
    assert outcome.lines[0].startswith("HUKUM, versi 1 (hukum 0.xlsx, ")
    assert outcome.lines[0].endswith(": 1 sel berubah.")
    assert '"nihil" menjadi "79" · temuan: V06 → tidak ada' in outcome.lines[1]


def test_any_two_versions_are_compared_in_either_direction(tiny: Tiny) -> None:
    period = sent(tiny, CLEAN, OTHER, WARNED)
    forth, back = compare(period, "HUKUM", 1, 3), compare(period, "HUKUM", 3, 1)
    swapped = [{**each, "old": each["new"], "new": each["old"]} for each in back.data["cells"]]
    bare = [
        {key: value for key, value in each.items() if not key.startswith("found")}
        for each in swapped
    ]
    assert bare == [
        {key: value for key, value in each.items() if not key.startswith("found")}
        for each in forth.data["cells"]
    ]
    assert {each["column"] for each in forth.data["cells"]} == {"keterangan"}
    assert (forth.data["from"], forth.data["to"]) == (1, 3)


def test_what_cannot_be_compared_is_said_with_what_there_is(tiny: Tiny) -> None:
    with stopped_by(messages.versions.nothing_sent, "KKP"):
        compare(tiny.period(), "KKP")
    period = sent(tiny, CLEAN)
    with stopped_by(messages.versions.only_one):
        compare(period, "HUKUM")
    with stopped_by(messages.workbook.unknown_bureaus, "HUKUM, KKP"):
        compare(period, "BAGIAN X")
    period = sent(tiny, CLEAN, OTHER)
    with stopped_by(messages.versions.no_version, "versi 1 sampai 2"):
        compare(period, "HUKUM", 1, 7)
    with stopped_by(messages.versions.same_version):
        compare(period, "HUKUM", 2, 2)


def test_the_history_of_a_cell_tells_values_findings_and_decisions_in_their_order(
    tiny: Tiny,
) -> None:
    sent(tiny, WARNED)
    remark = {
        identity("HUKUM", WARNED): (FindingState.ACCEPTED.value, "Sudah dijelaskan lewat rapat")
    }
    decide(tiny.period(NOW + timedelta(minutes=30), remarks=remark))
    period = sent(tiny, WARNED, CLEAN)
    told = history([period], "HUKUM", LINE, "Keterangan").lines
    assert told[0] == f"TW II 2026, HUKUM, baris {LINE}, kolom Keterangan:"
    assert "versi 1 (hukum 0.xlsx)" in told[1]
    assert "= ok · Peringatan V24: " in told[1]
    assert "V24 diterima dengan penjelasan selagi selnya berisi ok: Sudah dijelaskan" in told[2]
    assert "versi 2 (hukum 1.xlsx)" in told[3]
    assert "V24" not in told[3]


def test_a_figure_of_the_quarter_is_known_by_its_plain_name_and_by_its_heading(tiny: Tiny) -> None:
    period = sent(tiny, CLEAN, OTHER)
    ways = ("realisasi_2", "Realisasi", " realisasi  tw ii ")
    told = [history([period], "HUKUM", LINE.lower(), each).lines[1:] for each in ways]
    assert told[0] == told[1] == told[2]
    assert told[0][1].endswith("= 79")


def test_a_line_or_a_column_that_is_none_is_told_with_those_there_are(tiny: Tiny) -> None:
    period = sent(tiny, CLEAN)
    with stopped_by(messages.versions.no_line, LINE):
        history([period], "HUKUM", "IKU-99", "realisasi")
    with stopped_by(messages.versions.no_column, "Realisasi TW II, .*Keterangan"):
        history([period], "HUKUM", LINE, "kolom lain")


def test_an_earlier_period_without_the_bureaus_files_does_not_stop_the_later_one(
    tiny: Tiny, tmp_path: Path
) -> None:
    empty = opened(tmp_path / "lama").period()
    told = history([empty, sent(tiny, CLEAN)], "HUKUM", LINE, "realisasi").lines
    assert "Belum ada kiriman HUKUM" in told[0]
    assert "versi 1" in told[2]


def test_versions_are_numbered_as_people_know_them(tiny: Tiny) -> None:
    period = sent(tiny, CLEAN, OTHER)
    assert [each.number for each in versions_of(period, "HUKUM")] == [1, 2]


def test_a_comparison_is_written_as_a_sheet(tiny: Tiny, tmp_path: Path) -> None:
    period = sent(tiny, BROKEN, OTHER)
    target = tmp_path / "beda.xlsx"
    told = compare(period, "HUKUM", target=target)
    assert told.lines[-1] == messages.versions.written(target)
    book = load_workbook(target)
    assert book.sheetnames == [messages.comparison.SHEET]
    rows = [row for row in book.active.iter_rows(values_only=True) if row[0] == 1]
    assert [(row[1], *row[5:9]) for row in rows] == [(LINE, "nihil", "79", "V06", None)]
    written = target.read_bytes()
    compare(period, "HUKUM", target=target)
    assert target.read_bytes() == written
    assert complaints(target) == []
    with stopped_by(messages.versions.no_workbook_name):
        compare(period, "HUKUM", target=tmp_path / "beda.pdf")


def test_a_sheet_of_versions_that_are_alike_says_so_and_names_other_findings(tiny: Tiny) -> None:
    view = view_of(sent(tiny, BROKEN))
    (found,) = (each for bureau in view.bureaus for each in bureau.findings)
    told = ComparedVersions("HUKUM", "versi 1", "versi 2", (), (found,), ())
    page = comparison_page(view, told)
    texts = [cell for row in page.values for cell in row if isinstance(cell, str)]
    assert {messages.comparison.ALIKE, messages.comparison.GONE_HEADING} <= {*texts}
    assert messages.comparison.NEW_HEADING not in texts
    assert f"{found.code}: {found.message}" in texts
