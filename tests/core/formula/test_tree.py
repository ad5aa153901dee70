"""A condition is read, judged and written out as a spreadsheet would do it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.formula import interpreter
from xlsops.core.formula.functions import NotEvaluableError, Operand
from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import names, to_excel
from xlsops.core.formula.values import chained, compiled, evaluate, meets
from xlsops.core.spec.achievement import (
    LOWER,
    UPPER,
    Band,
    Direction,
    MeasureShape,
    NegativeFormula,
    Yardstick,
    of_indicator,
)
from xlsops.core.spec.methods import Method
from xlsops.core.terms import column_keys as keys

VALUES: dict[str, Operand] = {
    "Realisasi": Decimal(12),
    "Target (K)": Decimal("10.5"),
    "Kosong": None,
    "Satuan": "Dokumen",
    "Benar": True,
}


def written(condition: str) -> str:
    """Return a condition in Excel's syntax, every name as ``{name}``."""
    return to_excel(parse(condition), lambda name: f"{{{name}}}")


def given_by(condition: str) -> Operand:
    return evaluate(parse(condition), VALUES)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("1+2*3", "(1+(2*3))"),
        ("(1+2)*3", "((1+2)*3)"),
        ("1-2-3", "((1-2)-3)"),
        ("2^3^2", "((2^3)^2)"),
        ("-2^2", "((-2)^2)"),
        ("2^-1", "(2^(-1))"),
        ("--3", "(-(-3))"),
        ("+3", "(+3)"),
        ("2*-3", "(2*(-3))"),
        ("1&2+3", "(1&(2+3))"),
        ('"a"&"b"="ab"', '(("a"&"b")="ab")'),
        ("1<2=TRUE", "((1<2)=TRUE)"),
        ("1 <> 2", "(1<>2)"),
        ("1>=2", "(1>=2)"),
        ("= 1 <= 2 ", "(1<=2)"),
        ('"kata ""ini"""', '"kata ""ini"""'),
        ('""', '""'),
        ("false", "FALSE"),
        ("100.50", "100.50"),
        ("[A] >= 0,8 * ([B] - 1,25)", "({A}>=(0.8*({B}-1.25)))"),
        ("SUM(1,2) > 0,5", "(SUM(1,2)>0.5)"),
        ('IF([A]="x;y",1,2)', 'IF(({A}="x;y"),1,2)'),
        ("MAX([A;B],1,2)", "MAX({A;B},1,2)"),
        ("MAX([A];1, 2)", "MAX({A},1,2)"),
        ("[ Realisasi ]>0", "({Realisasi}>0)"),
        ("[Target (K)]", "{Target (K)}"),
        ("if([A]>1;2;3)", "IF(({A}>1),2,3)"),
        ("Sum([A], [B];3)", "SUM({A},{B},3)"),
        ("AND(NOT([A]=1),OR(TRUE))", "AND(NOT(({A}=1)),OR(TRUE))"),
    ],
)
def test_a_condition_is_written_in_excel_syntax_by_its_precedence(
    condition: str, text: str
) -> None:
    assert written(condition) == text


