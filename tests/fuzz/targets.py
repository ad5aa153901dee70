"""Every place where a text from outside becomes a value: what may come of it, and nothing else."""

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from msgspec import Struct

from tests.files.xlsx.parts import SHEET, STYLES, packed
from tests.files.xlsx.test_reader_properties import assert_alike, rich_parts
from tests.fuzz.grammars import (
    CONDITIONS,
    DAYS,
    FORMATS,
    FORMULAS,
    JSON,
    KNOWN_CONDITIONS,
    KNOWN_DAYS,
    KNOWN_FORMATS,
    KNOWN_FORMULAS,
    KNOWN_LITERALS,
    KNOWN_NOTES,
    KNOWN_NUMBERS,
    LITERALS,
    NOTES,
    NUMBERS,
)
from tests.fuzz.words import Make, changed, noise, texts
from tests.procedure.small_quarter import quarter
from xlsops.core.form.identity import claimed, unseal
from xlsops.core.formula import functions as formula_functions
from xlsops.core.formula import parsing as formula_parsing
from xlsops.core.formula import tokens as formula_tokens
from xlsops.core.formula import tree as formula
from xlsops.core.formula import values as formula_values
from xlsops.core.formula.shared import area, moved
from xlsops.core.journal.events import Event, event_from, event_of
from xlsops.core.journal.facts.kinds import Damaged, Unknown
from xlsops.core.journal.file_order import iso_moment as saved_at
from xlsops.core.journal.fingerprint import heads_in, mistyped, typed_ids
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import State
from xlsops.core.sheet.handwriting import mark_of
from xlsops.core.sheet.provenance import Provenance, provenance_from
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec.entries import attendee, clock, unknown_bureaus, wrong_and_cure
from xlsops.core.terms.refused_files import Refusal
from xlsops.core.values.cells import Text, Value
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.nip import Nip, read_nip
from xlsops.core.values.number_formats import SeenNumber, TakenFor, seen, shows_date
from xlsops.core.values.numbers import Reading, indonesian, read_number
from xlsops.core.values.typed_dates import moment_of, read_day, read_moment
from xlsops.core.values.visible import unescaped, unified_line_ends, visible
from xlsops.core.view.event_words import words_of
from xlsops.files.xlsx.reader import Workbook, take
from xlsops.files.xlsx.sheet import values
from xlsops.files.xlsx.unreadable import UnreadableError

VALUES = get_args(Value)
Run = Callable[[str, random.Random], None]


class Target(Struct, frozen=True):
    """One place: how texts for it are made, what is done with one, and how many of a million it gets."""

    make: Make
    run: Run
    many: int


def number(text: str, _chance: random.Random) -> None:
    """No reading, one, or two that only the writer can choose between; each a number."""
    reading = read_number(text)
    assert isinstance(reading, Reading)
    assert len(reading.numbers) <= 2
    assert all(each.is_finite() for each in reading.numbers)
    assert read_number(f" {text} ") == reading or len(text) > 250
    if text[:1].isdecimal():
        below = read_number(f"-{text}").numbers
        assert [str(each) for each in below] == [
            f"-{each}" if each else str(each) for each in reading.numbers
        ]
    if reading.number is not None and not reading.unit:
        assert reading.number in read_number(indonesian(reading.number)).numbers


def day(text: str, _chance: random.Random) -> None:
    """A day, or none; a moment of a day, or none."""
    found, moment = read_day(text), read_moment(text)
    assert found is None or type(found) is date
    assert moment is None or isinstance(moment, datetime)
    assert moment_of(Text(text)) == moment
    if found is not None and moment is not None:
        assert moment.date() == found
    assert isinstance(saved_at(text), datetime | None)


def note(text: str, _chance: random.Random) -> None:
    """What people write beside a step: a time, people, a NIP, what is wrong."""
    assert clock(text) is None or len(clock(text) or "") == 5
    assert all(isinstance(each, str) for each in attendee(text, {"kkp": "KKP"}))
    assert isinstance(unknown_bureaus((text,), {"kkp": "KKP"}), tuple)
    assert len(wrong_and_cure(text)) == 2
    nip = read_nip(text)
    assert isinstance(nip, Nip)
    assert nip.fault or len(nip.digits) == 18


def number_format(text: str, chance: random.Random) -> None:
    """What is seen of a number has one of the known effects."""
    value = Decimal(
        chance.choice(("0", "-0", "1", "-1234.5", "0.005", "46211", "1e15", "1e-9", "1e300"))
    )
    found = seen(text, value)
    assert isinstance(found, SeenNumber)
    assert isinstance(found.effect, TakenFor)
    assert isinstance(found.text, str)
    assert isinstance(shows_date(text), bool)


