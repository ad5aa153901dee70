"""Which bureaus an operation is asked for."""

from collections.abc import Collection

from xlsops.errors import UnknownBureauError
from xlsops.procedure.period import Period


def named(period: Period, bureaus: Collection[str]) -> tuple[str, ...]:
    """Return the codes as the office writes them, in its order; raises where one is not asked."""
    wanted = {each.strip().upper(): each for each in bureaus}
    known = {code.upper(): code for code in period.layouts}
    strange = [text for key, text in wanted.items() if key not in known]
    if strange:
        raise UnknownBureauError(strange, list(period.layouts))
    return tuple(code for key, code in known.items() if key in wanted)