@pytest.mark.parametrize(
    ("condition", "result"),
    [
        ("1+2*3", 7),
        ("-2^2", 4),
        ("2^3^2", 64),
        ("2^-1", "0.5"),
        ("7/2", "3.5"),
        ("5-8", -3),
        ("0.1+0.2=0.3", True),
        ("[Realisasi]*2", 24),
        ("[Kosong]+1", 1),
        ("TRUE+1", 2),
        ("+[Realisasi]", 12),
        ("-[Kosong]", 0),
        ("ABS(-3)", 3),
        ("ABS([Kosong])", 0),
        ("ROUND(2.5,0)", 3),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(1.005,2)", "1.01"),
        ("ROUND(1250,-2)", 1300),
        ("ROUND(1.5,1.9)", "1.5"),
        ("ROUND(1.5,30)", "1.5"),
        ("ROUND(1.5,9999999999)", "1.5"),
        ("ROUND(1.5,-9999999999)+1", 1),
        ("SUM(1,2,[Kosong],[Satuan])", 3),
        ("SUM([Kosong])", 0),
        ("MIN(3,[Realisasi],[Kosong])", 3),
        ("MAX(3,[Realisasi],[Satuan])", 12),
        ("MIN([Kosong])", 0),
        ("MIN([Realisasi])", 12),
        ("MAX(3)", 3),
        ("MAX([Realisasi]+1)", 13),
        ("MAX(-1,TRUE)", 1),
        ("LEN([Satuan])", 7),
        ("LEN([Kosong])", 0),
        ("LEN(1.50)", 3),
        ("LEN(100)", 3),
        ("LEN(TRUE)", 4),
        ('LEN("\U0001f600")', 2),
        ("IF([Kosong],1/0,5)", 5),
        ("IF(1,5,1/0)", 5),
    ],
)
def test_a_condition_gives_a_number(condition: str, result: int | str | bool) -> None:
    expected = result if isinstance(result, bool) else Decimal(result)
    assert given_by(condition) == expected


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ('"a"&"b"', "ab"),
        ('[Kosong]&"b"', "b"),
        ("1.50&TRUE&FALSE", "1.5TRUEFALSE"),
        ("1000&[Satuan]", "1000Dokumen"),
        ('TRIM("  a   b ")', "a b"),
        ('TRIM("\u00a0a")', "\u00a0a"),
        ("TRIM([Kosong])", ""),
        ('IF([Benar],"ya","tidak")', "ya"),
        (f'"{"a" * 255}"', "a" * 255),
    ],
)
def test_a_condition_gives_a_text(condition: str, text: str) -> None:
    assert given_by(condition) == text


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ("[Kosong]=0", True),
        ('[Kosong]=""', True),
        ("[Kosong]=FALSE", True),
        ("[Kosong]=[Kosong]", True),
        ("[Kosong]<1", True),
        ('[Kosong]<"a"', True),
        ("ISBLANK([Kosong])", True),
        ('ISBLANK("")', False),
        ("ISNUMBER([Realisasi])", True),
        ("ISNUMBER([Benar])", False),
        ("ISNUMBER([Satuan])", False),
        ('"DOKUMEN"=[Satuan]', True),
        ('[Satuan]<>"dokumen"', False),
        ('"a"<"B"', True),
        ('"9"<"a"', True),
        ('999<"1"', True),
        ('"z"<FALSE', True),
        ("1<TRUE", True),
        ("TRUE>FALSE", True),
        ("1=1.0", True),
        ('1="1"', False),
        ("2>=2", True),
        ("2<=1", False),
        ("2>2", False),
        ("2<>2", False),
        ("AND(TRUE,1)", True),
        ("AND(TRUE,0)", False),
        ("OR(FALSE,[Kosong])", False),
        ("OR(0,[Realisasi])", True),
        ("NOT([Kosong])", True),
        ("NOT(TRUE)", False),
        ("5", True),
        ("0", False),
        ("[Realisasi]<=[Target (K)]", False),
        ('AND(TRIM([Satuan])<>"",[Realisasi]>0)', True),
    ],
)
def test_a_condition_is_met_or_not(condition: str, truth: bool) -> None:
    assert meets(parse(condition))(VALUES) is truth


@pytest.mark.parametrize(
    "condition",
    [
        "1/0",
        "1/[Kosong]",
        "0^0",
        "0^-1",
        "(-8)^0.5",
        "10^309",
        "9^9^9^9",
        "9^999999999",
        '"a"+1',
        "[Satuan]*2",
        "-[Satuan]",
        "ABS([Satuan])",
        'ROUND(1,"x")',
        "SUM(9*10^307,9*10^307)",
        "NOT([Satuan])",
        'AND(TRUE,"x")',
        "OR(TRUE,[Satuan])",
        'IF("x",1,2)',
        "1/0=1",
    ],
)
def test_what_a_spreadsheet_shows_as_an_error_cannot_be_evaluated(condition: str) -> None:
    with pytest.raises(NotEvaluableError):
        given_by(condition)


