"""Request forms: what is open, what is sealed, what is checked, and that nothing of it is lost."""

import os
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from tests.ooxml import NS, areas, cells, parts, sheets, states, tree
from tests.outline import outline
from tests.quarter import KEY
from tests.samples import sample_spec, with_settings
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.form.cell_formulas import filled_counter, sheet_counter
from xlsops.core.form.emblem import Emblem
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.identity import identity_of, unseal
from xlsops.core.form.layout import (
    COVER,
    FIRST_ROW,
    IDENTITY_FIELDS,
    META,
    SUBTITLE_ROW,
    TITLE_ROW,
    FormTable,
    Layout,
    identity_cell,
)
from xlsops.core.sheet.text_metrics import INSET, lines_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, Official, Rule, Spec
from xlsops.core.values.cells import column_letters, column_number
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.xlsx.reader import read_workbook
from xlsops.resources import asset

TEMPLATE = asset("templates") / "format.xlsx"
GOLDEN = Path(__file__).parents[2] / "golden" / "format_umum.txt"
CODES = tuple(each.code for each in sample_spec().active_bureaus)
LONGEST_FORMULA, DEEPEST_FORMULA = 8192, 64


def spec_of(quarter: int) -> Spec:
    return with_settings(sample_spec(), period=Period(2026, quarter))


def layout(spec: Spec, code: str) -> Layout:
    return layout_of(spec, next(each for each in spec.bureaus if each.code == code))


def rules_of(spec: Spec) -> tuple[LiveRule, ...]:
    rules, faults = compile_rules(spec, date(2026, 7, 1))
    assert faults == ()
    return rules


def form(spec: Spec, code: str, template: bytes | None = None) -> bytes:
    laid = lay_out(template or TEMPLATE.read_bytes(), spec)
    return make_form(laid, layout(spec, code), spec, rules_of(spec), KEY)


def answer_cells(sheet: FormTable) -> set[str]:
    return {sheet.cell(line.id, column.field.key).address for line, column in sheet.answers()}


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("code", ["UMUM", "ORG", "KKP"])
def test_only_answers_of_the_open_quarter_and_identity_are_unlocked(
    code: str, quarter: int
) -> None:
    spec = spec_of(quarter)
    asked = layout(spec, code)
    held = parts(form(spec, code))
    expected = {sheet.name: answer_cells(sheet) for sheet in asked.sheets}
    expected[COVER] = {identity_cell(key).address for key in IDENTITY_FIELDS}
    found = {
        name: {address for address, cell in cells(held, name).items() if not cell.locked}
        for name in sheets(held)
    }
    assert found == {**expected, META: set()}


@pytest.mark.parametrize("code", CODES)
def test_every_visible_sheet_is_protected_and_no_column_or_row_is_open(code: str) -> None:
    held = parts(form(spec_of(2), code))
    assert states(held) == {
        COVER: "visible",
        "Indikator": "visible",
        "Anggaran": "visible",
        META: "veryHidden",
    }
    for name in (COVER, "Indikator", "Anggaran"):
        part = tree(held[sheets(held)[name]])
        assert part.find("m:sheetProtection", NS).get("sheet") == "1"
        assert part.findall("m:cols/m:col[@style]", NS) == []
        assert part.findall("m:sheetData/m:row[@s]", NS) == []


def test_identity_stands_twice_and_its_seal_fits_the_office_key_only() -> None:
    spec = spec_of(2)
    data = form(spec, "UMUM")
    book = read_workbook(data)
    meta = book.sheet(META)
    assert meta is not None
    assert meta.state == "veryHidden"
    sealed = str(getattr(meta.at(1, 1).value, "value", ""))
    assert book.properties == {"xlsops": sealed}
    assert unseal(sealed, KEY) == identity_of(layout(spec, "UMUM"), KEY)
    assert unseal(sealed, KEY[::-1]) is None
    assert not any(KEY.hex().encode() in part or KEY in part for part in parts(data).values())


def test_the_same_period_gives_the_same_bytes() -> None:
    assert form(spec_of(2), "UMUM") == form(spec_of(2), "UMUM")


