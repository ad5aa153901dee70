"""The program: the commands of a period, and those beside a period."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xlsops import __version__
from xlsops.addin.offline.targets import System, Target, running
from xlsops.cli import lookups, versions  # noqa: F401 - their commands are told to the same app
from xlsops.cli.commands import HERE, KASUBBAG, Actor, AsJson, Now, app
from xlsops.cli.forms import forms
from xlsops.cli.inputs import moment, one_target
from xlsops.cli.rules import rules
from xlsops.cli.terminal import STOPPED, run_and_show
from xlsops.cli.usage import Command, CommandGroup, examples, usage_sentence
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report
from xlsops.core.terms.steps import BY_NUMBER, Step
from xlsops.core.values.periods import Period
from xlsops.frames.subjects import Subject

addin = typer.Typer(
    help="Tambahan Kinerja untuk Excel: buat, pasang, cabut.",
    cls=CommandGroup,
    no_args_is_help=True,
)
app.add_typer(addin, name="addin", epilog=examples("addin"))
key = typer.Typer(
    help="Kunci tanda tangan Anda: buat, tampilkan.", cls=CommandGroup, no_args_is_help=True
)
app.add_typer(key, name="key", epilog=examples("key"))
app.add_typer(rules, name="rules", epilog=examples("rules"))
app.add_typer(forms, name="forms", epilog=examples("forms"))


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
    year: Annotated[int, typer.Option("--year", min=2000, max=2099, help="Tahun anggaran.")],
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
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Buat folder periode baru dengan buku kerja kendali; periodenya dibuka dengan open."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.loading import load_earlier
        from xlsops.procedure.quarters.carrying import open_next
        from xlsops.procedure.quarters.opening import Opening, open_period

        opening = Opening(Period(year, int(quarter.value)), moment(due) if due else None)
        if before is None:
            return open_period(folder, opening, moment(now), actor)
        return open_next(folder, opening, load_earlier(before, moment(now), actor))

    run_and_show(work, as_json)


@app.command(cls=Command, epilog=examples("bundle"), short_help="Siapkan pemasangan tanpa internet")
def bundle(
    folder: Annotated[
        Path, typer.Argument(help="Folder yang akan dibuat, misalnya di flash disk.")
    ],
    system: Annotated[
        System,
        typer.Option(
            "--platform", metavar="SISTEM", help="Sistem komputer itu: windows, mac, atau linux."
        ),
    ] = System.WINDOWS,
    python: Annotated[
        str | None,
        typer.Option(
            "--python",
            metavar="VERSI",
            help="Python di komputer itu, misalnya 3.11. Bila tidak disebut, versi Python ini.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Unduh semua yang diperlukan komputer kantor tanpa internet untuk memasang program ini."""

    def work(report: Report) -> Outcome:
        from xlsops.addin.offline.bundling import bundle as make

        return make(folder, Target(system, python or running()), report)

    run_and_show(work, as_json)


