"""A place without any network, for what must not need one."""

import subprocess
from contextlib import suppress
from functools import cache

from tests.conftest import lacking


@cache
def _how() -> tuple[str, ...]:
    """Return what a command is put behind: as root, or as somebody who is root there only; nothing where neither may."""
    for how in ("-n", "-rn"):
        with suppress(FileNotFoundError):
            tried = subprocess.run(["unshare", how, "true"], check=False, capture_output=True)
            if tried.returncode == 0:
                return "unshare", how
    return ()


def netless() -> tuple[str, ...]:
    """Return what a command is put behind; without it a test is skipped, and fails where CI is set."""
    return _how() or lacking("this system lets nobody make a network namespace (unshare)")