def test_forms_differ_between_bureaus_quarters_and_what_is_asked() -> None:
    changed = replace(
        sample_spec(),
        indicators=tuple(replace(each, unit="Unit") for each in sample_spec().indicators),
    )
    specs = (spec_of(1), spec_of(2), spec_of(3), changed)
    asked = {layout(spec, code).format_id for spec in specs for code in CODES}
    assert len(asked) == len(specs) * len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_conditional_formats_cover_all_lines_and_validations_those_that_are_asked(
    code: str,
) -> None:
    spec = spec_of(2)
    held = parts(form(spec, code))
    for sheet in layout(spec, code).sheets:
        rows = f"{FIRST_ROW}:{{letters}}{sheet.last_row}"
        opened = [column_letters(each.number) for each in sheet.columns if each.open]
        asked = {sheet.row(line.id) for line in sheet.lines if line.asked}
        starts, ends = (sorted(row for row in asked if row + step not in asked) for step in (-1, 1))
        assert areas(held, sheet.name, "dataValidation") == [
            " ".join(
                f"{letters}{first}:{letters}{last}"
                for first, last in zip(starts, ends, strict=True)
            )
            for letters in opened
        ]
        for area in areas(held, sheet.name, "conditionalFormatting"):
            letters = area.split(":", maxsplit=1)[0].rstrip("0123456789")
            assert area == f"{letters}{rows.format(letters=letters)}"
    assert areas(held, COVER, "dataValidation") == [
        identity_cell(key).address for key in IDENTITY_FIELDS if key != "petugas"
    ]


def test_what_an_office_put_into_its_template_reaches_every_form() -> None:
    book = load_workbook(TEMPLATE)
    picture = BytesIO()
    Picture.new("RGB", (40, 40), "#A31515").save(picture, "PNG")
    book[COVER].add_image(Image(picture), "B40")
    book[COVER]["C34"] = "Perhatikan edaran Sekda"
    book.create_sheet("Contoh Isian")["A1"] = "Lampiran kantor"
    own = BytesIO()
    book.save(own)
    before, after = parts(own.getvalue()), parts(form(spec_of(2), "UMUM", own.getvalue()))
    media = {name: data for name, data in before.items() if name.startswith("xl/media/")}
    assert len(media) == 1
    assert {name: after.get(name) for name in media} == media
    assert cells(after, COVER)["C34"].value == "Perhatikan edaran Sekda"
    assert cells(after, "Contoh Isian")["A1"].value == "Lampiran kantor"


def test_a_template_that_opens_other_cells_cannot_open_them_in_a_form() -> None:
    spec = spec_of(2)
    book = load_workbook(TEMPLATE)
    style = next(row[1] for row in book["Gaya"].iter_rows() if row[0].value == "input")
    book[COVER]["C35"]._style = style._style
    own = BytesIO()
    book.save(own)
    held = parts(form(spec, "UMUM", own.getvalue()))
    assert cells(held, COVER)["C35"].locked


def test_no_placeholder_of_the_template_is_left(tmp_path: Path) -> None:
    path = tmp_path / "format.xlsx"
    path.write_bytes(form(spec_of(2), "UMUM"))
    assert re.findall(r"\{[a-z_]+\}", outline(path)) == []


def test_names_with_markup_reach_the_form_as_they_are() -> None:
    spec = sample_spec()
    odd = 'Bagian <Umum> & "Lain" {periode} {format_id}'
    bureaus = tuple(
        replace(each, name=odd) if each.code == "UMUM" else each for each in spec.bureaus
    )
    held = parts(form(replace(spec, bureaus=bureaus), "UMUM"))
    assert cells(held, COVER)["D8"].value == odd
    footer = tree(held[sheets(held)[COVER]]).findtext("m:headerFooter/m:oddFooter", "", NS)
    assert odd.replace("&", "&&") in footer


def named(spec: Spec, name: str) -> Spec:
    """Return the spec with another name for Bagian Umum."""
    bureaus = tuple(
        replace(each, name=name) if each.code == "UMUM" else each for each in spec.bureaus
    )
    return replace(spec, bureaus=bureaus)


@pytest.mark.parametrize("name", ["{terisi}", "{seal}", "{bagian} {contoh}"])
def test_a_bureau_named_like_a_place_of_the_template_keeps_its_name(name: str) -> None:
    spec = named(spec_of(2), name)
    held = parts(form(spec, "UMUM"))
    asked = layout(spec, "UMUM")
    assert cells(held, COVER)["D8"].value == name
    assert cells(held, COVER)["D8"].formula is None
    assert cells(held, "Indikator")["B4"].value == f"{name} · Triwulan II Tahun 2026"
    assert cells(held, COVER)["D15"].formula == filled_counter(asked)
    assert cells(held, "Anggaran")["B5"].formula == sheet_counter(asked.budget, 2)


