"""What the help says in the command library's place, in Indonesian or by choice in English."""

from collections.abc import Mapping

from msgspec import Struct, field

from xlsops.messages.message import ENGLISH


class HelpWords(Struct, frozen=True):
    """The words around the help of a command, and what is told otherwise than where it is declared.

    ``frame`` is patterns of the library's words, each with what stands there instead; ``told`` and
    ``taken`` hold by its Indonesian what a command or an option says of itself, and what it takes.
    """

    frame: tuple[tuple[str, str], ...]
    number: str
    text: str
    examples: str
    parameter: str
    told: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return a text as it is told."""
        return self.told.get(text, text)


_SHARED = ((r"\{([A-Z]+)\}", r"\1"), (r"\{folder\}|(?<=\[)folder(?=\])", "FOLDER"))
INDONESIAN = HelpWords(
    (
        (r"^Usage: ", "Cara pakai: "),
        (r"^Options:$", "Pilihan:"),
        (r"^Commands:$", "Perintah:"),
        (r"^Arguments:$", "Masukan:"),
        (r"\[OPTIONS\]", "[PILIHAN]"),
        (r"COMMAND \[ARGS\]\.\.\.", "PERINTAH ..."),
        (r"Show this message and exit\.", "Tampilkan penjelasan ini."),
        (r"\[default:", "[bawaan:"),
        (r"([\[;]\s*)required\]", r"\1wajib]"),
        (r"(\d+)<=x<=(\d+)", r"\1 sampai \2"),
        *_SHARED,
    ),
    "ANGKA",
    "TEKS",
    "Contoh",
    "pilihan",
)


def _english() -> HelpWords:
    from xlsops.messages.english.interface import command_help  # noqa: PLC0415 - by choice

    return HelpWords(
        (*command_help.FRAME, *_SHARED),
        command_help.NUMBER,
        command_help.TEXT,
        command_help.EXAMPLES,
        command_help.PARAMETER,
        command_help.HELP,
        command_help.TAKEN,
    )


WORDS = _english() if ENGLISH else INDONESIAN