def test_a_text_is_no_truth() -> None:
    with pytest.raises(NotEvaluableError):
        meets(parse("[Satuan]"))(VALUES)


TWO_WAYS = (
    "dapat dibaca dengan dua cara. Tulis desimal dengan titik dan tanpa titik ribuan, misalnya 0.8; "
    "di belakang koma yang memisahkan isian beri spasi"
)
POINT = "Desimal ditulis dengan titik, misalnya 0.8"
USABLE = f"Yang dapat dipakai: {', '.join(sorted(ALLOWED))}"
ELSEWHERE = "Syarat merujuk sel, lembar, atau buku kerja lain; tulis nama kolom dalam kurung siku"
BARE = (
    "bukan fungsi. Nama kolom ditulis dalam kurung siku, misalnya [Target Tahun]; "
    "alamat sel dan nama rentang tidak dipakai"
)
CELLS = "menghitung sel, jadi isiannya nama kolom, misalnya [Realisasi TW ini]"


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("", 'Syarat "" belum selesai'),
        ("=", 'Syarat "=" belum selesai'),
        ("1+", 'Syarat "1+" belum selesai'),
        ("NOT(", "Kurung ( ) tidak berpasangan"),
        ("(1", "Kurung ( ) tidak berpasangan"),
        ("1)", "Kurung ( ) tidak berpasangan"),
        (")(", 'Syarat ")(" tidak dimengerti di dekat ") ("'),
        ("1 2", 'Syarat "1 2" tidak dimengerti di dekat "2"'),
        ("0, 5", 'Syarat "0, 5" tidak dimengerti di dekat ", 5"'),
        ("IF([A];0,5;1)", f'"0,5" {TWO_WAYS}'),
        ("[A] > 50.000", f'"50.000" {TWO_WAYS}'),
        ("IF([A] > 2.500; 1; 0)", f'"2.500" {TWO_WAYS}'),
        ("[A] > 1.000,5", f'"1.000,5" {TWO_WAYS}'),
        ("1 + * 2", 'Syarat "1 + * 2" tidak dimengerti di dekat "* 2"'),
        ("SUM(1 2)", 'Syarat "SUM(1 2)" tidak dimengerti di dekat "2 )"'),
        ("SUM(,1)", 'Syarat "SUM(,1)" tidak dimengerti di dekat ", 1 )"'),
        ("SUM 1", 'Syarat "SUM 1" tidak dimengerti di dekat "1"'),
        ("[A", "Kurung [ ] tidak berpasangan"),
        ("[]", 'Syarat tidak dimengerti mulai dari "[]"'),
        ('1 & "a', 'Syarat tidak dimengerti mulai dari ""a"'),
        ("[A] ＞ 1", 'Tanda "＞" berlebar penuh; ketik ">" biasa'),
        ("[Buku.xlsx]Lembar1!A1>0", ELSEWHERE),
        ("'Lembar Lain'!A1>0", ELSEWHERE),
        ("Pagu_Total > 0", f'"PAGU_TOTAL" {BARE}'),
        ("50%", 'Syarat tidak dimengerti mulai dari "%"'),
        ("A1>0", f'"A1" {BARE}'),
        (
            "[A] > VLOOKUP(1,2)",
            "Fungsi VLOOKUP (huruf ke-7) tidak dikenal. "
            "Isi lembar lain ditulis [Nama Lembar].[Nama Kolom]",
        ),
        (
            "AVERAGEIF([A],1)",
            f"Fungsi AVERAGEIF (huruf ke-1) tidak dikenal. Yang terdekat: AVERAGE. {USABLE}",
        ),
        (
            '[A]=WEBSERVICE("x")',
            f"Fungsi WEBSERVICE (huruf ke-5) tidak dikenal. Yang terdekat: SEARCH. {USABLE}",
        ),
        ("COUNTIF(1,2)", f"Fungsi COUNTIF {CELLS}"),
        ("SUMIF([A],1,2)", f"Fungsi SUMIF {CELLS}"),
        ("IF(1)", f"Banyaknya isian fungsi IF tidak sesuai. {POINT}"),
        ("NOT(1,2)", f"Banyaknya isian fungsi NOT tidak sesuai. {POINT}"),
        ("SUM()", f"Banyaknya isian fungsi SUM tidak sesuai. {POINT}"),
        (f'"{"a" * 256}"', "Teks di dalam syarat paling panjang 255 huruf"),
        ("1+" * 4000 + "1", "Syarat terlalu panjang; pecah menjadi beberapa aturan"),
        ("1" + "+1" * 200, "Syarat terlalu panjang; pecah menjadi beberapa aturan"),
    ],
)
def test_a_condition_that_is_not_understood_says_where(condition: str, sentence: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(condition)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "condition",
    [
        "(" * 99 + "1" + ")" * 99,
        "1" + "+1" * 99,
        "-" * 199 + "1",
        "NOT(" * 66 + "1" + ")" * 66,
        "IFERROR(" * 39 + "1" + ",2)" * 39,
    ],
)
def test_a_condition_may_have_two_hundred_parts(condition: str) -> None:
    assert evaluate(parse(condition), {}) is not None
    assert written(condition)


