"""A condition without a sentence of its own is said in words, whatever it holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Grouped, Name, Unary
from xlsops.core.formula.wording import in_words

LABELS = {name: f"Kolom {name}" for name in "ABC"}


def said(condition: str) -> str:
    return in_words(parse(condition), {})


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("[A] <= [B]", "A harus paling banyak B."),
        ("[A] < [B]", "A harus kurang dari B."),
        ("[A] >= 1.5", "A harus paling sedikit 1,5."),
        ("[A] > -5", "A harus lebih dari -5."),
        ('[A] = "Rendah"', "A harus sama dengan “Rendah”."),
        ('[A] <> "Rendah"', "A harus tidak sama dengan “Rendah”."),
        ('[A] = ""', "A harus kosong."),
        ('[A] <> ""', "A harus diisi."),
        ("[A]", "A harus selain 0."),
        ("NOT([A])", "A harus 0."),
        ("TRUE", "Syarat ini selalu terpenuhi."),
        ("NOT(TRUE)", "Syarat ini tidak pernah terpenuhi."),
        ("NOT([A] <= [B])", "A harus lebih dari B."),
        ("AND([A] > 0; [B] > 0)", "A harus lebih dari 0, dan B harus lebih dari 0."),
        ("AND([A] > 0)", "A harus lebih dari 0."),
        (
            "OR([A] > 0; [B] > 0)",
            "Salah satu harus terpenuhi: A lebih dari 0; atau B lebih dari 0.",
        ),
        ("NOT(OR([A] > 0; [B] = 1))", "A harus paling banyak 0, dan B harus tidak sama dengan 1."),
        (
            "NOT(AND([A] > 0; [B] = 1))",
            "Salah satu harus terpenuhi: A paling banyak 0; atau B tidak sama dengan 1.",
        ),
        ("XOR([A] > 0; [B] > 0)", "Tepat satu harus terpenuhi: A lebih dari 0; B lebih dari 0."),
        (
            "NOT(XOR([A] > 0; [B] > 0))",
            "Harus sama-sama terpenuhi atau sama-sama tidak: A lebih dari 0; B lebih dari 0.",
        ),
        (
            "XOR([A] > 0; [B] > 0; [C] > 0)",
            "Banyaknya yang terpenuhi harus ganjil: A lebih dari 0; B lebih dari 0; C lebih dari 0.",
        ),
        ('IF([A] > 0; [B] <> ""; TRUE)', "Bila A lebih dari 0, B harus diisi."),
        ('IF([A] > 0; TRUE; [B] <> "")', "Bila A paling banyak 0, B harus diisi."),
        ("IF([A] > 0; [B] < 5)", "A harus lebih dari 0, dan B harus kurang dari 5."),
        ("IF([A] > 0; FALSE; [B] < 5)", "A harus paling banyak 0, dan B harus kurang dari 5."),
        ("IF([A] > 0; FALSE; TRUE)", "A harus paling banyak 0."),
        (
            "IF([A] > 0; [B] < 5; [C] >= 2)",
            "Bila A lebih dari 0, B harus kurang dari 5; bila tidak, C harus paling sedikit 2.",
        ),
        ("IFERROR([A]/[B] <= 1; TRUE)", "A dibagi B harus paling banyak 1 (bila dapat dihitung)."),
        (
            "IFERROR([A]/[B] <= 1; [A] = 0)",
            "A dibagi B harus paling banyak 1 (bila tidak dapat dihitung: A harus sama dengan 0).",
        ),
        ("ISBLANK([A])", "A harus kosong."),
        ("NOT(ISBLANK([A]))", "A harus diisi."),
        ("ISBLANK([A])=FALSE", "A harus diisi."),
        ("ISNUMBER([A])", "A harus berupa angka."),
        ("NOT(ISTEXT([A]))", "A harus bukan teks."),
        ("NOT(ISERROR([A]))", "A harus tanpa galat."),
        ('ISNUMBER(SEARCH("x"; [A]))', "A harus memuat “x”."),
        ('ISERROR(FIND("x"; [A]))', "A harus tidak memuat “x”."),
        ('NOT(ISERROR(FIND("x"; [A])))', "A harus memuat “x”."),
        ("EXACT([A]; UPPER([A]))", "A harus sama persis dengan A dalam huruf besar."),
        ("LEN([A]) <= 500", "Banyaknya huruf A harus paling banyak 500."),
        ("[A] <= 2 * [B]", "A harus paling banyak 2 kali B."),
        ("[A]-([B]+[C])/2 > 0", "A dikurangi ((B ditambah C) dibagi 2) harus lebih dari 0."),
        ('COUNTIF([A]; ">=1,5") = 1', "Banyaknya A yang paling sedikit 1,5 harus sama dengan 1."),
        ('SUMIF([A]; "<>"; [B]) > 0', "Jumlah B yang A-nya diisi harus lebih dari 0."),
        ("MAX([A]; [B]; [C]) > 0", "Yang terbesar dari A, B dan C harus lebih dari 0."),
        ("DATE(2026;12;31) >= TODAY()", "31 Desember 2026 harus paling sedikit hari ini."),
        ("DATE([A];1;1) > 0", "Tanggal 1 bulan 1 tahun A harus lebih dari 0."),
        (
            "([A]>1) = ([B]>1)",
            "Pernyataan (A lebih dari 1) harus sama dengan pernyataan (B lebih dari 1).",
        ),
        ("IF([A]>1; [B]; 2) > 3", "(B bila A lebih dari 1, selain itu 2) harus lebih dari 3."),
    ],
)
def test_a_condition_is_said_as_what_must_be(condition: str, words: str) -> None:
    assert said(condition) == words


@pytest.mark.parametrize("function", ALLOWED)
def test_every_function_an_office_may_write_has_words(function: str) -> None:
    least, most = ALLOWED[function]
    for count in {least, min(most, 4)}:
        given = ";".join(["[A]", '"1"', "[A]", '"1"'][:count])
        for condition in (f"{function}({given}) > 0", f"{function}({given})"):
            told = said(condition)
            assert function not in told, told
            assert "hasil" not in told, told
            assert not count or "A" in told


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="])
def test_every_sign_has_words(sign: str) -> None:
    told = said(f"([A]{sign}[B]) > 0")
    assert not set("+-*/^&=<>") & set(told), told


def test_a_value_is_told_once_beside_the_name_as_the_office_calls_it() -> None:
    tree = parse("AND([A] <= [B]; [A] <> [C])")
    values = {"A": Decimal(4500), "B": None, "C": "x" * 50}
    assert in_words(tree, LABELS, values) == (
        f"Kolom A (4.500) harus paling banyak Kolom B (kosong), dan Kolom A harus tidak sama dengan "
        f"Kolom C (“{'x' * 40}…”)."
    )


CONDITIONS = st.recursive(
    st.one_of(
        st.builds(Name, st.sampled_from("ABC")),
        st.builds(
            Constant,
            st.one_of(
                st.decimals(-99, 99, places=1), st.text(max_size=3), st.booleans(), st.none()
            ),
        ),
    ),
    lambda inner: st.one_of(
        st.builds(Grouped, inner),
        st.builds(Unary, st.sampled_from("+-"), inner),
        st.builds(Binary, st.sampled_from(["+", "&", "/", "=", "<>", "<", ">="]), inner, inner),
        st.sampled_from(sorted(ALLOWED)).flatmap(
            lambda function: st.builds(
                Call,
                st.just(function),
                st.lists(
                    inner,
                    min_size=3 if function == "IF" else ALLOWED[function][0],
                    max_size=min(ALLOWED[function][1], 4),
                ).map(tuple),
            )
        ),
    ),
    max_leaves=12,
)


@given(CONDITIONS)
def test_no_condition_is_without_words(tree: Expression) -> None:
    told = in_words(tree, LABELS, {"A": True})
    assert told.endswith(".")
    assert "\0" not in told


@given(CONDITIONS)
def test_what_is_denied_twice_is_said_as_it_was(tree: Expression) -> None:
    assert in_words(Call("NOT", (Call("NOT", (tree,)),)), LABELS) == in_words(tree, LABELS)


def test_what_lies_deep_in_itself_is_said_in_time() -> None:
    for function in ("NOT", "ISBLANK", "ABS", "AND"):
        told = said(f"{function}(" * 40 + "[A]" + ")" * 40)
        assert told.count("A") == 1
