"""The catalogue of what stops an operation: every entry is used, whole, and Indonesian."""

import inspect
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import get_type_hints

import pytest

import xlsops
from tests.stopped import key_of
from xlsops import messages
from xlsops.messages.entry import Message

ROOMS = [getattr(messages, name) for name in messages.__all__]
ENTRIES: dict[str, Callable[..., Message]] = {
    key_of(each): each
    for room in ROOMS
    for name, each in vars(room).items()
    if inspect.isfunction(each) and each.__module__ == room.__name__ and not name.startswith("_")
    if get_type_hints(each)["return"] is Message
}
SAMPLES: dict[object, object] = {
    str: "Contoh", int: 3, bool: True, PurePath: PurePath("Folder Contoh/Berkas Contoh.xlsx"), Sequence[str]: ("Satu", "Dua"),
}  # fmt: skip
LISTS_WHAT_TO_DO = {
    "workbook.faults",
    "workbook.paper_texts",
    "procedure.too_early",
    "frames.nothing_read",
}
"""Entries whose list says in each line what to do."""

ENGLISH = re.compile(
    r"\b(the|is|are|not|was|were|file|folder is|missing|cannot|could|please|error|failed|invalid)\b"
)
SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(xlsops.__file__).parent.rglob("*.py"))
    if "messages" not in path.parts or path.name == "errors.py"
)


def told(entry: Callable[..., Message]) -> Message:
    """Return what an entry says of sample facts."""
    hints = get_type_hints(entry)
    return entry(**{name: SAMPLES[hints[name]] for name in inspect.signature(entry).parameters})


def test_the_catalogue_is_walked() -> None:
    assert len(ENTRIES) > 70


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_says_what_happened_and_what_to_do_in_indonesian(key: str) -> None:
    message = told(ENTRIES[key])
    assert message.key == key
    assert message.what[0].isupper() or message.what.startswith(
        ("openpyxl", "xlwings", "templates/", '"')
    )
    assert bool(message.remedy) is (key not in LISTS_WHAT_TO_DO)
    assert message.remedy.strip() == message.remedy
    text = str(message)
    assert not re.search(r"[{}]|None|\(\)|  (?!\d)|\.\.(?!/)|\s[.,;:](?!\w)", text), text
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_is_used(key: str) -> None:
    assert re.search(rf"\b(?:messages\.)?{re.escape(key)}\b", SOURCES), key


def test_no_two_entries_say_the_same() -> None:
    texts = [str(told(each)) for each in ENTRIES.values()]
    assert len(set(texts)) == len(texts)
