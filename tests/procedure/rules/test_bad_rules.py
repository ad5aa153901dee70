"""Whatever stands in ``Aturan`` and in the sheets it names: refused with its place, all at once, the others run."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.spec.test_reading import Edit, grids_after, put, uncomputed
from tests.core.spec.test_source_sheets import SIPD, sheet
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.values.cells import Content, Date, Grid, Number, Text
from xlsops.core.values.structs import replace
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.period.loading import read_asked, with_rules

FOLDER = PeriodFolder(Path("Kinerja"))
CONDITION = "Lembar Aturan, sel D47: "
OUTSIDE = f"{CONDITION}Syarat merujuk sel, lembar, atau buku kerja lain; tulis nama kolom"


def told(edits: Sequence[Edit], *sheets: Grid) -> tuple[str, ...]:
    """Return every fault that reading the control workbook tells."""
    return read(edits, *sheets)[0].unused.told


def read(edits: Sequence[Edit], *sheets: Grid) -> tuple[Spec, tuple[LiveRule, ...]]:
    """Return what the control workbook asks after edits, and the rules in force, as every command reads them."""
    grids = (*grids_after(edits), *sheets)
    spec, faults = read_asked(grids, FOLDER, whole=True)
    assert faults == ()
    return with_rules(spec, grids)


def in_force(edits: Sequence[Edit], *sheets: Grid) -> list[str]:
    """Return the office's rules that are judged by where what is wrong is left out."""
    return [each.rule.code for each in read(edits, *sheets)[1]]


def rule(condition: str) -> tuple[Edit, ...]:
    return (put("Aturan", "A01", "condition", Text(condition)),)


CONDITIONS = {
    "unknown column": ("LEN([Faktor]) > 0", f'{CONDITION}Kolom "Faktor" tidak ada'),
    "divided by zero": ("[Target Tahun] / 0 > 1", f"{CONDITION}Syarat membagi dengan 0"),
    "by zero in brackets": ("[Target Tahun] / (-0,0) > 1", f"{CONDITION}Syarat membagi dengan 0"),
    "by a zero that is computed": (
        "[Target Tahun] / (2 * 3 - INT(6.5)) > 1",
        f"{CONDITION}Syarat membagi dengan 0",
    ),
    "quotes of a word processor": (
        "[Satuan] <> “Dokumen”",
        f'{CONDITION}Tanda kutip “ dibuat oleh pengolah kata; ketik tanda kutip lurus (")',
    ),
    "a range of cells": ("[Target Tahun] > SUM(A1:B2)", CONDITION),
    "a look-up": ("VLOOKUP([Satuan]; A1:B2; 2) = 1", f"{CONDITION}Fungsi VLOOKUP (huruf ke-1)"),
    "rest of zero": ("MOD([Target Tahun]; 0) = 0", f"{CONDITION}Syarat membagi dengan 0"),
    "own status": ('[Status] = "Lengkap"', f"{CONDITION}Kolom Status tidak dapat dipakai"),
    "number as text": ('[Target Tahun] > "5"', f'{CONDITION}Kolom "Target Tahun" berisi angka'),
    "text against number": (
        '"x" = [Target Tahun]',
        f'{CONDITION}Kolom "Target Tahun" berisi angka',
    ),
    "number against text": (
        "[Keterangan] > 5",
        f'{CONDITION}Kolom "Keterangan" berisi uraian, dibandingkan dengan angka 5',
    ),
    "number before text": ("5 = [Keterangan]", f'{CONDITION}Kolom "Keterangan" berisi uraian'),
    "8,000 characters": (
        "[Target Tahun] > 0" + " + 1" * 2000,
        f"{CONDITION}Syarat terlalu panjang",
    ),
    "a name of 8,000": (f"[{'a' * 8000}] > 0", f"{CONDITION}Syarat terlalu panjang"),
    "unmatched bracket": ("([Target Tahun] > 0", f"{CONDITION}Kurung ( ) tidak berpasangan"),
    "unmatched name": ("[Target Tahun > 0", f"{CONDITION}Kurung [ ] tidak berpasangan"),
    "full-width sign": ("[Target Tahun] ＞ 0", f'{CONDITION}Tanda "＞" berlebar penuh; ketik ">"'),
    "full-width digit": ("[Target Tahun] > ０", f'{CONDITION}Tanda "０" berlebar penuh; ketik "0"'),
    "full-width decimal": ("[Target Tahun] > 0,８", CONDITION),
    "full-width name": ("[Ｔarget Tahun] > 0", f'{CONDITION}Kolom "Ｔarget Tahun" tidak ada'),
    "other workbook": ("[Buku.xlsx]Lembar1!A1 > 0", OUTSIDE),
    "quoted workbook": ("'C:\\x\\[Buku.xlsx]L'!$A$1 > 0", OUTSIDE),
    "web service": (
        'WEBSERVICE("http://x") = [Satuan]',
        f"{CONDITION}Fungsi WEBSERVICE (huruf ke-1)",
    ),
    "defined name": ("PaguTotal > [Target Tahun]", f'{CONDITION}"PAGUTOTAL" bukan fungsi'),
    "address of a cell": ("A1 > [Target Tahun]", f'{CONDITION}"A1" bukan fungsi'),
}


def computed_from(formula: str) -> Grid:
    """Return the second source with a figure that is a formula somebody's spreadsheet program computed."""
    told = sheet((*SIPD[:5], ("KESRA-01", "a", Decimal(1))))
    cell = told.cells[6, 4]._replace(formula=formula)
    return replace(told, cells={**told.cells, (6, 4): cell})


