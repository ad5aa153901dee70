"""How a command is used, and what is wrong with one as it was typed, in Indonesian or by choice in English.

The command library's own words are English, and its classes are no public names: only its
public attributes are read, and where a language asks for it those that are read by people exchanged.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from xlsops import messages
from xlsops.cli.help_words import WORDS

_TAKES = {
    "int range": WORDS.number,
    "int": WORDS.number,
    "INTEGER RANGE": WORDS.number,
    "INTEGER": WORDS.number,
    "str": WORDS.text,
    "TEXT": WORDS.text,
    "list[str]": WORDS.text,
    "path": "FOLDER",
    "PATH": "FOLDER",
    "folder <path>": "FOLDER",
    "FOLDER PATH": "FOLDER",
    "folder... <list[Path]": "FOLDER...",
    "FOLDER... PATH": "FOLDER...",
}
_TAKEN = re.compile(
    r"^( +(?:--[\w-]+ )?)<?(folder <path>|folder\.\.\. <list\[Path\]|FOLDER(?:\.\.\.)? PATH|[\w\[\]]+(?: range| RANGE)?)>?(?= ) *",
    re.MULTILINE,
)
"""What an option or an argument takes, as the library writes it in the first column."""
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "new": (
        'xlsops new "Kinerja TW2 2026" --year 2026 --quarter 2 --due 2026-07-10',
        'xlsops new "Kinerja TW3 2026" --year 2026 --quarter 3 --from "Kinerja TW2 2026"',
    ),
    "open": ('xlsops open "Kinerja TW2 2026"',),
    "record": (
        "xlsops record",
        'xlsops record --step 4 --date 2026-07-02 --place Aula --participant "Nama (ORG)" --notes "..."',
        "xlsops record --step 4 --plan --date 2026-07-02 --time 09.00 --place Aula",
        'xlsops record --received ORG --participant "Nama" --channel WhatsApp',
        'xlsops record --step 4 --skip --notes "alasan" --as Kabag',
        'xlsops record --reopen ORG --notes "alasan" --as Kabag',
        'xlsops record --finding "Indikator!N12" --bureau ORG --notes "Tidak sama dengan laporan; cocokkan" --as Kabag',
    ),
    "formats": ("xlsops formats",),
    "distribute": ("xlsops distribute --channel WhatsApp",),
    "remind": ("xlsops remind", "xlsops remind --bureau ORG"),
    "collect": ("xlsops collect", 'xlsops collect "Kinerja TW2 2026" --json'),
    "validate": ("xlsops validate", "xlsops validate --active"),
    "findings": (
        "xlsops findings",
        "xlsops findings --bureau HUKUM",
        'xlsops findings --after "V05|KKP|KKP-01|realisasi"',
        'xlsops findings --assignee "Rina"',
    ),
    "decide": ("xlsops decide",),
    "return": ("xlsops return --bureau HUKUM",),
    "approve": (
        "xlsops approve --bureau ORG --bureau UMUM",
        'xlsops approve --as Asisten --assistant "Asisten Administrasi Umum"',
    ),
    "hand-over": ("xlsops hand-over",),
    "recap": (
        "xlsops recap",
        "xlsops recap --docx",
        'xlsops recap --check "rekap/Bahan LKjIP TW2 2026.docx"',
    ),
    "documents": ("xlsops documents",),
    "status": ("xlsops status", "xlsops status --html status.html"),
    "carry": ("xlsops carry", 'xlsops carry --from "Kinerja TW2 2026"'),
    "trace": (
        'xlsops trace "Rekap Setda!H12"',
        'xlsops trace "Kinerja TW2 2026" "Rekap ORG!I9"',
        "xlsops trace \"'[Kendali Kinerja.xlsx]Himpunan'!G9\"",
    ),
    "verify": ("xlsops verify",),
    "diff": ("xlsops diff HUKUM", 'xlsops diff HUKUM 1 3 --in "Kinerja TW2 2026"'),
    "history": (
        'xlsops history HUKUM "HUKUM-01" "Realisasi TW II"',
        "xlsops history HUKUM HUKUM-01",
    ),
    "bundle": (
        'xlsops bundle "Pemasang Kantor"',
        'xlsops bundle "Pemasang Kantor" --platform windows --python 3.12',
    ),
    "export": (
        "xlsops export --to jawaban.xlsx",
        'xlsops export "Kinerja TW1 2026" "Kinerja TW2 2026" --what temuan --to temuan.csv',
        "xlsops export KANTOR --dataset data --cluster tcp://komputer:8786",
    ),
    "rules": ("xlsops rules list",),
    "rules list": ('xlsops rules list "Kinerja TW2 2026" "Kinerja TW1 2026"',),
    "rules test": ('xlsops rules test "A10" --on "Kinerja TW1 2026" --on "Kinerja TW2 2026"',),
    "rules selftest": ('xlsops rules selftest "Kinerja TW2 2026" --to "Uji Diri Aturan.xlsx"',),
    "rules lint": ("xlsops rules lint", 'xlsops rules lint "Kendali Kinerja.xlsx"'),
    "forms": ('xlsops forms copy "E.81"', 'xlsops forms check "E.81 baru.xlsx"'),
    "forms copy": (
        'xlsops forms copy "E.81"',
        'xlsops forms copy "E.81 (17 kolom)" "Kinerja TW2 2026"',
    ),
    "forms check": (
        'xlsops forms check "E.81 baru.xlsx"',
        'xlsops forms check "Formulir baru.xlsx" "Kinerja TW2 2026" --form "E.81"',
    ),
    "guide": ("xlsops guide",),
    "doctor": ("xlsops doctor",),
    "demo": ("xlsops demo", "xlsops demo Contoh --until 7", "xlsops demo Contoh --replace"),
    "key": ("xlsops key new",),
    "key new": ("xlsops key new",),
    "key show": ("xlsops key show",),
    "addin": ("xlsops addin install",),
    "addin build": ("xlsops addin build FOLDER",),
    "addin install": ("xlsops addin install",),
    "addin status": ("xlsops addin status",),
    "addin remove": ("xlsops addin remove",),
}
"""How each command is typed, in the order of a quarter: the steps of the SOP, then what helps at any time."""


def examples(command: str) -> str:
    """Return the examples of a command as its help ends, a line each."""
    return f"\b\n{WORDS.examples}:\n" + "\n".join(f"  {each}" for each in EXAMPLES[command])


class Command(TyperCommand):
    """A command whose help is in one language throughout."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as the library makes it
        super().__init__(*args, **options)
        _tell(self)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library names its context nowhere
        """Return the help with our words in place of the library's."""
        return _in_words(super().get_help(ctx))


