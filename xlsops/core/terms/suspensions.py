"""For which bureaus a rule rests, and how long, as an office writes it beside the rule."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from xlsops import messages
from xlsops.core.values.periods import long_date
from xlsops.core.values.typed_dates import read_day

EVERY_BUREAU = "semua"
_FROM, _TO = r"(?:sejak|mulai)", r"(?:s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga)"
_PART = re.compile(
    rf"(?P<bureaus>.+?)(?:\s+{_FROM}\s+(?P<since>.+?))?(?:\s+{_TO}\s+(?P<until>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"[;\n]")


class Suspension(Struct, frozen=True):
    """A bureau for which a rule rests, or all where ``bureau`` is empty; both days are among the days."""

    bureau: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date, bureau: str = "") -> bool:
        """Tell whether the rule rests for a bureau on a day; for all of them where none is named."""
        meant = not self.bureau or self.bureau.casefold() == bureau.casefold()
        return meant and is_between(day, self.since, self.until)


def is_between(day: date, since: date | None, until: date | None) -> bool:
    """Tell whether a day is among those from one to another, both of them; None is no bound."""
    return (since is None or since <= day) and (until is None or day <= until)


def read_suspensions(
    text: str, bureaus: Iterable[str]
) -> tuple[tuple[Suspension, ...], tuple[str, ...]]:
    """Return the suspensions of a text such as ``HUKUM, UMUM s.d. 31-12-2026; PBJ``, and what is wrong.

    Parts are separated by semicolons, the codes within one by commas. ``bureaus`` are the codes there
    are; each is told as it is there.
    """
    known = {EVERY_BUREAU: "", **{each.casefold(): each for each in bureaus}}
    found: list[Suspension] = []
    faults: list[str] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        match = _PART.fullmatch(part)
        if match is None:  # what is not blank has a first letter
            continue
        days = {key: _day(match[key]) for key in ("since", "until")}
        faults += _faults(match, days)
        for code in filter(None, (" ".join(each.split()) for each in match["bureaus"].split(","))):
            if code.casefold() in known:
                found.append(Suspension(known[code.casefold()], days["since"], days["until"]))
            else:
                faults.append(messages.spec.suspended_unknown(code))
    return tuple(found), tuple(faults)


def _day(text: str | None) -> date | None:
    return read_day(text) if text else None


def _faults(match: re.Match[str], days: dict[str, date | None]) -> Iterator[str]:
    """Yield days that cannot be read, and an end before its beginning."""
    for key, day in days.items():
        if match[key] and day is None:
            yield messages.spec.suspended_no_day(match[key])
    since, until = days["since"], days["until"]
    if since and until and until < since:
        yield messages.spec.suspended_reversed(long_date(since), long_date(until))
