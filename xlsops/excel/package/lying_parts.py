"""The parts of a package as they lie in it, squeezed: each is unpacked when somebody first looks at it.

A workbook of hundreds of bureaus has thousands of parts, of which a click looks at a few. What nobody
changed goes into the new package as it lies in the old one.
"""

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from io import BytesIO
from zipfile import ZipFile

from xlsops.excel.package.inflating import plainly_squeezed, slowly, unpacked
from xlsops.excel.package.squeezing import Squeezed


class LyingParts(Mapping[str, bytes]):
    """Parts by their names: as they lie in a package, or as they were put in since."""

    def __init__(self, package: bytes, lying: Mapping[str, Squeezed | None]) -> None:
        self._package = package
        self._lying = lying
        self._unpacked = dict[str, bytes]()
        self._now: Mapping[str, bytes | None] = dict.fromkeys(lying)

    def __getitem__(self, name: str) -> bytes:
        """Return a part; raises DamagedPartError for one that is damaged."""
        part = self._now[name]
        return self._before(name) if part is None else part

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._now)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._now)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a part of that name, without a look at it."""
        return name in self._now

    @property
    def untouched(self) -> bool:
        """Tell whether all parts are those of the package, and none is missing."""
        return self._now.keys() == self._lying.keys() and not any(
            part is not None for part in self._now.values()
        )

    def lying(self, name: str) -> Squeezed | None:
        """Return a part as it lies squeezed in the package; None for one that does not."""
        return self._lying[name] if self._now[name] is None else None

    def changed(self, new: Mapping[str, bytes], gone: Collection[str] = ()) -> "LyingParts":
        """Return these with ``new`` parts, and without those ``gone``; what is as before stays as it lies."""
        told = {
            name: None if name in self._lying and self._before(name) == part else part
            for name, part in new.items()
        }
        after = copy(self)
        after._now = {  # noqa: SLF001 - its own
            name: part for name, part in {**self._now, **told}.items() if name not in gone
        }
        return after

    def _before(self, name: str) -> bytes:
        """Return what the package holds."""
        if name not in self._unpacked:
            part = self._lying[name]
            found = unpacked(part.data, part.size, part.checksum) if part else None
            if found is None:
                with ZipFile(BytesIO(self._package)) as archive:
                    found = slowly(archive, name)
            self._unpacked[name] = found
        return self._unpacked[name]


def lying_parts(package: bytes) -> LyingParts:
    """Return the parts of a package; raises BadZipFile where it is none."""
    lying: dict[str, Squeezed | None] = {}
    with ZipFile(BytesIO(package)) as archive:
        for each in archive.infolist():
            data = plainly_squeezed(package, each)
            facts = each.compress_type, each.CRC, each.file_size
            lying[each.filename] = None if data is None else Squeezed(*facts, data)
    return LyingParts(package, lying)
