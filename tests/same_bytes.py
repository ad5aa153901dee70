"""Plays the demo into a folder and prints the SHA-256 of all it wrote, needing the program alone.

``python tests/same_bytes.py FOLDER [LIBRARY ...]``: the libraries named are as if not installed. Every
line is the same on every computer and in every environment.
"""

import hashlib
import sys
from pathlib import Path


def main(root: Path, missing: list[str]) -> None:
    """Play until the Kabag's desk: forms, answers, returned copies, recap, control workbook."""
    sys.modules.update(dict.fromkeys(missing))  # type: ignore[arg-type]  # None: cannot be imported
    from xlsops.procedure.demo import DESK, play  # noqa: PLC0415 - not before they are missing

    play(root, until=DESK)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            print(hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(root).as_posix())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