@pytest.mark.parametrize("text", ["Status: {terisi}", "Selesai", None])
def test_a_counter_within_a_text_or_left_out_makes_a_form_all_the_same(text: str | None) -> None:
    book = load_workbook(TEMPLATE)
    book[COVER]["D15"] = text
    book["Anggaran"]["B5"] = text
    held = parts(form(spec_of(2), "UMUM", bytes_of(book)))
    assert cells(held, COVER)["D15"].value == (text or "")
    assert cells(held, "Anggaran")["B5"].value == (text or "")
    assert cells(held, "Indikator")["B5"].formula


def bytes_of(book: Workbook) -> bytes:
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def changed(spec: Spec, block: Block, key: str, **facts: object) -> Spec:
    """Return the spec with a form column changed."""
    fields = tuple(
        replace(each, **facts) if (each.block, each.key) == (block, key) else each  # type: ignore[arg-type]
        for each in spec.fields
    )
    return replace(spec, fields=fields)


def laid_book(spec: Spec) -> Workbook:
    return load_workbook(BytesIO(form(spec, "UMUM")))


def test_the_band_of_sample_data_is_there_only_where_the_data_are_samples() -> None:
    for sample in (True, False):
        cover = laid_book(with_settings(spec_of(2), sample=sample))[COVER]
        shown = [
            (cell.row, bool(cover.row_dimensions[cell.row].hidden))
            for row in cover.iter_rows(min_row=2, max_row=6)
            for cell in row
            if cell.fill.fgColor.rgb == cover["B6"].fill.fgColor.rgb
        ]
        assert set(shown) == {(6, not sample)}


def test_open_text_columns_hold_what_is_typed_as_text_and_figures_do_not() -> None:
    spec = spec_of(2)
    book = laid_book(spec)
    for sheet in layout(spec, "UMUM").sheets:
        for line, column in sheet.answers():
            cell = book[sheet.name][sheet.cell(line.id, column.field.key).address]
            assert (cell.number_format == "@") is not column.field.kind.numeric
    assert {"@"} != {each.number_format for each in book["Indikator"][FIRST_ROW]}


def test_a_predicate_with_quotes_is_coloured_by_a_whole_formula() -> None:
    spec = spec_of(2)
    scales = tuple(
        (name, tuple(replace(band, predicate=f'"{band.predicate}"') for band in bands))
        for name, bands in spec.scales
    )
    word = scales[0][1][0].predicate.replace('"', '""')
    conditions = [
        condition
        for area in laid_book(replace(spec, scales=scales))["Indikator"].conditional_formatting
        for rule in area.rules
        for condition in rule.formula
    ]
    assert any(each.endswith(f'="{word}"') for each in conditions)


@pytest.mark.parametrize("code", ["UMUM", "KKP"])
def test_a_table_opens_at_its_first_answer_and_says_nothing_on_locked_lines(code: str) -> None:
    spec = spec_of(2)
    book = load_workbook(BytesIO(form(spec, code)))
    for table in layout(spec, code).sheets:
        sheet, (line, column) = book[table.name], next(table.answers())
        first = table.cell(line.id, column.field.key).address
        assert sheet.sheet_view.selection[-1].activeCell == first
        assert not sheet[first].protection.locked
        told = {
            cell.coordinate
            for rule in sheet.data_validations.dataValidation
            for area in rule.sqref.ranges
            for cells in sheet.iter_rows(*(area.bounds[place] for place in (1, 3, 0, 2)))
            for cell in cells
        }
        assert told == answer_cells(table)


def test_words_may_be_typed_for_figures_only_where_the_office_lets_a_row_not_apply() -> None:
    spec = spec_of(2)
    first, *others = spec.indicators
    for may, kind in ((False, "decimal"), (True, "custom")):
        here = replace(spec, indicators=(replace(first, may_not_apply=may), *others))
        sheet = load_workbook(BytesIO(form(here, "UMUM")))["Indikator"]
        rules = {each.type: each for each in sheet.data_validations.dataValidation}
        assert {"decimal", "custom"} & set(rules) == {kind}
        assert ("tidak berlaku" in rules[kind].prompt) is may
        assert ('="tidak berlaku"' in rules[kind].formula1) is may


