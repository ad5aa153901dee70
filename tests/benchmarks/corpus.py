"""Makes many answered forms quickly: an office of that many bureaus, answers patched in.

Every bureau has its own words, money and number of rows, so that nothing learnt from one form
answers for another beyond what all forms of an office share.
"""

import pickle
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from xml.sax.saxutils import escape

from tests.ooxml import packed
from tests.samples import sample_spec
from xlsops.core.checks.selftest.careful_answers import Answer, careful_answers, planned
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import Layout, Line
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Bureau, Indicator, Programme, Spec
from xlsops.core.values.cells import Cell
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import take_apart
from xlsops.procedure.intake.examined import IntakeContext
from xlsops.resources import asset

KEY = b"kunci benchmark"
_FILLED = datetime(2026, 7, 5)


def office_of(bureaus: int, indicators: int = 25, programmes: int = 40) -> Spec:
    """Return a spec in which every bureau is asked about that many rows, with words of its own."""
    spec = sample_spec()
    known = [each for each in spec.programmes if each.asked]
    numbers = range(1, bureaus + 1)
    return replace(
        spec,
        bureaus=tuple(Bureau(_code(number), f"Bagian {_code(number)}") for number in numbers),
        indicators=tuple(
            _indicator(spec.indicators[row % len(spec.indicators)], number, row)
            for number in numbers
            for row in range(_about(indicators, number))
        ),
        programmes=tuple(
            _programme(known[row % len(known)], number, row)
            for number in numbers
            for row in range(_about(programmes, number))
        ),
    )


def _about(rows: int, number: int) -> int:
    """Return a number of rows that differs from bureau to bureau by up to a fifth."""
    most = rows // 5
    return rows - most + number % (2 * most + 1)


def _code(number: int) -> str:
    return f"B{number:03}"


def _indicator(sample: Indicator, number: int, row: int) -> Indicator:
    code = _code(number)
    return replace(
        sample,
        id=f"{code}-{row:02}",
        bureau=code,
        sub_activities=(),
        name=f"{sample.name} {code}-{row:02}",
        objective=f"{sample.objective} {code}",
    )


def _programme(sample: Programme, number: int, row: int) -> Programme:
    code, own = _code(number), Decimal(1000 * (7 * number + row))
    return replace(
        sample,
        code=f"4.{number:03}.01.2.{row:02}.0001",
        bureau=code,
        name=f"{sample.name} {code}-{row:02}",
        output=f"{sample.output} {code}",
        ceiling=None if sample.ceiling is None else sample.ceiling + 4 * own,
        spending=tuple(None if each is None else each + own for each in sample.spending),
    )


def fill(folder: Path, bureaus: int) -> None:
    """Put an office into a folder: its desk, its forms, and one answered form a bureau."""
    desk, forms = answered_forms(office_of(bureaus))
    (folder / "masuk").mkdir()
    (folder / "desk.pickle").write_bytes(pickle.dumps(desk))
    for name, data in forms:
        (folder / "masuk" / name).write_bytes(data)


def desk_in(folder: Path) -> IntakeContext:
    """Return the desk that was put into a folder."""
    desk: IntakeContext = pickle.loads((folder / "desk.pickle").read_bytes())  # noqa: S301 - our own
    return desk


def submissions(folder: Path) -> list[Path]:
    """Return the answered forms that were put into a folder."""
    return sorted((folder / "masuk").iterdir())


def fill_forms(folder: Path, bureaus: int) -> None:
    """Put an office into a folder: its desk, and the form of every bureau."""
    desk = desk_of(office_of(bureaus))
    (folder / "format").mkdir()
    (folder / "desk.pickle").write_bytes(pickle.dumps(desk))
    for code, form in forms_of(desk).items():
        (folder / "format" / f"{code}.xlsx").write_bytes(form)


HEADINGS = tuple(f"Kolom {number}" for number in range(1, 26))
_DIFFERENT = 20_000
"""So many rows of the table are made before the race; a longer one has them again and again."""
DRAWN, ANCHOR = 20, "AA2"
"""So many rows the chart draws, and where it stands."""
Row = tuple[str | float, ...]