def test_names_are_told_once_and_in_order() -> None:
    tree = parse('IF(-[B]>[A];SUM([A];[C];1);[B]&"[D]")')
    assert names(tree) == ("B", "A", "C")
    assert names(parse("1")) == ()


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_condition_or_a_formula_error(text: str) -> None:
    try:
        tree = parse(text)
    except FormulaError:
        return
    again = parse(to_excel(tree, lambda name: f"[{name}]"))
    assert names(again) == names(tree)


ONE = sorted(name for name, (least, most) in ALLOWED.items() if least <= 1 <= most)
TWO = sorted(
    {name for name, (least, most) in ALLOWED.items() if least <= 2 <= most} - {"COUNTIF", "SUMIF"}
)
THREE = sorted({name for name, (least, most) in ALLOWED.items() if least <= 3 <= most} - {"SUMIF"})


@st.composite
def conditions(draw: st.DrawFn) -> str:
    leaf = st.sampled_from(
        ["[Realisasi]", "[Kosong]", "[Satuan]", "[Benar]", "2", "0.5", '"a"', "TRUE"]
    )
    inner = st.recursive(
        leaf,
        lambda each: st.one_of(
            st.tuples(each, st.sampled_from("+-*/^&=<>"), each).map(
                lambda t: f"({t[0]}{t[1]}{t[2]})"
            ),
            each.map(lambda one: f"-{one}"),
            st.tuples(st.sampled_from(THREE), each, each, each).map(
                lambda t: f"{t[0]}({t[1]};{t[2]};{t[3]})"
            ),
            st.tuples(st.sampled_from(TWO), each, each).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
            st.tuples(st.sampled_from(ONE), each).map(lambda t: f"{t[0]}({t[1]})"),
        ),
        max_leaves=12,
    )
    return draw(inner)


@given(conditions())
def test_a_condition_written_out_means_the_same(condition: str) -> None:
    again = to_excel(parse(condition), lambda name: f"[{name}]")
    assert outcome(again) == outcome(condition)


def outcome(condition: str) -> Operand | type[NotEvaluableError]:
    """Return what a condition gives, or that it gives an error."""
    try:
        return given_by(condition)
    except NotEvaluableError:
        return NotEvaluableError


NUMBERS = ["0", "1", "-3", "2.50", "1E+2", "99999999999999.9", "1E+308", "1E-20"]
OPERANDS = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(["", "Dokumen", "12"]),
    st.sampled_from(NUMBERS).map(Decimal),
)


@given(conditions(), st.fixed_dictionaries(dict.fromkeys(VALUES, OPERANDS)))
def test_a_formula_gives_as_a_function_what_it_gives_node_by_node(
    condition: str, values: dict[str, Operand]
) -> None:
    tree = parse(condition)
    try:
        found: interpreter.Outcome = evaluate(tree, values)
    except NotEvaluableError:
        found = NotEvaluableError
    expected = interpreter.outcome(tree, values)
    assert (type(found), repr(found)) == (type(expected), repr(expected))