def test_the_status_of_a_row_tells_whether_it_may_be_answered_with_words() -> None:
    spec = spec_of(2)
    first = next(each for each in spec.indicators if each.bureau == "UMUM")
    others = [each for each in spec.indicators if each is not first]
    here = replace(spec, indicators=(replace(first, may_not_apply=True), *others))
    sheet = load_workbook(BytesIO(form(here, "UMUM")), data_only=True)["Indikator"]
    told = {row[0].value: row[25].value for row in sheet.iter_rows(min_row=8) if row[0].value}
    assert told.pop(first.id) == "Belum diisi (boleh tidak berlaku)"
    assert set(told.values()) == {"Belum diisi"}


def test_nothing_is_shown_over_the_inputs_when_a_form_opens() -> None:
    cover = load_workbook(BytesIO(form(spec_of(2), "UMUM")))[COVER]
    (start,) = cover.sheet_view.selection
    assert start.activeCell == identity_cell("petugas").address
    assert all(start.activeCell not in rule.sqref for rule in cover.data_validations.dataValidation)


def test_the_head_of_the_bureau_signs_what_is_printed() -> None:
    spec = spec_of(2)
    head = Official("UMUM", "Kepala Bagian Umum", "Nama Contoh", "", "196610051987031010", "Plt.")
    for here, wanted in (
        (spec, ["Kepala Bagian Umum,", f"({'.' * 48})", f"NIP. {'.' * 36}"]),
        (
            replace(spec, officials=(head,)),
            ["Plt. Kepala Bagian Umum,", "Nama Contoh", "NIP. 19661005 198703 1 010"],
        ),
        (replace(spec, officials=()), ["Kepala Bagian Umum,", f"({'.' * 48})", f"NIP. {'.' * 36}"]),
    ):
        cover = load_workbook(BytesIO(form(here, "UMUM")))[COVER]
        texts = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value]
        start = texts.index("Mengetahui")
        assert [texts[start - 1][:9], *texts[start + 1 :]] == ["Nganjuk, ", *wanted]


def test_the_coat_of_arms_takes_the_place_of_the_templates_pictures_and_without_one_there_is_none() -> (
    None
):
    drawn = BytesIO()
    Picture.new("RGB", (30, 40), "#2E7D32").save(drawn, "PNG")
    emblem, spec = Emblem(drawn.getvalue(), 30, 40), spec_of(2)
    book = load_workbook(TEMPLATE)
    other = BytesIO()
    Picture.new("RGB", (40, 40), "#A31515").save(other, "PNG")
    book[COVER].add_image(Image(other), "D2")
    own = BytesIO()
    book.save(own)
    for template in (TEMPLATE.read_bytes(), own.getvalue()):
        made = parts(
            make_form(lay_out(template, spec, emblem), layout(spec, "UMUM"), spec, (), KEY)
        )
        assert [data for name, data in made.items() if name.startswith("xl/media/")] == [
            emblem.data
        ]
    assert [
        name for name in parts(form(spec, "UMUM")) if "media" in name or "drawing" in name
    ] == []


def rule_over(spec: Spec, key: str) -> DataValidation:
    """Return the entry rule of a column of the table of indicators."""
    book = laid_book(spec)
    sheet = layout(spec, "UMUM").indicators
    address = sheet.cell(sheet.lines[0].id, key).address
    rules = book["Indikator"].data_validations.dataValidation
    return next(each for each in rules if address in each.sqref)


def test_long_labels_and_helps_are_cut_to_what_excel_takes() -> None:
    long = {"label": "Realisasi " * 40, "help": "Isi angka. 😀" * 40}
    found = rule_over(changed(spec_of(2), Block.INDICATORS, "realisasi_2", **long), "realisasi_2")
    lengths = [
        len(str(each).encode("utf-16-le")) // 2
        for each in (found.error, found.errorTitle, found.prompt, found.promptTitle)
    ]
    assert [each <= most for each, most in zip(lengths, (255, 32, 255, 32), strict=True)] == [
        True
    ] * 4
    assert lengths[0] == 255


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        (("Ada", "Tidak ada"), "list"),
        (("Ada, lengkap", "Tidak"), "textLength"),
        (('Ada "asli"', "Tidak"), "textLength"),
        (("x" * 127, "y" * 127), "list"),
        (("x" * 127, "y" * 128), "textLength"),
    ],
)
def test_choices_excel_would_part_wrongly_are_no_inline_list(
    items: tuple[str, ...], kind: str
) -> None:
    spec = replace(spec_of(2), lists=(("pilihan", items),))
    assert (
        rule_over(changed(spec, Block.INDICATORS, "bukti", choices="pilihan"), "bukti").type == kind
    )