def through(formula: str) -> Grid:
    """Return a sheet that stands between, with a figure that is a formula."""
    return Grid("Bantu", cells={(9, 3): Content(Number(Decimal(1)), formula)})


SHEETS: dict[str, tuple[str, Grid | tuple[Grid, ...], str]] = {
    "its own result": (
        "[Target Tahun] > [Himpunan].[Target]",
        sheet(SIPD, "Himpunan"),
        'Lembar Aturan, kode A01, menyebut lembar "Himpunan", yang dilukis',
    ),
    "the record of rules": (
        "[Target Tahun] > [rekam  aturan].[Timbul]",
        sheet(SIPD, "Rekam Aturan"),
        'Lembar Aturan, kode A01, menyebut lembar "Rekam Aturan", yang dilukis',
    ),
    "the rules": (
        "[Target Tahun] > [Aturan].[Kode]",
        sheet(SIPD, "SIPD"),
        'Lembar Aturan, kode A01, menyebut lembar "Aturan", yang dilukis',
    ),
    "no such sheet": (
        "[Target Tahun] > [DPA].[Pagu]",
        sheet(SIPD),
        'Lembar Aturan, kode A01, menyebut lembar "DPA", yang tidak ada',
    ),
    "keys twice": (
        "[Target Tahun] > [SIPD].[Pagu]",
        sheet((*SIPD[:5], *[("KESRA-01", "a", Decimal(1))] * 2)),
        'Lembar SIPD, baris 7: kunci "KESRA-01" sudah ada di baris 6',
    ),
    "what rules bring about": (
        "[Target Tahun] > [SIPD].[Pagu]",
        computed_from("'Rekap Setda'!$H$12"),
        'Lembar SIPD, sel D6: Pagu dihitung dari lembar "Rekap Setda", yang dilukis',
    ),
    "what rules bring about, through a sheet": (
        "[Target Tahun] > [SIPD].[Pagu]",
        (computed_from("Bantu!C9"), through("'Rekap Setda'!$H$12")),
        'Lembar SIPD, sel D6: Pagu dihitung dari lembar "Rekap Setda", lewat Bantu!C9, yang dilukis',
    ),
    "text numbers": (
        "[Target Tahun] > [SIPD].[Pagu]",
        sheet((*SIPD[:5], ("KESRA-01", "a", "1.000"))),
        'Lembar SIPD, sel D6: Pagu "1.000" tertulis sebagai teks',
    ),
    **{
        word: (
            f"[Target Tahun] > [{word.upper()}].[{column}]",
            sheet(SIPD, word),
            f"Lembar Aturan, kode A01: [{word}] berarti ",
        )
        for word, column in (
            ("Setda", "Realisasi TW ini"),
            ("Bagian", "Realisasi TW ini"),
            ("Sub Kegiatan", "Pagu Anggaran (Rp)"),
        )
    },
}
REVERSED = (
    put("Aturan", "A01", "since", Date(datetime(2026, 7, 1))),
    put("Aturan", "A01", "until", Date(datetime(2026, 6, 1))),
)
CASES: dict[str, tuple[Sequence[Edit], tuple[Grid, ...], str]] = {
    **{name: (rule(text), (), fault) for name, (text, fault) in CONDITIONS.items()},
    **{
        name: (rule(text), (added,) if isinstance(added, Grid) else added, fault)
        for name, (text, added, fault) in SHEETS.items()
    },
    "a formula": (
        (uncomputed("Aturan", "A01", "condition"),),
        (),
        f"{CONDITION}Tulis syarat tanpa",
    ),
    "days reversed": (REVERSED, (), "Lembar Aturan, sel I47: Sampai (1 Juni 2026) lebih dahulu"),
    "suspension reversed": (
        (put("Aturan", "A01", "rests", Text("Semua sejak 1-7-2026 s.d. 1-6-2026")),),
        (),
        "Lembar Aturan, sel K47: Akhir penangguhan (1 Juni 2026) lebih dahulu",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_bad_in_a_rule_is_refused_with_its_place_and_the_others_run(case: str) -> None:
    edits, sheets, fault = CASES[case]
    (found,) = told(edits, *sheets)
    assert fault in found
    assert in_force(edits, *sheets) == ["A02"]


def test_rows_and_the_sheets_they_name_are_told_at_once() -> None:
    edits = (
        put("Aturan", "A01", "condition", Text("[Target Tahun] / 0 > 1")),
        put("Aturan", "A02", "condition", Text("[Sisa] > [SIPD].[Pagu] + [DPA].[X]")),
        put("Aturan", "A02", "block", Text("Semua")),
    )
    assert len(told(edits)) == 2
    named = (edits[0], put("Aturan", "A02", "condition", Text("[SIPD].[Pagu] > [DPA].[X]")))
    found = told(named, *CASES["keys twice"][1])
    assert [
        each for each in found if "membagi dengan 0" in each or "SIPD" in each or "DPA" in each
    ] == [*found]
    assert len(found) == 3


def test_a_second_source_may_look_at_sheets_people_write() -> None:
    assert (
        told(rule("[Target Tahun] > [SIPD].[Pagu]"), computed_from("'Master Program'!$H$12")) == ()
    )


def test_a_sheet_of_such_a_name_is_nothing_to_tell_while_no_rule_names_it() -> None:
    assert told((), sheet(SIPD, "Setda")) == ()
