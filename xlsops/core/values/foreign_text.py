"""Foreign texts in our sentences: on one line, commanding no terminal, cut."""

import re

_SPACES = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def cited(text: str, length: int = 80) -> str:
    """Return a foreign text fit for a message: one line, no control or direction marks, cut."""
    clean = "".join(letter if letter.isprintable() else "�" for letter in text[: length + 1])
    return clean if len(clean) <= length else clean[: length - 1] + "…"


def harmless_line(text: str) -> str:
    """Return a sentence as one line that commands no terminal, whatever of others' texts it quotes."""
    return _CONTROLS.sub("�", _SPACES.sub(" ", text))
