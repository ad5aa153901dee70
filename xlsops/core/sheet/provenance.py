"""What a painted workbook, a recap or an approval was made of, so that it can be made again."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from xlsops.core.journal.events import Event, heads_of
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Bureau, Spec
from xlsops.core.values.structs import replace

_BESIDE = "+"


class Provenance(Struct, frozen=True):
    """The moment, the journal's heads, the fingerprint of what is asked, the program's version.

    ``asked`` tells the earlier years, too, where some were compared.
    """

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


def asked_of(spec: Spec, bureau: Bureau) -> str:
    """Return the fingerprint of everything the masters ask of a bureau."""
    rows = (bureau, spec.indicators_of(bureau.code), spec.programmes_of(bureau.code))
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()


def asked_beside(asked: str, past: str) -> str:
    """Return the fingerprint of what is asked with that of the earlier years that were compared.

    Findings hang on both, figures on what is asked alone. Without earlier years it stays as it is.
    """
    return f"{asked}{_BESIDE}{past}" if past else asked


def parted(told: str) -> tuple[str, str]:
    """Return the fingerprint of what was asked and that of the earlier years, empty where none were."""
    own, _, past = told.partition(_BESIDE)
    return own, past


def provenance_of(
    told: str, events: Iterable[Event], moment: datetime, program: str, past: str = ""
) -> Provenance:
    """Return the provenance of what is made now from these, and from what is asked, ``told`` by its fingerprint."""
    return Provenance(moment, heads_of(events), asked_beside(told, past), program)


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
