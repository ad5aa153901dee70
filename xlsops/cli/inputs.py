"""What a command takes beside its folder: the options of its own, read into what its operation needs."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct
from msgspec.structs import fields

from xlsops import messages
from xlsops.cli.help_words import WORDS
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import EXAMPLE, OUT_OF_TIME, of_our_time, read_moment
from xlsops.errors import XlsopsError

Inputs = dict[str, Any]


def no_inputs() -> Inputs:
    """Return what a command takes that has no option of its own: nothing."""
    return {}


def moment(text: str | None) -> datetime:
    """Return the moment of an option, or now; a moment without a zone is WIB."""
    if text is None:
        return datetime.now(WIB)
    moment = read_moment(text)
    if moment is None:
        raise XlsopsError(messages.records.moment(text, WORDS.of(EXAMPLE)))
    if not of_our_time(moment):
        raise XlsopsError(messages.records.moment_of_another_age(text, WORDS.of(OUT_OF_TIME)))
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)


def one_target(file: Path | None, dataset: Path | None, cluster: str) -> Path:
    """Return what is to be exported to; raises unless it is one thing, and one that can be."""
    if file is not None and dataset is None and cluster:
        raise XlsopsError(messages.cluster.dataset_only())
    targets = [each for each in (file, dataset) if each is not None]
    if len(targets) != 1:
        raise XlsopsError(messages.cluster.one_target())
    return targets[0]


_LIKE_CELL = re.compile(r"(?:^|!)\$?[A-Za-z]{1,3}\$?[0-9]+$")


def folder_and_cell(folder: str, cell: str) -> tuple[Path, str]:
    """Return what was typed before a cell as the folder; what was typed alone is one of them, as it looks."""
    alone = not cell and (not folder or _LIKE_CELL.search(folder)) and not Path(folder).is_dir()
    return (Path(), folder) if alone else (Path(folder), cell)


_BESIDE = {
    "--step": {
        "--skip",
        "--plan",
        "--date",
        "--time",
        "--place",
        "--number",
        "--participant",
        "--notes",
    },
    "--received": {"--channel", "--date", "--time", "--participant", "--notes"},
    "--set-aside": {"--file", "--place", "--date", "--notes"},
    "--use-again": {"--file", "--place", "--date", "--notes"},
    "--finding": {"--bureau", "--warning", "--withdraw", "--date", "--notes"},
    "--reopen": {"--date", "--notes"},
    "--lost": {"--notes"},
}
"""The options that say what is recorded, with those that tell more of it."""


def _require_one_thing(given: Sequence[str]) -> None:
    """Raise unless these options of ``record`` tell of one thing, or none is given."""
    what = [name for name in given if name in _BESIDE]
    more = [name for name in given if name not in _BESIDE]
    if len(what) > 1 or {"--skip", "--plan"} <= {*more}:
        both = " dan ".join(what if len(what) > 1 else ("--skip", "--plan"))
        raise XlsopsError(messages.records.both(both))
    stray = [name for name in more if not what or name not in _BESIDE[what[0]]]
    if stray:
        leaders = [name for name, beside in _BESIDE.items() if stray[0] in beside]
        raise XlsopsError(messages.records.stray_option(stray[0], what[0] if what else "", leaders))


Html = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="BERKAS",
        help="Tulis juga satu halaman .html untuk pimpinan, di berkas atau folder ini.",
    ),
]
Docx = Annotated[
    bool,
    typer.Option(
        "--docx",
        help="Tulis juga bahan LKjIP sebagai dokumen Word di rekap/: bab per sasaran, grafik, angka "
        "yang terikat pada rekap.",
    ),
]
Check = Annotated[
    Path | None,
    typer.Option(
        "--check",
        metavar="BERKAS",
        help="Periksa dokumen Word itu saja: setiap angka terikat yang tidak lagi sama dengan rekap "
        "disebut, dan ditandai di salinannya.",
    ),
]
Step = Annotated[
    int | None,
    typer.Option(
        "--step", help="Langkah yang dicatat: 1, 2, 4, atau 8; tanpa ini, baris lembar Catatan."
    ),
]
Skip = Annotated[bool, typer.Option("--skip", help="Langkah itu dilewati; alasannya di --notes.")]
Plan = Annotated[
    bool,
    typer.Option("--plan", help="Rapat itu baru direncanakan: tanggal, jam, tempat undangannya."),
]
Received = Annotated[
    str, typer.Option("--received", help="Kode bagian yang sudah menerima formatnya.")
]
Channel = Annotated[str, typer.Option("--channel", help="Lewat apa formatnya diterima.")]
Aside = Annotated[
    str, typer.Option("--set-aside", help="Kode bagian yang kirimannya dikesampingkan.")
]
Again = Annotated[
    str, typer.Option("--use-again", help="Kode bagian yang kirimannya dipakai lagi.")
]
Reopen = Annotated[
    str,
    typer.Option(
        "--reopen",
        metavar="KODE",
        help="Kode bagian yang pengesahannya dibuka oleh peran yang bertindak; alasannya di --notes.",
    ),
]
FoundAt = Annotated[
    str,
    typer.Option(
        "--finding",
        metavar="SEL",
        help="Temuan sendiri pada sel ini, misalnya Indikator!N12; isinya di --notes.",
    ),
]
Found = Annotated[str, typer.Option("--bureau", help="Kode bagian yang isiannya diberi temuan.")]
Warned = Annotated[bool, typer.Option("--warning", help="Temuan itu peringatan, bukan galat.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Temuan sendiri pada sel itu dicabut.")]
File = Annotated[
    str, typer.Option("--file", help="Nama berkas kiriman yang dimaksud; tanpa ini, yang terakhir.")
]
Day = Annotated[
    str | None, typer.Option("--date", help="Tanggalnya; bila tidak disebut, hari ini.")
]
Time = Annotated[str, typer.Option("--time", help="Jamnya, misalnya 09.00.")]
Place = Annotated[
    str,
    typer.Option(
        "--place", help="Tempat rapat; dengan --set-aside sel yang perbaikan bacaannya dibatalkan."
    ),
]
Number = Annotated[str, typer.Option("--number", help="Nomor surat atau agenda.")]
People = Annotated[
    list[str] | None,
    typer.Option(
        "--participant", help="Peserta atau penerima, misalnya nama (ORG); boleh berulang."
    ),
]
Notes = Annotated[str, typer.Option("--notes", help="Isi arahan, notulen, alasan, atau temuan.")]
Lost = Annotated[
    bool,
    typer.Option(
        "--lost", help="Catatan jurnal hilang dan cadangannya tidak ada; alasannya di --notes."
    ),
]


FolderOrCell = Annotated[
    str,
    typer.Argument(metavar="[FOLDER]", help="Folder periode; bila tidak disebut, folder sekarang."),
]
AskedCell = Annotated[
    str,
    typer.Argument(
        metavar="SEL",
        help='Lembar dan selnya, misalnya "Rekap Setda!H12"; tanpa lembar, Rekap Setda.',
    ),
]
Before = Annotated[
    Path | None,
    typer.Option("--from", help="Folder triwulan yang lalu, bila dipindah atau belum tercatat."),
]
Over = Annotated[bool, typer.Option("--all", help="Timpa juga angka yang diubah di sini.")]
Sent = Annotated[str, typer.Option("--channel", help="Lewat apa, misalnya WhatsApp.")]
Against = Annotated[
    str,
    typer.Option(
        "--against",
        metavar="BERKAS",
        help="Cocokkan dengan rekap, Berkas Bukti, halaman status, atau surat terdahulu, atau dengan sidik yang tercetak "
        "di situ. Hanya ini yang menemukan jurnal yang ditulis ulang atau dipotong oleh pemegang folder dan kuncinya.",
    ),
]
Assistant = Annotated[
    str,
    typer.Option(
        "--assistant",
        metavar="NAMA",
        help="Asisten yang bagiannya disahkan, seperti di lembar Master Bagian; dengan --as Asisten.",
    ),
]
Bureaus = Annotated[list[str] | None, typer.Option("--bureau", help="Kode bagian; boleh berulang.")]


class Given(Struct, frozen=True):
    """The options of ``record`` as they were typed."""

    step: int | None = None
    skip: bool = False
    plan: bool = False
    received: str = ""
    channel: str = ""
    aside: str = ""
    again: str = ""
    found: str = ""
    bureau: str = ""
    warning: bool = False
    withdraw: bool = False
    reopen: str = ""
    file: str = ""
    day: str | None = None
    time: str = ""
    place: str = ""
    number: str = ""
    people: tuple[str, ...] = ()
    notes: str = ""
    lost: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the options that were typed, as they are written."""
        return tuple(
            _WRITTEN.get(each.name, f"--{each.name}")
            for each in fields(self)
            if getattr(self, each.name) != each.default
        )


