"""Checks of the answers as numbers: there, readable, possible."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import shorten

from xlsops.core.checks.context import Case
from xlsops.core.form.submissions import Answer
from xlsops.core.spec.achievement import Method
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.cells import Blank, Boolean, Date, ErrorValue, Number, Text
from xlsops.core.values.number_formats import Effect, seen
from xlsops.core.values.numbers import as_typed, indonesian, told_apart, with_hyphens
from xlsops.core.values.visible import visible

_HUNDRED = Decimal(100)
_FRACTION_TARGET = Decimal(10)
_LOW_SHARE = Decimal("0.001")
_ROUNDING = Decimal(1)
_READ = (Number, Text, Blank)
"""Values that need no reading, or have had none because their column asks for words."""
RETYPE = (
    "Ketik ulang angkanya, desimal dengan koma. Bila tampilannya tetap begitu, salin dahulu sel "
    "isian angka lain yang benar ke sel ini."
)
"""Works on a protected sheet, where the format of a cell cannot be chosen."""
NIL_MAY = "Isi 0 bila memang nihil; kosongkan bila belum diukur."
NIL_MUST = "Isi angkanya; isi 0 bila memang nihil. Bila tidak diukur pada triwulan ini, beri tahu pengumpul data."
_LISTED = 300
_TAKEN = {
    Effect.DATE: "Excel membacanya sebagai tanggal.",
    Effect.TIME: "Excel membacanya sebagai jam {shown} (isi selnya {told}).",
    Effect.FRACTION: "Excel membacanya sebagai pecahan {shown} (isi selnya {told}).",
}
_WHY = {
    Effect.PERCENT: "Format selnya persen, padahal satuannya {unit}.",
    Effect.SCALED: "Format selnya meringkas angka menjadi ribuan atau jutaan.",
    Effect.HIDDEN: "Format selnya menyembunyikan angka.",
    Effect.WORDS: "Format selnya menulis kata sebagai ganti angka.",
    Effect.ALTERED: "Format selnya mengubah angka atau tandanya.",
}
_NIL_WORDS = {
    "-",
    "--",
    "nihil",
    "n/a",
    "na",
    "tidak ada",
    "nol",
    "belum",
    "belum ada",
    "belum ada data",
}


def required_answers(case: Case) -> Iterator[Finding]:
    """V05, V29: a required answer that is due this quarter is not blank."""
    for answer in case.answers:
        if not (answer.column.field.required and answer.blank):
            continue
        if case.due(answer.line):
            numeric = answer.column.field.kind.numeric
            advice = "Isi angkanya; isi 0 bila memang nihil." if numeric else "Isi kolom ini."
            if _holds_unseen(answer):
                advice = f"Selnya tampak kosong, tetapi berisi tanda yang tidak tampak. {advice}"
            yield case.found(Code.V05, answer, advice=advice)
        else:
            frequency = answer.line.frequency.value.lower()
            yield case.found(Code.V29, answer, frequency=frequency)


def readable_numbers(case: Case) -> Iterator[Finding]:
    """V06, V07, V10: a number is one number, written as a number, without its unit.

    A text with two readings is never chosen for the writer: V07 then blocks. A formula without a
    result is no blank.
    """
    for answer in case.answers:
        content = answer.content
        if content.calculated and answer.reading is None and isinstance(content.value, _READ):
            continue
        if not content.calculated:
            advice = "Tulis isinya langsung, bukan rumus."
            what = "belum terbaca, karena rumusnya belum dihitung"
            yield _unreadable(case, answer, advice, what, value="(rumus)")
        elif answer.column.field.kind.numeric and not answer.blank:
            yield from _readable(case, answer)
        elif isinstance(answer.content.value, ErrorValue):
            advice = "Perbaiki rumusnya, atau tulis isinya langsung."
            yield _unreadable(case, answer, advice, "adalah galat rumus")


def answers_of_the_list(case: Case) -> Iterator[Finding]:
    """V06: where a column has a list to choose from, the answer is one of it."""
    lists = {
        column.field.choices: {each.casefold() for each in case.spec.choices(column.field.choices)}
        for sheet in case.submission.layout.sheets for column in sheet.columns if column.field.choices
    }  # fmt: skip
    for answer in case.answers if lists else ():
        name = answer.column.field.choices
        if not lists.get(name) or answer.blank or isinstance(answer.content.value, ErrorValue):
            continue
        if answer.text.casefold() not in lists[name]:
            yield _unreadable(
                case, answer, f"Pilih dari daftar: {shorten('; '.join(case.spec.choices(name)), _LISTED, placeholder='…')}",
                "tidak ada di daftar pilihannya",
            )  # fmt: skip


def not_negative(case: Case) -> Iterator[Finding]:
    """V08: no answer is below zero."""
    for answer, number in case.numbers:
        if number < 0:
            yield case.found(Code.V08, answer)


def percent_in_range(case: Case) -> Iterator[Finding]:
    """V09: a percentage is at most 100, or explained, and is not written as a fraction.

    Percentages are the figures of rows in percent, and the columns of percents an office added.
    """
    for answer, number in case.numbers:
        kind, of_row = answer.column.field.kind, answer.column.field.quarter is not None
        in_row = of_row and answer.line.unit == "%" and kind is not FieldKind.MONEY
        if not (in_row or kind is FieldKind.PERCENT):
            continue
        if number > _HUNDRED and not case.explained(answer):
            yield case.found(
                Code.V09, answer, what="di atas 100",
                advice="Tulis angka 0 sampai 100; bila memang di atas 100, jelaskan di Keterangan.",
            )  # fmt: skip
        target = answer.line.target_year
        if in_row and 0 < number < 1 and target is not None and target >= _FRACTION_TARGET:
            yield case.found(
                Code.V09, answer, what="mungkin tertulis sebagai pecahan",
                advice="Tulis persen sebagai 85, bukan 0,85.",
            )  # fmt: skip


def never_falls(case: Case) -> Iterator[Finding]:
    """V12: an indicator marked "tidak boleh turun" is not below the last known quarter."""
    sheet = case.submission.layout.indicators
    for line in sheet.lines:
        if not line.never_falls or line.measure.method is not Method.LAST:
            continue
        before = next((each for each in reversed(line.actuals) if each is not None), None)
        answer = case.answer(sheet, line, keys.actual(keys.OF_QUARTER))
        if answer and answer.number is not None and before is not None and answer.number < before:
            yield case.found(Code.V12, answer, before=indonesian(before))


def spending_within_ceiling(case: Case) -> Iterator[Finding]:
    """V16: money spent so far is at most the ceiling, with one rupiah of tolerance."""
    sheet = case.submission.layout.budget
    for line in sheet.lines:
        result = case.results.budget.get(line.id)
        answer = case.answer(sheet, line, keys.spent(keys.OF_QUARTER))
        if result is None or answer is None or answer.number is None or result.spent is None:
            continue
        ceiling = result.ceiling or Decimal(0)
        if result.spent > ceiling + _ROUNDING:
            yield case.found(
                Code.V16,
                answer,
                value=f"Rp{indonesian(result.spent)}",
                ceiling=f"Rp{indonesian(ceiling)}",
            )


def spending_never_falls(case: Case) -> Iterator[Finding]:
    """V17: spending written cumulatively is not below the quarter before."""
    if case.spec.settings.spending_method is not Method.LAST:
        return
    sheet = case.submission.layout.budget
    for line in sheet.lines:
        before = next((each for each in reversed(line.spending) if each is not None), None)
        answer = case.answer(sheet, line, keys.spent(keys.OF_QUARTER)) if line.asked else None
        if answer and answer.number is not None and before is not None and answer.number < before:
            yield case.found(
                Code.V17,
                answer,
                value=f"Rp{indonesian(answer.number)}",
                before=f"Rp{indonesian(before)}",
            )


def whole_rupiah(case: Case) -> Iterator[Finding]:
    """V18: money is whole rupiah, and not thousands or millions by mistake, or explained."""
    for answer, number in case.numbers:
        if answer.column.field.kind is not FieldKind.MONEY or number <= 0:
            continue
        ceiling = answer.line.known_number(keys.CEILING)
        if number != number.to_integral_value():
            yield case.found(
                Code.V18, answer, amount=f"Rupiah {answer.text}", what="tidak bulat",
                advice="Tulis dalam rupiah penuh, tanpa desimal.",
            )  # fmt: skip
        elif ceiling and number / ceiling < _LOW_SHARE and not case.explained(answer):
            yield case.found(
                Code.V18, answer, amount=f"Rp{indonesian(number)}",
                what=f"terlalu kecil terhadap pagu Rp{indonesian(ceiling)}",
                advice="Tulis dalam rupiah penuh, bukan ribuan atau juta; bila memang sekian, jelaskan di Keterangan.",
            )  # fmt: skip


NUMBER_CHECKS = (
    required_answers,
    readable_numbers,
    answers_of_the_list,
    not_negative,
    percent_in_range,
    never_falls,
    spending_within_ceiling,
    spending_never_falls,
    whole_rupiah,
)


def _readable(case: Case, answer: Answer) -> Iterator[Finding]:
    value, reading = answer.content.value, answer.reading
    if isinstance(value, Date | Boolean | ErrorValue):
        yield _unreadable(case, answer, _not_a_number_advice(case, answer))
    elif reading is None:
        return
    elif reading.ambiguous:
        either = told_apart(reading.numbers)
        yield case.found(
            Code.V07, answer, Severity.ERROR,
            message=f'"{answer.text}" dapat berarti {either}; program tidak menebak.',
            advice="Ketik ulang sebagai angka, tanpa titik ribuan.",
        )  # fmt: skip
    elif reading.number is None and isinstance(value, Number):
        yield _shown_otherwise(case, answer, as_typed(value.value))
    elif reading.number is None:
        yield _unreadable(case, answer, _not_a_number_advice(case, answer))
    elif reading.unit not in {"", "%"}:
        yield case.found(Code.V10, answer)
    else:
        unseen = ", yang memuat tanda tidak tampak," if _holds_unseen(answer) else ""
        shown = answer.text if isinstance(value, Text) else f"{indonesian(reading.number)}%"
        yield case.found(
            Code.V07, answer,
            message=f'"{shown}"{unseen} dibaca sebagai {indonesian(reading.number)}.',
            advice="Pastikan benar; lain kali ketik sebagai angka.",
        )  # fmt: skip


def _holds_unseen(answer: Answer) -> bool:
    """Tell whether a text has signs in it that nobody sees; odd blanks are seen."""
    value = answer.content.value
    return isinstance(value, Text) and "".join(value.value.split()) != "".join(
        visible(value.value).split()
    )


def _unreadable(
    case: Case, answer: Answer, advice: str, what: str = "bukan angka", value: str = ""
) -> Finding:
    return case.found(Code.V06, answer, advice=advice, what=what, value=value or answer.text)


def _shown_otherwise(case: Case, answer: Answer, number: Decimal) -> Finding:
    """Return the finding on a number whose format makes a reader see something else."""
    look = seen(answer.content.number_format, number)
    if look.effect is Effect.PLAIN:
        advice = "Angkanya terlalu besar untuk dibaca tepat; periksa jumlah angkanya."
        return _unreadable(case, answer, advice)
    told, shown = indonesian(number), look.text or "(tidak tampak)"
    if look.effect in _TAKEN:
        advice = f"{_TAKEN[look.effect].format(shown=shown, told=told)} {RETYPE}"
        return _unreadable(case, answer, advice)
    unit = answer.line.unit if answer.column.field.kind is not FieldKind.MONEY else "Rp"
    why = _WHY[look.effect].format(unit=unit)
    return _unreadable(
        case, answer, f"{why} {RETYPE}", f"tampil lain dari isi selnya, {told}", value=shown
    )


def _not_a_number_advice(case: Case, answer: Answer) -> str:
    value = answer.content.value
    if isinstance(value, ErrorValue):
        return "Perbaiki rumusnya, atau tulis angkanya langsung."
    if isinstance(value, Date):
        return f"Excel membacanya sebagai tanggal. {RETYPE}"
    if " ".join(with_hyphens(answer.text).casefold().split()).rstrip(".") in _NIL_WORDS:
        required = answer.column.field.required and case.due(answer.line)
        return NIL_MUST if required else NIL_MAY
    return "Tulis angkanya saja."
