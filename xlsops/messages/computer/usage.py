"""What is wrong with a command as it was typed, and what to type instead."""

from collections.abc import Sequence

from xlsops.messages.message import listed


def no_such_option(option: str, meant: str = "") -> str:
    return f"Pilihan {option} tidak dikenal{f'; mungkin maksudnya {meant}' if meant else ''}"


def option_misused(option: str) -> str:
    return f"Pilihan {option} belum diberi nilai yang benar"


def missing(parameter: str) -> str:
    return f"{parameter} belum disebutkan"


def bad_value(parameter: str, choices: Sequence[str]) -> str:
    """``choices`` is empty where anything of a kind may be typed."""
    pick = f"; pilih {listed(choices)}" if choices else ""
    return f"Nilai untuk {parameter} tidak dapat dipakai{pick}"


def out_of_range(parameter: str, least: int, most: int) -> str:
    return f"Nilai untuk {parameter} tidak dapat dipakai; tulis bilangan dari {least} sampai {most}"


def no_such_command(command: str = "", meant: str = "") -> str:
    what = f"Perintah {command} tidak dikenal" if command else "Perintah ini kelebihan kata"
    return f"{what}{f'; mungkin maksudnya {meant}' if meant else ''}"


def see_help(what: str, command: str) -> str:
    return f"{what}. Lihat caranya dengan: {command} --help"