_WRITTEN = {
    "aside": "--set-aside",
    "again": "--use-again",
    "found": "--finding",
    "day": "--date",
    "people": "--participant",
}


def recorded(given: Given) -> Inputs:
    """Return what ``record`` takes: one thing, or nothing, so that the sheet's rows are recorded."""
    _require_one_thing(given.names)
    if given.lost:
        return {"lost": given.notes}
    from xlsops.core.spec.entries import Deed, Entry
    from xlsops.core.terms.findings import Severity
    from xlsops.core.terms.steps import BY_NUMBER

    entry = Entry(
        Deed.DONE,
        day=moment(given.day).date() if given.day else None,
        time=given.time,
        place=given.place,
        number=given.number,
        people=given.people,
        notes=given.notes,
        file=given.file,
    )
    if given.found:
        deed = Deed.WITHDRAWN if given.withdraw else Deed.FOUND
        severity = Severity.WARNING if given.warning else Severity.ERROR
        found = replace(entry, deed=deed, bureau=given.bureau, place=given.found, severity=severity)
        return {"entry": found}
    if given.aside or given.again:
        deed = Deed.SET_ASIDE if given.aside else Deed.USED_AGAIN
        return {"entry": replace(entry, deed=deed, bureau=given.aside or given.again)}
    if given.reopen:
        return {"entry": replace(entry, deed=Deed.REOPENED, bureau=given.reopen)}
    if given.received:
        confirmed = replace(entry, deed=Deed.CONFIRMED, bureau=given.received, place=given.channel)
        return {"entry": confirmed}
    if given.step is None:
        return {}
    if given.step not in BY_NUMBER:
        raise XlsopsError(messages.records.step_by_itself(given.step))
    deed = Deed.SKIPPED if given.skip else Deed.PLANNED if given.plan else Deed.DONE
    return {"entry": replace(entry, deed=deed, step=BY_NUMBER[given.step])}
