"""What stops an operation: one error that carries its message, and the few told apart by type."""

from pathlib import PurePath

from xlsops.messages import addin, folders, workbook
from xlsops.messages.message import Message


class XlsopsError(Exception):
    """Something stands in the way; the message says in Indonesian what, where, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    @property
    def key(self) -> str:
        """Return the key of the message, such as ``folders.missing``."""
        return self.message.key


class ControlMissingError(XlsopsError):
    """The period folder holds no control workbook."""

    def __init__(self, path: PurePath) -> None:
        super().__init__(workbook.missing(path))


class ControlLostError(XlsopsError):
    """The control workbook of a period is gone, or damaged for a ``reason``, and the journal stands."""

    def __init__(self, path: PurePath, reason: str = "") -> None:
        super().__init__(workbook.lost(path, reason))


class WorkbookUnreadableError(XlsopsError):
    """A workbook the program needs cannot be read; one that is ``damaged`` no program can open."""

    def __init__(self, path: PurePath, reason: str, *, damaged: bool = False) -> None:
        super().__init__(workbook.unreadable(path, reason))
        self.reason = reason
        self.damaged = damaged


class FileOpenError(XlsopsError):
    """A file is open in a spreadsheet program and cannot be replaced."""

    def __init__(self, path: PurePath, lock: str = "", then: str = "ulangi") -> None:
        super().__init__(folders.file_open(path, lock, then))


class NotWritableError(XlsopsError):
    """The operating system refuses to write into a folder."""

    def __init__(self, folder: PurePath, reason: str) -> None:
        super().__init__(folders.not_writable(folder, reason))


class WorkersError(XlsopsError):
    """No process could be started in which files are examined."""

    def __init__(self) -> None:
        super().__init__(folders.no_workers())


class WheelChangedError(XlsopsError):
    """The installed xlwings is not the one the add-in is made for."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(addin.other_xlwings(found, wanted))
