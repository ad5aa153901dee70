"""All checks together: the rule sheet has the last word, and findings stay where the fault is."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import (
    FIRST,
    IN_TIME,
    INDICATORS,
    SECOND,
    YEAR,
    Book,
    Edit,
    answer,
    answers,
    careful,
    form,
    judged,
    moved,
    office,
)
from tests.samples import sample_spec, submitted, with_settings
from xlsops.core.checks.judge import CHECKS, judge
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import FIRST_ROW, Layout
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, Rule, RuleState, Spec
from xlsops.core.terms.findings import TOLD, Code, Severity
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.cells import Blank, Boolean, Cell, Date, ErrorValue, Number, Text, Value
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
DAY = IN_TIME.date()
BLANK_ACTUAL = answer("SUM", "realisasi_2", None)
BLANK_PERSON = answer("SUM", "penanggung_jawab", None)


def written(
    code: str, severity: str = "", state: RuleState = RuleState.ACTIVE, **more: object
) -> Spec:
    """Return the office with one row on its rule sheet."""
    row = Rule(code, severity, "Semua", "", "", "", state=state)
    return office(rules=(replace(row, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spec", "severity"),
    [
        (office(), ERROR),
        (written("V05"), ERROR),
        (written("V05", "Galat"), ERROR),
        (written("V05", "Peringatan"), WARNING),
        (written("V05", "Informasi"), INFO),
        (written("V05", "Galat", RuleState.TRIAL), WARNING),
        (written("V05", "", RuleState.TRIAL), WARNING),
        (written("V05", "Informasi", RuleState.TRIAL), INFO),
        (written("V05", "Galat", RuleState.SUSPENDED), None),
        (written("V05", "Galat", RuleState.DRAFT), None),
        (written("V05", "Galat", since=DAY), ERROR),
        (written("V05", "Galat", since=date(2026, 7, 9)), None),
        (written("V05", "Galat", until=DAY), ERROR),
        (written("V05", "Galat", until=date(2026, 7, 7)), None),
        (written("V06", "Galat", RuleState.SUSPENDED), ERROR),
        (
            written("V05", "Peringatan", condition="[Realisasi TW ini] > 0", block="Indikator"),
            ERROR,
        ),
    ],
)
def test_the_rule_sheet_has_the_last_word(spec: Spec, severity: Severity | None) -> None:
    found = [each.severity for each in judged(BLANK_ACTUAL, spec=spec) if each.code == "V05"]
    assert found == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("severity", "state", "expected"),
    [
        ("", RuleState.ACTIVE, WARNING),
        ("Galat", RuleState.ACTIVE, ERROR),
        ("Galat", RuleState.TRIAL, WARNING),
        ("", RuleState.TRIAL, WARNING),
    ],
)
def test_a_warning_made_an_error_still_only_warns_in_trial(
    severity: str, state: RuleState, expected: Severity
) -> None:
    found = judged(BLANK_PERSON, spec=written("V32", severity, state))
    assert [each.severity for each in found] == [expected]


def test_a_rule_suspended_for_a_bureau_is_silent_there_and_speaks_elsewhere() -> None:
    codes = [each.code for each in judged(BLANK_ACTUAL)]
    bureau = judged(BLANK_ACTUAL)[0].bureau
    for rests, silent in (
        ((Suspension(bureau, DAY, DAY),), True),
        ((Suspension("", DAY),), True),
        ((Suspension(bureau, DAY + timedelta(1)),), False),
        ((Suspension("LAIN"),), False),
    ):
        found = [
            each.code for each in judged(BLANK_ACTUAL, spec=written("V05", "Galat", rests=rests))
        ]
        assert found == ([each for each in codes if each != "V05"] if silent else codes)


def test_a_severity_decided_case_by_case_is_kept() -> None:
    spec = written("V07", "")
    edits = answer("SUM", "realisasi_2", "1.234"), answer("LAST", "realisasi_2", "80,5")
    assert [each.severity for each in judged(*edits, spec=spec)] == [ERROR, WARNING]


def test_findings_are_sorted_by_sheet_and_cell() -> None:
    faults = [BLANK_PERSON, BLANK_ACTUAL, answer(FIRST, "k_2", None), answer("", "nip", None)]
    found = judged(*faults)
    assert [each.code for each in found] == ["V05", "V05", "V32", "V04"]
    assert list(found) == sorted(found, key=lambda each: each.order)
    assert judged(*reversed(faults)) == found


def test_every_finding_keeps_its_identity_when_rows_move() -> None:
    found = judged(BLANK_ACTUAL)
    again = judged(BLANK_ACTUAL, shuffled([3, 1, 2, 0, 5, 4], [0, 1, 2, 3]))
    assert [each.identity for each in again] == [each.identity for each in found]
    assert [each.cell for each in again] != [each.cell for each in found]


BY_CASE = {"V07", "V09", "V13", "V20", "V23"}
"""Rules whose weight hangs on what was found; the sheet says so."""


@pytest.mark.parametrize("code", Code)
def test_a_rule_weighs_what_the_sheet_of_rules_says(code: Code) -> None:
    (rule,) = [each for each in sample_spec().rules if each.code == code.name]
    assert rule.severity == ("" if code.name in BY_CASE else code.severity.value)


def test_what_the_journal_tells_has_its_row_in_the_sheet_of_rules_and_rules_nothing() -> None:
    rows = {each.code: each for each in sample_spec().rules if each.code in TOLD}
    assert set(rows) == set(TOLD)
    assert all(each.condition == "" and "Bukan aturan" in each.message for each in rows.values())


def test_every_check_says_which_rules_it_proves() -> None:
    documented = " ".join(check.__doc__ or "" for check in CHECKS)
    elsewhere = {"V01", "V25", "V31", "V34"}
    assert {code.name for code in Code if code.name not in documented} == elsewhere


@lru_cache(maxsize=4)
def sample(quarter: int) -> Spec:
    spec = sample_spec()
    return with_settings(spec, period=Period(spec.period.year, quarter))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("code", [bureau.code for bureau in sample_spec().active_bureaus])
def test_a_careful_bureau_has_no_findings_but_what_is_not_due(quarter: int, code: str) -> None:
    spec = sample(quarter)
    bureau = spec.bureau(code)
    assert bureau is not None
    layout = layout_of(spec, bureau)
    filled = careful_answers(layout, spec, datetime(2026, 7, 7))
    figures = {
        place: Text(each) if isinstance(each, str) else Number(Decimal(str(each)))
        for place, each in filled.items()
        if place[0] != "identitas"
    }
    rules, faults = compile_rules(spec, DAY)
    _, found = judge(submitted(layout, figures), spec, rules, IN_TIME)
    assert faults == ()
    assert {each.code for each in found} <= {"V29"}


LAYOUT = form(office())
PLACES = sorted(careful(LAYOUT, office()))
WHOLE_SHEET = {"V13"}
values = st.one_of(
    st.just(Blank()),
    st.decimals(-(10**12), 10**12, places=3).map(Number),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda each: Number(Decimal(each))),
    st.text(max_size=30).map(Text),
    st.from_regex(r"-?[0-9]{1,3}([.,][0-9]{3}){0,2}( %| Dokumen)?", fullmatch=True).map(Text),
    st.booleans().map(Boolean),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(Date),
    st.sampled_from(["#REF!", "#DIV/0!", "#N/A"]).map(ErrorValue),
)


@given(st.sampled_from(PLACES), values)
def test_one_changed_answer_gives_findings_on_its_row_only(
    where: tuple[str, str], what: Value
) -> None:
    line, key = where
    found = [each for each in judged(answer(line, key, what)) if each.code not in WHOLE_SHEET]
    assert {each.line for each in found} <= {line}
    if not key.startswith(("realisasi", "k_", "rp_")):
        assert {each.field for each in found} <= {key}


@given(st.dictionaries(st.sampled_from(PLACES), values, max_size=8))
def test_whatever_is_written_is_judged_and_told_in_whole_sentences(
    written_answers: dict[tuple[str, str], Value],
) -> None:
    edits = [answer(line, key, what) for (line, key), what in written_answers.items()]
    for each in judged(*edits):
        assert each.message
        assert each.advice
        assert "{" not in each.advice


def shuffled(indicators: list[int], budget: list[int]) -> Edit:
    """Put the rows of both tables into another order."""

    def edit(_: Layout, book: Book) -> None:
        for name, order in (("Indikator", indicators), ("Anggaran", budget)):
            rows = {FIRST_ROW + old: FIRST_ROW + new for old, new in enumerate(order)}
            book[name] = moved(book[name], rows, {})

    return edit


BROKEN = [
    BLANK_ACTUAL,
    answers("LAST", realisasi_2=60, rtl=None),
    answer("MEAN", "satuan", "Poin"),
    answer(FIRST, "rp_2", 5),
    answer(SECOND, "k_2", "nihil"),
]


@settings(max_examples=40)
@given(st.permutations(range(6)), st.permutations(range(4)))
def test_findings_do_not_depend_on_the_order_of_rows(
    indicators: list[int], budget: list[int]
) -> None:
    def told(*edits: Edit) -> list[object]:
        found = [replace(each, cell=Cell("", 0, 0)) for each in judged(*edits)]
        return sorted(found, key=lambda each: (each.identity, each.message))

    assert told(*BROKEN, shuffled(indicators, budget)) == told(*BROKEN)


def test_a_yearly_row_in_another_place_is_still_not_due() -> None:
    spec = office(indicators=(YEAR, *INDICATORS))
    assert [(each.code, each.line) for each in judged(spec=spec)] == [("V29", "YEAR")]


def test_the_sheets_promise_of_the_rules_what_the_program_does() -> None:
    spec = sample_spec()
    blocks = {rule.code: rule.block for rule in spec.rules}
    assert (blocks["V21"], blocks["V22"]) == ("Indikator", "Indikator")
    asked = [
        each.help
        for each in spec.fields
        if each.block is Block.BUDGET and each.key in {"pendorong", "penghambat", "rtl"}
    ]
    assert [("Boleh kosong" in each, "Wajib" in each) for each in asked] == [(True, False)] * 3
    assert [
        rule.code for rule in spec.rules if "{" in rule.message or "tidak ditemukan" in rule.message
    ] == []


def test_no_column_says_that_a_required_figure_may_be_blank() -> None:
    told = [
        each.help
        for each in sample_spec().fields
        if each.required and "kosong" in each.help.casefold()
    ]
    assert told
    assert all("boleh kosong hanya pada triwulan yang tidak diukur" in each for each in told)
