"""Names of the Office Open XML standard that more than one reader of a part needs."""

import re

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main "
RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
DEEPEST = 64

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return a text with its ``_xHHHH_`` escapes decoded; half a surrogate pair stays written."""
    return _ESCAPE.sub(_letter, text) if "_x" in text else text


def digits(text: str, longest: int = 9) -> bool:
    """Tell whether a text is a short run of ASCII digits, safe to make an integer of."""
    return text.isascii() and text.isdigit() and len(text) <= longest


def truth(text: str | None) -> bool:
    """Return an XML boolean; absent is false."""
    return text in {"1", "true", "on"}


def _letter(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - surrogates