def shapes() -> st.SearchStrategy[MeasureShape]:
    edges = st.sampled_from([None, False, True])
    return st.builds(
        MeasureShape,
        st.sampled_from(Direction),
        st.sampled_from(Method),
        edges,
        edges,
        st.integers(1, 4),
        st.booleans(),
    )


@given(shapes(), st.sampled_from(NegativeFormula), st.lists(OPERANDS, min_size=23, max_size=23))
def test_formulas_over_one_another_give_together_what_each_gives_node_by_node(
    shape: MeasureShape, negative: NegativeFormula, given_: list[Operand]
) -> None:
    bands = (
        Band(Decimal(90), inclusive=False, predicate="Tinggi"),
        Band(None, inclusive=True, predicate="Rendah"),
    )
    trees = of_indicator(shape, Yardstick(negative, Decimal(120), bands))
    quarters = range(1, 5)
    cells = (
        *map(keys.target, quarters),
        *map(keys.actual, quarters),
        keys.YEAR_TARGET,
        LOWER,
        UPPER,
        *map(keys.weight, quarters),
        *map(keys.numerator, quarters),
        *map(keys.denominator, quarters),
    )
    values = dict(zip(cells, given_, strict=True))
    expected: dict[str, Operand] = {}
    for name, tree in trees.items():
        found = interpreter.outcome(tree, values)
        values[name] = expected[name] = None if found is NotEvaluableError else found  # type: ignore[assignment]
    assert repr(dict(chained(trees, cells)(given_))) == repr(expected)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("number", "truth"), [("1", "TRUE"), ("0", "FALSE")])
def test_a_number_is_no_truth_value_whichever_condition_was_read_first(
    number: str, truth: str, order: int
) -> None:
    shown = {"Realisasi": Decimal(number)}
    compiled.cache_clear()
    told = {each: meets(parse(f"[Realisasi]={each}"))(shown) for each in (number, truth)[::order]}
    assert told == {number: True, truth: False}


@pytest.mark.parametrize(
    ("condition", "result"),
    [
        ('SEARCH("a*c", "xxABBCc")', 3),
        ('SEARCH("~*", "a*")', 2),
        ('SEARCH("?", "a", 1)', 1),
        ('SEARCH("*b", "aab")', 1),
        ('FIND("b", "abB")', 2),
        ('MID("laporan", 2, 3) = "apo"', True),
        ('RIGHT("laporan", 3) = "ran"', True),
        ('SUBSTITUTE("a-b-c", "-", "+", 2) = "a-b+c"', True),
        ('EXACT("a", "A")', False),
        ("XOR(TRUE, TRUE, TRUE)", True),
        ("ROUNDUP(-2.11, 1)", "-2.2"),
        ("INT(-2.1)", -3),
        ("MOD(-3, 5)", 2),
        ("MEDIAN(3, 1, 10)", 3),
        ("MEDIAN(1, 2)", "1.5"),
        ("AVERAGE([Realisasi], [Kosong])", 12),
        ("COUNT([Realisasi], [Satuan], [Kosong])", 1),
        ('COUNTIF([Satuan], "dok*")', 1),
        ('COUNTIF([Satuan], "dok?")', 0),
        ('COUNTIF([Realisasi], ">11,5")', 1),
        ('COUNTIF([Realisasi], ">-11,5")', 1),
        ('SUMIF([Realisasi], ">12.5")', 0),
        ("IFERROR(1/0, 5)", 5),
        ("ISERROR(1/0)", True),
        ("ISNUMBER(1/0)", False),
        ("ISTEXT([Satuan])", True),
        ('VALUE(" 12 ")', 12),
        ("DATE(2026, 13, 0)", 46387),
        ("IF(1>2, 5)", False),
    ],
)
def test_the_functions_people_use_give_what_they_give_in_a_spreadsheet(
    condition: str, result: int | str | bool
) -> None:
    expected = result if isinstance(result, bool) else Decimal(result)
    assert given_by(condition) == expected


