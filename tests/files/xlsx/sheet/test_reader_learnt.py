"""What was learnt of one workbook never changes what another says."""

from decimal import Decimal

import pytest

from tests.files.xlsx.parts import packed, strings_part, styles_part, with_rows
from tests.files.xlsx.readings import grid_of
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.cells import PICTURE, Content, Date, Number, Spelled, Text
from xlsops.files.xlsx.limits import LIMITS
from xlsops.files.xlsx.reader import take
from xlsops.files.xlsx.sheet import shapes
from xlsops.files.xlsx.sheet.cells import Scope
from xlsops.files.xlsx.sheet.styles import number_formats

ROW = (
    '<row r="5"><c r="A5" s="1" t="s"><v>{s}</v></c><c r="B5" s="1"><v>{n}</v></c>'
    '<c r="C5" s="2"><v>{d}</v></c><c r="D5"><f>B5*{n}</f><v>{n}</v></c><c r="E5"><f>B5+{n}</f></c>'
    '<c r="F5" t="str"><f>"{t}"</f><v></v></c><c r="G5" t="inlineStr"><is><t>{t}</t></is></c>'
    '<c r="H5" t="b"><v>{b}</v></c><c r="I5" t="e"><v>#N/A</v></c><c r="J5" s="2"/></row>'
)
STYLES = {"styles": styles_part(0, 4, 14)}
FIRST = {"s": "0", "n": "1", "d": "46211", "t": "a", "b": "1"}
TEXTS = (
    {"s": "1", "n": "2.50", "d": "60", "t": "x &amp; y", "b": "0"},
    {"s": "0", "n": "1E3", "d": "0", "t": "_x0041_&lt;", "b": "x"},
    {"s": "1", "n": "1,5", "d": "46212.5", "t": "kata\nbaru >", "b": "true"},
    {"s": "1", "n": "123456789012345678", "d": "-1", "t": "é – 😀", "b": "1"},
    {"s": " 1 ", "n": " 7 ", "d": "1", "t": " ", "b": "1"},
)


def known(row: str = ROW, **texts: str) -> None:
    """Meet a row often enough to know its cells."""
    for _ in range(3):
        grid_of(row.format(**(FIRST | texts)), **STYLES)
    assert learnt().shapes


def learnt() -> shapes.KnownShapes:
    """What is known of workbooks with the styles of these tests."""
    formats = number_formats(STYLES["styles"].encode())
    return shapes.known_shapes(Scope([], formats, date1904=False, limits=LIMITS))


@pytest.fixture(autouse=True)
def nothing_learnt() -> None:
    shapes.forget()


@pytest.mark.parametrize("texts", TEXTS)
def test_a_row_met_before_says_what_its_own_texts_say(texts: dict[str, str]) -> None:
    known()
    for _ in range(3):
        row = ROW.format(**texts)
        assert grid_of(row, **STYLES) == grid_of("<!-- -->" + row, **STYLES)


@pytest.mark.parametrize(
    "text", ["\x01", "]]>", "&x;", "&am", "\ufffe", "&#1;", "a<b", "</v><v>", "\0", "\r"]
)
@pytest.mark.parametrize("where", ["n", "t"])
def test_a_row_met_before_is_still_proved(text: str, where: str) -> None:
    known()
    row = ROW.format(**(FIRST | {where: text}))
    outcomes = [take(packed(with_rows(rows, **STYLES))) for rows in (row, "<!-- -->" + row)]
    if isinstance(outcomes[1], Refusal):
        assert isinstance(outcomes[0], Refusal)
        assert outcomes[0].reason is outcomes[1].reason
    else:
        assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    ("closed", "otherwise"),
    [
        ("{n}</v></c>", "{n}"),
        ("{n}</v></c>", "{n}</t></is></c>"),
        ("{n}</v></c>", "{n}</v></c></v></c>"),
        ("{t}</t></is></c>", "{t}"),
        ("{t}</t></is></c>", "{t}</v></c>"),
        ("{t}</t></is></c>", "{t}</t></is></c></v></c>"),
    ],
)
def test_a_cell_met_before_that_is_not_closed_as_it_was_opened_is_damage(
    closed: str, otherwise: str
) -> None:
    known()
    row = ROW.replace(closed, otherwise, 1).format(**(FIRST | {"n": "7", "t": "cd"}))
    outcome = take(packed(with_rows(row, **STYLES)))
    assert isinstance(outcome, Refusal)
    assert outcome == take(packed(with_rows("<!-- -->" + row, **STYLES)))


