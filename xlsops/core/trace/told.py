"""Where a number comes from, in lines for a person: a table of its parts, the files, and whether they give it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from xlsops import messages
from xlsops.core.trace.names import whose
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.traced import Origin, Part, Traced
from xlsops.core.trace.ways_down import WayDown, ways_down
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_time

_HEADINGS = ("Rincian", "Nilai", "Asal", "Tertulis", "Cara / yang dilakukan")
_NUMBERS = 1
"""The column whose words stand on the right."""
_WIDEST, _INDENT, _DECIMALS = 60, "  ", 6
_SHORT, _FEW = 12, 5
"""How much of a hash is said in a message, and how many cells."""


def table_of(origins: Origins, found: Traced, place: Cell, book: str) -> tuple[str, ...]:
    """Return all that is to be told of a number: what it is, every part in a table, the files."""
    steps = _steps(origins, found)
    files = _files(step.part for step in steps)
    rows = [_row(step, files) for step in steps]
    return (
        *_head(origins, found, place, book),
        *([] if not rows else ["", *_aligned([_HEADINGS, *rows])]),
        *([] if not files else ["", *(_file(each, n) for n, each in enumerate(files, 1))]),
        "",
        _verdict(steps, found),
    )


def message_of(origins: Origins, found: Traced, place: Cell, book: str) -> tuple[str, ...]:
    """Return the same in so few lines as a message shows: the cells it goes back to, then how many more."""
    steps = _steps(origins, found)
    cells = [step.part for step in steps if step.part.source]
    shown = [
        messages.traced.answered_from(part.name, _from(part.source), part.source.written)
        for part in cells[:_FEW]
        if part.source
    ]
    more = [messages.traced.of_parts(len(cells))] if len(cells) > _FEW else []
    files = _files(cells)
    told = [_file(files[0])] if len(files) == 1 else []
    return (*_head(origins, found, place, book), *shown, *more, *told, _verdict(steps, found))


def trace_facts(origins: Origins, found: Traced, place: Cell, book: str) -> dict[str, Any]:
    """Return the same for a program."""
    steps = _steps(origins, found)
    return {
        "cell": str(place),
        "book": book,
        "figure": found.name,
        "of": whose(origins.view.spec, found.meaning),
        "value": _plain(found.value),
        "way": found.way,
        "remark": found.remark,
        "agrees": agrees(steps, found),
        "parts": [_facts(step) for step in steps],
    }


def agrees(steps: Sequence[WayDown], found: Traced) -> bool:
    """Tell whether a number, and every number it is made of, is what its parts give."""
    return found.agrees and all(step.traced is None or step.traced.agrees for step in steps)


def all_agree(origins: Origins, found: Traced) -> bool:
    """Tell whether a number, and every number it is made of, is what its parts give."""
    return agrees(_steps(origins, found), found)


def _steps(origins: Origins, found: Traced) -> list[WayDown]:
    return list(ways_down(origins, found))


def _head(origins: Origins, found: Traced, place: Cell, book: str) -> tuple[str, ...]:
    name = f"{found.name}, {whose(origins.view.spec, found.meaning)}"
    heading = messages.traced.heading(str(place), book)
    if found.value is None:
        return heading, messages.traced.nothing(name, found.remark)
    told = [heading, messages.traced.equals(name, _shown(found.value))]
    told.append(messages.traced.way(found.way))
    return (*told, messages.traced.leaves_out(found.remark)) if found.remark else tuple(told)


def _verdict(steps: Sequence[WayDown], found: Traced) -> str:
    if agrees(steps, found):
        return messages.traced.AGREES
    wrong = next((each.traced for each in steps if each.traced and not each.traced.agrees), found)
    return messages.traced.differs(wrong.name, _shown(wrong.again))


def _row(step: WayDown, files: Sequence[Origin]) -> tuple[str, ...]:
    part, way = step.part, step.traced.way if step.traced and not step.part.source else ""
    source = part.source
    return (
        _cut(_INDENT * step.depth + part.name),
        _shown(part.value),
        _cited(source, files) if source else "",
        source.written if source else "",
        "; ".join(filter(None, (way, part.done))),
    )


def _cited(source: Origin, files: Sequence[Origin]) -> str:
    if not source.sha:
        return f"{source.file}, {_from(source)}"
    number = next(n for n, each in enumerate(files, 1) if each.sha == source.sha)
    return f"[{number}] {_from(source)}"


def _from(source: Origin | None) -> str:
    if source is None:
        return ""
    place = f"{source.sheet}!{source.address}" if source.address else source.sheet
    return place if source.sha or source.address else f"{place} ({source.column})"


def _files(parts: Iterable[Part]) -> tuple[Origin, ...]:
    """Return one source for each kept file, in the order they are named."""
    found: dict[str, Origin] = {}
    for part in parts:
        if part.source and part.source.sha:
            found.setdefault(part.source.sha, part.source)
    return tuple(found.values())


def _file(source: Origin, number: int = 0) -> str:
    """Return a kept file: its name, its hash, when it came, where it is kept."""
    received = long_time(source.received) if source.received else ""
    if not number:
        return messages.tracing.in_file(source.file, source.sha[:_SHORT], received)
    told = messages.tracing.in_file(source.file, source.sha, received)
    return f"[{number}] {told}: arsip/{source.kept}"


def _facts(step: WayDown) -> dict[str, Any]:
    part, source = step.part, step.part.source
    facts: dict[str, Any] = {
        "depth": step.depth,
        "name": part.name,
        "value": _plain(part.value),
        "done": part.done,
    }
    if step.traced and not source:
        facts["way"] = step.traced.way
    if source:
        facts |= {
            "file": source.file,
            "sheet": source.sheet,
            "cell": source.address,
            "column": source.column,
            "written": source.written,
            "sha": source.sha,
            "received": source.received.isoformat() if source.received else "",
        }
    return facts


def _shown(number: Decimal | None) -> str:
    """Return a number as an office writes it, with no more decimals than tell two of them apart."""
    if number is None:
        return "–"
    exact = -int(number.as_tuple().exponent) <= _DECIMALS
    return indonesian(number) if exact else indonesian(number, _DECIMALS)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines whose columns stand below each other; the last one is as long as it is."""
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*rows, strict=True)][:-1]
    lines = []
    for row in rows:
        cells = [
            text.rjust(width) if number == _NUMBERS else text.ljust(width)
            for number, (text, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append("  ".join((*cells, row[-1])).rstrip())
    return lines
