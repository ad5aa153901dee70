"""The commands beside a period that tell whether the rules of an office pay."""

from pathlib import Path
from typing import Annotated, Any

import typer

from xlsops.cli.commands import HERE, KABAG, KASUBBAG, Actor, AsJson, Folder, Now
from xlsops.cli.inputs import moment
from xlsops.cli.terminal import run_and_show
from xlsops.cli.usage import Command, CommandGroup, examples
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report


class RulesGroup(CommandGroup):
    """The commands of rules; a folder in place of one of them has the rules of that folder listed."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as the library has it
        """Return the command that is meant, and what is left for it."""
        known = self.get_command(ctx, args[0]) is not None
        return super().resolve_command(
            ctx, args if known or not Path(args[0]).is_dir() else ["list", *args]
        )


rules = typer.Typer(
    help="Aturan pemeriksaan: hasilnya selama ini, uji coba.",
    cls=RulesGroup,
    invoke_without_command=True,
)


@rules.callback()
def _listed_here(context: typer.Context) -> None:
    """Aturan pemeriksaan: hasilnya selama ini, uji coba."""
    if context.invoked_subcommand is None:
        listed([HERE])


@rules.command("list", cls=Command, epilog=examples("rules list"))
def listed(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(help="Folder periode, boleh beberapa; aturan diambil dari yang pertama."),
    ] = None,
    now: Now = None,
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Sebut setiap aturan dengan hasilnya: timbul, diperbaiki, diterima, disahkan walau terbuka."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.review.ruling import listed as told

        return told(folder or [HERE], moment(now), actor)

    run_and_show(work, as_json)


@rules.command("test", cls=Command, epilog=examples("rules test"))
def tried(
    code: Annotated[
        str,
        typer.Argument(metavar="KODE", help="Kode aturan di lembar Aturan, boleh yang masih draf."),
    ],
    on: Annotated[
        list[Path] | None,
        typer.Option(
            "--on",
            metavar="FOLDER",
            help="Folder periode yang kirimannya dipakai mencoba; boleh diulang. Bila tidak disebut, folder ini.",
        ),
    ] = None,
    folder: Folder = HERE,
    now: Now = None,
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Coba satu aturan atas kiriman yang tersimpan: berapa kali timbul, di mana, dan jadi apa."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.review.ruling import tried as told

        return told(code, folder, on or [], moment(now), actor)

    run_and_show(work, as_json)


@rules.command("selftest", cls=Command, epilog=examples("rules selftest"))
def self_tested(
    folder: Folder = HERE,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="BERKAS",
            help="Tulis berita ujinya ke buku kerja .xlsx ini untuk dicetak, dengan PDF di sampingnya.",
        ),
    ] = None,
    now: Now = None,
    actor: Actor = KABAG,
    as_json: AsJson = False,
) -> None:
    """Tanam kesalahan setiap aturan di format baru, baca seperti kiriman, dan sebut yang ditemukan; data tidak berubah."""

    def work(report: Report) -> Outcome:
        from xlsops.procedure.period.loading import load
        from xlsops.procedure.rules.certifying import selftest

        period = load(folder, moment(now), actor, reading=True)
        return selftest(period, report, to=to)

    run_and_show(work, as_json)


@rules.command("lint", cls=Command, epilog=examples("rules lint"))
def linted(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="[FOLDER]",
            help="Folder periode atau satu buku kerja kendali; bila tidak disebut, folder sekarang.",
        ),
    ] = HERE,
    now: Now = None,
    actor: Actor = KASUBBAG,
    as_json: AsJson = False,
) -> None:
    """Sebut aturan, petunjuk, daftar pilihan, dan pesan yang saling bertentangan, dan yang diperiksa pada tiap kolom."""

    def work(_report: Report) -> Outcome:
        from xlsops.procedure.rules.linting import lint

        return lint(place, moment(now), actor)

    run_and_show(work, as_json)
