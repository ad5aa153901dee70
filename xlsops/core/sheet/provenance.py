"""What a painted workbook, a recap or an approval was made of, so that it can be made again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from xlsops.core.journal.events import Event, heads_of
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Spec


@dataclass(frozen=True, slots=True)
class Provenance:
    """The moment, the journal's heads, the fingerprint of what is asked, the program's version."""

    moment: datetime
    heads: tuple[str, ...]
    asked: str
    program: str

    @property
    def text(self) -> str:
        """Return the provenance as one line of JSON."""
        body = {
            "asked": self.asked,
            "heads": list(self.heads),
            "moment": self.moment.isoformat(),
            "program": self.program,
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"))


def asked(spec: Spec) -> str:
    """Return the fingerprint of everything the control workbook asks for."""
    return hashlib.sha256(repr(spec).encode()).hexdigest()


def provenance_of(
    spec: Spec, events: Iterable[Event], moment: datetime, program: str
) -> Provenance:
    """Return the provenance of what is made from these now."""
    return Provenance(moment, heads_of(events), asked(spec), program)


def provenance_from(text: str) -> Provenance | None:
    """Return the provenance of a line, None where it is none."""
    try:
        body = json.loads(text)
        moment = datetime.fromisoformat(body["moment"])
        heads = tuple(map(str, body["heads"]))
        found = Provenance(moment, heads, str(body["asked"]), str(body["program"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if moment.tzinfo else None


def with_provenance(page: Sheet, text: str) -> Sheet:
    """Return the page with a text in the first cell of a hidden column on its right."""
    wide = max(len(page.widths), *(len(row) for row in page.values))
    rows = [(*row, *(None,) * (wide - len(row))) for row in page.values]
    values = tuple((*row, text if number == 0 else None) for number, row in enumerate(rows))
    return replace(
        page, values=values, widths=(*page.widths, *(0.0,) * (wide + 1 - len(page.widths)))
    )
