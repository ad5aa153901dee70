"""The commands that look at what a bureau sent, version by version."""

from pathlib import Path
from typing import Annotated

import typer

from xlsops.cli.commands import HERE, AsJson, Now, app
from xlsops.cli.inputs import moment
from xlsops.cli.terminal import run_and_show
from xlsops.cli.usage import Command, examples
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report

PeriodIn = Annotated[
    Path,
    typer.Option(
        "--in", metavar="FOLDER", help="Folder periode; bila tidak disebut, folder sekarang."
    ),
]


@app.command(cls=Command, epilog=examples("diff"), short_help="Bandingkan dua versi kiriman")
def diff(
    bureau: Annotated[str, typer.Argument(metavar="BAGIAN", help="Kode bagian.")],
    older: Annotated[
        int | None,
        typer.Argument(metavar="VERSI", help="Versi lama; bila tidak disebut, dua yang terakhir."),
    ] = None,
    newer: Annotated[
        int | None,
        typer.Argument(metavar="VERSI", help="Versi baru; bila tidak disebut, yang terakhir."),
    ] = None,
    folder: PeriodIn = HERE,
    target: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="BERKAS", help="Tulis juga sebagai lembar di buku kerja ini (.xlsx)."
        ),
    ] = None,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Tampilkan setiap sel yang berbeda antara dua versi kiriman satu bagian, dan temuannya."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.loading import load
        from xlsops.procedure.versions.comparing import compare

        period = load(folder, moment(now), "", reading=True)
        return compare(period, bureau, older, newer, target)

    run_and_show(work, as_json)


@app.command(
    cls=Command, epilog=examples("history"), short_help="Riwayat satu sel isian, atau satu baris"
)
def history(
    bureau: Annotated[str, typer.Argument(metavar="BAGIAN", help="Kode bagian.")],
    line: Annotated[str, typer.Argument(metavar="BARIS", help="Kode indikator atau sub kegiatan.")],
    column: Annotated[
        str,
        typer.Argument(
            metavar="KOLOM",
            help="Kolom: namanya di lembar Format, atau judulnya. Tanpa kolom: setiap triwulan yang diketahui.",
        ),
    ] = "",
    folder: Annotated[
        list[Path] | None,
        typer.Option(
            "--in",
            metavar="FOLDER",
            help="Folder periode; bila tidak disebut, folder sekarang. Boleh diulang, dari yang lama.",
        ),
    ] = None,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Tampilkan nilai satu sel di setiap versi, temuannya, dan keputusannya; tanpa kolom, satu baris setiap triwulan."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.loading import load
        from xlsops.procedure.versions.cell_history import history as told
        from xlsops.procedure.versions.line_history import line_history

        periods = [load(each, moment(now), "", reading=True) for each in folder or [HERE]]
        if not column:
            return line_history(periods[-1], bureau, line)
        return told(periods, bureau, line, column)

    run_and_show(work, as_json)
