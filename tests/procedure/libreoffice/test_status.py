"""What a form says while it is filled is what Python finds at intake, in LibreOffice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from tests.calc import oracle
from tests.quarter import FILLED, KEY, NOW, filled
from tests.samples import sample_spec, with_settings
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import Answer, Answers
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import FormTable, Layout, Line
from xlsops.core.form.ruled_cases import for_bureau, on_day
from xlsops.core.form.status_cases import (
    DOES_NOT_APPLY,
    MAY_NOT_APPLY,
    NOT_DUE,
    OPTIONAL,
    UNANSWERED,
    WHY_NOT,
)
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.results.results import Results
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Half, Method, times_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import (
    Block,
    Frequency,
    Indicator,
    Level,
    Programme,
    Rule,
    RuleState,
    Spec,
)
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.cells import Blank, Cell, ErrorValue, Number, Text, Value
from xlsops.core.values.structs import replace
from xlsops.excel.editing.saving import saved
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.xlsx.reader import read_workbook
from xlsops.resources import asset

pytestmark = pytest.mark.usefixtures("office")
LINES, BOUND = 200, 300
NUMBERS = tuple(
    Decimal(text) for text in ("0", "1", "3", "4", "5", "7.5", "10", "12.5", "20", "110")
)
TARGETS = tuple(Decimal(text) for text in ("0", "2.5", "4", "5", "10", "12.5"))
EDGE = 500
"""So many letters the shipped rule on long explanations still takes."""
WORDS = (
    "",
    "ok",
    "OK",
    "sama",
    "  berspasi  ",
    "penjelasan yang cukup panjang",
    "12,5",
    "panjang " * (EDGE // 8) + "." * (EDGE % 8),
    "panjang " * (EDGE // 8) + "." * (EDGE % 8 + 1),
)
OF_INDICATORS = (
    "LEN([Keterangan]) <= 12",
    "[Realisasi TW ini] <= 2 * [Target TW ini]",
    "[Realisasi TW ini] >= [Realisasi TW lalu]",
    'OR([Keterangan] <> "", [Capaian (%)] >= 90)',
    "NOT(ISBLANK([Bukti Dukung]))",
    "IF([Capaian (%)] > 100; LEN(TRIM([Faktor Pendorong])) >= 10; TRUE)",
    "[Realisasi TW ini] / [Target TW ini] <= 1",
    "ABS([Realisasi TW ini] - [Realisasi TW lalu]) / [Target Tahun] < 0.5",
    "ROUND([Realisasi TW ini] / 3, 1) <> 2.5",
    '[Keterangan] & [Bukti Dukung] <> "okok"',
    '[Keterangan] = "OK"',
    "[Keterangan] = [Bukti Dukung]",
    "AND(ISNUMBER([Keterangan]), [Realisasi s.d. TW ini] <= [Target Tahun])",
    "MAX([Realisasi TW ini], [Realisasi TW lalu]) <= SUM([Target TW ini], 5)",
    "-[Realisasi TW ini] + 10 ^ 2 / 4 > 15",
    "MIN([Realisasi TW ini], [Target TW ini], 6) > 3",
    '[Predikat] <> "Tinggi"',
    "[Realisasi TW ini] <= [Bagian].[Realisasi TW lalu] / 150",
    "IFERROR([Realisasi TW ini] / [Target TW ini], 0) <= 0.75",
    "MOD(INT([Realisasi TW ini]), 2) = 0",
    'COUNTIF([Keterangan], "*k*") = 0',
    "XOR([Realisasi TW ini] > 4, [Target TW ini] > 4)",
    'ISERROR(SEARCH("am?", [Keterangan]))',
    'EXACT(UPPER(LEFT([Keterangan], 2)), "OK")',
    "MEDIAN([Realisasi TW ini], [Realisasi TW lalu], 5) <= 6",
    'SUBSTITUTE(LOWER([Keterangan]), "k", "") <> "o"',
    "DATE(2026, [Realisasi TW ini], 1) <= DATE(2026, 6, 30)",
    "DIJELASKAN([Keterangan])",
    "OR([Capaian sebelum dibatasi (%)] < 100, LEN(TRIM([Faktor Pendorong])) > 0)",
)
OF_BUDGET = (
    "[Realisasi Rp TW ini] <= [Pagu Anggaran (Rp)] / 2",
    "[Realisasi K s.d. TW ini] <= 2 * [Target (K)]",
    "OR([Serapan (%)] <= [Capaian Kinerja (%)] - 5, LEN([Keterangan]) > 4)",
    "[Realisasi Rp s.d. TW ini] / [Realisasi K s.d. TW ini] < 0.8",
    "ISBLANK([Keterangan])",
    "OR(ABS([Capaian Kinerja (%)] - [Serapan (%)]) <= 20, DIJELASKAN([Keterangan]))",
)


def rules(block: str, conditions: tuple[str, ...]) -> Iterator[Rule]:
    """Yield rules of these conditions, and of those every office is delivered with."""
    shipped = (each.condition for each in sample_spec().rules if each.block == block)
    for number, condition in enumerate((*filter(None, shipped), *conditions), 1):
        code = f"{block[0]}{number:02}"
        yield Rule(code, "Peringatan", block, condition, "Keterangan", f"Aturan {code}")


def plain(chance: Random, number: int) -> Indicator:
    return Indicator(
        f"U-{number:03}",
        "UMUM",
        "Sasaran",
        "Indikator",
        chance.choice(("%", "Laporan")),
        Measure(Direction.POSITIVE, tuple(Method)[number % len(Method)]),
        chance.choice((Frequency.QUARTERLY, Frequency.QUARTERLY, Frequency.YEARLY)),
        chance.choice(TARGETS),
        tuple(chance.choice(TARGETS) for _ in range(4)),
        tuple(chance.choice((None, *NUMBERS)) for _ in range(2)),
        never_falls=chance.random() < 0.3,
        may_not_apply=number % 2 == 0,
    )


def with_halves(chance: Random, each: Indicator, number: int) -> Iterator[Indicator]:
    """Yield an indicator, of a ratio its halves, too."""
    method = each.measure.method
    yield replace(each, measure=replace(each.measure, times=times_of(method, each.unit)))
    for half in Half if method is Method.RATIO else ():
        yield replace(
            each,
            id=f"{each.id}{half.value[:3]}",
            unit="Orang",
            measure=Measure(Direction.POSITIVE, Method.SUM),
            target_year=Decimal(0),
            targets=(None,) * 4,
            actuals=tuple(chance.choice((None, *NUMBERS)) for _ in range(2)),
            may_not_apply=number % 3 == 0,
            never_falls=False,
            part_of=each.id,
            half=half,
        )


def asked(chance: Random) -> Spec:
    """One bureau with many lines, rules over both tables, and figures that meet and miss them."""
    indicators = tuple(
        row for number in range(LINES) for row in with_halves(chance, plain(chance, number), number)
    )
    programmes = tuple(
        Programme(
            f"4.{number:03}",
            "UMUM",
            Level.SUB_ACTIVITY,
            "Sub kegiatan",
            "Keluaran",
            "Paket",
            chance.choice((None, *TARGETS)),
            _ceiling(number, chance.choice((None, *TARGETS))),
            tuple(chance.choice((None, *NUMBERS)) for _ in range(2)),
            tuple(chance.choice((None, *NUMBERS)) for _ in range(2)),
        )
        for number in range(LINES)
    )
    written = (*rules("Indikator", OF_INDICATORS), *rules("Anggaran", OF_BUDGET))
    spec = with_settings(
        sample_spec(),
        due=None,
        period=replace(sample_spec().period, number=3),
        explaining=Explaining(3, 1, BOUND, ("sama",)),
    )
    return replace(spec, indicators=indicators, programmes=programmes, rules=written)


def _ceiling(number: int, usual: Decimal | None) -> Decimal | None:
    """Return a ceiling, now and then one far above every figure."""
    return Decimal(20_000) if number % 10 < 2 else usual


def answers(layout: Layout, chance: Random) -> Answers:
    """Every kind of answer: numbers, blanks, texts, numbers as text, error cells, truth values."""
    found: dict[tuple[str, str], Answer | None] = {}
    odd: tuple[Answer | None, ...] = (None, None, "nihil", "1.234,5", "#DIV/0!", Decimal(-2))
    for line in layout.indicators.lines:
        words = (*odd, "tidak berlaku", "Tidak Berlaku ")
        value = chance.choice(words) if chance.random() < 0.2 else chance.choice(NUMBERS)
        found[line.id, "realisasi_3"] = value
    for line in layout.budget.lines:
        for key in ("k_3", "rp_3"):
            value = chance.choice(odd) if chance.random() < 0.1 else chance.choice(NUMBERS)
            found[line.id, key] = value
    for sheet in layout.sheets:
        for number, line in enumerate(sheet.lines):
            told = chance.random() < 0.9
            for key in ("penghambat", "rtl"):
                found[line.id, key] = "sudah dijelaskan" if told else chance.choice((" ", None))
            for key in ("keterangan", "bukti", "pendorong"):
                found[line.id, key] = chance.choice(WORDS) or None
            nobody = {7: " ", 17: None}
            found[line.id, "penanggung_jawab"] = nobody.get(number % 50, "Kasubbag")
            if chance.random() < 0.1:
                found[line.id, "keterangan"] = chance.choice((Decimal(5), "#N/A"))
    return {place: value for place, value in found.items() if value is not None}


def with_columns(form: bytes, layout: Layout, spec: Spec, compiled: tuple[LiveRule, ...]) -> bytes:
    """Return the form with the status of each rule alone in columns of its own behind the table."""
    book = load_workbook(BytesIO(form))
    for sheet in layout.sheets:
        for line in sheet.lines:
            for column, chosen in columns(sheet, compiled):
                row = sheet.row(line.id)
                formula = live.formulas_of(sheet, line, spec, chosen, str(row))["status"]
                book[sheet.name].cell(row, column, f"={formula}")
    return saved(book, "Format", FILLED, book.properties.created)


def columns(
    sheet: FormTable, compiled: tuple[LiveRule, ...]
) -> Iterator[tuple[int, tuple[LiveRule, ...]]]:
    """Yield the column without any rule, then that of each rule of a table."""
    own = [rule for rule in compiled if rule.block is sheet.block]
    yield len(sheet.columns) + 2, ()
    for number, rule in enumerate(own, len(sheet.columns) + 3):
        yield number, (rule,)


def status_without_rules(
    line: Line, results: Results, block: Block, found: Mapping[tuple[str, str], Finding]
) -> str:
    """Return what the form must say of a line before any rule of the office speaks."""

    def answer(key: str) -> object:
        found = results.answer(block, line.id, key)
        return found.content.value if found else None

    figures = [answer(key) for key in _keys(block)]
    numbers = [value.value for value in figures if isinstance(value, Number)]
    if any(isinstance(value, ErrorValue) for value in figures):
        return live.ERROR_CELL
    if any(results.answers[block, line.id, key].blank for key in _keys(block)):
        blank = MAY_NOT_APPLY if line.may_not_apply else UNANSWERED
        return blank if line.frequency.due(3) else NOT_DUE
    said = results.answer(block, line.id, _keys(block)[0])
    if line.may_not_apply and isinstance(answer("keterangan"), ErrorValue):
        return live.ERROR_CELL
    if said and said.not_applicable:
        return WHY_NOT if ("V05", line.id) in found else DOES_NOT_APPLY
    if len(numbers) < len(figures):
        return f"{live.LOOK_AT}bukan angka"
    if line.halves and (apart := _halves_status(line, results, found)):
        return apart
    if min(numbers) < 0:
        return f"{live.LOOK_AT}kurang dari 0"
    if block is Block.BUDGET:
        return _budget_status(line, results, numbers[1], found)
    return _indicator_status(line, results, numbers[0], found)


def _halves_status(line: Line, results: Results, found: Mapping[tuple[str, str], Finding]) -> str:
    """Return what the form must say of a ratio that is not that of its halves; it reads no texts as numbers."""
    *_, under = contents = _of_halves(line, results)
    if isinstance(under, Blank) or (isinstance(under, Number) and not under.value):
        assert ("V28", line.id) in found
        return live.NO_DENOMINATOR
    if not all(isinstance(each, Number) for each in contents):
        return ""
    return live.RATIO_DIFFERS if ("V28", line.id) in found else ""


def _of_halves(line: Line, results: Results) -> list[Value]:
    """Return what stands in the cells of the numerator and the denominator of a ratio."""
    given = (results.answer(Block.INDICATORS, half.id, "realisasi_3") for half in line.halves)
    return [each.content.value for each in given if each]


def _keys(block: Block) -> tuple[str, ...]:
    return ("realisasi_3",) if block is Block.INDICATORS else ("k_3", "rp_3")


def _budget_status(
    line: Line, results: Results, spent: Decimal, found: Mapping[tuple[str, str], Finding]
) -> str:
    each, ceiling = results.budget[line.id], line.known_number("pagu") or Decimal(0)
    note = results.answers[Block.BUDGET, line.id, "keterangan"]
    broken = isinstance(note.content.value, ErrorValue)
    if (each.spent or 0) > ceiling + 1:
        return f"{live.LOOK_AT}melebihi pagu"
    before = [each for each in line.spending if each is not None]
    if before and spent < before[-1]:
        return f"{live.LOOK_AT}turun dari TW lalu"
    if spent % 1:
        assert ("V18", line.id) in found
        return f"{live.LOOK_AT}rupiah tidak bulat"
    if 0 < spent < ceiling / 1000 and broken:
        return live.ERROR_CELL
    if ("V18", line.id) in found:
        return f"{live.LOOK_AT}rupiah terlalu kecil terhadap pagu, jelaskan di Keterangan"
    nil = None not in {each.output, each.spent} and (each.output == 0) != (each.spent == 0)
    if nil and broken:
        return live.ERROR_CELL
    if ("V20", line.id) not in found:
        return live.FILLED
    what = (
        "keluaran ada tetapi anggaran 0" if each.output else "keluaran 0 tetapi anggaran terserap"
    )
    return f"{live.LOOK_AT}{what}, jelaskan di Keterangan"


def _indicator_status(
    line: Line, results: Results, actual: Decimal, found: Mapping[tuple[str, str], Finding]
) -> str:
    note = results.answers[Block.INDICATORS, line.id, "keterangan"]
    broken = isinstance(note.content.value, ErrorValue)
    above = found.get(("V09", line.id))
    if above and actual > BOUND:
        return f"{live.LOOK_AT}di atas {BOUND}%, Kabag yang memutuskan"
    if line.unit == "%" and broken:
        return live.ERROR_CELL
    if above and actual > 100:
        return f"{live.LOOK_AT}di atas 100%"
    before = [each for each in line.actuals if each is not None]
    falls = line.never_falls and line.measure.method is Method.LAST
    if falls and before and actual < before[-1]:
        return f"{live.LOOK_AT}turun dari TW lalu"
    raw = results.indicators[line.id].raw
    silent = any(
        results.answers[Block.INDICATORS, line.id, key].blank for key in ("penghambat", "rtl")
    )
    if raw is not None and raw < 100 and silent:
        return "Isi faktor penghambat dan rencana tindak lanjut"
    if raw is not None and abs(raw) > BOUND:
        assert ("V11", line.id) in found
        return f"{live.LOOK_AT}capaian tidak wajar, Kabag yang memutuskan"
    if raw is not None and broken:
        return live.ERROR_CELL
    unlikely = f"{live.LOOK_AT}capaian tidak wajar, jelaskan di Keterangan"
    return unlikely if ("V11", line.id) in found else live.FILLED


OF_MONEY = {
    "Periksa: rupiah tidak bulat",
    "Periksa: rupiah terlalu kecil terhadap pagu, jelaskan di Keterangan",
    "Periksa: keluaran 0 tetapi anggaran terserap, jelaskan di Keterangan",
    "Periksa: keluaran ada tetapi anggaran 0, jelaskan di Keterangan",
}


def test_status_and_rules_say_in_the_form_what_python_finds(tmp_path: Path) -> None:
    chance = Random(0)  # noqa: S311 - the same cases on every run
    spec = asked(chance)
    layout = layout_of(spec, next(each for each in spec.bureaus if each.code == "UMUM"))
    compiled, faults = compile_rules(spec, date(2026, 10, 1))
    assert faults == ()
    template = (asset("templates") / "format.xlsx").read_bytes()
    form = filled(
        make_form(lay_out(template, spec), layout, spec, (), KEY), layout, answers(layout, chance)
    )
    sent, kept = tmp_path / "kiriman.xlsx", tmp_path / "disimpan.xlsx"
    sent.write_bytes(with_columns(form, layout, spec, compiled))
    book = oracle.recalculate(sent, kept)
    submission = read_submission(layout, read_workbook(kept.read_bytes()).sheets)
    assert isinstance(submission, Submission)
    results, findings = judge(submission, spec, compiled, NOW)
    compared = list(verdicts(book, results, findings, compiled))
    assert [each for each in compared if each[1] != each[2]] == []
    assert len(compared) == sum(
        len(sheet.lines) * len(list(columns(sheet, compiled))) for sheet in layout.sheets
    )
    assert len(compiled) >= len(OF_INDICATORS) + len(OF_BUDGET) + 2
    assert {ours for _, ours, _ in compared} >= OF_MONEY
    for rule in compiled:
        said = {ours for _, ours, _ in compared if ours.endswith(rule.rule.code)}
        assert said, f"{rule.rule.condition} is never violated"


def verdicts(
    book: oracle.Book,
    results: Results,
    findings: tuple[Finding, ...],
    compiled: tuple[LiveRule, ...],
) -> Iterator[tuple[str, str, oracle.Value]]:
    """Yield (cell and rule, what Python says, what LibreOffice says) for every line and rule."""
    found = {(each.code, each.line): each for each in findings}
    for sheet in results.layout.sheets:
        for line in sheet.lines:
            usual = status_without_rules(line, results, sheet.block, found)
            if usual == live.FILLED and ("V32", line.id) in found:
                usual = "Isi penanggung jawab"
            for column, chosen in columns(sheet, compiled):
                cell = Cell(sheet.name, sheet.row(line.id), column)
                ours = usual
                for rule in chosen:
                    if usual == live.FILLED and (rule.rule.code, line.id) in found:
                        ours = live.LOOK_AT + rule.rule.message
                condition = chosen[0].rule.condition if chosen else ""
                yield f"{cell} {condition}", ours, book.value(cell.sheet, cell.address)


DAY = date(2026, 10, 1)
FEW = 40
OVERRULED: Mapping[str, Mapping[str, object]] = {
    "V08": {"rests": (Suspension("UMUM", DAY, DAY), Suspension("HUKUM"))},
    "V12": {"until": DAY - timedelta(1)},
    "V16": {"state": RuleState.SUSPENDED},
    "V17": {"state": RuleState.TRIAL, "since": DAY},
    "V21": {"severity": "Informasi"},
    "V11": {"message": "Lihat Perjanjian Kinerja."},
}
"""What an office may write beside built-in rules."""
LOOSE: Mapping[str, Mapping[str, object]] = {
    code: {"state": RuleState.DRAFT} for code in ("V05", "V06", "V07", "V09", "V11")
}
SAYINGS = {
    "V05": UNANSWERED,
    "V06": "Periksa: bukan angka",
    "V07": "Periksa: bukan angka",
    "V28": live.RATIO_DIFFERS,
    "V08": "Periksa: kurang dari 0",
    "V09": "Periksa: di atas",
    "V12": "Periksa: turun dari TW lalu",
    "V16": "Periksa: melebihi pagu",
    "V17": "Periksa: turun dari TW lalu",
    "V18": "Periksa: rupiah",
    "V20": "Periksa: keluaran",
    "V21": "Isi faktor penghambat dan rencana tindak lanjut",
    "V11": "Periksa: capaian tidak wajar",
    "V32": "Isi penanggung jawab",
}
"""How the form begins to tell each rule, in the order of its cases."""
OF_FIGURES = {"V05", "V06", "V07", "V08"}
LEFT = {(OPTIONAL, 2), (live.FILLED, 2)}


def with_rows(spec: Spec, changed: Mapping[str, Mapping[str, object]]) -> Spec:
    """Return what is asked with the delivered rows, some changed."""
    rows = (
        replace(each, **changed.get(each.code, {}))  # type: ignore[arg-type]
        for each in sample_spec().rules
        if not each.condition
    )
    return replace(spec, rules=tuple(rows))


def test_status_follows_the_rows_of_built_in_rules_as_intake_does(tmp_path: Path) -> None:
    chance = Random(1)  # noqa: S311 - the same cases on every run
    spec = asked(chance)
    spec = replace(spec, indicators=spec.indicators[:FEW], programmes=spec.programmes[:FEW])
    spec = with_settings(spec, spending_method=Method.LAST)
    layout = layout_of(spec, next(each for each in spec.bureaus if each.code == "UMUM"))
    below = {(layout.indicators.lines[0].id, "realisasi_3"): Decimal(-2)}
    written = {**answers(layout, chance), **below}
    template = (asset("templates") / "format.xlsx").read_bytes()
    rulings = [with_rows(spec, changed) for changed in ({}, OVERRULED, LOOSE)]
    form = filled(make_form(lay_out(template, spec), layout, spec, (), KEY), layout, written)
    sent, kept = tmp_path / "kiriman.xlsx", tmp_path / "disimpan.xlsx"
    sent.write_bytes(with_statuses(form, layout, rulings))
    book = oracle.recalculate(sent, kept)
    submission = read_submission(layout, read_workbook(kept.read_bytes()).sheets)
    assert isinstance(submission, Submission)
    told: list[set[str]] = []
    for number, ruling in enumerate(rulings):
        results, judged = judge(submission, ruling, (), datetime(2026, 10, 1, 9))
        texts = {
            each.id
            for each in layout.indicators.lines
            if any(isinstance(value, Text) for value in _of_halves(each, results))
        }
        found = [each for each in judged if each.code != "V28" or each.line not in texts]
        told.append(set())
        for sheet in layout.sheets:
            for line in sheet.lines:
                cell = Cell(sheet.name, sheet.row(line.id), len(sheet.columns) + 2 + number)
                said = str(book.value(cell.sheet, cell.address))
                told[-1].add(said)
                # what cannot be reckoned with, and no rule asks about, is left to intake
                if said != live.ERROR_CELL and (said, number) not in LEFT:
                    assert begins(said) == told_first(line.id, sheet.block, found), cell
    usual, overruled, loose = told
    gone = {"Periksa: kurang dari 0", "Periksa: melebihi pagu"}
    assert usual - overruled >= gone
    assert {each for each in overruled if "Perjanjian" in each or "Informasi" in each} == {
        "Informasi: faktor penghambat dan rencana tindak lanjut belum diisi",
        "Periksa: capaian tidak wajar, Kabag yang memutuskan. Lihat Perjanjian Kinerja.",
        "Periksa: capaian tidak wajar, jelaskan di Keterangan. Lihat Perjanjian Kinerja.",
    }
    assert OPTIONAL in loose - usual
    assert "Periksa: bukan angka" in usual - loose


def with_statuses(form: bytes, layout: Layout, rulings: Iterable[Spec]) -> bytes:
    """Return the form with the status by each ruling in a column of its own behind the table."""
    book = load_workbook(BytesIO(form))
    for number, ruling in enumerate(rulings):
        here = for_bureau(on_day(ruling, DAY), "UMUM")
        for sheet in layout.sheets:
            for line in sheet.lines:
                row, column = sheet.row(line.id), len(sheet.columns) + 2 + number
                formula = live.formulas_of(sheet, line, here, (), str(row))["status"]
                book[sheet.name].cell(row, column, f"={formula}")
    return saved(book, "Format", FILLED, book.properties.created)


def told_first(line: str, block: Block, found: Iterable[Finding]) -> str:
    """Return the code of what the form tells of a line, by what intake finds; empty where nothing."""
    here = {
        each.code
        for each in found
        if each.line == line and (each.code not in OF_FIGURES or each.field in _keys(block))
    }
    return next((SAYINGS[code] for code in SAYINGS if code in here), "")


def begins(said: str) -> str:
    """Return how a saying begins, as ``SAYINGS`` has it; empty where it tells no rule."""
    asking = said.replace("Informasi: faktor", "Isi faktor")
    asking = asking.replace(live.NO_DENOMINATOR, live.RATIO_DIFFERS)
    return next((each for each in SAYINGS.values() if asking.startswith(each)), "")
