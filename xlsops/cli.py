"""The commands: each parses, calls one operation, prints.

Exit codes: 0 done, 1 done and somebody must look, 2 could not go on.
"""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from xlsops import __version__
from xlsops.core.operations import OPERATIONS, Operation
from xlsops.core.outcome import Outcome, silent
from xlsops.core.outcome import Progress as Report
from xlsops.core.outcomes import one_line
from xlsops.core.periods import Period
from xlsops.errors import XlsopsError
from xlsops.incidents import incident
from xlsops.inputs import INPUTS, Inputs, moment, no_inputs
from xlsops.usage import Command, Group, examples, usage_sentence

if TYPE_CHECKING:
    from xlsops.procedure.catalogue import Task
    from xlsops.procedure.period import Period as PeriodRead

app = typer.Typer(
    help="Pengumpulan data kinerja triwulanan: buku kerja masuk, format keluar, temuan dan rekap.",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
addin = typer.Typer(
    help="Tambahan Kinerja untuk Excel: buat, pasang, cabut.", cls=Group, no_args_is_help=True
)
app.add_typer(addin, name="addin", epilog=examples("addin"))
key = typer.Typer(
    help="Kunci tanda tangan Anda: buat, tampilkan.",
    cls=Group,
    no_args_is_help=True,
)
app.add_typer(key, name="key", epilog=examples("key"))
DONE, LOOK, STOPPED = 0, 1, 2

Folder = Annotated[
    Path, typer.Argument(help="Folder periode; bila tidak disebut, folder sekarang.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja di stdout.")]
Now = Annotated[
    str | None, typer.Option("--now", help="Waktu yang dipakai, misalnya 2026-07-10T09:00+07:00.")
]
Actor = Annotated[str, typer.Option("--as", help="Peran yang bertindak, misalnya Kasubbag.")]
Active = Annotated[
    bool, typer.Option("--active", help="Pakai Kendali Kinerja yang sedang terbuka di Excel.")
]
HERE = Path()


class QuarterNumber(StrEnum):
    """The four quarters as they are typed."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"xlsops {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Tampilkan versi program.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Take what may stand before any command."""


@app.command(cls=Command, epilog=examples("new"), short_help="Buat folder periode baru")
def new(
    folder: Annotated[Path, typer.Argument(help="Folder periode yang akan dibuat.")],
    year: Annotated[int, typer.Option("--year", min=2000, max=2100, help="Tahun anggaran.")],
    quarter: Annotated[QuarterNumber, typer.Option("--quarter", help="Triwulan 1 sampai 4.")],
    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            help="Batas kirim, misalnya 10 Juli 2026 atau 2026-07-10; boleh diisi nanti di lembar Pengaturan.",
        ),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option("--from", help="Folder triwulan sebelumnya; Master dan realisasinya dibawa."),
    ] = None,
    now: Now = None,
    actor: Actor = "Kasubbag",
    as_json: AsJson = False,
) -> None:
    """Buat folder periode baru dengan buku kerja kendali; periodenya dibuka dengan open."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.carrying import open_next
        from xlsops.procedure.opening import Opening, open_period
        from xlsops.procedure.period import load_earlier

        opening = Opening(Period(year, int(quarter.value)), moment(due) if due else None)
        if before is None:
            return open_period(folder, opening, moment(now), actor)
        return open_next(folder, opening, load_earlier(before, moment(now), actor))

    _run(work, as_json)


def _on_period(operation: Operation, own: Callable[..., Inputs]) -> None:
    """Add the command of an operation: the options every one has, and its own."""

    def command(
        folder: Folder = HERE,
        active: Active = False,
        now: Now = None,
        actor: Actor = operation.actor,
        as_json: AsJson = False,
        **inputs: object,
    ) -> None:
        def work(report: Report) -> Outcome:
            from xlsops.procedure.catalogue import TASKS

            task = TASKS[operation.command]
            subject = (
                _folder(folder, active)
                if task.on_folder
                else _read(folder, active, now, actor, task)
            )
            return task.run(subject, progress=report, **own(**inputs))

        _run(work, as_json)

    shared = signature(command).parameters.values()
    every = [*signature(own).parameters.values(), *shared]
    options = [
        each.replace(kind=Parameter.KEYWORD_ONLY)
        for each in every
        if each.kind is not Parameter.VAR_KEYWORD
    ]
    vars(command)["__signature__"] = Signature(options)
    command.__annotations__ = {each.name: each.annotation for each in options}
    text = f"{operation.label}. {operation.supertip}"
    epilog = examples(operation.command)
    app.command(
        operation.command, cls=Command, help=text, short_help=operation.screentip, epilog=epilog
    )(command)


for _each in OPERATIONS:
    if not (_each.ribbon_only or _each.anywhere):
        _on_period(_each, INPUTS.get(_each.command, no_inputs))


@app.command(cls=Command, epilog=examples("demo"))
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder contoh yang akan dibuat.")] = Path(
        "Contoh Kinerja TW2 2026"
    ),
    until: Annotated[
        int,
        typer.Option(
            "--until",
            min=7,
            max=9,
            help="Berhenti pada langkah ini: 7 berhenti di meja Kabag, dengan temuan terbuka.",
        ),
    ] = 9,
    as_json: AsJson = False,
) -> None:
    """Mainkan satu triwulan penuh dengan data contoh."""

    def work(report: Report) -> Outcome:
        from xlsops.procedure.demo import play

        return play(folder, report, until)

    _run(work, as_json)


@app.command(cls=Command, epilog=examples("doctor"), short_help="Periksa Instalasi")
def doctor(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder periode yang ikut diperiksa; bila tidak disebut, folder sekarang."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Periksa Python, Excel, tambahan Kinerja, dan folder di komputer ini."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin.report import examination
        from xlsops.files.folders import is_period

        here = HERE if is_period(HERE) else None
        return examination(folder or here)

    _run(work, as_json)


@addin.command(cls=Command, epilog=examples("addin build"))
def build(
    folder: Annotated[Path, typer.Argument(help="Folder tempat Kinerja.xlam ditulis.")] = HERE,
    as_json: AsJson = False,
) -> None:
    """Buat Kinerja.xlam dari sumbernya."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import build, report

        return report.built(build.build(folder))

    _run(work, as_json)