def template_without(what: str) -> bytes:
    book = load_workbook(TEMPLATE)
    if what in book.sheetnames:
        del book[what]
    else:
        row = next(row for row in book["Gaya"].iter_rows() if row[0].value == what)
        row[0].value = None
    return bytes_of(book)


REMEDY = "Perbaiki berkas itu, atau hapus agar templat bawaan program yang dipakai, lalu ulangi."


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        (b"", "bukan buku kerja Excel (.xlsx) yang utuh"),
        (b"PK\x03\x04 bukan", "bukan buku kerja Excel (.xlsx) yang utuh"),
        *(
            (partial(template_without, name), f"tidak memuat lembar {name}")
            for name in (COVER, "Indikator", "Anggaran", "Gaya")
        ),
        (partial(template_without, "input"), "tidak memuat peran input di lembar Gaya"),
    ],
)
def test_a_template_that_lacks_something_is_told_in_one_sentence(
    template: bytes | Callable[[], bytes], problem: str
) -> None:
    with stopped_by(messages.folders.template) as raised:
        lay_out(template if isinstance(template, bytes) else template(), spec_of(2))
    assert str(raised.value) == f"templates/format.xlsx {problem}. {REMEDY}"


def test_earlier_quarters_are_seen_and_later_ones_are_not() -> None:
    spec = spec_of(3)
    asked = layout(spec, "UMUM")
    held = parts(form(spec, "UMUM"))
    columns = tree(held[sheets(held)["Indikator"]]).findall("m:cols/m:col", NS)
    hidden = {
        number
        for each in columns
        if each.get("hidden") == "1"
        for number in range(int(each.get("min")), int(each.get("max")) + 1)
    }
    assert hidden == {each.number for each in asked.indicators.columns if not each.visible}
    keys = {each.field.key: each.number for each in asked.indicators.columns}
    assert {keys["realisasi_4"], keys["target_1"], keys["id"]} <= hidden
    assert {keys["realisasi_1"], keys["realisasi_3"], keys["target_3"]}.isdisjoint(hidden)


def test_a_hundred_rules_of_the_office_keep_formulas_within_what_excel_takes() -> None:
    spec = spec_of(2)
    many = tuple(
        Rule(
            f"K{number:03}",
            "Peringatan",
            block,
            "LEN([Keterangan]) <= 500",
            "Keterangan",
            f"Aturan {number}: keterangan terlalu panjang, ringkaslah menjadi beberapa kalimat.",
        )
        for number in range(100)
        for block in ("Indikator", "Anggaran")
    )
    held = parts(form(replace(spec, rules=many), "UMUM"))
    formulas = [
        cell.formula for name in sheets(held) for cell in cells(held, name).values() if cell.formula
    ]
    assert max(map(len, formulas)) <= LONGEST_FORMULA
    assert max(map(depth, formulas)) <= DEEPEST_FORMULA
    assert any("Aturan 9:" in each for each in formulas)


def depth(formula: str) -> int:
    """Return how deep the parentheses of a formula go."""
    level = deepest = 0
    for sign in re.sub(r'"[^"]*"', "", formula):
        level += (sign == "(") - (sign == ")")
        deepest = max(deepest, level)
    return deepest


def test_the_form_of_bagian_umum_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    """``GOLDEN=write pytest`` writes the outline anew; look at its difference before committing."""
    path = tmp_path / "format.xlsx"
    path.write_bytes(form(spec_of(2), "UMUM"))
    found = outline(path)
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_titles_stand_whole_over_the_columns_that_every_printed_page_repeats() -> None:
    """A second page repeats these columns only: what runs beyond them is cut there."""
    spec = spec_of(2)
    for bureau in spec.bureaus:
        book = load_workbook(BytesIO(form(spec, bureau.code)))
        for block in Block:
            sheet = book[block.value]
            first, last = str(sheet.print_title_cols).replace("$", "").split(":")
            left, right = column_number(first), column_number(last)
            width = sum(
                sheet.column_dimensions[column_letters(n)].width for n in range(left, right + 1)
            )
            for row in (TITLE_ROW, SUBTITLE_ROW):
                assert f"{first}{row}:{last}{row}" in {
                    str(area) for area in sheet.merged_cells.ranges
                }
                cell = sheet.cell(row, left)
                assert cell.alignment.wrap_text
                lines = lines_of(
                    str(cell.value), width - INSET, cell.font.sz, bold=bool(cell.font.b)
                )
                assert (sheet.row_dimensions[row].height or 0) >= lines * cell.font.sz * 1.3, (
                    cell.value
                )
