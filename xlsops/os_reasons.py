"""Why the operating system refuses something, in the words of the catalogue: its own are English."""

import errno

from xlsops import messages


def reason_of(error: OSError) -> str:
    """Return in a word or two why the system refuses."""
    reasons = {
        errno.EACCES: messages.reasons.NOT_WRITABLE,
        errno.EPERM: messages.reasons.NOT_WRITABLE,
        errno.ENOENT: messages.reasons.FOLDER_GONE,
        errno.ENOSPC: messages.reasons.DISK_FULL,
        errno.EDQUOT: messages.reasons.QUOTA_FULL,
        errno.EROFS: messages.reasons.FOLDER_READ_ONLY,
        errno.ENOTDIR: messages.reasons.FOLDER_GONE,
        errno.ENAMETOOLONG: messages.reasons.NAME_TOO_LONG,
        errno.EISDIR: messages.reasons.NAME_OF_FOLDER,
    }
    return reasons.get(error.errno or 0, messages.reasons.REFUSED)


def unread_reason(error: OSError) -> str:
    """Return in a word or two why a file cannot be read: what is not there is the file itself."""
    return messages.reasons.GONE if error.errno == errno.ENOENT else reason_of(error)