def test_bytes_that_are_no_text_are_damage_in_a_row_met_before() -> None:
    known()
    part = with_rows(ROW.format(**(FIRST | {"t": "SALAH"})), **STYLES)
    name = next(name for name, text in part.items() if "SALAH" in str(text))
    raw = str(part[name]).encode().replace(b"SALAH", b"\xc3")
    outcome = take(packed(part | {name: raw}))
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.RUSAK


def test_a_row_met_before_is_shown_by_the_styles_of_its_own_workbook() -> None:
    known()
    grids = [
        grid_of(ROW.format(**FIRST), styles=styles_part(*each)) for each in ((0, 4, 14), (0, 9, 0))
    ]
    assert [grid.at(5, 2).number_format for grid in grids] == ["#,##0.00", "0%"]
    assert isinstance(grids[0].at(5, 3).value, Date)
    assert grids[1].at(5, 3).value == Number(Decimal(46_211))


def test_a_row_met_before_shows_the_texts_of_its_own_workbook() -> None:
    known()
    row, two = ROW.format(**(FIRST | {"s": "1"})), ("<si><t>satu</t></si>", "<si><t>dua</t></si>")
    other = grid_of(row, **STYLES, strings=strings_part(*two))
    assert other.at(5, 1) == Content(Text("dua"), None, "#,##0.00")
    one = with_rows(row, **STYLES, strings=strings_part(two[0]))
    assert take(packed(one)) == Refusal(Reason.RUSAK, "nomor teks bersama di luar daftar")


def test_rows_met_before_must_rise_and_may_stand_only_once() -> None:
    known()
    row, above = ROW.format(**FIRST), '<row r="6"><c r="A6"><v>1</v></c></row>'
    for rows in (row + row, above + row):
        outcome = take(packed(with_rows(rows, **STYLES)))
        slow = take(packed(with_rows("<!-- -->" + rows, **STYLES)))
        assert outcome == slow
    assert grid_of(row + above, **STYLES).at(6, 1).value == Number(Decimal(1))


def test_a_formula_of_another_namespace_is_none() -> None:
    for _ in range(4):
        rows = '<row r="1"><c r="A1"><f xmlns="urn:x">1+1</f><v>2</v></c></row>'
        assert grid_of(rows).at(1, 1) == Content(Number(Decimal(2)))


@pytest.mark.parametrize(
    "after",
    [
        "<headerFooter><oddHeader>&am</oddHeader><oddFooter>p;</oddFooter></headerFooter>",
        "<headerFooter><oddHeader>a]]>b</oddHeader></headerFooter>",
        "<headerFooter><oddHeader>\x01</oddHeader></headerFooter>",
        '<headerFooter a="x>y<oddHeader/>"/>',
    ],
)
def test_texts_around_the_rows_are_proved_as_well(after: str) -> None:
    outcome = take(packed(with_rows(ROW.format(**FIRST), "", after, **STYLES)))
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.RUSAK


def test_a_greater_sign_in_an_attribute_changes_nothing() -> None:
    after = '<headerFooter a="x>y"><oddHeader>Bagian Umum</oddHeader></headerFooter>'
    assert grid_of(ROW.format(**FIRST), "", after, **STYLES).cells


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ('<c r="A1" t="str"><v>1</v></c>', Spelled.TEXT),
        ('<c r="A1" t="s"><v>0</v></c>', Spelled.TEXT),
        ('<c r="A1"><v>1</v></c>', Spelled.NUMBER),
        ('<c r="A1"><f>DISPIMG("x",1)</f></c>', Spelled.MORE),
        ('<c r="A1"><f>A2</f><v>1</v></c>', Spelled.MORE),
        ('<c r="A1" s="2"><v>1</v></c>', Spelled.MORE),
        ('<c r="A1" t="str"><v></v></c>', Spelled.MORE),
        ('<c r="A1" t="b"><v>1</v></c>', Spelled.MORE),
    ],
)
def test_texts_are_compared_alone_only_where_they_say_all(cell: str, kind: Spelled) -> None:
    strings = strings_part("<si><t>1</t></si>")
    filler = '<c r="B1" s="1"><v>1</v></c>'
    columns = grid_of(f'<row r="1">{cell}{filler}</row>', **STYLES, strings=strings).columns(1)
    told = {each: columns.spelled(1, (1, 2), each) for each in (Spelled.TEXT, Spelled.NUMBER)}
    assert told == {each: ["1", ""] if each is kind else None for each in told}


