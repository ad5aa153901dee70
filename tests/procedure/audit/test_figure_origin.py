"""Where a number comes from: every number of the demo's recap, from the raw cells of the archived files."""

import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.core.trace.recomputed import Raw, Recomputed, near
from tests.one_sheet import one_sheet
from tests.quarter import Played, Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.cli.inputs import folder_and_cell
from xlsops.core.recap.lists.trail_sheet import NAME as TRAIL
from xlsops.core.results.meaning import COUNTED, Meaning
from xlsops.core.sheet.sheet import Formula, shown_of
from xlsops.core.spec.reading import WIB
from xlsops.core.trace.told import trace_facts
from xlsops.core.trace.ways_down import has_meaning, traced
from xlsops.core.values.cells import Cell
from xlsops.errors import XlsopsError
from xlsops.procedure.audit.figure_origin import origins_of, trace
from xlsops.procedure.audit.formula_origin import formula_trace
from xlsops.procedure.papers.recapping import make_recap_book, official_pages, recap_sheets
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.naming import recap_names

LATER = datetime(2026, 8, 1, 9, tzinfo=WIB)
RECAP = "Rekap Data Kinerja Setda TW2 2026.xlsx"
KEYS_ROW, HEADING_ROW = 2, 4
"""Where a form holds the keys of its columns, and a master its headings."""
HEADINGS = {
    "Target Tahun": "target_tahun",
    "Target (K)": "target_k",
    "Pagu (Rp)": "pagu",
    "Batas Bawah": "lower",
    "Batas Atas": "upper",
    **{f"Target TW {name}": f"target_{n}" for n, name in enumerate(("I", "II", "III", "IV"), 1)},
    **{f"Realisasi TW {name}": f"realisasi_{n}" for n, name in enumerate(("I", "II", "III"), 1)},
    **{f"Realisasi K TW {name}": f"k_{n}" for n, name in enumerate(("I", "II", "III"), 1)},
    **{f"Realisasi Rp TW {name}": f"rp_{n}" for n, name in enumerate(("I", "II", "III"), 1)},
}


def period_of(root: Path) -> LoadedPeriod:
    return load(root, LATER, "Kasubbag", reading=True)


@cache
def sheet_of(path: Path, name: str) -> Worksheet:
    return one_sheet(path, name, data_only=True)


def number_in(value: object) -> Decimal | None:
    """Return a raw cell as a number; the demo's texts have dots in their thousands and a comma before cents."""
    if isinstance(value, int | float):
        return Decimal(repr(value))
    plain = "".join(each for each in str(value or "") if each.isdigit() or each == ",")
    return Decimal(plain.replace(",", ".")) if plain else None


def raw_cell(root: Path, bureau: str, part: Mapping[str, str]) -> tuple[Raw, Decimal | None]:
    """Return which number a listed cell holds, as the file itself says, and what stands there."""
    if part["sha"]:
        (path,) = (root / "arsip").glob(f"{part['sha']}.*")
        sheet = sheet_of(path, part["sheet"])
        cell = sheet[part["cell"]]
        row, column = cell.row, cell.column
        key = str(sheet.cell(KEYS_ROW, column).value)
        ids = next(c.column for c in sheet[KEYS_ROW] if c.value == "id")
        return (bureau, str(sheet.cell(row, ids).value), key), number_in(cell.value)
    sheet = sheet_of(root / "Kendali Kinerja.xlsx", part["sheet"])
    cell = sheet[part["cell"]]
    heads = {str(c.value): c.column for c in sheet[HEADING_ROW] if c.value}
    line = str(sheet.cell(cell.row, heads.get("ID") or heads["Kode"]).value)
    owner = str(sheet.cell(cell.row, heads["Kode Bagian"]).value)
    key = HEADINGS[str(sheet.cell(HEADING_ROW, cell.column).value)]
    return (owner, line, key), number_in(cell.value)


