"""What stops an operation, by the message a person gets."""

import re
from collections.abc import Callable

import pytest

from xlsops.errors import XlsopsError
from xlsops.messages.message import Message


def stopped_by(
    entry: Callable[..., Message] | str, match: str | None = None
) -> pytest.RaisesExc[XlsopsError]:
    """Return what expects an operation to stop with just this entry of the catalogue, or its key."""
    key = entry if isinstance(entry, str) else key_of(entry)
    return pytest.raises(XlsopsError, match=match, check=lambda error: error.key == key)


def key_of(entry: Callable[..., Message]) -> str:
    """Return the key of an entry."""
    return f"{entry.__module__.rpartition('.')[2]}.{entry.__name__}"


def lacking(stopped: pytest.ExceptionInfo[XlsopsError]) -> tuple[str, ...]:
    """Return the lines of what an operation lacked, without their numbers."""
    return tuple(re.split(r"\n  \d+\. ", str(stopped.value))[1:])
