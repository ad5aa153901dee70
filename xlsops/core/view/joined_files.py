"""The files of several people that are joined for a bureau, and what each of them adds."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.joining import Contribution
from xlsops.core.form.submissions import Place
from xlsops.core.journal.state import FileRecord
from xlsops.core.spec.spec import Block
from xlsops.core.values.foreign_text import cited

_NAMED = 3
"""So many lines of a sheet are named; of more, how many others."""


class JoinedFiles(Struct, frozen=True, dict=True):
    """The files, oldest first, with what each adds; none where one file alone counts."""

    files: tuple[FileRecord, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    def file_of(self, place: Place) -> FileRecord | None:
        """Return the file an answer came in with; None where it is none of these."""
        return self._by_place.get(place)

    def holding(self, line: str, key: str) -> FileRecord | None:
        """Return the file that answers a line in a column of whichever table; None where none does."""
        found = (self.file_of((block, line, key)) for block in Block)
        return next(filter(None, found), None)

    @property
    def told(self) -> tuple[str, ...]:
        """Return who filled what, a line for each file; nothing where one alone counts."""
        return tuple(
            messages.parts.contribution(
                messages.parts.filler(each.who, cited(self._names[each.sha])),
                len(each.places),
                [*_sheets(each)],
            )
            for each in self.contributions
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {each.sha: each.name for each in self.files}

    @cached_property
    def _by_place(self) -> Mapping[Place, FileRecord]:
        files = {each.sha: each for each in self.files}
        return {place: files[each.sha] for each in self.contributions for place in each.places}


def _sheets(each: Contribution) -> Iterator[str]:
    """Yield on which lines of which sheet a file adds something."""
    lines: dict[str, dict[str, None]] = {}
    for block, line, _ in each.places:
        lines.setdefault(block.value, {})[line] = None
    for sheet, named in lines.items():
        yield messages.parts.lines(sheet, [*named][:_NAMED], len(named))
