"""What is wrong with a command as it was typed, and what to type instead."""

from collections.abc import Sequence

from xlsops.messages.english.words import listed


def no_such_option(option: str, meant: str = "") -> str:
    return f"There is no option {option}{f'; perhaps you mean {meant}' if meant else ''}"


def option_misused(option: str) -> str:
    return f"The option {option} has no usable value yet"


def missing(parameter: str) -> str:
    return f"{parameter} is missing"


def bad_value(parameter: str, choices: Sequence[str]) -> str:
    pick = f"; choose {listed(choices)}" if choices else ""
    return f"The value for {parameter} cannot be used{pick}"


def out_of_range(parameter: str, least: int, most: int) -> str:
    return f"The value for {parameter} cannot be used; write a number from {least} to {most}"


def no_such_command(command: str = "", meant: str = "") -> str:
    what = f"There is no command {command}" if command else "This command has a word too many"
    return f"{what}{f'; perhaps you mean {meant}' if meant else ''}"


def see_help(what: str, command: str) -> str:
    return f"{what}. For help, run: {command} --help"
