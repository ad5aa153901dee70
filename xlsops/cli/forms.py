"""The commands of official forms: take a template to change it, compare one with a newer form."""

from pathlib import Path
from typing import Annotated

import typer

from xlsops.cli.commands import HERE, KASUBBAG, Actor, AsJson, Folder, Now
from xlsops.cli.inputs import moment
from xlsops.cli.terminal import run_and_show
from xlsops.cli.usage import Command, CommandGroup, examples
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report

forms = typer.Typer(
    help="Formulir resmi: ambil templatnya, bandingkan.", cls=CommandGroup, no_args_is_help=True
)


@forms.command(
    "copy",
    cls=Command,
    epilog=examples("forms copy"),
    short_help="Salin templat formulir untuk diubah",
)
def copied(
    name: Annotated[
        str, typer.Argument(metavar="NAMA", help="Formulirnya, misalnya E.81 atau E.81 (17 kolom).")
    ],
    folder: Folder = HERE,
    now: Now = None,
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Salin templat formulir ke templates/ folder periode untuk diubah di Excel; ID barisnya sudah terisi."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.papers.official_forms import copy_template
        from xlsops.procedure.period.loading import load

        return copy_template(load(folder, moment(now), actor, reading=True), name)

    run_and_show(work, as_json)


@forms.command(
    "check",
    cls=Command,
    epilog=examples("forms check"),
    short_help="Sebut beda formulir kantor dengan yang baru",
)
def checked(
    newer: Annotated[
        Path, typer.Argument(metavar="BERKAS", help="Formulir resmi yang lebih baru (.xlsx).")
    ],
    folder: Folder = HERE,
    form: Annotated[
        str,
        typer.Option(
            "--form",
            metavar="NAMA",
            help="Formulir kantor yang dibandingkan, menurut nama lembarnya. Bila tidak disebut, yang paling mirip.",
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Sebut beda formulir kantor dengan formulir resmi yang lebih baru, kolom demi kolom; tidak mengubah apa pun."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.papers.official_forms import check_form

        return check_form(newer, folder, form)

    run_and_show(work, as_json)