def leaves(
    facts: Mapping[str, object], bureaus: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the listed cells of a number, each with the bureau whose file it is."""
    for part in facts["parts"]:  # type: ignore[attr-defined]
        if "file" in part:
            yield bureaus.get(part["sha"], ""), part


@pytest.fixture(scope="module")
def recap(finished: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the demo with its recap as it is made now."""
    root = tmp_path_factory.mktemp("jejak") / "Contoh"
    shutil.copytree(finished.root, root)
    make_recap_book(load(root, LATER, "Kasubbag"))
    return root


def test_every_number_of_the_demos_recap_is_given_by_the_raw_cells_it_lists(recap: Path) -> None:
    period = period_of(recap)
    origins = origins_of(period)
    bureaus = {each.record.sha: each.bureau.code for each in origins.view.bureaus if each.record}
    told: set[Raw] = set()
    found: dict[Meaning, tuple[Decimal, dict[Raw, Decimal]]] = {}
    book = load_workbook(recap / "rekap" / RECAP, data_only=True)
    for page in recap_sheets(period, origins.view):
        for (row, column), meaning in page.meanings.items():
            shown = shown_of(page.values[row - 1][column - 1])
            stands = book[page.name].cell(row, column).value
            if not isinstance(shown, Decimal | int) or not has_meaning(origins, meaning):
                continue
            if meaning not in found:
                facts = trace_facts(
                    origins, traced(origins, meaning), Cell(page.name, row, column), ""
                )
                assert facts["agrees"], meaning
                raw: dict[Raw, Decimal] = {}
                for bureau, part in leaves(facts, bureaus):
                    place, number = raw_cell(recap, bureau, part)
                    assert number is not None, part
                    raw[place] = number
                    told.add(place)
                found[meaning] = Decimal(repr(stands)), raw
            assert near(Decimal(repr(stands)), found[meaning][0]), (page.name, row, column)
    assert len(found) > 500
    wrong = {
        meaning: (number, again)
        for meaning, (number, raw) in found.items()
        if meaning.key not in COUNTED.values()
        and not near(
            again := Recomputed(period.spec, _raw(meaning, raw, found), told).number(meaning),
            number,
        )
    }
    assert wrong == {}


def _raw(
    meaning: Meaning,
    raw: dict[Raw, Decimal],
    found: Mapping[Meaning, tuple[Decimal, dict[Raw, Decimal]]],
) -> dict[Raw, Decimal]:
    """Return what a number lists; what counts how many are so looks at those that are not, too."""
    if not meaning.key.startswith("predikat "):
        return raw
    return {place: number for _, each in found.values() for place, number in each.items()}


def test_every_link_of_jejak_leads_to_a_file_and_cell_that_are_there_wherever_the_folder_lies(
    recap: Path,
) -> None:
    with zipfile.ZipFile(recap / "rekap" / RECAP) as book:
        for name in book.namelist():
            if "worksheets/_rels" in name:
                assert b"\\" not in book.read(name)
    sheet = one_sheet(recap / "rekap" / RECAP, TRAIL)
    outward = [each for row in sheet for c in row if (each := c.hyperlink) and each.target]
    assert len(outward) > 400
    for link in outward:
        path = (recap / "rekap" / unquote(str(link.target))).resolve()
        assert path.is_file()
        assert not Path(str(link.target)).is_absolute()
        if "arsip" in path.parts:
            name, _, address = str(link.location).rpartition("!")
            written = sheet_of(path, name.strip("'"))[address].value
            assert written is not None
            told = number_in(sheet.cell(sheet[link.ref].row, 6).value)
            assert told is not None


def test_no_page_of_jejak_ends_with_a_heading_or_a_number_whose_parts_follow(recap: Path) -> None:
    sheet = one_sheet(recap / "rekap" / RECAP, TRAIL)
    ends = [each.id for each in sheet.row_breaks.brk]
    assert len(ends) > 20
    headings = [
        row[0].row for row in sheet if row[0].value and not any(cell.value for cell in row[1:])
    ]
    assert len(headings) > 50
    assert not {*headings} & {*ends}
    filled = {row[0].row for row in sheet if row[0].fill.fill_type}  # numbers, above their parts
    assert [end for end in ends if end in filled and end + 1 not in filled] == []


def test_every_live_formula_of_recap_and_forms_is_told_and_gives_the_same_again(
    recap: Path,
) -> None:
    period = period_of(recap)
    origins = origins_of(period)
    pages = (*recap_sheets(period, origins.view), *official_pages(period, origins.view))
    known = [
        (page.name, cell, formula_trace(origins, page, *cell))
        for page in pages
        for cell, value in (
            ((row, column), value)
            for row, values in enumerate(page.values, 1)
            for column, value in enumerate(values, 1)
        )
        if isinstance(value, Formula)
        and not isinstance(value.cached, str)
        and (cell not in page.meanings or "!" not in value.text)
    ]
    assert len([each for each in known if each[0] == "Perubahan"]) > 10
    assert len(known) > 500
    assert [place for *place, found in known if found is None or not found.agrees] == []


def test_a_number_only_a_formula_tells_is_traced_through_the_cells_it_names(recap: Path) -> None:
    period = period_of(recap)
    sheet = one_sheet(recap / "rekap" / RECAP, "Perubahan")
    cell = next(c for row in sheet for c in row if str(c.value).startswith("=SUM(E"))
    told = trace(period, f"Perubahan!{cell.coordinate}").data
    assert (told["way"], told["agrees"]) == (cell.value, True)
    assert told["parts"][0]["name"].startswith("E")
    beyond = trace(period, "Efisiensi!G9").data
    assert [part["name"].partition(":")[0] for part in beyond["parts"] if not part["depth"]] == [
        "C9",
        "F9",
    ]
    assert any(part.get("sha") for part in beyond["parts"])


def test_a_command_tells_the_parts_in_a_table_and_as_json(recap: Path) -> None:
    outcome = trace(period_of(recap), "Rekap Setda!I8")
    text = "\n".join(outcome.lines)
    assert outcome.lines[0] == f"Rekap Setda!I8 di {RECAP}"
    assert "Realisasi TW II" in text
    assert messages.traced.AGREES in outcome.lines
    json.dumps(dict(outcome.data))
    assert outcome.data["agrees"] is True
    shas = {part["sha"] for part in outcome.data["parts"] if part.get("sha")}
    assert all(sha in text for sha in shas)
    assert shas


@pytest.mark.parametrize("cell", ["I8", "$I$8", "rekap setda!i8", f"'[{RECAP}]Rekap Setda'!I8"])
def test_a_cell_is_known_however_it_is_written(recap: Path, cell: str) -> None:
    assert trace(period_of(recap), cell).data["cell"] == "Rekap Setda!I8"


def test_a_painted_sheet_of_the_same_name_is_asked_for_by_its_book(recap: Path) -> None:
    outcome = trace(period_of(recap), "'[Kendali Kinerja.xlsx]Rekap Setda'!D5")
    assert outcome.data["figure"] == "Rata-rata capaian (%)"
    assert outcome.data["book"] == "Kendali Kinerja.xlsx"
    assert trace(period_of(recap), "Himpunan!G9").data["book"] == "Kendali Kinerja.xlsx"


def test_a_merged_tile_answers_in_every_cell_of_it(recap: Path) -> None:
    sheet = one_sheet(recap / "rekap" / RECAP, "Ringkasan")
    tile = next(
        str(each)
        for each in sheet.merged_cells.ranges
        if each.size == {"rows": 1, "columns": 3}
        and isinstance(each.start_cell.value, str)
        and each.start_cell.value.startswith("=")
    )
    first, _, last = tile.partition(":")
    one, other = (trace(period_of(recap), f"Ringkasan!{each}").data for each in (first, last))
    assert one == other


@pytest.mark.parametrize(
    ("cell", "entry"),
    [
        ("", messages.traced.no_cell),
        ("F0", messages.traced.bad_cell),
        ("Rekap Setda!", messages.traced.bad_cell),
        ("Lembar Lain!F12", messages.traced.no_sheet),
        ("'[Rekap Lama.xlsx]Rekap Setda'!I8", messages.traced.no_book),
        ("Temuan!A1", messages.traced.no_figure),
        ("Rekap Setda!A8", messages.traced.no_figure),
        ("Rekap Setda!D8", messages.traced.no_figure),
        ("Rekap Setda!XFD1048576", messages.traced.no_figure),
    ],
)
def test_what_is_no_number_of_the_recap_is_said_in_one_sentence(
    recap: Path, cell: str, entry: object
) -> None:
    with stopped_by(entry):  # type: ignore[arg-type]
        trace(period_of(recap), cell)


def test_a_sheet_that_both_books_have_is_told_with_its_book_and_how_to_ask_for_the_other(
    recap: Path,
) -> None:
    period, other = period_of(recap), "'[Kendali Kinerja.xlsx]Rekap Setda'!D8"
    with pytest.raises(XlsopsError) as stopped:
        trace(period, "Rekap Setda!D8")
    said = str(stopped.value)
    assert f"Sel Rekap Setda!D8 di {recap_names(period)[0]} berisi " in said
    assert said.endswith(f'tulis: "{other}"')
    assert trace(period, other).data["value"]


def test_a_recap_older_than_the_journal_is_not_explained(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    with stopped_by(messages.traced.no_recap):
        trace(room.period(), "Rekap HUKUM!G8")
    make_recap_book(room.period())
    line = room.period().spec.indicators_of("HUKUM")[0]
    number = trace(room.period(), "Rekap HUKUM!G8").data["value"]
    again = datetime(2026, 7, 7, 12)
    room.send("HUKUM", "lagi.xlsx", at=again, **{f"{line.id}__realisasi_2": Decimal(1)})
    room.collect()
    with stopped_by(messages.traced.recap_older):
        trace(room.period(), "Rekap HUKUM!G8")
    make_recap_book(room.period())
    assert trace(room.period(), "Rekap HUKUM!G8").data["value"] != number


def test_an_original_that_is_gone_from_the_archive_is_said(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    make_recap_book(room.period())
    (kept,) = (room.root / "arsip").iterdir()
    kept.unlink()
    with stopped_by(messages.intake.submission_damaged):
        trace(room.period(), "Rekap HUKUM!G8")


def test_what_is_typed_alone_is_a_cell_or_a_folder_as_it_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "TW2").mkdir()
    assert folder_and_cell("Rekap Setda!H12", "") == (Path(), "Rekap Setda!H12")
    assert folder_and_cell("$H$12", "") == (Path(), "$H$12")
    assert folder_and_cell("TW2", "") == (Path("TW2"), "")
    assert folder_and_cell("Kinerja TW 2", "") == (Path("Kinerja TW 2"), "")
    assert folder_and_cell("Kinerja", "H12") == (Path("Kinerja"), "H12")
