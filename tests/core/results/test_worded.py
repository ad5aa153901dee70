"""What a bureau answers by a word of a scale: read as its place, shown as the word, added to nothing."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import SUM, book_of, careful, form, indicator, office, put, value
from xlsops.core.checks.context import CheckContext
from xlsops.core.checks.judge import judge
from xlsops.core.checks.named_values import column_sum, known_sum
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.form.mended.entry_rules import words_rule
from xlsops.core.form.submissions import MissingSheet, Submission, read_submission
from xlsops.core.history.asked_then import AskedThen, asked_then, redefined
from xlsops.core.journal.arrivals import arrival
from xlsops.core.journal.facts.payload import payload_of, value_told
from xlsops.core.recap.formulas import figure_looks
from xlsops.core.results.earlier_line import how_then, how_today
from xlsops.core.results.recap import bureau_recap_of
from xlsops.core.results.results import Results, results_of
from xlsops.core.sheet.styles import Look
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Method
from xlsops.core.spec.reading import WIB
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.cells import BLANK, Content, Text
from xlsops.core.values.structs import replace

CAME = datetime(2026, 7, 6, 10, tzinfo=WIB)
OPINION = ("TMP", "TW", "WDP", "WTP")
WORDED = indicator(
    "OPINI",
    "Opini BPK",
    "Predikat",
    Measure(Direction.POSITIVE, Method.LAST, rungs=OPINION),
    "4",
    "3 4 4 4",
    "3 - -",
)
SPEC = office(indicators=(SUM, WORDED))
LAYOUT = form(SPEC)
TABLE = LAYOUT.indicators
ACTUAL = keys.actual(2)


def sent(answer: str | int | None) -> Submission:
    book = book_of(SPEC, LAYOUT)
    place = TABLE.cell("OPINI", ACTUAL)
    cells = {(place.row, place.column): Content(BLANK) if answer is None else value(answer)}
    book["Indikator"] = put(book["Indikator"], cells)
    found = read_submission(LAYOUT, tuple(book.values()))
    assert not isinstance(found, MissingSheet)
    return found


def judged(answer: str | int | None) -> tuple[Results, tuple[Finding, ...]]:
    return judge(sent(answer), SPEC, (), CAME)


def test_the_form_shows_words_and_offers_them() -> None:
    line = TABLE.lines[1]
    shown = [line.known[key] for key in (keys.YEAR_TARGET, keys.target(1), keys.actual(1))]
    assert shown == [Text("WTP"), Text("WDP"), Text("WDP")]
    assert line.known_number(keys.YEAR_TARGET) == 4
    rule = words_rule(line)
    assert rule is not None
    assert rule.formula == '"TMP,TW,WDP,WTP"'
    assert words_rule(TABLE.lines[0]) is None
    either = words_rule(line._replace(may_not_apply=True))
    assert either is not None
    assert either.formula == '"TMP,TW,WDP,WTP,tidak berlaku"'


def test_a_careful_form_is_answered_by_a_word() -> None:
    assert careful(LAYOUT, SPEC)["OPINI", ACTUAL] == Text("WTP")


@pytest.mark.parametrize(
    ("answer", "actual", "shown", "year"),
    [("WTP", 4, "100.00", "100.00"), (" wdp ", 3, "75.00", "75.00"), ("TMP", 1, "25.00", "25.00")],
)
def test_achievement_is_of_the_places_in_the_scale(
    answer: str, actual: int, shown: str, year: str
) -> None:
    results, findings = judged(answer)
    found = results.indicators["OPINI"]
    assert (found.actual, found.target) == (actual, 4)
    assert (found.shown, found.of_year) == (Decimal(shown), Decimal(year))
    assert not [each for each in findings if each.code in {Code.V06.name, Code.V07.name}]


@pytest.mark.parametrize("answer", ["BB", "4", 4, "tidak berlaku"])
def test_nothing_else_is_an_answer(answer: str | int) -> None:
    results, findings = judged(answer)
    assert results.indicators["OPINI"].raw is None
    (found,) = [each for each in findings if each.line == "OPINI" and each.field == ACTUAL]
    assert found.code == Code.V06.name
    assert "TMP, TW, WDP, WTP" in found.advice or answer == keys.INAPPLICABLE


def test_a_blank_is_missing() -> None:
    results, findings = judged(None)
    assert results.indicators["OPINI"].raw is None
    assert [each.code for each in findings if each.line == "OPINI" and each.field == ACTUAL] == [
        Code.V05.name
    ]


def test_the_recap_shows_the_word_and_holds_its_place() -> None:
    results, _ = judged("WDP")
    recap = bureau_recap_of(SPEC, LAYOUT, results)
    worded = recap.indicators[1]
    looks = figure_looks(worded, worded.achievement.target, worded.achievement.actual)
    formats = [each.number_format for each in looks if isinstance(each, Look)]
    assert formats == ['"WTP"', '"WDP"']
    usual = figure_looks(recap.indicators[0], Decimal(3))
    assert usual == ("whole",)


def test_the_cells_of_the_form_reckon_with_places() -> None:
    line = TABLE.lines[1]
    found = formulas_of(TABLE, line, SPEC, (), "9")
    cell = TABLE.cell("OPINI", ACTUAL).address.replace(str(TABLE.row("OPINI")), "9")
    assert f'MATCH(TRIM({cell}),{{"TMP","TW","WDP","WTP"}},0)' in found[keys.ACTUAL_SO_FAR]
    assert "bukan kata dari daftar pilihan" in found[keys.STATUS]
    assert f'CELL("format",{cell})' in found[keys.STATUS]
    assert "MATCH(" not in str(formulas_of(TABLE, TABLE.lines[0], SPEC, (), "8"))


def test_no_sum_is_made_of_words() -> None:
    found = sent("WTP")
    case = CheckContext(found, results_of(found, SPEC), SPEC, (), arrival(None, CAME, None), CAME)
    columns = TABLE.columns.by_key
    numbers = found.by_place.numbers(TABLE, ACTUAL)
    assert column_sum(case, columns[ACTUAL].field) == numbers[0]
    assert known_sum(TABLE, columns[keys.target(1)].field) == SUM.targets[0]


def test_a_word_of_another_scale_is_another_thing() -> None:
    then = asked_then(SPEC)
    assert value_told(AskedThen, payload_of(then)) == then
    assert "rungs" not in str(payload_of(asked_then(office(indicators=(SUM,)))))
    longer = replace(WORDED, measure=replace(WORDED.measure, rungs=("Tanpa Opini", *OPINION)))
    today = office(indicators=(SUM, longer))
    (found,) = redefined({1: then}, today)
    assert (found.line, [label for label, _, _ in found.what]) == ("OPINI", ["Skala Jawaban"])
    line = form(today).indicators.lines[1]
    asked = next(each for each in then.indicators if each.line == "OPINI")
    assert not how_then(asked, SPEC.yardstick)[0].comparable(how_today(line, today)[0])
    assert how_then(asked, SPEC.yardstick) == how_today(TABLE.lines[1], SPEC)
