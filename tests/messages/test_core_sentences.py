"""In the core a sentence for people stands in the catalogue; pages keep their headings, labels and titles."""

import ast
import re
from pathlib import Path

import pytest

import xlsops
from tests.messages.test_sentences import texts
from xlsops.core.terms.findings import Code

CORE = Path(xlsops.__file__).parent / "core"
TABLES = {
    "spec/tables.py": "the office's sheets: what each asks, in its headings",
    "formula/values.py": "the Python that a formula becomes",
    "terms/refused_files.py": "why a file is refused: code, sentence, one fact",
    "terms/guidance.py": "the page of the guide",
    "terms/operations.py": "the buttons, and what the ribbon says of each",
    "pages/before_painting.py": "the first page of an office that has not begun",
    "documents/parts/facts_only.py": "patterns by which sentences are told apart",
    "spec/named/delivered_conditions.py": "the conditions of rules, as an office would write them",
    "values/typed_dates.py": "how a date is written",
}
"""The modules that are a table of one thing, and of which."""
WORDS, LONG = 4, 8
SENTENCE = re.compile(r"[.?:;]\Z")


def sentences(source: str) -> list[str]:
    """Return the sentences of a module, each with its line: closed ones, and any of many words."""
    return [
        f"{line}: {text}"
        for line, text in texts(ast.parse(source))
        if len(words := re.findall(r"(?:^|(?<=\s))[A-Za-z]{2,}", text)) >= LONG
        or (len(words) >= WORDS and SENTENCE.search(text.strip()))
    ]


def test_a_sentence_is_told_from_a_heading() -> None:
    module = '''"""Says that a bureau did not send its data, or anything else for that matter."""
HEADINGS = ("Kode", "Realisasi s.d. TW ini (Rp)")
def told(name: str) -> str:
    """Return a sentence of many words that nobody but a programmer reads."""
    return f"{name} belum mengirim data kinerjanya."
'''
    assert sentences(module) == ["5: … belum mengirim data kinerjanya."]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_named_holds_sentences(table: str) -> None:
    assert sentences((CORE / table).read_text("utf-8"))


def test_no_sentence_of_the_core_stands_outside_the_catalogue() -> None:
    found = [
        f"{name}:{sentence}"
        for path in sorted(CORE.rglob("*.py"))
        if (name := path.relative_to(CORE).as_posix()) not in TABLES
        for sentence in sentences(path.read_text("utf-8"))
    ]
    assert found == []


def test_every_rule_keeps_its_number_and_is_told_by_an_entry() -> None:
    assert [each.name for each in Code] == [f"V{each.value[0]:02}" for each in Code]
    rooms = (CORE.parent / "messages").rglob("checks_*.py")
    told = {code for path in rooms for code in re.findall(r"V\d\d", path.read_text("utf-8"))}
    assert told | {"V25"} == set(Code.__members__)