@app.command(cls=Command, epilog=examples("export"), short_help="Tulis data untuk analis")
def export(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folder periode, atau folder yang memuat banyak folder periode; boleh beberapa. "
            "Bila tidak disebut, folder sekarang."
        ),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="BERKAS",
            help="Berkas yang ditulis: .xlsx untuk Excel dan pivot; .csv (pemisah koma, desimal titik) "
            "dan .parquet untuk program lain.",
        ),
    ] = None,
    dataset: Annotated[
        Path | None,
        typer.Option(
            "--dataset",
            metavar="FOLDER",
            help="Untuk banyak kantor: folder berisi .parquet menurut tahun, triwulan, dan kantor. "
            "Bila diulang, hanya folder periode yang berubah dibaca lagi.",
        ),
    ] = None,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ALAMAT",
            help="Alamat penjadwal dask, misalnya tcp://komputer:8786: dataset dikerjakan oleh banyak komputer "
            "yang melihat folder-folder itu di alamat yang sama.",
        ),
    ] = "",
    what: Annotated[
        Subject,
        typer.Option(
            "--what",
            metavar="ISI",
            help="Isinya: jawaban (satu baris satu isian), temuan, atau rekap (baris lembar Data-nya).",
        ),
    ] = Subject.ANSWERS,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Tulis jawaban, temuan, atau rekap satu atau banyak periode sebagai tabel; folder hanya dibaca."""

    def work(report: Report) -> Outcome:
        from xlsops.procedure.exporting import export, folders_in

        required = one_target(target, dataset, cluster)
        folders = folders_in(folder or [HERE])
        if target is required:
            return export(folders, required, what, moment(now), report)
        from xlsops.procedure.dataset.exporting import export_dataset

        return export_dataset(folders, required, what, moment(now), report, cluster)

    run_and_show(work, as_json)


@app.command(cls=Command, epilog=examples("demo"))
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder contoh yang akan dibuat.")] = Path(
        "Contoh Kinerja TW2 2026"
    ),
    until: Annotated[
        int,
        typer.Option(
            "--until",
            min=Step.REVIEW.number,
            max=Step.RECAP.number,
            help="Berhenti pada langkah ini: 7 berhenti di meja Kabag, dengan temuan terbuka.",
        ),
    ] = Step.RECAP.number,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Ganti demo yang lebih dahulu di folder itu, bila tidak ada yang diubah.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Mainkan satu triwulan penuh dengan data contoh."""

    def work(report: Report) -> Outcome:
        from xlsops.demo.play import play

        return play(folder, report, BY_NUMBER[until], replacing=replace)

    run_and_show(work, as_json)


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
        from xlsops.addin.examination.report import examination
        from xlsops.files.folders import is_period

        here = HERE if is_period(HERE) else None
        return examination(folder or here)

    run_and_show(work, as_json)


@addin.command(cls=Command, epilog=examples("addin build"))
def build(
    folder: Annotated[Path, typer.Argument(help="Folder tempat Kinerja.xlam ditulis.")] = HERE,
    as_json: AsJson = False,
) -> None:
    """Buat Kinerja.xlam dari sumbernya."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import build
        from xlsops.addin.examination import report

        return report.built(build.build(folder))

    run_and_show(work, as_json)


@addin.command(cls=Command, epilog=examples("addin install"))
def install(as_json: AsJson = False) -> None:
    """Pasang tambahan Kinerja di Excel komputer ini."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import installing as install
        from xlsops.addin.examination import report

        return report.install_outcome(install.install())

    run_and_show(work, as_json)


@addin.command(cls=Command, epilog=examples("addin remove"))
def remove(as_json: AsJson = False) -> None:
    """Cabut tambahan Kinerja; buku kerja dan data tidak tersentuh."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import installing as install
        from xlsops.addin.examination import report

        return report.install_outcome(install.remove(), wanted=False)

    run_and_show(work, as_json)


@addin.command("status", cls=Command, epilog=examples("addin status"))
def addin_status(as_json: AsJson = False) -> None:
    """Tunjukkan apakah tambahan Kinerja terpasang dengan lengkap."""

    def work(_report: Report) -> Outcome:
        from xlsops.addin import installing as install
        from xlsops.addin.examination import report

        return report.install_outcome(install.status())

    run_and_show(work, as_json)


@key.command("new", cls=Command, epilog=examples("key new"))
def key_new(as_json: AsJson = False) -> None:
    """Buat kunci baru; kunci publiknya untuk lembar Pejabat."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.signing import make_key

        return make_key()

    run_and_show(work, as_json)


@key.command("show", cls=Command, epilog=examples("key show"))
def key_show(as_json: AsJson = False) -> None:
    """Tampilkan kunci publik Anda, periksa hak berkasnya."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.signing import show_keys

        return show_keys()

    run_and_show(work, as_json)


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
