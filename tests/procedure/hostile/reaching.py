"""Files that reach out: to a server, another workbook, a program, a picture elsewhere; and a quarter of them."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from html import escape
from pathlib import Path

from tests.files.xlsx.parts import MAIN, OFFICE, PACKAGE, SHEETML
from tests.growth.forms import BOOK, LINKS, SHEET, SHEET_LINKS, TYPES, Parts, packed, parts_of
from tests.procedure.tiny import BROKEN, CLEAN, CODES, opened, sending
from tests.quarter import NOW
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

_WORDS, _WORDED = "TUVWX", re.compile(r'(<c r="([T-X])8"[^>]*><is><t>)[^<]*')
_FIGURE = re.compile(r'(<c r="K8"[^>]*>)(<v>)')


def quarter(root: Path, port: int) -> None:
    """Play a quarter in which every form and every stray file reaches out to that port of this computer."""
    web = f"http://127.0.0.1:{port}"
    tiny = opened(root)
    distribute(tiny.period(), "surat")
    for code, slip in zip(CODES, (BROKEN, CLEAN), strict=True):
        tiny.drop(f"{code}.xlsx", taken(sending(code, slip), web))
    for name, data in refused(sending(CODES[0]), web).items():
        tiny.drop(f"{name}.xlsx", data)
    collect(tiny.period())
    return_to_bureaus(tiny.period(NOW + timedelta(hours=1)))
    tiny.drop(f"{CODES[0]} lagi.xlsx", taken(sending(CODES[0], CLEAN, 90), web))
    collect(tiny.period(NOW + timedelta(hours=2)))
    approve(tiny.period(NOW + timedelta(hours=3)))
    hand_over(tiny.period(NOW + timedelta(hours=4)))
    make_recap_book(tiny.period(NOW + timedelta(hours=5)))


def texts(web: str) -> tuple[str, ...]:
    """Return answers that a program might take for something to do."""
    return (
        f'=WEBSERVICE("{web}/a") dan rapat',
        f'=HYPERLINK("{web}/b","Klik di sini")',
        "=cmd|'/c calc'!A0",
        f"{web}/bukti.pdf",
        f'=IMAGE("{web}/c.png")',
    )


def taken(form: bytes, web: str) -> bytes:
    """Return a form that is taken: its words tempt, a cell and a formula lead to the address."""
    parts = dict(parts_of(form))
    words = dict(zip(_WORDS, map(escape, texts(web)), strict=True))
    parts[SHEET] = _WORDED.sub(lambda found: found[1] + words[found[2]], parts[SHEET])
    parts[SHEET] = _FIGURE.sub(r"\1<f>[1]Data!$B$2</f>\2", parts[SHEET], count=1)
    parts[SHEET] = _behind(
        parts[SHEET],
        f'<hyperlinks xmlns:r="{OFFICE}"><hyperlink ref="C8" r:id="rId1"/></hyperlinks>',
    )
    parts[SHEET_LINKS] = _links(("hyperlink", f"{web}/d"))
    book = f'<externalBook xmlns:r="{OFFICE}" r:id="rId1"/>'
    return packed(_with_link_part(parts, book, f"{web}/e.xlsx"))


def refused(form: bytes, web: str) -> Mapping[str, bytes]:
    """Return what would be fetched or run without a question, by what it is."""
    return {name: packed(parts) for name, parts in _asking(dict(parts_of(form)), web)}


def _asking(parts: Parts, web: str) -> Iterator[tuple[str, Parts]]:
    dde = '<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink>'
    yield "tautan dde", _with_link_part(parts, dde, f"{web}/f")
    ole = f'<oleLink xmlns:r="{OFFICE}" r:id="rId1" progId="Package"/>'
    yield "tautan ole", _with_link_part(parts, ole, f"{web}/g")
    for kind in ("image", "attachedTemplate", "oleObject", "externalLinkPath", "video"):
        yield f"tertaut {kind}", {**parts, SHEET_LINKS: _links((kind, f"{web}/{kind}"))}
    for name, kind in (("connections", "connections"), ("queryTables/q1", "queryTable")):
        part = f"xl/{name}.xml"
        text = f'<{kind} xmlns="{MAIN}"><webPr url="{web}/h"/></{kind}>'
        yield f"data {kind}", {**parts, part: text, TYPES: _typed(parts[TYPES], part, kind)}
    outside = f'<!DOCTYPE worksheet SYSTEM "{web}/i.dtd">'
    yield "doctype", {**parts, SHEET: outside + parts[SHEET]}
    entity = f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "{web}/j">]>'
    yield "entitas", {**parts, SHEET: entity + parts[SHEET].replace("Orang", "&e;")}


def _with_link_part(parts: Parts, inside: str, target: str) -> Parts:
    """Return the parts with a link to something outside."""
    part = "xl/externalLinks/externalLink1.xml"
    link = f'<Relationship Id="rId900" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    listed = '<externalReferences><externalReference r:id="rId900"/></externalReferences>'
    return {
        **parts,
        part: f'<externalLink xmlns="{MAIN}">{inside}</externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": _links(("externalLinkPath", target)),
        TYPES: _typed(parts[TYPES], part, "externalLink"),
        LINKS: parts[LINKS].replace("</Relationships>", f"{link}</Relationships>"),
        BOOK: parts[BOOK].replace("</sheets>", f"</sheets>{listed}"),
    }


def _links(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def _typed(types: str, part: str, kind: str) -> str:
    return types.replace(
        "</Types>", f'<Override PartName="/{part}" ContentType="{SHEETML}.{kind}+xml"/></Types>'
    )


def _behind(sheet: str, text: str) -> str:
    """Return a sheet with an element where links stand: before what prints."""
    at = min(
        found
        for mark in ("<printOptions", "<pageMargins", "<pageSetup", "</worksheet>")
        if (found := sheet.find(mark)) >= 0
    )
    return sheet[:at] + text + sheet[at:]
