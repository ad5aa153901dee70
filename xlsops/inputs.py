"""What a command takes beside its folder: the options of its own, read into what its operation needs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from xlsops import messages
from xlsops.core.days import EXAMPLE, read_moment
from xlsops.core.spec_reading import WIB
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
        raise XlsopsError(messages.records.moment(text, EXAMPLE))
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)


def _status(
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="BERKAS",
            help="Tulis juga satu halaman .html untuk pimpinan, di berkas atau folder ini.",
        ),
    ] = None,
) -> Inputs:
    return {"html": html}


_BESIDE = {
    "--step": {"--skip", "--plan", "--date", "--time", "--place", "--number", "--participant", "--notes"},
    "--received": {"--channel", "--date", "--time", "--participant", "--notes"},
    "--set-aside": {"--file", "--date", "--notes"}, "--use-again": {"--file", "--date", "--notes"},
    "--finding": {"--bureau", "--warning", "--withdraw", "--date", "--notes"},
    "--lost": {"--notes"},
}  # fmt: skip
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


_Step = Annotated[
    int | None,
    typer.Option(
        "--step", help="Langkah yang dicatat: 1, 2, 4, atau 8; tanpa ini, baris lembar Catatan."
    ),
]
_Skip = Annotated[bool, typer.Option("--skip", help="Langkah itu dilewati; alasannya di --notes.")]
_Plan = Annotated[
    bool,
    typer.Option("--plan", help="Rapat itu baru direncanakan: tanggal, jam, tempat undangannya."),
]
_Received = Annotated[
    str, typer.Option("--received", help="Kode bagian yang sudah menerima formatnya.")
]
_Channel = Annotated[str, typer.Option("--channel", help="Lewat apa formatnya diterima.")]
_Aside = Annotated[
    str, typer.Option("--set-aside", help="Kode bagian yang kirimannya dikesampingkan.")
]
_Again = Annotated[
    str, typer.Option("--use-again", help="Kode bagian yang kirimannya dipakai lagi.")
]
_Found = Annotated[
    str,
    typer.Option(
        "--finding",
        metavar="SEL",
        help="Temuan sendiri pada sel ini, misalnya Indikator!N12; isinya di --notes.",
    ),
]
_Bureau = Annotated[str, typer.Option("--bureau", help="Kode bagian yang isiannya diberi temuan.")]
_Warning = Annotated[bool, typer.Option("--warning", help="Temuan itu peringatan, bukan galat.")]
_Withdraw = Annotated[bool, typer.Option("--withdraw", help="Temuan sendiri pada sel itu dicabut.")]
_File = Annotated[
    str,
    typer.Option("--file", help="Nama berkas kiriman yang dimaksud; tanpa ini, yang terakhir."),
]
_Day = Annotated[
    str | None, typer.Option("--date", help="Tanggalnya; bila tidak disebut, hari ini.")
]
_Time = Annotated[str, typer.Option("--time", help="Jamnya, misalnya 09.00.")]
_Place = Annotated[str, typer.Option("--place", help="Tempat rapat.")]
_Number = Annotated[str, typer.Option("--number", help="Nomor surat atau agenda.")]
_People = Annotated[
    list[str] | None,
    typer.Option(
        "--participant", help="Peserta atau penerima, misalnya nama (ORG); boleh berulang."
    ),
]
_Notes = Annotated[str, typer.Option("--notes", help="Isi arahan, notulen, alasan, atau temuan.")]
_Lost = Annotated[
    bool,
    typer.Option(
        "--lost", help="Catatan jurnal hilang dan cadangannya tidak ada; alasannya di --notes."
    ),
]


def _record(
    step: _Step = None,
    skip: _Skip = False,
    plan: _Plan = False,
    received: _Received = "",
    channel: _Channel = "",
    aside: _Aside = "",
    again: _Again = "",
    found: _Found = "",
    bureau: _Bureau = "",
    warning: _Warning = False,
    withdraw: _Withdraw = False,
    file: _File = "",
    day: _Day = None,
    time: _Time = "",
    place: _Place = "",
    number: _Number = "",
    people: _People = None,
    notes: _Notes = "",
    lost: _Lost = False,
) -> Inputs:
    given = {
        "--step": step is not None, "--skip": skip, "--plan": plan, "--received": received,
        "--channel": channel, "--set-aside": aside, "--use-again": again, "--finding": found,
        "--bureau": bureau, "--warning": warning, "--withdraw": withdraw, "--file": file,
        "--date": day, "--time": time, "--place": place, "--number": number,
        "--participant": people, "--notes": notes, "--lost": lost,
    }  # fmt: skip
    _require_one_thing([name for name, there in given.items() if there])
    if lost:
        return {"lost": notes}
    from xlsops.core.entries import Deed, Entry
    from xlsops.core.findings import Severity

    entry = Entry(
        Deed.DONE, day=moment(day).date() if day else None, time=time, place=place, number=number,
        people=tuple(people or ()), notes=notes, file=file,
    )  # fmt: skip
    if found:
        deed = Deed.WITHDRAWN if withdraw else Deed.FOUND
        severity = Severity.WARNING if warning else Severity.ERROR
        return {"entry": replace(entry, deed=deed, bureau=bureau, place=found, severity=severity)}
    if aside or again:
        deed = Deed.SET_ASIDE if aside else Deed.USED_AGAIN
        return {"entry": replace(entry, deed=deed, bureau=aside or again)}
    if received:
        return {"entry": replace(entry, deed=Deed.CONFIRMED, bureau=received, place=channel)}
    if step is None:
        return {}
    deed = Deed.SKIPPED if skip else Deed.PLANNED if plan else Deed.DONE
    return {"entry": replace(entry, deed=deed, step=step)}


def _carry(
    before: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Folder triwulan yang lalu, bila dipindah atau belum tercatat."
        ),
    ] = None,
    over: Annotated[
        bool, typer.Option("--all", help="Timpa juga angka yang diubah di sini.")
    ] = False,
) -> Inputs:
    return {"before": before, "over": over}


def _distribute(
    channel: Annotated[str, typer.Option("--channel", help="Lewat apa, misalnya WhatsApp.")] = "",
) -> Inputs:
    return {"channel": channel}


def _verify(
    against: Annotated[
        str,
        typer.Option(
            "--against",
            metavar="BERKAS",
            help="Cocokkan dengan rekap, Berkas Bukti, halaman status, atau surat terdahulu, atau dengan sidik yang tercetak "
            "di situ. Hanya ini yang menemukan jurnal yang ditulis ulang atau dipotong oleh pemegang folder dan kuncinya.",
        ),
    ] = "",
) -> Inputs:
    return {"against": against}


def _bureaus(
    bureaus: Annotated[
        list[str] | None, typer.Option("--bureau", help="Kode bagian; boleh berulang.")
    ] = None,
) -> Inputs:
    return {"bureaus": bureaus or ()}


INPUTS: dict[str, Callable[..., Inputs]] = {
    "status": _status, "record": _record, "carry": _carry, "distribute": _distribute, "remind": _bureaus, "return": _bureaus,
    "approve": _bureaus, "verify": _verify,
}  # fmt: skip
