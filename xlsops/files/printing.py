"""Prints workbooks into PDFs with LibreOffice, where this computer has it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS = 120.0


def printer() -> Path | None:
    """Return the LibreOffice of this computer, from the path or from its usual places."""
    found = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if found:
        return Path(found)
    return next((path for path in map(Path, _PLACES) if path.is_file()), None)


def printed(data: bytes, program: Path, seconds: float = _SECONDS) -> bytes | None:
    """Return the PDF of a workbook; None where LibreOffice fails or takes longer than allowed."""
    return printed_each((data,), program, seconds)[0]


def printed_each(
    books: Sequence[bytes], program: Path, seconds: float = _SECONDS
) -> tuple[bytes | None, ...]:
    """Return the PDF of each workbook, printed in one go; None where it fails or takes too long.

    It runs with a profile of its own, so that neither an open window nor a locked profile matters.
    """
    with tempfile.TemporaryDirectory(prefix="xlsops-", ignore_cleanup_errors=True) as folder:
        paths = [Path(folder) / f"berkas{number}.xlsx" for number in range(len(books))]
        for path, data in zip(paths, books, strict=True):
            path.write_bytes(data)
        profile = (Path(folder) / "profil").as_uri()
        command = (
            str(program),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *map(str, paths),
        )
        done = _ran(command, seconds)
        prints = [path.with_suffix(".pdf") for path in paths]
        return tuple(pdf.read_bytes() if done and pdf.is_file() else None for pdf in prints)


def _ran(command: Sequence[str], seconds: float) -> bool:
    """Run a program to its end; stop it with all it started where it takes too long."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(  # noqa: S603 - a number only
            (r"C:\Windows\System32\taskkill.exe", "/F", "/T", "/PID", str(process.pid)),
            check=False,
            capture_output=True,
        )
    process.wait()
