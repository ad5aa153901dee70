"""The period folder: where each thing lies."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from xlsops import messages
from xlsops.core.terms.powers import SETTINGS
from xlsops.errors import ControlLostError, ControlMissingError, FileOpenError, XlsopsError

CONTROL = "Kendali Kinerja.xlsx"
_SKIPPED_NAMES = {"thumbs.db", "desktop.ini", ".ds_store"}
_SKIPPED_STARTS = ("~$", messages.folders.LIBREOFFICE_LOCK, "._", ".~")
_SKIPPED_ENDS = (".tmp", ".crdownload", ".part")


class PeriodFolder(Struct, frozen=True):
    """The folder of one period; see the design for what each part holds."""

    root: Path

    @property
    def control(self) -> Path:
        """Return the control workbook."""
        return _inside(self.root, CONTROL)

    @property
    def formats(self) -> Path:
        """Return where forms for bureaus lie."""
        return _inside(self.root, "format")

    @property
    def inbox(self) -> Path:
        """Return where files from bureaus are dropped."""
        return _inside(self.root, "masuk")

    @property
    def archive(self) -> Path:
        """Return where the original bytes are kept."""
        return _inside(self.root, "arsip")

    @property
    def returned(self) -> Path:
        """Return where marked copies for bureaus lie."""
        return _inside(self.root, "kembali")

    @property
    def recap(self) -> Path:
        """Return where recap workbooks lie."""
        return _inside(self.root, "rekap")

    @property
    def papers(self) -> Path:
        """Return where printable documents lie."""
        return _inside(self.root, "berkas")

    @property
    def journal(self) -> Path:
        """Return where events lie."""
        return _inside(self.root, "jurnal")

    @property
    def evidence(self) -> Path:
        """Return where the head puts files that a decision rests on; older periods have none."""
        return _inside(self.root, "bukti")

    @property
    def templates(self) -> Path:
        """Return where an office puts its own coat of arms, form, wording and page; it may be missing."""
        return _inside(self.root, "templates")

    @property
    def all(self) -> tuple[Path, ...]:
        """Return every folder a period begins with."""
        return (
            self.formats,
            self.inbox,
            self.archive,
            self.returned,
            self.recap,
            self.papers,
            self.journal,
            self.evidence,
        )


@lru_cache(maxsize=64)
def _inside(root: Path, name: str) -> Path:
    """Return where something lies in a folder; a click of a large office asks for each thousands of times."""
    return root / name


def existing(root: Path) -> PeriodFolder:
    """Return a period folder that is there, with its control workbook; raises otherwise."""
    folder = PeriodFolder(root)
    if not is_folder(root):
        raise XlsopsError(messages.folders.missing(root))
    if not folder.control.is_file() and folder.journal.is_dir():
        raise ControlLostError(folder.control)
    if not folder.control.is_file():
        raise ControlMissingError(folder.control)
    return folder


def is_period(root: Path) -> bool:
    """Tell whether a folder is one of a period: it holds a control workbook, or a journal."""
    folder = PeriodFolder(root)
    return is_folder(root) and (folder.control.is_file() or folder.journal.is_dir())


def period_folders_in(root: Path) -> Iterator[Path]:
    """Yield a folder if it is one of a period, else those that lie below it, sorted; links are not followed."""
    if is_period(root):
        yield root
        return
    for place, folders, _ in os.walk(root):
        folders.sort()
        if is_period(Path(place)):
            folders.clear()
            yield Path(place)


def require_place(target: Path) -> None:
    """Raise unless something new may lie there: not among what a period keeps, in a folder that is there."""
    whole = target.resolve()
    for folder in filter(is_period, whole.parents):
        parts, own = whole.relative_to(folder).parts, PeriodFolder(folder)
        kept = {each.name for each in (*own.all, own.templates)}
        if parts[0].casefold() in (kept if len(parts) > 1 else {CONTROL.casefold()}):
            raise XlsopsError(messages.frames.of_period(target, folder))
    if not whole.parent.is_dir():
        raise XlsopsError(messages.frames.no_place(target, whole.parent))
    if lock := lock_of(target):
        raise FileOpenError(target, lock)


def is_folder(root: Path) -> bool:
    """Tell whether a folder is there; a name no system takes is none."""
    try:
        return root.is_dir()
    except OSError:
        return False


def obeyed(root: Path) -> Path | None:
    """Return the file of settings beside the control workbook that an add-in would obey."""
    found = (each for each in root.iterdir() if each.name.casefold() == SETTINGS)
    return next(found, None)


def own_templates(folder: PeriodFolder) -> dict[str, bytes]:
    """Return what an office put into its folder of templates, by name; program leftovers are passed over."""
    if not folder.templates.is_dir():
        return {}
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.templates.iterdir())
        if path.is_file() and not path.name.startswith(".") and not _skipped(path.name)
    }


def inbox_files(folder: PeriodFolder) -> Iterator[Path]:
    """Yield the files bureaus sent, sorted by name; program leftovers and links are passed over.

    A folder inside that cannot be looked into is yielded itself, for files may lie in it. Raises
    XlsopsError where the inbox is such a folder.
    """
    found: list[Path] = []

    def closed(error: OSError) -> None:
        if Path(error.filename) != folder.inbox:
            found.append(Path(error.filename))
        elif not isinstance(error, FileNotFoundError):
            raise XlsopsError(messages.folders.inbox_unreadable(folder.inbox)) from error

    for place, _, names in os.walk(folder.inbox, onerror=closed):
        found += [path for name in names if not _skipped(name) and _sent(path := Path(place, name))]
    yield from sorted(found, key=lambda each: each.as_posix())


def open_elsewhere(path: Path) -> bool:
    """Tell whether a spreadsheet program has the file open, by the lock file it leaves beside."""
    return bool(lock_of(path))


def lock_of(path: Path) -> str:
    """Return the name of the lock file a spreadsheet program left beside a file it has open, or ""."""
    names = (f"~${path.name}", f"{messages.folders.LIBREOFFICE_LOCK}{path.name}#")
    return next((name for name in names if (path.parent / name).exists()), "")


def _sent(path: Path) -> bool:
    """Tell whether something is a file of its own, as far as one may know."""
    try:
        return S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:  # it is there, and reading it will say what is the matter
        return True


def _skipped(name: str) -> bool:
    low = name.casefold()
    return low in _SKIPPED_NAMES or low.startswith(_SKIPPED_STARTS) or low.endswith(_SKIPPED_ENDS)
