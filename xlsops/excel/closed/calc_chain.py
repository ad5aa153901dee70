"""What a workbook's parts tell of the reckoning of its formulas."""

import re
from collections.abc import Collection, Mapping

from xlsops.excel.package.parts import links_of

_FORMULA, _PREFIXED = re.compile(rb"<f[ />]"), re.compile(rb"<(?!xm:)\w+:f[ />]")
_CHAINED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\bi="([0-9]+)"')


def has_formulas(sheet: bytes) -> bool:
    """Tell whether a sheet holds a formula."""
    return bool(_FORMULA.search(sheet) or (b":f" in sheet and _PREFIXED.search(sheet)))


def stale_chain(parts: Mapping[str, bytes], main: str, numbers: Collection[str]) -> tuple[str, ...]:
    """Return the order in which formulas are reckoned, where it names cells of these sheets.

    Every program makes it anew where there is none.
    """
    chains = (link.target for link in links_of(parts, main) if link.kind == "calcChain")
    told = {each.encode() for each in numbers}
    return tuple(
        name
        for name in chains
        if name in parts and told.intersection(_CHAINED.findall(parts[name]))
    )
