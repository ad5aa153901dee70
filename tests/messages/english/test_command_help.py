"""The help of every command in English: whole, and of what is declared."""

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from tests.messages.english import indonesian_in, python
from xlsops.cli.help_words import INDONESIAN, WORDS
from xlsops.cli.main import app
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.values.typed_dates import EXAMPLE, OUT_OF_TIME
from xlsops.messages.english.interface.command_help import HELP, TAKEN

WALK = """
from typer.main import get_command
from xlsops.cli.main import app

def told(command, context):
    print(command.get_help(context))
    for name, each in getattr(command, "commands", {}).items():
        told(each, type(context)(each, parent=context, info_name=name))

command = get_command(app)
told(command, command.make_context("xlsops", [], resilient_parsing=True))
"""
OF_THE_RIBBON = {each.screentip for each in OPERATIONS} | {
    f"{each.label}. {each.supertip}" for each in OPERATIONS
}


def commands(command: Any) -> Iterator[Any]:
    """Yield a command and those beneath it."""
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from commands(each)


@pytest.fixture(scope="module")
def declared() -> set[str]:
    """What commands, options and arguments say of themselves, but for what the ribbon says as well."""
    texts = {
        text
        for command in commands(get_command(app))
        for each in (command, *command.params)
        for text in (getattr(each, "help", None), getattr(each, "short_help", None))
        if text
    }
    return texts - OF_THE_RIBBON | {"Periksa Instalasi", EXAMPLE, OUT_OF_TIME}


def test_usually_help_is_indonesian() -> None:
    assert WORDS is INDONESIAN


def test_every_text_of_the_help_has_its_english_and_none_is_left_over(declared: set[str]) -> None:
    assert declared == set(HELP)


def test_what_an_option_takes_has_its_english() -> None:
    taken = {
        each.metavar
        for command in commands(get_command(app))
        for each in command.params
        if each.metavar
    }
    assert taken == set(TAKEN)


def test_the_english_is_another_text_each_time() -> None:
    assert [text for text, english in HELP.items() if text == english] == []


def test_the_help_of_every_command_is_english_throughout() -> None:
    told = python(WALK)
    assert told.count("Usage: ") == len(list(commands(get_command(app))))
    examples = "    xlsops "  # what is typed there goes into an Indonesian journal
    lines = "\n".join(line for line in told.splitlines() if not line.startswith(examples))
    assert indonesian_in(lines) == []
    assert "Contoh:" not in told
    assert "[bawaan" not in told
