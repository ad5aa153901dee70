"""The commands for buttons that only show something: the queue of findings, and the guide."""

from typing import Annotated

import typer

from xlsops.cli.commands import HERE, AsJson, Folder, Now, app
from xlsops.cli.inputs import Bureaus, moment
from xlsops.cli.terminal import run_and_show
from xlsops.cli.usage import Command, examples
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report


@app.command(cls=Command, epilog=examples("findings"), short_help="Temuan terbuka menurut Dampak")
def findings(
    bureaus: Bureaus = None,
    after: Annotated[
        str,
        typer.Option(
            "--after",
            metavar="KUNCI",
            help="Hanya yang sesudah temuan ini; kuncinya tertulis di bawah setiap temuan.",
        ),
    ] = "",
    assignee: Annotated[
        str, typer.Option("--assignee", metavar="NAMA", help="Hanya yang ditelaah orang ini.")
    ] = "",
    folder: Folder = HERE,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Sebut temuan terbuka seurut Temuan Berikutnya: tempat, pesan, Dampak, saran, umur, percakapan. Tidak ada yang ditulis."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.period.loading import load
        from xlsops.procedure.review.queueing import queued_findings

        period = load(folder, moment(now), "", reading=True)
        return queued_findings(period, bureaus or (), after, assignee)

    run_and_show(work, as_json)


@app.command(cls=Command, epilog=examples("guide"), short_help="Panduan: langkah satu triwulan")
def guide(as_json: AsJson = False) -> None:
    """Sebut sembilan langkah satu triwulan dengan tombol dan perintahnya, dan yang dilakukan bila tombol tidak jalan."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.status.guiding import told_guide

        return told_guide()

    run_and_show(work, as_json)