def condition(text: str, chance: random.Random) -> None:
    """A condition, or a sentence that says what is wrong with it; judged, or not evaluable."""
    try:
        tree = formula_parsing.parse(text)
    except formula_tokens.FormulaError:
        return
    cells = (None, Decimal(0), Decimal("-1.5"), Decimal("1e200"), "", "a", "1", True, False)
    found = {name: chance.choice(cells) for name in formula.names(tree)}
    assert isinstance(formula.to_excel(tree, lambda _name: "A1"), str)
    try:
        assert isinstance(formula_values.evaluate(tree, found), Decimal | str | bool | None)
        assert isinstance(formula_values.meets(tree)(found), bool)
    except formula_functions.NotEvaluableError:
        return


def cell_formula(text: str, chance: random.Random) -> None:
    """A formula moved is a formula, moved nowhere itself; an area has four bounds."""
    down, right = chance.randint(-1_048_576, 1_048_576), chance.randint(-16_384, 16_384)
    assert isinstance(moved(text, down, right), str)
    assert area(text) is None or len(area(text) or ()) == 4


def literal(text: str, chance: random.Random) -> None:
    """A typed value of the closed set, or a refusal."""
    found = values.number(text)
    assert isinstance(found, VALUES)
    if isinstance(found, values.Number):
        assert found.value.is_finite()
        for era in (False, True):
            assert isinstance(values.date(found.value, date1904=era), values.Date | None)
    kind = chance.choice(("s", "str", "inlineStr", "e", "b", "d", text))
    try:
        assert isinstance(values.typed(kind, text, ["a", "b"]), VALUES)
    except UnreadableError:
        return


def event(text: str, _chance: random.Random) -> None:
    """An event, which alone adds up to a state, or no event."""
    try:
        found = event_from(text)
    except ValueError:
        return
    assert isinstance(found, Event)
    assert event_from(found.text) == found
    assert isinstance(fold((found,)), State)
    assert len(words_of(found)) == 4
    if not isinstance(found.fact, Unknown | Damaged):
        again = event_of(found.fact, found.at, found.by, found.heads)
        assert again.fact == found.fact


def words(text: str, chance: random.Random) -> None:
    """What is shown of a text can be shown; what is hidden in one is found or not."""
    assert isinstance(unescaped(unified_line_ends(visible(text))), str)
    assert cited(text).isprintable()
    assert len(mark_of(text)) == 8
    assert height_of((text,), (chance.choice((0.0, 1.0, 30.0)),)) > 0
    assert claimed(text) is None or unseal(text, b"kunci") is None
    assert isinstance(provenance_from(text), Provenance | None)
    assert isinstance(typed_ids(text), tuple)
    assert isinstance(heads_in(text), tuple)
    assert isinstance(mistyped(text), str)


def sheet(text: str, _chance: random.Random) -> None:
    """Both scanners say the same of a sheet part; a workbook with it is read or refused."""
    assert_alike(text.encode(errors="replace").decode())


def workbook(text: str, chance: random.Random) -> None:
    """A workbook with a changed part is read or refused."""
    parts = rich_parts()
    name = chance.choice([SHEET, STYLES, *sorted(parts)])
    whole = parts[name]
    assert isinstance(whole, str)
    outcome = take(packed(parts | {name: changed(chance, whole).encode(errors="replace")}))
    assert isinstance(outcome, Workbook | Refusal), text
    if isinstance(outcome, Workbook):
        for grid in outcome.sheets:
            assert all(isinstance(each.value, VALUES) for each in grid.cells.values())


def known_events() -> tuple[str, ...]:
    """Return what the journal of a whole quarter holds, one event of a kind."""
    with TemporaryDirectory() as place:
        quarter(Path(place) / "periode")
        found = [
            path.read_text("utf-8") for path in sorted(Path(place).glob("periode/jurnal/*.json"))
        ]
    return tuple({event_from(each).kind: each for each in found}.values())


def targets() -> Mapping[str, Target]:
    """Return every place by name; the shares add up to a million."""
    rich = rich_parts()[SHEET]
    assert isinstance(rich, str)
    return {
        "angka": Target(texts(NUMBERS, KNOWN_NUMBERS), number, 250_000),
        "hari": Target(texts(DAYS, KNOWN_DAYS), day, 150_000),
        "catatan": Target(texts(NOTES, KNOWN_NOTES), note, 50_000),
        "format angka": Target(texts(FORMATS, KNOWN_FORMATS), number_format, 130_000),
        "syarat": Target(texts(CONDITIONS, KNOWN_CONDITIONS), condition, 130_000),
        "rumus": Target(texts(FORMULAS, KNOWN_FORMULAS), cell_formula, 90_000),
        "isi sel": Target(texts(LITERALS, KNOWN_LITERALS), literal, 100_000),
        "kejadian": Target(texts(JSON, known_events()), event, 60_000),
        "teks": Target(texts(LITERALS + NOTES, KNOWN_NOTES), words, 28_000),
        "lembar": Target(lambda chance: changed(chance, rich), sheet, 8_000),
        "buku kerja": Target(noise, workbook, 4_000),
    }
