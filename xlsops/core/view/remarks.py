"""What stands beside a finding in the list: what the head typed there, or what is saved."""

import hashlib

from msgspec import Struct

from xlsops.core.terms.findings import Finding
from xlsops.core.values.structs import replace


class Remark(Struct, frozen=True):
    """What stands beside a finding; ``base`` tells what the program painted there, if it did.

    ``until`` is the last day of an acceptance in ISO form, or whatever was typed instead; ``assignee`` is
    who looks at it.
    """

    state: str
    note: str
    base: str = ""
    evidence: str = ""
    until: str = ""
    assignee: str = ""

    @property
    def words(self) -> str:
        """Return all that stands there as one text, the same as before nobody was assigned."""
        told = f"{self.state}\n{self.note}\n{self.evidence}\n{self.until}"
        return f"{told}\n{self.assignee}" if self.assignee else told

    @property
    def verdict(self) -> "Remark":
        """Return what needs an authority: all but who looks at it."""
        return replace(self, assignee="", base="")

    @property
    def typed(self) -> bool:
        """Tell whether a person changed what was painted."""
        return self.base[_MARK:] != _mark(self.words)

    def about(self, finding: Finding) -> bool:
        """Tell whether it was written beside the finding while its cell showed the same value."""
        return self.base[:_MARK] in {"", _mark(finding.value)}


_MARK = 8


def base_of(finding: Finding, saved: Remark) -> str:
    """Return what is painted, hidden, beside a finding so that typing can be told from painting."""
    return _mark(finding.value) + _mark(saved.words)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_MARK]
