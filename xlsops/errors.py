"""What stops an operation: one error that carries its message, the few told apart by type, and why a system refuses."""

import errno
from pathlib import PurePath

from xlsops.messages import addin, folders, reasons, workbook
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


def reason_of(error: OSError) -> str:
    """Return in a word or two why the system refuses."""
    known = {
        errno.EACCES: reasons.NOT_WRITABLE,
        errno.EPERM: reasons.NOT_WRITABLE,
        errno.ENOENT: reasons.FOLDER_GONE,
        errno.ENOSPC: reasons.DISK_FULL,
        errno.EDQUOT: reasons.QUOTA_FULL,
        errno.EROFS: reasons.FOLDER_READ_ONLY,
        errno.ENOTDIR: reasons.FOLDER_GONE,
        errno.ENAMETOOLONG: reasons.NAME_TOO_LONG,
        errno.EISDIR: reasons.NAME_OF_FOLDER,
    }
    return known.get(error.errno or 0, reasons.REFUSED)


def unread_reason(error: OSError) -> str:
    """Return in a word or two why a file cannot be read: what is not there is the file itself."""
    return reasons.GONE if error.errno == errno.ENOENT else reason_of(error)