def fill_table(folder: Path, rows: int) -> None:
    """Tell a folder how many rows its table has."""
    (folder / "table").write_text(str(rows), "ascii")


def table_rows(folder: Path) -> tuple[int, Callable[[], Iterator[Row]]]:
    """Return how many rows the table of a folder has, and what yields them: ten texts and fifteen numbers each."""
    rows = int((folder / "table").read_text("ascii"))
    made = [
        (
            *(f"Uraian {row} pada kolom {at}" for at in range(10)),
            *(row * 100.25 + at for at in range(15)),
        )
        for row in range(min(rows, _DIFFERENT))
    ]
    return rows, lambda: islice(cycle(made), rows)


def answered_forms(spec: Spec) -> tuple[IntakeContext, list[tuple[str, bytes]]]:
    """Return the desk that knows the office, and one answered form a bureau."""
    desk = desk_of(spec)
    return desk, [
        (f"{code}.xlsx", filled_form(form, desk.layouts[code], spec))
        for code, form in forms_of(desk).items()
    ]


def desk_of(spec: Spec) -> IntakeContext:
    """Return the desk that knows the office."""
    rules, _ = compile_rules(spec, date(2026, 7, 6))
    return IntakeContext(spec, layouts_of(spec, spec.active_bureaus), rules, KEY)


def forms_of(desk: IntakeContext) -> dict[str, bytes]:
    """Return the form of every bureau, as it is sent out."""
    laid = lay_out((asset("templates") / "format.xlsx").read_bytes(), desk.spec)
    form_of = form_maker(laid, desk.spec, desk.rules, KEY)
    return {code: form_of(layout) for code, layout in desk.layouts.items()}


def filled_form(form: bytes, layout: Layout, spec: Spec) -> bytes:
    """Return the form with answers written into its empty cells, results not yet calculated."""
    parts = take_apart(form)
    answers = _explained(layout) | careful_answers(layout, spec, _FILLED)
    by_sheet: dict[str, dict[str, Answer]] = {}
    for place, given in answers.items():
        sheet, row, column = planned(layout, place)
        own = isinstance(given, str) and place[0] != "identitas"
        answer = f"{given} {place[0]}" if own else given
        address = Cell(sheet, row, column).address
        by_sheet.setdefault(sheet, {})[address] = answer
    for number, name in enumerate(("Petunjuk", "Indikator", "Anggaran"), 1):
        part = f"xl/worksheets/sheet{number}.xml"
        parts[part] = _patched(parts[part], by_sheet[name])
    return packed(parts)


def _explained(layout: Layout) -> dict[tuple[str, str], Answer]:
    """Return a remark on every third row or so, on other rows in every bureau."""
    asked = [line for sheet in layout.sheets for line in sheet.lines if line.asked]
    return {
        (line.id, "keterangan"): "Penjelasan tambahan dari bagian untuk baris ini."
        for line in asked
        if is_explained(line)
    }


def is_explained(line: Line) -> bool:
    """Tell whether a row has a remark."""
    return zlib.crc32(line.id.encode()) % 3 == 0


def _patched(part: bytes, answers: dict[str, Answer]) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        answer = answers.get(match[1].decode())
        if answer is None:
            return match[0]
        return b'<c r="%b" s="%b"%b</c>' % (match[1], match[2], _written(answer))

    uncalculated = re.sub(rb' t="str">(<f>.*?</f>)<v>[^<]*</v>', rb">\1", part)
    uncalculated = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", uncalculated)
    return re.sub(
        rb'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"(?: t="n")?(?: ?/>|></c>)', one, uncalculated
    )


def _written(answer: Answer) -> bytes:
    if isinstance(answer, Decimal):
        return f"><v>{answer:f}</v>".encode()
    if isinstance(answer, datetime):
        return f"><v>{(answer - datetime(1899, 12, 30)).days}</v>".encode()
    return f' t="inlineStr"><is><t>{escape(answer)}</t></is>'.encode()
