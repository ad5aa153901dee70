"""English by choice: what is told at the computer, and no byte of what is written."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import xlsops

ROOT = Path(xlsops.__file__).parents[1]
INDONESIAN = re.compile(
    r"\b(yang|tidak|belum|sudah|dan|atau|untuk|dengan|pada|dari|ini|itu|bila|lalu|adalah|akan)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r'"[^"\n]*"|\([^()\n]*\)')
"""What is quoted as it stands on a sheet, and what stands in brackets behind a button's English name."""


def indonesian_in(text: str) -> list[str]:
    """Return the lines of a text that hold Indonesian words outside what is quoted."""
    return [line for line in text.splitlines() if INDONESIAN.search(QUOTED.sub("", line))]


def python(
    code: str, language: str = "en", *, at: Path = ROOT, arguments: Sequence[str] = ()
) -> str:
    """Return what a program prints in a language: one that begins anew, as a person's does."""
    around = {**os.environ, "XLSOPS_LANG": language, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        (sys.executable, "-c", code, *arguments),
        cwd=at,
        env=around,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.stdout + ran.stderr
