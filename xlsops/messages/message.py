"""What an entry of the catalogue may be made of: message and remedy, how lists are written, the language."""

from collections.abc import Callable, Sequence
from functools import wraps
from os import environ
from pathlib import Path, PurePath
from typing import ParamSpec

from msgspec import Struct
from msgspec.structs import replace

Facts = ParamSpec("Facts")

ENGLISH = environ.get("XLSOPS_LANG", "").strip().lower()[:3] in {"en", "en_", "en-"}
"""Whether the person at the computer asked to be told things in English; files are Indonesian either way."""


class Message(Struct, frozen=True):
    """What happened and where, and what to do; ``key`` names the entry, such as ``folders.missing``."""

    what: str
    remedy: str
    key: str = ""

    def __str__(self) -> str:
        """Return the sentences as a person reads them."""
        gap = "" if self.what.endswith("\n") else " "
        return f"{self.what}{gap}{self.remedy}".rstrip()


def entry(tell: Callable[Facts, Message]) -> Callable[Facts, Message]:
    """Make a function an entry: what it returns bears the entry's key."""
    key = f"{tell.__module__.rpartition('.')[2]}.{tell.__name__}"

    @wraps(tell)
    def keyed(*args: Facts.args, **facts: Facts.kwargs) -> Message:
        return replace(tell(*args, **facts), key=key)

    return keyed


def folder_name(folder: PurePath) -> str:
    """Return how a folder is written: one without a name of its own by where it lies."""
    return str(folder if folder.name.strip(".") else Path(folder).resolve())


def listed(names: Sequence[str], most: int = 0, mark: str = ", ") -> str:
    """Return names in one line; where there are more than ``most``, those and how many more."""
    more = len(names) - most if most else 0
    return mark.join((*names[:most], f"dan {more} lagi") if more > 0 else names)


def numbered(lines: list[str]) -> str:
    """Return lines as a numbered list, each on a line of its own."""
    return "".join(f"\n  {number}. {line}" for number, line in enumerate(lines, 1))
