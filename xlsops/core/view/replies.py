"""What the list of a returned copy says when it comes back: a bureau's answers, and of which file it was made."""

import re
from collections.abc import Iterable, Iterator

from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.facts.particulars import FindingReply
from xlsops.core.values.cells import Grid

ANSWER, KEY = "Jawaban bagian", "Kunci"
"""The headings of the column to fill, and of the hidden one that names the finding."""
_SOURCE = "xlsops:kiriman:"
_SOURCE_TOLD = re.compile(re.escape(_SOURCE) + "[0-9a-f]{64}")
_HEADINGS_WITHIN, _PARTS = 20, 4
MOST, LONGEST, _LONGEST_KEY = 500, 1000, 400
"""So many answers are read of a file, each so long: more no reader looks through."""
_HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def replies_in(grids: Iterable[Grid], bureau: str) -> tuple[FindingReply, ...]:
    """Return what a bureau answered in the list of its copy; a file without one has none.

    Only texts are taken, of a formula what it showed. Answers to one finding in two rows go together.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for grid in grids:
        if grid.name.strip().casefold() == RETURN_NOTE.casefold():
            for key, text in _rows(grid, bureau):
                told = found.setdefault(key, [])
                if text not in told:
                    told.append(text)
    replies = (FindingReply(*key, _cut("\n".join(texts))) for key, texts in found.items())
    return tuple(replies)[:MOST]


def source_mark(sha: str) -> str:
    """Return what names in a copy the file it was made of; nothing where there was none."""
    return f"{_SOURCE}{sha}" if sha else ""


def source_named(grids: Iterable[Grid]) -> str:
    """Return the hash of the file a copy says to be made of; empty where it says none, or several."""
    named = {
        text.removeprefix(_SOURCE)
        for grid in grids
        if grid.name == RETURN_NOTE
        for (row, _), content in grid.cells.items()
        if row <= _HEADINGS_WITHIN and _SOURCE_TOLD.fullmatch(text := value_text(content.value))
    }
    return named.pop() if len(named) == 1 else ""


def replies_text(replies: Iterable[FindingReply]) -> str:
    """Return answers in one text, by which those of a file are compared with what the journal tells."""
    return "; ".join(f"{each.code} {each.line} {each.field}: {each.text}" for each in replies)


def _rows(grid: Grid, bureau: str) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Yield the key of each finding that was answered, with the answer."""
    places = {
        value_text(content.value).strip(): (row, column)
        for (row, column), content in sorted(grid.cells.items(), reverse=True)
        if row <= _HEADINGS_WITHIN
    }
    heading, key_at = places.get(ANSWER), places.get(KEY)
    if heading is None or key_at is None or heading[0] != key_at[0]:
        return
    for row in sorted({row for row, column in grid.cells if column == heading[1]}):
        text = _plain(value_text(grid.at(row, heading[1]).value))
        key = value_text(grid.at(row, key_at[1]).value)
        code, _, rest = key.partition("|")
        of, _, place = rest.partition("|")
        line, _, field = place.partition("|")
        whole = key.count("|") == _PARTS - 1 and len(key) <= _LONGEST_KEY and of == bureau
        if row > heading[0] and text and whole:
            yield (code, line, field), text


def _plain(text: str) -> str:
    lines = (_HARMFUL.sub("", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
