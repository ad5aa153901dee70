"""Every English module of the catalogue says what the Indonesian one says, of the same facts."""

import inspect
import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import get_type_hints

import pytest

from tests.messages.english import INDONESIAN, QUOTED
from tests.messages.test_catalogue import HOSTILE, SAMPLES, UNFINISHED, Entry, ways
from xlsops import messages
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.told_operations import english_operations
from xlsops.messages import english
from xlsops.messages.message import Message

TWINS = english.twins()
NAMES = sorted(TWINS)
MARKED = {**SAMPLES, Sequence[str]: (SAMPLES[str], SAMPLES[str])}
STRANGE = {**SAMPLES, str: HOSTILE, Sequence[str]: (HOSTILE, HOSTILE)}
ALIKE = {
    "doctor.local",
    "doctor.megabytes",
    "doctor.versions",
    "doctor.xlwings",
    "rebuilt.recap",
    "folders.LIBREOFFICE_LOCK",
    "versions.SPENT",
}
"""Entries that hold but names of programs, folders, units or zones, and so are one text in both languages."""


IN_QUOTES = re.compile('"[^"]*"')


def public(module: object) -> dict[str, object]:
    """Return the entries and constants of a module of the catalogue."""
    return {
        name: each
        for name, each in vars(module).items()
        if not name.startswith("_")
        and (
            name.isupper()
            or (inspect.isfunction(each) and each.__module__ == vars(module)["__name__"])
        )
    }


def pairs(name: str) -> list[tuple[str, Entry, Entry]]:
    """Return the functions of a module, each with its twin."""
    original, twin = public(getattr(messages, name)), public(TWINS[name])
    return [
        (f"{name}.{key}", each, twin[key])  # type: ignore[misc]
        for key, each in original.items()
        if inspect.isfunction(each)
    ]


def shape(entry: Callable[..., object]) -> tuple[object, ...]:
    """Return what an entry takes and gives."""
    parameters = inspect.signature(entry).parameters.values()
    return ([(each.name, each.kind, each.default) for each in parameters], get_type_hints(entry))


def facts(told: str) -> set[str]:
    """Return which of the sample facts stand in what is told."""
    words = {"Contoh-Contoh", "Satu-Satunya", "Dua-Duanya", "Folder Contoh/", "Berkas Contoh.xlsx"}
    return {each for each in words if each in told} | set(re.findall(r"\b3\b", told))


def has_words(told: str) -> bool:
    """Tell whether anything is said but the facts."""
    return (
        re.search("[A-Za-z]{2}", re.sub("Contoh-Contoh|(Satu-Satu|Dua-Dua)nya", "", told))
        is not None
    )


def test_usually_nothing_of_the_catalogue_is_english() -> None:
    assert {each for each in NAMES if ".english." in getattr(messages, each).__name__} == set()


def test_there_are_twins_of_modules_that_are_there() -> None:
    assert len(NAMES) > 20
    for name in NAMES:
        assert TWINS[name].__name__ == getattr(messages, name).__name__.replace(
            "xlsops.messages.", "xlsops.messages.english."
        )


def test_the_modules_without_a_twin_are_named_with_the_reason() -> None:
    (_, without) = str(english.__doc__).split("Without one are:")
    assert set(re.findall("``([a-z_]+)``", without)) == {*messages.__all__} - {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_has_the_same_entries_that_take_and_give_the_same(name: str) -> None:
    original, twin = public(getattr(messages, name)), public(TWINS[name])
    assert set(twin) == set(original)
    for key, each in original.items():
        assert type(twin[key]) is type(each), key
    assert {key: shape(one) for key, one, _ in pairs(name)} == {
        key: shape(other) for key, _, other in pairs(name)
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_english_sentence_holds_every_fact_and_is_another_sentence(name: str) -> None:
    for key, original, twin in pairs(name):
        for one, other in zip(ways(original), ways(twin), strict=True):
            assert type(one) is type(other), key
            assert facts(str(one)) <= facts(str(other)), (key, str(one), str(other))
            same = str(one) == str(other) and has_words(str(one))
            assert not same or key in ALIKE, (key, str(other))


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_stands_in_its_english_sentence_as_it_is_whatever_it_is(name: str) -> None:
    for key, _, twin in pairs(name):
        for told, strange in zip(ways(twin, MARKED), ways(twin, STRANGE), strict=True):
            assert str(strange) == str(told).replace(str(SAMPLES[str]), HOSTILE), key


@pytest.mark.parametrize("name", NAMES)
def test_an_english_sentence_is_finished_and_english(name: str) -> None:
    for key, _, twin in pairs(name):
        for told in ways(twin):
            text = str(told)
            assert text == text.rstrip(), key
            assert not UNFINISHED.search(text), (key, text)
            assert not INDONESIAN.search(QUOTED.sub("", text)), (key, text)


@pytest.mark.parametrize("name", NAMES)
def test_an_english_message_has_the_key_and_a_remedy_where_the_original_has_one(name: str) -> None:
    for key, original, twin in pairs(name):
        for one, other in zip(ways(original), ways(twin), strict=True):
            if isinstance(one, Message) and isinstance(other, Message):
                assert (other.key, bool(other.remedy)) == (one.key, bool(one.remedy)), key


@pytest.mark.parametrize("name", NAMES)
def test_a_constant_is_english_and_another_text(name: str) -> None:
    original, twin = public(getattr(messages, name)), public(TWINS[name])
    for key, told in twin.items():
        if isinstance(told, str):
            assert told == told.strip() != "", key
            same = told == original[key] and has_words(told)
            assert not same or f"{name}.{key}" in ALIKE, (key, told)
            assert not INDONESIAN.search(QUOTED.sub("", told)), (key, told)


@pytest.mark.parametrize("name", NAMES)
def test_a_button_is_named_in_english_with_what_the_sheets_call_it(name: str) -> None:
    named = {
        ours.label: f"{told.label} ({ours.label}"
        for ours, told in zip(OPERATIONS, english_operations(), strict=True)
        if " " in ours.label and ours.label != "Berkas Bukti"  # which are documents as well
    }
    for key, _, twin in pairs(name):
        for told in (IN_QUOTES.sub("", str(each)) for each in ways(twin)):
            for label, right in named.items():
                assert told.count(label) == told.count(right), (key, label, told)


def test_a_path_is_among_the_sample_facts() -> None:
    assert facts(str(SAMPLES[PurePath])) == {"Folder Contoh/", "Berkas Contoh.xlsx"}
