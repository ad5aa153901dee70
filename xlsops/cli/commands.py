"""The commands of a period: each takes what was typed, and has its operation run."""

from collections.abc import Callable
from inspect import Signature, signature
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from xlsops.cli.asking import Asked, run
from xlsops.cli.inputs import (
    Again,
    Against,
    Aside,
    AskedCell,
    Assistant,
    Before,
    Bureaus,
    Channel,
    Check,
    Day,
    Docx,
    File,
    FolderOrCell,
    Found,
    FoundAt,
    Given,
    Html,
    Lost,
    Notes,
    Number,
    Over,
    People,
    Place,
    Plan,
    Received,
    Reopen,
    Sent,
    Skip,
    Step,
    Time,
    Warned,
    Withdraw,
    folder_and_cell,
    recorded,
)
from xlsops.cli.usage import Command, CommandGroup, examples
from xlsops.core.terms.told_operations import TOLD

app = typer.Typer(
    help="Pengumpulan data kinerja triwulanan: buku kerja masuk, format keluar, temuan dan rekap.",
    cls=CommandGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
Function = TypeVar("Function", bound=Callable[..., None])

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


KASUBBAG, KABAG = "Kasubbag", "Kabag"
_OPERATIONS = {each.command: each for each in TOLD}


def operation_command(name: str) -> Callable[[Function], Function]:
    """Make a function the command of an operation, with the operation's own words as its help."""
    operation = _OPERATIONS[name]
    return app.command(
        name,
        cls=Command,
        help=f"{operation.label}. {operation.supertip}",
        short_help=operation.screentip,
        epilog=examples(name),
    )


def period_command(name: str) -> Callable[[Function], Function]:
    """Make a function the command of an operation on a period, in the role that acts by its button.

    The function takes what was asked of the period, and options of its own; what every such command
    takes is said here once, and stands behind those.
    """

    def every(
        folder: Folder = HERE,
        active: Active = False,
        now: Now = None,
        actor: Actor = _OPERATIONS[name].actor,
        as_json: AsJson = False,
    ) -> Asked:
        return Asked(folder, active, now, actor, as_json)

    common = signature(every).parameters

    def told(command: Function) -> Function:
        def typed(**given: Any) -> None:  # noqa: ANN401 - what was typed, as the signature below says
            asked = every(**{each: given.pop(each) for each in common})
            command(asked, **given)

        _, *own = signature(command).parameters.values()
        vars(typed)["__signature__"] = Signature([*own, *common.values()])
        operation_command(name)(typed)
        return command

    return told


@period_command("status")
def status(asked: Asked, html: Html = None) -> None:
    """Tell where the period stands, and paint the workbook anew."""
    run("status", asked, html=html)


@period_command("open")
def open_(asked: Asked) -> None:
    """Begin the period the settings name."""
    run("open", asked)


@period_command("record")
def record(
    asked: Asked,
    step: Step = None,
    skip: Skip = False,
    plan: Plan = False,
    received: Received = "",
    channel: Channel = "",
    aside: Aside = "",
    again: Again = "",
    found: FoundAt = "",
    bureau: Found = "",
    warning: Warned = False,
    withdraw: Withdraw = False,
    reopen: Reopen = "",
    file: File = "",
    day: Day = None,
    time: Time = "",
    place: Place = "",
    number: Number = "",
    people: People = None,
    notes: Notes = "",
    lost: Lost = False,
) -> None:
    """Record what happened outside the program: the rows of Catatan, or one thing by options."""
    given = Given(
        step,
        skip,
        plan,
        received,
        channel,
        aside,
        again,
        found,
        bureau,
        warning,
        withdraw,
        reopen,
        file,
        day,
        time,
        place,
        number,
        tuple(people or ()),
        notes,
        lost,
    )
    run("record", asked, lambda: recorded(given))


@period_command("carry")
def carry(asked: Asked, before: Before = None, over: Over = False) -> None:
    """Fetch what was approved anew in earlier quarters."""
    run("carry", asked, before=before, over=over)


@period_command("formats")
def formats(asked: Asked) -> None:
    """Make one form for every bureau."""
    run("formats", asked)


@period_command("distribute")
def distribute(asked: Asked, channel: Sent = "") -> None:
    """Record that the bureaus have their forms, and write what goes with them."""
    run("distribute", asked, channel=channel)


@period_command("remind")
def remind(asked: Asked, bureaus: Bureaus = None) -> None:
    """Write letter, message and mail for every bureau that owes something."""
    run("remind", asked, bureaus=bureaus or ())


@period_command("collect")
def collect(asked: Asked) -> None:
    """Take in and check what bureaus sent."""
    run("collect", asked)


@period_command("validate")
def validate(asked: Asked) -> None:
    """Judge again all that is stored."""
    run("validate", asked)


@period_command("decide")
def decide(asked: Asked) -> None:
    """Keep what the Kabag typed in the list of findings."""
    run("decide", asked)


@period_command("return")
def return_(asked: Asked, bureaus: Bureaus = None) -> None:
    """Make copies in which only what is to be mended is open."""
    run("return", asked, bureaus=bureaus or ())


@period_command("approve")
def approve(asked: Asked, bureaus: Bureaus = None, assistant: Assistant = "") -> None:
    """Approve bureaus without open findings, or sign the tier of who acts."""
    run("approve", asked, bureaus=bureaus or (), assistant=assistant)


@period_command("recap")
def recap(asked: Asked, docx: Docx = False, check: Check = None) -> None:
    """Make the recap workbook of what is accepted, the material for the report, or check such a one."""
    if check is not None:
        run("recap --check", asked, file=check)
    run("recap --docx" if docx else "recap", asked)


@operation_command("trace")
def trace(
    folder: FolderOrCell = "", cell: AskedCell = "", now: Now = None, as_json: AsJson = False
) -> None:
    """Tell where the number in a cell comes from."""
    where, what = folder_and_cell(folder, cell)
    run("trace", Asked(where, False, now, KASUBBAG, as_json), cell=what)  # noqa: FBT003


@period_command("hand-over")
def hand_over(asked: Asked) -> None:
    """Hand the approved data over to the Kasubbag."""
    run("hand-over", asked)


@period_command("documents")
def documents(asked: Asked) -> None:
    """Print the documents of every step."""
    run("documents", asked)


@period_command("verify")
def verify(asked: Asked, against: Against = "") -> None:
    """Hold journal, archive, sheets and papers against each other."""
    run("verify", asked, against=against)
