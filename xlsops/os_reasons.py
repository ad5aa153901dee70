"""Why the operating system refuses something, in Indonesian: its own words are English."""

import errno


def reason_of(error: OSError) -> str:
    """Return in a word or two why the system refuses."""
    reasons = {
        errno.EACCES: "izin ditolak",
        errno.EPERM: "izin ditolak",
        errno.ENOENT: "foldernya tidak ada",
        errno.ENOSPC: "ruang disk habis",
        errno.EDQUOT: "jatah ruang disk habis",
        errno.EROFS: "folder hanya dapat dibaca",
        errno.ENOTDIR: "foldernya tidak ada",
        errno.ENAMETOOLONG: "namanya terlalu panjang",
        errno.EISDIR: "nama itu sudah dipakai sebuah folder",
    }
    return reasons.get(error.errno or 0, "sistem menolak")


def unread_reason(error: OSError) -> str:
    """Return in a word or two why a file cannot be read: what is not there is the file itself."""
    return "berkasnya tidak ada" if error.errno == errno.ENOENT else reason_of(error)