def test_a_column_in_which_nothing_stands_is_spelled_by_nothing() -> None:
    columns = grid_of('<row r="1"><c r="A1"/><c r="B1" s="1"><v>1</v></c></row>', **STYLES).columns(
        1
    )
    assert columns.spelled(1, (1, 2), Spelled.TEXT) == ["", ""]


def test_what_is_learnt_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_MOST", 3)
    cell = '<row r="{r}"><c r="A{r}" s="{s}"><v>{v}</v></c>{more}</row>'

    for first in (1, 1, 1, 20, 20, 1):
        rows = "".join(
            cell.format(r=row, s=row % 2, v=row % 7, more=f'<c r="B{row}" s="1"/>' * (row % 3 == 0))
            for row in range(first, first + 9)
        )
        grid = grid_of(rows, **STYLES)
        assert [each.value for each in grid.cells.values()] == [
            Number(Decimal(row % 7)) for row in range(first, first + 9)
        ]
    assert len(learnt().shapes) <= 3


def test_what_is_learnt_has_only_so_many_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_MOST_LETTERS", 800)
    for number in range(1, 24):
        cells = "".join(f'<c r="{chr(64 + at)}5" s="1"><v>{at}</v></c>' for at in range(1, number))
        row = f'<row r="5">{cells}</row>'
        assert grid_of(row, **STYLES) == grid_of("<!-- -->" + row, **STYLES)
        known = learnt()
        assert sum(map(len, known.shapes)) <= known.letters <= 800


@pytest.mark.parametrize(
    "row",
    [
        '<row r="{r}"><c r="A{r}" s="{r}"><v>{r}</v></c></row>',
        '<row r="{r}"><c r="A{r}" s="1"><v>{r}</v></c><c r="B{r}"><v>{r}</v></c></row>',
        '<row r="{r}"><c r="A{r}" s="1"><f x="{r}" s="1">A{r}</f><v>{r}" s="1</v></c></row>',
        '<row r="{r}" x="{r}" s="1"><c r="A{r}" s="1"><f>IF(A1="{r}" s="1,1)</f></c></row>',
    ],
)
def test_a_row_of_a_shape_met_in_another_row_is_read_as_it_stands(row: str) -> None:
    styles = {"styles": styles_part(*(0, 4, 14, 9, 22) * 5)}
    for rows in ((1, 2, 12), (2, 12, 21), (1, 11, 12), (3,)):
        told = "".join(row.format(r=each) for each in rows)
        assert grid_of(told, **styles) == grid_of("<!-- -->" + told, **styles)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A12" s="1"><v>1</v></c>',
        '<c r="A\1" s="1"><v>1</v></c>',
        '<c r="A" s="71"><v>1</v></c>',
        '<c r="A7" s="1"\0</v></c>',
        '<c r="A7" s="1"><v\0</v></c>',
        '<c r="A07" s="1"><v>1</v></c>',
        '<c r="A7" s="1"><v>1</v></c> ',
        '<c r="A7" s="1"><v>1</v></c><c r="A7" s="1"><v>1</v></c>',
    ],
)
def test_a_row_that_only_resembles_one_met_before_is_proved(cell: str) -> None:
    for row in (3, 7):
        grid_of(f'<row r="{row}"><c r="A{row}" s="1"><v>1</v></c></row>', **STYLES)
    row = f'<row r="7">{cell}</row>'
    quick, slow = (take(packed(with_rows(each, **STYLES))) for each in (row, "<!-- -->" + row))
    assert isinstance(quick, Refusal) == isinstance(slow, Refusal)
    assert isinstance(slow, Refusal) or quick == slow


def test_a_picture_in_one_of_rows_alike_is_told() -> None:
    formulas = ("A1", 'DISPIMG("x",1)', "A3", '_xlfn.IMAGE("y")')
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1" t="str"><f>{formula}</f><v>x</v></c></row>'
        for row, formula in enumerate(formulas, 1)
    )
    grid = grid_of(rows, **STYLES)
    assert grid == grid_of("<!-- -->" + rows, **STYLES)
    assert [each.value for each in grid.columns(1)[1].values()] == [
        Text("x"), PICTURE, Text("x"), PICTURE
    ]  # fmt: skip


def test_a_shared_text_in_a_date_style_is_that_of_its_own_workbook() -> None:
    row = '<row r="5"><c r="A5" s="2" t="s"><v>0</v></c></row>'
    told = [f"{day} Juli" for day in range(1, 8)]
    read = [
        grid_of(row, **STYLES, strings=strings_part(f"<si><t>{each}</t></si>")).at(5, 1).value
        for each in told
    ]
    assert read == [Text(each) for each in told]


