"""A ZIP container that is no office document: what it is, and what lies in it."""

from collections.abc import Collection, Iterable

from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.foreign_text import cited
from xlsops.files.xlsx.unreadable import refuse

_OFFICE = ("[content_types].xml", "mimetype")
_NUMBERS = ("index/document.iwa", "index.zip")
_CHAFF = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_BOOK_ENDS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")
_NAMED = 3


def refuse_archive(names: Collection[str]) -> None:
    """Refuse a ZIP container that is no office document, and say what lies in it.

    Names of an archive are data for the message only; nothing is unpacked.
    """
    low = [name.casefold().replace("\\", "/") for name in names]
    if any(name.endswith(_NUMBERS) for name in low):
        refuse(Reason.NUMBERS)
    if not low or any(name in _OFFICE or name.startswith("xl/") for name in low):
        return
    files = [name for name in names if not _chaff(name)]
    books = [name for name in files if name.casefold().endswith(_BOOK_ENDS)]
    refuse(Reason.ARSIP, f"ZIP berisi {_listed(books or files)}" if files else "ZIP tanpa isi")


def _chaff(name: str) -> bool:
    """Tell whether a name is a folder's, or of what a system puts beside people's files."""
    low = name.casefold().replace("\\", "/")
    return low.endswith(("/", *_CHAFF[1:])) or low.startswith(_CHAFF[0])


def _listed(names: Iterable[str]) -> str:
    titles = [cited(name, 60) for name in names]
    more = len(titles) - _NAMED
    return ", ".join(titles[:_NAMED]) + (f", dan {more} berkas lain" if more > 0 else "")