@addin.command(cls=Command, epilog=examples("addin install"))
def install(as_json: AsJson = False) -> None:
    """Pasang tambahan Kinerja di Excel komputer ini."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import install, report

        return report.standing(install.install())

    _run(work, as_json)


@addin.command(cls=Command, epilog=examples("addin remove"))
def remove(as_json: AsJson = False) -> None:
    """Cabut tambahan Kinerja; buku kerja dan data tidak tersentuh."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import install, report

        return report.standing(install.remove(), wanted=False)

    _run(work, as_json)


@addin.command("status", cls=Command, epilog=examples("addin status"))
def addin_status(as_json: AsJson = False) -> None:
    """Tunjukkan apakah tambahan Kinerja terpasang dengan lengkap."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import install, report

        return report.standing(install.status())

    _run(work, as_json)


@key.command("new", cls=Command, epilog=examples("key new"))
def key_new(as_json: AsJson = False) -> None:
    """Buat kunci baru; kunci publiknya untuk lembar Pejabat."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.signing import make_key

        return make_key()

    _run(work, as_json)


@key.command("show", cls=Command, epilog=examples("key show"))
def key_show(as_json: AsJson = False) -> None:
    """Tampilkan kunci publik Anda, periksa hak berkasnya."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.signing import show_keys

        return show_keys()

    _run(work, as_json)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = app(standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        print(usage_sentence(error), file=sys.stderr)
        code = STOPPED
    sys.exit(code)


def _run(work: Callable[[Report], Outcome], as_json: bool) -> NoReturn:
    """Do the work with a progress bar, print its outcome, leave with its exit code."""
    try:
        outcome = work(silent) if as_json else _with_bar(work)
    except typer.Exit:  # it has said already why
        raise
    except XlsopsError as error:
        _stop(str(error))
    except Exception:  # noqa: BLE001 - the one place where no traceback may reach a person
        _stop(incident())
    if as_json:
        print(json.dumps(dict(outcome.data), ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(map(one_line, outcome.lines)))
    raise typer.Exit(LOOK if outcome.attention else DONE)


def _with_bar(work: Callable[[Report], Outcome]) -> Outcome:
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    unseen = not console.is_terminal  # a bar in a file would be an empty line
    with Progress(*columns, console=console, transient=True, disable=unseen) as bar:
        task = bar.add_task("Memulai", total=None)

        def report(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        return work(report)


def _folder(folder: Path, active: bool) -> Path:
    """Return the folder, or the one where the workbook lies that is open right now."""
    if not active:
        return folder
    from xlsops.excel.open_api import active_book
    from xlsops.procedure.period import folder_of

    return folder_of(active_book()).root


def _read(folder: Path, active: bool, now: str | None, actor: str, task: "Task") -> "PeriodRead":
    """Return the period of a folder, or of the workbook that is open right now."""
    from xlsops.procedure.period import load, load_open

    if not active:
        return load(folder, moment(now), actor, reading=task.reading, ahead=task.ahead)
    from xlsops.excel.open_api import active_book

    return load_open(active_book(), moment(now), actor, task.ahead)


def _stop(message: str) -> NoReturn:
    print("\n".join(map(one_line, message.split("\n"))), file=sys.stderr)
    raise typer.Exit(STOPPED)
