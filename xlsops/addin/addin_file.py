"""An add-in file as it lies on a disk: whose it is, and from which versions it was made."""

import re
import zipfile
from pathlib import Path

from msgspec import Struct

_PROPERTY = re.compile(r'name="(\w+)"[^>]*><vt:lpwstr>([^<]*)</vt:lpwstr>')


class BuiltFrom(Struct, frozen=True):
    """The versions an add-in names; both empty in a file that was not built here."""

    xlsops: str = ""
    xlwings: str = ""

    @property
    def ours(self) -> bool:
        """Return whether the file was built by this program."""
        return bool(self.xlsops)


def addin_at(path: Path) -> BuiltFrom | None:
    """Return what stands at a path, or None when nothing does."""
    if not path.exists():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            text = archive.read("docProps/custom.xml").decode()
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile):
        return BuiltFrom()
    values = dict(_PROPERTY.findall(text))
    return BuiltFrom(values.get("xlsops", ""), values.get("xlwings", ""))
