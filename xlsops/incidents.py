"""Mistakes of the program itself: the traceback goes into a log, a person gets its number."""

import traceback
from pathlib import Path
from uuid import uuid4


def incident() -> str:
    """Write the traceback to the log; return the sentence with the number a person can quote."""
    number = uuid4().hex[:8]
    log = Path.home() / ".xlsops" / "galat.log"
    try:
        log.parent.mkdir(exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{number}\n{traceback.format_exc()}\n")
        where = f"Rinciannya di {log}."
    except OSError:
        where = "Rinciannya tidak dapat disimpan."
    return (
        f"Terjadi kesalahan program (nomor {number}). Kiriman di folder masuk dan arsip tetap utuh; "
        f"perintah ini boleh diulang. {where} Laporkan nomor itu."
    )