@pytest.mark.parametrize(
    "condition", ['SEARCH("x", "a")', 'FIND("A", "a")', 'VALUE("1,5")', "DATE(1800,1,1)"]
)
def test_what_a_function_cannot_give_is_an_error(condition: str) -> None:
    with pytest.raises(NotEvaluableError):
        given_by(condition)


@pytest.mark.parametrize("written", [">", "<=", ">abc", "> 5", ">1.000.000"])
@pytest.mark.parametrize(
    "call", ["COUNTIF([Realisasi], {})", "SUMIF([Realisasi], {}, [Realisasi])"]
)
def test_a_criterion_of_order_without_a_number_is_told_as_soon_as_it_is_read(
    written: str, call: str
) -> None:
    with pytest.raises(FormulaError, match="harus langsung angka"):
        parse(call.format(f'"{written}"'))


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
def test_a_criterion_made_of_a_blank_cell_is_an_error_and_stops_nothing(sign: str) -> None:
    with pytest.raises(NotEvaluableError):
        given_by(f'COUNTIF([Realisasi], "{sign}"&[Kosong])')


@pytest.mark.parametrize("function", ["ISERROR", "ISNUMBER", "ISBLANK", "IFERROR"])
def test_functions_within_functions_are_evaluated_or_told_to_be_too_long(function: str) -> None:
    close = ";0)" if function == "IFERROR" else ")"
    told = set()
    for deep in range(1, 70):
        try:
            evaluate(parse(f"{f'{function}(' * deep}[Realisasi]{close * deep}"), VALUES)
        except FormulaError as error:
            told.add(str(error))
    assert told == {"Syarat terlalu panjang; pecah menjadi beberapa aturan"}


def test_a_text_longer_than_a_cell_holds_is_an_error_and_never_made() -> None:
    long = f'SUBSTITUTE(SUBSTITUTE([Satuan], "a", "{"a" * 250}"), "a", "{"a" * 250}")'
    with pytest.raises(NotEvaluableError):
        evaluate(parse(f"LEN({long})"), {"Satuan": "a" * 32_000})


def test_no_text_makes_a_search_go_back_and_forth() -> None:
    """With patterns that go back this would take longer than anybody waits."""
    wanted, within = "*a" * 60 + "b", "a" * 32_000
    tree = parse(f'OR(ISNUMBER(SEARCH("{wanted}", [Satuan])), COUNTIF([Satuan], "{wanted}") > 0)')
    assert evaluate(tree, {"Satuan": within}) is False


def test_a_part_that_stands_again_is_computed_once_but_not_taken_out_of_a_branch() -> None:
    asked: list[str] = []

    class Asked(dict[str, Operand]):
        def __getitem__(self, name: str) -> Operand:
            asked.append(name)
            return super().__getitem__(name)

    tree = parse(
        "IF([Kosong]=0,IFERROR(1/[Nol],[Realisasi]*2),1/[Nol])+[Realisasi]*2+IFERROR(1/[Nol],5)"
    )
    values = Asked({**VALUES, "Nol": Decimal(0)})
    assert evaluate(tree, values) == Decimal(24 + 24 + 5)
    assert sorted(asked) == ["Kosong", "Nol", "Realisasi"]


@given(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 5).map(Decimal),
        st.text(" \t\u00a0ab", max_size=5),
    ),
    st.sampled_from(("LEN(TRIM([a]))>0", "LEN(TRIM([a]&[a]))>0", "LEN(TRIM(1/[a]))>0")),
)
def test_whether_a_text_says_anything_is_told_as_by_the_length_of_it(
    value: Operand, condition: str
) -> None:
    tree = parse(condition)
    try:
        found: object = evaluate(tree, {"a": value})
    except NotEvaluableError:
        found = NotEvaluableError
    assert found == interpreter.outcome(tree, {"a": value})
