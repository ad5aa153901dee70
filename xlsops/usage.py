"""How a command is used, and what is wrong with one as it was typed, in Indonesian.

The command library's own words are English, and its classes are no public names: only its
public attributes are read.
"""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_FRAME = (
    (r"^Usage: ", "Cara pakai: "),
    (r"^Options:$", "Pilihan:"),
    (r"^Commands:$", "Perintah:"),
    (r"^Arguments:$", "Masukan:"),
    (r"\[OPTIONS\]", "[PILIHAN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "PERINTAH ..."),
    (r"Show this message and exit\.", "Tampilkan penjelasan ini."),
    (r"\[default:", "[bawaan:"),
    (r"([\[;]\s*)required\]", r"\1wajib]"),
)


class Command(TyperCommand):
    """A command whose help is Indonesian throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library names its context nowhere
        """Return the help with the library's own words in Indonesian."""
        return _indonesian(super().get_help(ctx))


class Group(TyperGroup):
    """Commands under one name, whose help is Indonesian throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library names its context nowhere
        """Return the help with the library's own words in Indonesian."""
        return _indonesian(super().get_help(ctx))


def _indonesian(text: str) -> str:
    for pattern, words in _FRAME:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def usage_sentence(error: Exception) -> str:
    """Return what to type instead, for an error of the command library."""
    context = getattr(error, "ctx", None)
    path = str(getattr(context, "command_path", "xlsops")).replace("python -m xlsops", "xlsops")
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return str(error)
        case "NoSuchOption":
            what = f"Pilihan {getattr(error, 'option_name', '')} tidak dikenal"
        case "BadOptionUsage":
            what = f"Pilihan {getattr(error, 'option_name', '')} belum diberi nilai yang benar"
        case "MissingParameter":
            what = f"{_parameter(error)} belum disebutkan"
        case "BadParameter":
            what = f"Nilai untuk {_parameter(error)} tidak dapat dipakai{_choices(error)}"
        case _:
            quoted = re.findall("'([^']*)'", str(error))
            what = f"Perintah {quoted[0]} tidak dikenal" if quoted else "Perintah ini kelebihan kata"
            what += f"; mungkin maksudnya {quoted[1]}" if len(quoted) > 1 else ""
    return f"{what}. Lihat caranya dengan: {path} --help"


def _parameter(error: Exception) -> str:
    """Return how a parameter is written: its option, or its name."""
    parameter = getattr(error, "param", None)
    names = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    return names[0] if names else str(getattr(parameter, "name", "")).upper() or "pilihan"


def _choices(error: Exception) -> str:
    kind = getattr(getattr(error, "param", None), "type", None)
    choices = [str(getattr(each, "value", each)) for each in getattr(kind, "choices", ())]
    choices = choices or re.findall("'([^']*)'", str(error).partition("not one of")[2])
    return f"; pilih {', '.join(choices)}" if choices else ""