def test_the_first_cell_of_a_look_shows_the_text_of_its_own_workbook() -> None:
    row = '<row r="9"><c r="W9" s="1" t="s"><v>1</v></c></row>'
    for _ in range(3):
        for told in ("Laporan", "Jadwal"):
            strings = strings_part("<si><t>x</t></si>", f"<si><t>{told}</t></si>")
            assert grid_of(row, **STYLES, strings=strings).at(9, 23).value == Text(told)


@pytest.mark.parametrize(
    "text",
    [
        "a &amp; b",
        "a&b",
        "_x0041_",
        "a<b",
        "a>b",
        "\x01",
        "\ufffe",
        "]]>",
        "",
        "1e5",
        "1,5",
        " 7 ",
        "\r",
    ],
)
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>',
        '<c r="A1" t="str"><v>{}</v></c>',
        '<c r="A1" s="1"><v>{}</v></c>',
        '<c r="A1" s="2"><v>{}</v></c>',
        '<c r="A1" t="s"><v>{}</v></c>',
        '<c r="A1" t="b"><v>{}</v></c>',
        '<c r="A1"><f>1+1</f><v>{}</v></c>',
    ],
)
def test_a_text_in_a_cell_like_one_met_before_says_what_expat_says(cell: str, text: str) -> None:
    for _ in range(3):
        grid_of(f'<row r="1">{cell.format(1)}</row>', **STYLES)
    row = f'<row r="1">{cell.format(text)}</row>'
    quick, slow = (take(packed(with_rows(each, **STYLES))) for each in (row, "<!-- -->" + row))
    if isinstance(slow, Refusal):
        assert isinstance(quick, Refusal)
        assert quick.reason is slow.reason
    else:
        assert quick == slow


def test_cells_in_a_processing_instruction_are_not_read() -> None:
    hidden = '<row r="1"><c r="A1" x="1"><v>1</v></c></row>'
    part = with_rows('<row r="1"><c r="A1" y="1"><v>2</v></c></row>')
    name = next(name for name, text in part.items() if "<sheetData>" in str(text))
    told = str(part[name])
    start = told.index("<worksheet")
    body = (
        told[start:].replace("<sheetData>", "<sheetData >").replace("</sheetData>", "</sheetData >")
    )
    for head in ("", told[:start]):
        sly = f"{head}<?x <sheetData>{hidden}</sheetData> ?>{body}"
        outcome = take(packed(part | {name: sly}))
        assert isinstance(outcome, Refusal) or outcome.sheets[0].at(1, 1).value == Number(
            Decimal(2)
        )


@pytest.mark.parametrize("kind", ["", ' t="str"', ' t="b"', ' t="e"', ' s="2"', ' t="s"'])
@pytest.mark.parametrize("result", ["1", "0", "2.5", "x &gt; y", "_x0041_", "#N/A", "46211", "a>b"])
@pytest.mark.parametrize(
    "formula", ["<f>A2*2</f>", '<f aca="false">A2&amp;"x"</f>', '<f ca="1">NOW()</f>']
)
def test_a_formula_met_before_has_the_result_its_own_workbook_gives(
    formula: str, kind: str, result: str
) -> None:
    cell = f'<row r="1"><c r="A1"{kind}>{formula}<v>{{}}</v></c></row>'
    strings = strings_part("<si><t>satu</t></si>", "<si><t>dua</t></si>")
    for _ in range(2):
        take(packed(with_rows(cell.format(1), **STYLES, strings=strings)))
    quick, slow = (
        take(packed(with_rows(before + cell.format(result), **STYLES, strings=strings)))
        for before in ("", "<!-- -->")
    )
    if isinstance(slow, Refusal):
        assert isinstance(quick, Refusal)
        assert quick.reason is slow.reason
    else:
        assert quick == slow


def test_a_shared_formula_met_before_is_that_of_its_own_first_cell() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">{}</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    for first, second in (("B1+1", "B2+1"), ("C1*2", "C2*2"), ("B1+1", "B2+1")):
        assert grid_of(rows.format(first)).at(2, 1).formula == second


def test_what_is_kept_of_rows_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_MOST_KEPT", 200)
    for number in range(12):
        row = f'<row r="5"><c r="A5"><f>B5+{number}</f><v>1</v></c></row>'
        assert grid_of(row, **STYLES).at(5, 1).formula == f"B5+{number}"
        known = learnt()
        letters = [*known.met, *("\n".join(each) for each in known.formulas)]
        assert sum(map(len, letters)) <= known.kept <= 200