class CommandGroup(TyperGroup):
    """Commands under one name, whose help is in one language throughout, in the order of a quarter."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as the library makes it
        super().__init__(*args, **options)
        _tell(self)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the library names its context nowhere
        """Return the names of the commands as the examples order them."""
        order, above = list(EXAMPLES), f"{ctx.info_name} " if ctx.parent else ""
        return sorted(super().list_commands(ctx), key=lambda name: order.index(f"{above}{name}"))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the library names its context nowhere
        """Return the help with our words in place of the library's."""
        return _in_words(super().get_help(ctx))


def _tell(command: TyperCommand | TyperGroup) -> None:
    """Have a command, and what it takes, told as the language has it, where it has it otherwise."""
    if not WORDS.told:
        return
    command.help, command.short_help = _told(command.help), _told(command.short_help)
    option: Any  # the library's own kinds, which say alike what they are
    for option in command.params:
        option.help = _told(option.help)
        option.metavar = WORDS.taken.get(option.metavar, option.metavar)


def _told(text: str | None) -> str | None:
    return text and WORDS.of(text)


def _in_words(text: str) -> str:
    text = _TAKEN.sub(_as_taken, text)
    for pattern, words in WORDS.frame:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def _as_taken(found: re.Match[str]) -> str:
    """Return what an option takes, as wide as the library wrote it."""
    whole, before, kind = found[0], found[1], found[2]
    return f"{before}{_TAKES[kind]}".ljust(len(whole)) if kind in _TAKES else whole


def usage_sentence(error: Exception) -> str:
    """Return what to type instead, for an error of the command library."""
    context = getattr(error, "ctx", None)
    path = str(getattr(context, "command_path", "xlsops")).replace("python -m xlsops", "xlsops")
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return str(error)
        case "NoSuchOption":
            what = _no_such_option(error)
        case "BadOptionUsage":
            what = messages.usage.option_misused(getattr(error, "option_name", ""))
        case "MissingParameter":
            what = messages.usage.missing(_parameter(error))
        case "BadParameter":
            what = _bad_value(error)
        case _:
            quoted = re.findall("'([^']*)'", str(error))
            what = messages.usage.no_such_command(*quoted[:2])
    return messages.usage.see_help(what, path)


def _parameter(error: Exception) -> str:
    """Return how a parameter is written: its option, or its name."""
    parameter = getattr(error, "param", None)
    names = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    shown = getattr(parameter, "metavar", None) or str(getattr(parameter, "name", "")).upper()
    return names[0] if names else shown or WORDS.parameter


def _no_such_option(error: Exception) -> str:
    """Return that there is none, with the nearest; two dashes alone make no likeness."""
    option = str(getattr(error, "option_name", ""))
    known = {each.lstrip("-"): each for each in getattr(error, "possibilities", None) or ()}
    near = get_close_matches(option.lstrip("-"), known, 1)
    return messages.usage.no_such_option(option, known[near[0]] if near else "")


def _bad_value(error: Exception) -> str:
    parameter, kind = _parameter(error), getattr(getattr(error, "param", None), "type", None)
    least, most = (getattr(kind, end, None) for end in ("min", "max"))
    if isinstance(least, int) and isinstance(most, int):
        return messages.usage.out_of_range(parameter, least, most)
    return messages.usage.bad_value(parameter, _choices(error))


def _choices(error: Exception) -> list[str]:
    """Return what may be typed, where that is a closed choice."""
    kind = getattr(getattr(error, "param", None), "type", None)
    choices = [str(getattr(each, "value", each)) for each in getattr(kind, "choices", ())]
    return choices or re.findall("'([^']*)'", str(error).partition("not one of")[2])
