"""The catalogue of words: every entry is used, whole, Indonesian, and takes facts as they are."""

import inspect
import itertools
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import get_type_hints

import pytest

import xlsops
from tests.stopped import key_of
from xlsops import messages
from xlsops.messages.message import Message

Entry = Callable[..., Message | str]
PATHS = [
    each.name
    for each in pkgutil.walk_packages(messages.__path__, "xlsops.messages.")
    if not each.ispkg and each.name != Message.__module__ and ".english." not in each.name
]
ROOMS = sorted(map(import_module, PATHS), key=lambda room: room.__name__.rpartition(".")[2])
NAMES = [room.__name__.rpartition(".")[2] for room in ROOMS]
ENTRIES: dict[str, Entry] = {
    key_of(each): each
    for room in ROOMS
    for name, each in vars(room).items()
    if inspect.isfunction(each) and each.__module__ == room.__name__ and not name.startswith("_")
}
CONSTANTS: dict[str, str] = {
    f"{name}.{key}": text
    for name, room in zip(NAMES, ROOMS, strict=True)
    for key, text in vars(room).items()
    if key.isupper() and not key.startswith("_")
}
SAMPLES: dict[object, object] = {
    str: "Contoh-Contoh",
    int: 3,
    float: 4.5,
    PurePath: PurePath("Folder Contoh/Berkas Contoh.xlsx"),
    Sequence[str]: ("Satu-Satunya", "Dua-Duanya"),
    Sequence[tuple[str, str]]: (("Satu-Satunya", "Dua-Duanya"),),
    Sequence[tuple[str, int]]: (("Satu-Satunya", 3),),
    PurePath | None: None,
    int | None: None,
}
HOSTILE = '{x}%s"=A1\n<b>'
"""As long as the sample, because some facts are cut to a length."""
LISTS_WHAT_TO_DO = {
    "approval.rules_unused",
    "workbook.faults",
    "workbook.paper_texts",
    "procedure.too_early",
    "frames.nothing_read",
}
"""Entries whose list says in each line what to do."""

ENGLISH = re.compile(
    r"\b(the|is|are|not|was|were|file|folder is|missing|cannot|could|please|error|failed|invalid)\b"
)
UNFINISHED = re.compile(r"[{}]|None|True|False|\(\)|  (?!\d)|\.\.(?![./])|\s[.,;:](?!\w)")
NAMED = re.compile(r"\b(?=(\w+\.\w+))")
SOURCES = sorted(Path(xlsops.__file__).parent.rglob("*.py"))
SAID = {path: set(NAMED.findall(path.read_text("utf-8"))) for path in SOURCES}
"""By module what is written as a room and an entry of it."""


def ways(entry: Entry, samples: Mapping[object, object] = SAMPLES) -> Iterator[Message | str]:
    """Yield what an entry says of sample facts, of each truth value both ways."""
    hints = get_type_hints(entry)
    names = list(inspect.signature(entry).parameters)
    switches = [name for name in names if hints[name] is bool]
    facts = {name: samples[hints[name]] for name in names if name not in switches}
    for values in itertools.product((False, True), repeat=len(switches)):
        yield entry(**facts, **dict(zip(switches, values, strict=True)))


def of(room: str) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a room, with their keys."""
    yield from ((key, each) for key, each in ENTRIES.items() if key.startswith(f"{room}."))


def one(entry: Entry) -> Message | str:
    """Return what an entry says first."""
    return next(ways(entry))


def is_used(key: str) -> bool:
    """Tell whether an entry is said outside its own room, by its full name."""
    (own,) = (Path(str(room.__file__)) for room in ROOMS if is_of(room.__name__, key))
    return any(key in said for path, said in SAID.items() if path != own)


def is_of(module: str, key: str) -> bool:
    """Tell whether an entry stands in a module."""
    return module.rpartition(".")[2] == key.partition(".")[0]


def test_the_catalogue_is_walked() -> None:
    assert sorted(messages.__all__) == NAMES
    assert len(ENTRIES) > 250
    assert len(CONSTANTS) > 80


@pytest.mark.parametrize("room", NAMES)
def test_an_entry_is_a_finished_text_in_indonesian(room: str) -> None:
    for key, entry in of(room):
        for told in ways(entry):
            text = str(told)
            assert text == text.rstrip(), key
            assert not UNFINISHED.search(text), (key, text)
            assert not ENGLISH.search(text), (key, text)


def test_a_constant_is_a_finished_text_in_indonesian() -> None:
    for text in CONSTANTS.values():
        assert text == text.strip() != ""
        assert not UNFINISHED.search(text), text
        assert not ENGLISH.search(text), text


@pytest.mark.parametrize("room", NAMES)
def test_a_message_says_what_happened_and_what_to_do(room: str) -> None:
    for key, entry in of(room):
        message = one(entry)
        if not isinstance(message, Message):
            continue
        assert message.key == key
        assert re.match(r"[\"A-Z0-9]|openpyxl|xlwings|templates/", message.what), key
        assert bool(message.remedy) is (key not in LISTS_WHAT_TO_DO), key
        assert message.remedy.strip() == message.remedy, key


def test_there_are_messages() -> None:
    assert sum(isinstance(one(each), Message) for each in ENTRIES.values()) > 150


@pytest.mark.parametrize("room", NAMES)
def test_a_fact_stands_in_its_sentence_as_it_is_whatever_it_is(room: str) -> None:
    hostile = {**SAMPLES, str: HOSTILE, Sequence[str]: (HOSTILE, HOSTILE)}
    marked = {**SAMPLES, Sequence[str]: (SAMPLES[str], SAMPLES[str])}
    for key, entry in of(room):
        for told, strange in zip(ways(entry, marked), ways(entry, hostile), strict=True):
            assert str(strange) == str(told).replace(str(SAMPLES[str]), HOSTILE), key


def test_every_entry_is_used() -> None:
    assert [key for key in (*ENTRIES, *CONSTANTS) if not is_used(key)] == []


TOLD_AS_WRITTEN = {"versions.became", "versions.version"}
"""What says a written sentence at the computer, by calling it: only what is told has its English."""


def test_no_sentence_is_said_twice() -> None:
    entries = [each for key, each in ENTRIES.items() if key not in TOLD_AS_WRITTEN]
    texts = [str(one(each)) for each in entries] + list(CONSTANTS.values())
    assert {text for text in texts if texts.count(text) > 1 and len(text.split()) > 2} == set()
