"""Which program makes the rows: the same on every computer that would make the same bytes."""

import sys
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

_LIBRARIES = ("pandas", "pyarrow", "holidays")
"""Of what rows and their bytes are made besides the program itself."""


@cache
def this_program(package: Path = Path(__file__).parents[2]) -> str:
    """Return the fingerprint of Python, of the libraries, and of what every module of the program says."""
    told = sha256(repr([sys.version_info[:2], *map(metadata.version, _LIBRARIES)]).encode())
    for each in sorted(
        package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()
    ):
        content = each.read_bytes().replace(b"\r\n", b"\n")  # as a checkout on Windows has it
        told.update(f"\n{each.relative_to(package).as_posix()} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()
