"""Prints what each growing form costs at n and 2n: ``python -m tests.growth``."""

import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.growth.forms import GROWING, packed, parts_of
from tests.growth.measure import cost
from tests.quarter import NOW, Room, prepared
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.viewing import desk_of

CODE = "UMUM"


def main(only: str) -> None:
    """Print the things whose name holds that text."""
    with tempfile.TemporaryDirectory() as folder:
        room = Room(prepared(Path(folder)))
        desk, form = desk_of(room.period()), parts_of(room.filled(CODE))
        for name, (grow, n) in GROWING.items():
            if only not in name:
                continue
            found, told = [], ""
            for size in (n, 2 * n):
                data = packed(grow(form, size))
                try:
                    found.append(cost(partial(examine, data, desk, NOW)))
                    out = examine(data, desk, NOW)
                    told = f"{out.fate.value} {out.code} {len(out.findings)} {out.message[:80]}"
                except ArithmeticError as error:
                    found.append(0.001)
                    told = repr(error)
            figures = f"{found[0]:8.3f} {found[1]:8.3f} {found[1] / found[0]:5.1f}"
            sys.stdout.write(f"{name:48} {n:>9} {figures}  {told}\n")
            sys.stdout.flush()


main(sys.argv[1] if len(sys.argv) > 1 else "")
