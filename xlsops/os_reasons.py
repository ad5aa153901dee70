"""Why the operating system refuses something, in our language: its own words are English, and many."""

import errno

from xlsops.messages.message import ENGLISH

_REASONS = {
    errno.EACCES: ("izin ditolak", "permission denied"),
    errno.EPERM: ("izin ditolak", "permission denied"),
    errno.ENOENT: ("foldernya tidak ada", "the folder does not exist"),
    errno.ENOSPC: ("ruang disk habis", "the disk is full"),
    errno.EDQUOT: ("jatah ruang disk habis", "the disk quota is used up"),
    errno.EROFS: ("folder hanya dapat dibaca", "the folder is read-only"),
    errno.ENOTDIR: ("foldernya tidak ada", "the folder does not exist"),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "the name is too long"),
    errno.EISDIR: ("nama itu sudah dipakai sebuah folder", "a folder has that name already"),
}
_OTHERWISE = ("sistem menolak", "the system refuses")
_NO_FILE = ("berkasnya tidak ada", "the file does not exist")


def reason_of(error: OSError) -> str:
    """Return in a word or two why the system refuses."""
    return _REASONS.get(error.errno or 0, _OTHERWISE)[ENGLISH]


def unread_reason(error: OSError) -> str:
    """Return in a word or two why a file cannot be read: what is not there is the file itself."""
    return _NO_FILE[ENGLISH] if error.errno == errno.ENOENT else reason_of(error)
