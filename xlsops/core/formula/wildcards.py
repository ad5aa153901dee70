"""Texts with ``*`` and ``?`` in them, as spreadsheet programs search for them."""

import re
from functools import lru_cache

_SIGNS = {"*": ".*", "?": "."}
_PART = re.compile(r"~[*?~]|.", re.DOTALL)


@lru_cache(maxsize=256)
def searched(text: str) -> re.Pattern[str]:
    """Return what finds a text whatever its capitals; ``~`` before a sign takes it as it is."""
    return re.compile("".join(map(_pattern, _PART.findall(text))), re.IGNORECASE | re.DOTALL)


def _pattern(part: str) -> str:
    return _SIGNS.get(part) or re.escape(part.removeprefix("~") or part)
