"""The commands: each parses, calls one operation, prints.

Exit codes: 0 done, 1 done and somebody must look, 2 could not go on.
"""

import json
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn
from uuid import uuid4

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from xlsops.core.outcome import Outcome, silent
from xlsops.core.outcome import Progress as Report
from xlsops.core.periods import Period
from xlsops.core.spec_reading import WIB
from xlsops.errors import XlsopsError

app = typer.Typer(
    help="Pengumpulan data kinerja triwulanan: buku kerja masuk, format keluar, temuan dan rekap.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
DONE, LOOK, STOPPED = 0, 1, 2

Folder = Annotated[Path, typer.Argument(help="Folder periode; bila tidak disebut, folder sekarang.")]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja di stdout.")]
Now = Annotated[str | None, typer.Option("--now", help="Waktu yang dipakai, misalnya 2026-07-10T09:00+07:00.")]
Actor = Annotated[str, typer.Option("--as", help="Peran yang bertindak, misalnya Kasubbag.")]
HERE = Path()
KASUBBAG = "Kasubbag"


class QuarterNumber(StrEnum):
    """The four quarters as they are typed."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="Folder periode yang akan dibuat.")],
    year: Annotated[int, typer.Option("--year", min=2000, max=2100, help="Tahun anggaran.")],
    quarter: Annotated[QuarterNumber, typer.Option("--quarter", help="Triwulan 1 sampai 4.")],
    due: Annotated[str | None, typer.Option("--due", help="Batas kirim, misalnya 2026-07-10.")] = None,
    now: Now = None,
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Buat folder periode baru dengan buku kerja kendali."""
    def work(_report: Report) -> Outcome:
        from xlsops.procedure.opening import Opening, open_period

        opening = Opening(Period(year, int(quarter.value)), _moment(due) if due else None)
        return open_period(folder, opening, _moment(now), actor)

    _run(work, as_json)


@app.command()
def formats(folder: Folder = HERE, now: Now = None, actor: Actor = KASUBBAG, as_json: AsJson = False) -> None:
    """Buat format permintaan data untuk setiap bagian (langkah 2)."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.forms import make_forms
        from xlsops.procedure.period import load

        return make_forms(load(folder, _moment(now), actor), report)

    _run(work, as_json)


@app.command()
def collect(folder: Folder = HERE, now: Now = None, actor: Actor = KASUBBAG, as_json: AsJson = False) -> None:
    """Himpun semua kiriman di folder masuk dan periksa (langkah 5 sampai 7)."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.collecting import collect as operation
        from xlsops.procedure.period import load

        return operation(load(folder, _moment(now), actor), report)

    _run(work, as_json)


@app.command()
def validate(folder: Folder = HERE, now: Now = None, actor: Actor = "Kabag", as_json: AsJson = False) -> None:
    """Periksa ulang semua yang tersimpan (langkah 7)."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.collecting import validate as operation
        from xlsops.procedure.period import load

        return operation(load(folder, _moment(now), actor), report)

    _run(work, as_json)


@app.command()
def recap(folder: Folder = HERE, now: Now = None, actor: Actor = KASUBBAG, as_json: AsJson = False) -> None:
    """Buat buku kerja rekap (langkah 6 dan 9)."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.period import load
        from xlsops.procedure.recapping import make_recap_book

        return make_recap_book(load(folder, _moment(now), actor), report)

    _run(work, as_json)


@app.command()
def status(folder: Folder = HERE, now: Now = None, actor: Actor = KASUBBAG, as_json: AsJson = False) -> None:
    """Tunjukkan langkah, kiriman, dan apa yang berikutnya."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.period import load
        from xlsops.procedure.standing import status as operation

        return operation(load(folder, _moment(now), actor), report)

    _run(work, as_json)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder contoh yang akan dibuat.")] = Path("Contoh Kinerja TW2 2026"),
    as_json: AsJson = False,
) -> None:
    """Mainkan satu triwulan penuh dengan data contoh."""
    def work(report: Report) -> Outcome:
        from xlsops.procedure.demo import play

        return play(folder, report)

    _run(work, as_json)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()


def _run(work: Callable[[Report], Outcome], as_json: bool) -> NoReturn:
    """Do the work with a progress bar, print its outcome, leave with its exit code."""
    try:
        outcome = work(silent) if as_json else _with_bar(work)
    except XlsopsError as error:
        _stop(str(error))
    except Exception:  # noqa: BLE001 - the one place where no traceback may reach a person
        _stop(_incident())
    if as_json:
        print(json.dumps(dict(outcome.data), ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(outcome.lines))
    raise typer.Exit(LOOK if outcome.attention else DONE)


def _with_bar(work: Callable[[Report], Outcome]) -> Outcome:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Memulai", total=None)

        def report(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        return work(report)


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(STOPPED)


def _incident() -> str:
    """Write the traceback to a log; return the sentence with the number a person can quote."""
    number = uuid4().hex[:8]
    log = Path.home() / ".xlsops" / "galat.log"
    try:
        log.parent.mkdir(exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{number}\n{traceback.format_exc()}\n")
        where = f"Rinciannya di {log}."
    except OSError:
        logging.getLogger("xlsops").exception("%s", number)
        where = "Rinciannya tidak dapat disimpan."
    return f"Terjadi kesalahan program (nomor {number}). Data Anda tidak berubah. {where} Laporkan nomor itu."


def _moment(text: str | None) -> datetime:
    """Return the moment of an option, or now; a moment without a zone is WIB."""
    if text is None:
        return datetime.now(WIB)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        _stop(f'Waktu "{text}" tidak dikenal. Tulis seperti 2026-07-10T09:00+07:00.')
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)
